"""Whether a time expression belongs to something past or to come, by the verb and the words that govern it."""

from __future__ import annotations

from detente.language.analysis import Analysis, Token
from detente.language.dates_calendar import Tense
from detente.records import Span

_MODALS = frozenset("will 'll ’ll shall would may might could can should must wo ca".split())
_PLANNED = frozenset("schedule expect plan set slate due foresee envisage tentatively".split())
_TO_COME = frozenset("planned scheduled upcoming forthcoming next coming future expected due".split())
_GONE = frozenset("previous last recent past earlier former".split())
# Present-tense verbs that report or describe, and so place nothing ahead.
_TIMELESS = frozenset(
    "say tell write report note add recall remember claim insist argue show suggest know think believe seem have "
    "mean follow remain stand describe quote cite".split()
)


def tense_at(analysis: Analysis, span: Span) -> Tense:
    """`past`, `present` (which may mean what is to come: "they meet on Friday"), `future`, or None."""
    inside = analysis.tokens_in(span)
    if not inside:
        return None
    token = inside[0]
    for candidate in inside:
        if not span[0] <= analysis.head(candidate).begin < span[1] or candidate.head == candidate.i:
            token = candidate
            break
    if analysis.head(token).text.lower() == "since":
        return "past"
    for governor in (token, *analysis.ancestors(token)):
        found = _of_word(analysis, governor)
        if found:
            return found
        if governor.tag in ("VBZ", "VBP"):
            return None
    return None


def verb_tense(analysis: Analysis, verb: Token) -> Tense:
    """Tense of one verb with its auxiliaries; None for a bare gerund or a timeless present."""
    auxiliaries = {child.text.lower() for child in analysis.children(verb) if child.dep in ("aux", "auxpass")}
    if auxiliaries & {"have", "has", "had", "having", "'ve", "’ve", "'d"}:
        return "past"
    if auxiliaries & _MODALS:
        return "future"
    if verb.tag == "VB":
        return "future" if "to" in auxiliaries else _of_do(auxiliaries)
    if verb.lemma in _PLANNED and verb.tag in ("VBN", "VBD"):
        return "future"
    if verb.tag == "VBN" and auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re", "being"}:
        return "present"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return None if verb.lemma in _TIMELESS else "present"
    if verb.tag == "VBG" and auxiliaries:
        return "past" if auxiliaries & {"was", "were", "been"} else "future"
    return None


def _of_do(auxiliaries: set[str]) -> Tense:
    return "past" if auxiliaries & {"did", "didn't"} else None


def _of_word(analysis: Analysis, token: Token) -> Tense:
    if token.pos in ("VERB", "AUX"):
        return verb_tense(analysis, token)
    if token.text.lower() in _TO_COME:
        return "future"
    if token.pos in ("NOUN", "PROPN"):
        modifiers = {child.text.lower() for child in analysis.children(token)}
        if modifiers & _TO_COME:
            return "future"
        if modifiers & _GONE:
            return "past"
    return None
