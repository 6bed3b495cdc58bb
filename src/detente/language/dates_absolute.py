"""Dates that say their day, month, year or season themselves, if not always the year it is in."""

# Resolvers share one signature, whether or not they need all of it.
# ruff: noqa: ARG001

from __future__ import annotations

import datetime
import re

from detente.language import dates_calendar as cal
from detente.language import dates_grammar as grammar
from detente.language import dates_timex
from detente.language.dates_calendar import Date, Tense
from detente.language.dates_values import (
    STEPS,
    UNKNOWN,
    Context,
    Match,
    Part,
    Result,
    Value,
    dated,
    group,
    written,
)
from detente.records import times


def _month_number(name: str) -> int:
    return grammar.MONTHS[name.lower().rstrip(".")]


def day_number(words: str) -> int:
    """ "23", "23rd", "twenty-third"."""
    return grammar.DAY_WORDS.get(words.lower()) or int(re.sub(r"\D", "", words))


def iso(match: Match, context: Context) -> Result:
    """ "2025-03-18", "2025-03"."""
    value = match[0]
    return dated(value if times.is_time(value) else None)


def numeric(match: Match, context: Context) -> Result:
    """18.03.2025 and 18/03/2025, or 03/18/2025; where both readings exist and a slash stands, it stays unsaid."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    european, american = cal.valid(year, second, first), cal.valid(year, first, second)
    if "." in match[0] or european == american:
        return dated(written(european))
    if european and american:
        return UNKNOWN
    date = european or american
    return dated(written(date))


def _said_year(match: Match, context: Context) -> tuple[int | None, bool]:
    """The year in the words ("2025", "last year"), and whether any was said."""
    named = group(match, "named")
    if named:
        step = {"last": -1, "this": 0, "next": 1}[named]
        return (context.near.year + step if context.near else None), True
    year = group(match, "year")
    return (int(year) if year else None), bool(year)


def month_day(match: Match, context: Context) -> Result:
    """ "Feb. 27", "April 2-3, 2025", "Tuesday, 25 February"."""
    month, first = _month_number(match["month"]), day_number(match["day"])
    year, said = _said_year(match, context)
    last = day_number(match["last"]) if match["last"] else None
    if last and match["to"].strip() in ("and", "or", "/") and last != first + 1:
        return _two_days(match, month, (first, last), year, said, context)
    if said:
        begin = cal.valid(year, month, first) if year else None
        return _days(begin, last, fuzzy=_wrong_weekday(match, begin))
    if context.near is None:
        return Value("DATE", None, True, (month, first))
    begin, unsure = _day_near(match, context, month, first)
    return _days(begin, last, unsure, (month, first))


def week_of(match: Match, context: Context) -> Result:
    """ "the week of March 6": from Monday to Sunday."""
    number, day = _month_number(match["month"]), day_number(match["day"])
    if match["year"]:
        begin, unsure = cal.valid(int(match["year"]), number, day), False
    elif context.near:
        begin, unsure = _day_near(match, context, number, day)
    else:
        return UNKNOWN
    return dated(cal.week(begin) if begin else None, unsure)


def _days(begin: Date | None, last: int | None, fuzzy: bool, partial: tuple[int, int | None] | None = None) -> Value:
    if begin is None:
        return UNKNOWN
    if last is None:
        return Value("DATE", str(begin), fuzzy, partial)
    end = cal.valid(begin.year, begin.month, last)
    value = cal.interval(str(begin), str(end)) if end else None
    return Value("DATE", value, fuzzy or value is None)


def _two_days(
    match: Match, month: int, days: tuple[int, int], year: int | None, said: bool, context: Context
) -> list[Part]:
    parts = []
    for named, day in zip(("day", "last"), days, strict=True):
        span = match.span(named)
        if match.start("month") < span[0] and named == "day":
            span = (match.start("month"), span[1])
        if match.start("month") > span[0] and named == "last":
            span = (span[0], match.end("month"))
        if said:
            begin, unsure = (cal.valid(year, month, day) if year else None), False
        elif context.near:
            begin, unsure = _day_near(match, context, month, day)
        else:
            begin, unsure = None, True
        parts.append(Part(span, _days(begin, None, unsure, None if said else (month, day))))
    return parts


def _day_near(match: Match, context: Context, month: int, day: int) -> tuple[Date | None, bool]:
    assert context.near
    tense = context.tense(match.span())
    begin, unsure = cal.nearest(context.near, tense, lambda year: cal.valid(year, month, day))
    if begin and _wrong_weekday(match, begin):
        others = [cal.valid(begin.year + step, month, day) for step in (1, -1)]
        fitting = [other for other in others if other and not _wrong_weekday(match, other)]
        return (fitting[0], True) if fitting and unsure else (begin, True)
    return begin, unsure


def _wrong_weekday(match: Match, day: Date | None) -> bool:
    name = group(match, "weekday").rstrip(".")
    return bool(name and day and not list(grammar.WEEKDAYS)[day.weekday()].startswith(name[:3]))


def month(match: Match, context: Context) -> Result:
    """ "in March", "early May 2025", "last October", "mid-March"."""
    number = _month_number(match["month"])
    part, which = group(match, "part"), group(match, "which")
    year, said = _said_year(match, context)
    if match["month"].lower() in ("may", "march", "mar.") and not (part or which or said) and not _is_month(match):
        return None
    if said:
        return month_part(year, number, part)
    if context.near is None:
        return Value("DATE", None, True, (number, None))
    near = context.near.replace(day=1)
    year, unsure = _month_year(near, number, which, context.tense(match.span()))
    found = month_part(year, number, part)
    return Value("DATE", found.value, found.fuzzy or unsure, None if part or which else (number, None))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|before|after|during|through|between|and|to|around|for)(?: the)? $|[,(-] ?$",
    re.IGNORECASE,
)


def _is_month(match: Match) -> bool:
    """Whether "May" and "March", which may be names or verbs, stand where a month does."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    attribute = before.endswith(" the ") and re.match(r" (?!on\b|to\b|of\b)[a-z]", match.string[match.end() :][:5])
    return bool(_BEFORE_MONTH.search(before) or attribute)


def _month_year(near: Date, number: int, which: str, tense: Tense) -> tuple[int, bool]:
    """The year of a month named near the first of the month of publication, and whether it is unsure."""
    if which.split(" ")[-1] in ("last", "past"):
        # In March, "last February" may be the one a month ago or that of the year before.
        return near.year - (number >= near.month), number == near.month - 1
    if which.split(" ")[-1] in ("next", "coming"):
        return near.year + (number <= near.month), number > near.month
    if which == "this":
        return near.year, False
    begin, unsure = cal.nearest(near, tense, lambda year: cal.valid(year, number, 1))
    return (begin or near).year, unsure


def month_part(year: int | None, number: int, part: str) -> Value:
    """A month, its half, or its middle."""
    if year is None:
        return UNKNOWN
    value = cal.month_value(year, number)
    if part.endswith(("first half", "second half")):
        begin, end = (1, 15) if part.endswith("first half") else (16, cal.last_day(year, number))
        return dated(f"{value}-{begin:02}/{value}-{end:02}", fuzzy=True)
    if part.endswith(("mid", "middle")):
        return dated(f"{value}-15", fuzzy=True)
    return dated(value, fuzzy=bool(part))


def fiscal(match: Match, context: Context) -> Result:
    """ "fiscal 1989": about that year, as whose it is decides when it begins."""
    return Value("DATE", match["year"], True)


def season_year(anchor: Date, name: str, step: int) -> int:
    """Of "last summer" the one that is over, of "next spring" the one that has not begun, else that of the year."""
    begins = Date(anchor.year, grammar.SEASONS[name], 1)
    if step < 0:
        return anchor.year - (begins + datetime.timedelta(days=90) >= anchor)
    if step > 0:
        return anchor.year + (begins <= anchor)
    return anchor.year - (name == "winter" and anchor.month <= 2)


def season_months(year: int, name: str) -> str:
    """Three whole months of the northern hemisphere."""
    begin = grammar.SEASONS[name]
    end = cal.months_from(Date(year, begin, 1), 2)
    return f"{cal.month_value(year, begin)}/{cal.month_value(*end)}"


def half(match: Match, context: Context) -> Result:
    """ "early 2024", "the end of 1990", "the second half of 2025", "mid-1996"."""
    part, year = group(match, "part") or group(match, "part2"), match["year"]
    if part.endswith(("first half", "second half")):
        begin = 1 if part.endswith("first half") else 7
        return dated(f"{year}-{begin:02}/{year}-{begin + 5:02}")
    return dated(year, fuzzy=True)


def season(match: Match, context: Context) -> Result:
    """ "summer of 2023", "last fall", "by autumn"."""
    name, which = group(match, "season"), group(match, "which").split(" ")[-1]
    if match["year"]:
        return dated(season_months(int(match["year"]), name), fuzzy=True)
    if not which or (name == "fall" and which in ("the", "by") and match.string[match.end() :][:3] == " of"):
        return None
    if context.near is None:
        return UNKNOWN
    if which in ("last", "past", "next", "this", "coming"):
        return dated(season_months(season_year(context.near, name, STEPS.get(which, 0)), name), fuzzy=True)
    tense = context.tense(match.span())
    begin, _ = cal.nearest(context.near, tense, lambda year: cal.valid(year, grammar.SEASONS[name], 1))
    return dated(season_months((begin or context.near).year, name), fuzzy=True)


def quarter(match: Match, context: Context) -> Result:
    """ "the third quarter of 1989"."""
    number = grammar.ORDINALS[match["number"].lower()]
    year, said = _said_year(match, context)
    if said:
        return dated(cal.quarter(year, number) if year else None)
    if context.near is None:
        return UNKNOWN
    begin, unsure = cal.nearest(
        context.near, context.tense(match.span()) or "past", lambda y: cal.valid(y, 3 * number - 2, 1)
    )
    return dated(cal.quarter((begin or context.near).year, number), fuzzy=unsure)


def decade(match: Match, context: Context) -> Result:
    """ "the 1990s", "the late 1970s"."""
    words = {name[:3]: str(i) for i, name in enumerate("twenties thirties forties fifties sixties seventies eighties "
                                                     "nineties".split(), 2)}  # fmt: skip
    tens = match["decade"] or f"19{match['short'] or words[match['word'].lower()[:3]]}"
    return dated(f"{tens}0/{tens}9", fuzzy=group(match, "part") not in ("", "the"))


def century(match: Match, context: Context) -> Result:
    """ "the 20th century" as 1901 to 2000."""
    number = int(match["number"])
    return dated(f"{100 * number - 99:04}/{100 * number:04}") if number else None


def year_words(match: Match, context: Context) -> Result:
    """ "nineteen ninety-six", as transcripts write it."""
    tens = grammar.NUMBERS[match["tens"].lower()] if match["tens"] else 0
    ones = match["ones"] or match["teens"]
    return dated(str(1900 + tens + (grammar.NUMBERS[ones.lower()] if ones else 0)))


def short_date(match: Match, context: Context) -> Result:
    """ "11/02/89": month first or day first, which two digits of a year do not tell, so it is never sure."""
    year = 1900 + int(match["year"])
    if context.near and abs(year + 100 - context.near.year) < abs(year - context.near.year):
        year += 100
    first, second = int(match["month"]), int(match["day"])
    american, european = cal.valid(year, first, second), cal.valid(year, second, first)
    if american and european and american != european:
        return Value("DATE", None, True, timex=str(american))
    return dated(written(american or european), fuzzy=True)


def years(match: Match, context: Context) -> Result:
    """ "2014-2019", "2024-25"."""
    first, last = match["first"], match["last"]
    return dated(cal.interval(first, last if len(last) == 4 else first[:2] + last))


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|before|after|during|through|between|and|to|late|early|year|fiscal|or|around|"
    r"for|the|than|on|over|fiscal|an?|its|his|her|their|our)|[(,]|'s|post-|pre-|mid-) ?$",
    re.IGNORECASE,
)


_AFTER_YEAR = re.compile(r" (?:[a-z]+s\b|percent|million|billion|troops|people|men|women|km|[$€£])|[%€$]|'?s\b ?(?=$)")


def _named(before: str, after: str) -> bool:
    """Whether a plural is named by its year ("the 1992 protests") and not counted."""
    return bool(re.search(r"\b(?:the|its|his|her|their|our)|'s $", before) and re.match(r" [a-z]+s\b", after))


def year(match: Match, context: Context) -> Result:
    """A bare number is a year only where a year would stand, and where nothing is counted with it."""
    before, after = match.string[max(0, match.start() - 10) : match.start()], match.string[match.end() :][:14]
    if (
        not 1700 <= int(match["year"]) <= 2100
        or (_AFTER_YEAR.match(after) and not _named(before, after))
        or re.search(r"[$€£#]$", before)
    ):
        return None
    if not _BEFORE_YEAR.search(before) and match.start() and not before.endswith("\n"):
        return None
    return dated(match["year"])


def vague(match: Match, context: Context) -> Result:
    """ "now", "recently", "soon": no day can be told."""
    kinds = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
    return dates_timex.vague(next(value for name, value in kinds.items() if match[name]))
