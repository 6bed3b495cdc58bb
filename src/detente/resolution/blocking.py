"""What two profiles must share to be compared at all, so that a ledger of any size needs no comparison of all pairs.

A key holds a name's words as they sound, without vowels and endings: what `alignment` counts as one word in two
spellings shares them. A person's name of one word, or a body's whole name, is sought among all names that have it and
more; two fuller names of persons must share two words, or one and an initial. Coarse keys (one word, a word and an
initial) find the most; where too many identities have one, only the finer keys are followed: two words, a word and a
side, a whole name. What slips by all of them: two bodies' names with a wrong consonant and other initials, two persons'
full names with both the first letter of one name and a consonant of the other wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from detente.records import ActorKind
from detente.resolution.model import Profile
from detente.resolution.names import Word, body_name, forms, person_name, place, plain, sound
from detente.resolution.tables.given_names import FAMILY_GROUPS, FORM_GROUPS, SHORT_GROUPS

# Coarse keys that more identities share than this are not followed.
CROWD = 12
_COARSE = "~"
# More names of one actor, or more words of one name, give no keys: a register may have dozens of spellings.
_NAMES = 100
_WORDS = 6
# The end of a place's name or of the adjective made from it.
_ENDING = re.compile(r"(?<=.{3})(?:anian|nian|ian|ean|yan|ese|ish|ite|eno|ic|er|an|n)?[aeiouy]*$")


def is_coarse(key: str) -> bool:
    """Whether the key may be left aside where more than `CROWD` identities share it."""
    return key.startswith(_COARSE)


def sought(key: str) -> tuple[str, ...]:
    """The keys by which a profile that has this one finds others.

    A whole name ("1") finds the same and the fuller names that have it ("m"), those find the whole name, and other keys
    find the same.
    """
    coarse, bare = (_COARSE, key[1:]) if is_coarse(key) else ("", key)
    if bare.startswith("1"):
        return key, f"{coarse}m{bare[1:]}"
    return (f"{coarse}1{bare[1:]}",) if bare.startswith("m") else (key,)


@lru_cache(maxsize=1 << 14)
def keys(profile: Profile) -> frozenset[str]:
    """The keys of a profile, about ten; none for an actor without a name of its own, who is nobody else.

    Coarse keys begin with "~". Of persons: 1p a name of one word, mp a word of a fuller name, with @ those with the
    side, i a family name and an initial, g a given name and the family name's initial, p two words, w all words. Of
    bodies: a an acronym, 1b all words of a name, mb some of them.
    """
    if not profile.named:
        return frozenset()
    make = _person if profile.kind == "person" else _body
    names = [form for name in (profile.name, *profile.names[:_NAMES]) for form in forms(name) if plain(form)]
    side = _place(profile.side) if profile.side else ""
    return frozenset(key for name in names for key in make(name, profile.kind, side))


def _person(name: str, _kind: ActorKind, side: str) -> Iterator[str]:
    words = person_name(name).words[-_WORDS:]
    spelled = [word for word in words if not word.initial]
    for word in spelled:
        for heard in _heard(word):
            yield from _backed(f"{'1' if len(words) == 1 else 'm'}p", heard, side)
    for one, other in combinations(sorted({_skeleton(word.plain) for word in spelled}), 2):
        yield f"p:{one}+{other}"
    if len(words) < 2:
        return
    first = words[0]
    yield "w:" + "+".join(_first(word) if word.initial else _skeleton(word.plain) for word in words)
    # The second of three may be the family name ("Ana Ruiz Vega").
    for family in words[1:]:
        if not first.initial:
            yield f"~g:{_skeleton(first.plain)}+{_first(family)}"
        for heard in _heard(family) if not family.initial else ():
            yield f"~i:{heard}+{_first(first)}"
            for group in sorted(_forms_of(first)):
                yield f"p:{heard}+#{group}"


def _body(name: str, kind: ActorKind, side: str) -> Iterator[str]:
    body = body_name(name, kind)
    if body.acronym:
        yield f"a:{body.acronym}"
    elif len(body.initials) > 1:
        yield "a:" + "".join(word[0] for word in body.initials if word[0] != "-")
        yield "a:" + "".join(word.lstrip("-")[:1] for word in body.initials)
    words = sorted({_root(word) for word in body.words[:_WORDS]})
    yield from _backed("1b", "+".join(words), side, coarse=len(words) == 1)
    for size in {1, len(words) - 2, len(words) - 1} & set(range(1, len(words))):
        for some in combinations(words, size):
            yield from _backed("mb", "+".join(some), side, coarse=size == 1)


def _backed(kind: str, words: str, side: str, *, coarse: bool = True) -> Iterator[str]:
    """A key and, if it is coarse, the finer one with the side."""
    yield f"{_COARSE if coarse else ''}{kind}:{words}"
    if coarse and side:
        yield f"{kind}@:{words}@{side}"


def _forms_of(given: Word) -> frozenset[int]:
    """The groups of given names that are forms or short forms of one name."""
    return FORM_GROUPS.get(given.plain, frozenset()) | SHORT_GROUPS.get(given.plain, frozenset())


def _heard(word: Word) -> Iterator[str]:
    """A family name by its sound, and by the groups of spellings that no rule of sounds connects."""
    yield _skeleton(word.plain)
    if word.spoken != word.plain:
        yield _skeleton(word.spoken)
    for group in sorted(FAMILY_GROUPS.get(word.plain, ())):
        yield f"#{group}"


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    """Its first letter and its consonants, as they sound."""
    heard = sound(word)
    consonants = [c for c in heard[1:] if c not in "aeiou"]
    kept = [c for before, c in zip([heard[:1], *consonants], consonants, strict=False) if c != before]
    return _first_sound(heard) + "".join(kept)


def _first(word: Word) -> str:
    return _first_sound(sound(word.plain))


def _first_sound(heard: str) -> str:
    """The first letter; initial vowels and glides (Ye, Je, E) and k, g, h vary with the transliteration."""
    return "a" if heard[:1] in "aeiou" else "k" if heard[:1] in "kghq" else heard[:1]


def _root(word: str) -> str:
    """A word of a body's name; of a state's name and its adjective what is common."""
    return _skeleton(_ENDING.sub("", place(word)))


def _place(side: str) -> str:
    return _root(plain(side).rpartition(" ")[2])
