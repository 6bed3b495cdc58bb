"""What counts as right when the confidence is learned, and how it is fitted."""

from __future__ import annotations

import calibrate
import numpy as np
import pytest
from data import Attribution

TEXT = "Ana Brel said the bridge will open in May or never. Odo Kern hopes it will stay closed for good."


def span(part: str) -> tuple[int, int]:
    begin = TEXT.index(part)
    return begin, begin + len(part)


GOLD = [
    Attribution([span("Ana Brel")], [span("said")], [span("the bridge will open in May or never")]),
    Attribution([], [span("hopes")], [span("it will stay closed")]),
]


def test_found_contents_are_paired_one_to_one_and_sources_compared() -> None:
    content = [span("the bridge will open in May or never")]
    found = [([span("Ana Brel")], content), ([span("Ana Brel")], content), ([], [span("it will stay closed")])]
    agreed = calibrate.pairs(TEXT, GOLD, found)
    assert sorted(agreed.values()) == [True, True]
    assert len(agreed.keys() & {0, 1}) == 1
    assert 2 in agreed


@pytest.mark.parametrize(("source", "right"), [("Ana Brel", True), ("Brel", True), ("Odo Kern", False), (None, False)])
def test_the_source_must_be_the_same(source: str | None, right: bool) -> None:
    found = [([span(source)] if source else [], [span("the bridge will open in May or never")])]
    assert calibrate.pairs(TEXT, GOLD, found) == {0: right}


@pytest.mark.parametrize(("content", "agrees"), [("the bridge will open in May", True), ("the bridge will", False)])
def test_contents_agree_from_seven_tenths_on(content: str, agrees: bool) -> None:
    assert (0 in calibrate.pairs(TEXT, GOLD, [([span("Ana Brel")], [span(content)])])) == agrees


def test_a_source_where_nobody_marked_one_is_wrong() -> None:
    assert calibrate.pairs(TEXT, GOLD, [([span("Odo Kern")], [span("it will stay closed")])]) == {0: False}


def test_f1_at_its_best_threshold() -> None:
    right = np.array([True, True, False, True, False])
    found = calibrate.Found(np.zeros((5, 1)), right, ~right, 4)
    attribution, cue, least = found.f1(np.array([0.9, 0.8, 0.7, 0.6, 0.1]))
    # Four taken, three of them right, of four marked.
    assert attribution == pytest.approx(2 * 3 / (4 + 4))
    assert cue == pytest.approx(2 * 1 / (4 + 4))
    assert least == 0.6


def test_the_logistic_regression_finds_the_odds_it_was_drawn_from() -> None:
    chance = np.random.default_rng(1)
    features = chance.normal(size=(20_000, 2))
    right = chance.random(20_000) < 1 / (1 + np.exp(-(0.5 + 2 * features[:, 0] - features[:, 1])))
    assert calibrate.logistic(features, right) == pytest.approx([0.5, 2, -1], abs=0.1)


def test_the_logistic_regression_stays_finite_where_one_feature_tells_all() -> None:
    features = np.linspace(-3, 3, 50)[:, None]
    weights = calibrate.logistic(features, features[:, 0] > 0)
    assert np.isfinite(weights).all()
    assert weights[1] > 1
