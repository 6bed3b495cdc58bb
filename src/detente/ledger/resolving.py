"""What joins actors over articles, as the ledger sees it: the ledger keeps what was decided, a `Resolver` decides.

The ledger knows no rule by which two names are one person. It hands over what is to be compared, and stores the groups
that come back, with who joined what, when and why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple, Protocol

from detente.ledger.codec import canonical
from detente.ledger.views import DocumentView, PairJudgement
from detente.records import ActorKind
from detente.records.ids import DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an article (or a register) tells of an actor; two articles may well tell the same.

    name: the fullest form; names: other proper names; named: whether `name` is a proper name; side, affiliation: names.
    wikidata: the id there ("Q42") that an entry of a register gives; nothing is compared by it.
    """

    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    named: bool = True
    roles: tuple[str, ...] = ()
    side: str | None = None
    affiliation: str | None = None
    wikidata: str | None = None

    def encode(self) -> str:
        """As canonical JSON, without what is empty."""
        return canonical({name: value for name, value in asdict(self).items() if value not in (None, ())})

    @staticmethod
    def decode(fields: Mapping[str, Any]) -> Look:
        """The inverse of `encode`, from parsed JSON."""
        values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}
        return Look(**values)

    @property
    def id(self) -> str:
        return hashlib.sha256(self.encode().encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One actor as it is compared; `document` is None for an entry of a register."""

    actor: str
    document: str | None
    published: str | None
    source: str | None
    look: Look


@dataclass(frozen=True, slots=True)
class Link:
    """Why the software joined an actor: the one that it was found to be one with, how likely, by which features."""

    joined_with: str
    probability: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an actor belongs.

    cluster: what the software joined by itself; an identity is one cluster, or several that people said are the same.
    link: None for the first of a cluster. judged_with: the actor that a person said it is one with, where that and no
    link is why it is in its identity.
    """

    actor: str
    identity: str
    cluster: str
    link: Link | None = None
    judged_with: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors of different identities that may be one."""

    a: str
    b: str
    probability: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a resolver needs to know of the ledger for one change, and the change.

    appearances, places: the actors that the change may concern, and where they are. Of several of one cluster that look
    the same one stands for all, unless another is its first or in a judgement; left_out: by identity, how many of its
    actors are not among these. together: whether an article has actors of both identities; knows of all. judgements:
    people's decisions in force (`a_now`, `b_now`), oldest first. removed: actors that go; added: actors that come, an
    article at a time; judged, withdrawn: decisions that come or go, not among `judgements`.
    """

    appearances: Sequence[Appearance]
    places: Sequence[Place]
    judgements: Sequence[PairJudgement]
    together: Callable[[str, str], bool]
    left_out: Mapping[str, int]
    removed: Sequence[str] = ()
    added: Sequence[Sequence[Appearance]] = ()
    judged: Sequence[PairJudgement] = ()
    withdrawn: Sequence[PairJudgement] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What came of it.

    places: those that are new or others than before; altered: identities, former ones included, of which other things
    may be doubtful now; doubts: all that are so now between one of these and one that is there.
    """

    places: Sequence[Place]
    altered: Collection[str]
    doubts: Sequence[Doubt]


class Title(NamedTuple):
    """How an identity is shown."""

    name: str
    kind: ActorKind
    named: bool


class Resolver(Protocol):
    """Decides which actors are one. Must depend on nothing but what it is given."""

    @property
    def author(self) -> str:
        """Name and version, as they stand beside each join."""

    def looks(self, view: DocumentView) -> Mapping[str, Look]:
        """What is compared of each actor of an article, by its id."""

    def keys(self, look: Look) -> frozenset[str]:
        """By what an actor that looks so is found."""

    def sought(self, look: Look) -> frozenset[str]:
        """By what it finds those that it is compared with; all that find it, it finds."""

    def coarse(self, key: str) -> int | None:
        """How many identities may share this key before it is not followed; None for any number."""

    def founded_by(self, actor: str) -> str:
        """The id of the identity that an actor begins."""

    def title(self, forms: Mapping[Title, int]) -> Title:
        """The form to show, of those that articles use, each with the number of actors that it is used for."""

    def update(self, scene: Scene) -> Change:
        """Take in a change. Raises DetenteError for a decision that contradicts others."""

    def rebuild(self, appearances: Sequence[Appearance], judgements: Sequence[PairJudgement]) -> Change:
        """Place all of them anew, whatever order they come in."""
