"""When and where: the dates and places of a trigger, by syntax first and by nearness after."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from detente.events.triggers import Trigger, prepositions
from detente.language import Analysis, Token
from detente.language.dates import TimeExpression
from detente.records import Span
from detente.records.times import bounds


def times(
    analysis: Analysis, trigger: Trigger, around: Sequence[Token], expressions: Sequence[TimeExpression], alone: bool
) -> tuple[list[TimeExpression], bool]:
    """The dates of a trigger in text order: those that depend on it, else the nearest of its clause or sentence.

    Second, whether they depend on it.

    alone: no other trigger stands in the sentence, so that a date anywhere in it may be meant.
    """
    first, last = analysis.sentence_of(trigger.token).span
    begin = bisect.bisect_left(expressions, first, key=lambda item: item.span[0])
    ahead = [e for e in expressions[begin : begin + 20] if e.value and e.type in ("DATE", "TIME")]
    near = [e for e in ahead if e.span[1] <= last]
    own = {token.i for token in around if not _dates_itself(trigger, token)}
    attached = [expression for expression in near if _depends(analysis, expression.span, own)]
    if attached:
        return (_series(analysis, ahead, attached) if _plural(trigger) else [min(attached, key=_length)]), True
    clause = _clause(analysis, trigger.token)
    whose = analysis.head(analysis.tokens[clause]) if clause >= 0 else None
    if whose is not None and (held := [e for e in near if e.span[0] <= whose.begin < e.span[1]]):
        return held, True  # "May 22, when the second round is due"
    same = [e for e in near if _clause(analysis, _root(analysis, e.span)) == clause]
    if not same and whose is not None and _at_the_time(analysis, analysis.tokens[clause]):
        same = [e for e in near if _clause(analysis, _root(analysis, e.span)) == whose.i]
    if clause >= 0 and _dates_itself(trigger, analysis.tokens[clause]):
        return [], False
    if not same and alone and len(near) == 1 and _shares(analysis, trigger.token, near[0]):
        same = near
    return sorted(same, key=lambda e: abs(e.span[0] - trigger.token.begin))[:1], False


# "He cancelled the trip on Sunday", "returned on Sunday": the day is not that of the trip.
_OTHER_DAY = frozenset("cancel postpone announce propose scrap deny arrange invite".split())


def _dates_itself(trigger: Trigger, verb: Token) -> bool:
    if verb.lemma == "return" and verb.i == trigger.token.i:
        return True
    return verb.lemma in _OTHER_DAY and verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP")


def _plural(trigger: Trigger) -> bool:
    return trigger.token.tag in ("NNS", "NNPS") or trigger.token.text.lower() == "those"


def _length(expression: TimeExpression) -> int:
    first, last = bounds(expression.value or "")
    return (last - first).days


_LIST = re.compile(r"[\s,;]*(?:and|or|then)?[\s,;]*(?:on|in|again on)?\s*")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")


def _series(
    analysis: Analysis, ahead: Sequence[TimeExpression], attached: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The attached dates, and those that go on from them in a list ("on Feb. 12 [see ...] and March 18")."""
    found = list(attached)
    for expression in ahead:
        if expression.span[0] > found[-1].span[1]:
            gap = _BRACKETS.sub("", analysis.text[found[-1].span[1] : expression.span[0]])
            if _LIST.fullmatch(gap):
                found.append(expression)
    return found


# Verbs whose date is that of the saying, not of what is said.
_REPORTING = frozenset(
    "say tell write report announce state note add insist claim declare stress warn argue comment reiterate repeat "
    "explain recall emphasize emphasise".split()
)


def _at_the_time(analysis: Analysis, verb: Token) -> bool:
    """ "said on Monday when he met them": a clause that has its day from the clause it belongs to."""
    return verb.dep == "advcl" and any(child.text.lower() in ("when", "as") for child in analysis.children(verb)[:1])


def _shares(analysis: Analysis, token: Token, expression: TimeExpression) -> bool:
    """Whether a date hangs on a verb above the token, no verb of saying and no relative clause between."""
    clause = _clause(analysis, _root(analysis, expression.span))
    for governor in analysis.ancestors(token):
        if governor.i == clause:
            return governor.lemma not in _REPORTING
        if governor.dep in ("relcl", "acl", "ccomp"):
            return False
    return False


def _root(analysis: Analysis, span: Span) -> Token:
    inside = analysis.tokens_in(span)
    for token in inside:
        if not span[0] <= analysis.head(token).begin < span[1]:
            return token
    return inside[0]


def _depends(analysis: Analysis, span: Span, own: set[int]) -> bool:
    """Whether an expression hangs on one of these tokens by prepositions, dates and places alone."""
    token = _root(analysis, span)
    for _ in range(8):
        head = analysis.head(token)
        if head.i in own:
            return True
        if head.i == token.i or head.pos in ("VERB", "AUX") or head.text.lower() in ("those", "that"):
            return False
        token = head
    return False


def _clause(analysis: Analysis, token: Token) -> int:
    for governor in (token, *analysis.ancestors(token)):
        if governor.pos in ("VERB", "AUX") and governor.dep not in ("aux", "auxpass", "amod"):
            return governor.i
    return -1


_PLACE_NOUNS = frozenset(
    "capital city palace hotel headquarters embassy residence village town border airport castle villa parliament "
    "canteen depot chamber lodge monastery port island resort centre center".split()
)
_PLACE_LABELS = ("GPE", "LOC", "FAC", "ORG", "PERSON")


def place(
    analysis: Analysis, trigger: Trigger, around: Sequence[Token], dates: Sequence[TimeExpression]
) -> Span | None:
    """Where, as written, without the preposition and a leading article."""
    wanted = ("in", "at", "to", "inside", "on") if trigger.kind == "visit" else ("in", "at", "inside")
    if trigger.kind == "visit" and trigger.verb and trigger.token.lemma == "visit":
        for child in analysis.children(trigger.token):
            if child.dep in ("dobj", "nsubjpass") and (found := _place_phrase(analysis, child, dates)):
                return found
    if trigger.kind == "visit" and trigger.token.lemma in ("return", "leave", "depart", "head"):
        wanted = (*wanted, "from", "for")
    for anchor in around:
        for preposition, thing in prepositions(analysis, anchor):
            if preposition.text.lower() in wanted and (found := _place_phrase(analysis, thing, dates)):
                return found
    return _nearby(analysis, trigger, dates)


def _place_phrase(analysis: Analysis, head: Token, dates: Sequence[TimeExpression]) -> Span | None:
    if any(date.span[0] <= head.begin < date.span[1] for date in dates):
        return None
    labels = {entity.label for entity in analysis.entities if entity.first <= head.i < entity.last}
    if labels & {"DATE", "TIME", "CARDINAL", "EVENT"}:
        return None
    if head.pos != "PROPN" and head.lemma.lower() not in _PLACE_NOUNS and not labels & {"GPE", "LOC", "FAC"}:
        return None
    tokens = [token for token in analysis.subtree(head) if token.i <= head.i or _within_name(analysis, token, head)]
    tokens = [token for token in tokens if token.i >= head.i - 8]
    while tokens and tokens[0].pos in ("DET", "PUNCT", "ADP"):
        tokens = tokens[1:]
    return (tokens[0].begin, tokens[-1].end) if tokens else None


def _within_name(analysis: Analysis, token: Token, head: Token) -> bool:
    """ "of the Carmelites" of "Palace of the Carmelites"."""
    chain = [token, *analysis.ancestors(token)]
    upto = next((i for i, item in enumerate(chain) if item.i == head.i), 0)
    top = chain[upto - 1] if upto else token
    return top.dep == "prep" and top.text.lower() == "of" and token.i <= head.i + 4


def _nearby(analysis: Analysis, trigger: Trigger, dates: Sequence[TimeExpression]) -> Span | None:
    """ "in Oslo" right behind the trigger, however the parser hung it up."""
    sentence = analysis.sentence_of(trigger.token)
    for token in analysis.tokens[trigger.token.i + 1 : min(trigger.token.i + 14, sentence.last)]:
        if token.pos in ("VERB", "AUX") or token.text in (";", ":"):
            return None
        if token.text.lower() in ("in", "at"):
            for child in analysis.children(token):
                named = any(e.label in ("GPE", "LOC", "FAC") and e.first <= child.i < e.last for e in analysis.entities)
                if child.dep == "pobj" and named and (found := _place_phrase(analysis, child, dates)):
                    return found
    return None
