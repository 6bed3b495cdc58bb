"""Words as the search sees them, and what a person types to find them; the same for every database.

A word is a run of letters and digits; case, accents and ligatures make no difference. Chinese and Japanese are written
without spaces, so there every character is a word, and a run of them in a query is a phrase.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from detente.records import Span

LONGEST = 100  # characters of a word that are compared; a run longer than this is no word of any language


def _ranges_of_marks() -> str:
    """Combining marks (Unicode categories Mn, Mc, Me) as the inside of a character class."""
    marks = [c for c in range(0x300, min(sys.maxunicode, 0xFFFF)) if unicodedata.category(chr(c))[0] == "M"]
    ranges: list[list[int]] = []
    for mark in marks:
        if ranges and mark == ranges[-1][1] + 1:
            ranges[-1][1] = mark
        else:
            ranges.append([mark, mark])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_MARKS = _ranges_of_marks()
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*")
_PIECE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»](\*?)|([^\s"“”„«»]+)|["“”„«»]')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand side by side; with `prefix`, the last one is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(word: str) -> str:
    """The form under which a word is compared."""
    if word.isascii():
        return word.lower()[:LONGEST]
    spread = unicodedata.normalize("NFKD", word).casefold()
    bare = "".join(c for c in spread if c.isalnum())  # without marks, and without the stroke of "½"
    return unicodedata.normalize("NFC", bare)[:LONGEST]


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return [word[:LONGEST] for word in _WORD.findall(text.lower())]
    return [folded for word in _WORD.findall(text) if (folded := fold(word))]


def words_at(text: str, begin: int = 0, end: int = sys.maxsize) -> Iterator[tuple[str, Span]]:
    """The folded words between two offsets with their spans."""
    for match in _WORD.finditer(text, begin, min(end, len(text))):
        if folded := fold(match[0]):
            yield folded, match.span()


def parse(query: str) -> tuple[Term, ...]:
    """What a person typed, as terms that must all be found. Nothing in it is an operator but quotes and a final `*`.

    >>> parse('cease-fire "three steps" negoti*')
    (Term(words=('cease', 'fire'), prefix=False), Term(words=('three', 'steps'), prefix=False), \
Term(words=('negoti',), prefix=True))
    """
    terms = []
    for match in _PIECE.finditer(query):
        phrase, star, bare = match.groups()
        words = tuple(words_of(phrase if phrase is not None else bare or ""))
        if words:
            terms.append(Term(words, bool(star) or (bare or "").endswith("*")))
    return tuple(terms)


def find(terms: tuple[Term, ...], text: str, begin: int, end: int) -> list[tuple[int, Span]]:
    """Where the terms stand between two offsets: (index of the term, span), in order of the text.

    A term that stands there as typed need not be shown in its accented spellings too: that way is ten times faster.
    """
    plain = _find_plain(terms, text, begin, end)
    return plain if len({index for index, _ in plain}) == len(terms) else _find_folded(terms, text, begin, end)


def _find_plain(terms: tuple[Term, ...], text: str, begin: int, end: int) -> list[tuple[int, Span]]:
    lowered = text.lower()
    if len(lowered) != len(text):
        return []  # a letter whose small form is longer (İ): offsets would shift
    found: list[tuple[int, Span]] = []
    for index, term in enumerate(terms):
        words = r"[\W_]+".join(map(re.escape, term.words))
        pattern = re.compile(words + (r"[^\W_]*" if term.prefix else r"(?![^\W_])"))
        matches = pattern.finditer(lowered, begin, end)
        found += [(index, m.span()) for m in matches if m.start() == begin or not lowered[m.start() - 1].isalnum()]
    return sorted(found, key=lambda item: item[1])


def _find_folded(terms: tuple[Term, ...], text: str, begin: int, end: int) -> list[tuple[int, Span]]:
    heads: dict[str, list[int]] = {}
    prefixes = [(term.words[0], index) for index, term in enumerate(terms) if term.prefix and len(term.words) == 1]
    for index, term in enumerate(terms):
        heads.setdefault(term.words[0], []).append(index)
    listed = list(words_at(text, begin, end))
    found = []
    for at, (word, _) in enumerate(listed):
        candidates = {*heads.get(word, ()), *(index for start, index in prefixes if word.startswith(start))}
        for index in sorted(candidates):
            size = len(terms[index].words)
            if _stands(terms[index], [word for word, _ in listed[at : at + size]]):
                found.append((index, (listed[at][1][0], listed[at + size - 1][1][1])))
    return found


def _stands(term: Term, words: list[str]) -> bool:
    if len(words) < len(term.words):
        return False
    *firsts, last = term.words
    return words[:-1] == firsts and (words[-1].startswith(last) if term.prefix else words[-1] == last)
