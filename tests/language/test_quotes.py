"""Pairing quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language.paragraphs import split_paragraphs
from detente.language.quotes import find


def quoted(text: str, depth: int = 0) -> list[tuple[str, ...]]:
    return [
        tuple(text[b:e] for b, e in quotation.parts)
        for quotation in find(text, split_paragraphs(text))
        if quotation.depth == depth
    ]


@pytest.mark.parametrize(
    "mark",
    ["“{}”", "„{}“", "„{}”", "«{}»", '"{}"', "‘{}’", "'{}'", "''{}''", "»{}«"],
)
def test_every_style_of_marks_is_paired(mark: str) -> None:
    inner = mark.format("We will wait,")
    assert quoted(f"The envoy said: {inner} and left.") == [(inner,)]


def test_two_quotations_in_a_sentence_are_two() -> None:
    assert quoted("“We wait,” she said, “and see.”") == [("“We wait,”",), ("“and see.”",)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister’s plan and the delegates’ doubts",
        "The minister's plan and the delegates' doubts",
        "It won't do, and they don't mind",
        "the '90s and the ’80s",
        "Rock ’n’ roll on the delegates’ bus",
    ],
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_british_style_keeps_plural_possessives_inside() -> None:
    text = "‘The delegates’ plan is ready,’ he said."
    assert quoted(text) == [("‘The delegates’ plan is ready,’",)]


def test_a_quotation_within_a_quotation_is_of_depth_one() -> None:
    text = "“He told us ‘never again’ and left,” she said."
    assert quoted(text) == [("“He told us ‘never again’ and left,”",)]
    assert quoted(text, depth=1) == [("‘never again’",)]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_runs_over_paragraphs_that_open_it_anew(opening: str, closing: str) -> None:
    text = f"{opening}First.\n\n{opening}Second.\n\n{opening}Third,{closing} he said."
    assert quoted(text) == [(f"{opening}First.", f"{opening}Second.", f"{opening}Third,{closing}")]


def test_a_running_quotation_ends_where_a_paragraph_does_not_take_it_up() -> None:
    assert quoted("“First.\n\nThe room was silent.\n\n“Second,” he said.") == [("“First.",), ("“Second,”",)]


def test_a_lone_mark_in_a_sentence_is_none() -> None:
    assert quoted("The board is 27” wide and stays.") == []
    assert quoted('It was 6" long.') == []


@given(st.lists(st.text(alphabet="ab ,.!“”„«»\"'‘’\n", max_size=40), max_size=6).map("\n\n".join))
def test_spans_lie_inside_of_the_text_in_order(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for quotation in find(text, paragraphs):
        for begin, end in quotation.parts:
            assert 0 <= begin < end <= len(text)
            assert any(first <= begin and end <= last for first, last in paragraphs)
        assert list(quotation.parts) == sorted(quotation.parts)
