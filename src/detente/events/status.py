"""Whether an event happened, is planned, was cancelled, or is denied; and what is only wished for and no event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from detente.events.triggers import Trigger
from detente.language import Analysis, Token
from detente.language.dates_tense import verb_tense
from detente.records import EventStatus

When = Literal["ahead", "behind"] | None
Reading = EventStatus | Literal["imagined"]

_CANCELLED = frozenset("cancel postpone scrap suspend shelve scuttle abandon defer delay".split())
_PLANNED = frozenset("schedule plan expect set due slate foresee envisage await arrange fix prepare announce".split())
_PLANNED_WORDS = frozenset("planned scheduled upcoming forthcoming next expected future coming".split())
_PREPARATION = frozenset("preparation plan preparations plans date agenda invitation run-up ahead".split())
_DENIED = frozenset("deny refute dismiss".split())
_IMAGINED = frozenset(
    "propose suggest urge want offer demand call request seek hope wish favor favour refuse reject need require ask "
    "press push invite advocate consider discuss oppose mull ready willing possible readiness rule "
    "subject depend dependent condition precondition contingent".split()
)
_UNSURE = frozenset("possible impossible unlikely necessary desirable conceivable useful pointless".split())
_IF = frozenset("if unless whether should".split())
_NEGATIONS = frozenset("not n't n’t never no nobody neither nor".split())
_MODALS = frozenset("would could might may should can must".split())


def status(analysis: Analysis, trigger: Trigger, around: Sequence[Token], dated: When) -> Reading:
    """Status by the words around a trigger; `imagined` where it is asked for, offered, or made to depend on something.

    dated: its date lies after or before the day of publication.
    """
    verb = _finite(analysis, trigger, around)
    governing = analysis.ancestors(trigger.token)[:4]
    words = {token.lemma.lower() for token in (*around, *governing[:2])}
    if words & _CANCELLED or _called_off(analysis, around):
        return "cancelled"
    if _supposed(analysis, trigger) or (_imagined(analysis, trigger, around, verb) and dated != "ahead"):
        return "imagined"
    negated = verb is not None and _negated(analysis, trigger, verb)
    if negated:
        return "cancelled" if dated == "ahead" or verb_tense(analysis, _required(verb)) == "future" else "denied"
    if any(token.lemma in _DENIED for token in governing[:2]):
        return "denied"
    if trigger.bare and analysis.head(trigger.token).text.lower() in ("after", "since", "following"):
        return "happened"
    if dated is None:
        return "planned" if _planned(analysis, trigger, around, verb) else "happened"
    return "planned" if dated == "ahead" else "happened"


def _required(verb: Token | None) -> Token:
    assert verb is not None
    return verb


def _finite(analysis: Analysis, trigger: Trigger, around: Sequence[Token]) -> Token | None:
    """The verb that tells of the trigger: itself, or one that only says that it happens."""
    if trigger.verb:
        return trigger.token
    verbs = [token for token in around if token.pos in ("VERB", "AUX")]
    below = {child.i for child in analysis.children(trigger.token)}
    return next((verb for verb in verbs if verb.i not in below), verbs[0] if verbs else None)


def _called_off(analysis: Analysis, around: Sequence[Token]) -> bool:
    return any(
        token.lemma == "call" and any(child.text.lower() == "off" for child in analysis.children(token))
        for token in around
    )


def _negated(analysis: Analysis, trigger: Trigger, verb: Token) -> bool:
    for child in analysis.children(verb):
        if child.dep == "neg" or child.text.lower() in ("never", "nobody", "neither", "none"):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj") and any(
            below.text.lower() in ("no", "neither") for below in analysis.children(child)
        ):
            return True  # "met no official", "no envoy was received"
    return not trigger.verb and any(child.text.lower() == "no" for child in analysis.children(trigger.token))


def _supposed(analysis: Analysis, trigger: Trigger) -> bool:
    """Inside of a condition ("if a meeting can be denied", "had they come to the session") or asked in a question."""
    for token in (trigger.token, *analysis.ancestors(trigger.token)):
        if token.pos in ("VERB", "AUX"):
            below = analysis.children(token)
            marks = {child.text.lower() for child in below if child.dep in ("mark", "advmod")}
            inverted = [child for child in below if child.dep in ("aux", "auxpass") and child.text == "Had"]
            subjects = [child for child in below if child.dep in ("nsubj", "nsubjpass")]
            if marks & _IF or any(aux.i < subject.i for aux in inverted for subject in subjects):
                return True
        if token.dep in ("relcl", "ccomp", "acl") and token.i != trigger.token.i:
            return False
    sentence = analysis.sentence_of(trigger.token)
    last = {token.text for token in analysis.tokens[max(sentence.first, sentence.last - 2) : sentence.last]}
    return "?" in last


def _imagined(analysis: Analysis, trigger: Trigger, around: Sequence[Token], verb: Token | None) -> bool:
    if _nothing(analysis, trigger, around):
        return True
    if verb is not None:
        below = {child.text.lower() for child in analysis.children(verb)}
        if below & _IF or (below & _MODALS and not below & {"have"}):
            return True
        if any(child.dep == "acomp" and child.lemma in _UNSURE for child in analysis.children(verb)):
            return True
        if verb_tense(analysis, verb) in ("future", None) or verb.tag == "VBG":
            heads = [analysis.head(verb), *around[1:]]
            return any(head.lemma.lower() in _IMAGINED for head in heads if head.i != trigger.token.i)
        return False
    above = analysis.ancestors(trigger.token)[:2]
    return any(head.lemma.lower() in _IMAGINED for head in above)


_ARRANGEMENTS = frozenset("date plan agreement decision timetable venue time place arrangement preparation".split())


def _nothing(analysis: Analysis, trigger: Trigger, around: Sequence[Token]) -> bool:
    """ "no date for a sixth round", "no plans for talks"."""
    nouns = [head for head in analysis.ancestors(trigger.token)[:2] if head.pos == "NOUN"]
    nouns += [child for token in around for child in analysis.children(token) if child.dep in ("nsubj", "nsubjpass")]
    plans = [noun for noun in nouns if noun.lemma in _ARRANGEMENTS]
    return any(child.text.lower() == "no" for noun in plans for child in analysis.children(noun))


def _planned(analysis: Analysis, trigger: Trigger, around: Sequence[Token], verb: Token | None) -> bool:
    below = {child.text.lower() for child in analysis.children(trigger.token)}
    if below & _PLANNED_WORDS:
        return True
    if any(token.lemma.lower() in _PREPARATION for token in analysis.ancestors(trigger.token)[:2]):
        return True
    for token in around:
        if token.pos in ("VERB", "AUX", "ADJ"):
            tense = verb_tense(analysis, token) if token.pos != "ADJ" else None
            if token.lemma.lower() in _PLANNED or tense == "future":
                return True
    return verb is not None and verb_tense(analysis, verb) == "future"
