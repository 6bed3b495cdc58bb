"""Words that tell of a meeting, a call, a visit, or talks: which they are, and where they only look like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.language import Analysis, Token
from detente.records import EventKind

MEETING_NOUNS = frozenset("meeting summit audience encounter sit-down get-together".split())
CALL_NOUNS = frozenset("phonecall videoconference teleconference".split())
VISIT_NOUNS = frozenset("visit trip tour".split())
TELEPHONE = frozenset("phone telephone video conference hotline videoconference".split())

# Of "session", "round", "discussion" and the like only these make talks: an ordinal, or what it is a round of.
_NEEDS_SUPPORT = frozenset("round session conversation discussion conference".split())
TALKS_WORDS = frozenset(
    "talk talks negotiation negotiations consultation consultations mediation dialogue commission committee council "
    "delegation delegations assembly treaty peace".split()
)

MOTION = {
    "arrive": ("in", "at"), "land": ("in", "at"), "fly": ("to", "into", "in"), "travel": ("to",), "return": ("from",),
    "go": ("to",), "come": ("to",), "head": ("to", "for"), "journey": ("to",), "depart": ("for",), "leave": ("for",),
}  # fmt: skip

_SEATS = frozenset("capital".split())

# What is met without a meeting: demands, deadlines.
_MET_THINGS = frozenset(
    "demand deadline target condition requirement need criterion goal standard obligation commitment resistance quota "
    "criticism opposition expectation challenge threshold cost test fate end objection request bill payment claim "
    "silence concern approval refusal response timetable schedule eye promise pledge".split()
)
PEOPLE_NOUNS = frozenset(
    "delegation envoy team negotiator leader minister president ambassador counterpart official expert representative "
    "party side group guest visitor mediator colleague diplomat deputy chancellor premier chairman chairwoman "
    "secretary commissioner governor king prince mission observer delegate head chief "
    "lawmaker senator government director lawyer elder general bishop parliamentarian whip congressman congresswoman "
    "president-elect speaker judge rapporteur".split()
)
# Groups that hold sessions: when these meet it is talks.
ASSEMBLIES = frozenset(
    "delegation team negotiator commission party side expert group delegate committee mediator envoy minister".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event. verb: it is the verb of its clause; bare: an ordinal for a noun named before."""

    kind: EventKind
    token: Token
    verb: bool
    bare: bool = False


def triggers(analysis: Analysis) -> Iterator[Trigger]:
    """All triggers in text order, looks-like ones left out."""
    previous: Trigger | None = None
    for token in analysis.tokens:
        found = _noun(analysis, token) if token.pos in ("NOUN", "PROPN") else None
        if token.pos == "VERB" or (token.lemma == "host" and token.dep == "relcl"):
            found = _verb(analysis, token)
        elif token.lemma == "be" and token.pos == "AUX":
            found = _is_at(analysis, token)
        if found is not None and _goes_on_from(found, previous):
            found = replace(found, kind="call")
        found = found or _due(analysis, token)
        if found is None and previous is not None:
            found = _elliptical(analysis, token, previous)
        if found is not None:
            previous = found
            yield found


def _goes_on_from(found: Trigger, previous: Trigger | None) -> bool:
    """ "their third conversation" after a telephone call that was told of just before."""
    if previous is None or previous.kind != "call" or found.token.lemma != "conversation":
        return False
    return found.token.sentence - previous.token.sentence <= 2


def words_of(analysis: Analysis, token: Token) -> set[str]:
    """Lower-cased texts and lemmas of a token's direct dependents."""
    found: set[str] = set()
    for child in analysis.children(token):
        found |= {child.text.lower(), child.lemma.lower()}
    return found


def prepositions(analysis: Analysis, token: Token) -> Iterator[tuple[Token, Token]]:
    """(preposition, its object) of a token, chains such as "in talks with" left alone."""
    for child in analysis.children(token):
        if child.dep in ("prep", "agent", "dative"):
            for grandchild in analysis.children(child):
                if grandchild.dep in ("pobj", "pcomp"):
                    yield child, grandchild


def _noun(analysis: Analysis, token: Token) -> Trigger | None:
    lemma, lower = token.lemma.lower(), token.text.lower()
    around = words_of(analysis, token)
    if token.dep == "compound" and lemma not in ("summit",):
        return None
    if lemma == "call" and _with_the_press(analysis, token):
        return None
    if lemma in ("call", "conversation", "talk", "talks", "contact") and around & TELEPHONE:
        return Trigger("call", token, False)
    if lemma in CALL_NOUNS or (lemma == "call" and _is_call(analysis, token)):
        return Trigger("call", token, False)
    if lower in ("talks", "negotiations", "consultations") or lemma in ("consultation", "mediation"):
        return Trigger("talks", token, False)
    if lemma in _NEEDS_SUPPORT:
        return Trigger("talks", token, False) if _is_round(analysis, token) else None
    if lemma == "table" and "round" in around:
        return Trigger("talks", token, False)
    if lemma == "audience" and not any(p.text.lower() == "with" for p, _ in prepositions(analysis, token)):
        return None  # those who listen
    if lemma in MEETING_NOUNS:
        return Trigger("meeting", token, False)
    if lemma in VISIT_NOUNS and not around & {"inspection", "inspections"}:
        return Trigger("visit", token, False)
    return None


def _with_the_press(analysis: Analysis, token: Token) -> bool:
    """ "a conference call with reporters" is a press conference."""
    company = {thing.lemma.lower() for _, thing in prepositions(analysis, token)}
    return bool((company | words_of(analysis, token)) & {*_PRESS, "press", "media", "network"})


def _is_call(analysis: Analysis, token: Token) -> bool:
    """A noun "call" that somebody makes to somebody, not a call for something."""
    found = {preposition.text.lower() for preposition, _ in prepositions(analysis, token)}
    after = analysis.tokens[token.i + 1].text.lower() if token.i + 1 < len(analysis.tokens) else ""
    verb = analysis.head(token).lemma
    taken = (token.dep == "dobj" and verb in _TAKEN) or (token.dep == "nsubjpass" and verb in _ARRANGED)
    if after in ("for", "to") or (after == "on" and not taken) or found & {"for"}:
        return False
    return token.tag == "NN" and (bool(found & {"with", "between", "from"}) or taken)


_TAKEN = frozenset("take hold have make place receive".split())
_ARRANGED = frozenset("foresee plan schedule expect hold arrange set".split())


def _is_round(analysis: Analysis, token: Token) -> bool:
    if ordinal_of(analysis, token) is not None or token.lemma in ("round", "session"):
        return True
    held = [child.lemma for child in analysis.children(token) if child.dep in ("acl", "relcl")]
    if "hold" in held or (token.dep in ("dobj", "nsubjpass") and analysis.head(token).lemma == "hold"):
        return True
    around = words_of(analysis, token)
    for _, thing in prepositions(analysis, token):
        around.add(thing.lemma.lower())
    return bool(around & TALKS_WORDS)


_ORDINALS = {
    word: number
    for number, words in enumerate(
        "first 1st|second 2nd|third 3rd|fourth 4th|fifth 5th|sixth 6th|seventh 7th|eighth 8th|ninth 9th|tenth 10th|"
        "eleventh 11th|twelfth 12th".split("|"),
        1,
    )
    for word in words.split()
}


def ordinal_of(analysis: Analysis, token: Token) -> int | None:
    """ "third" of "the third round of talks"; also "round three"."""
    for child in analysis.children(token):
        if child.text.lower() in _ORDINALS and child.dep in ("amod", "nummod", "compound", "det"):
            return _ORDINALS[child.text.lower()]
    for preposition, thing in prepositions(analysis, token):
        if preposition.text.lower() == "of" and thing.i > token.i and token.text.lower() in _ORDINALS:
            return _ORDINALS[token.text.lower()]
    return _ORDINALS.get(token.text.lower())


def _verb(analysis: Analysis, verb: Token) -> Trigger | None:
    lemma = verb.lemma.lower()
    checks = {
        "meet": _meets, "reconvene": _meets, "convene": _meets, "confer": _meets, "receive": _receives,
        "host": _receives, "welcome": _receives, "summon": _receives, "sit": _sits, "visit": _visits,
    }  # fmt: skip
    if lemma in checks:
        kind: EventKind = "visit" if lemma == "visit" else "meeting"
        return Trigger(kind, verb, True) if checks[lemma](analysis, verb) else None
    if _face_to_face(analysis, verb):
        return Trigger("meeting", verb, True)
    if lemma == "call" and _calls_then(analysis, verb):
        return Trigger("call", verb, True)
    if lemma == "call" and _calls_on(analysis, verb):
        return Trigger("meeting", verb, True)
    if lemma in ("phone", "call") and _with_the_press(analysis, verb):
        return None
    if lemma == "ring" and not _rings(analysis, verb):
        return None
    if lemma in ("phone", "telephone", "ring") or (
        lemma in ("speak", "talk", "call", "confer") and _by_phone(analysis, verb)
    ):
        return Trigger("call", verb, True)
    if lemma in MOTION and (_goes(analysis, verb) or _comes_then(analysis, verb)):
        return Trigger("visit", verb, True)
    if lemma in ("bring", "carry") and _brings(analysis, verb):
        return Trigger("visit", verb, True)
    return None


_TABLE = frozenset("table desk tea coffee lunch dinner breakfast supper".split())


def _face_to_face(analysis: Analysis, verb: Token) -> bool:
    """ "told her across a table", "had an hour with the president", "presented his credentials to the king"."""
    if verb.lemma == "tell" and objects(analysis, verb):
        return any(
            preposition.text.lower() in ("across", "over") and thing.lemma.lower() in _TABLE
            for preposition, thing in prepositions(analysis, verb)
        )
    things = [child for child in analysis.children(verb) if child.dep == "dobj"]
    if verb.lemma in ("present", "hand") and any(thing.lemma.lower() == "credential" for thing in things):
        return True
    if verb.lemma not in ("have", "spend"):
        return False
    spent = [thing for thing in things if thing.lemma in ("minute", "hour")]
    company = [pair for token in (verb, *spent) for pair in prepositions(analysis, token)]
    return bool(spent) and any(
        p.text.lower() == "with" and (_person(analysis, thing) or thing.pos == "PROPN") for p, thing in company
    )


def _labelled(analysis: Analysis, token: Token, *labels: str) -> bool:
    return any(e.label in labels and e.first <= token.i < e.last for e in analysis.entities)


def _then(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb has a date of its own: "on Tuesday", "yesterday"."""
    below = [child for child in analysis.children(verb) if child.dep == "npadvmod"]
    below += [thing for preposition, thing in prepositions(analysis, verb) if preposition.text.lower() == "on"]
    return any(_labelled(analysis, token, "DATE") for token in below)


def _somebody(analysis: Analysis, verb: Token) -> bool:
    subjects = [child for child in analysis.children(verb) if child.dep == "nsubj"]
    return any(_person(analysis, s) or s.text.lower() in ("he", "she") for s in subjects)


def _calls_then(analysis: Analysis, verb: Token) -> bool:
    """ "called on Tuesday", and not on somebody, for something, or somebody something."""
    below = analysis.children(verb)
    if any(child.dep in ("dobj", "prt", "oprd", "ccomp", "xcomp", "nsubjpass") for child in below):
        return False
    on = [thing for preposition, thing in prepositions(analysis, verb) if preposition.text.lower() == "on"]
    other = {preposition.text.lower() for preposition, _ in prepositions(analysis, verb)} & {"for", "at", "in", "to"}
    subject = any(child.dep == "nsubj" for child in below)
    return subject and bool(on) and not other and all(_labelled(analysis, thing, "DATE") for thing in on)


def _comes_then(analysis: Analysis, verb: Token) -> bool:
    """ "He came on Thursday": a visit even where its place is not said."""
    return verb.lemma in ("come", "arrive") and _somebody(analysis, verb) and _then(analysis, verb)


def _brings(analysis: Analysis, verb: Token) -> bool:
    """ "brought five pages to Vienna on July 9"."""
    to = [thing for preposition, thing in prepositions(analysis, verb) if preposition.text.lower() == "to"]
    return _somebody(analysis, verb) and _then(analysis, verb) and any(_labelled(analysis, t, "GPE") for t in to)


def _is_at(analysis: Analysis, verb: Token) -> Trigger | None:
    """ "is back from Vienna", "will be in Vienna on July 24"."""
    if verb.dep in ("aux", "auxpass") or not _somebody(analysis, verb):
        return None
    back = any(child.text.lower() == "back" for child in analysis.children(verb))
    advmods = [child for child in analysis.children(verb) if child.dep == "advmod"]
    for preposition, thing in [pair for token in (verb, *advmods) for pair in prepositions(analysis, token)]:
        if _labelled(analysis, thing, "GPE", "LOC", "FAC"):
            if back and preposition.text.lower() == "from":
                return Trigger("visit", verb, True)
            if preposition.text.lower() == "in" and _then(analysis, verb):
                return Trigger("visit", verb, True)
    return None


def objects(analysis: Analysis, verb: Token) -> list[Token]:
    """Direct objects and passive subjects."""
    return [child for child in analysis.children(verb) if child.dep in ("dobj", "nsubjpass", "obj")]


def _meets(analysis: Analysis, verb: Token) -> bool:
    if any(child.dep == "auxpass" for child in analysis.children(verb)) and verb.lemma == "meet":
        agents = [child for child in analysis.children(verb) if child.dep == "agent" or child.text.lower() == "by"]
        if not agents:
            return False  # "the deadline passed, and they were met"
    for thing in objects(analysis, verb):
        if thing.text.lower() in ("ours", "theirs", "hers"):
            continue
        if thing.lemma.lower() in _MET_THINGS or (thing.pos == "NOUN" and not _human(analysis, thing)):
            return False
    for preposition, thing in prepositions(analysis, verb):
        if preposition.text.lower() in ("with", "by") and thing.lemma.lower() in _MET_THINGS:
            return False
    return verb.dep != "amod"


def _human(analysis: Analysis, token: Token) -> bool:
    return token.lemma.lower() in PEOPLE_NOUNS or any(
        entity.label in ("PERSON", "NORP", "ORG", "GPE") and entity.first <= token.i < entity.last
        for entity in analysis.entities
    )


def _person(analysis: Analysis, token: Token) -> bool:
    return token.lemma.lower() in PEOPLE_NOUNS or any(
        entity.label == "PERSON" and entity.first <= token.i < entity.last for entity in analysis.entities
    )


def _receives(analysis: Analysis, verb: Token) -> bool:
    things = objects(analysis, verb)
    if verb.lemma == "summon" and any(
        preposition.text.lower() == "for" for preposition, _ in prepositions(analysis, verb)
    ):
        return False  # to a session: "has summoned the deputies for Monday"
    things += [inner for thing in things for p, inner in prepositions(analysis, thing) if p.text.lower() == "of"]
    return any(thing.pos == "PROPN" or thing.tag == "PRP" or thing.lemma.lower() in PEOPLE_NOUNS for thing in things)


_SITTING = frozenset("council committee commission parliament assembly senate cabinet board congress".split())


def _sits(analysis: Analysis, verb: Token) -> bool:
    around = words_of(analysis, verb)
    if around & _SITTING:
        return True
    subjects = [child for child in analysis.children(verb) if child.dep == "nsubj"]
    several = any(child.dep == "conj" for subject in subjects for child in analysis.children(subject))
    below = {token.text.lower() for token in analysis.subtree(verb) if verb.i < token.i < verb.i + 4}
    if {"across", "from"} <= below or ("down" in around and several):
        return True
    return bool(around & {"with", "together", "opposite"}) and bool(around & {"down", "opposite", "together"})


def _visits(analysis: Analysis, verb: Token) -> bool:
    return bool(objects(analysis, verb)) or verb.tag == "VBG"


def _calls_on(analysis: Analysis, verb: Token) -> bool:
    """ "called on the premier" in person, and not on him to do something."""
    below = [*analysis.children(verb), *(thing for _, thing in prepositions(analysis, verb))]
    asked = any(c.dep in ("xcomp", "advcl", "ccomp", "relcl", "acl") for c in below)
    on = [thing for preposition, thing in prepositions(analysis, verb) if preposition.text.lower() == "on"]
    inner = [child for thing in on for child in analysis.children(thing)]
    asked = asked or any(child.dep in ("relcl", "acl", "xcomp", "prep") for child in inner)
    return not asked and bool(on) and all(_person(analysis, thing) for thing in on) and not objects(analysis, verb)


def _rings(analysis: Analysis, verb: Token) -> bool:
    """Somebody, not a bell or a telephone."""
    subjects = [child for child in analysis.children(verb) if child.dep == "nsubj"]
    return bool(subjects) and all(_human(analysis, subject) or subject.tag == "PRP" for subject in subjects)


def _by_phone(analysis: Analysis, verb: Token) -> bool:
    below = {token.text.lower() for token in analysis.subtree(verb) if verb.i < token.i < verb.i + 12}
    return bool(below & {"phone", "telephone", "hotline"})


# Verbs of travelling: what they lead to is a place even where it is not known as one.
_TRAVELS = frozenset("travel fly arrive land journey".split())
# The press reports on its own people's journeys, not on a negotiation's.
_PRESS = frozenset("correspondent reporter journalist photographer".split())


def _goes(analysis: Analysis, verb: Token) -> bool:
    if objects(analysis, verb) or words_of(analysis, verb) & _PRESS:
        return False
    for preposition, thing in prepositions(analysis, verb):
        labels = {e.label for e in analysis.entities if e.first <= thing.i < e.last}
        named = bool(labels & {"GPE", "LOC", "FAC"}) or (
            verb.lemma in _TRAVELS and thing.text[0].isupper() and not labels & {"DATE", "TIME", "EVENT"}
        )
        if preposition.text.lower() in MOTION[verb.lemma.lower()] and (named or thing.lemma.lower() in _SEATS):
            return True
    return verb.lemma in _TRAVELS and bool(words_of(analysis, verb) & {"here", "there"})


def _due(analysis: Analysis, token: Token) -> Trigger | None:
    """ "is due in Oslo", "is expected in Oslo": a visit to come."""
    if token.text.lower() not in ("due", "expected", "awaited"):
        return None
    if any(child.text.lower() in ("there", "here") for child in analysis.children(token)):
        subjects = [c for v in (token, analysis.head(token)) for c in analysis.children(v) if c.dep.startswith("nsubj")]
        if any(subject.pos == "PROPN" or _person(analysis, subject) for subject in subjects):
            return Trigger("visit", token, True)
    for preposition, thing in prepositions(analysis, token):
        labels = {e.label for e in analysis.entities if e.first <= thing.i < e.last}
        placed = labels & {"GPE", "LOC", "FAC"} or (thing.text[0].isupper() and not labels & {"DATE", "TIME", "EVENT"})
        if preposition.text.lower() == "in" and placed:
            subjects = [c for c in analysis.children(analysis.head(token)) if c.dep in ("nsubj", "nsubjpass")]
            subjects += [c for c in analysis.children(token) if c.dep in ("nsubj", "nsubjpass")]
            if any(_person(analysis, s) or (s.tag == "NNP" and token.lemma == "await") for s in subjects):
                return Trigger("visit", token, True)
    return None


_HAPPENINGS = frozenset("hold take be begin start end open close last run bring fail follow come".split())


def _elliptical(analysis: Analysis, token: Token, previous: Trigger) -> Trigger | None:
    """ "The first had been held in ...", "the second, on ...": an ordinal for the noun named shortly before."""
    if token.sentence - previous.token.sentence > 1:
        return None
    those = token.text.lower() == "those" and token.dep == "pobj" and token.i > previous.token.i
    if those and any(_labelled(analysis, thing, "DATE") for _, thing in prepositions(analysis, token)):
        return Trigger(previous.kind, token, False, bare=True)
    if token.text.lower() not in _ORDINALS or previous.verb:
        return None
    head = analysis.head(token)
    if token.dep in ("nsubj", "nsubjpass") and head.lemma in _HAPPENINGS:
        return Trigger(previous.kind, token, False, bare=True)
    dated = any(preposition.text.lower() in ("on", "in") for preposition, _ in prepositions(analysis, token))
    if token.dep in ("conj", "appos", "pobj", "ROOT", "dep", "nsubj", "nsubjpass") and dated:
        return Trigger(previous.kind, token, False, bare=True)
    return None
