"""Figures of attributions against gold ones, article by article, so that their uncertainty can be told.

What is counted is what the project's attribution scorer counts (roles by words and to the character; contents that
agree at a Dice coefficient of at least 0.7; sources at 0.5). Nothing here reads a file or a model.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from detente.language import quotes
from detente.language.paragraphs import split_paragraphs
from detente.records import Span, Spans

WORD = re.compile(r"\w+(?:['’]\w+)?")
EDGE = " \t\r\n\"'“”‘’«».,;:!?()[]–—-"
ROLES = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")

# Of one article and one figure: right ones, predicted ones, gold ones.
Count = tuple[int, int, int]
Counts = Mapping[str, Count]
_Bag = collections.Counter[Any]


class Attributed(Protocol):
    """What is compared: a Statement or an Attribution will do."""

    @property
    def source(self) -> Spans: ...
    @property
    def cue(self) -> Spans: ...
    @property
    def content(self) -> Spans: ...


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as it is read from a line of JSON."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float = 1.0


def said(row: Mapping[str, Any]) -> list[Said]:
    """The attributions of an article: those with content, from `statements` where there are some (with confidence)."""
    rows = row["statements"] if "statements" in row else row["attributions"]
    return [
        Said(_spans(a, "source"), _spans(a, "cue"), _spans(a, "content"), a.get("confidence", 1.0))
        for a in rows
        if a.get("content")
    ]


def _spans(row: Mapping[str, Any], role: str) -> Spans:
    return tuple((begin, end) for begin, end in row.get(role) or ())


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """Where the words within the spans begin."""
    return {begin + m.start() for begin, end in spans for m in WORD.finditer(text[begin:end])}


def dice(a: set[int], b: set[int]) -> float:
    """The Dice coefficient of two sets; two empty ones agree."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def matches(text: str, gold: Sequence[Attributed], found: Sequence[Attributed]) -> list[tuple[int, int, bool]]:
    """(index of gold, index of found, source right) of the pairs whose contents agree, best first, one to one."""
    contents = [words(text, a.content) for a in gold], [words(text, a.content) for a in found]
    pairs = sorted(
        ((dice(x, y), i, j) for i, x in enumerate(contents[0]) for j, y in enumerate(contents[1]) if x & y),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = set(), set()
    result = []
    for agreement, i, j in pairs:
        if agreement < 0.7 or i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        sources = gold[i].source, found[j].source
        right = not any(sources) or (all(sources) and dice(words(text, sources[0]), words(text, sources[1])) >= 0.5)
        result.append((i, j, bool(right)))
    return result


def tally(text: str, gold: Sequence[Attributed], found: Sequence[Attributed]) -> dict[str, Count]:
    """The counts of one article, by figure."""
    counts: dict[str, Count] = {}
    for role in ROLES:
        spans = [[getattr(a, role) for a in some] for some in (gold, found)]
        tokens = [_Bag({word for each in some for word in words(text, each)}) for some in spans]
        exact = [_Bag(span for each in some if (span := _trimmed(text, each))) for some in spans]
        counts[f"token/{role}"], counts[f"exact/{role}"] = _common(*tokens), _common(*exact)
    pairs = matches(text, gold, found)
    counts["content"] = len(pairs), len(found), len(gold)
    counts["attribution"] = sum(right for *_, right in pairs), len(found), len(gold)
    return counts


def _common(gold: _Bag, found: _Bag) -> Count:
    return (gold & found).total(), found.total(), gold.total()


def _trimmed(text: str, spans: Spans) -> Span | None:
    """From the first begin to the last end, without punctuation and white space at its edges."""
    if not spans:
        return None
    begin, end = min(b for b, _ in spans), max(e for _, e in spans)
    while begin < end and text[begin] in EDGE:
        begin += 1
    while end > begin and text[end - 1] in EDGE:
        end -= 1
    return begin, end


def kinds_right(text: str, gold: Sequence[Attributed], found: Sequence[Attributed]) -> dict[str, Count]:
    """How many of the gold attributions are fully right (content and source), by kind, as (right, all, all)."""
    quoted = quoted_words(text)
    kinds = [kind(words(text, a.content), quoted) for a in gold]
    right = [kinds[i] for i, _, source in matches(text, gold, found) if source]
    return {name: (right.count(name), kinds.count(name), kinds.count(name)) for name in KINDS}


def quoted_words(text: str) -> set[int]:
    """Where the words that stand in quotation marks begin."""
    quotations = quotes.find(text, split_paragraphs(text))
    return words(text, (part for quotation in quotations for part in quotation.parts))


def kind(content: set[int], quoted: set[int]) -> str:
    """Whether all words of a content stand in quotation marks (direct), some (mixed) or none (indirect)."""
    if not content & quoted:
        return "indirect"
    return "direct" if content <= quoted else "mixed"
