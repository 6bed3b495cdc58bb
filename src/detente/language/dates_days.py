"""Feasts, and times of the day."""

from __future__ import annotations

from detente.language import dates_calendar as cal
from detente.language import dates_grammar as grammar
from detente.language import dates_timex
from detente.language.dates_calendar import Date
from detente.language.dates_relative import named_weekday
from detente.language.dates_values import STEPS, UNKNOWN, Context, Match, Result, Value, dated, group


def holiday(match: Match, context: Context) -> Result:
    """ "Easter", "last Thanksgiving", "Christmas 2024"; which year is unsure where no word says it."""
    name, said = match["name"].lower(), group(match, "year")
    named, which = group(match, "named"), group(match, "which")
    if said:
        day, unsure = _feast(name, int(said)), False
    elif context.near is None:
        return UNKNOWN
    elif named or which == "this":
        day, unsure = _feast(name, context.near.year + STEPS.get(named, 0)), which == "this"
    else:
        tense = {"last": "past", "next": "future"}.get(which) or context.tense(match.span())
        day, unsure = cal.nearest(context.near, tense, lambda year: _feast(name, year))  # type: ignore[arg-type]
        unsure = unsure or not which
    if day is None:
        return UNKNOWN
    if group(match, "unit"):
        return dated(cal.week(day) if match["unit"] == "week" else cal.weekend(day), fuzzy=True)
    return dated(str(day), fuzzy=unsure)


def _feast(name: str, year: int) -> Date | None:
    if name in grammar.EASTER_DAYS:
        return easter(year) + grammar.EASTER_DAYS[name] * cal.ONE_DAY
    if name in grammar.NTH_WEEKDAYS:
        return cal.nth_weekday(year, *grammar.NTH_WEEKDAYS[name])
    return cal.valid(year, *grammar.HOLIDAYS[name])


def easter(year: int) -> Date:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous algorithm of Nature 13 (1876), in Meeus, Astronomical Algorithms, chapter 8.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return Date(year, month, day + 1)


def clock(match: Match, context: Context) -> Result:
    """ "at 10 a.m. Wednesday": the value is the day; the hour is in the TIMEX3 value alone."""
    name = group(match, "weekday")
    hour = dates_timex.time_of_day(match[0].lower())
    if not name and hour and context.reference and len(context.reference) == 10:
        return Value("TIME", None, True, timex=f"{context.reference}{hour}")
    if not name or context.published is None:
        return Value("TIME", None, True, timex=hour or None)
    if name in grammar.WEEKDAYS:
        number = grammar.WEEKDAYS[name]
        day, unsure = named_weekday(match, context.published, number, context.tense(match.span()))
        return Value("TIME", str(day), unsure)
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[name]
    return Value("TIME", str(context.published + step * cal.ONE_DAY))
