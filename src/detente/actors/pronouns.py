"""Simple pronouns: he, she and they, it, where one antecedent fits better than all others. Precision before recall."""

from __future__ import annotations

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
# Sentences before its own in which a pronoun looks for its antecedent.
REACH = 3


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
        self.statements = statements
        self.quotes = [(span, s) for s in statements for span in s.content if self._quoted(span)]
        self.mentions = sorted(
            ((m, c) for c in (*candidates, unclear) for m in c.mentions),
            key=lambda pair: (pair[0].span[0], -pair[0].span[1]),
        )
        self.gender = {id(c): gender for c in candidates if (gender := _gender(c))}
        self.certain: list[tuple[Candidate, str]] = []
        self.resolved: dict[int, Candidate] = {}

    def _quoted(self, span: Span) -> bool:
        return self.analysis.text[span[0] : span[1]].lstrip()[:1] in ("“", '"', "‘", "«", "„")

    def run(self) -> dict[int, Candidate]:
        """Resolve all, in text order; returns pronoun tokens with their antecedents.

        A first pass tells from pronouns with a single antecedent who is "he" and who is "she"; the second goes by that.
        """
        known, named = dict(self.gender), list(self.mentions)
        self._pass()
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for candidate, gender in self.certain:
            votes[id(candidate)][gender] += 1
        self.gender = {key: told for key, counts in votes.items() if (told := _majority(counts))} | known
        self.mentions, self.resolved = named, {}
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
                self.mentions.append((Mention(token.span, token.i, "pronoun"), candidate))

    def _first_persons(self) -> None:
        """ "I" in a quotation is who says it."""
        for span, statement in self.quotes:
            speakers = {id(c): c for m, c in self.mentions if any(s[0] <= m.span[0] < s[1] for s in statement.source)}
            people = [c for c in speakers.values() if c.kind == "person"]
            if len(people) != 1:
                continue
            for token in self.analysis.tokens_in(span):
                if token.text.casefold() in _FIRST and token.i not in self.resolved:
                    self.resolved[token.i] = people[0]

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
        for mention, candidate in self.mentions:
            if (
                mention.head == co_subject
                or mention.span[1] > token.begin
                or any(b <= mention.span[0] < e for b, e in aside)
            ):
                continue
            sentence = self.analysis.tokens[mention.head].sentence
            distance = token.sentence - sentence
            if 0 <= distance <= REACH and paragraph - self.analysis.paragraph_at(mention.span[0]) <= 1:
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
        """Where no antecedent is looked for: what the pronoun is said to say, quotations that it stands outside of."""
        said = [
            span
            for s in self.statements
            for span in s.content
            if any(b <= token.begin < e for b, e in s.source) and not span[0] <= token.begin < span[1]
        ]
        previous = self.analysis.tokens[token.i - 1] if token.i else None
        if (
            previous is not None
            and previous.text in (",", "”", "’", '"', "?", "!")
            and token.dep == "nsubj"
            and self.analysis.head(token).lemma.casefold() in SPEECH_VERBS
        ):
            # "A meeting with Tarn was possible, he said": what stands before is what was said.
            said.append((self.analysis.sentence_of(token).span[0], token.begin))
        return said + [span for span, _ in self.quotes if not span[0] <= token.begin < span[1]]

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
        for span, statement in self.quotes:
            if span[0] <= token.begin < span[1]:
                for mention, candidate in self.mentions:
                    if any(source[0] <= mention.span[0] < source[1] for source in statement.source):
                        return candidate
        return None


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
