"""Simple pronouns: he, she and they, it, where one antecedent fits better than all others. Precision before recall."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence

from detente.actors.candidates import Candidate, Mention
from detente.actors.syntax import is_subject
from detente.actors.tables.words import FEMALE, MALE, SPEECH_VERBS
from detente.language.analysis import Analysis, Token
from detente.records import Span, Statement

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs"))
_IT = frozenset(("it", "its", "itself"))
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_MARKS = ("“", '"', "‘", "«", "„")
# Sentences before its own in which a pronoun looks for its antecedent.
REACH = 3
# Mentions before its own among which it looks: a sentence may be endless.
FARTHEST = 100


class Resolver:
    """Resolves the pronouns of one text. Adds mentions to the candidates.

    unclear: holds the names of which it is not known whose they are; a pronoun that means one of them means nobody.
    """

    def __init__(
        self,
        analysis: Analysis,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        unclear: Candidate,
    ) -> None:
        self.analysis = analysis
        self.unclear = unclear
        self.named = sorted(
            ((m, c) for c in (*candidates, unclear) for m in c.mentions),
            key=lambda pair: (pair[0].span[0], -pair[0].span[1]),
        )
        self.gender = {id(c): gender for c in candidates if (gender := _gender(c))}
        self.certain: list[tuple[Candidate, str]] = []
        self._restart()
        self._place_statements(statements)

    def _restart(self) -> None:
        """Forget what was resolved."""
        self.mentions = list(self.named)
        self.begins = [mention.span[0] for mention, _ in self.mentions]
        self.resolved: dict[int, Candidate] = {}

    def _place_statements(self, statements: Sequence[Statement]) -> None:
        """Where quotations and sources lie, by token, so that a pronoun need not look through all statements."""
        self.quoted: dict[int, Statement] = {}
        self.said: dict[int, list[Statement]] = defaultdict(list)
        for statement in statements:
            for span in statement.content:
                if self.analysis.text[span[0] : span[1]].lstrip()[:1] in _MARKS:
                    self.quoted |= {t.i: statement for t in self.analysis.tokens_in(span)}
            for span in statement.source:
                for token in self.analysis.tokens_in(span):
                    self.said[token.i].append(statement)
        heads = {mention.head: candidate for mention, candidate in self.named}
        self.speakers: dict[str, list[Candidate]] = {}
        for statement in {s.id: s for s in self.quoted.values()}.values():
            tokens = [t for span in statement.source for t in self.analysis.tokens_in(span)]
            self.speakers[statement.id] = list({id(heads[t.i]): heads[t.i] for t in tokens if t.i in heads}.values())

    def run(self) -> dict[int, Candidate]:
        """Resolve all, in text order; returns pronoun tokens with their antecedents.

        A first pass tells from pronouns with a single antecedent who is "he" and who is "she"; the second goes by that.
        """
        known = dict(self.gender)
        self._pass()
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for candidate, gender in self.certain:
            votes[id(candidate)][gender] += 1
        self.gender = {key: told for key, counts in votes.items() if (told := _majority(counts))} | known
        self._restart()
        self._first_persons()
        self._pass()
        self.resolved = {i: c for i, c in sorted(self.resolved.items()) if c is not self.unclear}
        for i, candidate in self.resolved.items():
            candidate.add(Mention(self.analysis.tokens[i].span, i, "pronoun"))
        return self.resolved

    def _pass(self) -> None:
        for token in self.analysis.tokens:
            if token.i in self.resolved or token.tag not in ("PRP", "PRP$"):
                continue
            candidate = self._antecedent(token)
            if candidate is not None:
                self.resolved[token.i] = candidate
                place = bisect.bisect_left(self.begins, token.begin)
                self.begins.insert(place, token.begin)
                self.mentions.insert(place, (Mention(token.span, token.i, "pronoun"), candidate))

    def _first_persons(self) -> None:
        """ "I" in a quotation is who says it."""
        for i, statement in self.quoted.items():
            if self.analysis.tokens[i].text.casefold() not in _FIRST:
                continue
            people = [c for c in self.speakers[statement.id] if c.kind == "person"]
            if len(people) == 1:
                self.resolved[i] = people[0]

    def _antecedent(self, token: Token) -> Candidate | None:
        word = token.text.casefold()
        if word in _HE or word in _SHE:
            return self._person(token, "male" if word in _HE else "female")
        if word in _THEY:
            return self._unique(token, ("group",))
        if word in _IT:
            return (
                self._unique(token, ("organization", "state")) if token.tag == "PRP$" or self._refers(token) else None
            )
        return None

    def _refers(self, token: Token) -> bool:
        """Not "it is important that", "it rained": `it` as the subject of a verb with an agent."""
        head = self.analysis.head(token)
        if token.dep != "nsubj" or head.lemma in ("be", "seem", "appear", "take", "rain", "remain"):
            return False
        return not any(
            child.dep in ("ccomp", "csubj") and child.i > head.i for child in self.analysis.children(head)
        ) or (head.lemma in ("say", "add", "announce", "warn", "state", "claim", "insist", "report"))

    def _before(self, token: Token) -> list[tuple[int, Mention, Candidate]]:
        """Mentions before the token within reach, nearest first, with the distance in sentences."""
        found = []
        paragraph = self.analysis.paragraph_at(token.begin)
        aside = self._aside(token)
        co_subject = self._co_subject(token)
        quotation = self.quoted.get(token.i)
        nearest = bisect.bisect_left(self.begins, token.begin) - 1
        for place in range(nearest, max(-1, nearest - FARTHEST), -1):
            mention, candidate = self.mentions[place]
            distance = token.sentence - self.analysis.tokens[mention.head].sentence
            if distance > REACH:
                break
            elsewhere = self.quoted.get(mention.head)
            if elsewhere is not None and elsewhere is not quotation:
                continue
            if mention.head == co_subject or mention.span[1] > token.begin:
                continue
            if distance < 0 or any(b <= mention.span[0] < e for b, e in aside):
                continue
            if paragraph - self.analysis.paragraph_at(mention.span[0]) <= 1:
                found.append((distance, mention, candidate))
        return sorted(found, key=lambda item: (item[0], -item[1].span[0]))

    def _co_subject(self, token: Token) -> int | None:
        """The subject of the verb whose object the pronoun is: "a lawyer questioned him" is of two."""
        if token.dep not in ("dobj", "pobj", "dative") or token.text.casefold().endswith(("self", "selves")):
            return None
        verb = self.analysis.head(token)
        if verb.pos == "ADP":
            verb = self.analysis.head(verb)
        return next((t.i for t in self.analysis.children(verb) if t.dep in ("nsubj", "nsubjpass")), None)

    def _aside(self, token: Token) -> list[Span]:
        """Where no antecedent is looked for: what the pronoun is said to say."""
        spans = [span for statement in self.said.get(token.i, ()) for span in statement.content]
        said = [span for span in spans if not span[0] <= token.begin < span[1]]
        previous = self.analysis.tokens[token.i - 1] if token.i else None
        if (
            previous is not None
            and previous.text in (",", "”", "’", '"', "?", "!")
            and token.dep == "nsubj"
            and self.analysis.head(token).lemma.casefold() in SPEECH_VERBS
        ):
            # "A meeting with Tarn was possible, he said": what stands before is what was said.
            said.append((self.analysis.sentence_of(token).span[0], token.begin))
        return said

    def _person(self, token: Token, gender: str) -> Candidate | None:
        speaker = self._speaking(token)
        options = [
            (distance, mention, candidate)
            for distance, mention, candidate in self._before(token)
            if candidate.kind == "person"
            and self.gender.get(id(candidate), gender) == gender
            and candidate is not speaker
        ]
        if len({id(candidate) for _, _, candidate in options}) == 1:
            self.certain.append((options[0][2], gender))
        chosen = self._choose(token, options)
        if chosen is not None and chosen is not self.unclear:
            self.gender.setdefault(id(chosen), gender)
        return chosen

    def _choose(self, token: Token, options: Sequence[tuple[int, Mention, Candidate]]) -> Candidate | None:
        """The one who stands in the nearest sentence; of several there the subject, else who was spoken of before."""
        for distance in range(REACH + 1):
            here = [(m, c) for d, m, c in options if d == distance]
            people = {id(c): c for _, c in here}
            if len(people) == 1:
                return next(iter(people.values()))
            if not people:
                continue
            if distance == 0:
                return self._governing(token, here)
            subjects = {id(c): c for m, c in here if is_subject(self.analysis, self.analysis.tokens[m.head])}
            if len(subjects) == 1:
                return next(iter(subjects.values()))
            spoken = {id(c) for d, _, c in options if d > distance} & (subjects or people).keys()
            return people[spoken.pop()] if len(spoken) == 1 else None
        return None

    def _governing(self, token: Token, here: Sequence[tuple[Mention, Candidate]]) -> Candidate | None:
        """The subject of the nearest clause around the pronoun; None where another's phrase stands in between."""
        heads = {m.head: c for m, c in here}
        for verb in self.analysis.ancestors(token):
            for subject in self.analysis.children(verb):
                if subject.dep not in ("nsubj", "nsubjpass") or subject.i >= token.i:
                    continue
                inside = [heads[t.i] for t in self.analysis.subtree(subject) if t.i in heads]
                if subject.i in heads:
                    return heads[subject.i]
                if inside:
                    return None
        return None

    def _unique(self, token: Token, kinds: tuple[str, ...]) -> Candidate | None:
        """The only actor of these kinds in its sentence, if a subject there; else in the sentence before."""
        options = [(d, m, c) for d, m, c in self._before(token) if c.kind in kinds and d <= 1]
        for distance in (0, 1):
            here = [(m, c) for d, m, c in options if d == distance]
            if here:
                subject = any(is_subject(self.analysis, self.analysis.tokens[m.head]) for m, _ in here)
                return here[0][1] if subject and len({id(c) for _, c in here}) == 1 else None
        return None

    def _speaking(self, token: Token) -> Candidate | None:
        """Who says the quotation that the token stands in."""
        statement = self.quoted.get(token.i)
        speakers = self.speakers[statement.id] if statement is not None else []
        return speakers[0] if speakers else None


def _majority(counts: Counter[str]) -> str | None:
    """The gender that most pronouns tell, None where they disagree much."""
    (gender, most), *rest = counts.most_common()
    return gender if not rest or most > 2 * rest[0][1] else None


def _gender(candidate: Candidate) -> str | None:
    words = {word for role in candidate.roles for word in role.casefold().split()} | candidate.nouns
    if not candidate.named:
        words |= {word.casefold() for name in candidate.names for word in name.split()}
    if words & FEMALE and not words & MALE:
        return "female"
    return "male" if words & MALE and not words & FEMALE else None
