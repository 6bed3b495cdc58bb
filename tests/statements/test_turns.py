"""Turns of transcripts, over plain text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language import Analysis, Sentence, Token
from detente.language.paragraphs import split_paragraphs
from detente.records import Actor, Document, Statement
from detente.statements import link, turns

BRIEFING = """Transcript of a briefing by the minister, Oskar Brandel.

MR. BRANDEL: Good morning. We have a text.

It needs two more days.

Q (Norland Radio): The Mission says it has none?

A: The Mission counts what it sees.

[Laughter]

He left the room.

Q: And the bridge?

A: It stands.

The sentence is not in the version that was handed out."""


def analysis(text: str) -> Analysis:
    return Analysis(text, (), (), (), split_paragraphs(text))


def build(text: str) -> Analysis:
    """One token a word, each the root of a sentence of its own."""
    words = [
        Token(i, *m.span(), m[0], m[0], "PROPN", "NNP", "ROOT", i, i) for i, m in enumerate(re.finditer(r"\w+", text))
    ]
    sentences = [Sentence(t.i, t.span, t.i, t.i + 1) for t in words]
    return Analysis(text, words, sentences, (), split_paragraphs(text))


def read(text: str) -> list[tuple[str, list[str], bool]]:
    found = turns.find(analysis(text))
    return [(text[slice(*t.label)], [text[b:e] for b, e in t.content], t.asks) for t in found]


def test_turns_with_their_paragraphs() -> None:
    assert read(BRIEFING) == [
        ("MR. BRANDEL", ["Good morning. We have a text.", "It needs two more days."], False),
        ("Q", ["The Mission says it has none?"], True),
        ("A", ["The Mission counts what it sees."], False),
        ("Q", ["And the bridge?"], True),
        ("A", ["It stands."], False),
    ]


@pytest.mark.parametrize("label", ["Brandel:", "O. B.-T.:", "H&L:", "Harbour & Ledger:", "Answer. –", "ANA DE WAEL:"])
def test_labels(label: str) -> None:
    text = "\n\n".join(f"{label} We have text number {i}." for i in range(4))
    assert [name for name, _, _ in read(text)] == [label.rstrip(":–. ") + "." * label.startswith("O. B.")] * 4


def test_whose_turns_end_in_questions_asks() -> None:
    text = "M. R.: Is it over?\n\nBrandel: No.\n\nM. R.: They say it is.\n\nBrandel: They are wrong."
    assert [asks for _, _, asks in read(text)] == [True, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Brandel: We have a text.\n\nTarn: We have none.\n\nThey left.",
        "The outcome: a text.\n\nOne thing is sure: it is long.\n\nThe price: high.\n\nThe mood: low.",
        "Oslo: One.\n\nBonn: Two.\n\nRome: Three.\n\nBern: Four.",
        "",
    ],
)
def test_no_transcript(text: str) -> None:
    assert read(text) == []


@given(st.lists(st.sampled_from(["A: ", "Q: ", "TARN: ", "Tarn (aside): ", "– ", "", "we", " ", ".", "\n\n", "?"])))
def test_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for turn in turns.find(analysis(text)):
        assert 0 <= turn.label[0] < turn.label[1] <= turn.content[0][0]
        assert all(begin < end <= len(text) for begin, end in turn.content)


def test_who_answers_is_who_is_named() -> None:
    text = BRIEFING.replace("MR. ", "")
    document = Document(id="d", text=text)
    found = turns.statements(document, turns.find(analysis(text)))
    assert len(found) == 3
    assert all(each.kind == "direct" and not each.cue for each in found)
    spoken = build(text)
    begin = text.index("BRANDEL")
    brandel = Actor(id="brandel", name="Oskar Brandel", kind="person", mentions=((begin, begin + 7),))
    linked = link(document, spoken, found, [brandel])
    assert [each.speaker for each in linked] == ["brandel"] * 3


def test_initials_mean_the_one_person_who_has_them() -> None:
    text = "\n\n".join(f"O. B.-T.: Text number {i}." for i in range(4))
    document = Document(id="d", text=text)
    people = [
        Actor(id="one", name="Oskar Brandel-Tarn", kind="person", mentions=((0, 1),)),
        Actor(id="two", name="Ada Tarn", kind="person", mentions=((0, 1),)),
    ]
    statements: list[Statement] = turns.statements(document, turns.find(analysis(text)))
    assert {s.speaker for s in link(document, build(text), statements, [])} == {None}
    unmentioned = [Actor(id=a.id, name=a.name, kind=a.kind, mentions=((len(text) - 2, len(text) - 1),)) for a in people]
    assert {s.speaker for s in link(document, build(text), statements, unmentioned)} == {"one"}


WORDS = (
    "Brandel: We have a text.\n\nQ: Is it signed?\n\n"
    "Brandel: The Mission says that it counted ten. We counted none.\n\n"
    "Q: It says so.\n\nBrandel: Ask it?\n\nQ: Did you?\n\nBrandel: I did."
)


def test_a_turn_is_one_statement_with_what_others_say_in_it_nested(by_hand) -> None:
    """What is read of a turn's own words, with its label for a source or with none, is no further statement."""
    found = by_hand.statements(
        WORDS,
        by_hand.says("Brandel", "", "We have a text."),
        by_hand.says("", "", "We counted none."),
        by_hand.says("", "", "Is it signed?"),
        by_hand.says("Brandel", ":", "We have a text."),
        by_hand.says("The Mission", "says", "that it counted ten"),
    )
    assert by_hand.in_words(WORDS, found) == [
        ("Brandel", "", "We have a text."),
        ("Brandel", "", "The Mission says that it counted ten. We counted none."),
        ("The Mission", "says", "that it counted ten"),
        ("Brandel", "", "Ask it?"),
        ("Brandel", "", "I did."),
    ]
    assert [each.inside for each in found] == [None, None, found[1].id, None, None]


def test_a_label_is_no_part_of_a_name(by_hand) -> None:
    text = WORDS.replace("The Mission says", "Mission says")
    found = by_hand.statements(text, by_hand.says("Brandel: Mission", "says", "that it counted ten"))
    assert "Mission" in [each[0] for each in by_hand.in_words(text, found)]


def test_another_who_is_quoted_in_a_turn_without_a_cue_stays(by_hand) -> None:
    text = WORDS.replace("I did.", "The envoy: ten trucks.")
    found = by_hand.statements(text, by_hand.says("envoy", "", "ten trucks"))
    assert ("envoy", "", "ten trucks") in by_hand.in_words(text, found)


def test_what_follows_the_last_turn_is_no_part_of_it(by_hand) -> None:
    text = WORDS + "\n\n“That was all,” the host said.\n\n“Good night.”"
    found = by_hand.statements(text, by_hand.says("", "", "“Good night.”"))
    assert ("", "", "“Good night.”") in by_hand.in_words(text, found)
