from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.names import calls_by_pronoun, folded, is_proper, name_words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Littoral Union", "littoral union"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Brell’s", "brell"),
        ("Al-Amseli", "al amseli"),
        ("U.V.", "uv"),
        ("The", "the"),
        ("", ""),
    ],
)
def test_folding_drops_what_does_not_tell_names_apart(name, expected):
    assert folded(name) == expected


@pytest.mark.parametrize(
    "name", ["Tomas Brell", "Ministry of Transit", "VNT", "Bank for the Grain of Vessen", "阿姆塞尔"]
)
def test_names_are_proper(name):
    assert is_proper(name)


@pytest.mark.parametrize(
    "name", ["a senior official", "A Senior Official", "Vessen officials", "experts", "", "the", "of the"]
)
def test_descriptions_are_not(name):
    assert not is_proper(name)


def test_titles_and_suffixes_are_no_part_of_a_person_s_name():
    assert name_words("Deputy Foreign Minister Tomas Brell Jr.") == ("tomas", "brell")
    assert name_words("President Brell") == ("brell",)
    assert name_words("President") == ()


@pytest.mark.parametrize("words", ["She", "his", "His spokesman", "its prime minister"])
def test_pronouns_and_what_leans_on_them(words):
    assert calls_by_pronoun(words)


@pytest.mark.parametrize("words", ["the envoy", "Brell", "All Vessen Union", ""])
def test_names_and_descriptions_that_stand_alone(words):
    assert not calls_by_pronoun(words)


@given(st.text(max_size=40))
def test_folding_any_text_twice_changes_nothing_more(text):
    once = folded(text)
    assert folded(once) == once or once.split()[:1] in (["the"], ["a"], ["an"])
    assert once == " ".join(once.split())
