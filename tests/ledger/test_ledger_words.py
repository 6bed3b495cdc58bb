from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.words import Term, find, fold, parse, words_at, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The cease-fire", ["the", "cease", "fire"]),
        ("Merin’s “plan”", ["merin", "s", "plan"]),
        ("Müller NAÏVE Straße oﬃcial", ["muller", "naive", "strasse", "official"]),
        ("e\u0301lan élan", ["elan", "elan"]),
        ("а́томный Йод", ["атомныи", "иод"]),
        ("停火 2025年", ["停", "火", "2025", "年"]),
        ("snake_case 3.5%", ["snake", "case", "3", "5"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@given(st.text())
def test_words_and_their_spans_agree(text):
    listed = list(words_at(text))
    assert [word for word, _ in listed] == words_of(text)
    assert all(fold(text[begin:end]) == word for word, (begin, end) in listed)
    assert all(a[1] <= b[0] for (_, a), (_, b) in itertools.pairwise(listed))


@given(st.text())
def test_folding_twice_changes_nothing(text):
    for word in words_of(text):
        assert fold(word) == word


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("two words", [Term(("two",)), Term(("words",))]),
        ('"two words" three', [Term(("two", "words")), Term(("three",))]),
        ("“two words”", [Term(("two", "words"))]),
        ("«two words»*", [Term(("two", "words"), prefix=True)]),
        ("cease-f*", [Term(("cease", "f"), prefix=True)]),
        ("* - (", []),
        ('"unclosed words', [Term(("unclosed",)), Term(("words",))]),
        ('5"', [Term(("5",))]),
    ],
)
def test_parse(query, terms):
    assert list(parse(query)) == terms


@given(st.lists(st.text(alphabet="abc xyz-’é", min_size=1), min_size=1, max_size=4))
def test_every_word_of_a_text_is_found_in_it(words):
    text = " ".join(words)
    terms = tuple(Term((word,)) for word in dict.fromkeys(words_of(text)))
    found = find(terms, text, 0, len(text)) if terms else []
    assert {index for index, _ in found} == set(range(len(terms)))
    assert all(fold(text[begin:end]) == terms[index].words[0] for index, (begin, end) in found)
