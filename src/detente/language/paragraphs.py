"""Paragraphs: what a text is cut at before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from detente.records import Span

# Characters a piece may have: far above a paragraph of news, far below what strains the parser.
PIECE = 4_000

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:.*\S)?)*")


def split_paragraphs(text: str) -> list[Span]:
    """Paragraphs: stretches between empty lines, without the white space around them."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def split_pieces(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, each of more than `PIECE` characters cut at white space (or, where there is none, anywhere)."""
    for begin, end in paragraphs:
        start = begin
        while end - start > PIECE:
            cut = max(text.rfind(mark, start + 1, start + PIECE) for mark in (". ", "\n"))
            if cut <= start:
                cut = text.rfind(" ", start + 1, start + PIECE)
            cut = cut + 1 if cut > start else start + PIECE
            yield start, cut
            start = cut
        if start < end:
            yield start, end
