"""Articles into a ledger: what is new is read and written, one article a transaction; its actors are joined after it.

Between the two a crash may fall: the articles then wait in the ledger, and whoever adds to it next or asks who is who
joins their actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.documents import Original
from detente.ledger import DocumentChanged
from detente.pipeline.joining import JOINED_AT_ONCE, join_waiting
from detente.pipeline.workers import Read, Settings, chunks, read_all, reader_of
from detente.records import InputError, content_id

if TYPE_CHECKING:
    from detente.ledger import Outcome, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An article that is in the ledger now. `records`: how many were read; `unread`: why none were."""

    name: str
    outcome: Outcome
    document: str | None = None
    records: int = 0
    unread: str | None = None


Filled = Added | InputError


class Filler:
    """Reads into one ledger; a run is recorded once there is something to write."""

    def __init__(self, store: Store, settings: Settings, *, replace: bool = False) -> None:
        self._store = store
        self._settings = settings
        self._replace = replace
        self._reader = reader_of(settings)
        self._fingerprint: dict[str, Any] = {
            "software": self._reader.software,
            "model": self._reader.model,
            "settings": self._reader.settings,
        }
        self._run: int | None = None
        self._written = 0

    def fill(self, items: Iterable[Original | InputError]) -> Iterator[Filled]:
        """One result an item, in order, yielded when it is safely in the ledger."""
        results: Iterator[Read | InputError | Added] = read_all(self._new(items), self._settings, self._reader)
        try:
            for result in results:
                yield result if isinstance(result, Added) else self._write(result)
        finally:
            if self._run is not None:
                self._store.finish_run(self._run)
                join_waiting(self._store)

    def _new(self, items: Iterable[Original | InputError]) -> Iterator[Original | InputError | Added]:
        """The items; what the ledger has already is told, and never reaches the readers."""
        for chunk in chunks(items):
            ids = [content_id(item.content) if isinstance(item, Original) else None for item in chunk]
            seen = self._store.known_originals(filter(None, ids), **self._fingerprint)
            self._store.clear_failures(item.name for item, id_ in zip(chunk, ids, strict=True) if id_ in seen)
            for item, id_ in zip(chunk, ids, strict=True):
                yield Added(name=item.name, outcome="unchanged") if id_ in seen else item

    def _write(self, result: Read | InputError) -> Filled:
        if self._run is None:
            self._run = self._store.begin_run(**self._fingerprint)
        if isinstance(result, InputError):
            self._store.fail(result.name, result.reason, run=self._run)
            return result
        reading, original = result.reading, result.original
        try:
            outcome = self._store.put(reading, original.content, run=self._run, replace=self._replace)
        except DocumentChanged:
            failure = InputError(
                original.name,
                f"the ledger holds another text under the id {reading.document.id!r}; "
                "use --replace to take this one as its newer version, or give it an id of its own",
            )
            self._store.fail(failure.name, failure.reason, run=self._run)
            return failure
        self._written += 1
        if self._written % JOINED_AT_ONCE == 0:
            join_waiting(self._store)
        return Added(
            name=original.name,
            outcome=outcome,
            document=reading.document.id,
            records=len(reading.records()),
            unread=reading.unread,
        )
