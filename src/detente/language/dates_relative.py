"""Dates seen from the day of publication, or from the date named before."""

# Resolvers share one signature, whether or not they need all of it.

from __future__ import annotations

import re

from detente.language import dates_calendar as cal
from detente.language import dates_grammar as grammar
from detente.language.dates_absolute import day_number, month_part, season_months, season_year
from detente.language.dates_amounts import amount, iso_duration
from detente.language.dates_calendar import Date, Tense, Unit
from detente.language.dates_values import STEPS, UNKNOWN, Context, Match, Result, TimeType, Value, dated, group, written
from detente.records import times


def weekday(match: Match, context: Context) -> Result:
    """ "on Tuesday", "last Thursday", "Friday evening", "the following Monday"."""
    if re.search(r"\b(?:Good|Black|Bloody|Palm|Easter|Super|Holy|Maundy) $", match.string[: match.start()][-8:]):
        return None
    number = grammar.WEEKDAYS[match["weekday"].lower()]
    kind: TimeType = "TIME" if match["daypart"] else "DATE"
    which = (group(match, "which") or "").split(" ")[-1]
    if group(match, "which").startswith("the "):
        return _weekday_after_reference(number, which, context, kind)
    if context.published is None:
        return Value(kind, None, True)
    day, unsure = _weekday_day(context.published, number, which or group(match, "week"), match, context)
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
    return named_weekday(match, published, number, context.tense(match.span()))


_AHEAD = re.compile(
    r"\b(?:until|till|by|before|starting|as (?:soon|early|late) as|no later than|effective)"
    r"(?: \d\d?(?::\d\d)? ?[ap]\.?m\.?)?(?: [A-Z]{2,4}T)?(?: on| early| late)? $"
)


def named_weekday(match: Match, published: Date, number: int, tense: Tense) -> tuple[Date, bool]:
    """The day that a bare "Tuesday" names, and whether it is unsure.

    "until Tuesday" lies ahead whatever the verb, "Tuesday's vote" behind, if nothing says otherwise. A present or
    infinitive ("met to mark Thursday") hardly means yesterday's day of the week in six days.
    """
    begin = match.start("weekday")
    if _AHEAD.search(match.string[max(0, begin - 30) : begin]):
        if tense == "past" and number == published.weekday():
            return published, True
        return cal.weekday_near(published, number, "future"), tense == "past"
    if number == published.weekday():
        return published, tense != "past"
    if match.string[match.end() : match.end() + 2] == "'s" and tense != "past":
        return cal.weekday_near(published, number, "past"), True
    if tense == "present" and (published.weekday() - number) % 7 == 1:
        return cal.weekday_near(published, number, "past"), True
    return cal.weekday_near(published, number, tense), tense is None


def _weekday_after_reference(number: int, which: str, context: Context, kind: TimeType) -> Value:
    day = reference_day(context)
    if day is None:
        return Value(kind, None, True)
    if which in ("following", "next"):
        return Value(kind, str(cal.weekday_near(day, number, "future")), context.reference is None)
    if which == "same":
        return Value(kind, str(day), day.weekday() != number)
    return Value(kind, str(cal.weekday_near(day - cal.ONE_DAY, number, "past")), context.reference is None)


def reference_day(context: Context) -> Date | None:
    """The last day named before, else that of publication."""
    if context.reference:
        first, last = times.bounds(context.reference)
        return last if (last - first).days <= 31 and len(context.reference) >= 10 else None
    return context.published


def day(match: Match, context: Context) -> Result:
    """ "yesterday", "tonight", "the day after tomorrow", "last night"."""
    word = group(match, "word") or group(match, "near") or group(match, "beyond") or group(match, "this")
    steps = {"yesterday": -1, "last": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
    said = match[0].lower()
    kind: TimeType = "TIME" if re.search("tonight|morning|afternoon|evening|night", said) else "DATE"
    if context.published is None:
        return Value(kind, None, True)
    return Value(kind, str(context.published + steps.get(word, 0) * cal.ONE_DAY))


def _this_weekend(match: Match, context: Context) -> Value:
    """ "over the weekend": the last one, or that of this week in the future tense."""
    if context.published is None:
        return UNKNOWN
    tense = context.tense(match.span())
    back = 0 if tense == "future" or context.published.weekday() == 6 else 7
    return dated(cal.weekend(context.published - back * cal.ONE_DAY), fuzzy=tense is None)


_FROM_REFERENCE = ("the previous", "the preceding", "the following", "the next", "the same", "that", "that same")


def unit(match: Match, context: Context) -> Result:
    """ "this week", "last month", "the previous day", "the end of the year", "earlier this month"."""
    which, name, part = group(match, "which"), group(match, "unit"), group(match, "part")
    if which == "the" and name == "weekend" and not part:
        return _this_weekend(match, context)
    if which == "the" and not part:
        return None
    if which == "the past" and name not in grammar.SEASONS:
        return Value("DURATION", {"decade": "P10Y", "century": "P100Y", "weekend": "P2D", "quarter": "P3M"}.get(
            name, f"P1{grammar.UNITS.get(name, 'D')}"))  # fmt: skip
    if name == "quarter" and not part and which in ("the latest", "that", "the same", "that same"):
        return _quarter_told(context)
    relative = which in _FROM_REFERENCE
    anchor = reference_anchor(context) if relative else context.near
    if anchor is None:
        return UNKNOWN
    step = STEPS.get(which.split(" ")[-1], 0)
    value, fuzzy = _unit_value(anchor, name, step, context, relative)
    kind: TimeType = "TIME" if name in ("morning", "evening", "night") else "DATE"
    if part and name == "month" and value:
        return month_part(int(value[:4]), int(value[5:7]), part)
    return Value(kind, value, fuzzy or bool(part) or value is None or (relative and not context.reference))


def reference_anchor(context: Context) -> Date | None:
    """The end of what was named before, else about when it was published."""
    return times.bounds(context.reference)[1] if context.reference else context.near


def _unit_value(anchor: Date, name: str, step: int, context: Context, relative: bool) -> tuple[str | None, bool]:
    if name in ("day", "morning", "evening", "night"):
        base = reference_day(context) if relative else context.published
        return (cal.shifted(base, step, "day") if base else None), False
    if name in ("week", "weekend"):
        base = (reference_day(context) if relative else context.published) and anchor
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
        return season_months(season_year(anchor, name, step), name), True
    whole: Unit = "month" if name == "month" else "year"
    return cal.around(anchor, whole, step), False


def day_side(match: Match, context: Context) -> Result:
    """ "the day before", "a week later"."""
    if (
        group(match, "unit") == "year"
        and _QUARTER.fullmatch(context.quarter or "")
        and group(match, "side") == "earlier"
    ):
        return year_back(match, context)
    anchor = reference_anchor(context)
    step = -1 if match["side"].lower() in ("before", "earlier") else 1
    if re.match(r" (?:[a-z]|[A-Z]\w+ )", match.string[match.end() : match.end() + 12]) and match["side"].lower() in (
        "before",
        "after",
    ):
        return dated(None) if match[0].lower().startswith("the") else None
    if anchor is None or (match["unit"].lower() in ("day", "week") and reference_day(context) is None):
        return UNKNOWN
    return dated(cal.shifted(anchor, step, match["unit"].lower()), fuzzy=context.reference is None)  # type: ignore[arg-type]


_QUARTER = re.compile(r"(\d{4})-(0[147]|10)/\1-(0[369]|12)")


def year_back(match: Match, context: Context) -> Result:
    """ "the year-earlier quarter", "a year ago": of a quarter named before, that of the year before."""
    before = _QUARTER.fullmatch(context.quarter or "")
    if before:
        year = int(before[1]) - 1
        value = f"{year}-{before[2]}/{year}-{before[3]}"
        return Value("DATE", value, True, timex=f"{year}-Q{int(before[3]) // 3}")
    if context.near is None:
        return UNKNOWN
    return dated(cal.shifted(context.near, -1, "year"), fuzzy=not re.search("[Aa] year ago", match[0]))


def definite(match: Match, context: Context) -> Result:
    """ "the quarter", "for the year": what was named last, else of the day of publication, which is never sure.

    A quarter of which nothing is said is the one before: that is the one whose figures are told.
    """
    name = group(match, "unit")
    if not name:
        return _quarter_told(context)
    if name == "month" and context.reference and len(context.reference) in (7, 10):
        return dated(context.reference[:7], fuzzy=True)
    if context.near is None:
        return UNKNOWN
    return dated(cal.around(context.near, "month" if name == "month" else "year"), fuzzy=True)


def week_on(match: Match, context: Context) -> Result:
    """ "a week on Tuesday", "two weeks from today", "on Tuesday week"."""
    if context.published is None:
        return UNKNOWN
    name = group(match, "day") or group(match, "later")
    weeks = int(grammar.number(match["count"]) or 1) if match["count"] else 1
    if name in grammar.WEEKDAYS:
        first = cal.weekday_near(context.published, grammar.WEEKDAYS[name], "future")
    else:
        first = context.published + (name == "tomorrow") * cal.ONE_DAY
    past = context.tense(match.span()) == "past"
    return dated(str(first + 7 * weeks * cal.ONE_DAY), fuzzy=past)


def out(match: Match, context: Context) -> Result:
    """ "before the year is out": the year, the month or the week of publication."""
    unit_ = group(match, "unit")
    if context.near is None or (unit_ == "week" and context.published is None):
        return UNKNOWN
    return dated(cal.around(context.near, unit_), fuzzy=True)  # type: ignore[arg-type]


def _quarter_told(context: Context) -> Value:
    if context.quarter:
        return dated(context.quarter, fuzzy=True)
    if context.near is None:
        return UNKNOWN
    year, month_ = cal.months_from(context.near, -3)
    return dated(cal.quarter(year, (month_ - 1) // 3 + 1), fuzzy=True)


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
    return dated(value, fuzzy=about or short == "W")


def offset(match: Match, context: Context) -> Result:
    """ "a month ago", "two days later", "three weeks before"."""
    count, short = amount(match)
    side = match["side"].lower()
    if (count, short) == (1, "Y") and side in ("ago", "earlier") and _QUARTER.fullmatch(context.quarter or ""):
        return year_back(match, context)
    sign = -1 if side in ("ago", "earlier", "before", "prior", "previously") else 1
    deictic = side in ("ago", "hence", "from now", "from today")
    if side == "after" or (
        side in ("before", "prior") and re.match(r" (?:the|an?|his|her|its|their|to) ", match.string[match.end() :][:8])
    ):
        return Value("DURATION", iso_duration(count, short), bool(group(match, "about")))
    exact_day = short in ("D", "W", "TH")
    if deictic:
        anchor = context.published if exact_day else context.near
    else:
        anchor = reference_day(context) if exact_day else reference_anchor(context)
    unsure = bool(group(match, "about")) or (not deictic and context.reference is None)
    return _offset(anchor, count, short, sign, unsure)


def ahead(match: Match, context: Context) -> Result:
    """ "in two weeks" is a date only of what is to come; else it is how long something took."""
    count, short = amount(match)
    before = match.string[max(0, match.start() - 60) : match.start()]
    since = re.search(r"\b(?:first|only|last)\b[^.;]*$", before) or group(match, "about") in ("more than", "over")
    if since or context.tense(match.span()) != "future":
        return Value("DURATION", iso_duration(count, short), bool(group(match, "about")) or count is None)
    anchor = context.published if short in ("D", "W", "TH") else context.near
    return _offset(anchor, count, short, 1, bool(group(match, "about")))


def nth(match: Match, context: Context) -> Result:
    """ "on the 23rd": of the month named last, else of the nearest by tense."""
    day_ = day_number(match["day"])
    which = group(match, "which")
    if context.near is None or day_ > 31:
        return UNKNOWN
    if which in ("that", "the") and context.reference:
        first, _ = times.bounds(context.reference)
        date = cal.valid(first.year, first.month, day_)
        return dated(written(date))
    if which:
        date = cal.valid(*cal.months_from(context.near, STEPS.get(which, 0)), day_)
        return dated(written(date))
    tense = context.tense(match.span())
    dates = [d for step in (-1, 0, 1) if (d := cal.valid(*cal.months_from(context.near, step), day_))]
    kept = [d for d in dates if not tense or (d <= context.near if tense == "past" else d >= context.near)] or dates
    best = min(kept, key=lambda d: abs(d - context.near), default=None)  # type: ignore[operator]
    return dated(written(best), fuzzy=tense is None)
