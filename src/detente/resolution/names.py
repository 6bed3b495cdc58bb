"""Names taken apart and made comparable: script, case, titles, particles, order, legal forms, acronyms.

Nothing here decides whether two names are one bearer's; see alignment.py. Every string can be parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from detente.records import ActorKind
from detente.resolution.tables import sounds
from detente.resolution.tables import words as table

# A name of more words is a sentence: what follows is not looked at, so that comparing stays cheap.
MOST_WORDS = 12

_FORMERLY = re.compile(r"[\s,(]+(?:" + "|".join(table.FORMERLY) + r")\.?\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_TOKEN = re.compile(r"[^\W_]+\.?")
_SERVANT = re.compile(r"abd(?:o?u|e|a)?(?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|d(?=d)|t(?=t))?(.{2,})")
# Two syllables of a Chinese or Korean given name in Latin letters.
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcswy]|zh|ch|sh|kw|hw|gw|hy|ky|gy|my|by|ts)?[aeiouyw]{1,3}(?:ng|n|k|l|m|p|r)?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_BEYOND_LATIN = "\u0250"
# There j is not zh, nor q g.
_PINYIN = re.compile("[jq][iu]")
_HYPHENED = re.compile(r"\b(co)-(?=o)", re.IGNORECASE)
_SYLLABIC = re.compile("[㐀-鿿가-힣]")
# Degrees, orders and forms of address that stand behind a name; with the marks of generations.
_AFTER = frozenset("bey pasha effendi phd md obe cbe kcmg esq san hodja hanim".split())
_BEHIND = _AFTER | frozenset(table.GENERATIONS)
_MARKS = dict.fromkeys(map(ord, "'’‘`´ʼʻʹʺ\"“”"))


class Word(NamedTuple):
    """plain: without case and diacritics; spoken: its `reading`, with the sounds that its letters suggest."""

    plain: str
    spoken: str
    initial: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """words: the family name last where its place can be told; generation: "1" the elder, "2" junior ..., or ""."""

    words: tuple[Word, ...]
    generation: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of an organization, state or group.

    words: those that tell one body from another, canonical; initials: all its words in order, little ones marked by a
    leading "-", to hold acronyms against; acronym: the name itself, folded, where it is one.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...]
    acronym: str | None


def plain(text: str) -> str:
    """Latin letters without case and diacritics; words by one space; no possessive endings."""
    return " ".join(word.plain for word, _ in _tokens(text, dots=False))


def forms(text: str) -> tuple[str, ...]:
    """The names in a name: with what stands in brackets or after "née" apart, "Ana Ruiz (née Vega)" as two."""
    bracketed = [inner for inner in _BRACKETS.findall(text) if inner.strip()]
    parts = _FORMERLY.split(" ".join(_BRACKETS.sub(" ", text).split()))
    outer, maiden = parts[0], parts[1:]
    for inner in bracketed:
        first, *rest = _FORMERLY.split(" " + inner)
        maiden += [first, *rest]
    given = outer.split()[:1]
    # A former family name comes without the given name, which is not repeated.
    whole = [" ".join([*given, name]) if len(name.split()) == 1 and not name.isupper() else name for name in maiden]
    return tuple(name.strip(" ,;") for name in (outer, *whole) if name.strip(" ,;")) or (text,)


def _tokens(text: str, *, dots: bool) -> list[tuple[Word, str]]:
    """Words with the tokens they were made of; dots: a dot ends a word, else it is a part of an acronym."""
    text = _POSSESSIVE.sub("", text[:400]).translate(_MARKS)
    if not dots:
        text = text.replace(".", "")
    if _SYLLABIC.search(text):
        # anyascii writes one capital a character there, without a space.
        text = _SYLLABIC.sub(lambda found: f" {anyascii(found[0]).lower()} ", text)
    found = []
    for token in _TOKEN.findall(text):
        bare = token.rstrip(".")
        letters = anyascii(bare).casefold()
        # Of "ʿAin" and such nothing is left; one sign may give several words ("㎞").
        for part in "".join(c if c.isalnum() else "" for c in letters).split()[:1]:
            initial = part.isalpha() and (
                (len(part) == 1 and not bare.islower()) or (len(part) == 2 and token.endswith("."))
            )
            found.append((Word(part, reading(bare), initial), token))
    return found[:MOST_WORDS]


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName:
    """A person's name without titles, particles and forms of address, hyphens opened, the family name last."""
    before, comma, after = text.partition(",")
    tokens, behind = _tokens(before, dots=True), _tokens(after, dots=True)
    turned = bool(comma and behind and behind[0][0].plain not in _BEHIND)
    tokens = _untitled(behind) + _untitled(tokens) if turned else _untitled(tokens + behind)
    generation = ""
    while len(tokens) > 1 and (tokens[-1][0].plain in _BEHIND):
        generation = table.GENERATIONS.get(tokens.pop()[0].plain, generation)
    if len(tokens) > 2 and tokens[0][0].plain in ("ifj", "id"):
        generation = "2" if tokens.pop(0)[0].plain == "ifj" else "1"
    shouted = [token.isupper() and len(token) > 2 for _, token in tokens]
    words = _bound(tokens)
    if not turned and len(words) == len(tokens) > 1 and shouted[0] and not any(shouted[1:]):
        turned, words = True, words[1:] + words[:1]
    if not turned and _family_first(words):
        words = words[1:] + words[:1]
    return PersonName(tuple(words), generation)


def _untitled(tokens: list[tuple[Word, str]]) -> list[tuple[Word, str]]:
    start = 0
    while start < len(tokens) - 1 and tokens[start][0].plain in table.TITLES:
        if tokens[start][0].plain in table.DOUBTFUL_TITLES and len(tokens) - start < 3:
            break
        start += 1
    return tokens[start:]


def _bound(tokens: list[tuple[Word, str]]) -> list[Word]:
    """The words without particles; those that belong together ("Abd al-Rahman", "Abu Zaid", "Mc Coy") as one."""
    words: list[Word] = []
    prefix = ""
    for i, (word, token) in enumerate(tokens):
        rest = len(tokens) - 1 - i
        if prefix == "abd" and word.plain in table.PARTICLES and rest:
            continue
        if rest and not word.initial and word.plain in table.BOUND | table.SERVANT:
            prefix = "abd" if word.plain in table.SERVANT else word.plain.replace("abou", "abu").replace("mac", "mc")
            continue
        if not prefix and rest and _is_particle(word, token, first=i == 0):
            continue
        joined, spoken = prefix + word.plain, prefix + word.spoken
        if found := _SERVANT.fullmatch(joined):
            joined = spoken = "abd" + found[1]
        words.append(Word(joined, spoken, word.initial and not prefix))
        prefix = ""
    return words


def _is_particle(word: Word, token: str, *, first: bool) -> bool:
    if word.plain not in table.PARTICLES:
        return False
    if token[:1].islower():
        return True
    if first:
        return word.plain in table.LEADING and word.plain not in table.FAMILY_FIRST
    return not word.initial


def _family_first(words: list[Word]) -> bool:
    """Whether the order is that of Chinese, Korean, Vietnamese or Hungarian names."""
    if len(words) < 2 or any(word.initial for word in words):
        return False
    first, *rest = (word.plain for word in words)
    if rest[-1] in table.HUNGARIAN_GIVEN and first not in table.HUNGARIAN_GIVEN:
        return True
    if first not in table.FAMILY_FIRST or len(rest) > 2:
        return False
    alone = len(rest) == 1 and rest[0] in table.FAMILY_FIRST and len(rest[0]) > 2
    return not alone and _SYLLABLES.fullmatch("".join(rest)) is not None


@lru_cache(maxsize=1 << 16)
def body_name(text: str, kind: ActorKind) -> BodyName:
    """The name of an organization, state or group without articles, legal forms and little words."""
    tokens = _tokens(_HYPHENED.sub(r"\1", text), dots=False)
    spelled = [word.plain for word, _ in tokens]
    joined = f" {' '.join(spelled)} "
    for phrase, short in table.PHRASES.items():
        if f" {phrase} " in joined:
            joined = joined.replace(f" {phrase} ", f" {short} ")
    every = [table.SAME_WORD.get(word, word) for word in joined.split()]
    telling = [word for word in every if word not in table.LITTLE]
    telling = [word for word in telling if word not in table.LEGAL] or telling
    if kind == "state":
        telling = [word for word in telling if word not in table.STATE_WORDS] or telling
    acronym = len(tokens) == 1 and 2 <= len(spelled[0]) <= 8 and tokens[0][1][:2].isupper()
    return BodyName(
        tuple(place(word) for word in telling),
        tuple(f"-{word}" if word in table.LITTLE or word in table.LEGAL else word for word in spelled),
        spelled[0] if acronym else None,
    )


@lru_cache(maxsize=1 << 14)
def place(word: str) -> str:
    """A word of a body's name, irregular adjectives of states as the state: "french" as "france"."""
    return table.PLACES.get(word, word)


# Endings that make an adjective of a state's name, the vowels at its end left off.
_DEMONYMS = frozenset("n an ian ean yan nian anian ese ish ic i er ite eno".split())


@lru_cache(maxsize=1 << 15)
def same_place(v: str, w: str) -> bool:
    """Whether two words are one place, or a place and its adjective ("Mirvania", "Mirvanian")."""
    short, long = sorted((place(v), place(w)), key=lambda word: (len(word), word))
    if short == long:
        return True
    base = short.rstrip("aeiouy")
    return len(base) > 2 and long.startswith(base) and long[len(base) :] in _DEMONYMS


@lru_cache(maxsize=1 << 16)
def reading(word: str) -> str:
    """A word in English practice, read by the system of transliteration that its letters suggest ("Merijan": zh).

    With `tables.sounds.ZH` for that sound; without case and diacritics.
    """
    lower = "".join(c if c < _BEYOND_LATIN else anyascii(c).casefold() for c in word.casefold())
    if not (_PINYIN.search(lower) and _SYLLABLES.fullmatch(lower)):
        spelled, spellings = next((s, to) for told, s, to in sounds.SYSTEMS if told.search(lower))
        lower = spelled.sub(lambda found: spellings[found[0]], lower)
    parts = (c if c == sounds.ZH else anyascii(c).casefold() for c in lower.translate(sounds.HOOKS))
    return "".join(c for c in "".join(parts) if c.isalnum())


_TWICE = re.compile(r"(\D)\1+")
_YO = re.compile(r"(?<=[^aeiouy])yo(?=[vrmtdlks])")
_GLIDE = re.compile(r"i(?=[eu])|(?<=.)i(?=a)")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key that is the same for the spellings of a name in the usual transliterations ("Dmitriyev", "Dmitrijew")."""
    return _TWICE.sub(r"\1", heard(word).translate(sounds.SIBILANTS))


@lru_cache(maxsize=1 << 16)
def heard(word: str) -> str:
    """The same, but with s, z, sh and zh kept apart (`tables.sounds.NEVER_ONE`)."""
    key = _TWICE.sub(r"\1", _YO.sub("e", word))
    if key.startswith("mac"):
        key = "mc" + key[3:]
    if len(key) > 5 and key.endswith("eh"):
        key = key[:-2] + "a"
    if key.endswith(("of", "ef")):
        key = key[:-1] + "v"
    if key.endswith("c"):
        key += "h"
    for spelling, sign in sounds.ONE_SOUND:
        if spelling in key:
            key = key.replace(spelling, sign)
    if len(word) > 4:
        # Husain, Hussein; but Lei is not Li.
        key = key.replace("ai", "i").replace("ei", "i")
    key = _TWICE.sub(r"\1", _GLIDE.sub("", _TWICE.sub(r"\1", key)))
    return key[:-1] if len(key) > 2 and key[-1] == "h" else key
