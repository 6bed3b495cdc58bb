"""What is asked of the tables: pages of documents, originals, runs, the status, one record with its history."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import loading, searching
from detente.ledger.codec import canonical
from detente.ledger.filters import DOCUMENT_FILTERS, clauses
from detente.ledger.judged import Standing, visible
from detente.ledger.schema import UNDATED, documents, entries, failures, judgements, originals, runs
from detente.ledger.views import Failure, Judged, Judgement, RecordView, Run, Status
from detente.records import RECORD_TYPES, Actor, NotFound, Prediction, Record, Statement

_origins = documents.alias("origins")
DOCUMENTS: sa.Select[Any] = sa.select(documents, _origins.c.id.label("origin_id")).join(
    _origins, _origins.c.number == documents.c.origin
)
IDS: sa.Select[Any] = sa.select(documents.c.id, documents.c.first_day)
_PREFIX = re.compile(rf"({'|'.join(RECORD_TYPES)})-[0-9a-f]{{6,16}}")


def page(
    connection: Connection, columns: sa.Select[Any], filters: Mapping[str, Any], *, after: Sequence[Any], size: int
) -> Sequence[Any]:
    """The next `size` rows of documents that pass the filters, behind the last row of `after`."""
    rest = {name: value for name, value in filters.items() if name != "speaker"}
    wanted = columns.where(*clauses(DOCUMENT_FILTERS, rest))
    if filters.get("speaker"):
        wanted = wanted.where(searching.by_speaker(connection, filters["speaker"]))
    place = sa.tuple_(documents.c.first_day, documents.c.id)
    if after:
        wanted = wanted.where(place > sa.tuple_(after[-1].first_day, after[-1].id))
    return connection.execute(wanted.order_by(documents.c.first_day, documents.c.id).limit(size)).all()


def digests_read_by(
    connection: Connection, content_ids: Sequence[str], software: str, model: str, settings: Mapping[str, Any]
) -> set[str]:
    """`Store.known_originals` for a few: a content id is the beginning of a digest ("g" follows the hex digits)."""
    digest = documents.c.digest
    begin_so = sa.or_(sa.false(), *((digest >= id_) & (digest < id_ + "g") for id_ in content_ids))
    same = (runs.c.software == software) & (runs.c.model == model) & (runs.c.settings == canonical(settings))
    joined = documents.join(runs, runs.c.id == documents.c.run)
    digests = connection.scalars(sa.select(digest).select_from(joined).where(same, begin_so)).all()
    return {id_ for id_ in content_ids if any(held.startswith(id_) for held in digests)}


def original(connection: Connection, document_id: str) -> tuple[str, bytes, str]:
    """`Store.original` within a transaction."""
    joined = documents.join(originals, originals.c.digest == documents.c.digest)
    columns = (documents.c.name, originals.c.content, documents.c.fields)
    row = connection.execute(sa.select(*columns).select_from(joined).where(documents.c.id == document_id)).first()
    if row is None:
        raise NotFound(f"there is no document {document_id}")
    return row.name, zlib.decompress(row.content), json.loads(row.fields)["media_type"]


def all_runs(connection: Connection) -> tuple[Run, ...]:
    """`Store.runs` within a transaction."""
    return tuple(_run(row) for row in connection.execute(sa.select(runs).order_by(runs.c.id)))


def _run(row: Any) -> Run:
    return Run(**{**row._asdict(), "settings": json.loads(row.settings)})


def all_failures(connection: Connection) -> tuple[Failure, ...]:
    """`Store.failures` within a transaction."""
    return tuple(Failure(**row._asdict()) for row in connection.execute(sa.select(failures).order_by(failures.c.name)))


def status(connection: Connection, location: str) -> Status:
    """`Store.status` within a transaction."""
    count = sa.func.count()
    column = documents.c
    total, unread, origins, last = connection.execute(
        sa.select(
            count,
            sa.func.count(column.unread),
            sa.func.count(sa.distinct(column.origin)),
            sa.func.nullif(sa.func.max(column.last_day), ""),
        )
    ).one()
    first = connection.scalar(sa.select(sa.func.min(column.first_day)).where(column.first_day != UNDATED))
    outlets = sa.select(column.source, count).where(column.source.is_not(None)).group_by(column.source)
    kinds = sa.select(entries.c.kind, count).where(entries.c.shown, entries.c.kind != "text").group_by(entries.c.kind)
    found: dict[str, int] = {row[0]: row[1] for row in connection.execute(kinds)}
    in_force = sa.select(count).select_from(judgements).where(judgements.c.withdrawn.is_(None))
    return Status(
        location=location,
        documents=total,
        unread=unread,
        origins=origins,
        outlets={row[0]: row[1] for row in connection.execute(outlets.order_by(count.desc(), column.source))},
        first=first,
        last=last,
        records={kind: found.get(kind, 0) for kind in RECORD_TYPES},
        judgements=connection.scalar(in_force) or 0,
        runs=all_runs(connection),
        failures=all_failures(connection),
        rejected=_rejected(connection),
    )


def _rejected(connection: Connection) -> int:
    column = judgements.c
    newest = sa.select(sa.func.max(column.id)).where(column.withdrawn.is_(None)).group_by(column.subject)
    wanted = sa.select(sa.func.count()).where(column.id.in_(newest), column.decision == "reject")
    return connection.scalar(wanted) or 0


def resolve(connection: Connection, record_id: str) -> str:
    """The full id of a record, given that or a beginning of it. Raises NotFound for none and for more than one."""
    if not _PREFIX.fullmatch(record_id):
        raise NotFound(
            f"{record_id!r} is not the id of a record: these look like statement-3fa2c09d…, six digits or more"
        )
    return within(connection, entries.c.id, record_id, "record")


def within(connection: Connection, column: sa.Column[str], beginning: str, what: str) -> str:
    """The one value of the column that begins so; `what` it is in words. Raises NotFound for none and for several."""
    # "g" follows the hexadecimal digits, so this is the range of all ids that begin so.
    same = (column >= beginning) & (column < beginning + "g")
    found = connection.scalars(sa.select(column).where(same).distinct().order_by(column).limit(4)).all()
    if not found:
        raise NotFound(f"there is no {what} {beginning}")
    if len(found) > 1 and beginning not in found:
        raise NotFound(f"{beginning} is the beginning of several ids: {', '.join(map(str, found[:3]))} …")
    return beginning if beginning in found else str(found[0])


def record(connection: Connection, record_id: str) -> RecordView:
    """`Store.record` within a transaction."""
    full = resolve(connection, record_id)
    held = sa.select(entries.c.document, entries.c.number).where(entries.c.id == full, entries.c.judged.is_(False))
    place = connection.execute(held.order_by(entries.c.number.desc())).first()
    assert place is not None
    document_row = connection.execute(sa.select(documents).where(documents.c.number == place.document)).one()
    listed = loading.standings(connection, document_row)
    # Without references to what was rejected, unless it was rejected itself.
    listed = [*visible(listed), *listed]
    item = next((s for s in listed if s.row.id == full), None)
    current = item is not None
    version = document_row.version
    if item is None:
        former = loading.readings(connection, document_row).former
        row = next(row for row in reversed(former) if row.id == full)
        item, version = Standing(Judged(record=row.record(), as_read=row.record(), run=row.run), row), row.version
    run = connection.execute(sa.select(runs).where(runs.c.id == item.judged.run)).one()
    return RecordView(
        kind=item.row.kind,
        judged=item.judged,
        document=loading.document_of_version(connection, document_row, version),
        run=_run(run),
        speaker=_speaker(connection, item, listed),
        withdrawn=_withdrawn(connection, full, item.subject),
        current=current,
    )


def _speaker(connection: Connection, item: Standing, listed: Sequence[Standing]) -> str | None:
    said: Record = item.judged.record
    if isinstance(said, Prediction):
        said = next((s.judged.record for s in listed if s.row.id == said.statement), said)
    if isinstance(said, Statement):
        if said.speaker is None:
            return None
        for other in listed:
            if other.row.id == said.speaker and isinstance(other.judged.record, Actor):
                return other.judged.record.name
    return connection.scalar(sa.select(entries.c.speaker).where(entries.c.number == item.row.number))


def _withdrawn(connection: Connection, record_id: str, subject: str | None) -> tuple[Judgement, ...]:
    about = (judgements.c.record == record_id) | (judgements.c.subject == (subject or record_id))
    wanted = loading.select_judgements().where(about, judgements.c.withdrawn.is_not(None))
    return tuple(map(loading.judgement_view, connection.execute(wanted)))
