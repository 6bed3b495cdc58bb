"""Names, titles and states from analyses built by hand."""

from __future__ import annotations

import pytest

from detente.actors import names, states
from detente.actors.candidates import Name
from detente.language.analysis import Analysis, Sentence, Token

POS = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "DT": "DET", "IN": "ADP", "VBD": "VERB", ",": "PUNCT"}


def analysis(*words: tuple[str, str]) -> Analysis:
    """One sentence of (word, Penn tag); marks, possessives and hyphens are set without a space before them."""
    text, tokens = "", []
    for i, (word, tag) in enumerate(words):
        glued = tag in (",", ".", "POS", "HYPH") or (i > 0 and words[i - 1][1] == "HYPH")
        text += "" if not text or glued else " "
        begin = len(text)
        text += word
        pos = POS.get(tag, "PART" if tag == "POS" else "PUNCT")
        tokens.append(Token(i, begin, len(text), word, word.lower(), pos, tag, "dep", 0, 0))
    return Analysis(text, tokens, [Sentence(0, (0, len(text)), 0, len(tokens))], [], [(0, len(text))])


def found(*words: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name.title, name.text) for name in names.find(analysis(*words))[0]]


def test_title_and_demonym_are_split_from_the_name() -> None:
    words = [
        ("Halmeran", "NNP"),
        ("Deputy", "NNP"),
        ("Foreign", "NNP"),
        ("Minister", "NNP"),
        ("Ivo", "NNP"),
        ("Tarn", "NNP"),
    ]
    [name], offices = names.find(analysis(*words, ("said", "VBD")))
    assert (name.title, name.text, name.owner, offices) == ("Deputy Foreign Minister", "Ivo Tarn", 0, [])


def test_office_in_lower_case_is_a_title_too() -> None:
    assert found(("The", "DT"), ("mediator", "NN"), ("Ivo", "NNP"), ("Tarn", "NNP"), ("left", "VBD")) == [
        ("mediator", "Ivo Tarn")
    ]


def test_office_alone_is_no_name() -> None:
    proper, offices = names.find(analysis(("the", "DT"), ("Prime", "NNP"), ("Minister", "NNP"), ("left", "VBD")))
    assert (proper, offices) == ([], [(1, 3)])


def test_portfolio_belongs_to_the_title() -> None:
    words = [("Minister", "NNP"), ("of", "IN"), ("Finance", "NNP"), ("Ivo", "NNP"), ("Tarn", "NNP")]
    assert found(*words) == [("Minister of Finance", "Ivo Tarn")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ([("Council", "NNP"), ("of", "IN"), ("Elders", "NNP")], "Council of Elders"),
        ([("Rail", "NNP"), ("and", "CC"), ("Harbour", "NNP"), ("Board", "NNP")], "Rail and Harbour Board"),
        ([("Farmers", "NNPS"), ("’", "POS"), ("Union", "NNP")], "Farmers’ Union"),
        ([("Ana", "NNP"), ("Bela", "NNP"), ("-", "HYPH"), ("Roth", "NNP")], "Ana Bela-Roth"),
        ([("Detlev", "NNP"), ("von", "NNP"), ("Osk", "NNP")], "Detlev von Osk"),
    ],
)
def test_connectors_inside_of_names(words: list[tuple[str, str]], name: str) -> None:
    assert found(("saw", "VBD"), ("the", "DT"), *words) == [("", name)]


def test_two_states_are_two_names() -> None:
    assert found(("between", "IN"), ("France", "NNP"), ("and", "CC"), ("Spain", "NNP")) == [
        ("", "France"),
        ("", "Spain"),
    ]
    assert [n for _, n in found(("the", "DT"), ("France", "NNP"), ("-", "HYPH"), ("Spain", "NNP"))] == [
        "France",
        "Spain",
    ]


def test_sentence_openers_days_and_degrees_are_no_names() -> None:
    assert found(("Yesterday", "NN"), ("on", "IN"), ("Monday", "NNP"), ("a", "DT"), ("Ph.D.", "NNP")) == []


@pytest.mark.parametrize(
    ("word", "state"),
    [("Vastranian", "Vastrana"), ("Halmeran", "Halmere"), ("Qadhiri", "Qadhir"), ("Orlavian", "Orlavia")],
)
def test_demonyms_look_like_their_states(word: str, state: str) -> None:
    assert states.derived(word, state)


@pytest.mark.parametrize(("word", "state"), [("Marian", "Marinova"), ("Council", "Counter"), ("Sofia", "Sofia")])
def test_other_words_do_not(word: str, state: str) -> None:
    assert not states.derived(word, state)


def test_tables_know_states_capitals_and_seats() -> None:
    tables = states.known()
    assert tables.states["UK"] == "United Kingdom"
    assert tables.demonyms["Finnish"] == "Finland"
    assert tables.demonyms["Finns"] == "Finland"
    assert tables.capitals["Oslo"] == "Norway"
    assert {tables.capitals[form] for form in ("Kyiv", "Kiev", "Bankova")} == {"Ukraine"}
    assert tables.seats["Brussels"] == "European Union"


def test_no_name_of_the_tables_stands_for_two_states() -> None:
    tables = states.known()
    assert not tables.states.keys() & tables.organizations.keys()
    assert not tables.states.keys() & tables.capitals.keys()


def test_capital_told_by_the_text() -> None:
    text = analysis(
        ("Korvesk", "NNP"), (",", ","), ("the", "DT"), ("Vastranian", "JJ"), ("capital", "NN"), (",", ","),
        ("in", "IN"), ("Vastrana", "NNP"),
    )  # fmt: skip
    tokens = list(text.tokens)
    tokens[3] = Token(3, *tokens[3].span, "Vastranian", "vastranian", "ADJ", "JJ", "amod", 4, 0)
    text = Analysis(text.text, tokens, text.sentences, [], text.paragraphs)
    proper = [Name(0, 1, 0, "Korvesk"), Name(7, 8, 7, "Vastrana")]
    atlas = states.read_atlas(text, proper)
    assert atlas.state_of("Vastranian") == "Vastrana"
    assert atlas.places == {"Korvesk": "Vastrana"}


def test_brussels_is_the_country_where_the_text_speaks_of_the_country() -> None:
    words = [("in", "IN"), ("Brussels", "NNP"), ("and", "CC"), ("Belgium", "NNP")]
    text = analysis(*words)
    atlas = states.read_atlas(text, names.find(text)[0])
    assert atlas.places["Brussels"] == "Belgium"
    alone = analysis(("in", "IN"), ("Brussels", "NNP"))
    assert states.read_atlas(alone, names.find(alone)[0]).places["Brussels"] == "European Union"
