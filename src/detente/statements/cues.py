"""The words that say that somebody said something: their main word, whether they are denied, silence."""

from __future__ import annotations

import itertools

from detente.language import Analysis, Token
from detente.records import Spans
from detente.records.spans import merged

_VERBAL = frozenset({"VERB", "AUX"})
# Words between a negation and the cue's main word, at most: "has not yet publicly agreed".
_FARTHEST = 6
# What is declined by those who say nothing.
_DECLINING = frozenset({"decline", "refuse"})
_TALKING = frozenset("comment elaborate say answer respond discuss specify identify name explain talk speak".split())


def head_of(analysis: Analysis, spans: Spans) -> Token | None:
    """The token of the spans that governs the others, a verb where there are several; None where there is none."""
    tokens = [token for span in spans for token in analysis.tokens_in(span)]
    own = {token.i for token in tokens}
    tops = [token for token in tokens if token.head == token.i or token.head not in own]
    return next((token for token in tops if token.pos in _VERBAL), tops[0] if tops else None)


def with_negation(analysis: Analysis, cue: Spans, head: Token | None) -> Spans:
    """The cue with "does not" before it: without it the cue would say the contrary."""
    if head is None:
        return cue
    before = list(itertools.takewhile(_may_deny, reversed(analysis.tokens[max(0, head.i - _FARTHEST) : head.i])))
    denying = [each for each in before if each.dep == "neg" or each.pos == "AUX"]
    if not any(each.dep == "neg" and each.sentence == head.sentence for each in denying):
        return cue
    return merged((*cue, (denying[-1].begin, head.end)))


def _may_deny(token: Token) -> bool:
    return token.dep == "neg" or token.pos in {"AUX", "ADV", "PART"}


def is_silence(analysis: Analysis, head: Token | None) -> bool:
    """Whether somebody kept his words to himself: "declined to comment"."""
    if head is None or head.lemma.lower() not in _DECLINING:
        return False
    following = [each.lemma.lower() for each in analysis.tokens[head.i + 1 : head.i + 3]]
    return following[:1] == ["to"] and following[-1] in _TALKING
