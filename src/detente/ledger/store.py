"""The store: one ledger in SQLite or PostgreSQL, what is written to it and what is read from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, get_args

import sqlalchemy as sa

from detente.ledger import joining, judging, loading, pairs, queries, registers, searching, who, writing
from detente.ledger.codec import canonical
from detente.ledger.connection import Database, open_database, portions
from detente.ledger.resolving import Look, Resolver
from detente.ledger.schema import documents, failures, runs
from detente.ledger.views import (
    Decision,
    DocumentView,
    DoubtView,
    Failure,
    Hit,
    IdentityView,
    Judgement,
    PairJudgement,
    RecordView,
    Run,
    Status,
    Verdict,
)
from detente.ledger.writing import DocumentChanged, Outcome, next_number, now
from detente.records import NotFound, Reading, RecordError, RecordKind

__all__ = ["DocumentChanged", "Outcome", "Store"]

_MANY = 5000  # ids of documents in memory at once
_CLAUSES = 100  # alternatives in one condition


class Store:
    """One ledger: a context manager, made by `Store.open`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.location = database.location

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True) -> Store:
        """The ledger at `location`: a path (SQLite) or a URL `postgresql://...`.

        A missing or empty one is made when `create` is true. Raises NotFound (missing), NotALedger (something else),
        LedgerVersionError (written by a newer version), LedgerError (cannot be opened).
        """
        return cls(open_database(location, create=create))

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def begin_run(self, *, software: str, model: str, settings: Mapping[str, Any]) -> int:
        """Start a reading session; returns the run's number. `settings` must be plain JSON values."""
        values = {"started": now(), "software": software, "model": model, "settings": canonical(settings)}
        with self._database.writing() as connection:
            number = next_number(connection, runs.c.id)
            connection.execute(sa.insert(runs).values(values | {"id": number, "documents": 0, "failures": 0}))
            return number

    def finish_run(self, run: int) -> None:
        """Note the time at which the run ended."""
        with self._database.writing() as connection:
            change = sa.update(runs).where(runs.c.id == run).values(finished=now())
            if connection.execute(change).rowcount != 1:
                raise NotFound(f"there is no run {run}")

    def put(self, reading: Reading, original: bytes, *, run: int, replace: bool = False) -> Outcome:
        """Write a document with all its records in one transaction.

        `unchanged`: the same software, model and settings read these very bytes before; nothing is rewritten.
        `reread`: another version read it; its records are superseded and kept. `changed`: the id was there with other
        bytes and `replace` was given; the former text is kept as history. Raises DocumentChanged without `replace`.
        """
        with self._database.writing() as connection:
            return writing.put(connection, reading, original, run, replace=replace)

    def known_originals(
        self, content_ids: Iterable[str], software: str, model: str, settings: Mapping[str, Any]
    ) -> frozenset[str]:
        """Those of `content_ids` (of original bytes, see `detente.records.content_id`) that were read already."""
        found: set[str] = set()
        listed = list(content_ids)
        with self._database.reading() as connection:
            for at in range(0, len(listed), _CLAUSES):
                found |= queries.digests_read_by(connection, listed[at : at + _CLAUSES], software, model, settings)
        return frozenset(found)

    def fail(self, name: str, reason: str, *, run: int) -> None:
        """Record an input that could not be read; a later success under the same name clears it."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(failures).where(failures.c.name == name))
            connection.execute(sa.insert(failures).values(name=name, reason=reason, run=run, time=now()))
            connection.execute(sa.update(runs).where(runs.c.id == run).values(failures=runs.c.failures + 1))

    def clear_failures(self, names: Iterable[str]) -> None:
        """Forget the failures of inputs that could be read after all."""
        for some in portions(names):
            with self._database.reading() as connection:
                found = connection.scalars(sa.select(failures.c.name).where(failures.c.name.in_(some))).all()
            if found:
                with self._database.writing() as connection:
                    connection.execute(sa.delete(failures).where(failures.c.name.in_(found)))

    # Originals

    def original(self, document_id: str) -> tuple[str, bytes, str]:
        """Name, bytes and media type of the original. Raises NotFound."""
        with self._database.reading() as connection:
            return queries.original(connection, document_id)

    def originals(self) -> Iterator[tuple[str, bytes, str]]:
        """All current originals as `original` gives them, one at a time."""
        for document_id in self.document_ids():
            yield self.original(document_id)

    # Judgements

    def judge(
        self,
        record_id: str,
        decision: Decision,
        *,
        author: str,
        note: str | None = None,
        changes: Mapping[str, Any] | None = None,
    ) -> Judgement:
        """Record what a person decided. Raises NotFound, or RecordError for an edit that breaks the contract."""
        if decision not in get_args(Decision):
            raise RecordError(f"there is no decision {decision!r}: choose {', '.join(get_args(Decision))}")
        if (decision == "edit") != (changes is not None):
            raise RecordError("an edit needs changes" if decision == "edit" else f"a {decision} takes no changes")
        _check_author(author)
        with self._database.writing() as connection:
            number = judging.judge(connection, record_id, decision, author=author, note=note, changes=changes)
            return judging.one(connection, number)

    def withdraw(self, judgement_id: int, *, author: str) -> Judgement:
        """Take a judgement out of force; it stays in the ledger with who withdrew it and when."""
        with self._database.writing() as connection:
            judging.withdraw(connection, judgement_id, author=author)
            return judging.one(connection, judgement_id)

    def judgements(self, record_id: str | None = None, *, include_withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Judgements of all records or of one, oldest first."""
        with self._database.reading() as connection:
            return judging.listed(connection, record_id, include_withdrawn=include_withdrawn)

    # Who is who

    def waiting(self) -> int:
        """How many articles wait for their actors to be joined to those of the others."""
        with self._database.reading() as connection:
            return joining.waiting(connection)

    def resolve(self, resolver: Resolver, *, limit: int = 16) -> int:
        """Join the actors of articles that wait, up to `limit` of them; returns how many still wait then.

        One transaction: a crash leaves articles that wait, and nothing half joined.
        """
        with self._database.writing() as connection:
            return joining.resolve(connection, resolver, limit)

    def rebuild_identities(self, resolver: Resolver, *, progress: Callable[[int, int], None] | None = None) -> None:
        """Join all actors anew, in one transaction; people's decisions, and ids as far as may be, are kept.

        progress: called with how many articles were looked through, and of how many.
        """
        with self._database.writing() as connection:
            joining.rebuild(connection, resolver, progress)

    def identities(self, query: str | None = None) -> list[IdentityView]:
        """Who is who: all, or those that words of a name or an id mean (see `Ledger.actors`)."""
        with self._database.reading() as connection:
            return who.listed(connection, query)

    def doubtful(self, limit: int = 50) -> list[DoubtView]:
        """Pairs of identities that may be one: of several by the same two names one, those that settle most first."""
        with self._database.reading() as connection:
            return who.doubtful(connection, limit)

    def judge_pair(
        self, resolver: Resolver, a: str, b: str, verdict: Verdict, *, author: str, note: str | None = None
    ) -> PairJudgement:
        """Record that two are one, or are not, and follow it. Ids of identities or actors, or beginnings of them.

        Raises NotFound, RecordError, or what the resolver raises for a contradiction.
        """
        _check_author(author)
        with self._database.writing() as connection:
            first, second = pairs.meant_pair(connection, a, b, verdict)
            number = pairs.judge(connection, first, second, verdict, author=author, note=note)
            joining.judge(connection, resolver, [pairs.one(connection, number)])
            return pairs.one(connection, number)

    def split(
        self, resolver: Resolver, identity: str, actors: Iterable[str], *, author: str, note: str | None = None
    ) -> tuple[PairJudgement, ...]:
        """Part some members from an identity, together; the judgements that say so."""
        _check_author(author)
        with self._database.writing() as connection:
            numbers = pairs.split(connection, identity, list(actors), author=author, note=note)
            joining.judge(connection, resolver, [pairs.one(connection, number) for number in numbers])
            return tuple(pairs.one(connection, number) for number in numbers)

    def withdraw_pair(self, resolver: Resolver, judgement_id: int, *, author: str) -> PairJudgement:
        """Take a decision about two actors out of force and undo what it did; it stays in the ledger."""
        _check_author(author)
        with self._database.writing() as connection:
            pairs.withdraw(connection, judgement_id, author=author)
            joining.withdraw(connection, resolver, pairs.one(connection, judgement_id))
            return pairs.one(connection, judgement_id)

    def pair_judgements(self, query: str | None = None, *, include_withdrawn: bool = False) -> list[PairJudgement]:
        """Decisions about two actors, oldest first: all, or those on an identity or an actor."""
        with self._database.reading() as connection:
            return pairs.listed(connection, query, include_withdrawn=include_withdrawn)

    def use_register(self, source: str, entries: Mapping[str, Look]) -> None:
        """Have these known actors, by their ids, in place of those of the same source; joined by the next `resolve`."""
        with self._database.writing() as connection:
            registers.use(connection, source, entries)

    def remove_register(self, source: str) -> int:
        """Take a register out of use; how many entries it had. Raises NotFound."""
        with self._database.writing() as connection:
            return registers.remove(connection, source)

    def registers(self) -> dict[str, int]:
        """The registers in use by name, with the number of their entries."""
        with self._database.reading() as connection:
            return registers.in_use(connection)

    # Views

    def status(self) -> Status:
        """What the ledger holds."""
        with self._database.reading() as connection:
            return queries.status(connection, self.location)

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        with self._database.reading() as connection:
            return queries.all_runs(connection)

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read, by name."""
        with self._database.reading() as connection:
            return queries.all_failures(connection)

    def document_ids(self, **filters: Any) -> Iterator[str]:
        """Ids of the documents that pass the filters (see detente.ledger.filters), by date, then id; undated last."""
        rows: Sequence[Any] = ()
        while True:
            with self._database.reading() as connection:
                rows = queries.page(connection, queries.IDS, filters, after=rows, size=_MANY)
            if not rows:
                return
            yield from (row.id for row in rows)

    def document(self, document_id: str, *, include_rejected: bool = False) -> DocumentView:
        """One document with its records as they stand now. Raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(queries.DOCUMENTS.where(documents.c.id == document_id)).first()
            if row is None:
                raise NotFound(f"there is no document {document_id}")
            return loading.views(connection, [row], include_rejected=include_rejected)[0]

    def documents(self, *, include_rejected: bool = False, **filters: Any) -> Iterator[DocumentView]:
        """The documents that pass the filters, in the order of `document_ids`, a few at a time in memory.

        Filters: source, since, until (ISO 8601), language, speaker (words of the name), unread (bool), run.
        """
        rows: Sequence[Any] = ()
        while True:
            with self._database.reading() as connection:
                rows = queries.page(connection, queries.DOCUMENTS, filters, after=rows, size=loading.FEW)
                shown = loading.views(connection, rows, include_rejected=include_rejected)
            if not rows:
                return
            yield from shown

    def record(self, record_id: str) -> RecordView:
        """One record by id, or by a beginning of it with six hex digits or more. Raises NotFound."""
        with self._database.reading() as connection:
            return queries.record(connection, record_id)

    def search(
        self,
        words: str,
        *,
        kind: RecordKind | Literal["text"] | None = None,
        speaker: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Hit]:
        """What holds all the `words`: statements, predictions, events, references, actors, the texts of the articles.

        `"words in quotes"` are a phrase, `word*` is a beginning. Best first, then the newest.
        """
        filters = {"kind": kind, "source": source, "since": since, "until": until}
        with self._database.reading() as connection:
            return searching.search(connection, words, speaker=speaker, filters=filters, limit=limit, offset=offset)


def _check_author(author: str) -> None:
    if not author.strip():
        raise RecordError("a judgement needs an author")
