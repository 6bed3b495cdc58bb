"""A stand-in for the scoring, so that these tests do not depend on learned weights."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.resolution.model import Comparison, Profile

Maker = Callable[..., Profile]


def _likelihood(a: Profile, b: Profile) -> float:
    if (a.kind == "person") != (b.kind == "person"):
        return 0.01
    first, second = a.name.casefold().split(), b.name.casefold().split()
    if {a.name, *a.names} & {b.name, *b.names} and len(first) == len(second):
        sides_differ = a.side and b.side and a.side != b.side
        lone = len(first) == 1 and a.kind == "person"
        backed = bool(a.side and a.side == b.side)
        return 0.5 if sides_differ else 0.98 if not lone or backed else 0.6
    if first[-1] != second[-1]:
        return 0.3 if first[0] == second[0] and len(first) > 1 < len(second) else 0.01
    if len(first) == 1 or len(second) == 1:
        return 0.95 if a.side and a.side == b.side else 0.6
    given, other = first[0], second[0]
    return 0.95 if given[0] == other[0] and "." in (given[-1], other[-1]) else 0.05


def likeness(a: Profile, b: Profile) -> Comparison:
    """Full names agree: 0.98; an initial: 0.95; a surname alone: 0.6, with the side 0.95; else nearly nothing."""
    probability = _likelihood(a, b)
    return Comparison(probability, {"names_agree": probability})


@pytest.fixture
def compare() -> Callable[[Profile, Profile], Comparison]:
    return likeness


@pytest.fixture
def person() -> Maker:
    def make(profile: str, document: str | None, name: str, **fields: object) -> Profile:
        return Profile(id=profile, document=document, kind="person", name=name, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def body() -> Maker:
    def make(profile: str, document: str | None, name: str, **fields: object) -> Profile:
        return Profile(id=profile, document=document, kind="organization", name=name, **fields)  # type: ignore[arg-type]

    return make
