from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import (
    Actor,
    Document,
    Event,
    Part,
    Prediction,
    Reading,
    RecordError,
    Reference,
    Statement,
    content_id,
)
from detente.records.wire import kind_of, reading_from_json, reading_to_json, record_from_json, record_to_json

TEXT = "Envoy Oda Brel said the talks in Sarn had been “useful.” [See Vol. 3, No. 2.]"
DOCUMENT = Document(
    id=content_id(TEXT.encode()),
    text=TEXT,
    source="The Sarn Gazette",
    published="2034-03-02",
    authors=("I. Menz",),
    parts=(Part("body", (0, len(TEXT))),),
)


def reading() -> Reading:
    actor = Actor(
        id=Actor.identify(DOCUMENT, "person", ((6, 14),)),
        name="Oda Brel",
        kind="person",
        mentions=((6, 14),),
        roles=("Envoy",),
    )
    statement = Statement(
        id=Statement.identify(DOCUMENT, ((15, 19),), ((20, 56),)),
        source=((6, 14),),
        cue=((15, 19),),
        content=((20, 56),),
        speaker=actor.id,
        confidence=0.75,
    )
    prediction = Prediction(
        id=Prediction.identify(DOCUMENT, statement.id, ((24, 56),)),
        statement=statement.id,
        content=((24, 56),),
        likelihood="is likely to",
        horizon="2034-05",
        outcome="partly",
        confidence=0.5,
    )
    event = Event(
        id=Event.identify(DOCUMENT, "talks", ((24, 37),), statement.id, None),
        kind="talks",
        evidence=((24, 37),),
        place="Sarn",
        participants=(actor.id,),
        recipients=(actor.id,),
        asserted_by=statement.id,
    )
    reference = Reference(
        id=Reference.identify(DOCUMENT, ((57, 77),)), kind="digest", volume=3, number="2", evidence=((57, 77),)
    )
    return Reading(
        document=DOCUMENT,
        actors=(actor,),
        statements=(statement,),
        predictions=(prediction,),
        events=(event,),
        references=(reference,),
    )


def test_a_reading_survives_the_wire() -> None:
    line = json.dumps(reading_to_json(reading()))
    assert reading_from_json(json.loads(line)) == reading()


def test_the_line_has_every_key_of_the_contract() -> None:
    line = reading_to_json(reading())
    lists = "actors statements events commitments conditions positions predictions references attributions".split()
    document = "id source published title language url text parts".split()
    assert set(lists + document) <= set(line)
    assert line["attributions"] == [
        {"id": line["statements"][0]["id"], "source": [[6, 14]], "cue": [[15, 19]], "content": [[20, 56]]}
    ]
    assert all(record["evidence"] for key in lists[:-1] for record in line[key])


def test_ids_are_the_same_when_read_again_and_differ_between_records() -> None:
    assert [r.id for r in reading().records()] == [r.id for r in reading().records()]
    assert len({r.id for r in reading().records()}) == 5


@given(st.floats(0, 1), st.sampled_from(["assert", "deny"]), st.none() | st.text(max_size=5))
def test_any_statement_survives(confidence: float, act: str, medium: str | None) -> None:
    made = Statement(id="statement-1", content=((0, 2),), act=act, medium=medium, confidence=confidence)  # type: ignore[arg-type]
    assert record_from_json(kind_of(made), record_to_json(made)) == made


def test_a_record_without_evidence_does_not_exist() -> None:
    with pytest.raises(RecordError, match="without content"):
        Statement(id="statement-1", content=())
    with pytest.raises(RecordError, match="without content"):
        Prediction(id="prediction-1", statement="statement-1", content=())
    with pytest.raises(RecordError, match="without a mention"):
        Actor(id="actor-1", name="X", kind="person", mentions=())
    with pytest.raises(RecordError, match="without evidence"):
        Event(id="event-1", kind="talks", evidence=())
    with pytest.raises(RecordError, match="no participant"):
        Event(id="event-1", kind="talks", evidence=((0, 2),), participants=("a",), recipients=("b",))
    with pytest.raises(RecordError, match="without evidence"):
        Reference(id="reference-1", kind="url", evidence=())


def test_what_is_missing_is_named() -> None:
    with pytest.raises(RecordError, match=r"not an event: .*evidence"):
        record_from_json("event", {"id": "event-1", "kind": "talks"})


def test_a_part_outside_of_the_text_is_refused() -> None:
    with pytest.raises(RecordError, match="outside of the text"):
        Document(id="d", text="short", parts=(Part("gloss", (2, 9)),))
