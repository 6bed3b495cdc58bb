"""The brief as one HTML file without outside assets.

Everything that comes from articles is escaped (jinja2 autoescape) and cleaned of characters that act (`shown`). Should
anything slip through all the same, the page's Content-Security-Policy lets only our own style and script run.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from detente.reports import wording
from detente.reports.model import Article, Brief, Mark, Statement, Who

if TYPE_CHECKING:
    import jinja2

    from detente.reports.marks import Block

# Records beyond this number in one article are highlighted at their first segment alone (each needs a style rule).
MOST_RULES = 1500
# Those met most have a card. A reader takes in some dozens; the others have a line each.
MOST_CARDS = 24
# Names of an actor that an outlet's line has room for.
MOST_NAMES = 6
# From this size on (statements, an article counting as twenty) the browser lays out only what is in sight.
LARGE = 12000
# What the template calls by name.
_WORDS = (
    wording.act_verb,
    wording.article_label,
    wording.date_words,
    wording.event_status,
    wording.file_name,
    wording.outlet_name,
    wording.period_words,
    wording.plural,
    wording.possessive,
    wording.selection_words,
    wording.statement_kind,
    wording.web_address,
)
_KIND_CLASS = {"statement": "s", "prediction": "f", "event": "e", "reference": "r"}


def to_html(brief: Brief) -> str:
    """The whole file."""
    return "".join(stream_html(brief))


def stream_html(brief: Brief) -> Iterator[str]:
    """The file piece by piece: for briefs of many articles."""
    from detente.reports.svg_timeline import drawing, legend, status_of, status_words

    main_actors, other_actors = _ranked(brief.actors)
    by_speaker, by_date = _by_speaker(brief), _by_date(brief)
    groups = [group for _, group in by_speaker] + [group for _, group in by_date]
    large = len(brief.statements) + 20 * len(brief.articles) > LARGE
    drawn = drawing(brief)
    style = _asset("brief.css") + _highlight_rules(brief) + (_height_rules(brief, groups) if large else "")
    style += _print_rules(drawn.widths) if drawn else ""
    script = _asset("brief.js")
    return (
        _environment()
        .get_template("brief.html.jinja")
        .generate(
            brief=brief,
            style=_raw(style),
            script=_raw(script),
            policy=_policy(style, script),
            who={actor.id: actor for actor in brief.actors},
            articles={article.id: article for article in brief.articles},
            outlets={outlet.name: number for number, outlet in enumerate(brief.glance.outlets)},
            main_actors=main_actors,
            other_actors=other_actors,
            by_speaker=by_speaker,
            by_date=by_date,
            large=large,
            drawing=drawn,
            legend=[(_raw(mark), words) for mark, words in legend()],
            status_of=status_of,
            status_words=status_words,
        )
    )


@functools.cache
def _environment() -> jinja2.Environment:
    import jinja2

    from detente.reports.anchors import foretold_id, said_id
    from detente.reports.heights import article_class, group_class

    def finalize(value: Any) -> Any:
        return wording.shown(value) if type(value) is str else value

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("detente.reports", "templates"),
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["short"] = wording.short_months
    environment.globals |= {word.__name__: word for word in _WORDS}
    environment.globals |= {"LOW": wording.LOW_CONFIDENCE, "NAMES": MOST_NAMES, "text_of": text_of}
    environment.globals |= {"said_id": said_id, "foretold_id": foretold_id}
    environment.globals |= {"article_class": article_class, "group_class": group_class}
    return environment


def _asset(name: str) -> str:
    return resources.files("detente.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _raw(text: str) -> Any:
    """Our own markup, style or script: never anything that an article brought."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy (CSP Level 3): nothing is loaded, and only this style and this script apply."""

    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _highlight_rules(brief: Brief) -> str:
    """Rules that light up every segment of the targeted record: one for each number that a mark has in its article."""
    most = min(MOST_RULES, max((len(article.marks) for article in brief.articles), default=0))
    selectors = ",".join(f".art:has(.a{n}:target) .k{n}" for n in range(most))
    return f"\n{selectors}{{background:var(--hit);color:var(--hit-ink)}}\n" if selectors else ""


def _print_rules(widths: tuple[int, int]) -> str:
    names, plot = widths
    return f"\n@media print{{.chart .names{{flex-grow:{names}}}.chart .plot{{flex-grow:{plot}}}}}\n"


def _height_rules(brief: Brief, groups: Sequence[Sequence[Statement]]) -> str:
    from detente.reports.heights import article_class, group_class, rules

    return rules([*map(article_class, brief.articles), *map(group_class, groups)])


def _ranked(actors: Sequence[Who]) -> tuple[list[Who], list[Who]]:
    """Those who have a name and say, are or return something get a card, at most MOST_CARDS; the others a line.

    First who says most in most articles: a head of state whom all write about may say little.
    """
    main = [a for a in actors if a.named and (a.statements or a.roles or len(a.places) > 1)]
    main = sorted(main, key=lambda actor: -(actor.statements + len(actor.places)))[:MOST_CARDS]
    carded = {actor.id for actor in main}
    return main, [actor for actor in actors if actor.id not in carded]


def _by_speaker(brief: Brief) -> list[tuple[Who | None, list[Statement]]]:
    """Statements grouped by who says them, who says most first, those without a speaker last."""
    groups: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in brief.statements:
        groups[statement.speaker].append(statement)
    listed: list[tuple[Who | None, list[Statement]]] = [
        (actor, groups[actor.id]) for actor in brief.actors if actor.id in groups
    ]
    listed.sort(key=lambda group: -len(group[1]))
    return [*listed, (None, groups[None])] if None in groups else listed


def _by_date(brief: Brief) -> list[tuple[str | None, list[Statement]]]:
    """Statements grouped by date, the undated last."""
    from detente.analysis.statements import day_order

    groups: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in brief.statements:
        groups[statement.date].append(statement)
    return sorted(groups.items(), key=lambda group: day_order(group[0]))


def text_of(article: Article) -> Any:
    """The article's text with all evidence marked up."""
    from markupsafe import Markup

    from detente.reports.marks import blocks

    return Markup("\n").join(_block(block, article.marks) for block in blocks(article))


def _block(block: Block, marks: Sequence[Mark]) -> Any:
    from markupsafe import Markup, escape

    parts: list[str] = []
    for segment in block.segments:
        text = str(escape(wording.shown(segment.text)))
        for kind in segment.parts:
            text = f'<span class="p-{kind}">{text}</span>'
        for number in segment.starts:
            text = f'<span id="{escape(marks[number].record)}" class="a{number}">{text}</span>'
        if segment.marks:
            kinds = dict.fromkeys(_KIND_CLASS.get(marks[n].kind, "") for n in segment.marks)
            css = " ".join([*filter(None, kinds), *(f"k{n}" for n in segment.marks)])
            tag = "mark" if any(kinds) else "span"
            text = f'<{tag} class="{css}">{text}</{tag}>'
        parts.append(text)
        parts += [_back(marks[number]) for number in segment.ends if marks[number].back]
    return Markup('<p class="b-{}">{}</p>').format(block.kind, Markup("".join(parts)))  # noqa: S704


def _back(mark: Mark) -> str:
    from markupsafe import escape

    label = f"Back: {wording.shown(mark.label)}"
    return (
        f'<a class="back" href="#{escape(mark.back or "")}" aria-label="{escape(label)}" title="{escape(label)}"></a>'
    )
