"""What a person may change in a record: checked against the contract of docs/records.md before it is kept."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

from detente.ledger.codec import field_names
from detente.ledger.judged import SPAN_FIELDS, references
from detente.records import NARRATOR, Event, Prediction, Record, RecordError, RecordKind, Statement, kinds
from detente.records.spans import checked
from detente.records.times import checked_time
from detente.records.wire import record_from_json, record_to_json

# Fields that name one other record, and of which kind.
_NAMES = {"speaker": "actor", "affiliation": "actor", "side": "actor", "inside": "statement", "statement": "statement"}


def checked_edit(kind: RecordKind, record: Record, changes: Mapping[str, Any], text: str, ids: set[str]) -> None:
    """Raise RecordError, saying what is wrong, if the record so changed would break the contract.

    `ids` are those of the document's records, `text` is what the spans point into.
    """
    editable = field_names(kind) - {"id", "confidence"}
    if not changes:
        raise RecordError("an edit without changes")
    if unknown := sorted(changes.keys() - editable):
        raise RecordError(f"{unknown[0]!r} is not a field that can be edited: choose {', '.join(sorted(editable))}")
    try:
        merged = record_from_json(kind, {**record_to_json(record), **changes})
        for name in changes.keys() & set(SPAN_FIELDS):
            checked(getattr(merged, name), len(text))
    except (TypeError, ValueError) as error:
        raise RecordError(f"a value of the edit has a wrong type: {error}") from error
    hints = typing.get_type_hints(type(merged), vars(kinds))
    for name in changes:
        _check_value(name, getattr(merged, name), hints[name])
    time = merged.time if isinstance(merged, Statement | Event) else None
    if isinstance(merged, Prediction):
        time = merged.horizon
        if merged.outcome is not None and not merged.outcome.strip():
            raise RecordError("an outcome without words")
    if time is not None:
        checked_time(time)
    if missing := sorted(set(references(merged)) - set(references(record)) - ids - {NARRATOR}):
        raise RecordError(f"there is no record {missing[0]} in this document")
    for name in changes.keys() & _NAMES.keys():
        if changes[name] is not None and not changes[name].startswith(f"{_NAMES[name]}-"):
            raise RecordError(f"{name} cannot be {changes[name]}: it must be the id of a record of kind {_NAMES[name]}")


def _check_value(name: str, value: Any, hint: Any) -> None:
    """Whether the value is of the field's type: one of a few words, a word, a number, none, a tuple."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        if value not in parts:
            raise RecordError(f"{name} cannot be {value!r}: choose {', '.join(parts)}")
        return
    if origin is tuple:
        wrong = not isinstance(value, tuple) or (parts[0] is str and not all(isinstance(item, str) for item in value))
    else:
        wrong = not isinstance(value, parts if origin is types.UnionType else hint)
    if wrong:
        raise RecordError(f"{name} cannot be {value!r}: it has a wrong type")
