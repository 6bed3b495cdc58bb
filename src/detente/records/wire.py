"""Records as plain JSON values and back: the form of `detente annotate`, of the ledger and of the brief's data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

from detente.records.document import Document, Part
from detente.records.errors import RecordError
from detente.records.kinds import RECORD_TYPES, Reading, Record, RecordKind, Statement

Json = dict[str, Any]

# Lists of the contract that no reader fills yet: a program that reads the output finds the key all the same.
_LATER = ("commitments", "conditions", "positions")
_SPANS = {"mentions", "source", "cue", "content", "evidence"}


def kind_of(record: Record) -> RecordKind:
    """`actor`, `statement`, `prediction`, `event` or `reference`."""
    return next(kind for kind, type_ in RECORD_TYPES.items() if type(record) is type_)


def record_to_json(record: Record) -> Json:
    """The record's fields by name, spans as lists of pairs, `evidence` always among them."""
    fields = {f.name: _plain(getattr(record, f.name)) for f in dataclasses.fields(record)}
    fields["evidence"] = _plain(record.evidence)
    return fields


def record_from_json(kind: RecordKind, data: Mapping[str, Any]) -> Record:
    """The inverse of `record_to_json`. Raises RecordError for what is missing or malformed."""
    type_ = RECORD_TYPES[kind]
    values: Json = {}
    for field in dataclasses.fields(type_):
        if field.name not in data:
            continue
        value = data[field.name]
        if field.name in _SPANS:
            value = tuple((int(begin), int(end)) for begin, end in value)
        elif isinstance(value, list):
            value = tuple(value)
        values[field.name] = value
    try:
        return type_(**values)
    except TypeError as error:
        raise RecordError(f"not {'an' if kind[0] in 'ae' else 'a'} {kind}: {error}") from error


def document_to_json(document: Document) -> Json:
    """The document's fields by name; a part is `{"kind", "span"}`."""
    fields = {f.name: getattr(document, f.name) for f in dataclasses.fields(document)}
    fields["parts"] = [{"kind": part.kind, "span": list(part.span)} for part in document.parts]
    return {name: _plain(value) for name, value in fields.items()}


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The inverse of `document_to_json`."""
    values = {f.name: data[f.name] for f in dataclasses.fields(Document) if f.name in data}
    values["parts"] = tuple(Part(part["kind"], tuple(part["span"])) for part in data.get("parts", ()))
    for name in ("authors", "notes"):
        values[name] = tuple(values.get(name, ()))
    try:
        return Document(**values)
    except TypeError as error:
        raise RecordError(f"not a document: {error}") from error


def attribution(statement: Statement) -> Json:
    """The spans of a statement alone."""
    return {
        "id": statement.id,
        "source": _plain(statement.source),
        "cue": _plain(statement.cue),
        "content": _plain(statement.content),
    }


def reading_to_json(reading: Reading) -> Json:
    """One line of `detente annotate`."""
    return {
        **document_to_json(reading.document),
        "actors": [record_to_json(r) for r in reading.actors],
        "statements": [record_to_json(r) for r in reading.statements],
        "predictions": [record_to_json(r) for r in reading.predictions],
        "events": [record_to_json(r) for r in reading.events],
        **{name: [] for name in _LATER},
        "references": [record_to_json(r) for r in reading.references],
        "attributions": [attribution(s) for s in reading.statements],
        "unread": reading.unread,
    }


def reading_from_json(data: Mapping[str, Any]) -> Reading:
    """The inverse of `reading_to_json`."""

    def records(kind: RecordKind) -> Any:
        return tuple(record_from_json(kind, item) for item in data.get(f"{kind}s", ()))

    return Reading(
        document=document_from_json(data),
        actors=records("actor"),
        statements=records("statement"),
        predictions=records("prediction"),
        events=records("event"),
        references=records("reference"),
        unread=cast("str | None", data.get("unread")),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
