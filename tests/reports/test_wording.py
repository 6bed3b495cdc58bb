from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import Act, Document, EventStatus, Part, StatementKind
from detente.reports import wording

VERDICTS = ("false", "lie", "admit", "fail", "refus", "propagand", "regime", "alleg", "so-called", "claim")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-02", "2 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-02/2031-05-03", "2–3 May 2031"),
        ("2031-05-30/2031-06-02", "30 May – 2 June 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-05-02/2031-05-02", "2 May 2031"),
        ("2031-04/2031-05", "April – May 2031"),
        ("2030/2031", "2030 – 2031"),
        (None, "no date"),
        ("P30D", "P30D"),
    ],
)
def test_dates_in_words(value, words):
    assert wording.date_words(value) == words


def test_every_act_kind_and_status_has_words():
    for values, words in (
        (Act, wording.act_verb),
        (StatementKind, wording.statement_kind),
        (EventStatus, wording.event_status),
    ):
        shown = [words(value) for value in get_args(values)]
        assert len(set(shown)) == len(shown)
    assert wording.act_verb("assert") == "says"


def test_groups_are_spoken_of_in_the_plural():
    plurals = [wording.act_verb(act, "group") for act in get_args(Act)]
    assert plurals == [
        "say", "deny", "accuse", "demand", "promise", "propose", "reject", "praise", "threaten", "predict",
    ]  # fmt: skip
    assert wording.act_verb("deny", "person") == "denies"


def test_no_word_for_an_act_or_status_judges():
    words = [wording.act_verb(act) for act in get_args(Act)]
    words += [wording.event_status(status) for status in get_args(EventStatus)]
    assert not [word for word in words for verdict in VERDICTS if verdict in word]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//host/x", "file:///etc/passwd", "/x", "",
     None, "http://[", "vbscript:x", "https:", "java\nscript:alert(1)"],
)  # fmt: skip
def test_only_web_addresses_become_links(url):
    assert wording.web_address(url) is None


def test_web_addresses_stay():
    assert wording.web_address("https://courier.example/a?b=c#d") == "https://courier.example/a?b=c#d"


@given(st.text())
def test_shown_text_keeps_its_length_and_holds_nothing_that_acts(text):
    shown = wording.shown(text)
    assert len(shown) == len(text)
    assert not any(c in shown for c in "\x00\x07\x1b\x7f\x85\u202a\u202e\u2066\u2069")
    shown.encode("utf-8")


def test_an_article_is_called_by_its_title_else_its_first_words_without_the_masthead():
    text = "From The Lantern:\n\nThey met."
    document = Document(id="d", text=text, parts=(Part("masthead", (0, 17)),))
    assert wording.article_label(document) == "They met."
    assert wording.article_label(Document(id="d", text=text, title=" Talks ")) == "Talks"
    assert wording.article_label(Document(id="d", text="", name="x.txt")) == "x.txt"


def test_numbers_agree_with_their_nouns():
    assert wording.plural(1, "article") == "1 article"
    assert wording.plural(1200, "article") == "1,200 articles"
