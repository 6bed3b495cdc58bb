from __future__ import annotations

import datetime
import random
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from detente import reports
from detente.reports import svg_scale
from detente.reports.svg_timeline import LETTER, drawing, status_of

KINDS = ("meeting", "call", "visit", "talks", "signing", "exchange", "attack", "sanction", "election", "other")
STATUSES = ("happened", "planned", "cancelled", "denied")
START = datetime.date(2031, 1, 1)


@pytest.fixture
def crowd(make_brief):
    """Makes a brief with so many invented events over so many days."""

    def make(count: int, days: int, seed: int = 1):
        draw = random.Random(seed)
        drafts = []
        for number in range(count):
            day = START + datetime.timedelta(days=draw.randrange(days))
            text = f"The delegations of Quellmark and Vessen-{number} met at the old customs house of Port Amsel."
            draft = make_brief.draft(
                text, id=f"d{number}", source=f"Outlet {number % 7}", published=day.isoformat(), name="x"
            )
            state = draft.actor(f"Vessen-{number}", "state")
            draft.event(draw.choice(KINDS), "met", time=day.isoformat(), participants=(state,),
                        status=draw.choice(STATUSES))  # fmt: skip
            drafts.append(draft.view())
        return make_brief(drafts)

    return make


def texts(svg: str):
    """Left, right, baseline and text of every label (anchored at its middle if it is a number in a circle)."""
    for node in ET.fromstring(svg).iter("text"):
        words = "".join(part for part in [node.text, *(child.tail for child in node)] if part)
        width, x = len(words) * LETTER, float(node.get("x", 0))
        left = x - width / 2 if node.get("class") == "n" else x
        yield left, left + width, float(node.get("y", 0)), words


@pytest.mark.parametrize(("count", "days"), [(1, 1), (5, 40), (60, 30), (500, 365), (500, 20)])
def test_labels_never_touch(crowd, count, days):
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for left, right, y, words in texts(str(drawing(crowd(count, days)).plot)):
        rows.setdefault(y, []).append((left, right, words))
    assert rows
    for row in rows.values():
        row.sort()
        for (_, right, one), (left, _, other) in pairwise(row):
            assert right <= left + 1, (one, other)


@pytest.mark.parametrize(("count", "days"), [(5, 40), (500, 365), (500, 20)])
def test_every_event_is_in_a_mark(crowd, count, days):
    brief = crowd(count, days)
    plot = ET.fromstring(str(drawing(brief).plot))
    marks = list(plot.iter("a"))
    circled = sum(int(node.text) for node in plot.iter("text") if node.get("class") == "n")
    single = sum(1 for mark in marks if not any(node.get("class") == "n" for node in mark.iter("text")))
    assert circled + single == len(brief.events) == count
    assert {mark.get("href")[1:] for mark in marks} <= {event.id for event in brief.events}
    assert all(mark.get("aria-label") for mark in marks)


def test_nothing_lies_outside_of_the_drawing(crowd):
    plot = ET.fromstring(str(drawing(crowd(500, 365)).plot))
    width, height = float(plot.get("width")), float(plot.get("height"))
    for node in plot.iter("circle"):
        assert 0 <= float(node.get("cx")) <= width
        assert 0 <= float(node.get("cy")) <= height
    assert width <= 3700


def test_long_names_are_cut_and_told_in_full_in_the_title(make_brief):
    name = "Ministry of the Interior Waterways and Overland Carriage of Vessen"
    draft = make_brief.draft(f"{name} met.", id="a", source=name, published="2031-05-01")
    draft.event("meeting", "met", time="2031-05-01", participants=(draft.actor(name, "organization"),))
    drawn = drawing(make_brief([draft.view()]))
    labels = [words for *_, words in texts(str(drawn.plot))]
    assert any(words.endswith("…") for words in labels)
    titles = [node.text for node in ET.fromstring(str(drawn.plot)).iter("title")]
    assert any(name in title for title in titles)
    assert name in [node.text for node in ET.fromstring(str(drawn.names)).iter("title")]


def test_a_name_cannot_leave_its_label(make_brief):
    name = "</text></svg><script>alert(1)</script>"
    draft = make_brief.draft(f"{name} met.", id="a", source=name, published="2031-05-01")
    draft.event("meeting", "met", time="2031-05-01", participants=(draft.actor(name, "organization"),))
    drawn = drawing(make_brief([draft.view()]))
    for svg in (drawn.names, drawn.plot):
        assert not list(ET.fromstring(str(svg)).iter("script"))


def test_shapes_tell_the_status(crowd):
    from detente.reports.svg_timeline import shape

    drawn = {re.sub(r"[\d.]+", "", str(shape(status, 8, 8))) for status in (*STATUSES, "differ")}
    assert len(drawn) == 5
    assert {status_of(event) for event in crowd(60, 30).events} == set(STATUSES)


def test_nothing_dated_draws_nothing(make_brief):
    draft = make_brief.draft("They met.", id="a")
    draft.event("meeting", "met")
    assert drawing(make_brief([draft.view()])) is None


def test_long_empty_stretches_are_cut_out():
    days = [datetime.date(1987, 6, 12), *(START + datetime.timedelta(days=3 * n) for n in range(12))]
    on = svg_scale.scale(days, 800, 3600, 20)
    assert len(on.runs) == 2
    xs = [on.x(day) for day in days]
    assert xs == sorted(xs)
    assert len(list(on.cuts())) == 1
    assert min(b - a for a, b in pairwise(xs)) > 20


@pytest.mark.parametrize("days", [1, 2, 10, 90, 400, 5000, 40000])
def test_tick_labels_never_touch_and_the_first_names_the_year(days):
    on = svg_scale.scale([START + datetime.timedelta(days=n * days // 200) for n in range(201)], 800, 3600, 20)
    labels = [(x, x + len(label) * LETTER, label) for x, label, _ in svg_scale.ticks(on) if label]
    assert labels[0][2].endswith("2031")
    for (_, right, _), (left, _, _) in pairwise(labels):
        assert right <= left
    assert len(labels) >= 2 or days < 2


def test_reports_draw_the_same_twice(brief: reports.Brief):
    assert drawing(brief) == drawing(brief)


@pytest.mark.parametrize("confidence", [0.2, 0.9])
def test_an_unsure_event_is_drawn_as_unsure(make_brief, confidence):
    draft = make_brief.draft("They met in May.", id="d", source="A", published="2031-05-03", name="x")
    draft.event("meeting", "met", time="2031-05-02", confidence=confidence)
    plot = str(drawing(make_brief([draft.view()])).plot)
    assert ("low confidence" in plot) == ('class="doubt"' in plot) == (confidence < 0.5)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (("planned", "happened"), "happened"),
        (("planned", "cancelled"), "cancelled"),
        (("planned", "planned"), "planned"),
        (("happened", "denied"), "differ"),
        (("planned", "happened", "denied"), "differ"),
    ],
)
def test_a_plan_is_no_rival_account(make_brief, told, status):
    drafts = []
    for number, one in enumerate(told):
        text = f"Ilse Vorrang and Tomas Brell met at the customs house of Port Amsel, article {number} says."
        draft = make_brief.draft(text, id=f"d{number}", source=f"A{number}", published="2031-05-03", name="x")
        people = (draft.actor("Ilse Vorrang"), draft.actor("Tomas Brell"))
        draft.event("meeting", "met", time="2031-05-02", participants=people, status=one)
        drafts.append(draft.view())
    made = make_brief(drafts)
    (event,) = made.events
    assert status_of(event) == status
    page = reports.to_html(made).split('id="events"')[1].split("<section")[0]
    assert page.count("(<b>told as planned</b>)") == (told.count("planned") if len(set(told)) > 1 else 0)
