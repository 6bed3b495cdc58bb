"""Who takes part, when and where: the arguments of a trigger, by syntax first and by nearness after."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from detente.events.triggers import MOTION, Trigger, prepositions
from detente.language import Analysis, Token
from detente.language.dates import TimeExpression
from detente.records import Actor, Span
from detente.records.times import bounds

# Verbs that say of a happening only that it happens; their other arguments are the happening's.
SUPPORT = frozenset(
    "hold have take begin start open end close conclude attend host lead conduct resume schedule plan set postpone "
    "cancel call follow be arrange complete pay make go continue last occur deny expect prepare delay scrap convene "
    "organize organise due agree run break collapse chair join adjourn suspend undertake finish wrap bring propose "
    "foresee envisage fix reschedule precede await co-chair come produce".split()
)
# Whoever arranges, announces or calls off a meeting need not be at it.
_ARRANGING = frozenset(
    "propose arrange organize organise schedule set expect announce foresee envisage deny cancel precede prepare "
    "postpone produce await fix bring reschedule scrap follow".split()
)
_RELATIVE = frozenset("who which that whom".split())
# Of "the Ruritanian chancellor" the person takes part, not Ruritania.
ONE_PERSON = frozenset(
    "leader minister president ambassador counterpart colleague chancellor premier chairman chairwoman secretary envoy "
    "commissioner governor king prince chief head diplomat deputy negotiator chargé official".split()
)
_PARTICIPANT_PREPOSITIONS = frozenset("with between among by from of to alongside opposite".split())


# Adjectives of states whose names they do not begin with.
IRREGULAR: dict[str, tuple[str, ...]] = {
    "american": ("US", "U.S.", "USA", "United States", "United States of America", "America"),
    "british": ("UK", "U.K.", "United Kingdom", "Britain", "Great Britain"),
    "french": ("France",),
    "dutch": ("Netherlands",),
    "polish": ("Poland",),
    "finnish": ("Finland",),
    "swedish": ("Sweden",),
    "danish": ("Denmark",),
    "spanish": ("Spain",),
    "turkish": ("Turkey", "Türkiye"),
    "swiss": ("Switzerland",),
    "greek": ("Greece",),
    "iraqi": ("Iraq",),
    "thai": ("Thailand",),
    "irish": ("Ireland",),
    "emirati": ("United Arab Emirates", "UAE"),
    "saudi": ("Saudi Arabia",),
}


class Actors:
    """The actors of a document by the tokens of their mentions."""

    def __init__(self, analysis: Analysis, actors: Sequence[Actor]) -> None:
        self._by_token: dict[int, list[tuple[Span, Actor]]] = {}
        self._states = [actor for actor in actors if actor.kind == "state"]
        self.kinds = {actor.id: actor.kind for actor in actors}
        for actor in actors:
            for span in actor.mentions:
                for token in analysis.tokens_in(span):
                    self._by_token.setdefault(token.i, []).append((span, actor))

    def at(self, token: Token) -> Actor | None:
        """The actor with the shortest mention that holds the token."""
        found = self._by_token.get(token.i)
        if found:
            return min(found, key=lambda item: item[0][1] - item[0][0])[1]
        return self._state_of(token) if token.pos == "ADJ" or token.tag.startswith("NNP") else None

    def _state_of(self, token: Token) -> Actor | None:
        """The state that an adjective such as "Ruritanian" belongs to, where the article has it as an actor."""
        word = token.text.lower()
        if word in IRREGULAR:
            return next((actor for actor in self._states if actor.name.removeprefix("the ") in IRREGULAR[word]), None)
        for actor in self._states:
            name = actor.name.removeprefix("the ").lower()
            shared = next(
                (i for i, (a, b) in enumerate(zip(name, word, strict=False)) if a != b), min(len(name), len(word))
            )
            if shared >= max(4, len(name) - 2) and len(word) - shared <= 5 and token.text[0].isupper():
                return actor
        return None

    def couple_before(self, analysis: Analysis, token: Token, sentences: int = 3) -> list[str]:
        """The last actors named together ("A and B", "A's talks with B") before a token, at most so far back."""
        first = analysis.sentences[max(0, token.sentence - sentences + 1)].first
        for other in reversed(analysis.tokens[first : token.i]):
            if other.dep != "conj":
                continue
            one, second = self.at(analysis.head(other)), self.at(other)
            if one and second and one.id != second.id and (one.kind == "state") == (second.kind == "state"):
                return [one.id, second.id]
        return []

    def of_phrase(self, analysis: Analysis, head: Token) -> list[str]:
        """Actor ids that a noun phrase stands for: its own mention, else those named inside, then its conjuncts."""
        antecedent = _antecedent(analysis, head)
        own = self.at(antecedent)
        found = [own.id] if own else []
        if own is None and antecedent.lemma.lower() not in ONE_PERSON:
            found = self._inside(analysis, antecedent)
        for child in analysis.children(antecedent):
            if child.dep in ("conj", "appos") and child.i > antecedent.i:
                if child.dep == "appos" and found:
                    continue
                found += self.of_phrase(analysis, child)
        return list(dict.fromkeys(found))

    def _inside(self, analysis: Analysis, head: Token) -> list[str]:
        found = []
        for child in analysis.children(head):
            if child.dep in ("compound", "amod", "poss", "nmod", "nummod", "conj") and child.i < head.i:
                found += [actor.id for token in analysis.subtree(child) if (actor := self.at(token))]
            elif child.dep in ("prep", "acl") and child.text.lower() in ("of", "from", "for", "headed", "led", "under"):
                found += [
                    actor.id
                    for token in analysis.subtree(child)
                    if token.dep in ("pobj", "conj") and (actor := self.at(token))
                ]
        return found


def _antecedent(analysis: Analysis, token: Token) -> Token:
    """What a relative pronoun stands for: the noun whose clause it is in."""
    if token.text.lower() in _RELATIVE and token.tag in ("WP", "WDT", "WP$"):
        for verb in analysis.ancestors(token):
            if verb.dep in ("relcl", "acl"):
                return analysis.head(verb)
    return token


def anchors(analysis: Analysis, trigger: Trigger) -> list[Token]:
    """The trigger and the verbs that only say that it happens, nearest first."""
    token, found = trigger.token, [trigger.token]
    if trigger.verb:
        return found + _governing(analysis, token)
    found += [child for child in analysis.children(token) if child.dep in ("relcl", "acl") and child.lemma in SUPPORT]
    for ancestor in analysis.ancestors(token)[:3]:
        if ancestor.pos in ("VERB", "AUX"):
            journey = ancestor.lemma in MOTION and token.dep == "pobj" and analysis.head(token).text.lower() == "for"
            if ancestor.lemma in SUPPORT or journey:
                found += [ancestor, *_governing(analysis, ancestor)]
            break
        if ancestor.pos == "NOUN" and ancestor.lemma not in ("round", "series", "day", "session", "end", "start"):
            break
    return found


def _governing(analysis: Analysis, verb: Token) -> list[Token]:
    """ "is due" of "is due to meet": the verbs and adjectives whose open complement a verb is."""
    found = []
    while verb.dep in ("xcomp", "acomp", "oprd") and verb.head != verb.i:
        verb = analysis.head(verb)
        found.append(verb)
    return found


def participants(analysis: Analysis, actors: Actors, trigger: Trigger, around: Sequence[Token]) -> list[str]:
    """Actor ids, the doer first."""
    found: list[str] = []
    for anchor in around:
        if anchor.pos in ("VERB", "AUX", "ADJ"):
            if trigger.kind == "visit" or anchor.i == trigger.token.i or anchor.lemma not in _ARRANGING:
                found += _of_verb(analysis, actors, trigger, anchor)
        else:
            found += _of_noun(analysis, actors, trigger, anchor)
    subject = _subject(analysis, around[0]) if trigger.verb else None
    if subject is not None:
        found = actors.of_phrase(analysis, subject) + found
    return list(dict.fromkeys(found))


_SELF = frozenset("i we me us".split())


def in_first_person(analysis: Analysis, around: Sequence[Token]) -> bool:
    """Whether "I" or "we" take part: then whoever says so does."""
    for anchor in around:
        people = [child for child in analysis.children(anchor) if child.dep in ("nsubj", "nsubjpass", "dobj")]
        people += [thing for preposition, thing in prepositions(analysis, anchor) if preposition.text.lower() == "with"]
        if any(token.text.lower() in _SELF for token in people):
            return True
    return False


def _of_verb(analysis: Analysis, actors: Actors, trigger: Trigger, verb: Token) -> list[str]:
    found: list[str] = []
    for child in analysis.children(verb):
        if child.dep in ("nsubj", "nsubjpass", "dobj", "dative") and child.i != trigger.token.i:
            if trigger.kind == "visit" and child.dep == "dobj" and verb.i == trigger.token.i:
                continue
            found += actors.of_phrase(analysis, child)
    for preposition, thing in prepositions(analysis, verb):
        if preposition.text.lower() in ("with", "between", "among", "by", "opposite", "alongside"):
            found += actors.of_phrase(analysis, thing)
    return found


def _of_noun(analysis: Analysis, actors: Actors, trigger: Trigger, noun: Token) -> list[str]:
    found: list[str] = []
    for child in analysis.children(noun):
        if child.dep == "poss":
            found += actors.of_phrase(analysis, child)
        elif child.dep in ("amod", "compound", "nmod") and child.i < noun.i:
            for token in analysis.subtree(child):
                actor = actors.at(token)
                if actor:
                    found.append(actor.id)
    for preposition, thing in prepositions(analysis, noun):
        if preposition.text.lower() not in _PARTICIPANT_PREPOSITIONS:
            continue
        if trigger.kind == "visit" and preposition.text.lower() in ("to", "from"):
            continue
        found += actors.of_phrase(analysis, thing)
        found += _of_noun(analysis, actors, trigger, thing) if thing.lemma in ("talk", "negotiation", "talks") else []
    return found


# "accepted an invitation to visit": who accepts visits.
_INTENTIONS = frozenset("invitation plan decision intention offer promise chance opportunity".split())


def _subject(analysis: Analysis, verb: Token, depth: int = 3) -> Token | None:
    """The subject of a verb, or that which it shares with the verb it depends on."""
    for child in analysis.children(verb):
        if child.dep in ("nsubj", "nsubjpass"):
            return child
    if depth and verb.dep in ("xcomp", "conj", "advcl") and analysis.head(verb).pos in ("VERB", "AUX", "ADJ"):
        return _subject(analysis, analysis.head(verb), depth - 1)
    if verb.dep in ("acl", "relcl", "amod"):
        noun = analysis.head(verb)
        if noun.lemma in _INTENTIONS and analysis.head(noun).pos == "VERB":
            return _subject(analysis, analysis.head(noun), depth - 1) if depth else None
        return analysis.head(noun) if noun.dep == "conj" else noun
    return None


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
    return trigger.token.tag in ("NNS", "NNPS")


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
    for _ in range(5):
        head = analysis.head(token)
        if head.i in own:
            return True
        if head.i == token.i or head.pos in ("VERB", "AUX"):
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
