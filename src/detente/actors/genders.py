"""Whether somebody is "he" or "she": by title and calling, by given name, by pronouns that can mean nobody else.

What the text says goes before what a given name makes likely.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from anyascii import anyascii

from detente.actors.candidates import Candidate
from detente.actors.tables.words import FEMALE, MALE

Gender = Literal["male", "female"]
_MALE: Gender = "male"
_FEMALE: Gender = "female"


@functools.cache
def given_names() -> Mapping[str, Gender]:
    """Given names in plain lower-case letters to the gender of those who bear them; training/given_names.py."""
    table = importlib.resources.files("detente.actors.tables").joinpath("given_names.txt").read_text(encoding="utf-8")
    lines = [line.partition(":") for line in table.splitlines()]
    men = [name for label, _, names in lines if label == "male" for name in names.split()]
    women = [name for label, _, names in lines if label == "female" for name in names.split()]
    return {**dict.fromkeys(men, _MALE), **dict.fromkeys(women, _FEMALE)}


def by_name(candidate: Candidate) -> Gender | None:
    """What the first word of the fullest name makes likely."""
    words = max(candidate.names, key=lambda name: len(name.split())).split()
    if candidate.kind != "person" or not candidate.named or len(words) < 2:
        return None
    return given_names().get(anyascii(words[0]).casefold())


def by_title(candidate: Candidate) -> Gender | None:
    """What titles, offices and descriptions tell: "Mrs.", "spokesman", "the queen"."""
    words = {word for role in candidate.roles for word in role.casefold().split()} | candidate.nouns
    if not candidate.named:
        words |= {word.casefold() for name in candidate.names for word in name.split()}
    if words & FEMALE and not words & MALE:
        return "female"
    return "male" if words & MALE and not words & FEMALE else None


def told(candidates: Iterable[Candidate], certain: Iterable[tuple[Candidate, Gender]] = ()) -> dict[int, Gender]:
    """`id()` of the candidates whose gender is known to it. certain: with the gender of a pronoun that means them."""
    listed = list(candidates)
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    for candidate, gender in certain:
        votes[id(candidate)][gender] += 1
    likely = ((id(c), by_name(c)) for c in listed)
    voted = ((key, _majority(counts)) for key, counts in votes.items())
    titled = ((id(c), by_title(c)) for c in listed)
    return {key: gender for known in (likely, voted, titled) for key, gender in known if gender}


def _majority(counts: Counter[Gender]) -> Gender | None:
    """The gender that most pronouns tell, None where they disagree much."""
    (gender, most), *rest = counts.most_common()
    return gender if not rest or most > 2 * rest[0][1] else None
