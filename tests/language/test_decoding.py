"""From scores to attributions; the scores are made by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from detente.language import decoding
from detente.language.decoding import BEGINS, DISTANCES, ENDS, HOLDS, RELATIONS, SOURCE, Floats, Found, Region, Settings

RANK = 16
HIGH = 12.0
ZERO = decoding.Tables(
    *(np.zeros(shape, dtype=np.float32) for shape in ((4, DISTANCES), (4, 3), (4, 5), (4, 25), (4,)))
)


def all_sets(size: int) -> list[tuple[Region, ...]]:
    """All sets of regions that do not overlap."""
    found: list[tuple[Region, ...]] = [()]
    for begin in range(size):
        for end in range(begin + 1, size + 1):
            found += [((begin, end), *rest) for rest in all_sets_from(end, size)]
    return found


def all_sets_from(start: int, size: int) -> list[tuple[Region, ...]]:
    return [tuple((b + start, e + start) for b, e in regions) for regions in all_sets(size - start)]


def worth(regions: Sequence[Region], holds: Floats, begins: Floats, ends: Floats) -> float:
    return float(sum(holds[b:e].sum() + begins[b] + ends[e - 1] for b, e in regions))


# Eighths add up without rounding.
EIGHTHS = st.integers(-40, 40).map(lambda i: i / 8)


@given(
    st.tuples(st.integers(1, 3), st.integers(1, 6)).flatmap(
        lambda shape: arrays.arrays(np.float32, (3, *shape), elements=EIGHTHS)
    )
)
def test_the_best_regions_are_those_that_trying_all_gives(scores: Floats) -> None:
    holds, begins, ends = scores
    found = decoding.best_regions(holds, begins, ends)
    assert len(found) == len(holds)
    for row, regions in enumerate(found):
        assert all(b < e for b, e in regions)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(regions))
        each = holds[row], begins[row], ends[row]
        assert worth(regions, *each) == max(worth(tried, *each) for tried in all_sets(holds.shape[1]))


def test_nothing_is_better_than_a_region_worth_nothing() -> None:
    nothing = np.zeros((1, 4), dtype=np.float32)
    assert decoding.best_regions(nothing, nothing, nothing) == [()]


def test_regions_are_found_where_no_region_may_begin_at_the_first_piece() -> None:
    never = np.full((1, 3), -1e4, dtype=np.float32)
    assert decoding.best_regions(np.full((1, 3), 2e4, dtype=np.float32), never, -never) == [((0, 3),)]


def test_distances_are_symmetric_but_for_the_side_and_grow_coarser() -> None:
    steps = np.arange(1, 2_000)
    after, before = decoding.distance(steps), decoding.distance(-steps)
    assert (after == before + DISTANCES // 2).all()
    assert (np.diff(before) >= 0).all()
    assert decoding.distance(np.arange(-7, 1)).tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert before[-1] == DISTANCES // 2 - 1
    assert after[-1] == DISTANCES - 1
    widths = np.diff(np.flatnonzero(np.diff(before)))
    assert (np.diff(widths) >= 0).all()


@given(st.integers(-(10**6), 10**6))
def test_every_distance_has_a_bucket(steps: int) -> None:
    bucket = int(decoding.distance(np.array([steps]))[0])
    assert 0 <= bucket < DISTANCES
    assert (bucket >= DISTANCES // 2) == (steps > 0)


@dataclass
class Made:
    """A window of scores in which nothing is likely, until told. Position 0 and the last are the marks around it."""

    size: int
    tags: Floats = field(init=False)
    queries: Floats = field(init=False)
    keys: Floats = field(init=False)
    nobody: Floats = field(init=False)
    inputs: decoding.Ints = field(init=False)
    linked: int = 0

    def __post_init__(self) -> None:
        self.inputs = np.zeros((self.size, 7), dtype=np.int64)
        self.tags = np.tile(np.array([HIGH, 0, 0] * 3 + [-HIGH], dtype=np.float32), (self.size, 1))
        self.queries, self.keys = (np.zeros((self.size, RELATIONS, RANK), dtype=np.float32) for _ in range(2))
        self.nobody = np.zeros((self.size, 1), dtype=np.float32)

    def tag(self, role: int, first: int, last: int) -> Made:
        """source 0, cue 1, content 2"""
        self.tags[first:last, 3 * role : 3 * role + 3] = [0, 0, HIGH]
        self.tags[first, 3 * role : 3 * role + 3] = [0, HIGH, 0]
        return self

    def link(self, anchor: int, source: int | None, *content: Region) -> Made:
        """Each anchor has one of the dimensions for itself."""
        axis, self.linked = self.linked, self.linked + 1
        self.queries[anchor, :, axis] = 1
        self.keys[:, HOLDS, axis] = self.keys[:, BEGINS, axis] = self.keys[:, ENDS, axis] = -HIGH
        for b, e in content:
            self.keys[b:e, HOLDS, axis] = HIGH
            self.keys[b, BEGINS, axis] = self.keys[e - 1, ENDS, axis] = HIGH
        if source is None:
            self.nobody[anchor] = HIGH
        else:
            self.keys[source, SOURCE, axis] = HIGH
        return self

    def decode(self, own: Region | None = None, settings: Settings | None = None) -> list[Found]:
        queries, keys = (each.reshape(self.size, -1) for each in (self.queries, self.keys))
        scores = decoding.Scores(self.inputs, self.tags, queries, keys, self.nobody)
        return decoding.decode(scores, ZERO, own or (1, self.size - 1), settings)


def test_a_cue_with_a_source_and_two_fragments() -> None:
    made = Made(20).tag(0, 6, 8).tag(1, 8, 10).link(8, 6, (1, 5), (11, 18))
    (found,) = made.decode()
    assert (found.anchor, found.cue, found.source, found.content) == (8, (8, 10), (6, 8), ((1, 5), (11, 18)))
    likely, certainty, inside, bounds, length, quoted, fragments = found.features
    assert min(likely, certainty, inside, bounds) > 5
    assert (length, quoted, fragments) == (pytest.approx(np.log(11)), 0, 1)


def test_nobody_is_the_source() -> None:
    (found,) = Made(10).tag(1, 3, 4).link(3, None, (5, 8)).decode()
    assert found.source is None
    assert found.features[1] > 5


def test_a_source_may_be_shared() -> None:
    made = Made(24).tag(0, 1, 3).tag(1, 3, 4).tag(1, 10, 11).link(3, 1, (4, 9)).link(10, 1, (12, 20))
    assert [(f.cue, f.source, f.content) for f in made.decode()] == [
        ((3, 4), (1, 3), ((4, 9),)),
        ((10, 11), (1, 3), ((12, 20),)),
    ]


def test_an_anchor_without_a_cue() -> None:
    made = Made(12).link(4, None, (4, 9))
    made.tags[4, 9] = HIGH
    (found,) = made.decode()
    assert (found.anchor, found.cue, found.content) == (4, None, ((4, 9),))


def test_anchors_without_a_cue_do_not_share_words() -> None:
    made = Made(14).link(4, None, (4, 9)).link(5, None, (4, 10)).link(6, None, (10, 12))
    made.tags[4:7, 9] = HIGH
    made.keys[4, HOLDS, 0] = HIGH + 1
    assert [(f.anchor, f.content) for f in made.decode()] == [(4, ((4, 9),)), (6, ((10, 12),))]


def test_nothing_above_the_least_gives_nothing() -> None:
    made = Made(10).link(3, None, (5, 8))
    assert made.decode() == []
    made.tags[3, 3:6] = [0, -1, -3]
    assert [f.cue for f in made.decode(settings=Settings(least=0.2))] == [(3, 4)]
    assert made.decode(settings=Settings(least=0.3)) == []
    made.tags[3] = Made(10).tags[3]
    made.tags[3, 9] = 1
    assert [f.cue for f in made.decode()] == [None]
    made.tags[3, 9] = -3
    assert made.decode() == []


def test_a_cue_without_content_gives_nothing() -> None:
    assert Made(10).tag(1, 3, 4).link(3, 1).decode() == []


def test_anchors_outside_of_the_own_region_give_nothing() -> None:
    made = Made(24).tag(1, 3, 4).tag(1, 15, 16).link(3, None, (4, 9)).link(15, 2, (5, 8), (16, 20)).tag(0, 2, 3)
    made.tags[5, 9] = HIGH
    (found,) = made.decode(own=(10, 23))
    # What belongs to an anchor may lie in the context.
    assert (found.anchor, found.source, found.content) == (15, (2, 3), ((5, 8), (16, 20)))
    assert [f.anchor for f in made.decode(own=(1, 10))] == [3]


def test_a_content_keeps_to_words_and_leaves_out_its_own_cue() -> None:
    made = Made(12).tag(1, 4, 6).link(4, None, (2, 9))
    assert made.decode()[0].content == ((2, 4), (6, 9))
    made = Made(12).tag(1, 2, 3).link(2, None, (5, 9))
    made.keys[[4, 6, 9], BEGINS, 0] = made.keys[[7, 9], ENDS, 0] = 0
    made.inputs[[5, 9], 6] = 1  # piece 5 goes on with the word of 4, and 9 with that of 8
    assert made.decode()[0].content in {((6, 8),), ((6, 10),), ((4, 10),), ((4, 8),)}


def test_a_cue_and_a_source_go_on_with_their_words() -> None:
    made = Made(14).tag(0, 2, 3).tag(1, 6, 7).link(6, 2, (8, 12))
    made.inputs[[3, 7], 6] = 1
    (found,) = made.decode()
    assert (found.source, found.cue) == ((2, 4), (6, 8))


def test_the_surer_cue_keeps_words_that_two_claim() -> None:
    made = Made(20).tag(1, 3, 4).tag(1, 15, 16).link(3, None, (5, 10)).link(15, None, (7, 12))
    made.keys[7:12, HOLDS, 1] = HIGH + 1
    assert [(f.anchor, f.content) for f in made.decode()] == [(15, ((7, 12),))]


def test_a_statement_within_a_statement_shares_its_words() -> None:
    made = Made(20).tag(1, 3, 4).tag(1, 8, 9).link(3, None, (5, 15)).link(8, None, (10, 15))
    assert [(f.anchor, f.content) for f in made.decode()] == [(3, ((5, 15),)), (8, ((10, 15),))]


@pytest.mark.parametrize("mark", [0, -1])
def test_the_marks_around_a_window_are_no_source_and_no_content(mark: int) -> None:
    made = Made(12).tag(1, 3, 4).link(3, None, (5, 9))
    made.keys[mark, SOURCE, 0] = made.keys[mark, HOLDS, 0] = 5 * HIGH
    made.keys[mark, [BEGINS, ENDS], 0] = 5 * HIGH
    (found,) = made.decode()
    assert found.source is None
    assert found.content == ((5, 9),)


def test_what_is_quoted_and_far_counts_as_the_tables_say() -> None:
    """Each table alone moves exactly the pieces that it is about."""
    made = Made(12)
    made.inputs[6:, 4] = 1  # another paragraph
    made.inputs[5:, 5] = np.arange(7)
    made.inputs[8:10, 2] = 3
    scores = decoding.Scores(made.inputs, made.tags, *(np.zeros((12, 8), np.float32),) * 2, made.nobody)

    def moved(name: str, row: int, column: int) -> list[int]:
        table = getattr(ZERO, name).copy()
        table[row, column] = 1
        given = decoding.relations(scores, replace(ZERO, **{name: table}), np.array([4]))
        assert not given[0, [i for i in range(RELATIONS) if i != row]].any()
        return [int(i) for i in np.flatnonzero(given[0, row])]

    assert moved("steps", HOLDS, int(decoding.distance(np.array([2]))[0])) == [6]
    assert moved("paragraphs", BEGINS, 2) == [6, 7, 8, 9, 10, 11]
    assert moved("sentences", ENDS, 3) == [6]
    assert moved("sentences", ENDS, 4) == [7, 8, 9, 10, 11]
    assert moved("marks", SOURCE, 15) == [8, 9]


def test_spans_of_regions() -> None:
    begins, ends = [0, 4, 8, 12], [3, 7, 11, 15]
    assert decoding.spans([(1, 2), (2, 4)], begins, ends, 1) == [(4, 7), (8, 15)]
