"""What the ledger shows: plain frozen values, the same from every store.

A view is what analysis, reports and commands work on. It holds records with people's judgements applied: rejected ones
are left out (unless asked for), edited ones stand as edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from detente.records import Actor, Document, Event, Prediction, Record, RecordKind, Reference, Span, Statement

R = TypeVar("R", bound=Record, covariant=True)
Decision = Literal["confirm", "reject", "edit"]
# What a record is after each decision.
DECIDED: dict[Decision, Literal["confirmed", "rejected", "edited"]] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "edit": "edited",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading session: what software and model read with what settings, and when (UTC, ISO 8601)."""

    id: int
    started: str
    finished: str | None
    software: str
    model: str
    settings: Mapping[str, Any]
    documents: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read, as of the last attempt."""

    name: str
    reason: str
    run: int
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about a record. Withdrawn judgements stay, with who withdrew them and when.

    changes: for `edit`, the new values of fields by name, as in docs/records.md.
    """

    id: int
    record: str
    document: str
    decision: Decision
    author: str
    time: str
    note: str | None = None
    changes: Mapping[str, Any] | None = None
    withdrawn: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Generic[R]):
    """A record as it stands now. `as_read` is what the software read, `judgements` those in force, oldest first."""

    record: R
    as_read: R
    run: int
    judgements: tuple[Judgement, ...] = ()

    @property
    def status(self) -> Literal["read", "confirmed", "rejected", "edited"]:
        """By the newest judgement in force."""
        return DECIDED[self.judgements[-1].decision] if self.judgements else "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One article with its current records. `origin` is the id of the earliest article that it reprints, or its own."""

    document: Document
    origin: str
    run: int
    added: str
    unread: str | None = None
    actors: tuple[Judged[Actor], ...] = ()
    statements: tuple[Judged[Statement], ...] = ()
    predictions: tuple[Judged[Prediction], ...] = ()
    events: tuple[Judged[Event], ...] = ()
    references: tuple[Judged[Reference], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find of a search. `excerpt` holds the words around it; `marks` are the found words' spans in the excerpt.

    `span` is where the excerpt lies in the document's text. `record` is None for a find in the article's text itself.
    """

    kind: RecordKind | Literal["text"]
    record: str | None
    document: str
    source: str | None
    published: str | None
    title: str | None
    speaker: str | None
    excerpt: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record with its evidence in context and its history.

    speaker: for a statement, the name of its speaker; for a prediction, that of its statement.
    """

    kind: RecordKind
    judged: Judged[Record]
    document: Document
    run: Run
    speaker: str | None = None
    withdrawn: tuple[Judgement, ...] = ()
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a ledger holds. `rejected`: records that people's newest judgement in force rejects; not among `records`."""

    location: str
    documents: int
    unread: int
    origins: int
    outlets: Mapping[str, int]
    first: str | None
    last: str | None
    records: Mapping[RecordKind, int]
    judgements: int
    runs: tuple[Run, ...]
    failures: tuple[Failure, ...]
    rejected: int = 0
