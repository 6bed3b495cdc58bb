"""Records and documents as the compact JSON that the tables hold: no defaults, nothing that a column already says."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from detente.records import RECORD_TYPES, Document, Record, RecordKind
from detente.records.wire import document_from_json, document_to_json, record_from_json

# Fields of a document that have a column of their own.
_DOCUMENT_COLUMNS = ("id", "text", "source", "published", "title", "language", "name")


def canonical(value: Any) -> str:
    """JSON that is the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def encode_record(record: Record) -> str:
    """The record's fields but its id and those that have their default value."""
    fields = {
        field.name: value
        for field in dataclasses.fields(record)
        if field.name != "id" and (value := getattr(record, field.name)) != field.default
    }
    return canonical(fields)


def decode_record(kind: RecordKind, record_id: str, payload: str) -> Record:
    """The inverse of `encode_record`."""
    return record_from_json(kind, {**json.loads(payload), "id": record_id})


def encode_document(document: Document) -> str:
    """The document's fields that have no column of their own."""
    fields = document_to_json(document)
    return canonical({name: value for name, value in fields.items() if name not in _DOCUMENT_COLUMNS and value})


def decode_document(row: Any) -> Document:
    """The document of a row of the table `documents`."""
    columns = {name: getattr(row, name) for name in _DOCUMENT_COLUMNS}
    return document_from_json({**json.loads(row.fields), **columns})


def field_names(kind: RecordKind) -> frozenset[str]:
    """Names of the fields that a record of this kind is made of."""
    return frozenset(field.name for field in dataclasses.fields(RECORD_TYPES[kind]))
