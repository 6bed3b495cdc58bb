"""Who takes part in what a trigger tells of, by syntax."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.triggers import MOTION, PEOPLE_NOUNS, TELEPHONE, Trigger, prepositions
from detente.language import Analysis, Token
from detente.records import Actor, Span

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
# Words in the names of bodies that meet in sessions of their own.
BODIES = frozenset("commission committee council assembly parliament senate cabinet board congress chamber".split())
_RELATIVE = frozenset("who which that whom".split())
# Of "the Ruritanian chancellor" the person takes part, not Ruritania.
ONE_PERSON = frozenset(
    "leader minister president ambassador counterpart colleague chancellor premier chairman chairwoman secretary envoy "
    "commissioner governor king prince chief head diplomat deputy negotiator chargé affaires d’affaires "
    "official".split()
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
        return self.state_of(token) if token.pos == "ADJ" or token.tag.startswith("NNP") else None

    def state_of(self, token: Token) -> Actor | None:
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

    def people_in(self, analysis: Analysis, span: Span) -> list[Actor]:
        """The persons that the words of a span name."""
        found = [self.at(token) for token in analysis.tokens_in(span)]
        return [actor for actor in found if actor is not None and actor.kind == "person"]

    def body_before(self, token: Token, tokens: int = 400) -> str | None:
        """The last body that holds sessions (a commission, a council) named before a token."""
        for i in range(token.i - 1, max(-1, token.i - tokens), -1):
            for _, actor in self._by_token.get(i, ()):
                if actor.kind != "person" and BODIES & set(actor.name.lower().split()):
                    return actor.id
        return None

    def of_phrase(self, analysis: Analysis, head: Token) -> list[str]:
        """Actor ids that a noun phrase stands for: its own mention, else those named inside, then its conjuncts."""
        antecedent = _antecedent(analysis, head)
        own = self.at(antecedent)
        found = [own.id] if own else []
        if own is not None:
            found += self._heads(analysis, antecedent)
        if own is None and antecedent.lemma.lower() not in ONE_PERSON:
            found = self._inside(analysis, antecedent)
        for child in analysis.children(antecedent):
            if child.dep in ("conj", "appos") and child.i > antecedent.i:
                if child.dep == "appos" and found:
                    continue
                found += self.of_phrase(analysis, child)
        return list(dict.fromkeys(found))

    def _heads(self, analysis: Analysis, head: Token) -> list[str]:
        """Who heads a delegation: "a team led by A and B"."""
        led = [child for child in analysis.children(head) if child.dep == "acl" and child.lemma in ("head", "lead")]
        chiefs = [thing for verb in led for word, thing in prepositions(analysis, verb) if word.text.lower() == "by"]
        return [actor for chief in chiefs for actor in self.of_phrase(analysis, chief)]

    def _inside(self, analysis: Analysis, head: Token) -> list[str]:
        found = []
        for child in analysis.children(head):
            if child.dep in ("compound", "amod", "poss", "nmod", "nummod", "conj") and child.i < head.i:
                found += [actor.id for token in analysis.subtree(child) if (actor := self.at(token))]
            elif child.dep in ("prep", "acl") and child.text.lower() in _LEADING:
                found += [
                    actor.id
                    for token in analysis.subtree(child)
                    if token.dep in ("pobj", "conj") and (actor := self.at(token))
                ]
        return found


_LEADING = frozenset("of from for headed led under".split())


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
    found += [below for below in analysis.subtree(token) if _attended(analysis, below) and below not in found]
    for ancestor in analysis.ancestors(token)[:3]:
        if ancestor.pos in ("ADP", "SCONJ") and ancestor.text.lower() in _REFERENCE:
            break  # "made since the first session": the verb tells of something else
        if ancestor.pos in ("VERB", "AUX"):
            journey = ancestor.lemma in MOTION and token.dep == "pobj" and analysis.head(token).text.lower() == "for"
            if ancestor.lemma in SUPPORT or journey:
                found += [ancestor, *_governing(analysis, ancestor)]
            break
        if ancestor.pos == "NOUN" and ancestor.lemma not in ("round", "series", "day", "session", "end", "start"):
            break
    return found


_REFERENCE = frozenset("since before after until following".split())


def _attended(analysis: Analysis, token: Token) -> bool:
    """ "(which were) attended by": a parser hangs it on the nearest noun."""
    by = any(child.dep == "agent" for child in analysis.children(token))
    return token.lemma == "attend" and token.dep in ("relcl", "acl") and by


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
    subject = _subject(analysis, around[0]) if trigger.verb else _holder(analysis, trigger.token)
    if subject is not None:
        found = actors.of_phrase(analysis, subject) + found
    found = list(dict.fromkeys(found))
    for anchor in around:
        if anchor.lemma in _HOSTING:
            found = _without_host(analysis, actors, anchor, found)
    return found


_HOSTING = frozenset("host mediate broker convene".split())
_BOTH = frozenset("sides parties delegations governments teams both".split())


def _without_host(analysis: Analysis, actors: Actors, verb: Token, found: list[str]) -> list[str]:
    """Where several guests meet each other, whoever hosts or mediates is not one of those who meet."""
    passive = any(child.dep == "auxpass" for child in analysis.children(verb)) or verb.dep == "acl"
    heads = [child for child in analysis.children(verb) if child.dep == "nsubj" and not passive]
    heads += [thing for preposition, thing in prepositions(analysis, verb) if preposition.text.lower() == "by"]
    hosts = {actor for head in heads for actor in actors.of_phrase(analysis, head)}
    guests = [child for child in analysis.children(verb) if child.dep in ("dobj", "nsubjpass")]
    words = {token.text.lower() for guest in guests for token in (guest, *analysis.children(guest))}
    rest = [actor for actor in found if actor not in hosts]
    return rest if len(rest) >= 2 or words & _BOTH else found


# Whoever arranges, reports or hosts is not thereby one of those who meet.
_OUTSIDE = frozenset("host mediate report arrange organize organise chair follow precede be".split())
_WITHIN = frozenset("after following at in during for before from since through on into to".split())


def _holder(analysis: Analysis, noun: Token) -> Token | None:
    """Who has "talks with X", "his meeting with X": the subject of the clause that they stand in."""
    if not any(preposition.text.lower() == "with" for preposition, _ in prepositions(analysis, noun)):
        return None
    owners = [child for child in analysis.children(noun) if child.dep == "poss"]
    if any(owner.tag != "PRP$" for owner in owners):
        return None
    for above in analysis.ancestors(noun):
        if above.pos == "ADP" and above.text.lower() not in (*_WITHIN, "of"):
            return None
        if above.pos in ("VERB", "AUX"):
            if above.lemma in _OUTSIDE or any(child.dep == "nsubjpass" for child in analysis.children(above)):
                return None
            return _subject(analysis, above)
        if above.pos == "NOUN" and not owners and above.lemma not in ("round", "day", "hour", "series"):
            return None
    return None


def strangers(analysis: Analysis, actors: Actors, around: Sequence[Token]) -> bool:
    """Whether somebody takes part who is named, or described, but no actor: then who else does cannot be guessed."""
    for anchor in around:
        for preposition, thing in prepositions(analysis, anchor):
            named = preposition.text.lower() in ("with", "between", "among", "for", "by") and thing.pos != "PRON"
            if named and thing.lemma.lower() in PEOPLE_NOUNS and not actors.of_phrase(analysis, thing):
                return True
    return False


_SELF = frozenset("i we me us".split())


def in_first_person(analysis: Analysis, around: Sequence[Token]) -> bool:
    """Whether "I" or "we" take part: then whoever says so does."""
    for anchor in around:
        people = [child for child in analysis.children(anchor) if child.dep in ("nsubj", "nsubjpass", "dobj")]
        people += [thing for preposition, thing in prepositions(analysis, anchor) if preposition.text.lower() == "with"]
        if any(token.tag == "PRP" and token.text.lower() in _SELF for token in people):
            return True
    return False


def _of_verb(analysis: Analysis, actors: Actors, trigger: Trigger, verb: Token) -> list[str]:
    found: list[str] = []
    for child in analysis.children(verb):
        if child.dep in ("nsubj", "nsubjpass", "dobj", "dative") and child.i != trigger.token.i:
            seen = actors.of_phrase(analysis, child)
            if trigger.kind == "visit" and child.dep == "dobj" and verb.i == trigger.token.i:
                seen = [actor for actor in seen if actors.kinds[actor] == "person"]
            found += seen
    for preposition, thing in prepositions(analysis, verb):
        word = preposition.text.lower()
        if word == "by" and any(child.lemma == "a" for child in analysis.children(thing)):
            continue
        if word in ("with", "between", "among", "by", "opposite", "alongside"):
            found += actors.of_phrase(analysis, thing)
        if thing.lemma in TELEPHONE:  # "by telephone with the premier", as it is often parsed
            found += [a for p, other in prepositions(analysis, thing) for a in _with(analysis, actors, p, other)]
    for across in (child for child in analysis.children(verb) if child.text.lower() == "across"):
        found += [a for _, other in prepositions(analysis, across) for a in actors.of_phrase(analysis, other)]
    return found


def _with(analysis: Analysis, actors: Actors, preposition: Token, thing: Token) -> list[str]:
    return actors.of_phrase(analysis, thing) if preposition.text.lower() in ("with", "to", "between") else []


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
        word = preposition.text.lower()
        if word not in _PARTICIPANT_PREPOSITIONS or (trigger.kind == "visit" and word in ("to", "from")):
            continue
        if word == "by" and any(child.lemma == "a" for child in analysis.children(thing)):
            continue  # "the first visit by a head of government in nineteen years"
        found += actors.of_phrase(analysis, thing)
        found += _of_noun(analysis, actors, trigger, thing) if thing.lemma in ("talk", "negotiation", "talks") else []
    return found


# "accepted an invitation to visit": who accepts visits.
_INTENTIONS = frozenset("invitation plan decision intention offer promise chance opportunity".split())


def _opens(token: Token) -> bool:
    """Whether a word has a subject that its complement shares: verbs, adjectives, "due" however it is tagged."""
    return token.pos in ("VERB", "AUX", "ADJ") or token.lemma == "due"


def _subject(analysis: Analysis, verb: Token, depth: int = 3) -> Token | None:
    """The subject of a verb, or that which it shares with the verb it depends on."""
    for child in analysis.children(verb):
        if child.dep in ("nsubj", "nsubjpass"):
            return child
    if depth and verb.dep in ("xcomp", "conj", "advcl") and _opens(analysis.head(verb)):
        return _subject(analysis, analysis.head(verb), depth - 1)
    if verb.dep in ("acl", "relcl", "amod"):
        noun = analysis.head(verb)
        if noun.lemma in _INTENTIONS and analysis.head(noun).pos == "VERB":
            return _subject(analysis, analysis.head(noun), depth - 1) if depth else None
        return analysis.head(noun) if noun.dep == "conj" else noun
    return None
