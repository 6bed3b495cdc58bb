"""Cutting a text at its paragraphs."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from detente.language.paragraphs import PIECE, split_paragraphs, split_pieces


@given(st.text(alphabet=st.sampled_from("ab \n\t\u00a0.“”é"), max_size=200))
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    spans = split_paragraphs(text)
    kept = "".join(text[begin:end] for begin, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    for begin, end in spans:
        assert not text[begin].isspace()
        assert not text[end - 1].isspace()


@given(st.text(max_size=200))
def test_paragraphs_follow_on_each_other_behind_an_empty_line(text: str) -> None:
    spans = split_paragraphs(text)
    for (_, end), (begin, _) in itertools.pairwise(spans):
        between = text[end:begin]
        assert not between.strip()
        assert between.count("\n") > 1
    assert bool(spans) == bool(text.strip())


def test_an_empty_line_ends_a_paragraph_and_a_single_break_does_not() -> None:
    text = "One\nstill one\n \nTwo"
    assert [text[begin:end] for begin, end in split_paragraphs(text)] == ["One\nstill one", "Two"]


@given(st.integers(1, 3 * PIECE), st.sampled_from(["word. ", "word ", "word", "w\n"]))
def test_pieces_are_short_and_lose_nothing(length: int, unit: str) -> None:
    text = (unit * length)[: length + 1].strip()
    paragraphs = [(0, len(text))]
    pieces = list(split_pieces(text, paragraphs))
    assert "".join(text[begin:end] for begin, end in pieces) == text
    assert all(end - begin <= PIECE for begin, end in pieces)


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = ("The envoy of Orlavia left. " * PIECE)[: 2 * PIECE].strip()
    first, *_ = split_pieces(text, [(0, len(text))])
    assert text[: first[1]].rstrip().endswith("left.")
