"""What a name names: a person, an organization, a state, a place or a thing, by votes over all its occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from detente.actors.candidates import Name
from detente.actors.states import Atlas, known
from detente.actors.syntax import is_subject, speaks
from detente.actors.tables.words import (
    ORG_NOUNS,
    PLACE_OPENERS,
    SHARED_POSSESSIONS,
    STATE_POSSESSIONS,
    THING_NOUNS,
    TRADES,
)
from detente.language.analysis import Analysis, Token

_BY_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "thing",
    "LAW": "thing",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
}
_WHERE = frozenset("in at from to near via through outside around across".split())
# What one piece of evidence weighs: the words of a name itself far more than the tagger's opinion of it.
_SURE, _STRONG, _FAIR, _WEAK = 8.0, 4.0, 1.5, 0.7

Votes = defaultdict[str, float]


def vote(analysis: Analysis, names: Sequence[Name], people: Iterable[Name], atlas: Atlas) -> dict[str, Votes]:
    """Votes by form. `people`: names that an apposition calls a person."""
    labels = {i: e.label for e in analysis.entities for i in range(e.first, e.last)}
    votes: dict[str, Votes] = {}
    syntactic: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for name in names:
        counted = votes.setdefault(name.text, defaultdict(float))
        context = _by_context(analysis, name, labels.get(name.last - 1, ""))
        for evidence in (context,) if counted else (_by_words(name), context):
            for kind, weight in evidence.items():
                counted[kind] += weight
        for kind, weight in _by_syntax(analysis, name).items():
            # Frequent names are subjects often: once is enough.
            syntactic[name.text][kind] = max(weight, syntactic[name.text][kind])
    for form, evidence in syntactic.items():
        for kind, weight in evidence.items():
            votes[form][kind] += weight
    for name in people:
        votes[name.text]["person"] += _SURE
    _spread_states(analysis, names, votes, atlas)
    _spread_surnames(votes)
    return votes


def _by_words(name: Name) -> Mapping[str, float]:
    words = [word.strip("’'") for word in name.text.casefold().split()]
    head = words[-1]
    for i, word in enumerate(words[1:], 1):
        if word in ("of", "for", "on", "and"):
            head = words[i - 1]
            break
    tables = known()
    if name.text in tables.organizations:
        return {"organization": _SURE + _SURE}
    if head in ORG_NOUNS or (words[-1] in ORG_NOUNS and not name.title):
        return {"organization": _SURE}
    if head in THING_NOUNS or words[-1] in THING_NOUNS:
        return {"thing": _SURE}
    if name.plural:
        return {"organization": _FAIR + _FAIR}
    if name.text.isupper() and 2 <= len(name.text) <= 6:
        return {"organization": _STRONG}
    if len(words) > 1 and words[0] in PLACE_OPENERS:
        return {"place": _FAIR + _FAIR}
    if len(words) > 1 and all(w[:1].isupper() or w in ("de", "von", "al", "y") for w in name.text.split()):
        return {"person": _FAIR}
    return {}


def _by_context(analysis: Analysis, name: Name, label: str) -> dict[str, float]:
    tokens = analysis.tokens
    found: Votes = defaultdict(float)
    if name.title:
        found["person"] += _SURE
    if label in _BY_LABEL:
        found[_BY_LABEL[label]] += 1 if " " in name.text or label == "ORG" else _WEAK
    before = tokens[name.start - 1].text.casefold() if name.start else ""
    after = tokens[name.last].text.casefold() if name.last < len(tokens) else ""
    modifies = tokens[name.last - 1].dep in ("compound", "amod", "nmod") and tokens[name.last - 1].head >= name.last
    if before == "the" and not name.title and not modifies:
        found["person"] -= _STRONG
        found["organization"] += _FAIR
        found["thing"] += _WEAK
    if before in _WHERE and not name.title and not speaks(analysis, tokens[name.last - 1]):
        found["place"] += _FAIR
    if not name.title:
        found["state"] += _as_state(tokens, name)
    following = tokens[name.last + 1].text.casefold() if name.last + 1 < len(tokens) and after == "," else after
    if following == "who" and before != "of":
        found["person"] += _STRONG
    elif following in ("which", "itself") and before != "of":
        found["person"] -= _STRONG
        found["organization"] += _WEAK
    if before in ORG_NOUNS and not name.title:
        found["organization"] += _STRONG  # "the state paper Northern Dawn"
    if before == "the" and after in TRADES:
        found["organization"] += _SURE  # "the Nordholm company"
    if before == "(" and after == ")":
        # After somebody's name: whom that person belongs to.
        found["person"] -= _FAIR
    return dict(found)


def _by_syntax(analysis: Analysis, name: Name) -> dict[str, float]:
    last = analysis.tokens[name.last - 1]
    if speaks(analysis, last):
        found = {"person": 1.0, "organization": _WEAK}
    elif is_subject(analysis, last):
        found = {"person": _WEAK, "organization": _WEAK / 2}
    else:
        return {}
    return found | _by_pronoun(analysis, last, found)


def _by_pronoun(analysis: Analysis, subject: Token, found: Mapping[str, float]) -> dict[str, float]:
    """What the next pronoun of the sentence takes the subject for: "Halmere needs its port", "Tarn lost his temper"."""
    rest = analysis.tokens[subject.i + 1 : analysis.sentence_of(subject).last]
    word = next((t.text.casefold() for t in rest if t.tag in ("PRP", "PRP$")), "")
    if word in ("its", "it", "itself"):
        return {"person": found["person"] - _FAIR, "organization": found["organization"] + _WEAK, "state": _WEAK}
    return {"person": found["person"] + _FAIR} if word in ("his", "her", "he", "she", "himself", "herself") else {}


def _as_state(tokens: Sequence[Token], name: Name) -> float:
    """How much the neighbours tell of a state: what it possesses, what is said to be of it."""
    last = name.last
    words: list[str] = []
    if last < len(tokens) and tokens[last].tag == "POS":
        words = [t.text.casefold() for t in tokens[last + 1 : last + 4]]
    elif name.start >= 2 and tokens[name.start - 1].text == "of":
        words = [tokens[name.start - 2].text.casefold()]
        if tokens[name.start - 2].pos == "PROPN" and tokens[name.start - 2].text.casefold() not in ORG_NOUNS:
            return _FAIR
    if set(words) & STATE_POSSESSIONS:
        return _STRONG
    return _FAIR if set(words) & SHARED_POSSESSIONS else 0.0


def _spread_states(analysis: Analysis, names: Sequence[Name], votes: dict[str, Votes], atlas: Atlas) -> None:
    """What is coordinated with a state is rather a state too ("Halmere and Vastrana")."""
    at = {name.last - 1: name.text for name in names if not name.title}
    pairs = []
    for i, form in at.items():
        token = analysis.tokens[i]
        other = at.get(token.head) if token.dep in ("conj", "appos") else None
        if other is not None and other != form:
            pairs += [(form, other), (other, form)]
    for _ in range(2):
        states = {form for _, form in pairs if is_state(form, votes[form], atlas) or kind_of(votes[form]) == "state"}
        for form, _ in {pair for pair in pairs if pair[1] in states and pair[0] not in states}:
            # "From Halmere, Mira Solvay and Ivo Tarn": the parser takes people for fellows of the place.
            if " " not in form or votes[form]["person"] <= votes[form]["place"]:
                votes[form]["state"] += _STRONG


def _spread_surnames(votes: dict[str, Votes]) -> None:
    """A lone word that ends the name of somebody who is clearly a person is that person's surname."""
    people = [form for form, counted in votes.items() if kind_of(counted) == "person" and " " in form]
    surnames = {form.split()[-1] for form in people} | {" ".join(form.split()[-2:]) for form in people}
    for form, counted in votes.items():
        first = form.split()[0]
        initialled = len(first) == 2 and first.endswith(".") and form != first
        if initialled or (" " in form and kind_of(counted) != "person" and _bears(form, counted, votes)):
            counted["person"] += _STRONG
        if form in surnames and form not in people:
            counted["person"] += _STRONG
        elif " " not in form and counted["person"] < _SURE and counted["state"] + counted["place"] > 0:
            # A lone word that is also where things are: people are seldom told without their full name.
            counted["person"] *= 0.5
            counted["organization"] *= 0.5


def _bears(form: str, counted: Votes, votes: Mapping[str, Votes]) -> bool:
    """Whether the form is of words that may be a person's, the last of which is a person by itself."""
    last = votes.get(form.split()[-1])
    return last is not None and kind_of(last) == "person" and counted["person"] > 0


def kind_of(counted: Votes) -> str:
    """The kind with most votes; "thing" where there is no evidence."""
    if counted["state"] > 0:
        # A place that also has what states have is a state.
        counted = defaultdict(float, counted, state=counted["state"] + counted["place"])
    best = max(counted, key=lambda kind: (counted[kind], kind), default="thing")
    return best if counted and counted[best] > 0 else "thing"


def person_first(votes: Mapping[str, Votes], spelled: Mapping[str, str]) -> None:
    """Where one of two spellings is a person's, both are."""
    people = [form for form in spelled if form in votes and " " in form and kind_of(votes[form]) == "person"]
    for form in people:
        if spelled[form] in votes:
            votes[spelled[form]]["person"] += _SURE


def is_bare(form: str, counted: Votes) -> bool:
    """Whether a lone word has nothing of a person or a body but that it acts: so newspapers name states."""
    word = form.casefold()
    told = word in ORG_NOUNS or word in THING_NOUNS or form.isupper() or form.endswith("s")
    return " " not in form and not told and counted["person"] < _STRONG and counted["organization"] < _STRONG


def is_state(form: str, counted: Votes, atlas: Atlas) -> bool:
    """Whether the form names a state or stands for one, and is no person's name here."""
    return (form in atlas.states or form in atlas.places) and counted["person"] < counted["place"] + _SURE
