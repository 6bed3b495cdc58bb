"""Things by where they are in a text, so that long texts are read in linear time."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from detente.records import Span, Spans

T = TypeVar("T")
# Characters in a stretch of text whose things are looked at together.
_STRETCH = 500


class Near(Generic[T]):
    """Things with their spans, to be asked for those around a place."""

    def __init__(self, things: Iterable[tuple[Spans, T]]) -> None:
        self._things: list[T] = []
        self._at: dict[int, list[int]] = collections.defaultdict(list)
        for i, (spans, thing) in enumerate(things):
            self._things.append(thing)
            for stretch in _stretches(spans):
                self._at[stretch].append(i)

    def at(self, spans: Sequence[Span]) -> list[T]:
        """The things in the stretches of the spans, in the order given: all that share text with them, and others."""
        return [self._things[i] for i in sorted({i for each in _stretches(spans) for i in self._at.get(each, ())})]


def _stretches(spans: Iterable[Span]) -> set[int]:
    return {stretch for begin, end in spans for stretch in range(begin // _STRETCH, (end - 1) // _STRETCH + 1)}
