from __future__ import annotations

import pytest

from detente.documents import Original, parse

TEXT = "Přílivová dohoda trvá, řekl mluvčí přístavu v úterý. Žádná strana dosud neodstoupila od jednání."
WESTERN = "Le délégué a déclaré que la trêve était « fragile », mais qu’elle tenait encore à l’été."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding):
    english = "The envoy said “no” – twice. Both boards, however, will meet again before the month is out."
    assert parse(Original("a.txt", english.encode(encoding))).text == english


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(WESTERN, "cp1252"), (TEXT * 5, "cp1250"), ("Переговоры возобновятся завтра утром в столице. " * 5, "cp1251")],
)
def test_legacy_encodings_are_detected_and_said_to_be_guessed(text, encoding):
    document = parse(Original("a.txt", text.encode(encoding)))
    assert document.text == text
    assert any("guessed" in note for note in document.notes)


def test_line_ends_become_line_feeds_and_the_rest_stays_as_written():
    content = "One\u00a0line  with spaces.\r\nAnother.\r\n\r\nA\u202enew\tparagraph – “so”.\r"
    document = parse(Original("a.txt", content.encode()))
    assert document.text == "One\u00a0line  with spaces.\nAnother.\n\nA\u202enew\tparagraph – “so”.\n"


def test_lines_that_are_paragraphs_get_an_empty_line_between_them(from_text):
    assert from_text("First sentence here.\nSecond one there.\nThird, “and last.”").text.count("\n\n") == 2
    wrapped = "A hard-wrapped line that goes\non over the next one and\nends here."
    assert from_text(wrapped).text == wrapped
    spaced = "One.\nTwo.\n\nThree.\nFour."
    assert from_text(spaced).text == spaced


def test_language(from_text):
    assert from_text("The two delegations met for the third time and agreed on nothing at all.").language == "en"
    assert from_text("Переговоры возобновятся завтра утром, сообщил представитель министерства.").language == "ru"
    assert from_text("Yes. 12.").language is None


def test_header_lines_fill_the_fields_and_stay_in_the_text(from_text, parts_of):
    text = (
        "Title: Toll talks stall\nSource: The Tessel Lantern\nDate: May 16, 2034\nURL: https://lantern.example/1\n\n"
        "The talks on the toll stalled on Tuesday, both boards said.\n"
    )
    document = from_text(text)
    assert document.text == text
    assert (document.title, document.source) == ("Toll talks stall", "The Tessel Lantern")
    assert (document.published, document.url) == ("2034-05-16", "https://lantern.example/1")
    assert parts_of(document, "title") == ["Toll talks stall"]
    assert parts_of(document, "body") == ["The talks on the toll stalled on Tuesday, both boards said."]


def test_a_first_line_without_a_full_stop_is_the_title(from_text, parts_of):
    document = from_text("Toll talks stall again\n\nBy Rosa Lindqvist\n\nThe talks on the toll stalled on Tuesday.\n")
    assert document.title == "Toll talks stall again"
    assert document.authors == ("Rosa Lindqvist",)
    assert parts_of(document, "body") == ["The talks on the toll stalled on Tuesday."]


def test_the_same_bytes_give_the_same_document_again(from_text):
    assert from_text("The talks went on, she said.") == from_text("The talks went on, she said.")
    assert from_text("The talks went on.").id != from_text("The talks go on.").id
