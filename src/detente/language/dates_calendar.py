"""Calendar arithmetic on ISO 8601 values: what the date reader needs beyond `datetime`.

A value is a date, a month, a year, or an interval `A/B`, as in records.times.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import Literal

from detente.records import times

Date = datetime.date
Unit = Literal["day", "week", "month", "year"]
Tense = Literal["past", "present", "future"] | None

ONE_DAY = datetime.timedelta(days=1)


def valid(year: int, month: int, day: int) -> Date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """`2025-03`."""
    return f"{year:04}-{month:02}"


def interval(begin: str, end: str) -> str | None:
    """`A/B`, one value where both are the same, None where it would end before it begins."""
    if begin == end:
        return begin
    value = f"{begin}/{end}"
    return value if times.is_time(value) else None


def week(day: Date) -> str:
    """Monday to Sunday around a day."""
    monday = day - day.weekday() * ONE_DAY
    return f"{monday}/{monday + 6 * ONE_DAY}"


def weekend(day: Date) -> str:
    """Saturday and Sunday of the week that a day is in."""
    saturday = day + (5 - day.weekday()) * ONE_DAY
    return f"{saturday}/{saturday + ONE_DAY}"


def quarter(year: int, number: int) -> str:
    """Three months of a calendar year; `number` counts from 1."""
    return f"{month_value(year, 3 * number - 2)}/{month_value(year, 3 * number)}"


def months_from(day: Date, count: int) -> tuple[int, int]:
    """Year and month, `count` months from that of a day."""
    index = day.year * 12 + day.month - 1 + count
    return index // 12, index % 12 + 1


def shifted(day: Date, count: int, unit: Unit) -> str | None:
    """The value `count` units from a day: days and weeks as a date, months as a month, years as a year.

    None where the calendar of ISO 8601's four digits ends.
    """
    try:
        if unit in ("day", "week"):
            return str(day + datetime.timedelta(days=count * (7 if unit == "week" else 1)))
    except OverflowError:
        return None
    year, month = months_from(day, count if unit == "month" else 12 * count)
    if not 1000 <= year <= 9999:
        return None
    return month_value(year, month) if unit == "month" else str(year)


def around(day: Date, unit: Unit, count: int = 0) -> str | None:
    """The whole calendar unit `count` units from the one that a day is in: a week as an interval."""
    value = shifted(day, count, unit)
    if value is None or unit != "week":
        return value
    return week(Date.fromisoformat(value))


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def nearest(published: Date, tense: Tense, make: Callable[[int], Date | None]) -> tuple[Date | None, bool]:
    """The likeliest of the dates that `make(year)` gives for the years around `published`, and whether it is unsure.

    Past tense looks back, future tense ahead; else the nearest day is taken. Nobody leaves out the year of a day that
    is nearly a year off, so a tense that leads there, past a much nearer day, is not believed.
    """
    dates = [date for step in (-1, 0, 1) if (date := make(published.year + step))]
    if not dates:
        return None, True
    closest = min(dates, key=lambda date: abs(date - published))
    away = abs((closest - published).days)
    fitting = {
        "past": [date for date in dates if date <= published][-1:],
        "future": [date for date in dates if date >= published][:1],
    }.get(tense or "", [])
    if not fitting:
        return closest, away > 120
    if away < 60 and abs((fitting[0] - published).days) > 270:
        return closest, True
    return fitting[0], False


def weekday_near(published: Date, number: int, tense: Tense) -> Date:
    """The day of the week (0 is Monday) on or before `published`; after it in present ("meet on Friday") or future."""
    if tense in ("present", "future"):
        return published + ((number - published.weekday() - 1) % 7 + 1) * ONE_DAY
    return published - ((published.weekday() - number) % 7) * ONE_DAY


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Date:
    """The nth of a day of the week (0 is Monday) in a month; -1 is the last."""
    if nth < 0:
        last = Date(year, month, last_day(year, month))
        return last - ((last.weekday() - weekday) % 7) * ONE_DAY
    first = Date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * ONE_DAY
