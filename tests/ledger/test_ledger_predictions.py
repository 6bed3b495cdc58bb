from __future__ import annotations

import dataclasses

import pytest

from detente.records import NotFound, Prediction, Reading, RecordError


def foretelling(reading: Reading, words: str, **fields: object) -> Reading:
    """The reading, in which the first statement foretells these words of it."""
    begin = reading.document.text.index(words)
    content = ((begin, begin + len(words)),)
    statement = reading.statements[0].id
    id_ = Prediction.identify(reading.document, statement, content)
    prediction = Prediction(id=id_, statement=statement, content=content, **fields)  # type: ignore[arg-type]
    return dataclasses.replace(reading, predictions=(prediction,))


@pytest.fixture
def foretold(talks) -> Reading:
    return foretelling(talks, "would hold until June", likelihood="would", horizon="2025-06", confidence=0.8)


def shown(store, reading, **options):
    return [judged.record for judged in store.document(reading.document.id, **options).predictions]


def test_a_prediction_is_stored_and_read_back(store, put, foretold):
    put(foretold)
    (prediction,) = foretold.predictions
    (judged,) = store.document(foretold.document.id).predictions
    assert (judged.record, judged.as_read, judged.status) == (prediction, prediction, "read")
    assert judged.record.outcome is None
    assert next(iter(store.documents())).predictions == (judged,)
    assert store.status().records["prediction"] == 1
    view = store.record(prediction.id[:18])
    assert (view.kind, view.judged.record, view.speaker) == ("prediction", prediction, "Alda Merin")


def test_it_is_found_by_its_words_and_by_who_made_it(store, put, foretold):
    put(foretold)
    (prediction,) = foretold.predictions
    (hit,) = store.search("hold june", kind="prediction")
    assert (hit.record, hit.speaker, hit.excerpt) == (prediction.id, "Alda Merin", "would hold until June")
    assert [h.record for h in store.search("hold", kind="prediction", speaker="Merin")] == [prediction.id]
    assert store.search("hold", kind="prediction", speaker="Sarr") == []
    assert {h.kind for h in store.search("hold", speaker="Merin")} == {"statement", "prediction"}


def test_another_speaker_of_the_statement_is_that_of_the_prediction(store, put, foretold):
    put(foretold)
    store.judge(foretold.statements[0].id, "edit", author="ana", changes={"speaker": foretold.actors[1].id})
    assert [h.speaker for h in store.search("hold", kind="prediction")] == ["Tovin Sarr"]
    assert store.search("hold", kind="prediction", speaker="Merin") == []
    assert store.record(foretold.predictions[0].id).speaker == "Tovin Sarr"
    store.judge(foretold.statements[0].id, "edit", author="ana", changes={"speaker": None})
    assert [h.speaker for h in store.search("hold", kind="prediction")] == [None]
    assert store.record(foretold.predictions[0].id).speaker is None


@pytest.mark.parametrize("decision", ["confirm", "reject"])
def test_it_is_judged_like_every_other_record(store, put, foretold, decision):
    put(foretold)
    (prediction,) = foretold.predictions
    made = store.judge(prediction.id, decision, author="ana")
    (judged,) = store.document(foretold.document.id, include_rejected=True).predictions
    assert judged.judgements == (made,)
    assert bool(shown(store, foretold)) == (decision == "confirm")
    assert bool(store.search("hold", kind="prediction")) == (decision == "confirm")


def test_the_outcome_is_a_persons_word_with_author_and_time(store, put, foretold):
    put(foretold)
    (prediction,) = foretold.predictions
    made = store.judge(prediction.id, "edit", author="ana", changes={"outcome": "held until May"})
    (judged,) = store.document(foretold.document.id).predictions
    assert (judged.record.outcome, judged.as_read.outcome) == ("held until May", None)
    assert (judged.judgements[-1].author, judged.judgements[-1].time) == ("ana", made.time)
    store.judge(prediction.id, "edit", author="bo", changes={"outcome": None})
    assert shown(store, foretold) == [prediction]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": []}, "without content"),
        ({"content": [[0, 100_000]]}, "does not lie"),
        ({"horizon": "next summer"}, "ISO 8601"),
        ({"outcome": " "}, "outcome without words"),
        ({"outcome": True}, "wrong type"),
        ({"statement": None}, "wrong type"),
        ({"statement": "narrator"}, "must be the id of a record of kind statement"),
        ({"statement": "statement-0000000000000000"}, "no record statement-0000000000000000"),
        ({"came_true": True}, "'came_true' is not a field"),
    ],
)
def test_an_edit_that_breaks_the_contract_is_refused(store, put, foretold, changes, message):
    put(foretold)
    with pytest.raises(RecordError, match=message):
        store.judge(foretold.predictions[0].id, "edit", author="ana", changes=changes)
    assert shown(store, foretold) == list(foretold.predictions)


def test_it_cannot_be_given_to_an_actor(store, put, foretold):
    put(foretold)
    with pytest.raises(RecordError, match="must be the id of a record of kind statement"):
        store.judge(foretold.predictions[0].id, "edit", author="ana", changes={"statement": foretold.actors[0].id})
    with pytest.raises(RecordError, match="must be the id of a record of kind actor"):
        store.judge(foretold.statements[0].id, "edit", author="ana", changes={"speaker": foretold.statements[1].id})


# The statement that makes it


def test_it_goes_with_its_statement(store, put, foretold):
    put(foretold)
    judgement = store.judge(foretold.statements[0].id, "reject", author="ana")
    assert shown(store, foretold) == []
    assert shown(store, foretold, include_rejected=True) == list(foretold.predictions)
    assert store.search("hold", kind="prediction") == []
    assert store.status().records["prediction"] == 0
    store.withdraw(judgement.id, author="ana")
    assert shown(store, foretold) == list(foretold.predictions)
    assert len(store.search("hold", kind="prediction")) == 1


def test_it_stays_without_its_statement_if_a_person_judged_it(store, put, foretold):
    put(foretold)
    store.judge(foretold.predictions[0].id, "edit", author="ana", changes={"outcome": "held"})
    store.judge(foretold.statements[0].id, "reject", author="bo")
    (kept,) = shown(store, foretold)
    assert (kept.outcome, kept.statement) == ("held", foretold.statements[0].id), "it becomes nobody else's word"


# Reading again


def recut(reading: Reading, by: int) -> Reading:
    """As another version might read it: statement and prediction begin `by` characters later, under other ids."""
    first, *rest = reading.statements
    content = ((first.content[0][0] + by, first.content[0][1]),)
    statement = dataclasses.replace(
        first, id=type(first).identify(reading.document, first.cue, content), content=content
    )
    (old,) = reading.predictions
    spans = ((old.content[0][0] + by, old.content[0][1]),)
    prediction = dataclasses.replace(
        old, id=Prediction.identify(reading.document, statement.id, spans), statement=statement.id, content=spans
    )
    return dataclasses.replace(reading, statements=(statement, *rest), predictions=(prediction,))


def test_an_outcome_survives_a_reading_that_finds_the_same(store, put, foretold, later_run):
    put(foretold)
    store.judge(foretold.predictions[0].id, "edit", author="ana", changes={"outcome": "held"})
    before = store.document(foretold.document.id).predictions
    put(foretold, by=later_run)
    assert store.document(foretold.document.id).predictions == before


def test_an_outcome_goes_over_to_the_twin_of_a_newer_reading(store, put, foretold, later_run):
    put(foretold)
    store.judge(foretold.predictions[0].id, "edit", author="ana", changes={"outcome": "held"})
    newer = recut(foretold, 3)
    put(newer, by=later_run)
    (judged,) = store.document(foretold.document.id).predictions
    assert judged.as_read == newer.predictions[0]
    assert judged.record == dataclasses.replace(newer.predictions[0], outcome="held")
    assert not store.record(foretold.predictions[0].id).current


def test_one_with_an_outcome_is_kept_with_its_statement_and_speaker(store, put, foretold, later_run):
    put(foretold)
    (prediction,) = foretold.predictions
    store.judge(prediction.id, "edit", author="ana", changes={"outcome": "held"})
    put(dataclasses.replace(foretold, actors=(), statements=(), predictions=(), events=()), by=later_run)
    view = store.document(foretold.document.id)
    assert [j.record.outcome for j in view.predictions] == ["held"]
    assert [j.record for j in view.statements] == [foretold.statements[0]]
    assert store.record(prediction.id).speaker == "Alda Merin"
    assert [h.speaker for h in store.search("hold", kind="prediction")] == ["Alda Merin"]


def test_a_kept_one_follows_its_statement_into_the_newer_reading(store, put, foretold, later_run):
    put(foretold)
    store.judge(foretold.predictions[0].id, "confirm", author="ana")
    newer = dataclasses.replace(recut(foretold, 3), predictions=())
    put(newer, by=later_run)
    (kept,) = shown(store, foretold)
    assert kept == dataclasses.replace(foretold.predictions[0], statement=newer.statements[0].id)


def test_a_former_one_still_tells_who_made_it(store, put, foretold, later_run):
    put(foretold)
    put(dataclasses.replace(foretold, actors=(), statements=(), predictions=(), events=()), by=later_run)
    view = store.record(foretold.predictions[0].id)
    assert (view.current, view.speaker) == (False, "Alda Merin")
    with pytest.raises(NotFound, match="former reading"):
        store.judge(foretold.predictions[0].id, "confirm", author="ana")


def test_a_ledger_from_before_there_were_predictions_gains_them(store, put, talks, foretold, later_run):
    put(talks)
    store.judge(talks.statements[0].id, "confirm", author="ana")
    before = store.document(talks.document.id)
    assert before.predictions == ()
    assert put(foretold, by=later_run) == "reread"
    after = store.document(talks.document.id)
    assert (after.statements, after.actors, after.events) == (before.statements, before.actors, before.events)
    assert [j.record for j in after.predictions] == list(foretold.predictions)
