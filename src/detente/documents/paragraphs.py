"""Paragraphs and lines as spans. A paragraph ends at an empty line (one of white space alone is empty)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.records import Span


def lines(text: str, begin: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines of `text[begin:end]` that are not empty, without the white space around them."""
    last = len(text) if end is None else end
    while begin < last:
        stop = text.find("\n", begin, last)
        stop = last if stop < 0 else stop
        if span := stripped(text, begin, stop):
            yield span
        begin = stop + 1


def paragraphs(text: str) -> list[Span]:
    """Stretches between empty lines, without the white space around them."""
    found: list[Span] = []
    for begin, end in lines(text):
        if found and text.count("\n", found[-1][1], begin) == 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def stripped(text: str, begin: int, end: int) -> Span | None:
    """The span without the white space around it; None if nothing else is in it."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if begin < end else None
