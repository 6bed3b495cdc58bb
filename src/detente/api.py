"""What Python programs use: `detente.read` and `detente.Ledger`."""

from __future__ import annotations

import contextlib
import inspect
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from detente.documents import Original, collect
from detente.ledger import (
    Decision,
    DocumentView,
    DoubtView,
    Hit,
    IdentityView,
    Judgement,
    PairJudgement,
    RecordView,
    Status,
)
from detente.pipeline.fill import Filled, Filler
from detente.pipeline.joining import join_waiting, resolver
from detente.pipeline.workers import Read, Settings, read_all
from detente.records import InputError, LedgerBusy, Reading

if TYPE_CHECKING:
    from detente.ledger import Store
    from detente.reports import Brief

__all__ = ["Ledger", "Settings", "default_location", "read"]

Paths = str | Path | Sequence[str | Path]

DEFAULT_LEDGER = "detente.db"
# Pairs of actors that may be one, of which the brief is told.
DOUBTS = 500


def read(
    paths: Paths,
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Reading | InputError]:
    """The records of articles: files, folders, archives, JSON Lines, `-` for standard input; without a ledger.

    One Reading an article, in order; an InputError (not raised) for each input that could not be read.
    """
    settings = settings or Settings()
    for result in read_all(collect(_listed(paths), stdin=stdin, limits=settings.limits), settings):
        if isinstance(result, Read):
            yield result.reading
        elif isinstance(result, InputError):
            yield result


class Ledger:
    """A ledger in a file or a PostgreSQL database; a context manager.

    `location`: a path or a URL `postgresql://...`; by default `$DETENTE_LEDGER`, else `detente.db` in this folder.
    Raises LedgerError (see detente.records.errors) where it cannot be opened.
    """

    def __init__(self, location: str | Path | None = None, *, create: bool = True) -> None:
        from detente.ledger import Store

        self.store: Store = Store.open(location or default_location(), create=create)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self,
        paths: Paths,
        *,
        settings: Settings | None = None,
        replace: bool = False,
        stdin: BinaryIO | None = None,
    ) -> Iterator[Filled]:
        """Read articles into the ledger; lazily: each result is yielded once it is safely written.

        An article that this version has read before is left as it is. `replace`: take an article whose id the ledger
        holds with other words as its newer version.
        """
        settings = settings or Settings()
        items = collect(_listed(paths), stdin=stdin, limits=settings.limits)
        yield from Filler(self.store, settings, replace=replace).fill(items)

    def reread(self, *, settings: Settings | None = None) -> Iterator[Filled]:
        """Read the kept originals again with this version; judgements stay, former readings are kept as history.

        All actors are joined anew at the end.
        """
        originals = (Original(name, content, media_type) for name, content, media_type in self.store.originals())
        yield from Filler(self.store, settings or Settings()).fill(originals)
        self.rebuild_actors()

    def status(self) -> Status:
        """What the ledger holds."""
        return self.store.status()

    def search(self, words: str, **filters: Any) -> list[Hit]:
        """Statements, events, references, actors and texts that hold the words; filters as in `Store.search`."""
        return self.store.search(words, **filters)

    def show(self, record_id: str) -> RecordView:
        """One record with its evidence and history."""
        return self.store.record(record_id)

    def documents(self, **filters: Any) -> Iterator[DocumentView]:
        """The articles with their records as they stand, filters as in `Store.documents`."""
        return self.store.documents(**filters)

    def judge(
        self,
        record_id: str,
        decision: Decision,
        *,
        author: str,
        note: str | None = None,
        changes: Mapping[str, Any] | None = None,
    ) -> Judgement:
        """Confirm, reject or edit a record; it lasts over re-readings."""
        made = self.store.judge(record_id, decision, author=author, note=note, changes=changes)
        self._join_up()
        return made

    def withdraw(self, judgement_id: int, *, author: str) -> Judgement:
        """Take a judgement out of force; it stays on record."""
        withdrawn = self.store.withdraw(judgement_id, author=author)
        self._join_up()
        return withdrawn

    def actors(self, query: str | None = None) -> list[IdentityView]:
        """Who is who over all articles, those with most statements first.

        query: words of a name (case and accents aside; `word*` is a beginning), or an id or a beginning of one: of an
        identity (`identity-…`) or of an actor in an article (`actor-…`). None for all. What was added since is joined
        first.
        """
        self._join_up()
        return self.store.identities(query)

    def same(self, a: str, b: str, *, author: str, note: str | None = None) -> PairJudgement:
        """Decide that two are one. `a`, `b`: ids of identities or of actors, or beginnings of them.

        Raises NotFound, or RecordError where the two are one and the same already by their ids.
        """
        self._join_up()
        return self.store.judge_pair(resolver(), a, b, "same", author=author, note=note)

    def not_same(self, a: str, b: str, *, author: str, note: str | None = None) -> PairJudgement:
        """Decide that two are not one; it lasts over re-readings. Ids as in `same`.

        Two actors of one identity are parted: the rest go where they are likelier to belong.
        """
        self._join_up()
        return self.store.judge_pair(resolver(), a, b, "different", author=author, note=note)

    def split(
        self, identity: str, members: Sequence[str], *, author: str, note: str | None = None
    ) -> tuple[PairJudgement, ...]:
        """Part these members (ids of actors) from an identity; together they become one of their own."""
        self._join_up()
        return self.store.split(resolver(), identity, members, author=author, note=note)

    def withdraw_pair(self, judgement_id: int, *, author: str) -> PairJudgement:
        """Take a decision about two actors out of force; it stays on record, and what it parted or joined is undone."""
        self._join_up()
        return self.store.withdraw_pair(resolver(), judgement_id, author=author)

    def pair_judgements(self, query: str | None = None, *, include_withdrawn: bool = False) -> list[PairJudgement]:
        """Decisions about pairs of actors, oldest first: all, or those on an identity or actor (ids as in `same`)."""
        return self.store.pair_judgements(query, include_withdrawn=include_withdrawn)

    def doubtful(self, limit: int = 50) -> list[DoubtView]:
        """Pairs of identities that may be one, for a person to decide; those whose answer settles most first."""
        self._join_up()
        return self.store.doubtful(limit)

    def explanations(self) -> Mapping[str, str]:
        """What each feature that speaks for or against a join means, by its name."""
        from detente.resolution.features import FEATURES

        return {feature.__name__: inspect.cleandoc(feature.__doc__ or "") for feature in FEATURES}

    def use_register(self, path: str | Path) -> int:
        """Take a register of known actors (YAML, CSV, FollowTheMoney JSON) into the ledger; how many it has.

        It wins over guesses. Entries that an earlier version of the file (by its name) had and this one has not are
        removed. Raises InputError where it cannot be read.
        """
        from detente.analysis.resolver import register_looks

        path = Path(path)
        entries = register_looks(path)
        self.store.use_register(path.name, entries)
        self._join_up()
        return len(entries)

    def remove_register(self, name: str) -> int:
        """Take a register (by its file's name) out of use; how many entries it had. Raises NotFound."""
        count = self.store.remove_register(name)
        self._join_up()
        return count

    def rebuild_actors(self, *, progress: Callable[[int, int], None] | None = None) -> None:
        """Join all actors anew, as after an update of the software; people's decisions and ids are kept.

        progress: called with how many articles are done, and of how many.
        """
        self.store.rebuild_identities(resolver(), progress=progress)

    def registers(self) -> Mapping[str, int]:
        """The registers in use by their files' names, with the number of their entries."""
        return self.store.registers()

    def _join_up(self) -> None:
        """Join what was added, read again or judged since, by this program or one that was stopped.

        Where another process is writing, it is left to that one.
        """
        with contextlib.suppress(LedgerBusy):
            join_waiting(self.store)

    def brief(self, *, title: str | None = None, **filters: Any) -> Brief:
        """The dossier of the negotiation; `detente.reports` writes it as HTML, Markdown or JSON."""
        from detente.pipeline.reader import Reader
        from detente.reports import brief

        self._join_up()
        return brief(
            self.store.documents(**filters),
            self.store.status(),
            title=title,
            generated=datetime.now(UTC),
            filters=filters,
            software=Reader().software,
            doubts=self.store.doubtful(DOUBTS),
            decisions=self.store.pair_judgements(),
        )


def default_location() -> str:
    """`$DETENTE_LEDGER`, else `detente.db` in the current folder."""
    return os.environ.get("DETENTE_LEDGER") or DEFAULT_LEDGER


def _listed(paths: Paths) -> Sequence[str | Path]:
    return [paths] if isinstance(paths, str | Path) else paths
