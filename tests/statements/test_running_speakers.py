"""Speakers that the source does not name: by whose word it is, by who spoke last, by who is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.language import Analysis, Pipeline
from detente.records import Actor, ActorKind, Document, Span, Statement
from detente.statements import link

pytestmark = pytest.mark.model

Analyse = Callable[[str], Analysis]


@pytest.fixture(scope="module")
def analyse() -> Analyse:
    pipeline = Pipeline()

    def analysis(text: str) -> Analysis:
        [found] = pipeline.analyse([text])
        return found

    return analysis


def span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def actor(text: str, name: str, kind: ActorKind = "person", *others: str) -> Actor:
    return Actor(id=name, name=name, kind=kind, mentions=tuple(sorted(span(text, form) for form in (name, *others))))


def said(text: str, content: str, source: str = "", cue: str = "", **fields: str | None) -> Statement:
    def spans(words: str) -> tuple[Span, ...]:
        return (span(text, words),) if words else ()

    return Statement(id=content, source=spans(source), cue=spans(cue), content=spans(content), **fields)


def speakers(analysis: Analysis, statements: list[Statement], actors: list[Actor], **about: object) -> list[str | None]:
    document = Document(id="d", text=analysis.text, **about)
    return [each.speaker for each in link(document, analysis, statements, actors)]


def test_a_source_that_runs_on_into_its_verb_still_names(analyse: Analyse) -> None:
    text = "“Two gifts,” Minister Oskar Brandel corrected the reporters of Norland."
    statement = said(text, "“Two gifts,”", "Minister Oskar Brandel corrected", "corrected")
    assert speakers(analyse(text), [statement], [actor(text, "Minister Oskar Brandel")]) == ["Minister Oskar Brandel"]


@pytest.mark.parametrize("source", ["the army’s account", "the estimate of the army"])
def test_whose_word_it_is_speaks(analyse: Analyse, source: str) -> None:
    text = f"The bridge fell because of rust, by {source}."
    statement = said(text, "The bridge fell because of rust", source, "by")
    assert speakers(analyse(text), [statement], [actor(text, "the army", "organization")]) == ["the army"]


def test_he_is_who_spoke_last(analyse: Analyse) -> None:
    text = "Oskar Brandel met Ivo Tarn. “We agree,” Brandel said. “Not on all,” he added."
    brandel = actor(text, "Oskar Brandel", "person", "Brandel said"[:7])
    first, second = said(text, "“We agree,”", "Brandel"), said(text, "“Not on all,”", "he", "added")
    assert speakers(analyse(text), [first, second], [brandel, actor(text, "Ivo Tarn")]) == ["Oskar Brandel"] * 2


def test_it_is_no_person(analyse: Analyse) -> None:
    text = "The Harbour League met Ivo Tarn. The strike would go on, it announced."
    statement = said(text, "The strike would go on", "it", "announced")
    actors = [actor(text, "Harbour League", "organization"), actor(text, "Ivo Tarn")]
    assert speakers(analyse(text), [statement], actors) == ["Harbour League"]


def test_a_statement_without_a_source_is_of_the_subject(analyse: Analyse) -> None:
    text = "Ivo Tarn recounted yesterday that the ferry had sunk."
    statement = said(text, "that the ferry had sunk", cue="recounted")
    assert speakers(analyse(text), [statement], [actor(text, "Ivo Tarn")]) == ["Ivo Tarn"]


def test_nobody_says_what_is_said_in_the_passive(analyse: Analyse) -> None:
    text = "Ivo Tarn was said to have left."
    statement = said(text, "to have left", cue="said")
    assert speakers(analyse(text), [statement], [actor(text, "Ivo Tarn")]) == [None]


def test_answers_are_of_whom_the_introduction_tells(analyse: Analyse) -> None:
    text = "Mira Solvay led the union. Solvay met Jan Petrik on Friday.\n\nQ: Why?\n\nA: No reason.\n\nA: None at all."
    solvay = actor(text, "Mira Solvay", "person", "Solvay met"[:6])
    statements = [said(text, "No reason.", "A: No"[:1]), said(text, "None at all.")]
    begin = text.index("A: No")
    statements[0] = Statement(id="x", source=((begin, begin + 1),), content=statements[0].content, cue=())
    assert speakers(analyse(text), statements[:1], [solvay, actor(text, "Jan Petrik")]) == ["Mira Solvay"]


def test_i_of_nobody_quoted_is_the_author(analyse: Analyse) -> None:
    text = "By Ivo Tarn.\n\nLast week I wrote that the bill would come."
    begin = text.index("I wrote")
    cue, content = (span(text, "wrote"),), (span(text, "bill"),)
    statement = Statement(id="s", source=((begin, begin + 1),), cue=cue, content=content)
    tarn = [actor(text, "Ivo Tarn")]
    assert speakers(analyse(text), [statement], tarn, authors=("Ivo Tarn",)) == ["Ivo Tarn"]
    assert speakers(analyse(text), [statement], tarn) == [None]
