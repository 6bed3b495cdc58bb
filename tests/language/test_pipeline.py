from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.language import Analysis, Pipeline
from detente.language.paragraphs import PIECE


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def analysed(pipeline: Pipeline, text: str) -> Analysis:
    (analysis,) = pipeline.analyse([text])
    return analysis


@pytest.mark.model
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("Minister said he met her. “”‘’—\u00a0\n\t\u2011é😀[]"), max_size=300))
def test_offsets_are_those_of_the_text(pipeline: Pipeline, text: str) -> None:
    analysis = analysed(pipeline, text)
    assert all(text[t.begin : t.end] == t.text for t in analysis.tokens)
    assert "".join(t.text for t in analysis.tokens) == "".join(c for c in text if not c.isspace())
    assert [t.i for t in analysis.tokens] == list(range(len(analysis.tokens)))
    for sentence in analysis.sentences:
        tokens = analysis.sentence_tokens(sentence)
        assert tokens
        assert {t.sentence for t in tokens} == {sentence.i}
        assert all(sentence.first <= t.head < sentence.last for t in tokens)


@pytest.mark.model
def test_a_sentence_ends_with_its_paragraph(pipeline: Pipeline) -> None:
    analysis = analysed(pipeline, "The talks between the two\n\nThe envoy said no.")
    assert len(analysis.sentences) == 2
    assert [t.text for t in analysis.sentence_tokens(analysis.sentences[1])][:2] == ["The", "envoy"]


@pytest.mark.model
def test_many_texts_come_back_in_order(pipeline: Pipeline) -> None:
    texts = [f"Envoy number {n} spoke." for n in range(40)]
    assert [a.text for a in pipeline.analyse(texts)] == texts


@pytest.mark.model
def test_a_long_text_without_paragraphs(pipeline: Pipeline) -> None:
    text = "The envoy said no. " * 4_000
    analysis = analysed(pipeline, text)
    assert len(text) > 15 * PIECE
    assert analysis.tokens[-1].end == len(text) - 1


def test_navigation_in_an_analysis_built_by_hand() -> None:
    from detente.language import Sentence, Token

    words = ["The", "envoy", "said", "no"]
    heads = [1, 2, 2, 2]
    tokens, begin = [], 0
    for i, (word, head) in enumerate(zip(words, heads, strict=True)):
        tokens.append(Token(i, begin, begin + len(word), word, word.lower(), "X", "X", "dep", head, 0))
        begin += len(word) + 1
    analysis = Analysis("The envoy said no", tokens, [Sentence(0, (0, 17), 0, 4)], [], [(0, 17)])
    assert [t.text for t in analysis.children(tokens[2])] == ["envoy", "no"]
    assert [t.text for t in analysis.subtree(tokens[1])] == ["The", "envoy"]
    assert [t.text for t in analysis.ancestors(tokens[0])] == ["envoy", "said"]
    assert analysis.token_at(3) is None
    assert analysis.token_at(5) is tokens[1]
    assert [t.text for t in analysis.tokens_in((4, 14))] == ["envoy", "said"]
