"""Time values: ISO 8601 dates, months, years, intervals and durations, as strings.

A value is one of `2025-03-18`, `2025-03`, `2025`, an interval `A/B` of two of these, or a duration `P30D`.
They stay strings in records (the precision is part of what was said); the functions here read them.
Source: ISO 8601-1:2019.
"""

from __future__ import annotations

import calendar
import datetime
import re

from detente.records.errors import RecordError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DURATION = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?")


def bounds(value: str) -> tuple[datetime.date, datetime.date]:
    """First and last day that a date, month, year or interval covers.

    Raises RecordError if it is none of these or not in the calendar.
    """
    first, _, last = value.partition("/")
    begin, end = _point(first, value), _point(last or first, value)
    if end[1] < begin[0]:
        raise RecordError(f"{value!r}: the interval ends before it begins")
    return begin[0], end[1]


def is_time(value: str) -> bool:
    """Whether it is a date, month, year or interval that exists."""
    try:
        bounds(value)
    except RecordError:
        return False
    return True


def is_duration(value: str) -> bool:
    """Whether it is an ISO 8601 duration such as `P30D`."""
    return _DURATION.fullmatch(value) is not None


def checked_time(value: str) -> str:
    """The value itself; raises RecordError for what is not a date, month, year or interval."""
    bounds(value)
    return value


def _point(value: str, whole: str) -> tuple[datetime.date, datetime.date]:
    match = _POINT.fullmatch(value)
    if not match:
        raise RecordError(f"{whole!r} is not an ISO 8601 date, month, year or interval")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            date = datetime.date(year, month, day)
            return date, date
        if month is not None:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise RecordError(f"{whole!r} is not in the calendar") from error
