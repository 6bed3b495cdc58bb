from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from detente.ledger import DocumentChanged, DocumentView, Store
from detente.records import RECORD_TYPES, LedgerError, NotFound, Reading, RecordError, content_id

FINGERPRINT = {"software": "0.1", "model": "model-1", "settings": {"window": 3}}


def ids(view_records):
    return [judged.record.id for judged in view_records]


def test_what_is_put_comes_back_as_it_was(store, put, talks):
    assert put(talks) == "added"
    view = store.document(talks.document.id)
    assert view.document == talks.document
    assert {j.record for j in view.actors} == set(talks.actors)
    assert {j.record for j in view.statements} == set(talks.statements)
    assert {j.record for j in view.events} == set(talks.events)
    assert all(j.status == "read" and j.record is j.as_read and j.run == 1 for j in view.statements)
    assert view.origin == talks.document.id
    assert view.unread is None


def test_records_come_in_the_order_of_the_text(store, put, talks):
    put(dataclasses.replace(talks, statements=talks.statements[::-1]))
    assert ids(store.document(talks.document.id).statements) == [s.id for s in talks.statements]


def test_it_is_still_there_when_opened_again(location, talks):
    with Store.open(location) as store:
        run = store.begin_run(**FINGERPRINT)
        store.put(talks, b"original", run=run)
    with Store.open(location, create=False) as store:
        assert store.document(talks.document.id).document == talks.document


def test_the_same_reading_twice_changes_nothing(store, put, talks):
    put(talks)
    before = store.status()
    assert put(talks) == "unchanged"
    again = store.begin_run(**FINGERPRINT)
    assert put(talks, by=again) == "unchanged"
    assert store.status().records == before.records
    assert store.document(talks.document.id).run == 1


def test_a_newer_version_supersedes_and_keeps(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    newer = dataclasses.replace(first, act="promise")
    assert put(dataclasses.replace(talks, statements=(newer,)), by=later_run) == "reread"
    view = store.document(talks.document.id)
    assert [j.record for j in view.statements] == [newer]
    assert view.statements[0].run == later_run
    assert view.run == later_run
    assert view.actors[0].run == 1, "found again as it was: the record of the first run stays"
    gone = store.record(second.id)
    assert not gone.current
    assert gone.judged.record == second
    assert gone.run.id == 1
    assert gone.speaker == "Tovin Sarr"
    assert store.status().records["statement"] == 1


def test_a_record_found_again_after_it_was_gone(store, put, talks, later_run):
    third = store.begin_run(software="0.3", model="model-1", settings={})
    put(talks)
    put(dataclasses.replace(talks, statements=()), by=later_run)
    put(talks, by=third)
    assert ids(store.document(talks.document.id).statements) == [s.id for s in talks.statements]
    assert store.record(talks.statements[0].id).run.id == third


def test_other_bytes_under_the_same_id_are_refused(store, put, article):
    put(article("The first text.", id="line-1", name="a.jsonl:1"))
    with pytest.raises(DocumentChanged, match=r"b\.jsonl:1.*line-1.*a\.jsonl:1"):
        put(article("Another text.", id="line-1", name="b.jsonl:1"))
    assert store.document("line-1").document.text == "The first text."


def test_replacing_keeps_the_former_text_as_history(store, put, article):
    before = article("Alda Merin said no.", [("Alda Merin", "said", "no")], id="line-1")
    put(before)
    after = article("Tovin Sarr said maybe.", [("Tovin Sarr", "said", "maybe")], id="line-1")
    assert put(after, replace=True) == "changed"
    assert store.document("line-1").document == after.document
    assert ids(store.document("line-1").statements) == [after.statements[0].id]
    former = store.record(before.statements[0].id)
    assert not former.current
    assert former.document == before.document, "its spans point into the text that it was read in"
    assert store.original("line-1")[1] == b"Tovin Sarr said maybe."


def test_a_text_that_is_read_differently_from_the_same_bytes_keeps_the_former_one(store, put, article, later_run):
    before = article("Alda Merin said no.", [("Alda Merin", "said", "no")], id="page")
    after = article("News. Alda Merin said no.", [("Alda Merin", "said", "no")], id="page")
    put(before, original=b"<html>")
    assert put(after, original=b"<html>", by=later_run) == "reread"
    assert store.record(before.statements[0].id).document.text == "Alda Merin said no."
    assert store.record(after.statements[0].id).document.text == "News. Alda Merin said no."


def test_originals_are_known_to_those_who_read_them(store, put, talks):
    put(talks)
    id_ = content_id(talks.document.text.encode())
    many = [content_id(b"%d" % n) for n in range(150)]
    assert store.known_originals([*many, id_], **FINGERPRINT) == {id_}
    assert store.known_originals([], **FINGERPRINT) == frozenset()
    for other in ({"software": "0.2"}, {"model": "model-2"}, {"settings": {"window": 4}}):
        assert store.known_originals([id_], **FINGERPRINT | other) == frozenset()


def test_settings_that_are_equal_in_another_order_are_the_same(store, put, talks):
    run = store.begin_run(software="0.1", model="m", settings={"a": 1, "b": [2]})
    put(talks, by=run)
    id_ = content_id(talks.document.text.encode())
    assert store.known_originals([id_], "0.1", "m", {"b": [2], "a": 1}) == {id_}


def test_failures_are_kept_until_the_input_is_read(store, put, talks, run, later_run):
    store.fail("talks.txt", "cut short", run=run)
    store.fail("talks.txt", "still cut short", run=later_run)
    store.fail("other.pdf", "not a PDF", run=later_run)
    assert [(f.name, f.reason, f.run) for f in store.failures()] == [
        ("other.pdf", "not a PDF", later_run),
        ("talks.txt", "still cut short", later_run),
    ]
    assert [r.failures for r in store.runs()] == [1, 2]
    put(talks)
    assert [f.name for f in store.failures()] == ["other.pdf"]


def test_originals_come_back_byte_for_byte(store, put, article):
    first = bytes(range(256)) * 300
    put(article("One.", published="2025-02-01", name="one.pdf"), original=first)
    put(article("Two.", published="2025-01-01", name="two.pdf"), original=b"")
    put(article("Three.", published=None, name="three.pdf"), original=first)
    assert list(store.originals()) == [
        ("two.pdf", b"", "text/plain"),
        ("one.pdf", first, "text/plain"),
        ("three.pdf", first, "text/plain"),
    ]
    with pytest.raises(NotFound, match="nowhere"):
        store.original("nowhere")


def test_runs(store, put, talks):
    run = store.begin_run(software="0.1", model="m", settings={"x": [1, {"y": None}]})
    put(talks, by=run)
    assert store.runs()[-1].finished is None
    store.finish_run(run)
    last = store.runs()[-1]
    assert last.settings == {"x": [1, {"y": None}]}
    assert last.documents == 1
    assert last.finished >= last.started
    with pytest.raises(NotFound):
        store.finish_run(99)
    with pytest.raises(NotFound, match="run 99"):
        put(talks, by=99)


def test_status(store, put, talks, article):
    put(talks)
    put(article("Nur auf Deutsch.", published="2025-05", source="Bote", language="de", unread="no reader for German"))
    put(article("No date, no outlet.", published=None, source=None))
    status = store.status()
    assert (status.documents, status.unread, status.origins, status.judgements) == (3, 1, 3, 0)
    assert status.outlets == {"The Varna Courier": 1, "Bote": 1}
    assert (status.first, status.last) == ("2025-03-18", "2025-05-31")
    assert status.records == {"actor": 2, "statement": 2, "prediction": 0, "event": 1, "reference": 0}


def test_an_empty_ledger(store):
    status = store.status()
    assert (status.documents, status.first, status.last, status.runs) == (0, None, None, ())
    assert list(store.documents()) == []
    assert store.search("anything") == []
    with pytest.raises(NotFound):
        store.document("nothing")


def test_documents_come_by_date_then_id_and_undated_last(store, put, article):
    dates = ["2025-03-18", None, "2025-03", "2024", "2025-03-17", "2025-03-18", "not a date"]
    for n, date in enumerate(dates):
        put(article(f"Text {n}.", id=f"d{n}", published=date))
    assert list(store.document_ids()) == ["d3", "d2", "d4", "d0", "d5", "d1", "d6"]
    assert [view.document.id for view in store.documents()] == list(store.document_ids())


def test_documents_stream_over_more_than_one_batch(store, put, article):
    expected = []
    for n in range(120):
        text = f"Alda Merin said word{n}."
        put(article(text, [("Alda Merin", "said", f"word{n}")], id=f"d{n:03}", published="2025-01-01"))
        expected.append((f"d{n:03}", text))
    assert [(view.document.id, view.document.text) for view in store.documents()] == expected
    assert all(len(view.statements) == 1 for view in store.documents())


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "the varna COURIER"}, {"talks", "month"}),
        ({"source": "Courier"}, set()),
        ({"since": "2025-03-18"}, {"talks", "month", "german"}),
        ({"since": "2025-04"}, {"german"}),
        ({"until": "2025-03"}, {"talks", "month"}),
        ({"until": "2025-03-18"}, {"talks", "month"}),
        ({"until": "2025-03-17"}, {"month"}),
        ({"since": "2025", "until": "2025"}, {"talks", "month", "german"}),
        ({"language": "de"}, {"german"}),
        ({"unread": True}, {"german"}),
        ({"unread": False}, {"talks", "month", "undated"}),
        ({"speaker": "merin"}, {"talks"}),
        ({"speaker": "Alda MERIN", "since": None}, {"talks"}),
        ({"speaker": "varna"}, set()),
        ({"speaker": "?!"}, set()),
        ({"run": 1}, {"talks", "month", "german", "undated"}),
        ({"run": 2}, set()),
    ],
)
def test_filters(store, put, talks, article, filters, expected):
    put(dataclasses.replace(talks, document=dataclasses.replace(talks.document, id="talks")))
    put(article("Month.", id="month", published="2025-03"))
    put(article("Deutsch.", id="german", published="2025-06-01", source="Bote", language="de", unread="no reader"))
    put(article("Undated.", id="undated", published=None, source=None))
    assert set(store.document_ids(**filters)) == expected
    assert {view.document.id for view in store.documents(**filters)} == expected


def test_a_filter_that_does_not_exist_or_a_date_that_is_none(store):
    with pytest.raises(LedgerError, match="no filter 'sauce': choose source"):
        list(store.documents(sauce="x"))
    with pytest.raises(RecordError, match="ISO 8601"):
        list(store.document_ids(since="yesterday"))


def test_a_record_by_the_beginning_of_its_id(store, put, talks, article):
    put(talks)
    statement = talks.statements[0]
    view = store.record(statement.id[: len("statement-") + 6])
    assert view.judged.record == statement
    assert (view.kind, view.speaker, view.current, view.run.id) == ("statement", "Alda Merin", True, 1)
    assert store.record(talks.events[0].id).speaker is None
    with pytest.raises(NotFound, match="six digits"):
        store.record(statement.id[: len("statement-") + 5])
    with pytest.raises(NotFound, match="no record statement-000000"):
        store.record("statement-000000")
    with pytest.raises(NotFound):
        store.record("%' OR 1=1 --")


def test_an_ambiguous_beginning(store, put, talks):
    twins = tuple(
        dataclasses.replace(talks.statements[0], id=f"statement-abcdef{n:010}", content=((n, n + 5),)) for n in range(3)
    )
    put(dataclasses.replace(talks, statements=twins))
    with pytest.raises(NotFound, match="several ids: statement-abcdef0000000000, "):
        store.record("statement-abcdef")
    assert store.record("statement-abcdef0000000001").judged.record == twins[1]


def test_nothing_of_a_reading_that_fails_half_way(store, put, talks, monkeypatch):
    from detente.ledger import reprints

    def fail(*_):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(reprints, "link", fail)
        with pytest.raises(MemoryError):
            put(talks)
    assert store.status().documents == 0
    assert store.search("Varna") == []
    assert put(talks) == "added"


def test_any_characters_survive(store, put, article):
    text = "Zażółć 'gęślą' \"jaźń\" %s :x ? $1 \\ {} \U0001f54a \u202e e\u0301 中文 said \u00ad."
    reading = article(text, [("中文", "said", "gęślą")], source="L'Écho", title="100 %")
    put(reading, original=b"\xff\x00")
    view = store.document(reading.document.id)
    assert view.document == reading.document
    assert view.statements[0].record == reading.statements[0]


def test_a_null_character_is_stored_or_refused_in_words(store, put, article):
    reading = article("Before\x00after.")
    try:
        put(reading)
    except LedgerError:
        assert store.status().documents == 0
    else:
        assert store.document(reading.document.id).document.text == "Before\x00after."


def test_half_a_character_is_refused_in_words(store, put, article):
    reading = article("Before.")
    broken = dataclasses.replace(reading, document=dataclasses.replace(reading.document, text="Before\ud800after."))
    with pytest.raises(LedgerError, match=r"half a character \(U\+D800\)"):
        put(broken, original=b"x")
    assert store.status().documents == 0
    assert put(reading) == "added"


def test_location_hides_the_password():
    with pytest.raises(LedgerError) as caught:
        Store.open("postgresql://me:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)
    assert "does not answer" in str(caught.value)


def test_reading_type_has_no_field_that_the_ledger_forgets():
    """A new list of records in `Reading` must be written and shown."""
    lists = {f.name for f in dataclasses.fields(Reading)} - {"document", "unread"}
    assert lists == {f"{kind}s" for kind in RECORD_TYPES}
    assert lists < {f.name for f in dataclasses.fields(DocumentView)}


def test_path_objects(tmp_path: Path):
    with Store.open(tmp_path / "a.db") as store:
        assert store.location == str(tmp_path / "a.db")


def test_the_failure_of_an_input_that_is_known_after_all_is_forgotten(store, run):
    for name in ("a.txt", "b.txt"):
        store.fail(name, "cut or damaged", run=run)
    store.clear_failures(iter(["a.txt", "c.txt"]))
    assert [failure.name for failure in store.failures()] == ["b.txt"]
