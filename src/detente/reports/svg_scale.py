"""Days to horizontal positions, long empty stretches cut out."""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# A gap is cut when it is this many days long and this many times the usual gap.
SHORTEST_CUT = 45
UNUSUAL = 6
CUT_WIDTH = 36.0
# Room for half a mark before the first day.
INSET = 8.0
SHORTEST_RUN = 84.0
TICK_ROOM = 62.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Run:
    """Days without a cut: first and last (proleptic ordinals), and where they lie (pixels)."""

    first: int
    last: int
    left: float
    right: float

    @property
    def day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day lies. Cuts lie between runs."""

    runs: tuple[Run, ...]
    width: float

    def x(self, day: datetime.date) -> float:
        """The middle of the day, in pixels; a day within a cut lies at the nearer end of its neighbours."""
        ordinal = day.toordinal()
        for run in self.runs:
            if ordinal <= run.last:
                return run.left + (max(ordinal, run.first) - run.first + 0.5) * run.day
        return self.runs[-1].right

    def cuts(self) -> Iterator[float]:
        """The middle of every cut."""
        return ((a.right + b.left) / 2 for a, b in pairwise(self.runs))


def scale(days: Iterable[datetime.date], least: float, most: float, per_day: float) -> Scale:
    """A scale over all days, `least` to `most` pixels wide, about `per_day` pixels for each of the days given."""
    ordinals = sorted({day.toordinal() for day in days})
    stretches = _stretches(ordinals)
    length = sum(last - first + 1 for first, last in stretches)
    room = min(most, max(least, per_day * len(ordinals))) - INSET - CUT_WIDTH * (len(stretches) - 1)
    room = max(room, SHORTEST_RUN * len(stretches))
    spare = room - SHORTEST_RUN * len(stretches)
    runs: list[Run] = []
    left = INSET
    for first, last in stretches:
        right = left + SHORTEST_RUN + spare * (last - first + 1) / length
        runs.append(Run(first, last, left, right))
        left = right + CUT_WIDTH
    return Scale(tuple(runs), runs[-1].right)


def _stretches(ordinals: list[int]) -> list[tuple[int, int]]:
    gaps = [b - a for a, b in pairwise(ordinals)]
    longest = max(SHORTEST_CUT, UNUSUAL * statistics.median(gaps)) if gaps else SHORTEST_CUT
    stretches = [(ordinals[0], ordinals[0])]
    for ordinal in ordinals[1:]:
        first, last = stretches[-1]
        if ordinal - last > longest:
            stretches.append((ordinal, ordinal))
        else:
            stretches[-1] = (first, ordinal)
    return stretches


def ticks(on: Scale) -> Iterator[tuple[float, str, bool]]:
    """Position, label (empty where it would touch the one before) and whether the label names the year."""
    free, year = -1.0, None
    for run in on.runs:
        for day in _tick_days(run):
            x = on.x(day) - run.day / 2
            first = day.year != year
            label = f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if first else "")
            room = len(label) * 6.4 + 10
            if x >= free and x + room <= run.right + CUT_WIDTH * 0.8:
                free, year = x + room, day.year
                yield x, label, first
            else:
                yield x, "", False


def _tick_days(run: Run) -> Iterator[datetime.date]:
    """The first day of the run, and then days, Mondays, months, quarters or years, as many as there is room for."""
    first, last = datetime.date.fromordinal(run.first), datetime.date.fromordinal(run.last)
    yield first
    if run.day * 7 >= TICK_ROOM:
        step = next(n for n in (1, 2, 7) if n * run.day >= TICK_ROOM)
        start = run.first + (step if step < 7 else 7 - first.weekday())
        yield from (datetime.date.fromordinal(day) for day in range(start, run.last + 1, step))
        return
    months = next((n for n in (1, 2, 3, 6) if n * 30 * run.day >= TICK_ROOM), 12)
    years = 1
    while months == 12 and years * 365 * run.day < TICK_ROOM:
        years *= 2
    for count in range(first.year * 12 + first.month, last.year * 12 + last.month):
        year, month = divmod(count, 12)
        if month % months == 0 and (months < 12 or year % years == 0):
            yield datetime.date(year, month + 1, 1)
