"""Where and when something was said, as far as the words around the cue tell."""

from __future__ import annotations

import collections
from collections.abc import Sequence

from detente.language import Analysis, Token, dates
from detente.records import Spans

# What words are put into: the heads of phrases that say where something was said.
MEDIA = frozenset(
    """address announcement appearance article blog book briefing broadcast brief cable channel column comment comments
    commentary communique communiqué conference dispatch document email e-mail editorial essay facebook filing forum
    hearing instagram interview journal lecture letter magazine manifesto memo memoir memorandum message newscast
    newsletter newspaper note op-ed page paper podcast post posting program programme radio release remarks report
    session speech statement stream telegram television telegraph testimony text truth tv tweet twitter video website
    x weibo vk youtube""".split()
)
_WHERE = frozenset({"in", "on", "at", "via", "through", "during", "over"})
_EDGE = ".,;:–—"
_AUDIENCE = frozenset({"reporter", "journalist", "newspaper", "agency", "station", "broadcaster"})


class Circumstances:
    """The dates and the outlets of a text, to be asked by the main token of a cue."""

    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self._analysis = analysis
        self._outlets = {i for each in analysis.entities if each.label == "ORG" for i in range(each.first, each.last)}
        self._dates: dict[int, list[tuple[Sequence[Token], str]]] = collections.defaultdict(list)
        for each in dates.find(analysis, published):
            tokens = analysis.tokens_in(each.span)
            if each.value and each.type in {"DATE", "TIME"} and tokens:
                self._dates[tokens[0].sentence].append((tokens, each.value))

    def medium(self, cue: Token, content: Spans) -> str | None:
        """Where it was said, as written: "told reporters", "in an interview with the station"; else None."""
        for child in self._analysis.children(cue):
            if child.dep in {"dobj", "dative"} and cue.lemma == "tell" and self._is_audience(child, content):
                return self._written(cue.begin, child)
            if child.dep == "prep" and child.lemma in _WHERE and not _within(child, content):
                noun = next((each for each in self._analysis.children(child) if each.dep == "pobj"), None)
                if noun is not None and noun.lemma.lower() in MEDIA:
                    return self._written(self._analysis.subtree(child)[0].begin, child)
        return None

    def time(self, cue: Token, content: Spans) -> str | None:
        """ISO 8601 time of the saying, where a date modifies the cue itself: "said on Wednesday"; else None."""
        for tokens, value in self._dates.get(cue.sentence, ()):
            top = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i), None)
            if top is None or _within(top, content):
                continue
            up = self._analysis.head(top)
            if up.dep == "prep" and up.lemma in {"on", "in", "at", "late", "early"}:
                up = self._analysis.head(up)
            if up.i == cue.i:
                return value
        return None

    def _is_audience(self, token: Token, content: Spans) -> bool:
        """Whether it is told something to pass it on, and not told to do it."""
        if token.lemma in _AUDIENCE:
            return True
        ordered = self._analysis.text[content[0][0] : content[0][1]].startswith("to ")
        return token.pos == "PROPN" and token.i in self._outlets and not ordered

    def _written(self, begin: int, phrase: Token) -> str:
        words = self._analysis.subtree(phrase)
        while len(words) > 1 and words[-1].text in _EDGE:
            words.pop()
        return self._analysis.text[begin : words[-1].end].rstrip(_EDGE)


def _within(token: Token, content: Spans) -> bool:
    return any(begin <= token.begin < end for begin, end in content)
