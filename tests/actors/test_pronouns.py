"""Whom pronouns mean, over analysed sentences of invented news, and what decides it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import actors, statements
from detente.actors import genders, interviews, salience
from detente.actors.candidates import Candidate, Mention
from detente.actors.pronouns import Resolver
from detente.language import Analysis, Pipeline
from detente.records import Document

pytestmark = pytest.mark.model

# Pronouns in text order with the name of whom they mean, "" where they mean nobody.
Meant = list[tuple[str, str]]
Reader = Callable[[str], Meant]
WORDS = "he she him her his hers himself herself they them their i me my we us our you your".split()


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def analyse(pipeline: Pipeline) -> Callable[[str], Analysis]:
    return lambda text: next(iter(pipeline.analyse([text])))


@pytest.fixture(scope="module")
def meant(analyse: Callable[[str], Analysis]) -> Reader:
    def reader(text: str) -> Meant:
        analysis = analyse(text)
        document = Document(id="d", text=text)
        said = statements.read(document, analysis)
        names = {span: a.name for a in actors.read(document, analysis, said) for span in a.mentions}
        return [(t.text, names.get(t.span, "")) for t in analysis.tokens if t.text.casefold() in WORDS]

    return reader


def test_the_subject_stands_out(meant: Reader) -> None:
    assert meant("Ivo Tarnik thanked Marek Odolin on Monday. He said the border would open.") == [("He", "Ivo Tarnik")]


def test_two_of_the_same_salience_leave_it_open(meant: Reader) -> None:
    assert meant("Lena Marsk and Anna Brekova arrived on Monday. She said the talks would begin.") == [("She", "")]


def test_titles_and_given_names_tell_he_from_she(meant: Reader) -> None:
    told = meant("Mrs. Tarnik received Governor Odolin on Monday. He said that she was late.")
    assert told == [("He", "Odolin"), ("she", "Tarnik")]
    named = meant("Anna Tarnik received Pavel Odolin on Monday. He said that she was late.")
    assert named == [("He", "Pavel Odolin"), ("she", "Anna Tarnik")]


def test_the_text_goes_before_the_given_name(meant: Reader) -> None:
    """A woman with a name that men bear: where the pronoun can mean nobody else, it tells so."""
    text = "Pavel Tarnik spoke on Monday. She said the border would open. Marek Odolin listened. She thanked him."
    assert ("him", "Marek Odolin") in meant(text)
    assert genders.told([Candidate("person", ["Pavel Tarnik"])]) != {}
    woman = Candidate("person", ["Pavel Tarnik"])
    assert genders.told([woman], [(woman, "female")]) == {id(woman): "female"}
    woman.add_role("spokesman", "spokesman")
    assert genders.told([woman], [(woman, "female")]) == {id(woman): "male"}


def test_names_that_both_bear_and_names_of_one_word_tell_nothing() -> None:
    names = ("Andrea Tarnik", "Maria", "Zzyzx Odolin")
    assert genders.told([Candidate("person", [name]) for name in names]) == {}
    assert genders.by_name(Candidate("organization", ["Maria Tarnik"])) is None


def test_nobody_acts_upon_himself_without_a_reflexive(meant: Reader) -> None:
    text = "Ivo Tarnik met Marek Odolin in March. Tarnik praised him."
    assert meant(text) == [("him", "Marek Odolin")]
    assert meant("Ivo Tarnik met Marek Odolin in March. Tarnik praised himself.") == [("himself", "Ivo Tarnik")]


def test_whose_phrase_it_stands_in_is_not_meant(meant: Reader) -> None:
    [(_, whose)] = meant("Anna Brekova arrived on Monday. Her mother stayed at home.")
    assert whose == "Anna Brekova"


def test_what_somebody_says_is_seldom_about_the_speaker(meant: Reader) -> None:
    text = "Ivo Tarnik left the talks on Monday. “He will be back,” Marek Odolin said."
    assert meant(text) == [("He", "Ivo Tarnik")]


def test_few_speak_of_themselves_by_name(meant: Reader) -> None:
    text = "For Ivo Tarnik, Marek Odolin was also a hero. He said, “Marek Odolin saved the valley.”"
    assert meant(text) == [("He", "Ivo Tarnik")]


def test_he_tells_that_a_name_is_a_persons(analyse: Callable[[str], Analysis]) -> None:
    """Where nothing but a guess made it a body's; "its" tells nothing, nor does a body's own word."""
    for name, pronoun, kind in (
        ("Ertug Tokmar", "He", "person"),
        ("Ertug Tokmar", "It", "organization"),
        ("Border Agency", "He", "organization"),
    ):
        analysis = analyse(f"{name} signed the paper on Monday. {pronoun} said the border would open.")
        body = Candidate("organization", [name], [Mention((0, len(name)), 1, "name")])
        Resolver(analysis, [body], [], Candidate("person", [""])).run()
        assert body.kind == kind


def test_a_pronoun_that_opens_the_sentence_means_its_subject(meant: Reader) -> None:
    assert meant("In her first speech, Anna Brekova promised peace.") == [("her", "Anna Brekova")]


def test_who_is_told_of_on_and_on_is_an_actor(meant: Reader) -> None:
    """What a passer-by is called says little; three pronouns tell that the text is about her."""
    text = "On the bridge stood an old woman. She was weeping."
    assert meant(text) == [("She", "")]
    assert meant(text + " She held a photograph. Then she left.") == [
        (w, "an old woman") for w in ("She", "She", "she")
    ]


def test_they_are_groups_bodies_and_things(meant: Reader) -> None:
    assert meant("The rebels said on Monday that the valley was lost. They fled.") == [("They", "The rebels")]
    assert meant("The rebels said that the valley was lost. Two bridges collapsed. They were old.") == [("They", "")]


def test_first_persons_in_a_quotation(meant: Reader) -> None:
    text = "“I never saw the list,” Ivo Tarnik, a spokesman for the Border Guard, told reporters. “We have none.”"
    assert meant(text)[0] == ("I", "Ivo Tarnik")
    assert meant("“I hope that we agree,” Ivo Tarnik and Marek Odolin said.")[0] == ("I", "")


INTERVIEW = (
    "The Halmere Courier spoke with Anna Brekova, who leads the observers.\n\n"
    "How long will your mission stay?\n\n"
    "I cannot tell. The mandate ends in May.\n\n"
    "Do you expect trouble, and should I ask?\n\n"
    "My office expects none."
)


def test_an_interview_is_in_the_words_of_who_is_asked(meant: Reader) -> None:
    assert meant(INTERVIEW) == [
        ("your", "Anna Brekova"),
        ("I", "Anna Brekova"),
        ("you", "Anna Brekova"),
        ("I", ""),
        ("My", "Anna Brekova"),
    ]


def test_who_is_said_to_be_interviewed_is_asked(meant: Reader) -> None:
    """However often somebody else is named before the questions."""
    lead = "Ivo Tarnik resigned in March. Tarnik had led the observers. The Halmere Courier interviewed Anna Brekova."
    told = meant(f"{lead}\n\nHow long will your mission stay?\n\nI cannot tell.\n\nDo you expect trouble?\n\nI do not.")
    assert [name for word, name in told if word == "I"] == ["Anna Brekova"] * 2


def test_a_column_is_no_interview(meant: Reader) -> None:
    text = "Anna Brekova leads the observers.\n\nI have my doubts about the mission.\n\nWhat do they do all day?"
    assert all(name == "" for word, name in meant(text) if word in ("I", "my"))


def test_an_address_has_its_speaker_in_the_heading(meant: Reader) -> None:
    text = "Remarks by President Anna Brekova at Port Ansgar\n\nI thank you all. My country is at peace."
    assert [name for word, name in meant(text) if word in ("I", "My")] == ["Anna Brekova"] * 2


def test_two_in_an_interview_leave_it_open(analyse: Callable[[str], Analysis]) -> None:
    text = "Brekova and Tarnik came.\n\nHow are you?\n\nI am well.\n\nAnd you?\n\nSo am I."
    analysis = analyse(text)
    pairs = [
        (Mention((text.index(name), text.index(name) + len(name)), head, "name"), Candidate("person", [name]))
        for name, head in (("Brekova", 0), ("Tarnik", 2))
    ]
    assert interviews.find(analysis, pairs, {}) is None
    found = interviews.find(analysis, pairs[:1], {})
    assert found == interviews.Interview(pairs[0][1], 1, frozenset((1, 3)))


def test_salience_is_that_of_lappin_and_leass(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("Tarnik gave Brekova the keys of Odolin.")
    weights = {t.text: salience.weight(analysis, t) for t in analysis.tokens if t.text[0].isupper()}
    assert weights["Tarnik"] == 100 + 80 + 80 + 50
    assert weights["Tarnik"] > weights["Brekova"] > weights["Odolin"]


PARTS = (
    "Ivo Tarnik",
    "Mrs. Brekova",
    "he",
    "she",
    "They",
    "his",
    "“",
    "”",
    ",",
    "said",
    "told",
    "?",
    ".",
    "\n\n",
    "I",
    "us",
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_and_a_pronoun_means_one(pipeline: Pipeline, parts: list[str]) -> None:
    text = " ".join(parts).strip() or "."
    [analysis] = pipeline.analyse([text])
    document = Document(id="d", text=text)
    said = statements.read(document, analysis)
    spans = [span for actor in actors.read(document, analysis, said) for span in actor.mentions]
    pronouns = [span for span in spans if text[slice(*span)].casefold() in WORDS]
    assert len(pronouns) == len(set(pronouns))
