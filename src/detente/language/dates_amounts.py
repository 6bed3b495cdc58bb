"""Durations, and what comes round again: how many of which unit."""

# Resolvers share one signature, whether or not they need all of it.
# ruff: noqa: ARG001

from __future__ import annotations

from detente.language import dates_grammar as grammar
from detente.language.dates_values import Context, Match, Result, Value, group


def amount(match: Match) -> tuple[float | None, str]:
    """How many of which unit: D, W, M, Y or TH, TM, TS."""
    count = grammar.number(match["count"])
    name = match["unit"].lower()
    name = "century" if name.startswith("centur") else name
    singular = name[:-1] if name.endswith("s") else name
    if group(match, "half") or "and a half" in group(match, "more"):
        count = None if count is None else count + 0.5
    if singular in grammar.LONG_UNITS:
        factor, short = grammar.LONG_UNITS[singular]
        return (None if count is None else count * factor), short
    return count, grammar.UNITS[singular]


def iso_duration(count: float | None, short: str) -> str | None:
    """`P30D`, `PT2H30M`; None where the number is not told, or makes no whole smaller units."""
    if count is None:
        return None
    if count != int(count):
        parts = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS"), "M": (30, "D")}
        if short not in parts:
            return None
        factor, smaller = parts[short]
        whole, rest = int(count), round((count - int(count)) * factor)
        if not whole:
            return iso_duration(rest, smaller)
        if smaller[0] == "T" and short[0] == "T":
            return f"PT{whole}{short[1]}{rest}{smaller[1]}"
        return f"P{whole}{short}{'T' if smaller[0] == 'T' else ''}{rest}{smaller[-1]}"
    return f"P{'T' if short[0] == 'T' else ''}{int(count)}{short[-1]}"


def duration(match: Match, context: Context) -> Result:
    """ "30 days", "two-year", "the past three months", "a year and a half"."""
    count, short = amount(match)
    name, said = match["unit"].lower(), match["count"].lower()
    if name == "second" and said not in ("one",) and not match[0].endswith("s"):
        return None
    if name in ("nights", "night", "quarter") and said in ("a", "an", "one"):
        return None
    if said in ("many", "several", "a few", "few", "dozens of", "hundreds of"):
        return Value("DURATION", None, True)
    return Value("DURATION", iso_duration(count, short), bool(group(match, "about")))


def recurrence(match: Match, context: Context) -> Result:
    """ "every day", "each Tuesday", "weekly"."""
    adverbs = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y",
               "yearly": "P1Y", "hourly": "PT1H", "annual": "P1Y", "nightly": "P1D", "biweekly": "P2W"}  # fmt: skip
    if match["adverb"]:
        return Value("SET", adverbs[match["adverb"].lower()])
    if match["days"]:
        return Value("SET", "P1W")
    name = (match["unit"] or match["per"]).lower()
    times_ = {"other": 2, "second": 2, "third": 3, "": 1}
    if name in grammar.WEEKDAYS:
        return Value("SET", iso_duration(times_.get(group(match, "count")) or grammar.number(match["count"]), "W"))
    count = times_.get(group(match, "count")) or grammar.number(match["count"])
    name = "century" if name.startswith("centur") else name.removesuffix("s")
    factor, short = grammar.LONG_UNITS.get(name) or (1, grammar.UNITS[name])
    return Value("SET", iso_duration((count or 1) * factor, short))


def untold(match: Match, context: Context) -> Result:
    """ "for years", "recent days": so many of the unit that nobody says how many."""
    return Value("DURATION", None, True)


def long(match: Match, context: Context) -> Result:
    """ "day-long", "decades-long"."""
    if match["many"]:
        return untold(match, context)
    name = match["unit"].lower()
    factor, short = grammar.LONG_UNITS.get(name) or (1, grammar.UNITS.get(name, "Y"))
    return Value("DURATION", iso_duration(factor, short))
