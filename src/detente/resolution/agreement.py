"""What the names of two profiles say: the pair of their names that agrees best, summed up in numbers from 0 to 1."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.records import ActorKind
from detente.resolution.alignment import Alignment, Level, acronym_fits, align, align_bodies
from detente.resolution.model import Profile
from detente.resolution.names import BodyName, PersonName, body_name, forms, person_name, plain, same_place
from detente.resolution.tables import words as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Numbers from 0 to 1 that features.py explains, one by one, under the same names."""

    names_agree: float = 0.0
    lone_surname: float = 0.0
    lone_given_name: float = 0.0
    single_name: float = 0.0
    spelled_otherwise: float = 0.0
    nearly_spelled: float = 0.0
    initials_fit: float = 0.0
    short_form: float = 0.0
    gendered: float = 0.0
    other_order: float = 0.0
    given_name_missing: float = 0.0
    family_name_missing: float = 0.0
    more_words: float = 0.0
    part_of_name: float = 0.0
    given_names_differ: float = 0.0
    middle_names_differ: float = 0.0
    family_names_differ: float = 0.0
    generations_differ: float = 0.0
    generation_on_one_side: float = 0.0
    common_name: float = 0.0
    words_differ: float = 0.0
    qualified: float = 0.0
    generic_name: float = 0.0
    acronym_alone: float = 0.0
    acronym_fits: float = 0.0
    acronym_given: float = 0.0

    @property
    def strength(self) -> float:
        """How well the names agree, to choose among several pairs of names."""
        well = 4 * self.names_agree + 3 * self.acronym_given + 2 * self.acronym_fits
        well += self.lone_surname + self.lone_given_name + self.single_name
        ill = self.given_names_differ + self.middle_names_differ + self.family_names_differ + self.words_differ
        doubts = self.spelled_otherwise + self.nearly_spelled + self.initials_fit + self.short_form + self.gendered
        doubts += self.given_name_missing + self.family_name_missing + self.more_words + self.qualified
        return well - 4 * (ill + self.generations_differ) - 0.5 * doubts


# How much it says that an acronym of so many letters fits a name: two or three letters fit many.
_SURENESS = {2: 0.2, 3: 0.4, 4: 0.8}
_STRENGTH = operator.attrgetter("strength")
DIFFERENT_PERSONS = Agreement(family_names_differ=1.0)
DIFFERENT_BODIES = Agreement(words_differ=1.0)


def agreement(a: Profile, b: Profile) -> Agreement:
    """The best agreement among the names of two profiles; the same with its arguments exchanged."""
    first, second = sorted((a, b), key=lambda one: (one.name, one.names, one.side or "", one.affiliation or ""))
    if a.kind == b.kind == "person":
        return _persons(first.name, first.names, second.name, second.names)
    kind: ActorKind = "state" if "state" in (a.kind, b.kind) else "organization"
    here, there = (_places(one.side, one.affiliation) for one in (first, second))
    return _bodies(first.name, first.names, here, second.name, second.names, there, kind)


@lru_cache(maxsize=1 << 16)
def _persons(name: str, names: tuple[str, ...], other: str, others: tuple[str, ...]) -> Agreement:
    ours, theirs = _fullest(name, names), _fullest(other, others)
    if len(ours) == len(theirs) == 1:
        return persons_agree(ours[0], theirs[0])
    return max((persons_agree(v, w) for v in ours for w in theirs), key=_STRENGTH, default=DIFFERENT_PERSONS)


@lru_cache(maxsize=1 << 16)
def _fullest(name: str, names: tuple[str, ...]) -> tuple[PersonName, ...]:
    """The person's names without those that are a part of another."""
    found = list(dict.fromkeys(person_name(form) for one in (name, *names) for form in forms(one)))
    sets = [frozenset(word.plain for word in one.words) for one in found]
    generation = next((one.generation for one in found if one.generation), "")
    return tuple(
        one if one.generation else PersonName(one.words, generation)
        for one, words in zip(found, sets, strict=True)
        if words and not any(words < other for other in sets)
    )


def persons_agree(a: PersonName, b: PersonName) -> Agreement:
    """Two persons' names, word by word."""
    held = align(a, b)
    if all(level is Level.INITIAL for _, _, level in held.pairs):
        # "J. P." fits too many.
        return DIFFERENT_PERSONS
    generations_differ = bool(a.generation and b.generation and a.generation != b.generation)
    if (held.left and held.right) or _turns_another(held):
        return _apart(held, generations_differ)
    n, m, levels = len(held.first), len(held.second), held.levels
    full = min(n, m) > 1
    longer, missing = (held.first, held.left) if held.left else (held.second, held.right)
    bare = [i for i in missing if not longer[i].initial and not _is_patronymic(longer[i].plain)]
    agreed = [held.first[i].plain for i, _, level in held.pairs if level is not Level.INITIAL]
    return Agreement(
        names_agree=float(full),
        single_name=float(n == m == 1),
        lone_surname=float(n != m and not full and _is_last(held)),
        lone_given_name=float(n != m and not full and not _is_last(held)),
        spelled_otherwise=float(Level.SPELLING in levels),
        nearly_spelled=float(Level.LETTERS in levels),
        initials_fit=float(Level.INITIAL in levels),
        short_form=float(Level.SHORT in levels),
        gendered=float(Level.GENDER in levels),
        other_order=float(held.turned),
        given_name_missing=float(full and 0 in bare),
        family_name_missing=float(full and len(longer) - 1 in bare),
        more_words=min(1.0, 0.5 * len(bare)) if full else 0.0,
        generations_differ=float(generations_differ),
        generation_on_one_side=float(bool(a.generation) != bool(b.generation)),
        common_name=float(bool(agreed) and all(word in table.COMMON for word in agreed)),
    )


def _turns_another(held: Alignment) -> bool:
    """Whether words agree that make two persons all the same: Valentin and Valentina, Ali Hassan and Hassan Ali."""
    gendered = any(level is Level.GENDER and i == j == 0 for i, j, level in held.pairs)
    return held.scrambled or (gendered and len(held.pairs) > 1)


def _apart(held: Alignment, generations_differ: bool) -> Agreement:
    """Two names of which each has a word that the other has not."""
    first = (0 in held.left and 0 in held.right) or not (held.left and held.right)
    last = len(held.first) - 1 in held.left or len(held.second) - 1 in held.right
    return Agreement(
        given_names_differ=float(first),
        family_names_differ=float(last),
        middle_names_differ=float(not first and not last),
        generations_differ=float(generations_differ),
    )


def _is_last(held: Alignment) -> bool:
    """Whether a single word agrees with the last one of the longer name, the family name."""
    i, j, _ = held.pairs[0]
    return (j == len(held.second) - 1) if len(held.first) == 1 else (i == len(held.first) - 1)


def _is_patronymic(word: str) -> bool:
    return len(word) > 5 and word.endswith(("ovich", "evich", "ovna", "evna", "ivna", "ovych", "ovic", "evic", "yich"))


def _places(*names: str | None) -> frozenset[str]:
    """The words of the state or body that an actor belongs to."""
    return frozenset(word for name in names if name for word in body_name(name, "state").words)


@lru_cache(maxsize=1 << 16)
def _bodies(
    name: str,
    names: tuple[str, ...],
    here: frozenset[str],
    other: str,
    others: tuple[str, ...],
    there: frozenset[str],
    kind: ActorKind,
) -> Agreement:
    ours, theirs = _longest(name, names, kind), _longest(other, others, kind)
    found = max(
        (bodies_agree(v, w, here, there) for v in ours for w in theirs), key=_STRENGTH, default=DIFFERENT_BODIES
    )
    return found if found.names_agree else _introduced(found, (name, *names), (other, *others), ours, theirs)


@lru_cache(maxsize=1 << 16)
def _longest(name: str, names: tuple[str, ...], kind: ActorKind) -> tuple[BodyName, ...]:
    """The body's names without its acronyms and those that are a part of another."""
    found = list(dict.fromkeys(body_name(form, kind) for one in (name, *names) for form in forms(one)))
    return tuple(
        one
        for one in found
        if one.words
        and not any(one.acronym and acronym_fits(one.acronym, other.initials) for other in found)
        and not any(set(one.words) < set(other.words) for other in found)
    )


def _introduced(
    found: Agreement,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    mine: Iterable[BodyName],
    yours: Iterable[BodyName],
) -> Agreement:
    """With the acronym that one article gives with the full name and the other uses alone."""
    short = [{plain(form) for one in names for form in forms(one)} for names in (ours, theirs)]
    for names, given in ((mine, short[1]), (yours, short[0])):
        for name in names:
            if name.acronym and name.acronym in given:
                return Agreement(acronym_given=1.0, acronym_fits=found.acronym_fits)
    return found


def bodies_agree(a: BodyName, b: BodyName, here: frozenset[str], there: frozenset[str]) -> Agreement:
    """Two bodies' names, word by word; here, there: words of the states that they belong to."""
    for one, other in ((a, b), (b, a)):
        if one.acronym and other.acronym is None and len(other.words) > 1:
            if acronym_fits(one.acronym, other.initials):
                return Agreement(acronym_fits=_SURENESS.get(len(one.acronym), 1.0))
            if one.acronym not in other.words:
                return DIFFERENT_BODIES
    held = align_bodies(a, b)
    placed = (_unexplained(held.left, there), _unexplained(held.right, here)) != (held.left, held.right)
    # A body's own state stands in its name for those who do not know it: "Tervania's Transit Fund".
    left, right = _unexplained(held.left, there or here), _unexplained(held.right, here or there)
    if not held.agreed or (left and right):
        return DIFFERENT_BODIES
    missing = left or right
    size = max(len(a.words), len(b.words))
    generic = not placed and all(word in table.GENERIC for word in held.agreed)
    return Agreement(
        names_agree=float(not missing),
        spelled_otherwise=float(held.spelled),
        nearly_spelled=float(held.slipped),
        part_of_name=len(held.agreed) / size if missing else 0.0,
        qualified=float(any(word in table.QUALIFIERS or word[:1].isdigit() for word in missing)),
        generic_name=float(generic),
        acronym_alone=float(a.acronym is not None and a.acronym == b.acronym),
    )


def _unexplained(words: Iterable[str], places: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not any(same_place(word, one) for one in places))
