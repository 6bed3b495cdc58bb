from __future__ import annotations

import json

import pytest

from detente.documents import Original, parse
from detente.records import DamagedInput, InvalidField, content_id

TEXT = "The boards met on Monday.\r\n\r\nThey will meet again, the chair said.  "


def item(**fields):
    return Original("f.jsonl:3", json.dumps(fields).encode(), "application/json")


def test_fields_and_aliases():
    document = parse(
        item(
            text=TEXT, id=12, title="Boards meet", date="2034-05-16T08:00:00Z", publisher="Lantern", url="u", unknown={}
        )
    )
    assert document.text == TEXT
    assert (document.id, document.title, document.published) == ("12", "Boards meet", "2034-05-16")
    assert (document.source, document.url, document.media_type) == ("Lantern", "u", "application/json")
    assert document.name == "f.jsonl:3"


def test_without_an_id_it_is_the_hash_of_the_bytes():
    original = item(text=TEXT)
    assert parse(original).id == content_id(original.content)


def test_the_input_s_fields_go_before_the_masthead_and_a_contradiction_is_noted():
    document = parse(
        item(text="From Lantern, May 2, 2034, p. 1. Condensed text:\n\nThey met.", source="L", date="2034-05-03")
    )
    assert (document.source, document.published, document.page) == ("L", "2034-05-03", "1")
    assert document.notes == ("The input is dated 2034-05-03, the head of the text says 2034-05-02.",)


def test_what_is_no_character_is_replaced_one_for_one():
    document = parse(item(text="a\ud800b\u0000c \U0001f600 d"))
    assert document.text == "a\ufffdb\ufffdc \U0001f600 d"
    document.text.encode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, 'no "text"'),
        ({"text": None}, 'no "text"'),
        ({"text": ["x"]}, '"text" is a list'),
        ({"text": TEXT, "id": 1.5}, '"id" is a number'),
        ({"text": TEXT, "id": True}, '"id" is a truth value'),
        ({"text": TEXT, "source": {}}, '"source" is a object'),
        ({"text": TEXT, "published": "2025-13-45"}, "'2025-13-45'"),
        ({"text": TEXT, "date": "yesterday"}, '"date" is'),
    ],
)
def test_a_wrong_field_is_named(fields, words):
    with pytest.raises(InvalidField) as caught:
        parse(item(**fields))
    assert words in caught.value.reason
    assert caught.value.name == "f.jsonl:3"


@pytest.mark.parametrize("content", [b"{", b"[1]", b'"x"', b"12", b"{} {}", b'{"text": "\xff"'])
def test_what_is_not_one_object_is_damaged(content):
    with pytest.raises(DamagedInput):
        parse(Original("f.jsonl:1", content, "application/json"))
