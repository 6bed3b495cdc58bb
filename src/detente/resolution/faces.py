"""What an identity looks like to a newcomer: a face for each name that it goes by, however many members it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from detente.resolution.model import Comparison, Profile

T = TypeVar("T", bound=str)
Compare = Callable[[Profile, Profile], Comparison]

# The names, further names and roles that are looked at; an identity that was written of for years has hundreds.
FACES = 8
NAMES = 8
ROLES = 12


@dataclass(frozen=True, slots=True)
class Fit:
    """How two sides go together. best: their likeliest pair of faces; worst: the probability of the unlikeliest pair.

    own, other: the names of the likeliest pair.
    """

    best: Comparison
    worst: float
    own: str
    other: str

    @property
    def probability(self) -> float:
        return self.best.probability


def look(profile: Profile) -> Profile:
    """The profile without what belongs to its article: those with equal looks compare alike. An entry keeps its id."""
    return replace(profile, id="" if profile.document else profile.id, document=None, published=None, source=None)


def faces(looks: Collection[Profile], register: Profile | None = None) -> tuple[Profile, ...]:
    """The looks as one: each of the names given most, with the kind, side, affiliation and roles given most.

    What the entry of a register says wins, its name comes first, and each face is known as the entry's, by its id and
    with its names.

    How many looks say something counts, not how many members, so that the result does not change as more of the same
    comes in. The context is shared by all names: a mention without a side takes the side that others give.
    """
    if len(looks) == 1:
        return tuple(looks)
    first = () if register is None else (register,)
    names: Counter[str] = Counter()
    further: dict[str, Counter[str]] = {}
    for one in looks:
        names[one.name] += 1
        further.setdefault(one.name, Counter()).update(one.names)
    kind = first[0].kind if first else _most((one.kind for one in looks), 1)[0]
    side = _stated([one.side for one in first]) or _stated(one.side for one in looks)
    affiliation = _stated([one.affiliation for one in first]) or _stated(one.affiliation for one in looks)
    roles = dict.fromkeys([*(role for one in first for role in one.roles), *_most(_roles(looks), ROLES)])
    return tuple(
        Profile(
            id=register.id if register else "",
            document=None,
            kind=kind,
            name=name,
            names=tuple(
                dict.fromkeys(
                    [
                        *(n for one in first for n in (one.name, *one.names) if n != name),
                        *_ranked(further.get(name, Counter()), NAMES),
                    ]
                )
            ),
            roles=tuple(roles),
            side=side,
            affiliation=affiliation,
        )
        for name in dict.fromkeys([*(one.name for one in first), *_ranked(names, FACES)])
    )


def fit(compare: Compare, ours: Iterable[Profile], theirs: Sequence[Profile], least: float = 0.0) -> Fit:
    """Compare each face with each, or until a pair is less likely than `least`."""
    best, own, other, worst = None, "", "", 1.0
    for a in ours:
        for b in theirs:
            found = compare(a, b)
            if best is None or found.probability > best.probability:
                best, own, other = found, a.name, b.name
            if found.probability < worst:
                worst = found.probability
                if worst < least:
                    return Fit(best, worst, own, other)
    assert best, "no faces"
    return Fit(best, worst, own, other)


def _roles(looks: Iterable[Profile]) -> Iterator[str]:
    return (role for one in looks for role in one.roles)


def _stated(values: Iterable[str | None]) -> str | None:
    return next(iter(_most((value for value in values if value), 1)), None)


def _most(values: Iterable[T], limit: int) -> tuple[T, ...]:
    return _ranked(Counter(values), limit)


def _ranked(counts: Counter[T], limit: int) -> tuple[T, ...]:
    """Those counted most; ties go to the longer, then by alphabet, so that order of arrival does not matter."""
    return tuple(sorted(counts, key=lambda value: (-counts[value], -len(value), value))[:limit])
