"""Proper names in the text: runs of capitalised words, with titles and owners split off (titles.py)."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator, Sequence

from anyascii import anyascii

from detente.actors import titles
from detente.actors.candidates import Name
from detente.actors.states import known
from detente.actors.tables.words import (
    CALENDAR,
    OPENERS,
    ORG_NOUNS,
    PARTICLES,
    PERSON_NOUNS,
    TITLE_ABBREVIATIONS,
    TITLE_MODIFIERS,
)
from detente.actors.titles import HYPHENS
from detente.language.analysis import Analysis, Token

_OPENING = set("“‘\"'([—–-:…")
# Capitalised, and no names: degrees and what editors write.
_EDITORIAL = {
    "ph.d.",
    "phd",
    "m.d.",
    "trans.",
    "trans",
    "tr",
    "tr.",
    "ed",
    "vol",
    "vol.",
    "no",
    "nos",
    "note",
    "ed.",
    "eds.",
    "pp.",
}
# Plurals without an s.
_MANY = ("men", "women", "people", "children")
_GLOSS_ENDS = ("]", "–", "—", "-", ",", "of")
# Letters of a syllable of a given name, at most; and what is no syllable: "New York-based".
_SYLLABLE = 6
_AFTER_HYPHENS = frozenset("based led elect style born backed wide run era like owned made held bound linked".split())
# Tokens of an editor's insertion before the name that it fills up, at most.
_GLOSS = 10
_BODIES = ORG_NOUNS | {"republic", "kingdom", "emirate", "commonwealth", "principality", "duchy", "league"}
# Capitalised in the middle of a sentence they are part of a name: "Third Mountain Battalion", "Five Rivers Party".
_NUMERALS = frozenset("one two three four five six seven eight nine ten first second third fourth fifth".split())
# Tags of words that are no names even where they are capitalised in the middle of a sentence.
_NO_NAME = ("PRP", "PRP$", "DT", "IN", "CC", "MD", "WP", "WDT", "WRB", "CD", "UH", "TO", "EX")


class Finder:
    """Finds the names of one text."""

    def __init__(self, analysis: Analysis, labels: Container[int] = ()) -> None:
        """labels: tokens of what stands before the turns of a transcript: names, whatever the words say."""
        self.labels = labels
        self.tokens = analysis.tokens
        self.text = analysis.text
        self.sentences = analysis.sentences
        self.labelled = {i for entity in analysis.entities for i in range(entity.first, entity.last)}
        self.inner = {t.text for t in self.tokens if t.text[0].isupper() and not self._opens(t.i)}
        self.lower = {token.text for token in self.tokens if token.text[:1].islower()}

    def runs(self) -> list[tuple[int, int]]:
        """Token ranges of maximal capitalised runs."""
        found, i = [], 0
        while i < len(self.tokens):
            if not self.namey(i):
                i += 1
                continue
            last = self._extend(i)
            found.append((i, last))
            i = last
        return found

    def namey(self, i: int) -> bool:
        """Whether token `i` is capitalised as (part of) a name."""
        token = self.tokens[i]
        word = token.text.casefold()
        if i in self.labels:
            return token.text[0].isupper()
        if word in _NUMERALS and token.text[0].isupper() and not self._opens(i):
            return self._name_follows(i)
        if not token.text[0].isupper() or word in CALENDAR | OPENERS | _EDITORIAL or not token.text[0].isalpha():
            return False
        if token.tag in _NO_NAME and not (token.text.isupper() and len(token.text) > 1):
            return False
        if not self._opens(i):
            return True
        if token.text.isupper() and len(token.text) > 1:
            return True
        if token.tag == "JJ" and (word in PERSON_NOUNS or (word in TITLE_MODIFIERS and not self._title_follows(i))):
            return False
        if word in self.lower and token.pos != "PROPN":
            return False
        if token.pos == "PROPN":
            if word in self.lower:
                return self._name_follows(i)
            if word in PERSON_NOUNS and self.tokens[i + 1 : i + 2] and self.tokens[i + 1].text in ("of", "for"):
                return True
            return self._name_follows(i) or i in self.labelled or self._twice(token) or token.dep in ("nsubj", "poss")
        # A rare given name may pass for a verb: "Beatrix Moll".
        given = token.pos in ("NOUN", "ADJ") or (token.pos == "VERB" and token.dep in ("nmod", "compound"))
        return (given and self._name_follows(i) and token.tag != "NNS") or (
            word not in self.lower
            and token.pos in ("NOUN", "ADJ", "X", "VERB", "ADV")
            and (self._twice(token) or self._with_a_name(i))
        )

    def _twice(self, token: Token) -> bool:
        """The same capitalised word occurs elsewhere, in the middle of a sentence."""
        return token.text in self.inner

    def _opens(self, i: int) -> bool:
        """Whether a sentence (or a quotation) begins with the token: there the capital says nothing."""
        token = self.tokens[i]
        if i == self.sentences[token.sentence].first:
            return True
        previous = self.tokens[i - 1]
        compound = previous.text in HYPHENS and previous.end == token.begin
        return previous.text[0] in _OPENING and not compound

    def _with_a_name(self, i: int) -> bool:
        """ "Halmere and Vastrana": what is coordinated with a name is rather one too."""
        following = self.tokens[i + 1 : i + 3]
        return len(following) == 2 and following[0].text == "and" and following[1].pos == "PROPN"

    def _title_follows(self, i: int) -> bool:
        following = self.tokens[i + 1].text.casefold() if i + 1 < len(self.tokens) else ""
        return following in PERSON_NOUNS or following in TITLE_MODIFIERS or following in ORG_NOUNS

    def _name_follows(self, i: int) -> bool:
        j = i + 1
        while j + 1 < len(self.tokens) and self.tokens[j].text in PARTICLES:
            j += 1
        following = self.tokens[j] if j < len(self.tokens) else None
        return bool(
            following
            and following.text[0].isupper()
            and following.sentence == self.tokens[i].sentence
            and following.text.casefold() not in OPENERS
        )

    def _extend(self, i: int) -> int:
        """The end of the run that begins at `i`."""
        last = i + 1
        while (step := self._step(i, last)) is not None:
            last = step
        return last

    def _step(self, first: int, last: int) -> int | None:
        """The end of the run made longer by a word or by a connector and a word; None where it ends."""
        tokens = self.tokens
        if last >= len(tokens) or tokens[last].sentence != tokens[first].sentence:
            return None
        token, previous = tokens[last], tokens[last - 1]
        if token.text == "]":
            return self._out_of_gloss(first, last)
        glued = token.begin == previous.end
        if token.text in HYPHENS and glued and last + 1 < len(tokens) and tokens[last + 1].begin == token.end:
            return None if self._is_state(first, last) else self._hyphen(first, last)
        if token.text == "." and previous.text.casefold() in TITLE_ABBREVIATIONS:
            # "Maj. Gen.", of which the tokenizer knows the second alone.
            return last + 2 if last + 1 < len(tokens) and self.namey(last + 1) else None
        if glued and token.text not in ("&",):
            return self._workers(first, last)
        if self._next_line(last):
            return None
        if self.namey(last):
            return last + 1
        return self._connect(first, last)

    def _out_of_gloss(self, first: int, last: int) -> int | None:
        """The end of a name that an editor filled up: "[Foreign Minister Mira] Solvay"."""
        opening = first - 1
        while opening >= 0 and self.tokens[opening].text not in "[]" and opening > first - _GLOSS:
            opening -= 1
        if opening < 0 or self.tokens[opening].text != "[" or last + 1 >= len(self.tokens):
            return None
        following = self.tokens[last + 1]
        # The bracket may have made the parser end a sentence there.
        near = following.sentence == self.tokens[first].sentence or opening == first - 1
        return last + 2 if near and following.text[0].isupper() and self.namey(last + 1) else None

    def _next_line(self, i: int) -> bool:
        """Whether a heading in capitals ends before the token."""
        before, token = self.tokens[i - 1], self.tokens[i]
        return "\n" in self.text[before.end : token.begin] and before.text.isupper() != token.text.isupper()

    def _hyphen(self, first: int, last: int) -> int | None:
        following, before = self.tokens[last + 1].text, self.tokens[last - 1].text
        if following[0].isupper() or following in PARTICLES:
            return last + 2
        # "Kim Jong-un": a given name of two short syllables after the family's.
        syllables = len(before) <= _SYLLABLE and following.isalpha() and len(following) <= _SYLLABLE
        given = syllables and last - first > 1 and following not in _AFTER_HYPHENS
        return last + 2 if given else None

    def _is_state(self, first: int, last: int) -> bool:
        form = self.text[self.tokens[first].begin : self.tokens[last - 1].end]
        return form in known().states or form in known().demonyms or form in known().organizations

    def _workers(self, first: int, last: int) -> int | None:
        """The plural possessive inside of a name: "Upland Workers’ Army"."""
        tokens = self.tokens
        plural = tokens[last].text in ("’", "'") and tokens[last - 1].text.endswith("s")
        # "Netmen’s Union", "People’s Party"
        plural |= tokens[last].tag == "POS" and tokens[last - 1].text.casefold().endswith(_MANY)
        if not plural or last + 1 >= len(tokens) or not self.namey(last + 1):
            return None
        words = [t.text.casefold() for t in tokens[first:last]]
        if "of" in words:
            words = words[len(words) - words[::-1].index("of") :]  # "Command of the Workers’ Army"
        following = tokens[last + 1].text.casefold()
        if (
            _BODIES.intersection(words)
            or following in PERSON_NOUNS
            or following in TITLE_MODIFIERS
            or self._is_state(first, last)
        ):
            return None
        return last + 2

    def _connect(self, first: int, last: int) -> int | None:
        tokens = self.tokens
        word = tokens[last].text
        if word in PARTICLES or word == "&":
            j = last
            while j < len(tokens) and (tokens[j].text in PARTICLES or tokens[j].text == "&" or self._hyphened(j)):
                j += 1
            return j + 1 if j < len(tokens) and self.namey(j) else None
        if word in ("of", "for", "on"):
            return self._of(last)
        if word == "and":
            return self._and(first, last)
        return None

    def _hyphened(self, i: int) -> bool:
        """Whether the token is the hyphen of "al-Haddoum"."""
        before, token = self.tokens[i - 1], self.tokens[i]
        return token.text in HYPHENS and before.text in PARTICLES and before.end == token.begin

    def _of(self, last: int) -> int | None:
        tokens = self.tokens
        j = last + 1
        if j < len(tokens) and tokens[j].text == "the":
            j += 1
        if j >= len(tokens) or not self.namey(j):
            return None
        head = tokens[last - 1].text.casefold()
        if head in _BODIES:
            return j + 1
        if head in PERSON_NOUNS and tokens[j].text.casefold() in titles.PORTFOLIO:
            return j + 1
        return None

    def _and(self, first: int, last: int) -> int | None:
        """Joins "Rail and Harbour Board" and "Center for Trade and Politics", not "Moscow and Washington"."""
        tokens = self.tokens
        if last + 1 >= len(tokens) or not self.namey(last + 1) or self._is_state(first, last):
            return None
        left = [t.text.casefold() for t in tokens[first:last]]
        if left[-1] in _BODIES or left[-1] in PERSON_NOUNS:
            return None
        right = last + 2
        while right < len(tokens) and self.namey(right):
            right += 1
        joined = tokens[right - 1].text.casefold() in ORG_NOUNS and right - last > 2
        article = first > 0 and tokens[first - 1].text.casefold() == "the"
        listed = any(word in ("of", "for") for word in left) and set(left) & _BODIES
        return right if (joined and (article or len(left) <= 2)) or listed else None


def find(analysis: Analysis, labels: Container[int] = ()) -> tuple[list[Name], list[tuple[int, int]]]:
    """The names of a text, and the capitalised runs that are offices alone ("the Foreign Minister").

    Both in text order; offices as token ranges. labels: see `Finder`.
    """
    finder = Finder(analysis, labels)
    names, offices = [], []
    for first, last in finder.runs():
        name = titles.split(analysis, first, last)
        if name is None:
            offices.append((first, last))
        elif len(name.text) > 1:  # "Q:" and "Plan B" name nobody
            names.append(titles.with_common_title(analysis, name))
    return titles.with_shared_titles(analysis, names), offices


def respelled(analysis: Analysis, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Names with those that an editor's gloss puts for them: "Harkany [Foreign Minister Mira Harkány – Ed.]".

    The two begin alike, or are one in spelling but for accents: what else stands in brackets tells something new.
    """
    tokens = analysis.tokens
    for name, gloss in itertools.pairwise(names):
        between = tokens[name.last : gloss.start]
        opened = bool(between) and between[0].text == "[" and len(between) <= _GLOSS
        after = tokens[gloss.last].text if gloss.last < len(tokens) else "]"
        if not opened or any(token.pos == "VERB" for token in between) or after not in _GLOSS_ENDS:
            continue
        if anyascii(name.text.split()[-1])[0] == anyascii(gloss.text.split()[-1])[0]:
            yield name, gloss
