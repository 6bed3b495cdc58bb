"""Writing a document with all its records, and keeping the search in step with what people decide."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import fulltext, loading, reprints
from detente.ledger.codec import canonical, decode_document, encode_document, encode_record
from detente.ledger.connection import portions
from detente.ledger.filters import outlet_key
from detente.ledger.judged import visible
from detente.ledger.schema import (
    UNDATED,
    documents,
    entries,
    failures,
    former_documents,
    judgements,
    originals,
    runs,
    unresolved,
)
from detente.ledger.words import words_at
from detente.records import Actor, Document, LedgerError, NotFound, Prediction, Reading, Record, RecordError, Statement
from detente.records.spans import hull, quoted
from detente.records.times import bounds
from detente.records.wire import document_to_json, kind_of

Outcome = Literal["added", "unchanged", "reread", "changed"]


class DocumentChanged(LedgerError):
    """The ledger holds other original bytes under the same document id."""


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put_out_of_force(connection: Connection, table: sa.Table, judgement: int, *, author: str, about: str = "") -> Any:
    """Mark a person's judgement in one of their tables as withdrawn; returns its row as it was."""
    row = connection.execute(sa.select(table).where(table.c.id == judgement)).first()
    if row is None:
        raise NotFound(f"there is no judgement {judgement}{about}")
    if row.withdrawn:
        raise LedgerError(f"judgement {judgement} was withdrawn already, by {row.withdrawn_by} at {row.withdrawn}")
    connection.execute(sa.update(table).where(table.c.id == judgement).values(withdrawn=now(), withdrawn_by=author))
    return row


def digest(original: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal digits."""
    return hashlib.sha256(original).hexdigest()


def put(connection: Connection, reading: Reading, original: bytes, run: int, *, replace: bool) -> Outcome:
    """`Store.put` within a transaction."""
    reader = connection.execute(sa.select(runs).where(runs.c.id == run)).first()
    if reader is None:
        raise NotFound(f"there is no run {run}")
    document = reading.document
    connection.execute(sa.delete(failures).where(failures.c.name == document.name))
    known = connection.execute(sa.select(documents).where(documents.c.id == document.id)).first()
    outcome: Outcome = "added"
    if known is not None:
        outcome = "reread" if known.digest == digest(original) else "changed"
        if outcome == "changed" and not replace:
            raise DocumentChanged(
                f"{document.name or document.id}: the ledger holds another text under the id {document.id} "
                f"(from {known.name or 'an unnamed input'}); give it another id, or replace the former text"
            )
        if outcome == "reread" and _same_reader(connection, known.run, reader):
            return "unchanged"
    _keep_original(connection, original)
    number, version = _write_document(connection, reading, known, digest(original), run)
    _write_entries(connection, reading, number, version, run)
    wait(connection, number)
    if known is None or version != known.version:
        reprints.link(connection, number)
    if known is not None:
        refresh(connection, number)
    connection.execute(sa.update(runs).where(runs.c.id == run).values(documents=runs.c.documents + 1))
    return outcome


def wait(connection: Connection, number: int) -> None:
    """Have the actors of a document joined anew, or for the first time, to those of the others."""
    if connection.scalar(sa.select(unresolved).where(unresolved.c.document == number)) is None:
        connection.execute(sa.insert(unresolved).values(document=number))


def _same_reader(connection: Connection, run: int, reader: Any) -> bool:
    same = sa.select(runs.c.id).where(
        runs.c.id == run,
        runs.c.software == reader.software,
        runs.c.model == reader.model,
        runs.c.settings == reader.settings,
    )
    return connection.scalar(same) is not None


def _keep_original(connection: Connection, original: bytes) -> None:
    key = digest(original)
    if connection.scalar(sa.select(originals.c.digest).where(originals.c.digest == key)) is None:
        connection.execute(sa.insert(originals).values(digest=key, content=zlib.compress(original, 6)))


def next_number(connection: Connection, column: sa.Column[int]) -> int:
    """A number that no row has had; the one writer's lock keeps it unique."""
    return (connection.scalar(sa.select(sa.func.max(column))) or 0) + 1


def _write_document(connection: Connection, reading: Reading, known: Any, key: str, run: int) -> tuple[int, int]:
    """The document's number and the version of its wording. A former wording that differs is kept."""
    document = reading.document
    values = _columns(document) | {"digest": key, "run": run, "unread": reading.unread}
    if known is None:
        number = next_number(connection, documents.c.number)
        values |= {"number": number, "id": document.id, "version": 1, "added": now(), "origin": number}
        connection.execute(sa.insert(documents).values(values))
        return number, 1
    before = decode_document(known)
    version: int = known.version
    former, latter = document_to_json(before) | {"name": ""}, document_to_json(document) | {"name": ""}
    if canonical(former) != canonical(latter) or known.digest != key:
        kept = canonical(document_to_json(before))
        connection.execute(
            sa.insert(former_documents).values(
                document=known.number, version=version, digest=known.digest, superseded=run, fields=kept
            )
        )
        version += 1
        reprints.unlink(connection, known.number, before.text)
    connection.execute(
        sa.update(documents).where(documents.c.number == known.number).values(values | {"version": version})
    )
    return known.number, version


def _columns(document: Document) -> dict[str, Any]:
    try:
        first, last = bounds(document.published or "")
        days = {"first_day": first.isoformat(), "last_day": last.isoformat()}
    except RecordError:
        days = {"first_day": UNDATED, "last_day": ""}
    return {
        "source": document.source,
        "outlet": outlet_key(document.source),
        "language": document.language,
        "published": document.published,
        "name": document.name,
        "title": document.title,
        "fields": encode_document(document),
        "text": document.text,
        **days,
    }


def _write_entries(connection: Connection, reading: Reading, number: int, version: int, run: int) -> None:
    """Add what is new, supersede what is no longer found so; what is found again as it was keeps its row."""
    document = reading.document
    speakers = speakers_of(reading.records())
    made = [*_stretches(document, version), *(entry_of(record, speakers, version) for record in reading.records())]
    wanted = {_key(entry.columns): entry for entry in made}
    existing = sa.select(entries).where(
        entries.c.document == number, entries.c.superseded.is_(None), entries.c.judged.is_(False)
    )
    rows = connection.execute(existing)
    gone = [row.number for row in rows if wanted.pop(_key(row._asdict()), None) is None]
    for some in portions(gone):
        supersede = sa.update(entries).where(entries.c.number.in_(some)).values(superseded=run, shown=False)
        connection.execute(supersede)
    common = {"document": number, "run": run, "superseded": None, "judged": False, "shown": True}
    insert_entries(connection, document, [Entry(e.columns | common, e.record) for e in wanted.values()])


class Entry(NamedTuple):
    """A row to be written, with the record that it holds; none for a stretch of text."""

    columns: dict[str, Any]
    record: Record | None = None


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("kind", "id", "version", "begin", "end", "speaker", "payload"))


def speakers_of(records: Iterable[Record]) -> dict[str, str]:
    """The names of those who speak, by the id of what they say; the records are those of one document."""
    listed = list(records)
    names = {record.id: record.name for record in listed if isinstance(record, Actor)}
    statements = (record for record in listed if isinstance(record, Statement))
    return {statement.id: names[statement.speaker] for statement in statements if statement.speaker in names}


def entry_of(record: Record, speakers: dict[str, str], version: int) -> Entry:
    """The columns that follow from a record; `speakers` as `speakers_of` gives them."""
    begin, end = hull(record.evidence)
    said = record.statement if isinstance(record, Prediction) else record.id
    columns = {
        "kind": kind_of(record),
        "id": record.id,
        "version": version,
        "begin": begin,
        "end": end,
        "speaker": speakers.get(said),
        "payload": encode_record(record),
    }
    return Entry(columns, record)


def _stretches(document: Document, version: int) -> list[Entry]:
    """The text for the search, cut where an index entry would grow too large."""
    starts = [0]
    if len(document.text) >= 2 * fulltext.STRETCH:  # else it cannot have that many words
        starts = [span[0] for at, (_, span) in enumerate(words_at(document.text)) if at % fulltext.STRETCH == 0] or [0]
    ends = [*starts[1:], len(document.text)]
    base = {"kind": "text", "id": None, "version": version, "speaker": None, "payload": None}
    return [Entry(base | {"begin": begin, "end": end}) for begin, end in zip(starts, ends, strict=True)]


def insert_entries(connection: Connection, document: Document, made: Sequence[Entry]) -> None:
    """Insert the entries under new numbers and index their words."""
    if not made:
        return
    start = next_number(connection, entries.c.number)
    connection.execute(sa.insert(entries), [e.columns | {"number": n} for n, e in enumerate(made, start=start)])
    fulltext.index(connection, [_indexed(document, n, entry) for n, entry in enumerate(made, start=start)])


def _indexed(document: Document, number: int, entry: Entry) -> fulltext.Indexed:
    columns, record = entry
    if record is None:
        return fulltext.Indexed(number, document.title or "", document.text[columns["begin"] : columns["end"]])
    if isinstance(record, Actor):
        mentions = dict.fromkeys(document.text[begin:end] for begin, end in record.mentions)
        return fulltext.Indexed(number, record.name, " … ".join((*record.roles, *mentions)))
    return fulltext.Indexed(number, columns["speaker"] or "", quoted(document.text, record.evidence))


def refresh(connection: Connection, number: int) -> None:
    """Let the search show exactly what stands in a document after people's judgements."""
    if connection.scalar(sa.select(judgements.c.id).where(judgements.c.document == number).limit(1)) is None:
        return
    row = connection.execute(sa.select(documents).where(documents.c.number == number)).one()
    shown = visible(loading.standings(connection, row))
    speakers = speakers_of(item.judged.record for item in shown)
    made = [(entry_of(item.judged.record, speakers, row.version), item.judged.run) for item in shown]
    wanted = {_key(entry.columns): (entry, run) for entry, run in made}
    show: list[int] = []
    hide: list[int] = []
    held = sa.select(entries).where(entries.c.document == number, entries.c.kind != "text")
    for kept in connection.execute(held.order_by(entries.c.number.desc())):
        found = wanted.pop(_key(kept._asdict()), None)
        if kept.shown != (found is not None):
            (hide if found is None else show).append(kept.number)
    for numbers, value in ((show, True), (hide, False)):
        for some in portions(numbers):
            connection.execute(sa.update(entries).where(entries.c.number.in_(some)).values(shown=value))
    common = {"document": number, "superseded": None, "judged": True, "shown": True}
    missing = [Entry(entry.columns | common | {"run": run}, entry.record) for entry, run in wanted.values()]
    insert_entries(connection, decode_document(row), missing)
