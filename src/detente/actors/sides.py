"""Affiliation and side: to whom the text says that somebody belongs, and for which party they speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.actors.candidates import Candidate
from detente.actors.tables.words import EXPERTS, NEUTRAL_BODIES


def affiliate(candidates: Sequence[Candidate], at: Mapping[int, Candidate]) -> None:
    """Set `affiliation` and `side` from the owners of names, titles and descriptions.

    at: token index to the candidate that is named (or meant by a pronoun) there. Owners that are not among the
    candidates do not count.
    """
    among = {id(candidate) for candidate in candidates}
    owners = {
        id(c): [o for i in c.owners if (o := at.get(i)) is not None and o is not c and id(o) in among]
        for c in candidates
    }
    for candidate in candidates:
        candidate.affiliation = None
    for candidate in candidates:
        # Of two that are told to be each other's, the first one belongs to the second.
        free = [owner for owner in owners[id(candidate)] if not _belongs(owner, candidate)]
        candidate.affiliation = _affiliation(free)
    for candidate in candidates:
        neutral = candidate.kind == "state" or candidate.nouns & EXPERTS
        candidate.side = None if neutral else _side(candidate, owners[id(candidate)])


def affiliate_among(kept: Sequence[Candidate], at: Mapping[int, Candidate]) -> None:
    """Where an affiliation or side was not kept itself, look for another among those that were."""
    among = {id(candidate) for candidate in kept}
    before = [(candidate, candidate.affiliation, candidate.side) for candidate in kept]
    affiliate(kept, at)
    for candidate, affiliation, side in before:
        if affiliation is not None and id(affiliation) in among and not _belongs(affiliation, candidate):
            candidate.affiliation = affiliation
        if side is not None and id(side) in among:
            candidate.side = side


def _belongs(candidate: Candidate, other: Candidate) -> bool:
    """Whether the candidate belongs to the other, at whatever remove."""
    owner = candidate.affiliation
    while owner is not None and owner is not other:
        owner = owner.affiliation
    return owner is not None


def _affiliation(owners: Sequence[Candidate]) -> Candidate | None:
    """The body named first; else the state; else the person they serve."""
    for kind in ("organization", "state", "group"):
        for owner in owners:
            if owner.kind == kind:
                return owner
    return next((owner for owner in owners if owner.kind == "person"), None)


def _side(candidate: Candidate, owners: Sequence[Candidate]) -> Candidate | None:
    """The party that it speaks for: a state that an office is of, else where its affiliation leads."""
    if candidate.kind == "person":
        state = next((owner for owner in owners if owner.kind == "state"), None)
        if state is not None:
            return state
    seen = {id(candidate)}
    owner = candidate.affiliation
    last = None
    while owner is not None and id(owner) not in seen:
        seen.add(id(owner))
        if owner.kind == "state":
            return owner
        if owner.kind == "organization":
            if _neutral(owner):
                return None
            last = owner
        owner = owner.affiliation
    return last


def _neutral(body: Candidate) -> bool:
    """Whether it studies, teaches or reports."""
    return any({word.casefold() for word in name.split()} & NEUTRAL_BODIES for name in body.names)
