"""Where and when something was said, as far as the words around the cue tell."""

from __future__ import annotations

import collections
from collections.abc import Sequence

from detente.language import Analysis, Token, dates
from detente.statements.scene import Candidate, Scene

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


def medium(scene: Scene, candidate: Candidate) -> str | None:
    """Where it was said, as written: "told Izvestia", "in an interview with the station"; None where nothing tells."""
    verb = scene.tokens[candidate.head]
    for child in scene.children(verb):
        if child.dep in {"dobj", "dative"} and verb.lemma == "tell" and _outlet(scene, child):
            return _text(scene, verb.i, scene.right[child.i] + 1)
        if child.dep == "prep" and child.lemma in _WHERE and _outside(candidate, child):
            noun = next((c for c in scene.children(child) if c.dep == "pobj"), None)
            if noun is not None and noun.lemma.lower() in MEDIA:
                return _text(scene, scene.left[child.i], scene.right[child.i] + 1)
    return None


def _outlet(scene: Scene, token: Token) -> bool:
    if token.lemma in {"reporter", "journalist", "newspaper", "agency", "station", "broadcaster"}:
        return True
    return token.pos == "PROPN" and scene.labels.get(token.i) == "ORG"


def _outside(candidate: Candidate, token: Token) -> bool:
    return not any(first <= token.i < last for first, last in candidate.content)


def _text(scene: Scene, first: int, last: int) -> str:
    while last > first + 1 and scene.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return scene.analysis.text[scene.tokens[first].begin : scene.tokens[last - 1].end].rstrip(".,;")


class Times:
    """The dates of a text, by the cue that they belong to."""

    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self._found: dict[int, list[tuple[Sequence[Token], str]]] = collections.defaultdict(list)
        for each in dates.find(analysis, published):
            tokens = analysis.tokens_in(each.span)
            if each.value and each.type in {"DATE", "TIME"} and tokens:
                self._found[tokens[0].sentence].append((tokens, each.value))

    def of(self, scene: Scene, candidate: Candidate) -> str | None:
        """ISO 8601 time of the saying, where a date modifies the cue itself: "said on Wednesday"; else None."""
        for tokens, value in self._found.get(scene.tokens[candidate.head].sentence, ()):
            top = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i), None)
            if top is None or not _outside(candidate, top):
                continue
            up = scene.analysis.head(top)
            if up.dep == "prep" and up.lemma in {"on", "in", "at", "late", "early"}:
                up = scene.analysis.head(up)
            if up.i == candidate.head:
                return value
        return None
