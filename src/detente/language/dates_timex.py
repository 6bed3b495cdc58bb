"""Values as TIMEX3 writes them, from those of ISO 8601 and the words they were read from.

TIMEX3 (TimeML 1.2.1, ISO 24617-1) has values that ISO 8601 lacks, or writes as intervals: weeks (1998-W07) and weekends
(1998-W07-WE), seasons, quarters and halves of years, decades of three digits and centuries of two, parts of the day
(TMO), amounts that are not told (PXD), and what is now, past or to come (PRESENT_REF).
"""

from __future__ import annotations

import re

from detente.language import dates_grammar as grammar
from detente.language.dates_calendar import Date
from detente.language.dates_values import TimeType, Value

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_DAY_PARTS = {"morning": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_DAY_PART = re.compile(r"morning|afternoon|noon|midday|evening|midnight|night")
_CLOCK = re.compile(r"(?<![\d:])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?P<half>[ap])?\.?(?:m\b)?|\bnoon|\bmidnight")
_UNIT = re.compile(r"(second|minute|hour|day|night|week|month|year|decade|centur)")
_MANY = {"decade": "DE", "centur": "CE"}


def timex(value: Value, words: str) -> str | None:
    """The TIMEX3 value; None where neither the words nor the text around them settle any part of it."""
    words = words.lower()
    if value.timex:
        return value.timex
    if value.type in ("DURATION", "SET"):
        return value.value or _untold(words)
    if value.value is None:
        return None
    if value.type == "TIME":
        return value.value + time_of_day(words)
    return _interval(value.value, words) if "/" in value.value else _point(value.value, words)


def time_of_day(words: str) -> str:
    """ "T10:30", "T15:00", "TMO"; empty where none is said."""
    clock = _CLOCK.search(words)
    if clock and (clock["half"] or clock["minute"] or not clock["hour"]):
        if not clock["hour"]:
            return "T12:00" if clock[0] == "noon" else "T24:00"
        hour = int(clock["hour"])
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"] == "p" else 0)
        return f"T{hour:02}:{clock['minute'] or '00'}"
    part = _DAY_PART.search(words)
    return "" if not part else "T24:00" if part[0] == "midnight" else f"T{_DAY_PARTS[part[0]]}"


def _untold(words: str) -> str | None:
    unit = _UNIT.search(words)
    if not unit:
        return None
    short = _MANY.get(unit[0]) or grammar.UNITS[unit[0]]
    return f"P{short[0]}X{short[1]}" if short[0] == "T" else f"PX{short}"


def _point(value: str, words: str) -> str:
    """ "six weeks ago" is said to the week, though the day is known that it would be to the day."""
    if re.search(r"\b(?:weeks?|fortnights?)\b", words) and len(value) == 10 and not re.search(r"day|\d{4}", words):
        return week(Date.fromisoformat(value))
    return value


def _interval(value: str, words: str) -> str:
    begin, end = value.split("/")
    if re.search(r"\bweekend\b", words):
        return f"{week(Date.fromisoformat(begin))}-WE"
    if len(begin) == 10 and (Date.fromisoformat(end) - Date.fromisoformat(begin)).days == 6 and "week" in words:
        return week(Date.fromisoformat(begin))
    if len(begin) == 4:
        return begin[:3] if int(end) - int(begin) == 9 else end[:2] if int(end) - int(begin) == 99 else value
    if len(begin) == 7:
        month = int(begin[5:])
        if "quarter" in words:
            return f"{begin[:4]}-Q{(month + 2) // 3}"
        if "half" in words:
            return f"{begin[:4]}-H{1 if month < 7 else 2}"
        if any(season in words for season in grammar.SEASONS):
            return f"{begin[:4]}-{_SEASONS[month]}"
    return begin[:7] if begin[:7] == end[:7] and "half" in words else value


def week(day: Date) -> str:
    """ISO 8601's week of a day: `1998-W07`."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def vague(kind: str) -> Value:
    """What has no date: PRESENT_REF, PAST_REF or FUTURE_REF."""
    type_: TimeType = "DATE"
    return Value(type_, None, True, timex=kind)
