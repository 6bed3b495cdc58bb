from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import RecordError, Span
from detente.records.spans import checked, dice, hull, merged, overlap, quoted

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=6
)


def covered(listed: list[Span]) -> set[int]:
    return {i for begin, end in listed for i in range(begin, end)}


@given(spans)
def test_merged_covers_the_same_characters_without_overlap(listed: list[Span]) -> None:
    result = merged(listed)
    assert covered(list(result)) == covered(listed)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(result))


@given(spans, spans)
def test_dice_is_that_of_the_sets_of_characters(a: list[Span], b: list[Span]) -> None:
    first, second = covered(a), covered(b)
    total = len(first) + len(second)
    assert dice(a, b) == pytest.approx(2 * len(first & second) / total if total else 1.0)


@pytest.mark.parametrize("span", [(3, 3), (4, 2), (-1, 2), (0, 11)])
def test_a_span_outside_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(RecordError, match="does not lie in a text of 10"):
        checked([span], 10)


def test_checked_sorts() -> None:
    assert checked([[5, 6], [1, 2]], 10) == ((1, 2), (5, 6))


def test_small_functions() -> None:
    assert hull([(3, 5), (1, 2)]) == (1, 5)
    assert overlap((0, 4), (2, 9)) == 2
    assert overlap((0, 2), (2, 9)) == 0
    assert quoted("say no more", [(0, 3), (7, 11)]) == "say … more"
