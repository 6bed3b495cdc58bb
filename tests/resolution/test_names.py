from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.resolution.names import MOST_WORDS, body_name, forms, person_name, plain, reading, same_place, sound


def words(text: str) -> list[str]:
    return [word.plain for word in person_name(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Osman Şahinoğlu", ["osman", "sahinoglu"]),
        ("Foreign Minister Vera Holt", ["vera", "holt"]),
        ("Ursula von der Marden", ["ursula", "marden"]),
        ("Juan de la Torre y Salas", ["juan", "torre", "salas"]),
        ("Tariq bin Fahd al-Otaibi", ["tariq", "fahd", "otaibi"]),
        ("Abd al-Rahman Nuri", ["abdrahman", "nuri"]),
        ("Abdurrahman Nuri", ["abdrahman", "nuri"]),
        ("Omar Abu Ghaith", ["omar", "abughaith"]),
        ("Ian Mc Allister", ["ian", "mcallister"]),
        ("O’Donovan", ["odonovan"]),
        ("J.R. Wexford", ["j", "r", "wexford"]),
        ("Harlow, William", ["william", "harlow"]),
        ("Kim Seong-ho", ["seong", "ho", "kim"]),
        ("Seong-ho Kim", ["seong", "ho", "kim"]),
        ("王明德", ["ming", "de", "wang"]),
        ("Kovács István", ["istvan", "kovacs"]),
        ("HOLT Vera", ["vera", "holt"]),
        ("Сергей Воронцов", ["sergey", "vorontsov"]),
        ("Prince Harald", ["harald"]),
        ("Major Tom", ["major", "tom"]),
        ("Yilmaz Bey", ["yilmaz"]),
        ("Minister", ["minister"]),
        ("", []),
        ("?!", []),
    ],
)
def test_persons_names_are_taken_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "generation"),
    [
        ("John Harlan Jr.", "2"),
        ("John Harlan, Sr", "1"),
        ("Henry Stokes III", "3"),
        ("John Harlan", ""),
        ("Junior", ""),
    ],
)
def test_generations_are_told(text: str, generation: str) -> None:
    assert person_name(text).generation == generation


def test_initials_are_told_from_short_names() -> None:
    assert [word.initial for word in person_name("Yu. A. Zaitsev").words] == [True, True, False]
    assert [word.initial for word in person_name("Chen Yu").words] == [False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz (née Vega)", ("Ana Ruiz", "Ana Vega")),
        ("Ana Ruiz, formerly Ana Vega", ("Ana Ruiz", "Ana Vega")),
        ("Organization of River States (ORS)", ("Organization of River States", "ORS")),
        ("Ana Ruiz", ("Ana Ruiz",)),
        ("", ("",)),
    ],
)
def test_a_name_may_hold_several(text: str, expected: tuple[str, ...]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dmitriyev", "Dmitrijew"),
        ("Dmitriev", "Dmytriiev"),
        ("Shcherbakov", "Schtscherbakow"),
        ("Zhuravlyov", "Zhuravlev"),
        ("Husain", "Hussein"),
        ("Qasim", "Kasim"),
        ("Hyun", "Hyeon"),
        ("Tkachuk", "Tkatschuk"),
    ],
)
def test_transliterations_have_one_sound(a: str, b: str) -> None:
    assert sound(plain(a)) == sound(plain(b))


@pytest.mark.parametrize(
    "spelled", ["Zhukovin", "Joukovine", "Zjoekovin", "Żukowin", "Žukovin", "Jukovin", "Djukovin", "Жуковин"]
)
def test_a_name_is_read_by_the_system_that_its_letters_suggest(spelled: str) -> None:
    assert person_name(f"Ostap {spelled}").words[-1].spoken == "ʒukovin"


@pytest.mark.parametrize(
    ("spelled", "expected"),
    [
        ("Chevtchouk", "shevchuk"),
        ("Tkatschuk", "tkachuk"),
        ("Woronzow", "vorontsov"),
        ("Voroncov", "vorontsov"),
        ("Kravec", "kravets"),
        ("Szczepanek", "shchepanek"),
        ("Şahin", "shahin"),
        ("Jiming", "jiming"),
        ("Qaddumi", "gaddumi"),
    ],
)
def test_other_systems_are_read_as_english_practice_has_it(spelled: str, expected: str) -> None:
    assert reading(spelled) == expected


def test_a_digit_is_no_initial() -> None:
    assert [word.initial for word in person_name("Delegate 7").words] == [False, False]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dmitriyev", "Dmitrenko"),
        ("Lei", "Li"),
        ("Unit1", "Unit11"),
        ("Agent4", "Agentch"),
        ("Sultan", "Salman"),
        ("Weber", "Wagner"),
    ],
)
def test_other_names_have_another_sound(a: str, b: str) -> None:
    assert sound(plain(a)) != sound(plain(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Foreign Affairs", "The Foreign Ministry"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Orlen Trading GmbH", "Orlen Trading"),
        ("Lake Basin Co-operation Council", "Lake Basin Cooperation Council"),
        ("United Nations", "U.N."),
    ],
)
def test_bodies_names_have_one_canonical_form(a: str, b: str) -> None:
    assert set(body_name(a, "organization").words) == set(body_name(b, "organization").words)


def test_a_body_keeps_a_word_whatever_it_is_called() -> None:
    assert body_name("The Group", "organization").words == ("group",)
    assert body_name("Government", "state").words == ("government",)
    assert body_name("Republic of Osmar", "state").words == ("osmar",)


@pytest.mark.parametrize(
    ("a", "b"), [("tervania", "tervanian"), ("osmar", "osmari"), ("karelva", "karelvan"), ("france", "french")]
)
def test_places_are_their_adjectives(a: str, b: str) -> None:
    assert same_place(a, b)
    assert same_place(b, a)


@pytest.mark.parametrize(("a", "b"), [("niger", "nigerian"), ("austria", "australian"), ("osmar", "osmia")])
def test_other_places_are_not(a: str, b: str) -> None:
    assert not same_place(a, b)


@given(st.text())
def test_every_string_is_parsed(text: str) -> None:
    assert len(person_name(text).words) <= MOST_WORDS
    body_name(text, "organization")
    body_name(text, "state")
    assert forms(text)
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=30))
def test_a_sound_is_no_longer_than_its_word_by_much(word: str) -> None:
    assert len(sound(word)) <= 2 * len(word) + 1
