from __future__ import annotations

import dataclasses

import pytest

from detente.records import LedgerError, NotFound, RecordError, Statement


def shifted(reading, statement: Statement, by: int) -> Statement:
    """The statement as another version might cut it: its content begins `by` characters later, so its id differs."""
    content = ((statement.content[0][0] + by, statement.content[0][1]),)
    id_ = Statement.identify(reading.document, statement.cue, content)
    return dataclasses.replace(statement, id=id_, content=content)


def with_statements(reading, *statements):
    return dataclasses.replace(reading, statements=statements)


def shown(store, reading, **options):
    return [judged.record.id for judged in store.document(reading.document.id, **options).statements]


def test_a_judgement_says_who_when_and_why(store, put, talks):
    put(talks)
    statement = talks.statements[0]
    judgement = store.judge(statement.id, "confirm", author="ana", note="heard it myself")
    assert (judgement.record, judgement.document) == (statement.id, talks.document.id)
    assert (judgement.decision, judgement.author, judgement.note) == ("confirm", "ana", "heard it myself")
    assert judgement.time.endswith("Z")
    judged = store.document(talks.document.id).statements[0]
    assert judged.status == "confirmed"
    assert judged.judgements == (judgement,)
    assert store.judgements() == store.judgements(statement.id) == (judgement,)
    assert store.judgements(talks.statements[1].id) == ()
    assert store.status().judgements == 1


def test_rejected_records_are_left_out_unless_asked_for(store, put, talks):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "reject", author="ana")
    assert shown(store, talks) == [second.id]
    assert shown(store, talks, include_rejected=True) == [first.id, second.id]
    assert [j.status for j in store.document(talks.document.id, include_rejected=True).statements] == [
        "rejected",
        "read",
    ]
    assert store.record(first.id).judged.status == "rejected"
    assert (store.status().records["statement"], store.status().rejected) == (1, 1)
    assert next(iter(store.documents())).statements == store.document(talks.document.id).statements


def test_an_edit_stands_beside_what_was_read(store, put, talks):
    put(talks)
    statement = talks.statements[0]
    store.judge(
        statement.id, "edit", author="ana", changes={"act": "promise", "content": [[40, 60]], "time": "2025-03"}
    )
    judged = store.document(talks.document.id).statements[0]
    assert judged.status == "edited"
    assert (judged.record.act, judged.record.content, judged.record.time) == ("promise", ((40, 60),), "2025-03")
    assert judged.record.id == statement.id
    assert judged.as_read == statement


def test_edits_add_up_and_the_newest_decision_counts(store, put, talks):
    put(talks)
    id_ = talks.statements[0].id
    store.judge(id_, "edit", author="ana", changes={"act": "promise"})
    store.judge(id_, "edit", author="ben", changes={"medium": "told the Courier"})
    judged = store.record(id_).judged
    assert (judged.record.act, judged.record.medium) == ("promise", "told the Courier")
    store.judge(id_, "confirm", author="ana")
    judged = store.record(id_).judged
    assert (judged.status, judged.record.act) == ("confirmed", "promise")
    store.judge(id_, "reject", author="ben")
    assert shown(store, talks) == [talks.statements[1].id]


def test_a_withdrawn_judgement_stays_on_record(store, put, talks):
    put(talks)
    id_ = talks.statements[0].id
    judgement = store.judge(id_, "reject", author="ana")
    withdrawn = store.withdraw(judgement.id, author="ben")
    assert withdrawn.withdrawn_by == "ben"
    assert withdrawn.withdrawn
    assert shown(store, talks) == [s.id for s in talks.statements]
    assert store.judgements() == ()
    assert store.judgements(id_, include_withdrawn=True) == (withdrawn,)
    assert store.record(id_).withdrawn == (withdrawn,)
    assert store.status().judgements == 0
    with pytest.raises(LedgerError, match="withdrawn already, by ben"):
        store.withdraw(judgement.id, author="ana")
    with pytest.raises(NotFound, match="no judgement 99"):
        store.withdraw(99, author="ana")


def test_only_the_withdrawn_edit_is_undone(store, put, talks):
    put(talks)
    id_ = talks.statements[0].id
    first = store.judge(id_, "edit", author="ana", changes={"act": "promise", "medium": "by telephone"})
    store.judge(id_, "edit", author="ana", changes={"act": "threaten"})
    store.withdraw(first.id, author="ana")
    record = store.record(id_).judged.record
    assert (record.act, record.medium) == ("threaten", None)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "without changes"),
        ({"truth": True}, "'truth' is not a field"),
        ({"id": "statement-0000000000000000"}, "'id' is not a field"),
        ({"confidence": 1.0}, "'confidence' is not a field"),
        ({"content": []}, "without content"),
        ({"content": [[5, 5]]}, "does not lie"),
        ({"content": [[0, 100_000]]}, "does not lie"),
        ({"content": "all of it"}, "wrong type"),
        ({"content": [[1, 2, 3]]}, "wrong type"),
        ({"act": "lie"}, "choose assert"),
        ({"kind": None}, "choose direct"),
        ({"medium": 3}, "wrong type"),
        ({"time": "last Tuesday"}, "ISO 8601"),
        ({"speaker": "actor-0000000000000000"}, "no record actor-0000000000000000"),
    ],
)
def test_an_edit_that_breaks_the_contract_is_refused(store, put, talks, changes, message):
    put(talks)
    with pytest.raises(RecordError, match=message):
        store.judge(talks.statements[0].id, "edit", author="ana", changes=changes)
    assert store.judgements() == ()
    assert store.document(talks.document.id).statements[0].record == talks.statements[0]


def test_calls_that_make_no_sense_are_refused(store, put, talks):
    put(talks)
    id_ = talks.statements[0].id
    with pytest.raises(RecordError, match="no decision 'maybe'"):
        store.judge(id_, "maybe", author="ana")
    with pytest.raises(RecordError, match="needs changes"):
        store.judge(id_, "edit", author="ana")
    with pytest.raises(RecordError, match="takes no changes"):
        store.judge(id_, "reject", author="ana", changes={"act": "deny"})
    with pytest.raises(RecordError, match="author"):
        store.judge(id_, "reject", author=" ")
    with pytest.raises(NotFound):
        store.judge("statement-0123456789abcdef", "reject", author="ana")


def test_a_record_of_a_former_reading_cannot_be_judged(store, put, talks, later_run):
    put(talks)
    put(with_statements(talks), by=later_run)
    with pytest.raises(NotFound, match="former reading"):
        store.judge(talks.statements[0].id, "reject", author="ana")


# Reading again


@pytest.mark.parametrize("decision", ["confirm", "reject", "edit"])
def test_judgements_survive_a_reading_that_finds_the_same(store, put, talks, later_run, decision):
    put(talks)
    id_ = talks.statements[0].id
    store.judge(id_, decision, author="ana", changes={"act": "promise"} if decision == "edit" else None)
    before = store.document(talks.document.id, include_rejected=True)
    put(talks, by=later_run)
    assert store.document(talks.document.id, include_rejected=True).statements == before.statements


def test_a_rejection_hides_the_twin_of_a_newer_reading(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "reject", author="ana")
    twin = shifted(talks, first, 5)
    put(with_statements(talks, twin, second), by=later_run)
    assert shown(store, talks) == [second.id]
    assert store.record(twin.id).judged.status == "rejected"
    assert store.search("cease-fire", kind="statement") == []
    assert store.judgements(twin.id) == store.judgements()


def test_a_rejection_does_not_hide_what_overlaps_too_little(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "reject", author="ana")
    other = shifted(talks, first, 38)
    put(with_statements(talks, other, second), by=later_run)
    assert shown(store, talks) == [other.id, second.id]


def test_an_edit_goes_over_to_the_twin(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "edit", author="ana", changes={"act": "promise"})
    twin = shifted(talks, first, 5)
    put(with_statements(talks, twin, second), by=later_run)
    judged = store.document(talks.document.id).statements[0]
    assert (judged.record.id, judged.record.act, judged.record.content) == (twin.id, "promise", twin.content)
    assert judged.as_read == twin


def test_of_two_candidates_only_the_nearer_one_is_hidden(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "reject", author="ana")
    near, nearer = shifted(talks, first, 5), shifted(talks, first, 3)
    put(with_statements(talks, near, nearer, second), by=later_run)
    assert shown(store, talks) == [near.id, second.id]


def test_what_a_person_confirmed_is_kept_when_it_is_no_longer_found(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "confirm", author="ana")
    store.judge(second.id, "edit", author="ana", changes={"act": "deny"})
    put(with_statements(talks), by=later_run)
    view = store.document(talks.document.id)
    assert [j.record.id for j in view.statements] == [first.id, second.id]
    assert [j.status for j in view.statements] == ["confirmed", "edited"]
    assert view.statements[1].record.act == "deny"
    assert store.record(first.id).current
    assert [hit.record for hit in store.search("cease-fire", kind="statement")] == [first.id]
    assert store.status().records["statement"] == 2


def test_what_was_rejected_and_is_no_longer_found_is_gone(store, put, talks, later_run):
    put(talks)
    store.judge(talks.statements[0].id, "reject", author="ana")
    put(with_statements(talks, talks.statements[1]), by=later_run)
    assert shown(store, talks, include_rejected=True) == [talks.statements[1].id]
    third = store.begin_run(software="0.3", model="model-1", settings={})
    put(talks, by=third)
    assert shown(store, talks) == [talks.statements[1].id], "the rejection is remembered when it is found once more"


def test_a_kept_record_is_dropped_when_its_confirmation_is_withdrawn(store, put, talks, later_run):
    put(talks)
    judgement = store.judge(talks.statements[0].id, "confirm", author="ana")
    put(with_statements(talks, talks.statements[1]), by=later_run)
    store.withdraw(judgement.id, author="ana")
    assert shown(store, talks) == [talks.statements[1].id]
    assert store.search("cease-fire", kind="statement") == []
    assert not store.record(talks.statements[0].id).current


def test_judgements_of_several_versions_make_one_history(store, put, talks, later_run):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "edit", author="ana", changes={"act": "promise"})
    twin = shifted(talks, first, 3)
    put(with_statements(talks, twin, second), by=later_run)
    store.judge(twin.id, "confirm", author="ben")
    third = store.begin_run(software="0.3", model="model-1", settings={})
    triplet = shifted(talks, first, 5)
    put(with_statements(talks, triplet, second), by=third)
    view = store.document(talks.document.id)
    assert [j.record.id for j in view.statements] == [triplet.id, second.id]
    assert [j.decision for j in view.statements[0].judgements] == ["edit", "confirm"]
    assert view.statements[0].record.act == "promise"
    assert [j.author for j in store.judgements(triplet.id)] == ["ana", "ben"]


def test_kept_records_name_records_of_the_present_reading(store, put, talks, later_run):
    put(talks)
    first = talks.statements[0]
    store.judge(first.id, "confirm", author="ana")
    actor = talks.actors[0]
    renewed = dataclasses.replace(actor, id="actor-aaaaaaaaaaaaaaaa", roles=("envoy",))
    put(dataclasses.replace(talks, actors=(renewed,), statements=(), events=()), by=later_run)
    view = store.document(talks.document.id)
    assert [j.record.id for j in view.actors] == [renewed.id]
    assert view.statements[0].record.speaker == renewed.id


def test_a_speaker_that_is_no_longer_found_is_kept_with_the_kept_statement(store, put, talks, later_run):
    put(talks)
    store.judge(talks.statements[0].id, "confirm", author="ana")
    put(dataclasses.replace(talks, actors=(), statements=(), events=()), by=later_run)
    view = store.document(talks.document.id)
    assert [j.record for j in view.actors] == [talks.actors[0]]
    assert store.record(talks.statements[0].id).speaker == "Alda Merin"


# When the text itself is read differently


def test_judgements_follow_the_words_into_another_wording(store, put, article, later_run):
    said = [("Alda Merin", "said", "that the cease-fire would hold"), ("Tovin Sarr", "warned", "of new delays in June")]
    body = "Alda Merin said that the cease-fire would hold. Tovin Sarr warned of new delays in June."
    before, after = article(body, said, id="page"), article("From our correspondent\n\n" + body, said, id="page")
    put(before, original=b"<html>")
    store.judge(before.statements[0].id, "reject", author="ana")
    edit = {"act": "predict", "content": [list(before.statements[1].content[0])]}
    store.judge(before.statements[1].id, "edit", author="ana", changes=edit)
    put(after, original=b"<html>", by=later_run)
    (judged,) = store.document("page").statements
    assert judged.as_read == after.statements[1]
    assert (judged.record.act, judged.record.content) == ("predict", after.statements[1].content)


def test_a_confirmed_record_is_kept_in_another_wording_where_its_words_still_stand(store, put, article, later_run):
    body = "Alda Merin said that the cease-fire would hold."
    before = article(body, [("Alda Merin", "said", "that the cease-fire would hold")], id="page")
    put(before, original=b"<html>")
    store.judge(before.statements[0].id, "confirm", author="ana")
    put(article("Intro. " + body, id="page"), original=b"<html>", by=later_run)
    view = store.document("page")
    (begin, end) = view.statements[0].record.content[0]
    assert view.document.text[begin:end] == "that the cease-fire would hold"
    third = store.begin_run(software="0.3", model="model-1", settings={})
    put(article("All is different now.", id="page"), original=b"<html>", by=third)
    assert store.document("page").statements == (), "no record without the exact words"
    assert len(store.judgements()) == 1


def test_an_edit_of_a_kept_record_is_about_the_present_wording(store, put, article, later_run):
    body = "Alda Merin said that the cease-fire would hold."
    before = article(body, [("Alda Merin", "said", "that the cease-fire would hold")], id="page")
    put(before, original=b"<html>")
    id_ = before.statements[0].id
    store.judge(id_, "confirm", author="ana")
    put(article("Intro. " + body, id="page"), original=b"<html>", by=later_run)
    begin = ("Intro. " + body).index("the cease-fire")
    store.judge(id_, "edit", author="ana", changes={"content": [[begin, begin + 14]]})
    view = store.document("page")
    assert view.statements[0].record.content == ((begin, begin + 14),)
    third = store.begin_run(software="0.3", model="model-1", settings={})
    put(article("A longer intro. " + body, id="page"), original=b"<html>", by=third)
    view = store.document("page")
    ((begin, end),) = view.statements[0].record.content
    assert view.document.text[begin:end] == "the cease-fire"


# Actors


def test_a_rejected_actor_is_no_longer_named(store, put, talks):
    put(talks)
    actor = talks.actors[0]
    store.judge(actor.id, "reject", author="ana")
    view = store.document(talks.document.id)
    assert view.statements[0].record.speaker is None
    assert view.statements[0].as_read.speaker == actor.id
    assert view.events[0].record.participants == (talks.actors[1].id,)
    assert view.events[0].record.recipients == ()
    assert store.search("cease-fire", speaker="Merin") == []
    assert [hit.record for hit in store.search("cease-fire", kind="statement")] == [talks.statements[0].id]


def test_a_renamed_actor_is_found_under_the_new_name(store, put, talks):
    put(talks)
    store.judge(talks.actors[0].id, "edit", author="ana", changes={"name": "Alda Merín-Valt", "roles": ["envoy"]})
    assert [h.speaker for h in store.search("cease", speaker="Valt")] == ["Alda Merín-Valt"]
    assert [h.speaker for h in store.search("cease", kind="statement")] == ["Alda Merín-Valt"]
    assert store.record(talks.statements[0].id).speaker == "Alda Merín-Valt"


def test_the_speaker_can_be_corrected(store, put, talks):
    put(talks)
    store.judge(talks.statements[0].id, "edit", author="ana", changes={"speaker": talks.actors[1].id})
    assert len(store.search("", speaker="Sarr")) == 2
    assert store.search("", speaker="Merin") == []
    store.judge(talks.statements[0].id, "edit", author="ana", changes={"speaker": None})
    assert len(store.search("", speaker="Sarr")) == 1


def test_an_event_of_a_rejected_statement_never_becomes_the_narrators(store, put, talks):
    first = talks.statements[0]
    event = dataclasses.replace(talks.events[0], asserted_by=first.id)
    put(dataclasses.replace(talks, events=(event,)))
    store.judge(first.id, "reject", author="ana")
    assert store.document(talks.document.id).events[0].record.asserted_by == first.id


def test_rejected_records_are_counted_by_the_newest_decision_in_force(store, put, talks):
    put(talks)
    first, second = talks.statements
    store.judge(first.id, "reject", author="ana")
    again = store.judge(first.id, "reject", author="bo")
    store.judge(second.id, "reject", author="ana")
    assert store.status().rejected == 2
    confirmed = store.judge(second.id, "confirm", author="bo")
    assert store.status().rejected == 1
    store.withdraw(confirmed.id, author="bo")
    store.withdraw(again.id, author="bo")
    assert store.status().rejected == 2
