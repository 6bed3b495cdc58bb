"""An article's text cut where evidence begins and ends, so that overlapping and nested spans can be marked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.records import Document, Part
from detente.reports.model import Article, Mark

_PARAGRAPH_BREAK = re.compile(r"\s*\n[^\S\n]*\n\s*")
# Parts that stand in lines of their own; the others (gloss, elision, reference) run within a paragraph.
_OWN_LINES = frozenset({"masthead", "title", "editors_note", "break"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Text under the same marks from end to end. marks, starts, ends: numbers of marks in the article's list: those
    that cover it, those whose first and those whose last segment it is; parts: kinds of the inline parts around it.
    """

    text: str
    marks: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a part that stands in lines of its own; kind as of a part, `body` where there is none."""

    kind: str
    segments: tuple[Segment, ...]


def blocks(article: Article) -> tuple[Block, ...]:
    """The article's text as blocks of segments; each mark starts and ends once."""
    text = article.document.text
    pieces = list(_pieces(article.document))
    inline = [part for part in article.document.parts if part.kind not in _OWN_LINES and part.kind != "body"]
    cuts = _cuts(pieces, article.marks, inline)
    begins: dict[int, list[int]] = defaultdict(list)
    finishes: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(article.marks):
        for begin, end in mark.spans:
            begins[begin].append(number)
            finishes[end].append(number)
    stretches = [
        (begin, end, piece, tuple(sorted(active)))
        for begin, end, piece, active in _sweep(pieces, cuts, begins, finishes)
    ]
    first, last = _ends_of([marks for *_, marks in stretches], article.marks)
    result: dict[int, list[Segment]] = defaultdict(list)
    for i, (begin, end, piece, marks) in enumerate(stretches):
        within = tuple(part.kind for part in inline if part.span[0] <= begin and end <= part.span[1])
        segment = Segment(text[begin:end], marks, tuple(first[i]), tuple(last[i]), within)
        result[piece].append(segment)
    return tuple(Block(pieces[piece][2], tuple(segments)) for piece, segments in result.items())


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    """Begin, end and kind of every paragraph or block part, white space at its ends left out."""
    text = document.text
    own = [part for part in document.parts if part.kind in _OWN_LINES]
    edges = {0, len(text)}
    for match in _PARAGRAPH_BREAK.finditer(text):
        edges.update(match.span())
    for part in own:
        edges.update(part.span)
    ordered = sorted(edges)
    for begin, end in pairwise(ordered):
        stripped = text[begin:end].strip()
        if stripped:
            start = begin + text[begin:end].index(stripped)
            yield start, start + len(stripped), _kind(own, start)


def _kind(own: Sequence[Part], at: int) -> str:
    """The kind of the smallest part around an offset."""
    around = [part for part in own if part.span[0] <= at < part.span[1]]
    return min(around, key=lambda part: part.span[1] - part.span[0]).kind if around else "body"


def _cuts(pieces: Sequence[tuple[int, int, str]], marks: Sequence[Mark], inline: Sequence[Part]) -> list[int]:
    edges: set[int] = set()
    for begin, end, _ in pieces:
        edges.update((begin, end))
    for mark in marks:
        for span in mark.spans:
            edges.update(span)
    for part in inline:
        edges.update(part.span)
    return sorted(edges)


def _sweep(
    pieces: Sequence[tuple[int, int, str]],
    cuts: Sequence[int],
    begins: dict[int, list[int]],
    finishes: dict[int, list[int]],
) -> Iterator[tuple[int, int, int, set[int]]]:
    """Every stretch between two cuts within a piece: begin, end, number of the piece, the marks that cover it."""
    active: set[int] = set()
    current = 0
    for begin, end in pairwise(cuts):
        active.difference_update(finishes.get(begin, ()))
        active.update(begins.get(begin, ()))
        while current < len(pieces) and pieces[current][1] <= begin:
            current += 1
        if current < len(pieces) and pieces[current][0] <= begin:
            yield begin, end, current, active


def _ends_of(covered: Sequence[tuple[int, ...]], marks: Sequence[Mark]) -> tuple[list[list[int]], list[list[int]]]:
    """For each stretch, the marks that start and that end there; a mark over white space alone is put to the last."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, numbers in enumerate(covered):
        for number in numbers:
            first.setdefault(number, i)
            last[number] = i
    starts: list[list[int]] = [[] for _ in covered]
    ends: list[list[int]] = [[] for _ in covered]
    if covered:
        for number in range(len(marks)):
            starts[first.get(number, len(covered) - 1)].append(number)
            ends[last.get(number, len(covered) - 1)].append(number)
    return starts, ends
