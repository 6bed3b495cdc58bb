"""From rows to values: documents with their readings and judgements, as `judged.py` works on them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger.codec import decode_document
from detente.ledger.judged import Case, Readings, Row, Standing, in_order, standing, visible
from detente.ledger.schema import documents, entries, former_documents, identities, judgements, members, unresolved
from detente.ledger.views import DocumentView, Identity, Judged, Judgement
from detente.records import Actor, Document, Event, Prediction, Reference, Statement
from detente.records.wire import document_from_json

FEW = 50  # documents in memory at once
_ROW = (entries.c.number, entries.c.kind, entries.c.id, entries.c.version, entries.c.run, entries.c.payload)


def judgement_view(row: Any) -> Judgement:
    """A row of `judgements` joined to `documents.id AS document_id`."""
    return Judgement(
        id=row.id,
        record=row.record,
        document=row.document_id,
        decision=row.decision,
        author=row.author,
        time=row.time,
        note=row.note,
        changes=json.loads(row.changes) if row.changes else None,
        withdrawn=row.withdrawn,
        withdrawn_by=row.withdrawn_by,
    )


def select_judgements() -> sa.Select[Any]:
    """Rows for `judgement_view`, oldest first."""
    joined = judgements.join(documents, documents.c.number == judgements.c.document)
    return sa.select(judgements, documents.c.id.label("document_id")).select_from(joined).order_by(judgements.c.id)


def cases(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Case]]:
    """The judgements in force by document number."""
    result: dict[int, list[Case]] = defaultdict(list)
    wanted = select_judgements().where(judgements.c.document.in_(numbers), judgements.c.withdrawn.is_(None))
    for row in connection.execute(wanted):
        result[row.document].append(Case(judgement_view(row), row.entry, row.version, row.subject))
    return result


def readings(connection: Connection, row: Any) -> Readings:
    """All readings of the document in this row of `documents`."""
    texts = {row.version: row.text}
    for former in connection.execute(sa.select(former_documents).where(former_documents.c.document == row.number)):
        texts[former.version] = json.loads(former.fields)["text"]
    wanted = (
        sa.select(*_ROW, entries.c.superseded)
        .where(entries.c.document == row.number, entries.c.kind != "text", entries.c.judged.is_(False))
        .order_by(entries.c.number)
    )
    current: list[Row] = []
    former_rows: list[Row] = []
    for *values, superseded in connection.execute(wanted):
        (current if superseded is None else former_rows).append(Row(*values))
    return Readings(row.version, texts, current, former_rows)


def standings(connection: Connection, row: Any) -> list[Standing]:
    """The records of one document as they stand, rejected ones included."""
    return standing(readings(connection, row), cases(connection, [row.number]).get(row.number, []))


def views(connection: Connection, rows: Sequence[Any], *, include_rejected: bool) -> list[DocumentView]:
    """The documents in these rows of `documents` (with `origin_id`), in their order."""
    numbers = [row.number for row in rows]
    decided = cases(connection, numbers)
    plain: dict[int, list[Standing]] = defaultdict(list)
    wanted = sa.select(entries.c.document, *_ROW).where(
        entries.c.document.in_([number for number in numbers if number not in decided]),
        entries.c.kind != "text",
        entries.c.judged.is_(False),
        entries.c.superseded.is_(None),
    )
    for number, *values in connection.execute(wanted):
        read = Row(*values)
        record = read.record()
        plain[number].append(Standing(Judged(record=record, as_read=record, run=read.run), read))
    who = identities_of(connection, numbers)
    result = []
    for row in rows:
        if row.number in decided:
            all_ = standing(readings(connection, row), decided[row.number])
            listed = all_ if include_rejected else visible(all_)
        else:
            listed = in_order(plain[row.number])
        result.append(_view(row, listed, who.get(row.number)))
    return result


def identities_of(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Identity]]:
    """Who the actors of these documents are, by number and actor; nothing of those that still wait for it."""
    wait = set(connection.scalars(sa.select(unresolved.c.document).where(unresolved.c.document.in_(numbers))))
    found: dict[int, dict[str, Identity]] = {number: {} for number in numbers if number not in wait}
    wanted = (
        sa.select(members.c.document, members.c.actor, identities)
        .join(identities, identities.c.id == members.c.identity)
        .where(members.c.document.in_(list(found)), members.c.ended.is_(None))
    )
    for row in connection.execute(wanted):
        found[row.document][row.actor] = identity_view(row)
    return found


def identity_view(row: Any) -> Identity:
    """A row of `identities`."""
    return Identity(id=row.id, name=row.name, kind=row.kind, named=row.named, register=row.register)


def _view(row: Any, listed: Sequence[Standing], who: dict[str, Identity] | None) -> DocumentView:
    def of(type_: type) -> tuple[Judged[Any], ...]:
        return tuple(s.judged for s in listed if isinstance(s.judged.record, type_))

    return DocumentView(
        document=decode_document(row),
        origin=row.origin_id,
        run=row.run,
        added=row.added,
        unread=row.unread,
        actors=of(Actor),
        statements=of(Statement),
        predictions=of(Prediction),
        events=of(Event),
        references=of(Reference),
        identities=who,
    )


def document_of_version(connection: Connection, row: Any, version: int) -> Document:
    """The document as it was worded when that version of it was read."""
    if version == row.version:
        return decode_document(row)
    fields = connection.scalar(
        sa.select(former_documents.c.fields).where(
            former_documents.c.document == row.number, former_documents.c.version == version
        )
    )
    return document_from_json(json.loads(fields or "{}"))
