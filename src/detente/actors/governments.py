"""Whose government "her government" is: known only once it is known who she is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.actors.candidates import Candidate
from detente.language.analysis import Analysis

_POSSESSIVES = frozenset("his her its their".split())


def join(analysis: Analysis, candidates: Sequence[Candidate], at: dict[int, Candidate]) -> list[Candidate]:
    """The candidates without the governments that are some state's: their mentions become that state's.

    at: tokens to whom they name or mean; changed accordingly.
    """
    kept = []
    for candidate in candidates:
        state = _state(analysis, candidate, at)
        if state is None:
            kept.append(candidate)
            continue
        for mention in candidate.mentions:
            state.add(mention)
        at |= {i: state for i, other in at.items() if other is candidate}
    return kept


def _state(analysis: Analysis, candidate: Candidate, at: Mapping[int, Candidate]) -> Candidate | None:
    """The state of which the candidate is the government, by the pronoun before it; None where it is no such phrase."""
    heads = [m.head for m in candidate.mentions if m.form != "pronoun"]
    if candidate.named or any(analysis.tokens[i].text.casefold() != "government" for i in heads):
        return None
    owners = {
        id(o): o for i in candidate.owners if analysis.tokens[i].text.casefold() in _POSSESSIVES and (o := at.get(i))
    }
    if len(owners) != 1:
        return None
    owner = next(iter(owners.values()))
    if owner.kind == "state":
        return owner
    states = {id(o): o for i in owner.owners if (o := at.get(i)) is not None and o.kind == "state"}
    return next(iter(states.values())) if owner.kind == "person" and len(states) == 1 else None
