"""Spans: `[begin, end)` offsets in Unicode code points into a document's `text`."""

from __future__ import annotations

from collections.abc import Iterable

from detente.records.errors import RecordError

Span = tuple[int, int]
Spans = tuple[Span, ...]


def checked(spans: Iterable[Iterable[int]], length: int | None = None) -> Spans:
    """The spans as sorted tuples.

    Raises RecordError for a span that is empty, negative, or ends beyond `length` (code points).
    """
    result = []
    for span in spans:
        begin, end = span
        if not 0 <= begin < end or (length is not None and end > length):
            raise RecordError(f"span [{begin}, {end}) does not lie in a text of {length} characters")
        result.append((begin, end))
    return tuple(sorted(result))


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all; `spans` must not be empty."""
    listed = list(spans)
    return min(begin for begin, _ in listed), max(end for _, end in listed)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def size(spans: Iterable[Span]) -> int:
    """How many characters the spans have together."""
    return sum(end - begin for begin, end in spans)


def merged(spans: Iterable[Span]) -> Spans:
    """Sorted, with overlapping and touching spans joined."""
    result: list[Span] = []
    for begin, end in sorted(spans):
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((begin, end))
    return tuple(result)


def dice(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Dice coefficient of the characters that the spans cover: 2|both| / (|a| + |b|), 1.0 if both are empty."""
    first, second = merged(a), merged(b)
    total = size(first + second)
    both = sum(overlap(x, y) for x in first for y in second)
    return 2 * both / total if total else 1.0


def quoted(text: str, spans: Iterable[Span]) -> str:
    """The words at the spans, fragments joined by ` … `."""
    return " … ".join(text[begin:end] for begin, end in spans)
