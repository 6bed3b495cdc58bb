"""What the ledger shows: plain frozen values, the same from every store.

A view is what analysis, reports and commands work on. It holds records with people's judgements applied: rejected ones
are left out (unless asked for), edited ones stand as edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from detente.records import (
    Actor,
    ActorKind,
    Document,
    Event,
    Prediction,
    Record,
    RecordKind,
    Reference,
    Span,
    Statement,
)

R = TypeVar("R", bound=Record, covariant=True)
Decision = Literal["confirm", "reject", "edit"]
Verdict = Literal["same", "different"]
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
class Identity:
    """One person or body over all articles. Its id stays when articles are added and read again.

    name: the register's, else the fullest that is used most; named: whether that is a proper name; register: id of the
    entry of a register that it is, or None.
    """

    id: str
    name: str
    kind: ActorKind
    named: bool = True
    register: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One article with its current records. `origin` is the id of the earliest article that it reprints, or its own.

    identities: by the id of an actor who it is over all articles; None while nobody has looked (see `Store.resolve`).
    """

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
    identities: Mapping[str, Identity] | None = None


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
class MemberView:
    """An actor of one article as part of an identity, or an entry of a register (document None).

    name: the fullest form there; names: the other proper names there; side, affiliation: names of those.
    statements: how many it makes there. by: who joined it (a version of the software or a person), since: when (UTC,
    ISO 8601), joined_with: the actor that it was found to be one with (None for the first), probability and features:
    how likely that is, and why.
    """

    actor: str
    document: str | None
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    side: str | None = None
    affiliation: str | None = None
    source: str | None = None
    published: str | None = None
    title: str | None = None
    statements: int = 0
    by: str = ""
    since: str = ""
    joined_with: str | None = None
    probability: float = 1.0
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What articles say of somebody in the same words: a role or a side.

    outlets, dates, documents: whose word it is and when, in order of publication; dates and documents go together.
    identity: of a side, who that is.
    """

    text: str
    outlets: tuple[str | None, ...]
    dates: tuple[str | None, ...]
    documents: tuple[str, ...]
    identity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityView:
    """One person or body as all articles tell of it.

    names: by outlet, the most used first; members: in time order; wikidata: its id there, of its entry in a register.
    """

    identity: Identity
    roles: tuple[Told, ...]
    sides: tuple[Told, ...]
    names: Mapping[str | None, tuple[str, ...]]
    articles: int
    statements: int
    members: tuple[MemberView, ...]
    wikidata: str | None = None

    @property
    def id(self) -> str:
        return self.identity.id

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def kind(self) -> ActorKind:
        return self.identity.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudgement:
    """What a person decided of two actors. Withdrawn ones stay, with who withdrew them and when.

    a, b: ids of the actors (or entries of a register) that the person saw; a_now, b_now: of those that the last
    reading has in their place, None where it has none.
    """

    id: int
    a: str
    b: str
    verdict: Verdict
    author: str
    time: str
    note: str | None = None
    withdrawn: str | None = None
    withdrawn_by: str | None = None
    a_now: str | None = None
    b_now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtSide:
    """One of two that may be the same: who it is, and the actor that makes it likely, with a sentence about it."""

    identity: Identity
    actor: str
    name: str
    role: str | None
    source: str | None
    published: str | None
    document: str | None
    title: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtView:
    """Two identities that may be one, for a person to decide.

    features: by name, what speaks for and against it; alike: how many more pairs go by the same two names.
    """

    a: DoubtSide
    b: DoubtSide
    probability: float
    features: Mapping[str, float]
    alike: int = 0


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
