from __future__ import annotations

from detente.records import content_id, record_id


def test_an_id_depends_on_each_of_its_parts():
    ids = {record_id(kind, document, *key) for kind in "ab" for document in "xy" for key in ((), ((1, 2),), ((1, 3),))}
    assert len(ids) == 12
    assert record_id("a", "x", ((1, 2),)) == record_id("a", "x", [[1, 2]])


def test_ids_stay_what_they_were():
    """They are in people's ledgers and judgements."""
    assert content_id(b"") == "e3b0c44298fc1c14"
    assert record_id("statement", "d\u00e9", ((0, 5),)) == "statement-b5be0a318fe58354"


def test_an_id_that_a_program_brought_may_hold_half_a_character():
    assert record_id("actor", "a\ud800", (0, 1)) != record_id("actor", "a\ud801", (0, 1))
