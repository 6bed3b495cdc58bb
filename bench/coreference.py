"""Who is meant, on documents of GUM: `python bench/coreference.py [--split train] [--json]`.

Needs DETENTE_CORPORA (a folder with `gum_news/docs.jsonl`). Reads the texts as `detente annotate` does, lays the
mentions of the actors beside those that people marked, and reports

- *pronouns*: personal pronouns that mean people, an organization or a place, and whose entity the text names or
  describes before them. Right is one that is given to an actor most of whose other mentions are of that entity. One
  that is given to nobody is wrong; precision leaves those out. The baseline without rules takes the entity of the
  nearest mention of people before the pronoun (as marked, and no pronoun itself).
- *names*: B³ and LEA of people and organizations, over their names alone, and over all their mentions but pronouns.

A mention of ours and a marked one are the same where they have the same head; of several, those that share most.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import articles
from clusters import Agreement, Cluster, b_cubed, lea
from detente.language import Analysis, Pipeline
from detente.pipeline.stages import STAGES
from detente.records import Actor, Document, Reading, Span

CLASSES = {
    "he, she": "he him his himself she her hers herself",
    "they": "they them their theirs themselves",
    "I": "i me my mine myself",
    "we": "we us our ours ourselves",
    "you": "you your yours yourself yourselves",
}
PRONOUNS = {word: name for name, words in CLASSES.items() for word in words.split()}
# Nor do these name anybody.
OTHERS = frozenset("it its itself who whom whose which that this these those one each other".split())
ACTING = frozenset({"person", "organization", "place"})
NAMED = frozenset({"person", "organization"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as people marked it; `entity` counts within the text, `type` is GUM's."""

    span: Span
    entity: int
    type: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what was marked and what was read.

    heads: the index of the token that heads each span of either; names: which of those tokens are proper nouns.
    """

    text: str
    marked: Sequence[Marked]
    actors: Sequence[Actor]
    heads: Mapping[Span, int]
    names: frozenset[int]

    def class_of(self, span: Span) -> str | None:
        """The class of the personal pronoun that the span is, None where it is none."""
        return None if self.text[slice(*span)] == "US" else PRONOUNS.get(self._word(span))

    def tells(self, span: Span) -> bool:
        """Whether the span names or describes: it is no pronoun."""
        return self.class_of(span) is None and self._word(span) not in OTHERS

    def _word(self, span: Span) -> str:
        return self.text[slice(*span)].casefold()


@dataclass(frozen=True, slots=True)
class Counted:
    """Pronouns: all of them, those given to an actor, to the right one, and right by the baseline."""

    all: int = 0
    resolved: int = 0
    right: int = 0
    nearest: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            self.all + other.all,
            self.resolved + other.resolved,
            self.right + other.right,
            self.nearest + other.nearest,
        )


def aligned(text: Text) -> dict[Span, Marked]:
    """The marked mention that each mention of ours is, one to one, those that share most first."""
    by_head: dict[int, list[Marked]] = defaultdict(list)
    for marked in text.marked:
        if marked.span in text.heads:
            by_head[text.heads[marked.span]].append(marked)
    ours = {span for actor in text.actors for span in actor.mentions if span in text.heads}
    pairs = [(-_dice(span, marked.span), span, marked) for span in ours for marked in by_head[text.heads[span]]]
    found: dict[Span, Marked] = {}
    taken: set[Span] = set()
    for _, span, marked in sorted(pairs, key=lambda pair: pair[:2]):
        if span not in found and marked.span not in taken:
            found[span] = marked
            taken.add(marked.span)
    return found


def _dice(a: Span, b: Span) -> float:
    return 2 * max(0, min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0] + b[1] - b[0])


def pronouns(text: Text) -> dict[str, Counted]:
    """The counts of one text by class of pronoun."""
    same = aligned(text)
    given = {span: actor for actor in text.actors for span in actor.mentions if text.class_of(span)}
    meant = {actor.id: _entity(text, actor, same) for actor in text.actors}
    telling = sorted((m for m in text.marked if text.tells(m.span)), key=lambda m: m.span[1])
    counts = dict.fromkeys(CLASSES, Counted())
    for pronoun in text.marked:
        name = text.class_of(pronoun.span)
        before = [m for m in telling if m.span[1] <= pronoun.span[0]]
        if name is None or pronoun.type not in ACTING or all(m.entity != pronoun.entity for m in before):
            continue
        actor = given.get(pronoun.span)
        nearest = next((m.entity for m in reversed(before) if m.type == "person"), None)
        counts[name] += Counted(
            1,
            actor is not None,
            actor is not None and meant[actor.id] == pronoun.entity,
            nearest == pronoun.entity,
        )
    return counts


def _entity(text: Text, actor: Actor, same: Mapping[Span, Marked]) -> int | None:
    """The entity that most of the actor's names and descriptions mean."""
    entities = Counter(same[span].entity for span in actor.mentions if span in same and text.tells(span))
    return entities.most_common(1)[0][0] if entities else None


def names(text: Text) -> tuple[list[Cluster], list[Cluster]]:
    """Key and response: the names of people and organizations.

    Of ours also the names that are marked as something else or not at all, unless the actor is a state.
    """
    return _clusters(text, lambda span: text.heads.get(span) in text.names)


def tellings(text: Text) -> tuple[list[Cluster], list[Cluster]]:
    """Key and response as `names`, with all other mentions but pronouns of those that have a name."""
    return _clusters(text, text.tells)


def _clusters(text: Text, counts: Callable[[Span], bool]) -> tuple[list[Cluster], list[Cluster]]:
    """The mentions that count, in clusters that have a name among them."""
    key: dict[int, set[Span]] = defaultdict(set)
    for marked in text.marked:
        if marked.type in NAMED and counts(marked.span):
            key[marked.entity].add(marked.span)
    same = aligned(text)
    response = []
    for actor in text.actors:
        mine = {span for span in actor.mentions if counts(span)}
        if any(text.heads.get(span) in text.names for span in mine):
            response.append({same[span].span if span in same else span for span in mine if _counts(actor, span, same)})
    named = [spans for spans in key.values() if any(text.heads.get(span) in text.names for span in spans)]
    return [frozenset(spans) for spans in named], [frozenset(spans) for spans in response if spans]


def _counts(actor: Actor, span: Span, same: Mapping[Span, Marked]) -> bool:
    return actor.kind != "state" or (span in same and same[span].type in NAMED)


def heads(analysis: Analysis, spans: Iterable[Span]) -> dict[Span, int]:
    """The token that heads each span: the first that depends on none within. A span without a token is left out."""
    found = {}
    for span in spans:
        tokens = analysis.tokens_in(span)
        inside = {token.i for token in tokens}
        top = next((token.i for token in tokens if token.head == token.i or token.head not in inside), None)
        if top is not None:
            found[span] = top
    return found


def documents(corpora: Path, split: str) -> Iterator[dict[str, Any]]:
    """The documents of one split ("train", "dev")."""
    for line in (corpora / "gum_news" / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["split"] == split:
            yield document


def read(row: Mapping[str, Any], analysis: Analysis) -> Text:
    """What the readers find in a document, beside what was marked in it."""
    reading = Reading(document=Document(id=row["id"], text=row["text"], language="en"))
    for stage in STAGES:
        reading = stage.run(reading.document, analysis, reading)
    marked = [Marked((m["span"][0], m["span"][1]), m["entity"], m["type"]) for m in row["mentions"]]
    spans = {m.span for m in marked} | {span for actor in reading.actors for span in actor.mentions}
    proper = frozenset(token.i for token in analysis.tokens if token.tag in ("NNP", "NNPS"))
    return Text(row["text"], marked, reading.actors, heads(analysis, spans), proper)


def measure(texts: Sequence[Text]) -> dict[str, Any]:
    """All figures over the texts: counts of pronouns by class, and agreement on names by metric."""
    counted = dict.fromkeys(CLASSES, Counted())
    agreed = dict.fromkeys(("B³, names", "LEA, names", "B³, all but pronouns", "LEA, all but pronouns"), Agreement())
    for text in texts:
        for name, counts in pronouns(text).items():
            counted[name] += counts
        for scope, clusters in (("names", names(text)), ("all but pronouns", tellings(text))):
            agreed[f"B³, {scope}"] += b_cubed(*clusters)
            agreed[f"LEA, {scope}"] += lea(*clusters)
    counted["all"] = sum(counted.values(), Counted())
    return {"documents": len(texts), "pronouns": counted, "names": agreed}


def table(figures: Mapping[str, Any]) -> str:
    """The figures as Markdown."""
    lines = ["| pronouns | number | right | precision | nearest person |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, c in figures["pronouns"].items():
        shares = [_percent(c.right, c.all), _percent(c.right, c.resolved), _percent(c.nearest, c.all)]
        lines.append(f"| {name} | {c.all} | {' | '.join(shares)} |")
    lines += ["", "| people and organizations | precision | recall | F1 |", "| --- | ---: | ---: | ---: |"]
    for name, a in figures["names"].items():
        lines.append(f"| {name} | {' | '.join(f'{100 * v:.1f}' for v in (a.precision, a.recall, a.f1))} |")
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    corpora = articles.corpora()
    if corpora is None:
        print("Coreference is left out: DETENTE_CORPORA does not name the folder of the corpora.")
        return
    rows = list(documents(corpora, options.split))
    analyses = Pipeline().analyse(row["text"] for row in rows)
    figures = measure([read(row, analysis) for row, analysis in zip(rows, analyses, strict=True)])
    if options.json:
        kinds = ("pronouns", "names")
        print(json.dumps(figures | {kind: {n: asdict(f) for n, f in figures[kind].items()} for kind in kinds}))
    else:
        print(f"{figures['documents']} documents of GUM ({options.split})\n\n{table(figures)}")


if __name__ == "__main__":
    main()
