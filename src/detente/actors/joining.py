"""From descriptions to candidates: whom they describe, or that they tell of somebody new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.actors.candidates import Candidate, Description
from detente.actors.descriptions import QUANTIFIERS, appositions, noun_kind
from detente.actors.naming import NameJoiner
from detente.actors.states import Atlas
from detente.actors.syntax import is_subject, source_heads, turn_labels
from detente.actors.tables.words import TITLE_MODIFIERS
from detente.language.analysis import Analysis
from detente.records import Statement
from detente.records.spans import overlap

_GOVERNMENT = frozenset("government authorities side leadership regime state cabinet".split())
# Without these words an office is a higher one.
_BELOW = frozenset("deputy vice assistant under former ex".split())
# Nouns for one office.
_ALIKE = (
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("chair chairman chairwoman chairperson".split()),
    frozenset("adviser advisor".split()),
)
_UNIONS = frozenset("bloc union alliance community league confederation federation".split())
# What a body is, said after its name ("the Northern company") or instead of it.
_GENERIC = frozenset(
    """company firm brokerage group party newspaper paper agency movement insurer bank broadcaster daily weekly station
    magazine consortium airline operator union fund institute federation alliance league bloc organization organisation
    panel court tribunal carrier lender utility corporation""".split()
)
# Sentences before its own in which the body is looked for that "the company" takes up.
_NEAR = 3
# Sentences before its own in which the person is looked for whom a new office takes up.
_NEAR_SUBJECT = 3
# Two statements that share this part of their words are the same words reported twice.
SAME_WORDS = 0.7
FEWEST_SHARED = 5


class Joiner(NameJoiner):
    """Names first (`take_names`), then descriptions (`take_descriptions`), which may be of the named."""

    def __init__(
        self, analysis: Analysis, atlas: Atlas, statements: Sequence[Statement], outlet: str | None = None
    ) -> None:
        super().__init__(analysis, atlas, outlet, source_heads(analysis, statements), turn_labels(analysis, statements))
        self.statements = statements
        self.words: dict[str, frozenset[str]] = {}

    def take_descriptions(self, found: Sequence[Description]) -> None:
        """Give each description to the actor that it describes, or make it an actor of its own."""
        done = self._take_appositions(found) | self._take_predicates(found)
        for description in found:
            if description.head not in done:
                self._take(description)

    def _take_appositions(self, found: Sequence[Description]) -> set[int]:
        done = set()
        for description, i, after in appositions(self.analysis, found):
            person = self.at.get(i)
            if description.head in done or person is None or not person.named:
                continue
            if description.kind == "person" and person.kind == "person":
                if not after and not self._ends_apposed(person, i):
                    continue
            elif person.kind != "organization" or not self._apposed_body(description, person, after):
                continue
            self._describe(person, description)
            done.add(description.head)
        return done

    def _apposed_body(self, description: Description, body: Candidate, after: bool) -> bool:
        """Whether the parser too takes it for what the body is: "the dam’s lender, Northern Bank"."""
        if description.kind not in ("person", "organization"):
            return False
        head = self.tokens[description.head]
        if after:
            return head.dep == "appos" and self.at.get(head.head) is body
        return any(t.dep == "appos" and self.at.get(t.i) is body for t in self.analysis.children(head))

    def _ends_apposed(self, person: Candidate, i: int) -> bool:
        """Whether the name that begins at token `i` is followed by a mark, as "the envoy, NAME, said"."""
        begin = self.tokens[i].begin
        end = next((m.span[1] for m in person.mentions if m.span[0] == begin), None)
        if end is None:
            return False
        following = self.analysis.text[end : end + 1]
        return following in {",", ".", ";", ")", "–", ":"} or self.analysis.text[end:].startswith(" of ")

    def _take_predicates(self, found: Sequence[Description]) -> set[int]:
        """What the copula says somebody is ("N. is the head of the fund"): no actor of its own."""
        done = set()
        for description in found:
            head = self.tokens[description.head]
            while head.dep in ("conj", "appos") and head.head < head.i:
                head = self.analysis.head(head)
            if head.dep != "attr" or description.kind != "person":
                continue
            for subject in self.analysis.children(self.analysis.head(head)):
                person = self.at.get(subject.i)
                if subject.dep != "nsubj" or subject.i > head.i:
                    continue
                done.add(description.head)
                if person is not None and person.kind == "person":
                    self._describe(person, description)
        return done

    def _describe(self, candidate: Candidate, description: Description) -> None:
        self._mention(description.first, description.last, description.head, candidate, "description")
        self.at[description.head] = candidate
        if candidate.kind == "person":
            candidate.add_role(description.role, description.noun)
        candidate.owners.extend(description.owners)
        candidate.owners.extend(self._bodies_in(description))

    def _bodies_in(self, description: Description) -> list[int]:
        """Bodies by common nouns that the phrase is of: "head of the council"."""
        tokens = self.tokens[description.head + 1 : description.last]
        return [
            t.i for t in tokens if t.dep == "pobj" and noun_kind(t) == "organization" and t.i not in description.owners
        ]

    def _take(self, description: Description) -> None:
        candidate = self._resolve(description) or self._own(description)
        self._describe(candidate, description)

    def _own(self, description: Description) -> Candidate:
        begin, end = self.tokens[description.first].begin, self.tokens[description.last - 1].end
        candidate = self._new(description.kind, self.analysis.text[begin:end])
        if description.full and description.full not in candidate.names:
            candidate.names.append(description.full)
        candidate.named = False
        candidate.definite = _definite(description)
        return candidate

    def _owners(self, description: Description) -> list[Candidate]:
        """Who owns it; of an owner inside of another owner's name both are one candidate."""
        owners: list[Candidate] = []
        for i in description.owners:
            owner = self.at.get(i)
            if owner is not None and owner not in owners:
                owners.append(owner)
        return owners

    def _resolve(self, description: Description) -> Candidate | None:
        owners = self._owners(description)
        if description.noun in _GOVERNMENT and (state := self._government(description, owners)) is not None:
            return state
        if description.determiner in ("a", "an", "another", "some", "one") or description.determiner in QUANTIFIERS:
            return None
        same = self._same_words(description)
        if same is not None:
            return same
        if not _definite(description) and not any(i < description.head for i in description.owners):
            return None
        if description.kind == "person":
            return self._bearer(description, owners)
        if (body := self._called(description)) is not None:
            return body
        return self._body(description, owners)

    def _called(self, description: Description) -> Candidate | None:
        """The body whose name stands right before what it is: "the Ostrana company"."""
        body = self.at.get(description.head - 1)
        if body is None or not body.named or description.noun not in _GENERIC or description.kind != "organization":
            return None
        return body if body.kind == "organization" else None

    def _government(self, description: Description, owners: Sequence[Candidate]) -> Candidate | None:
        states = [owner for owner in owners if owner.kind == "state"]
        if description.noun == "side":
            return owners[0] if len(owners) == 1 else None
        if states:
            return states[0] if len(states) == 1 else None
        acting = [c for c in self.states.values() if c.kind == "state"]
        return acting[0] if len(acting) == 1 and description.determiner == "the" and not owners else None

    def _same_words(self, description: Description) -> Candidate | None:
        """A bare noun phrase that occurred before, word for word: "experts", "the police"."""
        span = (self.tokens[description.first].begin, self.tokens[description.last - 1].end)
        words = _plain(self.analysis.text[slice(*span)])
        for candidate in reversed(self.candidates):
            if not candidate.named and candidate.kind == description.kind and words in map(_plain, candidate.names):
                return candidate
        return None

    def _bearer(self, description: Description, owners: Sequence[Candidate]) -> Candidate | None:
        """The person whose office it is."""
        position = self.tokens[description.first].begin
        nouns = next((alike for alike in _ALIKE if description.noun in alike), {description.noun})
        fitting = []
        for candidate in self.candidates:
            if candidate.kind != "person" or not candidate.mentions:
                continue
            if not candidate.nouns & nouns and not _heads_government(candidate, description):
                continue
            theirs = [owner for i in candidate.owners if (owner := self.at.get(i)) is not None]
            if owners and theirs and not set(map(id, owners)) & set(map(id, theirs)):
                continue
            if _other_office(candidate, description):
                continue
            fitting.append(candidate)
        before = [c for c in fitting if any(m.span[0] < position for m in c.mentions)]
        if not before:
            return fitting[0] if len(fitting) == 1 and fitting[0].named else self._repeated(description, owners)
        return max(before, key=lambda c: max(m.span[0] for m in c.mentions if m.span[0] < position))

    def _repeated(self, description: Description, owners: Sequence[Candidate]) -> Candidate | None:
        """Who is given the same words, or else is the only person named so far: described anew by another office."""
        begin = self.tokens[description.first].begin
        if (same := self._said_the_same(description)) is not None:
            return same
        people = [
            c for c in self.candidates if c.kind == "person" and c.named and min(m.span for m in c.mentions)[0] < begin
        ]
        if (taken_up := self._taken_up(description, owners)) is not None:
            return taken_up
        by_body = any(owner.kind == "organization" for owner in owners)
        if len(people) != 1 or not by_body or not _definite(description):
            return None
        last = max((m for m in people[0].mentions if m.span[0] < begin), key=lambda m: m.span)
        near = self.analysis.paragraph_at(begin) - self.analysis.paragraph_at(last.span[0]) <= 2
        # Within one sentence it is rather somebody else ("N., an adviser to the head of the Fund").
        apart = self.tokens[last.head].sentence != self.tokens[description.head].sentence
        return people[0] if near and apart else None

    def _taken_up(self, description: Description, owners: Sequence[Candidate]) -> Candidate | None:
        """Whom the sentence before is about, by an office that the text gave nobody yet: "the fund’s head went on"."""
        if description.determiner != "the" or not (
            description.head in self.sources or is_subject(self.analysis, self.tokens[description.head])
        ):
            return None
        sentence = self.tokens[description.head].sentence
        told = {
            (sentence - self.tokens[m.head].sentence, id(c)): c
            for c in self.candidates
            if c.kind == "person"
            for m in c.mentions
            if 0 < sentence - self.tokens[m.head].sentence <= _NEAR_SUBJECT
            and is_subject(self.analysis, self.tokens[m.head])
        }
        nearest = min((distance for distance, _ in told), default=0)
        people = [c for (distance, _), c in told.items() if distance == nearest]
        person = people[0] if len(people) == 1 else None
        if person is None or not person.named or person.nouns:
            return None
        theirs = [o for i in person.owners if (o := self.at.get(i)) is not None]
        return None if owners and theirs and not set(map(id, owners)) & set(map(id, theirs)) else person

    def _said_the_same(self, description: Description) -> Candidate | None:
        """The named person to whom another statement gives the words that this one gives to the description."""
        span = (self.tokens[description.first].begin, self.tokens[description.last - 1].end)
        for mine in self.statements:
            if not any(overlap(span, source) for source in mine.source):
                continue
            for other in self.statements:
                if other is not mine and self._same_content(mine, other):
                    tokens = [t for source in other.source for t in self.analysis.tokens_in(source)]
                    people = [self.at[t.i] for t in tokens if t.i in self.at]
                    return next((c for c in people if c.kind == "person" and c.named), None)
        return None

    def _same_content(self, a: Statement, b: Statement) -> bool:
        """Whether two statements, neither within the other, are mostly of the same words."""
        if any(overlap(x, y) for x in a.content for y in b.content):
            return False
        first, second = self._words(a), self._words(b)
        shared = len(first & second)
        return shared >= FEWEST_SHARED and shared / max(len(first), len(second)) >= SAME_WORDS

    def _words(self, statement: Statement) -> frozenset[str]:
        if statement.id not in self.words:
            texts = (self.analysis.text[begin:end].casefold() for begin, end in statement.content)
            self.words[statement.id] = frozenset(word for text in texts for word in re.findall(r"\w+", text))
        return self.words[statement.id]

    def _body(self, description: Description, owners: Sequence[Candidate]) -> Candidate | None:
        """The body or group that a short definite phrase takes up: "the commission", "the bloc"."""
        position = self.tokens[description.first].begin
        noun = description.noun
        fitting = []
        for candidate in self.candidates:
            if candidate.kind not in ("organization", "group") or not candidate.mentions:
                continue
            words = {w.casefold() for name in candidate.names for w in re.findall(r"\w+", name)}
            if noun not in words and not (noun == "bloc" and words & _UNIONS):
                continue
            theirs = [owner for i in candidate.owners if (owner := self.at.get(i)) is not None]
            named = [owner for owner in owners if owner is not candidate]
            if named and not set(map(id, named)) & set(map(id, theirs)):
                continue
            if min(m.span[0] for m in candidate.mentions) < position:
                fitting.append(candidate)
        if not fitting and not owners and description.determiner == "the":
            return self._generic(description, position)
        if not fitting or (not owners and description.last - description.first > 2):
            return None
        return max(fitting, key=lambda c: max(m.span[0] for m in c.mentions if m.span[0] < position))

    def _generic(self, description: Description, position: int) -> Candidate | None:
        """The only body told of lately, where "the company" says no more than what kind of body it is."""
        if description.noun not in _GENERIC or description.last - description.first > 2:
            return None
        sentence = self.tokens[description.head].sentence
        near = {
            id(c): c
            for c in self.candidates
            if c.kind == "organization" and c.named
            for m in c.mentions
            if m.span[0] < position and sentence - self.tokens[m.head].sentence <= _NEAR
        }
        return next(iter(near.values())) if len(near) == 1 else None


def _heads_government(candidate: Candidate, description: Description) -> bool:
    """Whether one is called premier and the other prime minister."""
    told = {role.casefold() for role in candidate.roles}
    if description.noun == "premier":
        return any(role.endswith("prime minister") for role in told)
    return description.role.casefold().endswith("prime minister") and "premier" in told


def _other_office(candidate: Candidate, description: Description) -> bool:
    """Whether what modifies the noun tells another office: "the prime minister" is no foreign minister."""
    told = _modifiers(description.role, description.noun)
    if not told:
        return False
    offices = [_modifiers(role, description.noun) for role in candidate.roles]
    same = [
        told <= office and not (office - told) & _BELOW if office else not told & _BELOW
        for office in offices
        if office is not None
    ]
    return bool(same) and not any(same)


def _modifiers(role: str, noun: str) -> frozenset[str] | None:
    """The words of a title before its noun that tell which office it is; None where the noun is another."""
    words = re.split(r"[\s-]+", role.casefold())
    return TITLE_MODIFIERS.intersection(words[: words.index(noun)]) if noun in words else None


def _definite(description: Description) -> bool:
    """With the article or a possessive, or with its owner in front ("Halmere’s envoy", "RDIF head")."""
    if description.determiner in ("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"):
        return True
    owned = any(i < description.head for i in description.owners)
    return not description.determiner and description.kind == "person" and (owned or description.capital)


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", text.casefold())
