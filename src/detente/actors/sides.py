"""Affiliation and side: to whom the text says that somebody belongs, and for which party they speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.actors.candidates import Candidate
from detente.actors.tables.words import EXPERTS, NEUTRAL_BODIES


def affiliate(candidates: Sequence[Candidate], at: Mapping[int, Candidate]) -> None:
    """Set `affiliation` and `side` from the owners of names, titles and descriptions.

    at: token index to the candidate that is named (or meant by a pronoun) there.
    """
    for candidate in candidates:
        owners = [owner for i in candidate.owners if (owner := at.get(i)) is not None and owner is not candidate]
        candidate.affiliation = _affiliation(owners)
    for candidate in candidates:
        neutral = candidate.kind == "state" or candidate.nouns & EXPERTS
        candidate.side = None if neutral else _side(candidate)


def _affiliation(owners: Sequence[Candidate]) -> Candidate | None:
    """The body named first; else the state; else that of the person they serve."""
    for kind in ("organization", "state", "group"):
        for owner in owners:
            if owner.kind == kind:
                return owner
    return next((owner for owner in owners if owner.kind == "person"), None)


def _side(candidate: Candidate) -> Candidate | None:
    """Up the affiliations to a state, else to the last body: the party that it speaks for."""
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
