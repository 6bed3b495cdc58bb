"""The records that are read out of a document: small, frozen, each with its evidence.

The field names are the contract of docs/records.md. Every record has `id`, `evidence` (never empty) and `confidence`:
the probability that a careful human coder would keep it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.records.document import Document
from detente.records.errors import RecordError
from detente.records.ids import record_id
from detente.records.spans import Spans, merged

ActorKind = Literal["person", "organization", "state", "group"]
StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "accuse", "demand", "promise", "propose", "reject", "praise", "threaten", "predict"]
EventKind = Literal[
    "meeting", "call", "visit", "talks", "signing", "exchange", "attack", "sanction", "election", "other"
]
EventStatus = Literal["happened", "planned", "cancelled", "denied"]
ReferenceKind = Literal["digest", "url", "article"]

NARRATOR = "narrator"


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise RecordError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organization, state or group that speaks or acts in one document.

    name: the fullest form in the text; roles: titles as written; affiliation, side: actor ids of the same document;
    mentions: where it is named, described or meant by a pronoun.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: Spans
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    side: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(bool(self.mentions), f"{self.id}: an actor without a mention")

    @property
    def evidence(self) -> Spans:
        return self.mentions

    @staticmethod
    def identify(document: Document, kind: ActorKind, mentions: Spans) -> str:
        """The id of the actor first mentioned at the head of `mentions`."""
        return record_id("actor", document.id, kind, min(mentions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words or thoughts attributed to a source.

    speaker: actor id, or None where the text does not say; source, cue, content: spans as in PolNeAR (content takes in
    its quotation marks); time: ISO 8601 of the saying; medium: where it was said, as written ("told Izvestia");
    inside: id of the statement that it is quoted in.
    """

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    speaker: str | None = None
    kind: StatementKind = "indirect"
    act: Act = "assert"
    time: str | None = None
    medium: str | None = None
    inside: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(bool(self.content), f"{self.id}: a statement without content")

    @property
    def evidence(self) -> Spans:
        return merged((*self.source, *self.cue, *self.content))

    @staticmethod
    def identify(document: Document, cue: Spans, content: Spans) -> str:
        """The id of the statement with this cue and content."""
        return record_id("statement", document.id, cue, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What a statement says will happen: the forecast of whoever the statement is attributed to.

    statement: id of the statement; content: spans of what is foretold; likelihood: the words used for it, as written
    ("is likely to"), or None; horizon: ISO 8601 time by or at which, or None; outcome: None until a person sets it, in
    their own words ("came true").
    """

    id: str
    statement: str
    content: Spans
    likelihood: str | None = None
    horizon: str | None = None
    outcome: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(bool(self.content), f"{self.id}: a prediction without content")

    @property
    def evidence(self) -> Spans:
        return self.content

    @staticmethod
    def identify(document: Document, statement: str, content: Spans) -> str:
        """The id of the prediction that the statement with this id makes in `content`."""
        return record_id("prediction", document.id, statement, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that actors did, do, or plan together or to each other.

    plover: PLOVER type or None; participants: actor ids, the doer first; recipients: those of them to whom it is done
    (a directed event: the other participants do it; empty where all do it together or the text does not say);
    time: ISO 8601; place: as written; round: ordinal of the talks where said; asserted_by: statement id or "narrator".
    """

    id: str
    kind: EventKind
    evidence: Spans
    plover: str | None = None
    participants: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    time: str | None = None
    place: str | None = None
    status: EventStatus = "happened"
    round: int | None = None
    asserted_by: str = NARRATOR
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(bool(self.evidence), f"{self.id}: an event without evidence")
        _require(set(self.recipients) <= set(self.participants), f"{self.id}: a recipient that is no participant")

    @staticmethod
    def identify(document: Document, kind: EventKind, evidence: Spans, asserted_by: str, time: str | None) -> str:
        """The id of the event first told of at the head of `evidence` by `asserted_by`.

        The time is part of it: the same words may tell of two events ("the calls of May 2 and May 9").
        """
        return record_id("event", document.id, kind, min(evidence), asserted_by, time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pointer to another publication.

    volume: integer; number, pages: as written, with a plain hyphen ("29-30", "3-6").
    """

    id: str
    kind: ReferenceKind
    evidence: Spans
    volume: int | None = None
    number: str | None = None
    pages: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _require(bool(self.evidence), f"{self.id}: a reference without evidence")

    @staticmethod
    def identify(document: Document, evidence: Spans) -> str:
        """The id of the reference that stands at `evidence`."""
        return record_id("reference", document.id, evidence)


Record = Actor | Statement | Prediction | Event | Reference
RecordKind = Literal["actor", "statement", "prediction", "event", "reference"]
RECORD_TYPES: dict[RecordKind, type[Actor] | type[Statement] | type[Prediction] | type[Event] | type[Reference]] = {
    "actor": Actor,
    "statement": Statement,
    "prediction": Prediction,
    "event": Event,
    "reference": Reference,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read out of one document. `unread` says why, where no reader understood it (its lists are empty)."""

    document: Document
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    unread: str | None = None

    def records(self) -> tuple[Record, ...]:
        """All records, actors first."""
        return (*self.actors, *self.statements, *self.predictions, *self.events, *self.references)
