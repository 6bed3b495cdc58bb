"""What heads a noun phrase that nobody parsed as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language import Pipeline
from detente.language.phrases import heads

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def head_words(pipeline: Pipeline, text: str, phrase: str, without: str = "") -> list[str]:
    [analysis] = pipeline.analyse([text])
    begin = text.index(phrase)
    spans = [(text.index(without), text.index(without) + len(without))] if without else []
    return [token.text for token in heads(analysis, ((begin, begin + len(phrase)),), tuple(spans))]


@pytest.mark.parametrize(
    ("phrase", "without", "head"),
    [
        ("Minister Oskar Brandel corrected", "corrected", "Brandel"),
        ("Oskar Brandel, who runs the harbour,", "", "Brandel"),
        ("Oskar Brandel of the Harbour League", "", "Brandel"),
        ("two people who have read the draft", "", "people"),
    ],
)
def test_the_noun_not_the_verb_heads_it(pipeline: Pipeline, phrase: str, without: str, head: str) -> None:
    text = f"The talks failed, {phrase} on Monday."
    assert head_words(pipeline, text, phrase, without)[0] == head


def test_where_there_is_no_noun_the_first_word_serves(pipeline: Pipeline) -> None:
    assert head_words(pipeline, "They went home.", "went") == ["went"]


def test_nothing_heads_nothing(pipeline: Pipeline) -> None:
    [analysis] = pipeline.analyse(["Nobody came."])
    assert heads(analysis, ()) == []


@given(begin=st.integers(0, 60), length=st.integers(0, 60))
def test_every_head_lies_in_the_spans(begin: int, length: int) -> None:
    found = heads(_ANALYSIS, ((begin, begin + length),))
    assert all(begin <= token.begin < begin + length for token in found)


[_ANALYSIS] = Pipeline().analyse(["The minister of Norland, who was tired, told three of us: “Go home.”"])
