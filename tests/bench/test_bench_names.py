from __future__ import annotations

import pytest

from detente.resolution.scoring import ASK, JOIN
from names import PRECISE, best_threshold, load, ours, score, sorted_tokens


def test_scores_are_counted() -> None:
    found = score([(0.9, True), (0.8, False), (0.4, True), (0.1, False)], 0.5)
    assert (found.precision, found.recall, found.accuracy, found.taken, found.wrong) == (0.5, 0.5, 0.5, 2, 1)


def test_where_nothing_is_taken_nothing_is_right() -> None:
    found = score([(0.1, False)], 0.5)
    assert (found.precision, found.recall, found.accuracy) == (0.0, 0.0, 1.0)


def test_the_best_threshold_has_the_precision_that_is_asked_for() -> None:
    judged = [(0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.1, False)]
    assert best_threshold(judged) == 0.6
    assert best_threshold(judged, 1.0) == 0.9
    assert best_threshold([(0.5, False)], 0.5) is None


def test_the_pairs_are_enough_and_no_name_is_in_both_halves() -> None:
    pairs = load()
    assert len(pairs) >= 440
    halves = {split: [pair for pair in pairs if pair.split == split] for split in ("train", "test")}
    assert sum(map(len, halves.values())) == len(pairs)
    names = [{one.name.casefold() for pair in half for one in (pair.a, pair.b)} for half in halves.values()]
    assert names[0].isdisjoint(names[1])
    told = [(pair.a, pair.b) for pair in pairs]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("split", ["train", "test"])
def test_joins_without_asking_are_precise(split: str) -> None:
    judged = [(ours(pair.a, pair.b), pair.same) for pair in load() if pair.split == split]
    joined = score(judged, JOIN)
    assert joined.precision >= PRECISE
    assert joined.recall >= 0.85
    assert score(judged, ASK).recall >= joined.recall


def test_other_matchers_see_the_same_names() -> None:
    pair = load()[0]
    assert 0 < sorted_tokens(pair.a, pair.b) <= 1
