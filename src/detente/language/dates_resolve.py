"""From a matched time expression to its ISO 8601 value: one resolver for each rule of dates_grammar.

A resolver returns a `Value`, a list of `Part`s where the words hold several expressions, or None where the match is no
time expression after all. A value of None says that the text does not settle it.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.language import dates_absolute as absolute
from detente.language import dates_amounts as amounts
from detente.language import dates_days as days
from detente.language import dates_relative as relative
from detente.language.dates_values import Context, Match, Result

RESOLVERS: dict[str, Callable[[Match, Context], Result]] = {
    "iso": absolute.iso,
    "year_words": absolute.year_words,
    "short_date": absolute.short_date,
    "numeric": absolute.numeric,
    "month_day": absolute.month_day,
    "month": absolute.month,
    "weekday": relative.weekday,
    "day": relative.day,
    "unit": relative.unit,
    "half": absolute.half,
    "day_side": relative.day_side,
    "offset": relative.offset,
    "ahead": relative.ahead,
    "duration": amounts.duration,
    "amount": amounts.untold,
    "long": amounts.long,
    "week_on": relative.week_on,
    "out": relative.out,
    "week_of": absolute.week_of,
    "year_back": relative.year_back,
    "definite": relative.definite,
    "fiscal": absolute.fiscal,
    "season": absolute.season,
    "quarter": absolute.quarter,
    "decade": absolute.decade,
    "century": absolute.century,
    "years": absolute.years,
    "year": absolute.year,
    "nth": relative.nth,
    "holiday": days.holiday,
    "clock": days.clock,
    "vague": absolute.vague,
    "day_month": absolute.month_day,
    "set": amounts.recurrence,
}
