"""Complete dates as mastheads, datelines and header lines write them; relative ones are the language room's."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from detente.records import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SPACE = r"[ \t\u00a0\u2009\u202f]"
# A double issue ("April 4-5") is dated by its first day.
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:])"
_DAYS = rf"(?P<day>{_DAY})(?:{_SPACE}?[-\u2010-\u2015/]{_SPACE}?\d{{1,2}}(?!\d))?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\w)(?P<month>{_MONTH}){_SPACE}{{0,3}}{_DAYS}(?:,{_SPACE}{{0,3}}|{_SPACE}{{1,3}}){_YEAR}",
        rf"(?<!\w){_DAYS}{_SPACE}{{1,3}}(?:of{_SPACE})?(?P<month>{_MONTH}),?{_SPACE}{{0,3}}{_YEAR}",
        rf"(?<!\w){_YEAR}(?P<separator>[-\u2010-\u2015/.])(?P<month>\d{{1,2}})(?P=separator)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\w)(?P<day>\d{{1,2}})(?P<separator>[./])(?P<month>\d{{1,2}})(?P=separator){_YEAR}",
    )
)
_MONTH_ONLY = re.compile(rf"(?<!\w)(?P<month>{_MONTH}),?{_SPACE}{{1,3}}{_YEAR}", re.IGNORECASE)


def find(text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[Span, str | None]]:
    """Dates with a year in `text[begin:end]`, in text order: their spans, and ISO 8601 values.

    The value is None for what is not in the calendar, and for "3/4/2025", which is March to one and April to another.
    """
    last = len(text) if end is None else end
    matches = [match for form in _FORMS for match in form.finditer(text, begin, last)]
    taken: list[Span] = []
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if not taken or match.start() >= taken[-1][1]:
            taken.append(match.span())
            yield match.span(), _value(match)


def parse(text: str) -> str | None:
    """The ISO 8601 date (or month) that the whole string stands for, weekday and time of day allowed; else None."""
    short = text[:200]
    for _, value in find(short):
        return value
    match = _MONTH_ONLY.search(short)
    return f"{match['year']}-{_month(match['month']):02d}" if match else None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def _value(match: re.Match[str]) -> str | None:
    year, month, day = int(match["year"]), _month(match["month"]), int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
    if match.groupdict().get("separator") == "/" and match.start("year") > match.start("day"):
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
