"""Dates, times and durations in a text, with their ISO 8601 values.

    rules match (dates_grammar) → the longest stay → values in text order (dates_resolve: dates_absolute,
    dates_relative, dates_amounts) → "from A to B" become one

A value is resolved against the day of publication, the tense of what the expression belongs to (dates_tense) and the
dates named before in its paragraph. What the text does not settle has no value, what it settles roughly is `fuzzy`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.language import dates_calendar as cal
from detente.language.analysis import Analysis
from detente.language.dates_calendar import Date, Tense
from detente.language.dates_grammar import RULES, plain
from detente.language.dates_resolve import RESOLVERS
from detente.language.dates_tense import tense_at
from detente.language.dates_timex import timex
from detente.language.dates_values import Context, Part, TimeType, Value
from detente.records import RecordError, Span, times

__all__ = ["TimeExpression", "TimeType", "find"]

# Calendar arithmetic stays this many years clear of the ends of the calendar.
_MARGIN = 300


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time.

    value: ISO 8601 date, month, year or interval (of a TIME the day), for DURATION and SET a duration; None where the
    text does not settle it. fuzzy: it may be off, or is meant roughly ("early May"). timex:
    the TIMEX3 value (1998-W07, PXY, PRESENT_REF ...). parts: of a range, its beginning and its end.
    """

    span: Span
    type: TimeType
    value: str | None
    fuzzy: bool
    timex: str | None = None
    parts: tuple[TimeExpression, ...] = ()


@dataclass(slots=True)
class _Found:
    span: Span
    value: Value
    parts: tuple[_Found, ...] = ()


def find(analysis: Analysis, published: str | None) -> list[TimeExpression]:
    """The time expressions of a text in order; `published` (ISO 8601, a time of day is passed over) is their anchor."""
    global _last
    last = _last  # another thread may exchange it meanwhile
    if last is None or last[0] is not analysis or last[1] != published:
        _last = last = analysis, published, _find(analysis, published)
    return list(last[2])


# Two readers ask for the dates of an article one after the other.
_last: tuple[Analysis, str | None, list[TimeExpression]] | None = None


def _find(analysis: Analysis, published: str | None) -> list[TimeExpression]:
    text = plain(analysis.text)
    anchor, near = _anchors(published)
    tense = _Tenses(analysis)
    found: list[_Found] = []
    quarter: str | None = None
    for begin, end in analysis.paragraphs:
        paragraph: list[_Found] = []
        for name, match in _matches(text, begin, end):
            context = Context(anchor, near, _reference(paragraph), quarter, tense)
            paragraph.extend(_resolved(name, match, context))
            if name == "quarter" and paragraph and paragraph[-1].value.value:
                quarter = paragraph[-1].value.value
        found.extend(_joined(text, paragraph))
    return [_expression(text, item) for item in found]


def _expression(text: str, item: _Found) -> TimeExpression:
    value, fuzzy = _checked(item.value)
    parts = tuple(_expression(text, part) for part in item.parts)
    return TimeExpression(item.span, item.value.type, value, fuzzy, timex(item.value, text[slice(*item.span)]), parts)


class _Tenses:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def __call__(self, span: Span) -> Tense:
        return tense_at(self._analysis, span)


def _anchors(published: str | None) -> tuple[Date | None, Date | None]:
    """The day of publication if it is known to the day, and a day near to it."""
    try:
        first, last = times.bounds((published or "").split("T")[0].split(" ")[0])
    except RecordError:
        return None, None
    if not _MARGIN < first.year < datetime.MAXYEAR - _MARGIN:
        return None, None
    return (first if first == last else None), first + (last - first) // 2


def _matches(text: str, begin: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """The longest matches in text order, none overlapping; of equal ones the first rule's."""
    everything = [
        (match.end() - match.start(), -order, name, match)
        for order, (name, rule) in enumerate(RULES.items())
        for match in rule.finditer(text, begin, end)
    ]
    everything.sort(key=lambda item: (-item[0], -item[1]))
    kept: list[tuple[str, re.Match[str]]] = []
    for *_, name, match in everything:
        if all(match.end() <= other.start() or other.end() <= match.start() for _, other in kept):
            kept.append((name, match))
    return sorted(kept, key=lambda item: item[1].start())


def _reference(before: list[_Found]) -> str | None:
    """The last point in time that was named before in the paragraph."""
    for item in reversed(before):
        if item.value.type in ("DATE", "TIME") and item.value.value:
            return item.value.value
    return None


def _resolved(name: str, match: re.Match[str], context: Context) -> Iterator[_Found]:
    try:
        result = RESOLVERS[name](match, context)
    except (OverflowError, ValueError):  # beyond the calendar's ends
        result = Value("DATE", None, True)
    if isinstance(result, Value):
        yield _Found(match.span(), result, tuple(_Found(part.span, part.value) for part in _ends(name, match, result)))
    for part in result if isinstance(result, list) else ():
        assert isinstance(part, Part)
        yield _Found(part.span, part.value)


def _ends(name: str, match: re.Match[str], value: Value) -> Iterator[Part]:
    """Beginning and end of a range of days or years that one rule reads ("April 2-3")."""
    begin, slash, end = (value.value or "").partition("/")
    if not slash or name not in ("month_day", "day_month", "years"):
        return
    first, last = ("first", "last") if name == "years" else ("day", "last")
    if match[last]:
        yield Part((match.start(), match.end(first)), Value("DATE", begin, value.fuzzy))
        yield Part((match.start(last), match.end()), Value("DATE", end, value.fuzzy))


_BETWEEN = re.compile(r"(?: to | through | until | till | up to | ?- ?)(?:the )?")
_AND = re.compile(r"(?: and |, | or )(?:on )?")


def _joined(text: str, items: list[_Found]) -> list[_Found]:
    """ "from A to B" and "between A and B" as one interval; a year said once counts for both neighbours."""
    result: list[_Found] = []
    for item in items:
        if result and result[-1].value.type == item.value.type == "DATE":
            last = result[-1]
            gap = text[last.span[1] : item.span[0]]
            joins = _BETWEEN.fullmatch(gap) or (gap == " and " and _follows(text, last, "between "))
            if (joins or _AND.fullmatch(gap)) and last.value.partial and item.value.value and not item.value.partial:
                last.value = _with_year(last.value, item.value.value)
            if joins and (value := _interval(last.value, item.value)):
                result[-1] = _Found((last.span[0], item.span[1]), value, (last, item))
                continue
        result.append(item)
    return result


def _follows(text: str, item: _Found, word: str) -> bool:
    return text[max(0, item.span[0] - len(word)) : item.span[0]].lower() == word


def _with_year(value: Value, later: str) -> Value:
    """A date without a year takes that of the date after it, or the year before where it would come later."""
    assert value.partial
    if not re.match(r"\d{4}-\d\d", later):
        return value
    month, day = value.partial
    last = times.bounds(later)[1]
    for year in (last.year, last.year - 1):
        if day is None:
            found = cal.month_value(year, month) if (year, month) <= (last.year, last.month) else None
        else:
            date = cal.valid(year, month, day)
            found = str(date) if date and date <= last else None
        if found:
            return replace(value, value=found, fuzzy=False)
    return value


def _interval(first: Value, last: Value) -> Value | None:
    if not first.value or not last.value:
        return None
    begin, end = first.value.split("/")[0], last.value.split("/")[-1]
    if len(begin) != len(end):
        return None
    fuzzy = first.fuzzy or last.fuzzy
    value = cal.interval(begin, end)
    if value is None and last.partial:
        # "from 20 December to 10 January": the end lies in the year after that of the beginning.
        month, day = last.partial
        year = int(begin[:4]) + 1
        end_ = cal.month_value(year, month) if day is None else str(cal.valid(year, month, day) or "")
        value = cal.interval(begin, end_) if end_ else None
    return Value("DATE", value, fuzzy) if value else None


def _checked(value: Value) -> tuple[str | None, bool]:
    """Nothing leaves that records.times would refuse."""
    valid = times.is_duration if value.type in ("DURATION", "SET") else times.is_time
    if value.value is None or not valid(value.value):
        return None, True
    return value.value, value.fuzzy
