"""Who is speaking where the source says it by a pronoun that nothing resolved, or says nothing at all."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from detente.language import Analysis, Token
from detente.records import Actor, Statement
from detente.records.spans import hull
from detente.statements import cues
from detente.statements.sources import Mentions, mentioned

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_BODIES = frozenset({"organization", "state"})
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
        self.spoke: list[tuple[int, str]] = []

    def heard(self, statement: Statement) -> None:
        """Take note of who has spoken."""
        if statement.speaker is not None and statement.inside is None:
            self.spoke.append((hull(statement.evidence)[0], statement.speaker))

    def meant(self, statement: Statement, pronoun: Token) -> str | None:
        """The actor whom a pronoun of the third person means: of those who fit, who spoke last or is named nearest."""
        near = [actor for actor in self._before(statement, pronoun) if self._fits(actor, pronoun.text.casefold())]
        last = next((actor for begin, actor in reversed(self.spoke) if begin < pronoun.begin), None)
        return last if last in near else next(iter(near), None)

    def unsaid(self, statement: Statement) -> str | None:
        """The speaker of a statement whose source is not given: the subject of its cue."""
        head = cues.head_of(self.analysis, statement.cue) if statement.cue else None
        subject = self._subject(head) if head is not None else None
        return mentioned(self.analysis, (subject.span,), subject, self.mentions) if subject is not None else None

    def _fits(self, actor: str, word: str) -> bool:
        """Whether the pronoun may mean the actor."""
        kind = self.actors[actor].kind
        if word in _HE or word in _SHE:
            gender = "male" if word in _HE else "female"
            return kind == "person" and self.gender.get(actor, gender) == gender
        return kind in _BODIES if word in _IT else word in _THEY and kind != "person"

    def _before(self, statement: Statement, pronoun: Token) -> Iterator[str]:
        """The actors mentioned within reach before the pronoun, nearest first; those in what it says do not count."""
        paragraph = self.analysis.paragraph_at(pronoun.begin)
        first = bisect.bisect_left(self.mentions, pronoun.begin, key=lambda mention: mention[0][0])
        for span, actor in (self.mentions[i] for i in range(first - 1, -1, -1)):
            if paragraph - self.analysis.paragraph_at(span[0]) > _REACH:
                return
            if span[1] <= pronoun.begin and not any(begin <= span[0] < end for begin, end in statement.content):
                yield actor

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
