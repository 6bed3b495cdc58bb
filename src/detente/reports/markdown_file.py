"""The brief as Markdown (CommonMark, with the tables of GitHub): evidence as the words, their article and offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from detente.records import Spans
from detente.reports.model import (
    Account,
    Article,
    Brief,
    Decided,
    Event,
    Given,
    OutletNames,
    Place,
    Prediction,
    Statement,
    Who,
)
from detente.reports.wording import (
    LOW_CONFIDENCE,
    NOT_STATED,
    act_verb,
    article_label,
    date_words,
    event_status,
    file_name,
    outlet_name,
    period_words,
    plural,
    possessive,
    selection_words,
    shown,
    statement_kind,
    web_address,
)

# What CommonMark (0.31) and GitHub's tables read as markup within a line, and what may begin a block.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BLOCK = re.compile(r"^(\s*)([-+=:]|\d+[.)])", re.MULTILINE)
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|vbscript)(:)|\b(www)(\.)|(@)")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: on one line, no markup, no address that becomes a link by itself."""
    line = " ".join(shown(text).split())
    line = _MARKUP.sub(r"\\\1", line)
    line = _ADDRESS.sub(lambda m: f"{m[1] or m[3] or ''}\\{m[2] or m[4] or m[5]}", line)
    return _BLOCK.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)


def to_markdown(brief: Brief) -> str:
    """The whole file."""
    return "\n".join(_Writer(brief).lines()) + "\n"


class _Writer:
    """Writes one brief; knows the names of actors and the numbers of articles."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.who = {actor.id: actor for actor in brief.actors}
        self.numbers = {article.id: number for number, article in enumerate(brief.articles, 1)}
        self.articles = {article.id: article for article in brief.articles}

    def lines(self) -> Iterator[str]:
        brief = self.brief
        yield f"# {escaped(brief.title)}"
        yield ""
        yield "What is told here is told by somebody: every entry says by whom and where the words stand."
        yield ""
        sections = (
            ("At a glance", self._glance()),
            ("Timeline", self._events()),
            ("Who is who", (line for actor in brief.actors for line in self._actor(actor))),
            ("Who said what", self._statements()),
            ("What comes next, by whose account", self._predictions()),
            ("References to other publications", self._references()),
            ("The articles in full", (line for article in brief.articles for line in self._article(article))),
            ("How it was made", self._making()),
        )
        for heading, body in sections:
            yield from (f"## {heading}", "", *body, "")

    def _glance(self) -> Iterator[str]:
        glance = self.brief.glance
        dates = period_words(glance.first, glance.last)
        yield f"- {plural(glance.articles, 'article')}, {dates}"
        if glance.filters:
            chosen = escaped(selection_words(glance.filters))
            yield f"- A selection: of the {plural(glance.ledger, 'article')} of the ledger those {chosen}"
        yield f"- {plural(glance.origins, 'origin')} (reprints of one wire story count as one)"
        yield "- Records: " + ", ".join(plural(count, kind) for kind, count in glance.records.items())
        for outlet in glance.outlets:
            dates = period_words(outlet.first, outlet.last)
            yield f"- {escaped(outlet_name(outlet.name))}: {plural(outlet.articles, 'article')}, {dates}"
        for unread in glance.unread:
            label = f"{escaped(unread.label)} (article {self.numbers[unread.article]})"
            yield f"- Unread: {label}: {escaped(unread.reason)}"
        where = " (in the whole ledger)" if glance.filters else ""
        for failure in glance.failures:
            yield f"- Failed{where}: {escaped(failure.name)}: {escaped(failure.reason)} ({failure.time})"

    def _actor(self, actor: Who) -> Iterator[str]:
        unsure = f", low confidence {actor.confidence:.2f}" if actor.confidence < LOW_CONFIDENCE else ""
        yield f"- **{escaped(actor.name)}** ({actor.kind}), {plural(actor.statements, 'statement')}{unsure}"
        if actor.register:
            yield "    - From a register that a person brought along"
        for label, items in (("Roles", actor.roles), ("Sides", actor.sides)):
            if items:
                yield f"    - {label}: " + "; ".join(self._given(item) for item in items)
        if actor.names_by_outlet:
            yield "    - Called: " + "; ".join(self._called(names) for names in actor.names_by_outlet)
        yield "    - Found in: " + ", ".join(self._place(place) for place in actor.places)
        if actor.doubts:
            names = ", ".join(escaped(doubt.name) for doubt in actor.doubts)
            yield f"    - Possibly the same: {names}, not joined"
        for decided in actor.decided:
            yield f"    - Decided by people: {self._decided(decided)}"

    def _given(self, item: Given) -> str:
        """What is given, by whom, and on which dates."""
        outlets = ", ".join(escaped(outlet_name(outlet)) for outlet in item.outlets)
        dates = ", ".join(map(date_words, item.dates)) or "undated"
        return f"{escaped(item.text)} ({outlets}; {dates})"

    def _called(self, names: OutletNames) -> str:
        return f"{', '.join(escaped(used.text) for used in names.names)} ({escaped(outlet_name(names.outlet))})"

    def _decided(self, decided: Decided) -> str:
        told = f"“{escaped(decided.name)}” joined to this entry"
        if decided.verdict == "different":
            told = f"not the same as {escaped(decided.other or '')}"
        elif decided.other:
            told = f"“{escaped(decided.name)}” joined with “{escaped(decided.other)}”"
        return f"{told}, by {escaped(decided.author)}, {date_words(decided.time[:10])}"

    def _place(self, place: Place) -> str:
        article = self.articles[place.article].document
        published = date_words(article.published, "undated")
        return f"{escaped(outlet_name(article.source))}, {escaped(published)} (article {self.numbers[place.article]})"

    def _evidence(self, article: str, record: str, spans: Spans) -> str:
        where = ", ".join(f"{begin}–{end}" for begin, end in spans)
        return f"{self._place(Place(article=article, record=record))}, characters {where}, `{record}`"

    def _name(self, who: str | None) -> str:
        return escaped(self.who[who].name) if who else f"a {NOT_STATED}"

    def _verb(self, statement: Statement) -> str:
        return act_verb(statement.act, self.who[statement.speaker].kind if statement.speaker else None)

    def _quoted_by(self, chain: Sequence[str | None]) -> str:
        return "".join(f", as quoted by {self._name(speaker)}" for speaker in chain)

    def _events(self) -> Iterator[str]:
        for event in self.brief.events:
            yield from self._event(event)
        yield ""
        yield "### Coverage"
        yield ""
        for lane in self.brief.coverage:
            days = [f"{date_words(day)}: {count}" for day, count in lane.days]
            days += [f"no date: {lane.undated}"] if lane.undated else []
            yield f"- {escaped(outlet_name(lane.outlet))}: {'; '.join(days)}"

    def _event(self, event: Event) -> Iterator[str]:
        who = ", ".join(self._name(actor) for actor in event.participants) or "participants not stated"
        yield f"- **{date_words(event.time, 'undated')}**, {event.kind}: {who}"
        for account in event.accounts:
            yield f"    - {self._told_by(account)}: {escaped(account.words)}"
            yield f"      ({self._evidence(account.article, account.record, account.spans)}{self._asides(account)})"

    def _told_by(self, account: Account) -> str:
        outlet = self.articles[account.article].document.source
        teller = f"{escaped(outlet_name(outlet))} reports" if account.narrated else self._by_account_of(account.by)
        status = "" if account.status_told == "happened" else f" ({event_status(account.status_told)})"
        return teller + self._quoted_by(account.quoted_by) + status

    def _by_account_of(self, who: str | None) -> str:
        return f"By {possessive(self._name(who))} account" if who else f"By the account of a {NOT_STATED}"

    def _asides(self, record: Account | Statement | Prediction) -> str:
        parts = []
        if record.confidence < LOW_CONFIDENCE:
            parts.append(f"low confidence {record.confidence:.2f}")
        if record.status != "read":
            parts.append(f"{record.status} by a person")
        if record.also_in:
            parts.append("also in " + ", ".join(self._place(place) for place in record.also_in))
        return "".join(f"; {part}" for part in parts)

    def _statements(self) -> Iterator[str]:
        yield "### By actor"
        yield ""
        groups: dict[str | None, list[Statement]] = {}
        for statement in self.brief.statements:
            groups.setdefault(statement.speaker, []).append(statement)
        order = [*(actor.id for actor in self.brief.actors if actor.id in groups), *([None] if None in groups else [])]
        for speaker in order:
            yield f"#### {escaped(self.who[speaker].name) if speaker else NOT_STATED.capitalize()}"
            yield ""
            for statement in groups[speaker]:
                yield from self._statement(statement)
            yield ""
        yield "### By date"
        yield ""
        yield from self._by_date()

    def _statement(self, statement: Statement) -> Iterator[str]:
        verb = self._verb(statement)
        yield f"- {verb}{self._quoted_by(statement.quoted_by)}: {escaped(statement.words)}"
        said = f", said {date_words(statement.said)}" if statement.said else ""
        medium = f", {escaped(statement.medium)}" if statement.medium else ""
        evidence = self._evidence(statement.article, statement.record, statement.spans)
        yield f"  ({statement_kind(statement.kind)}{said}{medium}; {evidence}{self._asides(statement)})"

    def _by_date(self) -> Iterator[str]:
        from detente.analysis.statements import day_order

        for statement in sorted(self.brief.statements, key=lambda statement: day_order(statement.date)):
            speaker = escaped(self.who[statement.speaker].name) if statement.speaker else NOT_STATED.capitalize()
            words = escaped(statement.words)
            head = " ".join(words.split()[:12]) + (" …" if len(words.split()) > 12 else "")
            yield f"- {date_words(statement.date)}: {speaker} {self._verb(statement)}: {head} (`{statement.record}`)"

    def _predictions(self) -> Iterator[str]:
        yield "Each forecast is that of whoever is named, as the article gives it. An outcome is what a person entered."
        yield ""
        for one in self.brief.predictions:
            account = self._by_account_of(one.by) + self._quoted_by(one.quoted_by)
            yield f"- **{date_words(one.horizon, 'no time given')}**. {account}: {escaped(one.words)}"
            likelihood = f"likelihood: “{escaped(one.likelihood)}”; " if one.likelihood else ""
            said = f"said {date_words(one.said)}; " if one.said else ""
            evidence = self._evidence(one.article, one.record, one.spans)
            yield f"  ({likelihood}{said}{evidence}{self._asides(one)})"
            for outcome in one.outcomes:
                entered = f"entered by {escaped(outcome.author)} on {date_words(outcome.time[:10])}"
                yield f"    - Outcome, {entered}: {escaped(outcome.text)}"

    def _references(self) -> Iterator[str]:
        for one in self.brief.references:
            yield f"- {escaped(one.words)} ({self._evidence(one.article, one.record, one.spans)})"

    def _article(self, article: Article) -> Iterator[str]:
        document = article.document
        yield f"### Article {self.numbers[article.id]}: {escaped(article_label(document))}"
        yield ""
        facts: Iterable[str | None] = (
            outlet_name(document.source),
            date_words(document.published, "undated"),
            f"p. {document.page}" if document.page else None,
            "condensed text" if document.condensed else None,
            web_address(document.url),
            f"reprints article {self.numbers[article.reprint_of]}" if article.reprint_of else None,
            f"read from {file_name(document.name) or document.id}",
            f"not read: {article.unread}" if article.unread else None,
        )
        yield escaped(" · ".join(fact for fact in facts if fact))
        yield ""
        for paragraph in re.split(r"\n\s*\n", document.text):
            if paragraph.strip():
                yield f"> {escaped(paragraph)}"
                yield ""

    def _making(self) -> Iterator[str]:
        making = self.brief.making
        yield f"Written by {escaped(making.software)} on {making.generated}. It never decides who is right."
        yield ""
        yield "The confidence of a record is the probability, by the software’s own reckoning, that a careful human"
        yield "coder would keep it. It says nothing about whether what somebody said is true."
        yield ""
        yield "| Records by confidence | 0–0.2 | 0.2–0.4 | 0.4–0.6 | 0.6–0.8 | 0.8–1 |"
        yield "|---|---|---|---|---|---|"
        for kind, counts in making.confidence.items():
            yield f"| {kind}s | " + " | ".join(str(count) for count in counts) + " |"
        yield ""
        judged = making.judged
        yield f"Judgements by people: {judged.in_force}."
        yield f"Of the records here {judged.confirmed} were confirmed and {judged.edited} edited."
        yield f"In the whole ledger {judged.rejected} were rejected; they are left out."
        yield ""
        for run in making.runs:
            settings = ", ".join(f"{name} = {value}" for name, value in run.settings.items())
            read = f"{plural(run.documents, 'article')}, {plural(run.failures, 'failed input')}"
            yield f"- Session {run.id}: {run.started}, {escaped(run.software)}, model {escaped(run.model)}; {read}"
            if settings:
                yield f"  (settings: {escaped(settings)})"
        yield ""
        yield "To correct a record: `detente judge ID reject` (or `confirm`, `edit`); ids are given above."
