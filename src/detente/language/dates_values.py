"""What a resolver of time expressions gets and gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.language.dates_calendar import Date, Tense
from detente.records import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands.

    published: the day of publication, None where it is not known to the day; near: a day near to it (the middle of a
    month or year), for partial dates; reference: the last value named before in the same paragraph; quarter: the
    last quarter named before in the text; tense: of what the
    expression belongs to.
    """

    published: Date | None
    near: Date | None
    reference: str | None
    quarter: str | None
    tense: Callable[[Span], Tense]


@dataclass(frozen=True, slots=True)
class Value:
    """`partial` tells that the year was not said: a neighbouring expression may still give it (month, day or None).

    timex: the TIMEX3 value where that of ISO 8601 and the words do not tell it.
    """

    type: TimeType
    value: str | None
    fuzzy: bool = False
    partial: tuple[int, int | None] | None = None
    timex: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several expressions in a match."""

    span: Span
    value: Value


Result = Value | list[Part] | None


UNKNOWN = Value("DATE", None, True)


def group(match: Match, name: str) -> str:
    """A named group in lower case, empty where the rule has none or it did not match."""
    return (match.groupdict().get(name) or "").lower()


def dated(value: str | None, fuzzy: bool = False) -> Value:
    """A date; what has no value is never sure."""
    return Value("DATE", value, fuzzy or value is None)


def written(date: Date | None) -> str | None:
    """`2025-03-18`."""
    return str(date) if date else None


STEPS = {"last": -1, "previous": -1, "preceding": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
