"""How likely a prediction is called by whoever makes it: the words as written."""

from __future__ import annotations

import itertools
import re

from detente.language import Analysis
from detente.records import Spans, Statement
from detente.records.spans import quoted

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|fifty|sixty|seventy|eighty|ninety|a hundred)"
)
_THAN = r"(?:(?:no |little )?(?:better|more|less|worse) than |at least |at most )?"
_ODDS = re.compile(
    rf"\b{_THAN}(?:an? )?{_NUMBER}(?: chances?)?[- ](?:in|out of)[- ]{_NUMBER}(?: chance)?\b"
    rf"|\b{_NUMBER} to {_NUMBER}(?= (?:that|for|against|on)\b|[.,;:”\"’]|$)"
    r"|\b(?:better than even|an? even chance|even odds|even money|odds-on|fifty-fifty|sixty-forty|50[-/]50)\b",
    re.I,
)
_PERCENT = re.compile(
    rf"\b(?:a (?:probability|chance|likelihood) of )?{_THAN}(?:an? )?"
    rf"{_NUMBER}(?:[- ]per ?cent\b| ?%)(?: certain\b| sure\b| likely\b| chance\b| probability\b)?",
    re.I,
)
# What a percentage must stand beside to say how likely something is.
_CHANCE = re.compile(r"\b(?:chances?|odds|probabilit\w+|likelihood|prospects?|certain|sure|likely|confiden\w+)\b", re.I)
_DEGREE = (
    r"(?:(?:very|far|much|quite|rather|most|more|less|least|highly|almost|nearly|close to|fairly|increasingly|not|"
    r"all but|virtually|practically|nine-tenths) )*"
)
_WORDS = re.compile(
    rf"\b{_DEGREE}(?:(?:un)?likely|likelier|likeliest|(?:im)?probabl[ey]|possibly|perhaps|maybe|presumably|"
    r"conceivabl[ey]|inevitabl[ey]|doubtless|undoubtedly|(?<!a )certain(?:ly)?|confident|doubtful|bound to|sure to|"
    r"in all (?:likelihood|probability)|(?:may|might|could) well|at best|"
    r"(?:no|little|small|slim|scant|good|fair|strong|every|real) (?:chance|prospect|likelihood))(?: than not)?\b"
    r"|\bmy (?:own )?guess\b",
    re.I,
)
_MODAL = re.compile(r"\b(?:may|might|could)(?: not|n[’']t)?\b|\bcan\b(?![’'])")
_EXPECTING = re.compile(
    r"\b(?:expect|anticipat|reckon|bet(?:s|ting)?\b|guess|doubt|suspect|foresee|foresaw|money on|count(?:s|ed|ing)?\b|"
    r"look(?:s|ed|ing)? for|pencil|wager|astonished|surprised)",
    re.I,
)
# What a sentence that speaks of the future has in it.
FUTURE = re.compile(
    r"\b(?:will|shall|would|could|may|might|won[’']t|likely|likelier|probab\w+|chances?|odds|prospects?|certain\w*|"
    r"bound to|going to|maybe|perhaps|expect\w*|forecast\w*|guess|money on)\b|\w[’']ll\b|\bunlikel",
)


def is_hedged(words: str) -> bool:
    """Whether words say how likely something is: odds, adverbs, adjectives."""
    return bool(_ODDS.search(words) or (_PERCENT.search(words) and _CHANCE.search(words)) or _WORDS.search(words))


def is_expecting(cue: str) -> bool:
    """Whether a cue is one of expecting, guessing, betting."""
    return bool(_EXPECTING.search(cue))


def likelihood(analysis: Analysis, content: Spans, statement: Statement) -> str | None:
    """The odds, adverb, verb of expecting or modal that the content is said with; None where it is plainly said.

    `content` is what `statement` foretells, or a part of it.
    """
    text = analysis.text
    said = quoted(text, content)
    if found := _ODDS.search(said):
        return found[0]
    if _CHANCE.search(quoted(text, (*statement.cue, *statement.content))) and (found := _PERCENT.search(said)):
        return found[0]
    if found := _WORDS.search(said):
        return found[0]
    cue = _cue(analysis, statement)
    if found := _WORDS.search(cue):
        return found[0]
    if is_expecting(cue):
        return cue
    modal = _MODAL.search(said)
    return modal[0] if modal else None


def _cue(analysis: Analysis, statement: Statement) -> str:
    """The cue with the adverbs before it: "fully expects"."""
    if not statement.cue:
        return ""
    first = analysis.tokens_in(statement.cue[0])[:1]
    before = analysis.tokens[max(0, first[0].i - 2) : first[0].i] if first else ()
    adverbs = list(itertools.takewhile(lambda token: token.text.endswith("ly"), reversed(before)))
    return quoted(analysis.text, (*(token.span for token in reversed(adverbs)), *statement.cue)).replace(" … ", " ")
