"""The reader over analysed sentences of invented news."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import actors
from detente.actors import descriptions
from detente.language import Pipeline
from detente.records import Actor, Document, Statement

pytestmark = pytest.mark.model


class Reading:
    """The actors of one text, with questions that the tests ask."""

    def __init__(self, text: str, found: Sequence[Actor]) -> None:
        self.text, self.found = text, found

    def forms(self, actor: Actor) -> set[str]:
        return {self.text[begin:end] for begin, end in actor.mentions}

    def of(self, form: str) -> Actor:
        """The one actor that the form is a mention (or the name) of."""
        [actor] = [actor for actor in self.found if form in self.forms(actor) | {actor.name}]
        return actor

    def names(self) -> set[str]:
        return {actor.name for actor in self.found}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Callable[..., Reading]:
    def reader(text: str, *statements: Statement) -> Reading:
        [analysis] = pipeline.analyse([text])
        return Reading(text, actors.read(Document(id="d", text=text), analysis, statements))

    return reader


Reader = Callable[..., Reading]


def test_full_name_surname_and_title(read: Reader) -> None:
    reading = read(
        "Halmeran Deputy Foreign Minister Ivo Tarnik met reporters in Halmere on Monday.\n\n"
        "Tarnik said the talks would go on. Minister Tarnik added that Halmere was ready."
    )
    minister = reading.of("Tarnik")
    assert minister.name == "Ivo Tarnik"
    assert minister.kind == "person"
    assert minister.roles[0] == "Deputy Foreign Minister"
    assert minister.side == reading.of("Halmere").id
    assert len(minister.mentions) == 3


def test_apposition_gives_roles_and_affiliation(read: Reader) -> None:
    reading = read(
        "Anna Brekova, a leading researcher at the Northern Institute for Peace Studies, told reporters that the deal "
        "would hold. The Northern Institute for Peace Studies advises both governments."
    )
    expert = reading.of("Anna Brekova")
    assert expert.roles == ("leading researcher at the Northern Institute for Peace Studies",)
    assert expert.affiliation == reading.of("Northern Institute for Peace Studies").id
    assert expert.side is None


def test_an_adviser_to_the_head_is_not_the_head(read: Reader) -> None:
    reading = read("The talks were attended by Pavel Oruzh, an adviser to the head of the Federal Border Service.")
    assert reading.of("Pavel Oruzh").roles == ("adviser to the head of the Federal Border Service",)


def test_a_second_office_belongs_to_the_same_person(read: Reader) -> None:
    reading = read(
        "It is possible to revise the deal, said Pavel Oruzh, Ph.D. in political science and associate professor of "
        "history at the Northern University, in an interview."
    )
    assert "associate professor of history at the Northern University" in reading.of("Pavel Oruzh").roles


def test_role_descriptions_are_mentions_of_the_person(read: Reader) -> None:
    reading = read(
        "Pavel Oruzh, the Vastranian president’s special envoy, arrived in Halmere on Tuesday for talks.\n\n"
        "The Vastranian envoy said Vastrana wanted peace. The envoy left on Friday."
    )
    assert reading.of("The Vastranian envoy") == reading.of("Pavel Oruzh")
    assert reading.of("The envoy") == reading.of("Pavel Oruzh")


def test_two_envoys_are_told_apart_by_their_states(read: Reader) -> None:
    reading = read(
        "Vastranian envoy Pavel Oruzh and Halmeran envoy Lena Marsk met on Monday. Vastrana and Halmere sent notes.\n\n"
        "The Vastranian envoy said the talks were useful. The Halmeran envoy said nothing was agreed."
    )
    assert reading.of("The Vastranian envoy") == reading.of("Pavel Oruzh")
    assert reading.of("The Halmeran envoy") == reading.of("Lena Marsk")


def test_acronym_in_brackets(read: Reader) -> None:
    reading = read(
        "The Lakes Demining Agency (LDA) said on Monday that work would begin. The LDA has 40 staff. "
        "The Joint Border Service [JBS] agreed."
    )
    assert reading.of("LDA") == reading.of("Lakes Demining Agency")
    assert reading.of("LDA").name == "Lakes Demining Agency"
    assert reading.of("JBS") == reading.of("Joint Border Service")


def test_capital_that_acts_is_the_government_and_as_a_place_is_not(read: Reader) -> None:
    reading = read(
        "Oslo rejected the proposal on Monday. Norway would not sign, the minister said. "
        "The delegates had met in Oslo a week before."
    )
    norway = reading.of("Norway")
    assert norway.kind == "state"
    assert norway.name == "Norway"
    assert sorted(norway.mentions)[0] == (0, 4)
    assert reading.text.rindex("Oslo") not in {begin for begin, _ in norway.mentions}


def test_capital_of_an_invented_state(read: Reader) -> None:
    reading = read(
        "Envoys met on Monday in Korvesk, the Vastranian capital. Vastrana has asked for a truce.\n\n"
        "Korvesk rejected the plan on Tuesday. Vastranian Foreign Minister Ilja Sorn said so."
    )
    assert reading.of("Vastrana").name == "Vastrana"
    assert reading.of("Vastrana").kind == "state"
    assert reading.of("Korvesk") == reading.of("Vastrana")
    assert reading.of("Ilja Sorn").side == reading.of("Vastrana").id


def test_the_union_is_its_capital_where_it_is_spoken_of(read: Reader) -> None:
    reading = read(
        "The European Union is divided. Brussels does not intend to lift sanctions, a senior EU official said."
    )
    union = reading.of("European Union")
    assert reading.of("Brussels") == union
    official = reading.of("a senior EU official")
    assert official.kind == "person"
    assert official.name == "a senior EU official"
    assert official.affiliation == union.id


def test_side_and_government_of_a_state_are_the_state(read: Reader) -> None:
    reading = read(
        "Halmere and Vastrana met on Monday. The Halmeran side said it was ready. The Vastranian government said it "
        "was not. The Halmeran minister and the Vastranian minister left."
    )
    assert reading.of("The Halmeran side") == reading.of("Halmere")
    assert reading.of("The Vastranian government") == reading.of("Vastrana")


def test_unnamed_sources_are_never_merged(read: Reader) -> None:
    text = "A senior official said the talks had failed. A senior official said the opposite in Halmere."
    first = Statement(id="a", content=((23, 43),), source=((0, 17),), cue=((18, 22),))
    second = Statement(id="b", content=((68, 91),), source=((45, 62),), cue=((63, 67),))
    officials = [actor for actor in read(text, first, second).found if actor.name == "A senior official"]
    assert len(officials) == 2


def test_same_surname_is_not_the_same_person(read: Reader) -> None:
    reading = read(
        "President Ivo Tarnik opened the session on Monday. Foreign Minister Lena Tarnik closed it.\n\n"
        "President Tarnik said he was content."
    )
    assert reading.of("President Ivo Tarnik") == reading.of("President Tarnik")
    assert reading.of("Foreign Minister Lena Tarnik") != reading.of("President Tarnik")


def test_two_ministries_of_one_name_are_two(read: Reader) -> None:
    reading = read(
        "Halmere’s Foreign Ministry said on Monday that the border was open. Vastrana’s Foreign Ministry said it was "
        "closed. Halmere and Vastrana share a border."
    )
    ministries = [actor for actor in reading.found if "Foreign Ministry" in actor.name]
    assert len(ministries) == 2
    assert len({actor.side for actor in ministries}) == 2


def test_state_that_only_its_demonym_tells(read: Reader) -> None:
    reading = read("Finnish President Aino Kallas said on Monday that the talks should begin.")
    president = reading.of("President Aino Kallas")
    [finland] = [actor for actor in reading.found if actor.name == "Finland"]
    assert president.side == finland.id
    assert reading.forms(finland) == {"Finnish"}


def test_pronouns_with_one_antecedent(read: Reader) -> None:
    reading = read("Lena Marsk arrived on Monday. She said the talks would begin. Her aides agreed.")
    assert {"She", "Her"} <= reading.forms(reading.of("Lena Marsk"))


def test_pronouns_that_could_mean_two_are_left_alone(read: Reader) -> None:
    reading = read("Lena Marsk and Anna Brekova arrived on Monday. She said the talks would begin.")
    assert not any("She" in reading.forms(actor) for actor in reading.found)


def test_gender_of_titles_is_heeded(read: Reader) -> None:
    reading = read("Mr. Ivo Tarnik met Mrs. Lena Marsk in Oslo on Monday. She said the talks would begin.")
    assert "She" in reading.forms(reading.of("Mrs. Lena Marsk"))


def test_first_person_in_a_quotation_is_the_speaker(read: Reader) -> None:
    text = "“I am content,” Lena Marsk said on Monday in Oslo."
    statement = Statement(id="s", content=((0, 15),), source=((16, 26),), cue=((27, 31),), kind="direct")
    assert "I" in read(text, statement).forms(read(text, statement).of("Lena Marsk"))


def test_the_same_words_tell_who_is_described_anew(read: Reader) -> None:
    text = (
        "The parties have taken two long steps forward in the talks, said Pavel Oruzh, the envoy. "
        "Lena Marsk disagreed.\n\n"
        "The head of the Harbour Fund commented that the parties have taken two long steps forward in the talks."
    )
    begin = text.index("the parties have")
    first = Statement(id="a", content=((0, 58),), source=((65, 76),), kind="indirect")
    at = text.index("The head")
    again = Statement(id="b", content=((begin, len(text) - 1),), source=((at, at + 28),), kind="indirect")
    assert read(text, first, again).of("The head of the Harbour Fund").name == "Pavel Oruzh"


def test_ids_are_those_of_the_first_mention_and_reading_is_repeatable(pipeline: Pipeline) -> None:
    text = "Ivo Tarnik of Norway met Lena Marsk in Oslo. He said the talks would begin. Norway agreed."
    document = Document(id="d", text=text)
    [analysis] = pipeline.analyse([text])
    first, second = actors.read(document, analysis, ()), actors.read(document, analysis, ())
    assert first == second
    assert all(actor.id == Actor.identify(document, actor.kind, actor.mentions) for actor in first)
    assert len({actor.id for actor in first}) == len(first)


WORDS = st.sampled_from(
    "The the a of and for Minister envoy Council said “ ” , . ’s - Norway Oslo Norwegian Tarnik Lena he his it they "
    "Prime EU [ ] ( ) \n\n I experts one them president LDA Agency \u00a0 — 3 Mr. von der told is 𝒳 İ".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_text_breaks_the_reader(pipeline: Pipeline, text: str) -> None:
    document = Document(id="d", text=text)
    [analysis] = pipeline.analyse([text])
    content = ((0, len(text)),) if text else ()
    statements = [Statement(id="s", content=content, source=((0, min(5, len(text))),))] if content else []
    found = actors.read(document, analysis, statements)
    ids = {actor.id for actor in found}
    for actor in found:
        assert all(0 <= begin < end <= len(text) for begin, end in actor.mentions)
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert {actor.side, actor.affiliation} - {None} <= ids
        assert 0 <= actor.confidence <= 1


def test_another_office_is_of_somebody_else(read: Reader) -> None:
    reading = read(
        "Foreign Minister Ada Brandel of Norland spoke first. “We have a text,” Ms. Brandel said.\n\n"
        "The prime minister said that there was none. The foreign minister said it was signed."
    )
    brandel = reading.of("Ms. Brandel")
    assert brandel.roles == ("Foreign Minister", "foreign minister")
    assert "The foreign minister" in reading.forms(brandel)
    assert "The prime minister" not in reading.forms(brandel)


def test_two_military_titles(read: Reader) -> None:
    reading = read("The head of the observer mission, Maj. Gen. Ingrid Tarn, said that it was over.")
    tarn = reading.of("the head of the observer mission".capitalize())
    assert tarn.name == "Ingrid Tarn"
    assert "Maj. Gen." in tarn.roles


def test_dateline_names_no_actors(read: Reader) -> None:
    reading = read(
        "PORT ANSGAR, March 24 (Norland Agency) – Oskar Brandel said that Norland had signed. "
        "PORT ANSGAR was empty, he said."
    )
    assert not {"PORT ANSGAR", "Norland Agency"} & {
        reading.text[b:e] for a in reading.found for b, e in a.mentions if b < 40
    }
    assert reading.of("Oskar Brandel").kind == "person"


def test_nobody_is_no_actor(read: Reader) -> None:
    reading = read("No official said a word. Norland agreed that observers would stay. Halmere said that all was well.")
    assert not any(name.casefold().startswith(("no ", "that ")) for name in reading.names())


def test_an_under_secretary_is_no_secretary(pipeline: Pipeline) -> None:
    [analysis] = pipeline.analyse(["The under-secretary insists that the question was left open."])
    [found] = descriptions.find(analysis, [], [])
    assert (found.role, found.determiner) == ("under-secretary", "the")


def test_the_outlet_is_an_organization(pipeline: Pipeline) -> None:
    text = "Vera Norland said that the talks were over. Tarn told Vera Norland so, and Vera Norland said he was sure."
    [analysis] = pipeline.analyse([text])
    found = actors.read(Document(id="d", text=text, source="Vera Norland"), analysis, ())
    assert {actor.kind for actor in found if actor.name == "Vera Norland"} <= {"organization"}


def test_thousands_of_names_take_linear_time(pipeline: Pipeline) -> None:
    letters = "abcdefghijklmnopqrst"
    names = [f"{a}{b}a{c}o".title() for a in letters for b in letters for c in letters]
    text = " ".join(f"Ada {name} said so." for name in names[:2000])
    [analysis] = pipeline.analyse([text])
    started = time.process_time()
    actors.read(Document(id="d", text=text), analysis, ())
    assert time.process_time() - started < 5


def test_arabic_article_within_a_name(read: Reader) -> None:
    reading = read(
        "The Norlandian irrigation minister, Nawar al-Haddoum, praised the day. Everything would be signed, he said."
    )
    minister = reading.of("Nawar al-Haddoum")
    assert "The Norlandian irrigation minister" in reading.forms(minister)
    assert "he" in reading.forms(minister)


def test_those_who_share_an_office_are_two(read: Reader) -> None:
    reading = read("Prime Ministers Ivo Tarn and Ada Moll agreed to meet. Tarn said that Moll was well.")
    tarn, moll = reading.of("Tarn"), reading.of("Moll")
    assert (tarn.name, moll.name) == ("Ivo Tarn", "Ada Moll")
    assert tarn.roles == moll.roles == ("Prime Minister",)


def test_a_name_runs_through_an_editors_gloss(read: Reader) -> None:
    reading = read(
        "[Norland’s Foreign Minister Mira] Solvay left early. Solvay said that she was tired, and no more was said."
    )
    assert reading.of("Solvay").name == "Mira Solvay"


def test_an_office_of_several_words_is_no_name(read: Reader) -> None:
    reading = read(
        "The Minister of Foreign Affairs, Mr Ivo Tarn, told of the talks. The Minister said that it was late."
    )
    assert reading.of("The Minister") is reading.of("Mr Ivo Tarn")
    assert "Affairs" not in reading.names()


def test_a_number_may_begin_a_name(read: Reader) -> None:
    reading = read(
        "On Friday the Third Mountain Battalion said that it held the pass. The Third Mountain Battalion left."
    )
    assert reading.of("Third Mountain Battalion").kind == "organization"


def test_an_unnamed_source_is_called_by_all_that_is_said_of_it(read: Reader) -> None:
    text = "According to two people who have read the draft, the talks will fail."
    begin = text.index("two people")
    source = (begin, begin + len("two people who have read the draft"))
    statement = Statement(id="s", source=(source,), cue=((0, 12),), content=((text.index("the talks"), len(text)),))
    assert "two people who have read the draft" in read(text, statement).names()


def test_an_adjective_that_is_a_source_is_the_government(read: Reader) -> None:
    text = (
        "Pelagria and its neighbours met. A Pelagrian demand that the troops leave was put off. Pelagria said nothing."
    )
    begin = text.index("Pelagrian")
    source = (begin, begin + len("Pelagrian"))
    statement = Statement(id="s", source=(source,), content=((begin + 17, begin + 40),), cue=())
    assert read(text, statement).of("Pelagrian").name == "Pelagria"


def test_the_government_of_a_state_is_the_state(read: Reader) -> None:
    reading = read("Pelagria was silent. The Government of Pelagria said that Pelagrian troops would leave.")
    assert reading.of("Government of Pelagria").name == "Pelagria"


def test_what_a_body_is_said_to_be_is_the_body(read: Reader) -> None:
    reading = read("The dam’s lender, Northern Bank, warned its shareholders. The company said that it would wait.")
    assert reading.of("The dam’s lender") is reading.of("Northern Bank") is reading.of("The company")


def test_a_figure_of_speech_is_nobody(read: Reader) -> None:
    reading = read("Ivo Tarn drew a chair and a figure of his own. He said that it was late.")
    assert not {"a chair", "a figure of his own"} & reading.names()


@pytest.mark.parametrize("gloss", ["Foreign Minister Mira Harkány of Lomnár – Ed.", "Mira Harkány – Trans."])
def test_an_editors_spelling_is_the_same_person(read: Reader, gloss: str) -> None:
    reading = read(f"On Monday Mrs. Harkany [{gloss}] told parliament that the talks would go on. Harkany left.")
    assert reading.of("Mrs. Harkany").name == "Mira Harkány"


def test_an_editors_spelling_is_the_same_state(read: Reader) -> None:
    reading = read(
        "The court struck the word from the Statute of Lijmar [Liimar – Ed.]. Liimari troops left. Lijmar said no."
    )
    assert reading.of("Liimar") is reading.of("Lijmar")


def test_a_place_glossed_as_a_government_is_the_state(read: Reader) -> None:
    reading = read("Ostrana [the Pelagrian government] said no. Pelagria was silent. Ostrana said that it would wait.")
    assert reading.of("Ostrana").name == "Pelagria"


def test_a_new_office_takes_up_whom_the_sentence_before_is_about(read: Reader) -> None:
    text = "Ivo Tarn met Mira Solvay. Tarn lost no sleep over her. It would do, the head of the Harbour Fund remarked."
    begin = text.index("the head")
    source = (begin, text.index(" remarked"))
    statement = Statement(id="s", source=(source,), content=(((text.index("It would")), begin - 2),), cue=())
    assert read(text, statement).of("the head of the Harbour Fund").name == "Ivo Tarn"


def test_a_given_name_of_two_syllables_stays_whole(read: Reader) -> None:
    reading = read("Minister Mae Ta-seong met a Norland-based lawyer. Mae said that the New Tarn-based bank was late.")
    assert "Mae Ta-seong" in reading.names()


def test_who_speaks_in_a_transcript_is_named_whatever_the_word_says(read: Reader) -> None:
    text = "NO BI-RYONG: That is early.\n\nWhat of the coal?\n\nNO: We have bought nothing."
    labels = [(0, 11), (text.index("NO: We"), text.index(": We"))]
    words = [(13, text.index("\n")), (text.index("We have"), len(text))]
    turns = [
        Statement(id=str(i), source=(label,), cue=(), content=(content,))
        for i, (label, content) in enumerate(zip(labels, words, strict=True))
    ]
    assert read(text, *turns).of("NO").name == "NO BI-RYONG"
