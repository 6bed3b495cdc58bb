"""The store: one ledger in SQLite or PostgreSQL, what is written to it and what is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from detente.ledger.views import Decision, DocumentView, Failure, Hit, Judgement, RecordView, Run, Status
from detente.records import LedgerError, Reading, RecordKind

Outcome = Literal["added", "unchanged", "reread", "changed"]


class DocumentChanged(LedgerError):
    """The ledger holds other original bytes under the same document id."""


class Store:
    """One ledger: a context manager, made by `Store.open`."""

    location: str

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True) -> Store:
        """The ledger at `location`: a path (SQLite) or a URL `postgresql://...`.

        A missing or empty one is made when `create` is true. Raises NotFound (missing), NotALedger (something else),
        LedgerVersionError (written by a newer version), LedgerError (cannot be opened).
        """
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def begin_run(self, *, software: str, model: str, settings: Mapping[str, Any]) -> int:
        """Start a reading session; returns the run's number. `settings` must be plain JSON values."""
        raise NotImplementedError

    def finish_run(self, run: int) -> None:
        """Note the time at which the run ended."""
        raise NotImplementedError

    def put(self, reading: Reading, original: bytes, *, run: int, replace: bool = False) -> Outcome:
        """Write a document with all its records in one transaction.

        `unchanged`: the same software, model and settings read these very bytes before; nothing is rewritten.
        `reread`: another version read it; its records are superseded and kept. `changed`: the id was there with other
        bytes and `replace` was given; the former text is kept as history. Raises DocumentChanged without `replace`.
        """
        raise NotImplementedError

    def has(
        self,
        document_id: str,
        software: str,
        model: str,
        settings: Mapping[str, Any],
        *,
        original: bytes | None = None,
    ) -> bool:
        """Whether this software, model and settings made the current reading of the document (of these very bytes)."""
        raise NotImplementedError

    def known(
        self, document_ids: Iterable[str], software: str, model: str, settings: Mapping[str, Any]
    ) -> frozenset[str]:
        """Those of `document_ids` for which `has` is true."""
        raise NotImplementedError

    def fail(self, name: str, reason: str, *, run: int) -> None:
        """Record an input that could not be read; a later success under the same name clears it."""
        raise NotImplementedError

    # Originals

    def original(self, document_id: str) -> tuple[str, bytes, str]:
        """Name, bytes and media type of the original. Raises NotFound."""
        raise NotImplementedError

    def originals(self) -> Iterator[tuple[str, bytes, str]]:
        """All current originals as `original` gives them, one at a time."""
        raise NotImplementedError

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
        raise NotImplementedError

    def withdraw(self, judgement_id: int, *, author: str) -> Judgement:
        """Take a judgement out of force; it stays in the ledger with who withdrew it and when."""
        raise NotImplementedError

    def judgements(self, record_id: str | None = None, *, include_withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Judgements of all records or of one, oldest first."""
        raise NotImplementedError

    # Views

    def status(self) -> Status:
        """What the ledger holds."""
        raise NotImplementedError

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        raise NotImplementedError

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read, by name."""
        raise NotImplementedError

    def document_ids(self, **filters: Any) -> Iterator[str]:
        """Ids of the documents that pass the filters (see detente.ledger.filters), by date, then id; undated last."""
        raise NotImplementedError

    def document(self, document_id: str, *, include_rejected: bool = False) -> DocumentView:
        """One document with its records as they stand now. Raises NotFound."""
        raise NotImplementedError

    def documents(self, *, include_rejected: bool = False, **filters: Any) -> Iterator[DocumentView]:
        """The documents that pass the filters, in the order of `document_ids`, a few at a time in memory.

        Filters: source, since, until (ISO 8601), language, speaker (words of the name), unread (bool), run.
        """
        raise NotImplementedError

    def record(self, record_id: str) -> RecordView:
        """One record by id, or by a beginning of it with six hex digits or more. Raises NotFound."""
        raise NotImplementedError

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
        """What holds all the `words`: statements, events, references, actors, and the texts of the articles.

        `"words in quotes"` are a phrase, `word*` is a beginning. Best first, then the newest.
        """
        raise NotImplementedError
