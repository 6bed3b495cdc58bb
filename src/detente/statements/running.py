"""Who is speaking where the source says it by a pronoun that nothing resolved, or says nothing at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from detente.language import Analysis, Token
from detente.records import Actor, ActorKind, Span, Statement
from detente.records.spans import hull
from detente.statements import cues
from detente.statements.sources import Mentions, mentioned

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_BODIES: tuple[ActorKind, ...] = ("organization", "state")
# Words in a mention or a role that tell who is "he" and who is "she".
_MALE = _HE | frozenset(
    "mr mr. sir lord king spokesman chairman congressman father brother son husband don herr".split()
)
_FEMALE = _SHE | frozenset(
    "mrs mrs. ms ms. miss dame lady queen spokeswoman chairwoman congresswoman mother sister daughter doña frau".split()
)
# Paragraphs before its own in which whoever is meant is looked for.
_REACH = 1


class Running:
    """Who spoke last, statement after statement in text order.

    mentions: sorted, each with the id of its actor.
    """

    def __init__(self, analysis: Analysis, mentions: Mentions, actors: Sequence[Actor]) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.actors = {actor.id: actor for actor in actors}
        self.gender = {actor.id: gender for actor in actors if (gender := _gender(analysis.text, actor))}
        self.spoke: list[tuple[Span, str]] = []

    def heard(self, statement: Statement) -> None:
        """Take note of who has spoken."""
        if statement.speaker is not None and statement.inside is None:
            self.spoke.append((hull(statement.evidence), statement.speaker))

    def meant(self, statement: Statement, pronoun: Token) -> str | None:
        """The actor whom a pronoun of the third person means: of those who fit, who spoke last or is named nearest."""
        word = pronoun.text.casefold()
        if word in _HE or word in _SHE:
            gender = "male" if word in _HE else "female"
            fitting = [a for a in self.actors if self._is(a, "person") and self.gender.get(a, gender) == gender]
        elif word in _IT:
            fitting = [a for a in self.actors if self._is(a, *_BODIES)]
        elif word in _THEY:
            fitting = [a for a in self.actors if self._is(a, "group", *_BODIES)]
        else:
            return None
        return self._nearest(statement, pronoun, frozenset(fitting))

    def unsaid(self, statement: Statement) -> str | None:
        """The speaker of a statement whose source is not given: the subject of its cue; else who spoke right before."""
        head = cues.head_of(self.analysis, statement.cue) if statement.cue else None
        if head is not None:
            subject = self._subject(head)
            return mentioned(self.analysis, (subject.span,), subject, self.mentions) if subject else None
        return None

    def _is(self, actor: str, *kinds: ActorKind) -> bool:
        return self.actors[actor].kind in kinds

    def _nearest(self, statement: Statement, pronoun: Token, fitting: frozenset[str]) -> str | None:
        paragraph = self.analysis.paragraph_at(pronoun.begin)
        before = [
            (span, actor)
            for span, actor in self.mentions
            if actor in fitting
            and span[1] <= pronoun.begin
            and paragraph - self.analysis.paragraph_at(span[0]) <= _REACH
            and not any(begin <= span[0] < end for begin, end in statement.content)
        ]
        last = next((actor for span, actor in reversed(self.spoke) if span[0] < pronoun.begin), None)
        near = {actor for _, actor in before}
        if last in near:
            return last
        return before[-1][1] if before else None

    def _subject(self, head: Token) -> Token | None:
        """The subject of the verb; of a noun its owner, else the subject of the verb that governs it."""
        children = self.analysis.children(head)
        for child in children:
            if child.dep in ("nsubj", "poss"):
                return child
        if head.pos in ("VERB", "AUX") and any(child.dep == "nsubjpass" for child in children):
            return None
        for governor in self.analysis.ancestors(head):
            if any(child.dep == "nsubjpass" for child in self.analysis.children(governor)):
                return None
            for child in self.analysis.children(governor):
                if child.dep == "nsubj" and child.i < head.i:
                    return child
        return None


def _gender(text: str, actor: Actor) -> str | None:
    """What the pronouns and titles of most mentions tell."""
    votes: Counter[str] = Counter()
    for begin, end in actor.mentions:
        words = set(re.findall(r"[\w.-]+", text[begin:end].casefold()))
        votes["male"] += bool(words & _MALE)
        votes["female"] += bool(words & _FEMALE)
    return max(votes, key=lambda gender: votes[gender]) if votes["male"] != votes["female"] else None
