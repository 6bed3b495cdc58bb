"""The model of the brief: everything that it shows, as plain frozen values. Field names are the keys of its JSON form.

Ids: `who` names an actor joined over articles (`Who.id`), `article` an article (`Article.id`, made of the document's
id), `record` a record of the ledger, as `detente show` and `detente judge` take it. Times are ISO 8601. Spans are
`[begin, end)` code-point offsets into the article's `text`. Words are as written, fragments joined by ` … `.
Confidence is a probability between 0 and 1. `status` is `read`, or `confirmed` or `edited` by a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.ledger.views import Verdict
from detente.records import RECORD_TYPES, Document, RecordKind, Spans

MARK_KINDS: tuple[RecordKind, ...] = tuple(RECORD_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet (name None: not stated) with the number of its articles and their first and last date."""

    name: str | None
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article that no reader understood, and why."""

    article: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedInput:
    """An input that could not be read at all."""

    name: str
    reason: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What was read. origins: articles, reprints of one wire story counted once; records: number by kind.

    ledger: how many articles the ledger holds; filters: what chose those of the brief (`since`, `until`, `source`).
    failures: all of the ledger, whatever the filters: what could not be read has no outlet and no date.
    """

    articles: int
    origins: int
    first: str | None
    last: str | None
    outlets: tuple[Outlet, ...]
    records: Mapping[RecordKind, int]
    unread: tuple[Unread, ...]
    failures: tuple[FailedInput, ...]
    ledger: int
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands."""

    article: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What articles say of an actor: a role, a side or a name, and which outlets say it on which dates.

    places: every article that gives it, in order of time; article, record: the first of them. who: for a side, the
    actor that is the side.
    """

    text: str
    outlets: tuple[str | None, ...]
    dates: tuple[str, ...]
    article: str
    record: str
    places: tuple[Place, ...]
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A name that an outlet uses for an actor, how often, and where first."""

    text: str
    times: int
    article: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """The names that an outlet uses for an actor, the most used first."""

    outlet: str | None
    names: tuple[Used, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Somebody who may be the same, and is not joined. who: the actor, None where the brief's articles tell nothing of
    it; probability: that they are one, by the software's reckoning.
    """

    who: str | None
    name: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided of two actors: that they are the same, or different.

    name, other: what the articles call the two; other is None where the brief's articles tell nothing of it. who: the
    actor that it is not the same as.
    """

    verdict: Verdict
    name: str
    other: str | None
    who: str | None
    author: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor joined over articles. named: False for a description ("a senior official"), which is never joined.

    roles, sides, names: in order of time; names_by_outlet: the same names, by who uses them. decided: what people
    decided about whom to join; doubts: whom the software left for them. register: id of its entry in a register that a
    person brought along, or None. confidence: the highest of its records.
    """

    id: str
    name: str
    kind: str
    named: bool
    roles: tuple[Given, ...]
    sides: tuple[Given, ...]
    names: tuple[Given, ...]
    names_by_outlet: tuple[OutletNames, ...]
    doubts: tuple[Doubt, ...]
    decided: tuple[Decided, ...]
    register: str | None
    statements: int
    places: tuple[Place, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One telling of an event. narrated: in the article's own voice; else by (its speaker, None: not stated), and
    quoted_by, the speakers around, the nearest first. also_in: the same in reprints.
    """

    article: str
    record: str
    narrated: bool
    by: str | None
    quoted_by: tuple[str | None, ...]
    status_told: str
    place: str | None
    round: int | None
    plover: str | None
    participants: tuple[str, ...]
    words: str
    spans: Spans
    confidence: float
    status: str
    also_in: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Accounts that look as if they told of one event. participants: who ids."""

    id: str
    kind: str
    time: str | None
    participants: tuple[str, ...]
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLane:
    """Articles of an outlet by day: pairs of ISO date and number."""

    outlet: str | None
    days: tuple[tuple[str, int], ...]
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what. speaker: who id or None (not stated); quoted_by: the speakers around, the nearest first.

    said: when it was said, if the article tells; date: that, else the date of publication.
    """

    article: str
    record: str
    speaker: str | None
    quoted_by: tuple[str | None, ...]
    act: str
    kind: str
    said: str | None
    date: str | None
    medium: str | None
    words: str
    spans: Spans
    confidence: float
    status: str
    also_in: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a person entered as the outcome of a prediction, in their own words, and when; record: of which record."""

    text: str
    author: str
    time: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What somebody says will happen. statement: the record that makes it; by: its speaker, who id or None (not
    stated); quoted_by: the speakers around, the nearest first.

    likelihood: the words used for it, as written; horizon: the time that it is for, None where it is open; said: when
    it was said, if the article tells; date: that, else the date of publication; outcomes: as people entered them.
    """

    article: str
    record: str
    statement: str
    by: str | None
    quoted_by: tuple[str | None, ...]
    likelihood: str | None
    horizon: str | None
    said: str | None
    date: str | None
    words: str
    spans: Spans
    confidence: float
    status: str
    outcomes: tuple[Outcome, ...]
    also_in: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pointer to another publication."""

    article: str
    record: str
    kind: str
    volume: int | None
    number: str | None
    pages: str | None
    words: str
    spans: Spans
    confidence: float
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A record's evidence in an article. back: id of the entry of the brief that links here, or None."""

    record: str
    kind: RecordKind
    spans: Spans
    back: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article in full. reprint_of: the article that it reprints; marks: the evidence in it, in reading order."""

    id: str
    document: Document
    unread: str | None
    reprint_of: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading session; settings as `name: value`."""

    id: int
    started: str
    finished: str | None
    software: str
    model: str
    settings: Mapping[str, str]
    documents: int
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How many records people confirmed and edited, by whom; of the whole ledger: how many are rejected (and so left
    out), and how many judgements are in force."""

    confirmed: int
    edited: int
    rejected: int
    authors: tuple[str, ...]
    in_force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How the brief was made. confidence: for each kind, how many records lie in each fifth from 0 to 1."""

    software: str
    generated: str
    runs: tuple[Run, ...]
    confidence: Mapping[RecordKind, tuple[int, ...]]
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The dossier of a negotiation."""

    title: str
    glance: Glance
    actors: tuple[Who, ...]
    events: tuple[Event, ...]
    coverage: tuple[CoverageLane, ...]
    statements: tuple[Statement, ...]
    predictions: tuple[Prediction, ...]
    references: tuple[Reference, ...]
    articles: tuple[Article, ...]
    making: Making
