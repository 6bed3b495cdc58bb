"""Names with brackets, names within names, joint mentions and governments by a pronoun."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import actors
from detente.language import Pipeline
from detente.records import Actor, Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Callable[[str], Sequence[Actor]]:
    pipeline = Pipeline()

    def reader(text: str) -> Sequence[Actor]:
        [analysis] = pipeline.analyse([text])
        return actors.read(Document(id="d", text=text), analysis, ())

    return reader


Reader = Callable[[str], Sequence[Actor]]


def of(text: str, found: Sequence[Actor], form: str) -> list[Actor]:
    return [a for a in found if any(text[begin:end] == form for begin, end in a.mentions)]


@pytest.mark.parametrize(
    "text",
    [
        "In May [Foreign Minister Rafa] Ormez told reporters that he would go. Ormez went on Friday.",
        "Joint Border Bureau [JBB] Director Kwab Thistle said that the camp was empty. Thistle left.",
        "Minister Mira Harkany [Mira Harkány – Ed.] said on Monday that the talks would go on.",
    ],
)
def test_no_name_keeps_the_bracket_of_a_gloss(read: Reader, text: str) -> None:
    found = read(text)
    assert found
    assert not [a for a in found if set("[]") & set(a.name + "".join(a.roles))]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(["[", "]", "Minister", "Mira", "Tarnik", "said", "Ed.", "the", "–", ","]), max_size=12))
def test_no_name_has_brackets_whatever_is_written(read: Reader, words: list[str]) -> None:
    text = "Halmere’s envoy Ivo Moll said it. " + " ".join(words)
    assert not [a for a in read(text) if set("[]") & set(a.name)]


def test_the_two_ministers_are_those_whom_the_text_names(read: Reader) -> None:
    text = (
        "Foreign Minister Mira Solvay of Halmere said on Monday that the port was open. Foreign Minister Ivo Tarnik "
        "of Vastrana said that it was not.\n\nFishermen waited for the two ministers."
    )
    found = read(text)
    assert {a.name for a in of(text, found, "the two ministers")} >= {"Mira Solvay", "Ivo Tarnik"}


def test_of_three_ministers_nobody_knows_who_the_two_are(read: Reader) -> None:
    text = (
        "Minister Mira Solvay said that the port was open. Minister Ivo Tarnik said that it was not. Minister Ada Moll "
        "said nothing.\n\nFishermen waited for the two ministers."
    )
    assert not [a for a in of(text, read(text), "the two ministers") if a.kind == "person"]


def test_her_government_is_that_of_the_state_that_she_is_of(read: Reader) -> None:
    text = (
        "On Monday Halmere’s foreign minister, Mira Solvay, thanked the Halmeran army. "
        "Her government would open the port, she said."
    )
    assert [a.name for a in of(text, read(text), "Her government")] == ["Halmere"]


def test_premier_and_prime_minister_are_one_office(read: Reader) -> None:
    text = "Prime Minister Ivo Tarnik spoke on Monday.\n\nThe premier said that taxes would rise."
    assert [a.name for a in of(text, read(text), "The premier")] == ["Ivo Tarnik"]


def test_people_named_beside_a_place_are_no_states(read: Reader) -> None:
    text = "Two engineers from Wendmere, Imogen Tarrant and Piers Oldacre, said that they were well."
    kinds = {a.name: a.kind for a in read(text)}
    assert kinds.get("Imogen Tarrant", "person") == "person"
    assert kinds.get("Piers Oldacre", "person") == "person"


def test_the_time_of_a_ticker_is_no_part_of_an_office(read: Reader) -> None:
    text = "The talks went on.\n\n19:55  Ahtoola’s minister, Leeni Kuurmets, said that they would end."
    assert not [role for a in read(text) for role in a.roles if "19" in role]


def test_a_body_is_also_called_by_its_own_word(read: Reader) -> None:
    text = "The Granary Alliance said on Monday that it would vote no. Granary wants a free vote, its leader said."
    assert len(of(text, read(text), "Granary")) == 1
    assert of(text, read(text), "Granary")[0].kind == "organization"
