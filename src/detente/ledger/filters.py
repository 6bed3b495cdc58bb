"""The filters of documents and of searches: each with its SQL and the words in which a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from detente.ledger.schema import documents, entries
from detente.ledger.words import words_of
from detente.records import RECORD_TYPES, LedgerError
from detente.records.times import bounds

KINDS = (*RECORD_TYPES, "text")


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow down. `words` is a format string over the value, `clause` makes the SQL condition from it."""

    name: str
    words: str
    clause: Callable[[Any], sa.ColumnElement[bool]]


def outlet_key(source: str | None) -> str | None:
    """An outlet's name for comparison: its words, folded."""
    return " ".join(words_of(source)) or None if source else None


def _kind(value: str) -> sa.ColumnElement[bool]:
    if value not in KINDS:
        raise LedgerError(f"there is no kind {value!r}: choose {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    return entries.c.kind == value


DOCUMENT_FILTERS = (
    Filter("source", "published by {}", lambda value: documents.c.outlet == outlet_key(value)),
    Filter("since", "published on or after {}", lambda value: documents.c.last_day >= bounds(value)[0].isoformat()),
    Filter("until", "published on or before {}", lambda value: documents.c.first_day <= bounds(value)[1].isoformat()),
    Filter("language", "written in {}", lambda value: documents.c.language == value),
    Filter(
        "unread", "unread: {}", lambda value: documents.c.unread.is_not(None) if value else documents.c.unread.is_(None)
    ),
    Filter("run", "last read by run {}", lambda value: documents.c.run == value),
)
ENTRY_FILTERS = (Filter("kind", "of kind {}", _kind),)


def clauses(known: tuple[Filter, ...], values: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    """The SQL conditions of the filters that have a value; None means that a filter is not used.

    Raises LedgerError for a filter that does not exist, RecordError for a date that is none.
    """
    by_name = {filter_.name: filter_ for filter_ in known}
    unknown = sorted(values.keys() - by_name.keys())
    if unknown:
        raise LedgerError(f"there is no filter {unknown[0]!r}: choose {', '.join(by_name)}")
    return [by_name[name].clause(value) for name, value in values.items() if value is not None]


def describe(values: Mapping[str, Any]) -> list[str]:
    """The filters in words, as a person reads them above a list of finds."""
    known = (*DOCUMENT_FILTERS, *ENTRY_FILTERS, Filter("speaker", "said by {}", lambda _: sa.true()))
    return [f.words.format(values[f.name]) for f in known if values.get(f.name) is not None]
