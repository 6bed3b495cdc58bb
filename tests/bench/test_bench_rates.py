from __future__ import annotations

import pytest

from rates import bins, calibration, figures


def test_rates_are_of_the_sums() -> None:
    found = figures([{"content": (3, 4, 5)}, {"content": (1, 4, 3)}])["content"]
    assert found.precision.value == pytest.approx(4 / 8)
    assert found.recall.value == pytest.approx(4 / 8)
    assert found.f1.value == pytest.approx(8 / 16)
    assert found.f1.low < found.f1.value < found.f1.high


def test_articles_that_are_alike_leave_nothing_uncertain() -> None:
    found = figures([{"content": (3, 4, 6)}] * 5)["content"]
    assert found.recall.low == found.recall.high == found.recall.value == 0.5


def test_an_interval_covers_what_single_articles_give() -> None:
    articles = [{"content": (i % 2, 1, 1)} for i in range(100)]
    rate = figures(articles)["content"].f1
    # The binomial distribution of 100 draws with a chance of one half: 95% lie within 40 and 60.
    assert rate.low == pytest.approx(0.4, abs=0.02)
    assert rate.high == pytest.approx(0.6, abs=0.02)


def test_intervals_are_the_same_each_time() -> None:
    articles = [{"content": (i % 3, 3, 3)} for i in range(20)]
    assert figures(articles) == figures(articles)


def test_nothing_found_and_nothing_to_find() -> None:
    assert figures([{"content": (0, 0, 0)}])["content"].f1.value == 0


def test_a_confidence_of_one_lies_in_the_last_bin() -> None:
    (last,) = bins([(1.0, True), (0.9, False)])
    assert (last.low, last.count, last.right) == (0.9, 2, 0.5)
    assert last.confidence == pytest.approx(0.95)


def test_calibration_is_weighed_by_how_many_lie_in_a_bin() -> None:
    sure = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert calibration(sure) == pytest.approx(0)
    assert calibration([*sure, *[(0.3, False)] * 10]) == pytest.approx(0.15)
    assert calibration([]) == 0
