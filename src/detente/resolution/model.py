"""What is compared and what comes of it: plain values, free of the ledger and of any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.records import ActorKind

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one article (or a user's register) tells of one actor.

    id: of the actor record, one in the whole ledger; document: id of the article, None in a register; name: its fullest
    form there; names: further proper names it has there, no pronouns and no descriptions; named: whether `name` is a
    proper name; side, affiliation: the names of those; published: ISO 8601; source: the outlet.
    """

    id: str
    document: str | None
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    named: bool = True
    roles: tuple[str, ...] = ()
    side: str | None = None
    affiliation: str | None = None
    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two profiles are one actor, and why: the named features that spoke for or against it.

    features: by name (those of `features.FEATURES`, whose docstrings explain them), only those that are not 0.
    """

    probability: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairJudgement:
    """What a person decided of two actors (ids of profiles)."""

    a: str
    b: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two identities that may be one, by their likeliest pair of profiles; for a person to decide."""

    a: str
    b: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a profile belongs to its identity.

    by: it was the "first", the "software" joined it, or a "person" said so; joined_with: the profile that it was found
    to be one with; comparison: how likely that is and which features say so (of the software's joins).
    """

    by: Literal["first", "software", "person"]
    joined_with: str | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """All that has to be kept of one profile to go on later. profile, cluster, identity: ids."""

    profile: str
    cluster: str
    identity: str
    reason: Reason
