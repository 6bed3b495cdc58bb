"""The drawn timeline: events in lanes by kind, articles in lanes by outlet. Server-made SVG, styled by the page.

Marks tell the status by shape, not by colour. Labels are drawn only where they touch nothing; every mark has its full
text as its title, and the table beside the drawing tells the same.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from detente.records import times
from detente.reports.model import Brief, CoverageLane, Event
from detente.reports.svg_scale import Scale, scale, ticks
from detente.reports.wording import LOW_CONFIDENCE, date_words, event_status, outlet_name, plural, shown

ROW = 20.0
PAD = 8.0
TOP = 26.0
GAP = 18.0
BARS = 30.0
NAMES = 123.0
LEAST, MOST, DAY = 808.0, 3600.0, 22.0
MOST_ROWS = 5
LABEL_LETTERS = 30
LETTER = 6.3
MARK = 16.0
TITLE_LINES = 12
DIFFER = "differ"
UNSURE = "pale, with ?: unsure"


@dataclass(slots=True)
class Item:
    """A mark in a lane: one event, or several that stand too close to be told apart."""

    events: list[Event]
    x: float
    label: str = ""
    row: int = 0


@dataclass(slots=True)
class Lane:
    """A kind of event with its marks in rows."""

    kind: str
    items: list[Item] = field(default_factory=list)
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """The names of the lanes and the plot, equally high: the page keeps the names in sight while the plot scrolls.

    widths: of the two, in pixels; on paper they share the page in this proportion, so that the lanes stay level.
    """

    names: Markup
    plot: Markup
    widths: tuple[int, int]


def drawing(brief: Brief) -> Drawing | None:
    """The timeline of the brief, or None where nothing has a date."""
    names = {actor.id: actor.name for actor in brief.actors}
    dated = [event for event in brief.events if event.time]
    days = [day for event in dated for day in _drawn_days(event)]
    days += [datetime.date.fromisoformat(day) for lane in brief.coverage for day, _ in lane.days]
    if not days:
        return None
    on = scale(days, least=LEAST, most=MOST, per_day=DAY)
    lanes = _lanes(dated, on, names)
    # Labels at the right end reach beyond the last day: a small drawing is drawn narrower, so that they stay in sight.
    beyond = _width_of(lanes, on) - LEAST
    if 0 < beyond < LEAST / 3:
        on = scale(days, least=LEAST - beyond, most=LEAST - beyond, per_day=DAY)
        lanes = _lanes(dated, on, names)
    return _assemble(lanes, [lane for lane in brief.coverage if lane.days], on, names)


def status_of(event: Event) -> str:
    """The status that the accounts give, or `differ`.

    A plan is no rival of what is told later, that it happened or was cancelled: it counts where all tell of a plan.
    """
    told = {account.status_told for account in event.accounts}
    told = told - {"planned"} or told
    return told.pop() if len(told) == 1 else DIFFER


def status_words(event: Event) -> str:
    """The status in words."""
    status = status_of(event)
    return "accounts differ" if status == DIFFER else event_status(status)


def unsure(event: Event) -> bool:
    """Whether no account of it is of more than low confidence."""
    return all(account.confidence < LOW_CONFIDENCE for account in event.accounts)


def legend() -> list[tuple[Markup, str]]:
    """The marks of the drawing with their meaning."""
    statuses = ("happened", "planned", "cancelled", "denied")
    marks = [*((status, event_status(status)) for status in statuses), (DIFFER, "accounts differ")]
    return [*((shape(status, 8, 8), words) for status, words in marks), (_doubt(shape("happened", 8, 8)), UNSURE)]


def _drawn_days(event: Event) -> tuple[datetime.date, ...]:
    """The days that the scale must hold: both ends where they are days, the middle of a month or a year."""
    begin, end = times.bounds(event.time or "")
    if _exact(event):
        return begin, end
    return (begin + (end - begin) / 2,)


def _exact(event: Event) -> bool:
    return all(len(point) == len("2025-03-18") for point in (event.time or "").split("/"))


def _width_of(lanes: Sequence[Lane], on: Scale) -> float:
    """How far the days and the labels reach to the right."""
    return max([on.width, *(item.x + MARK + _width(item.label) for lane in lanes for item in lane.items)])


def _lanes(events: Sequence[Event], on: Scale, names: Mapping[str, str]) -> list[Lane]:
    by_kind: dict[str, Lane] = {}
    for event in events:
        lane = by_kind.setdefault(event.kind, Lane(event.kind))
        lane.items.append(Item([event], on.x(_drawn_days(event)[0]), _label(event, names)))
    for lane in by_kind.values():
        _place(lane)
    return list(by_kind.values())


def _place(lane: Lane) -> None:
    """Give every mark a row: with its label where there is room, without where not, joined to its neighbour at last."""
    free = [float("-inf")] * MOST_ROWS
    last: list[Item | None] = [None] * MOST_ROWS
    placed: list[Item] = []
    for item in sorted(lane.items, key=lambda item: item.x):
        rows = [row for row in range(MOST_ROWS) if free[row] <= item.x - MARK / 2]
        if not rows:
            _join(item, last, free)
            continue
        item.row = rows[0]
        end = item.x + MARK + _width(item.label)
        free[item.row], last[item.row] = end, item
        placed.append(item)
    lane.items = placed
    lane.rows = max(item.row for item in placed) + 1


def _join(item: Item, last: list[Item | None], free: list[float]) -> None:
    """Put it into the nearest mark before it; the label makes way for the number of events."""
    row = max(range(MOST_ROWS), key=lambda row: other.x if (other := last[row]) else float("-inf"))
    host = last[row]
    assert host is not None
    host.events += item.events
    host.label = ""
    free[row] = min(free[row], host.x + MARK + 8)


def _label(event: Event, names: Mapping[str, str]) -> str:
    """Who took part, else where it was, else nothing."""
    parts = [names[actor] for actor in event.participants if actor in names]
    text = ", ".join(parts) or next((account.place for account in event.accounts if account.place), "")
    return cut(shown(" ".join(text.split())), LABEL_LETTERS) + (" ?" if unsure(event) else "")


def cut(text: str, letters: int) -> str:
    """The text, or its head with an ellipsis."""
    return text if len(text) <= letters else text[: letters - 1].rstrip(" ,") + "…"


def _width(text: str) -> float:
    """About how many pixels wide the text is at 11 pixels: wide East Asian letters count double."""
    return sum(LETTER * (2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in text)


def _assemble(lanes: list[Lane], coverage: list[CoverageLane], on: Scale, names: Mapping[str, str]) -> Drawing:
    width = _width_of(lanes, on) + PAD
    plot: list[Markup] = []
    column: list[Markup] = []
    y = TOP
    for lane in lanes:
        height = lane.rows * ROW + 2 * PAD
        column.append(_name(lane.kind, y + PAD + ROW / 2))
        plot.append(_line(y, width))
        plot += [_mark(item, on, y + PAD + item.row * ROW + ROW / 2, names) for item in lane.items]
        y += height
    if lanes:
        plot.append(_line(y, width))
    if coverage:
        y += GAP
        column.append(Markup('<text class="h" x="0" y="{:.0f}">articles</text>').format(y))
        most = max(count for one in coverage for count in _bars(one, on).values())
        for one in coverage:
            column.append(_name(outlet_name(one.outlet), y + PAD + BARS - 4))
            plot.append(_coverage(one, on, y + PAD, most))
            y += BARS + PAD
            plot.append(_line(y, width))
    height = y + PAD
    axis = _axis(on, height)
    return Drawing(
        Markup(
            '<svg class="names" width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" aria-hidden="true">'
            "{2}</svg>"
        ).format(NAMES, height, Markup("").join(column)),
        Markup(
            '<svg class="plot" width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" role="group" '
            'aria-label="Timeline: events by kind, articles by outlet. The tables after it tell the same.">'
            "{2}{3}</svg>"
        ).format(width, height, axis, Markup("").join(plot)),
        (round(NAMES), round(width)),
    )


def _name(text: str, y: float) -> Markup:
    text = shown(text)
    return Markup('<text x="0" y="{:.1f}" dy=".35em"><title>{}</title>{}</text>').format(y, text, cut(text, 17))


def _line(y: float, width: float) -> Markup:
    return Markup('<path class="line" d="M0 {:.1f}H{:.0f}"/>').format(y, width)


def _axis(on: Scale, height: float) -> Markup:
    parts: list[Markup] = []
    for x, label, year in ticks(on):
        parts.append(Markup('<path class="tick" d="M{:.1f} {:.0f}V{:.0f}"/>').format(x, TOP - 6, height))
        if label:
            css = "y" if year else "d"
            parts.append(Markup('<text class="{}" x="{:.1f}" y="12">{}</text>').format(css, x, label))
    cut_mark = Markup(
        '<g class="cut"><title>days without events or articles are left out here</title>'
        '<path d="M{:.1f} {:.0f}v{:.0f}m5 0v-{:.0f}"/></g>'
    )
    parts += [cut_mark.format(x, TOP - 6, height - TOP, height - TOP) for x in on.cuts()]
    return Markup('<g class="axis">{}</g>').format(Markup("").join(parts))


def _mark(item: Item, on: Scale, y: float, names: Mapping[str, str]) -> Markup:
    event = item.events[0]
    if len(item.events) > 1:
        title = "\n".join(describe(event, names) for event in item.events[:TITLE_LINES])
        more = len(item.events) - TITLE_LINES
        title += f"\nand {more} more" if more > 0 else ""
        body = Markup('<circle class="many" cx="{:.1f}" cy="{:.1f}" r="9"/><text class="n" x="{:.1f}" y="{:.1f}" '
                      'dy=".35em">{}</text>').format(item.x, y, item.x, y, len(item.events))  # fmt: skip
        name = plural(len(item.events), "event") + f" from {date_words(event.time)}"
    else:
        name = title = describe(event, names)
        mark = shape(status_of(event), item.x, y)
        body = _extent(event, on, y) + (_doubt(mark) if unsure(event) else mark)
        if item.label:
            body += Markup('<text x="{:.1f}" y="{:.1f}" dy=".35em">{}</text>').format(item.x + 10, y, item.label)
    return Markup('<a href="#{}" aria-label="{}"><title>{}</title>{}</a>').format(
        event.id, shown(name), shown(title), body
    )


def _extent(event: Event, on: Scale, y: float) -> Markup:
    """A line under the mark from the first day to the last."""
    begin, end = (on.x(day) for day in (_drawn_days(event)[0], _drawn_days(event)[-1]))
    if end - begin < 1:
        return Markup("")
    return Markup('<path class="extent" d="M{:.1f} {:.1f}H{:.1f}"/>').format(begin, y + 8, end)


def describe(event: Event, names: Mapping[str, str]) -> str:
    """One line: date, kind, who, where, status, and whether it is unsure."""
    who = ", ".join(names[actor] for actor in event.participants if actor in names)
    where = next((account.place for account in event.accounts if account.place), None)
    parts = [f"{date_words(event.time)}: {event.kind}", who, f"in {where}" if where else "", status_words(event)]
    parts += ["low confidence"] if unsure(event) else []
    return ", ".join(part for part in parts if part)


def _doubt(mark: Markup) -> Markup:
    return Markup('<g class="doubt">{}</g>').format(mark)


def shape(status: str, x: float, y: float) -> Markup:
    """The mark of a status: filled circle, ring, ring with a cross, barred square, half-filled circle."""
    shapes = {
        "happened": '<circle class="full" cx="{x}" cy="{y}" r="5"/>',
        "planned": '<circle class="ring" cx="{x}" cy="{y}" r="4.5"/>',
        "cancelled": '<circle class="ring" cx="{x}" cy="{y}" r="5.5"/><path class="ring" d="M{x} {y}m-2.8-2.8'
        'l5.6 5.6m0-5.6l-5.6 5.6"/>',
        "denied": '<path class="ring" d="M{x} {y}m-4.5-4.5h9v9h-9zl9 9"/>',
        DIFFER: '<circle class="ring" cx="{x}" cy="{y}" r="5"/><path class="full" d="M{x} {y}m0-5a5 5 0 0 1 0 10z"/>',
    }
    return Markup(shapes.get(status, shapes["happened"])).format(x=f"{x:.1f}", y=f"{y:.1f}")  # noqa: S704


def _bars(lane: CoverageLane, on: Scale) -> dict[float, int]:
    """Articles by position; days that would stand closer than a bar is wide share one."""
    bars: dict[float, int] = {}
    for day, count in lane.days:
        x = on.x(datetime.date.fromisoformat(day))
        x = round(x / 6) * 6.0
        bars[x] = bars.get(x, 0) + count
    return bars


def _coverage(lane: CoverageLane, on: Scale, y: float, most: int) -> Markup:
    parts = []
    for x, count in _bars(lane, on).items():
        height = max(3.0, BARS * count / most)
        parts.append(
            Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="5" height="{:.1f}"><title>{}</title></rect>').format(
                x - 2.5,
                y + BARS - height,
                height,
                f"{shown(outlet_name(lane.outlet))}: {plural(count, 'article')}",
            )
        )
    return Markup("").join(parts)
