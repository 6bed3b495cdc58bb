"""Count how often read events are labelled ones, and write the table of `detente.events.confidence`.

usage: python training/event_confidence.py FOLDER [FOLDER_TO_MEASURE]

FOLDER holds one JSON file an article: `id`, `text`, `published`, `actors` with `name` and `aliases`, `events` with
`kind`, `participants` and `evidence`. A read event counts as kept if it has words of a sentence that holds labelled
evidence and shares at least half of the participants (Jaccard), one to one. The share in a bin is drawn towards the
product of the shares of its row and column, as far as six more events would, and taken down by `ELSEWHERE`. The second
folder, if given, is only measured: expected calibration error (ECE, ten bins of equal width); over FOLDER it is
cross-validated by group of articles.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from detente import actors, statements
from detente.events import confidence, reading
from detente.language import Pipeline
from detente.records import Document

PRIOR = 6.0
# The rules were written by people who had read these very articles: they keep 0.69 of what they read here, where the
# rules before the last such reading kept 0.43. What that reading won is not to be counted on for other articles.
ELSEWHERE = 0.62
TARGET = pathlib.Path(confidence.__file__).with_name("table.py")
HEAD = '''"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
'''
KINDS = ("meeting", "call", "visit", "talks")
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s|\n")

Row = tuple[str, confidence.Bin, bool]  # group of articles (first letter of the id), bin, kept


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")


def plain(form: str) -> str:
    """Without case, article and possessive ending."""
    return re.sub(r"['’]s?$", "", re.sub(r"^(?:the|an?) ", "", form.casefold().strip(" .,")))


def named(article: dict[str, Any]) -> dict[str, str]:
    """Plain form to the labelled actor's name."""
    return {plain(form): a["name"] for a in article["actors"] for form in (a["name"], *a["aliases"])}


def around(text: str, evidence: str) -> tuple[int, int]:
    """The sentences that hold the labelled evidence."""
    begin = text.find(evidence)
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return max((e for e in ends if e <= begin), default=0), min(
        (e for e in ends if e >= begin + len(evidence)), default=len(text)
    )


def rows(folder: str) -> Iterator[Row]:
    """Each read event: its group, its bin, and whether it is a labelled one."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(pathlib.Path(folder).glob("*.json"))]
    for article, analysis in zip(articles, Pipeline().analyse(a["text"] for a in articles), strict=True):
        document = Document(id=article["id"], text=article["text"], published=article["published"])
        said = statements.read(document, analysis)
        who = actors.read(document, analysis, said)
        said = statements.link(document, analysis, said, who)
        forms = named(article)
        names = {
            actor.id: next(
                (forms[f] for f in map(plain, [actor.name, *_words(document, actor)]) if f in forms), actor.id
            )
            for actor in who
        }
        left = [e for e in article["events"] if e["kind"] in KINDS]
        for event, group in reading.events(document, analysis, who, said):
            kept = next((e for e in left if fits(document.text, e, event, names)), None)
            if kept is not None:
                left.remove(kept)
            yield article["id"][0], confidence.features(group), kept is not None


def _words(document: Document, actor: Any) -> list[str]:
    return [document.text[begin:end] for begin, end in actor.mentions]


def fits(text: str, gold: dict[str, Any], event: Any, names: dict[str, str]) -> bool:
    """Told of in the same sentence, and half of the participants the same."""
    first, last = around(text, gold["evidence"])
    near = any(begin < last and first < end for begin, end in event.evidence)
    mine, theirs = {names[actor] for actor in event.participants}, set(gold["participants"])
    shared = len(mine & theirs) / len(mine | theirs) if mine or theirs else 1.0
    return near and shared >= 0.5


def table(found: list[Row]) -> dict[confidence.Bin, float]:
    """Smoothed shares, for all bins whose row and column were seen."""
    total = sum(kept for *_, kept in found) / len(found)
    seen, hits = Counter[str](), Counter[str]()
    both, kept_both = Counter[confidence.Bin](), Counter[confidence.Bin]()
    for _, bin_, kept in found:
        for feature in bin_:
            seen[feature] += 1
            hits[feature] += kept
        both[bin_] += 1
        kept_both[bin_] += kept

    def share(feature: str) -> float:
        return (hits[feature] + PRIOR * total) / (seen[feature] + PRIOR)

    whens, whos = sorted({b[0] for b in both}), sorted({b[1] for b in both})
    return {
        (when, who): round(
            ELSEWHERE
            * (kept_both[when, who] + PRIOR * min(0.95, share(when) * share(who) / total))
            / (both[when, who] + PRIOR),
            2,
        )
        for when in whens
        for who in whos
    }


def ece(probabilities: list[float], labels: list[bool]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, label in zip(probabilities, labels, strict=True):
        bins.setdefault(min(9, int(p * 10)), []).append((p, label))
    gaps = (abs(sum(p for p, _ in b) - sum(label for _, label in b)) for b in bins.values())
    return sum(gaps) / len(labels)


def cross_validated(found: list[Row]) -> float:
    """ECE where each group's probabilities come from the others; before they are taken down."""
    probabilities, labels = [], []
    for group in sorted({row[0] for row in found}):
        shares = table([row for row in found if row[0] != group])
        for _, bin_, kept in (row for row in found if row[0] == group):
            probabilities.append(shares.get(bin_, 0.5) / ELSEWHERE)
            labels.append(kept)
    return ece(probabilities, labels)


def main() -> None:
    """Count, report, write the table."""
    found = list(rows(sys.argv[1]))
    shares = table(found)
    kept = sum(row[2] for row in found)
    default = round(ELSEWHERE * kept / len(found), 2)
    say(f"events read {len(found)}, kept {kept}, cross-validated ECE {cross_validated(found):.3f}")
    lines = [f'    ("{when}", "{who}"): {share},' for (when, who), share in shares.items()]
    TARGET.write_text(HEAD + "\n".join(lines) + f"\n}}\nDEFAULT = {default}\n", encoding="utf-8")
    if len(sys.argv) > 2:
        measured = list(rows(sys.argv[2]))
        labels = [row[2] for row in measured]
        error = ece([shares.get(row[1], default) for row in measured], labels)
        say(f"measured: {len(labels)} read, {sum(labels)} kept, ECE {error:.3f}")


if __name__ == "__main__":
    main()
