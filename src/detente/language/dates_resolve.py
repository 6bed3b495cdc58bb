"""From a matched time expression to its ISO 8601 value: one resolver for each rule of dates_grammar.

A resolver returns a `Value`, a list of `Part`s where the words hold several expressions, or None where the match is no
time expression after all. A value of None says that the text does not settle it.
"""

# Resolvers share one signature, whether or not they need all of it.
# ruff: noqa: ARG001

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.language import dates_calendar as cal
from detente.language import dates_grammar as grammar
from detente.language.dates_calendar import Date, Tense, Unit
from detente.records import Span, times

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands.

    published: the day of publication, None where it is not known to the day; near: a day near to it (the middle of a
    month or year), for partial dates; reference: the last value named before in the same paragraph; tense: of what the
    expression belongs to.
    """

    published: Date | None
    near: Date | None
    reference: str | None
    tense: Callable[[Span], Tense]


@dataclass(frozen=True, slots=True)
class Value:
    """`partial` tells that the year was not said: a neighbouring expression may still give it (month, day or None)."""

    type: TimeType
    value: str | None
    fuzzy: bool = False
    partial: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several expressions in a match."""

    span: Span
    value: Value


Result = Value | list[Part] | None
UNKNOWN = Value("DATE", None, True)


def _group(match: Match, name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _date(value: str | None, fuzzy: bool = False) -> Value:
    return Value("DATE", value, fuzzy or value is None)


def _iso(date: Date | None) -> str | None:
    return str(date) if date else None


def _month_number(name: str) -> int:
    return grammar.MONTHS[name.lower().rstrip(".")]


def _day_number(words: str) -> int:
    return grammar.DAY_WORDS.get(words.lower()) or int(re.sub(r"\D", "", words))


def iso(match: Match, context: Context) -> Result:
    """ "2025-03-18", "2025-03"."""
    value = match[0]
    return _date(value if times.is_time(value) else None)


def numeric(match: Match, context: Context) -> Result:
    """18.03.2025 and 18/03/2025, or 03/18/2025; where both readings exist and a slash stands, it stays unsaid."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    european, american = cal.valid(year, second, first), cal.valid(year, first, second)
    if "." in match[0] or european == american:
        return _date(_iso(european))
    if european and american:
        return UNKNOWN
    date = european or american
    return _date(_iso(date))


def _said_year(match: Match, context: Context) -> tuple[int | None, bool]:
    """The year in the words ("2025", "last year"), and whether any was said."""
    named = _group(match, "named")
    if named:
        step = {"last": -1, "this": 0, "next": 1}[named]
        return (context.near.year + step if context.near else None), True
    year = _group(match, "year")
    return (int(year) if year else None), bool(year)


def month_day(match: Match, context: Context) -> Result:
    """ "Feb. 27", "April 2-3, 2025", "Tuesday, 25 February"."""
    month, first = _month_number(match["month"]), _day_number(match["day"])
    year, said = _said_year(match, context)
    last = _day_number(match["last"]) if match["last"] else None
    if last and match["to"].strip() in ("and", "or", "/") and last != first + 1:
        return _two_days(match, month, (first, last), year, said, context)
    if said:
        begin = cal.valid(year, month, first) if year else None
        return _days(begin, last, fuzzy=_wrong_weekday(match, begin))
    if context.near is None:
        return Value("DATE", None, True, (month, first))
    begin, unsure = _day_near(match, context, month, first)
    return _days(begin, last, unsure, (month, first))


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
    for group, day in zip(("day", "last"), days, strict=True):
        span = match.span(group)
        if match.start("month") < span[0] and group == "day":
            span = (match.start("month"), span[1])
        if match.start("month") > span[0] and group == "last":
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
    name = _group(match, "weekday").rstrip(".")
    return bool(name and day and not list(grammar.WEEKDAYS)[day.weekday()].startswith(name[:3]))


def month(match: Match, context: Context) -> Result:
    """ "in March", "early May 2025", "last October", "mid-March"."""
    number = _month_number(match["month"])
    part, which = _group(match, "part"), _group(match, "which")
    year, said = _said_year(match, context)
    if match["month"].lower() in ("may", "march", "mar.") and not (part or which or said) and not _is_month(match):
        return None
    if said:
        return _month_part(year, number, part)
    if context.near is None:
        return Value("DATE", None, True, (number, None))
    near = context.near.replace(day=1)
    year, unsure = _month_year(near, number, which, context.tense(match.span()))
    found = _month_part(year, number, part)
    return Value("DATE", found.value, found.fuzzy or unsure, None if part or which else (number, None))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|before|after|during|through|between|and|to|around|for)(?: the)? $|[,(-] ?$",
    re.IGNORECASE,
)


def _is_month(match: Match) -> bool:
    """Whether "May" and "March", which may be names or verbs, stand where a month does."""
    return bool(_BEFORE_MONTH.search(match.string[max(0, match.start() - 12) : match.start()]))


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


def _month_part(year: int | None, number: int, part: str) -> Value:
    if year is None:
        return UNKNOWN
    value = cal.month_value(year, number)
    if part.endswith(("first half", "second half")):
        begin, end = (1, 15) if part.endswith("first half") else (16, cal.last_day(year, number))
        return _date(f"{value}-{begin:02}/{value}-{end:02}", fuzzy=True)
    if part.endswith(("mid", "middle")):
        return _date(f"{value}-15", fuzzy=True)
    return _date(value, fuzzy=bool(part))


def weekday(match: Match, context: Context) -> Result:
    """ "on Tuesday", "last Thursday", "Friday evening", "the following Monday"."""
    if re.search(r"\b(?:Good|Black|Bloody|Palm|Easter|Super|Holy|Maundy) $", match.string[: match.start()][-8:]):
        return None
    number = grammar.WEEKDAYS[match["weekday"].lower()]
    kind: TimeType = "TIME" if match["daypart"] else "DATE"
    which = (_group(match, "which") or "").split(" ")[-1]
    if _group(match, "which").startswith("the "):
        return _weekday_after_reference(number, which, context, kind)
    if context.published is None:
        return Value(kind, None, True)
    day, unsure = _weekday_day(context.published, number, which or _group(match, "week"), match, context)
    return Value(kind, str(day), unsure)


def _weekday_day(published: Date, number: int, which: str, match: Match, context: Context) -> tuple[Date, bool]:
    monday = published - published.weekday() * cal.ONE_DAY
    if match["week"]:
        step = {"last": -7, "this": 0, "next": 7}[which]
        return monday + (number + step) * cal.ONE_DAY, False
    if which in ("last", "past"):
        return cal.weekday_near(published - cal.ONE_DAY, number, "past"), False
    if which in ("next", "coming"):
        day = cal.weekday_near(published, number, "future")
        return day, which == "next" and day <= monday + 6 * cal.ONE_DAY
    if which == "this":
        return monday + number * cal.ONE_DAY, False
    tense = context.tense(match.span())
    if number == published.weekday():
        return published, tense != "past"
    return cal.weekday_near(published, number, tense), tense is None


def _weekday_after_reference(number: int, which: str, context: Context, kind: TimeType) -> Value:
    day = _reference_day(context)
    if day is None:
        return Value(kind, None, True)
    if which in ("following", "next"):
        return Value(kind, str(cal.weekday_near(day, number, "future")), context.reference is None)
    if which == "same":
        return Value(kind, str(day), day.weekday() != number)
    return Value(kind, str(cal.weekday_near(day - cal.ONE_DAY, number, "past")), context.reference is None)


def _reference_day(context: Context) -> Date | None:
    """The last day named before, else that of publication."""
    if context.reference:
        first, last = times.bounds(context.reference)
        return last if (last - first).days <= 31 and len(context.reference) >= 10 else None
    return context.published


def day(match: Match, context: Context) -> Result:
    """ "yesterday", "tonight", "the day after tomorrow", "last night"."""
    word = _group(match, "word") or _group(match, "near") or _group(match, "beyond") or _group(match, "this")
    steps = {"yesterday": -1, "last": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
    said = match[0].lower()
    kind: TimeType = "TIME" if re.search("tonight|morning|afternoon|evening|night", said) else "DATE"
    if context.published is None:
        return Value(kind, None, True)
    return Value(kind, str(context.published + steps.get(word, 0) * cal.ONE_DAY))


_STEPS = {"last": -1, "previous": -1, "preceding": -1, "past": -1, "next": 1, "coming": 1, "following": 1}


def _this_weekend(match: Match, context: Context) -> Value:
    """ "over the weekend": the last one, or that of this week in the future tense."""
    if context.published is None:
        return UNKNOWN
    tense = context.tense(match.span())
    back = 0 if tense == "future" or context.published.weekday() == 6 else 7
    return _date(cal.weekend(context.published - back * cal.ONE_DAY), fuzzy=tense is None)


_FROM_REFERENCE = ("the previous", "the preceding", "the following", "the next", "the same", "that", "that same")


def unit(match: Match, context: Context) -> Result:
    """ "this week", "last month", "the previous day", "the end of the year", "earlier this month"."""
    which, name, part = _group(match, "which"), _group(match, "unit"), _group(match, "part")
    if which == "the" and name == "weekend" and not part:
        return _this_weekend(match, context)
    if which == "the" and not part:
        return None
    if which == "the past" and name not in grammar.SEASONS:
        return Value("DURATION", {"decade": "P10Y", "century": "P100Y", "weekend": "P2D", "quarter": "P3M"}.get(
            name, f"P1{grammar.UNITS.get(name, 'D')}"))  # fmt: skip
    relative = which in _FROM_REFERENCE
    anchor = _reference_anchor(context) if relative else context.near
    if anchor is None:
        return UNKNOWN
    step = _STEPS.get(which.split(" ")[-1], 0)
    value, fuzzy = _unit_value(anchor, name, step, context, relative)
    kind: TimeType = "TIME" if name in ("morning", "evening", "night") else "DATE"
    if part and name == "month" and value:
        return _month_part(int(value[:4]), int(value[5:7]), part)
    return Value(kind, value, fuzzy or bool(part) or value is None or (relative and not context.reference))


def _reference_anchor(context: Context) -> Date | None:
    return times.bounds(context.reference)[1] if context.reference else context.near


def _unit_value(anchor: Date, name: str, step: int, context: Context, relative: bool) -> tuple[str | None, bool]:
    if name in ("day", "morning", "evening", "night"):
        base = _reference_day(context) if relative else context.published
        return (cal.shifted(base, step, "day") if base else None), False
    if name in ("week", "weekend"):
        base = (_reference_day(context) if relative else context.published) and anchor
        if base is None:
            return None, True
        moved = base + 7 * step * cal.ONE_DAY
        return (cal.weekend(moved) if name == "weekend" else cal.week(moved)), False
    if name == "quarter":
        year, month_ = cal.months_from(anchor, 3 * step)
        return cal.quarter(year, (month_ - 1) // 3 + 1), False
    if name in ("decade", "century"):
        length = 10 if name == "decade" else 100
        begin = (anchor.year // length + step) * length
        return f"{begin}/{begin + length - 1}", False
    if name in grammar.SEASONS:
        return _season(_season_year(anchor, name, step), name), True
    whole: Unit = "month" if name == "month" else "year"
    return cal.around(anchor, whole, step), False


def _season_year(anchor: Date, name: str, step: int) -> int:
    """Of "last summer" the one that is over, of "next spring" the one that has not begun, else that of the year."""
    begins = Date(anchor.year, grammar.SEASONS[name], 1)
    if step < 0:
        return anchor.year - (begins + datetime.timedelta(days=90) >= anchor)
    if step > 0:
        return anchor.year + (begins <= anchor)
    return anchor.year - (name == "winter" and anchor.month <= 2)


def _season(year: int, name: str) -> str:
    """Three whole months of the northern hemisphere."""
    begin = grammar.SEASONS[name]
    end = cal.months_from(Date(year, begin, 1), 2)
    return f"{cal.month_value(year, begin)}/{cal.month_value(*end)}"


def half(match: Match, context: Context) -> Result:
    """ "early 2024", "the end of 1990", "the second half of 2025", "mid-1996"."""
    part, year = _group(match, "part") or _group(match, "part2"), match["year"]
    if part.endswith(("first half", "second half")):
        begin = 1 if part.endswith("first half") else 7
        return _date(f"{year}-{begin:02}/{year}-{begin + 5:02}")
    return _date(year, fuzzy=True)


def day_side(match: Match, context: Context) -> Result:
    """ "the day before", "a week later"."""
    anchor = _reference_anchor(context)
    step = -1 if match["side"].lower() in ("before", "earlier") else 1
    if re.match(r" (?:[a-z]|[A-Z]\w+ )", match.string[match.end() : match.end() + 12]) and match["side"].lower() in (
        "before",
        "after",
    ):
        return _date(None) if match[0].lower().startswith("the") else None
    if anchor is None or (match["unit"].lower() in ("day", "week") and _reference_day(context) is None):
        return UNKNOWN
    return _date(cal.shifted(anchor, step, match["unit"].lower()), fuzzy=context.reference is None)  # type: ignore[arg-type]


def _amount(match: Match) -> tuple[float | None, str]:
    """How many of which unit: D, W, M, Y or TH, TM, TS."""
    count = grammar.number(match["count"])
    name = match["unit"].lower()
    name = "century" if name.startswith("centur") else name
    singular = name[:-1] if name.endswith("s") else name
    if _group(match, "half") or "and a half" in _group(match, "more"):
        count = None if count is None else count + 0.5
    if singular in grammar.LONG_UNITS:
        factor, short = grammar.LONG_UNITS[singular]
        return (None if count is None else count * factor), short
    return count, grammar.UNITS[singular]


def _iso_duration(count: float | None, short: str) -> str | None:
    if count is None:
        return None
    if count != int(count):
        parts = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS"), "M": (30, "D")}
        if short not in parts:
            return None
        factor, smaller = parts[short]
        whole, rest = int(count), round((count - int(count)) * factor)
        if not whole:
            return _iso_duration(rest, smaller)
        if smaller[0] == "T" and short[0] == "T":
            return f"PT{whole}{short[1]}{rest}{smaller[1]}"
        return f"P{whole}{short}{'T' if smaller[0] == 'T' else ''}{rest}{smaller[-1]}"
    return f"P{'T' if short[0] == 'T' else ''}{int(count)}{short[-1]}"


_CALENDAR_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _offset(anchor: Date | None, count: float | None, short: str, sign: int, about: bool) -> Value:
    if short[0] == "T" and count is not None and count % 24 == 0 and short == "TH":
        count, short = count / 24, "D"
    if anchor is None or count is None or short[0] == "T" or count > 100_000:
        return UNKNOWN
    if count != int(count):
        if short != "Y":
            return UNKNOWN
        count, short = round(count * 12), "M"
    value = cal.shifted(anchor, sign * int(count), _CALENDAR_UNITS[short])
    return _date(value, fuzzy=about or short == "W")


def offset(match: Match, context: Context) -> Result:
    """ "a month ago", "two days later", "three weeks before"."""
    count, short = _amount(match)
    side = match["side"].lower()
    sign = -1 if side in ("ago", "earlier", "before", "prior", "previously") else 1
    deictic = side in ("ago", "hence", "from now", "from today")
    if side in ("before", "prior") and re.match(r" (?:the|an?|his|her|its|their|to) ", match.string[match.end() :][:8]):
        return Value("DURATION", _iso_duration(count, short), bool(_group(match, "about")))
    exact_day = short in ("D", "W", "TH")
    if deictic:
        anchor = context.published if exact_day else context.near
    else:
        anchor = _reference_day(context) if exact_day else _reference_anchor(context)
    unsure = bool(_group(match, "about")) or (not deictic and context.reference is None)
    return _offset(anchor, count, short, sign, unsure)


def ahead(match: Match, context: Context) -> Result:
    """ "in two weeks" is a date only of what is to come; else it is how long something took."""
    count, short = _amount(match)
    before = match.string[max(0, match.start() - 60) : match.start()]
    since = re.search(r"\b(?:first|only|last)\b[^.;]*$", before) or _group(match, "about") in ("more than", "over")
    if since or context.tense(match.span()) != "future":
        return Value("DURATION", _iso_duration(count, short), bool(_group(match, "about")) or count is None)
    anchor = context.published if short in ("D", "W", "TH") else context.near
    return _offset(anchor, count, short, 1, bool(_group(match, "about")))


def duration(match: Match, context: Context) -> Result:
    """ "30 days", "two-year", "the past three months", "a year and a half"."""
    count, short = _amount(match)
    name, said = match["unit"].lower(), match["count"].lower()
    if name == "second" and said not in ("one",) and not match[0].endswith("s"):
        return None
    if name in ("nights", "night", "quarter") and said in ("a", "an", "one"):
        return None
    if said in ("many", "several", "a few"):
        return Value("DURATION", None, True)
    return Value("DURATION", _iso_duration(count, short), bool(_group(match, "about")))


def recurrence(match: Match, context: Context) -> Result:
    """ "every day", "each Tuesday", "weekly"."""
    adverbs = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y",
               "yearly": "P1Y", "hourly": "PT1H"}  # fmt: skip
    if match["adverb"]:
        return Value("SET", adverbs[match["adverb"].lower()])
    name = match["unit"].lower()
    if name in grammar.WEEKDAYS:
        return Value("SET", "P1W")
    times_ = {"other": 2, "second": 2, "third": 3, "": 1}
    count = times_.get(_group(match, "count")) or grammar.number(match["count"])
    name = "century" if name.startswith("centur") else name.removesuffix("s")
    factor, short = grammar.LONG_UNITS.get(name) or (1, grammar.UNITS[name])
    return Value("SET", _iso_duration((count or 1) * factor, short))


def season(match: Match, context: Context) -> Result:
    """ "summer of 2023", "last fall", "by autumn"."""
    name, which = _group(match, "season"), _group(match, "which").split(" ")[-1]
    if match["year"]:
        return _date(_season(int(match["year"]), name), fuzzy=True)
    if not which or (name == "fall" and which in ("the", "by") and match.string[match.end() :][:3] == " of"):
        return None
    if context.near is None:
        return UNKNOWN
    if which in ("last", "past", "next", "this", "coming"):
        return _date(_season(_season_year(context.near, name, _STEPS.get(which, 0)), name), fuzzy=True)
    tense = context.tense(match.span())
    begin, _ = cal.nearest(context.near, tense, lambda year: cal.valid(year, grammar.SEASONS[name], 1))
    return _date(_season((begin or context.near).year, name), fuzzy=True)


def quarter(match: Match, context: Context) -> Result:
    """ "the third quarter of 1989"."""
    number = grammar.ORDINALS[match["number"].lower()]
    year, said = _said_year(match, context)
    if said:
        return _date(cal.quarter(year, number) if year else None)
    if context.near is None:
        return UNKNOWN
    begin, unsure = cal.nearest(
        context.near, context.tense(match.span()) or "past", lambda y: cal.valid(y, 3 * number - 2, 1)
    )
    return _date(cal.quarter((begin or context.near).year, number), fuzzy=unsure)


def decade(match: Match, context: Context) -> Result:
    """ "the 1990s", "the late 1970s"."""
    tens = match["decade"]
    return _date(f"{tens}0/{tens}9", fuzzy=_group(match, "part") not in ("", "the"))


def century(match: Match, context: Context) -> Result:
    """ "the 20th century" as 1901 to 2000."""
    number = int(match["number"])
    return _date(f"{100 * number - 99:04}/{100 * number:04}") if number else None


def years(match: Match, context: Context) -> Result:
    """ "2014-2019", "2024-25"."""
    first, last = match["first"], match["last"]
    return _date(cal.interval(first, last if len(last) == 4 else first[:2] + last))


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|before|after|during|through|between|and|to|late|early|year|fiscal|or|around|"
    r"for|the|than|on|over)|[(,]) ?$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r" (?:[a-z]+s\b|percent|million|billion|troops|people|men|women|km|[$€£])|[%€$]|'?s\b ?(?=$)")


def year(match: Match, context: Context) -> Result:
    """A bare number is a year only where a year would stand, and where nothing is counted with it."""
    before, after = match.string[max(0, match.start() - 10) : match.start()], match.string[match.end() :][:14]
    if not 1700 <= int(match["year"]) <= 2100 or _AFTER_YEAR.match(after) or re.search(r"[$€£#]$", before):
        return None
    if not _BEFORE_YEAR.search(before) and match.start() and not before.endswith("\n"):
        return None
    return _date(match["year"])


def nth(match: Match, context: Context) -> Result:
    """ "on the 23rd": of the month named last, else of the nearest by tense."""
    day_ = _day_number(match["day"])
    which = _group(match, "which")
    if context.near is None or day_ > 31:
        return UNKNOWN
    if which in ("that", "the") and context.reference:
        first, _ = times.bounds(context.reference)
        date = cal.valid(first.year, first.month, day_)
        return _date(_iso(date))
    if which:
        date = cal.valid(*cal.months_from(context.near, _STEPS.get(which, 0)), day_)
        return _date(_iso(date))
    tense = context.tense(match.span())
    dates = [d for step in (-1, 0, 1) if (d := cal.valid(*cal.months_from(context.near, step), day_))]
    kept = [d for d in dates if not tense or (d <= context.near if tense == "past" else d >= context.near)] or dates
    best = min(kept, key=lambda d: abs(d - context.near), default=None)  # type: ignore[operator]
    return _date(_iso(best), fuzzy=tense is None)


def holiday(match: Match, context: Context) -> Result:
    """Feasts that have the same day each year."""
    if context.near is None:
        return UNKNOWN
    month_, day_ = grammar.HOLIDAYS[match["name"].lower()]
    begin, _ = cal.nearest(context.near, context.tense(match.span()), lambda y: cal.valid(y, month_, day_))
    return _date(_iso(begin), fuzzy=True)


def clock(match: Match, context: Context) -> Result:
    """ "at 10 a.m. Wednesday": the value is the day; the hour is not kept."""
    name = _group(match, "weekday")
    if not name or context.published is None:
        return Value("TIME", None, True)
    if name in grammar.WEEKDAYS:
        tense = context.tense(match.span())
        return Value("TIME", str(cal.weekday_near(context.published, grammar.WEEKDAYS[name], tense)), tense is None)
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[name]
    return Value("TIME", str(context.published + step * cal.ONE_DAY))


def vague(match: Match, context: Context) -> Result:
    """ "now", "recently", "soon": no day can be told."""
    return UNKNOWN


RESOLVERS: dict[str, Callable[[Match, Context], Result]] = {
    "iso": iso,
    "numeric": numeric,
    "month_day": month_day,
    "month": month,
    "weekday": weekday,
    "day": day,
    "unit": unit,
    "half": half,
    "day_side": day_side,
    "offset": offset,
    "ahead": ahead,
    "duration": duration,
    "season": season,
    "quarter": quarter,
    "decade": decade,
    "century": century,
    "years": years,
    "year": year,
    "nth": nth,
    "holiday": holiday,
    "clock": clock,
    "vague": vague,
    "day_month": month_day,
    "set": recurrence,
}
