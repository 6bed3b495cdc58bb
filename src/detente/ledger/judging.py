"""People's judgements: recorded, withdrawn, listed; never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import loading
from detente.ledger.codec import canonical
from detente.ledger.edits import checked_edit
from detente.ledger.judged import Standing
from detente.ledger.queries import resolve
from detente.ledger.schema import documents, entries, judgements
from detente.ledger.views import Decision, Judgement
from detente.ledger.writing import next_number, now, put_out_of_force, refresh, wait
from detente.records import NotFound


def judge(
    connection: Connection,
    record_id: str,
    decision: Decision,
    *,
    author: str,
    note: str | None,
    changes: Mapping[str, Any] | None,
) -> int:
    """`Store.judge` within a transaction; returns the judgement's number."""
    row, item, listed = _find(connection, resolve(connection, record_id))
    if changes is not None:
        ids = {s.row.id for s in listed if s.judged.status != "rejected"}
        checked_edit(item.row.kind, item.judged.record, changes, row.text, ids)
    number = next_number(connection, judgements.c.id)
    connection.execute(
        sa.insert(judgements).values(
            id=number,
            document=row.number,
            entry=item.row.number,
            version=row.version,
            record=item.row.id,
            subject=item.subject or item.row.id,
            decision=decision,
            author=author,
            time=now(),
            note=note,
            changes=canonical(changes) if changes is not None else None,
        )
    )
    refresh(connection, row.number)
    wait(connection, row.number)
    return number


def _find(connection: Connection, full: str) -> tuple[Any, Standing, list[Standing]]:
    """The document's row, the record as it stands, and all records of the document."""
    joined = documents.join(entries, entries.c.document == documents.c.number)
    row = connection.execute(sa.select(documents).select_from(joined).where(entries.c.id == full).limit(1)).one()
    listed = loading.standings(connection, row)
    for item in listed:
        if item.row.id == full:
            return row, item, listed
    raise NotFound(f"{full} is of a former reading; a judgement must be about a record that the ledger shows now")


def withdraw(connection: Connection, judgement_id: int, *, author: str) -> None:
    """`Store.withdraw` within a transaction."""
    row = put_out_of_force(connection, judgements, judgement_id, author=author)
    refresh(connection, row.document)
    wait(connection, row.document)


def one(connection: Connection, judgement_id: int) -> Judgement:
    """The judgement with this number."""
    wanted = loading.select_judgements().where(judgements.c.id == judgement_id)
    return loading.judgement_view(connection.execute(wanted).one())


def listed(connection: Connection, record_id: str | None, *, include_withdrawn: bool) -> tuple[Judgement, ...]:
    """`Store.judgements` within a transaction."""
    wanted = loading.select_judgements()
    if not include_withdrawn:
        wanted = wanted.where(judgements.c.withdrawn.is_(None))
    if record_id is not None:
        full = resolve(connection, record_id)
        subjects = set(connection.scalars(sa.select(judgements.c.subject).where(judgements.c.record == full)))
        subjects |= _subject_now(connection, full)
        wanted = wanted.where(judgements.c.subject.in_(subjects))
    return tuple(map(loading.judgement_view, connection.execute(wanted)))


def _subject_now(connection: Connection, full: str) -> set[str]:
    try:
        subject = _find(connection, full)[1].subject
    except NotFound:
        return set()
    return {subject} if subject else set()
