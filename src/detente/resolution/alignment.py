"""Two names held against each other, word by word: which words agree, and how, and which are left over."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from detente.resolution.names import BodyName, PersonName, Word, heard, reading, same_place, sound
from detente.resolution.tables import given_names as given
from detente.resolution.tables import words as table
from detente.resolution.tables.sounds import NEVER_ONE

# Edits between two spellings that may be a slip of the pen, in words of at least so many letters.
_SLIPS = ((5, 1), (9, 2))
_NO_VOWELS = str.maketrans("", "", "aeiou")
# Particles that some outlets write together with the family name.
_JOINED = ("al", "el", "van", "vander", "vanden", "von", "de", "del", "dela", "della", "dos", "du")
_GENDERED = (
    ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("aya", "y"), ("aia", "y"), ("aya", "i"), ("ska", "ski"),
    ("ska", "sky"), ("cka", "cki"), ("ova", ""),
)  # fmt: skip
_NO_SPELLINGS = table.GENERIC | table.QUALIFIERS
_ALIKE_INITIALS = (frozenset("ijye"), frozenset("ckq"), frozenset("vw"), frozenset("gh"), frozenset("kg"))


class Level(IntEnum):
    """How two words agree, from not at all to letter by letter."""

    NONE = 0
    LETTERS = 1
    INITIAL = 2
    SHORT = 3
    GENDER = 4
    SPELLING = 5
    EQUAL = 6


@dataclass(frozen=True, slots=True)
class Alignment:
    """pairs: (place in the first name, place in the second, level); left, right: places of words without a partner."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]
    pairs: tuple[tuple[int, int, Level], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def levels(self) -> frozenset[Level]:
        return frozenset(level for _, _, level in self.pairs)

    @property
    def turned(self) -> bool:
        """Whether words from the end of one name stand at the head of the other."""
        places = [j for _, j, _ in sorted(self.pairs)]
        return places != sorted(places)

    @property
    def scrambled(self) -> bool:
        """Whether the words that agree stand in another order that turning the name does not explain."""
        places = [j for _, j, _ in sorted(self.pairs)]
        lowest = places.index(min(places)) if places else 0
        return places[lowest:] + places[:lowest] != sorted(places)


def align(a: PersonName, b: PersonName) -> Alignment:
    """The words of two persons' names paired, the best agreeing first; symmetric in its arguments but for the sides."""
    first, second = _merged(a.words, b.words), _merged(b.words, a.words)
    n, m = len(first), len(second)
    levels = [
        (-found, abs((n - i) - (m - j)), i + j, i, j)
        for i, v in enumerate(first)
        for j, w in enumerate(second)
        if (found := level(v, w))
    ]
    if not levels:
        return Alignment(first, second, (), tuple(range(n)), tuple(range(m)))
    # The best first; then those alike in place, counted from the end, where the family name stands. Neither |i - j| nor
    # i + j changes when the names change sides.
    levels.sort()
    taken: list[tuple[int, int, Level]] = []
    for rank, _, _, i, j in levels:
        if all(i != k and j != o for k, o, _ in taken):
            taken.append((i, j, Level(-rank)))
    left = tuple(i for i in range(n) if all(i != k for k, _, _ in taken))
    right = tuple(j for j in range(m) if all(j != o for _, o, _ in taken))
    return Alignment(first, second, tuple(taken), left, right)


def _merged(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """Neighbouring words as one where the other name has them as one ("Min Jun", "Minjun"; "Vander Berg")."""
    longest = max((len(word.plain) for word in others), default=0)
    if len(words) < 2 or all(len(v.plain) + len(w.plain) > longest + 3 for v, w in itertools.pairwise(words)):
        return words
    found: list[Word] = []
    for word in words:
        if found and not found[-1].initial and not word.initial:
            joined = Word(found[-1].plain + word.plain, found[-1].spoken + word.spoken)
            if any(level(joined, other) >= Level.SPELLING for other in others):
                found[-1] = joined
                continue
        found.append(word)
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def level(a: Word, b: Word) -> Level:
    """How two words of persons' names agree."""
    v, w = a.plain, b.plain
    if a.initial or b.initial:
        return Level.INITIAL if _initial_fits(a, b) else Level.NONE
    if v == w:
        return Level.EQUAL
    if _digits(v) != _digits(w):
        return Level.NONE
    if _shared(given.FORM_GROUPS, v, w) or _shared(given.FAMILY_GROUPS, v, w):
        return Level.SPELLING
    if _shared(given.SHORT_GROUPS, v, w):
        return Level.SHORT
    if v[:3] == w[:3] and (_is_feminine(v, w) or _is_feminine(w, v)):
        return Level.GENDER
    if {v, w} <= given.GIVEN_NAMES or {v, w} <= table.FAMILY_FIRST:
        # Those spelled alike in two romanisations stand in the groups above.
        return Level.NONE
    if any(_sounds_alike(one, other) for one in {v, a.spoken} for other in {w, b.spoken}):
        return Level.SPELLING
    short, long = sorted((v, w), key=len)
    if len(short) > 3 and long.endswith(short) and long.removesuffix(short) in _JOINED:
        return Level.SPELLING
    if v.rstrip("aeiou") == w.rstrip("aeiou"):
        # Mario and Maria, Stefan and Stefanie.
        return Level.NONE
    if len(short) >= 3 and _bare(long) == short:
        # A script without vowels.
        return Level.LETTERS
    slips = max((edits for length, edits in _SLIPS if len(short) >= length), default=0)
    if slips and OSA.distance(v, w, score_cutoff=slips) <= slips:
        return Level.LETTERS
    v, w = sound(v), sound(w)
    return Level.LETTERS if min(len(v), len(w)) >= 6 and OSA.distance(v, w, score_cutoff=1) <= 1 else Level.NONE


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(c for c in word if c.isdigit())


def _is_feminine(v: str, w: str) -> bool:
    return len(v) > 5 and any(v.endswith(ending) and v.removesuffix(ending) + male == w for ending, male in _GENDERED)


def _initial_fits(a: Word, b: Word) -> bool:
    short, long = sorted((a.plain, b.plain), key=len)
    if long.startswith(short):
        return True
    if len(short) > 1:
        # "Yu." for Iurii.
        return short[0] in "ijy" and sound(long).startswith(sound(short))
    return any(short in letters and long[0] in letters for letters in _ALIKE_INITIALS)


def _shared(groups: dict[str, frozenset[int]], v: str, w: str) -> bool:
    return v in groups and w in groups and not groups[v].isdisjoint(groups[w])


def _bare(word: str) -> str:
    return word.translate(_NO_VOWELS)


def _sounds_alike(v: str, w: str) -> bool:
    """Equal keys, or keys that differ in one unstressed vowel, not the last letter, or in g for h (Oleg, Oleh)."""
    if any({c, d} in NEVER_ONE for c, d in zip(heard(v), heard(w), strict=False)):
        return False
    v, w = sound(v), sound(w)
    if v == w:
        return len(v) > 1
    if len(v) != len(w) or len(v) < 5 or v[-1] != w[-1]:
        return False
    odd = [(i, {c, d}) for i, (c, d) in enumerate(zip(v, w, strict=True)) if c != d]
    vowels = [i for i, pair in odd if pair in ({"a", "e"}, {"e", "i"})]
    return len(vowels) < 2 and 0 not in vowels and all(i in vowels or pair == {"g", "h"} for i, pair in odd)


@dataclass(frozen=True, slots=True)
class BodyAlignment:
    """agreed: words of both; left, right: words of one alone.

    spelled, slipped: whether some agree as spellings of one name, or but for a letter.
    """

    agreed: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    spelled: bool
    slipped: bool


def align_bodies(a: BodyName, b: BodyName) -> BodyAlignment:
    """The telling words of two bodies' names paired, in whatever order."""
    left, right = list(a.words), list(b.words)
    agreed = [word for word in left if word in right]
    for word in agreed:
        if word in left and word in right:
            left.remove(word)
            right.remove(word)
    spelled = slipped = False
    for least in (Level.EQUAL, Level.SPELLING, Level.LETTERS):
        for word in list(left):
            other = next((other for other in right if _body_level(word, other) >= least), None)
            if other is not None:
                left.remove(word)
                right.remove(other)
                agreed.append(min(word, other))
                spelled, slipped = spelled or least is Level.SPELLING, slipped or least is Level.LETTERS
    return BodyAlignment(tuple(agreed), tuple(left), tuple(right), spelled, slipped)


@lru_cache(maxsize=1 << 16)
def _body_level(v: str, w: str) -> Level:
    if same_place(v, w):
        return Level.EQUAL
    if _digits(v) != _digits(w) or {v, w} & _NO_SPELLINGS:
        return Level.NONE
    if min(len(v), len(w)) >= 5 and (sound(v) == sound(w) or sound(reading(v)) == sound(reading(w))):
        return Level.SPELLING
    return Level.LETTERS if min(len(v), len(w)) >= 7 and OSA.distance(v, w, score_cutoff=1) <= 1 else Level.NONE


@lru_cache(maxsize=1 << 15)
def acronym_fits(acronym: str, initials: tuple[str, ...]) -> bool:
    """Whether an acronym is made of the first letters of the words, those of little words ("-of") at will."""
    if len(initials) < 2:
        return False
    places = {0}
    for word in initials:
        letter = word.lstrip("-")[:1]
        after = {at + 1 for at in places if acronym[at : at + 1] == letter}
        places = after | places if word.startswith("-") else after
    return len(acronym) in places
