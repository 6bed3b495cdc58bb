from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rates import Bin, bins, calibration
from reliability import Panel, drawing, wilson
from statement_report import BEGIN, END, inserted

SVG = "{http://www.w3.org/2000/svg}"


def test_a_mark_and_a_bar_for_every_bin() -> None:
    judged = [(0.15, False)] * 30 + [(0.85, True)] * 50 + [(0.95, True)] * 3
    picture = ElementTree.fromstring(drawing([Panel("A & B", bins(judged), calibration(judged))]))
    marks = picture.findall(f".//{SVG}circle")
    assert [mark.get("class") for mark in marks] == ["mark", "mark", "mark few"]
    counts = [text.text for text in picture.findall(f".//{SVG}text[@class='count']")]
    assert counts == ["30", "50", "3"]
    # Right ones lie higher, and higher confidences further to the right.
    assert float(marks[0].get("cy", 0)) > float(marks[1].get("cy", 0))
    assert float(marks[0].get("cx", 0)) < float(marks[1].get("cx", 0)) < float(marks[2].get("cx", 0))


def test_what_is_drawn_is_told_as_well() -> None:
    part = Bin(0.5, 0.6, 40, 0.55, 0.5)
    described = ElementTree.fromstring(drawing([Panel("One", [part], 0.05)])).findtext(f"{SVG}desc")
    assert described == "One: calibration error 0.050. 0.5 to 0.6: 50% of 40 right"


def test_the_interval_of_a_share() -> None:
    # Brown, Cai and DasGupta 2001 give the formula; 5 of 10 is (0.2366, 0.7634).
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(1.0, 4) == pytest.approx((0.5101, 1.0), abs=1e-4)
    assert wilson(0.0, 4)[0] == pytest.approx(0.0)


def test_a_section_takes_the_place_of_the_one_before_it() -> None:
    page = f"# Card\n\n{BEGIN}\nold\n{END}\n\n## After\n"
    once = inserted(page, "## Figures\n")
    assert "old" not in once
    assert once.index("# Card") < once.index("## Figures") < once.index("## After")
    assert inserted(once, "## Figures\n") == once
    with pytest.raises(ValueError, match="has no"):
        inserted("# Card\n", "## Figures\n")
