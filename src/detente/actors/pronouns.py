"""Whom personal pronouns mean.

"He", "she" and "they" mean the most salient actor that agrees with them (Lappin and Leass 1994, see salience.py), "it"
a body where there is but one. For "I", "we" and "you" see first_persons.py.

The constants were chosen on GUM's news, interviews and speeches (split train); no weight is learned from it.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from detente.actors import first_persons, genders, salience
from detente.actors.candidates import Candidate, Mention
from detente.actors.genders import Gender
from detente.actors.states import known
from detente.actors.syntax import is_subject
from detente.actors.tables.words import ORG_NOUNS, SPEECH_VERBS
from detente.actors.voices import Voices
from detente.language.analysis import Analysis, Token
from detente.records import Span, Statement

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_MODIFYING = frozenset(("compound", "nmod", "amod", "npadvmod", "poss"))
# Sentences before its own in which a pronoun looks for its antecedent.
REACH = 6
# Mentions before its own among which it looks: a sentence may be endless.
FARTHEST = 100
# Mentions that a pronoun may stand in: no phrase holds more of them before it.
NESTED = 20
# A mention in somebody else's words, and one without a name, are that much less salient.
QUOTED, UNNAMED = 0.5, 0.8
# So is, to the source of a statement, somebody whom the statement names.
SPOKEN_OF = 0.1
# How salient each kind is to "they", and plural nouns that are no actors; to "he" and "she" people alone are.
PERSON = {"person": 1.0}
PLURAL = {"group": 1.0, "organization": 0.6, "state": 0.6}
THING = 0.9

# Distance in sentences, mention, whose mention it is.
Option = tuple[int, Mention, Candidate]


class Resolver:
    """Resolves the pronouns of one text. Adds mentions to the candidates.

    unclear: holds the names of which it is not known whose they are; a pronoun that means one of them means nobody.
    outlet: who published the text; that is no person, whatever it is called.
    """

    def __init__(
        self,
        analysis: Analysis,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        unclear: Candidate,
        outlet: str = "",
    ) -> None:
        self.analysis = analysis
        self.candidates = candidates
        self.outlet = outlet
        self.named = {m.head: c for c in (*candidates, unclear) for m in c.mentions}
        self.things = _things(analysis, self.named)
        # A pronoun that means one of these means no actor.
        self.nobody = {id(unclear), *(id(thing) for _, thing in self.things)}
        self.told = sorted(
            [(m, c) for c in (*candidates, unclear) for m in c.mentions] + self.things,
            key=lambda pair: (pair[0].span[0], -pair[0].span[1]),
        )
        self.voices = Voices(analysis, statements, self.named)
        self.weights: dict[int, float] = {}
        self.certain: list[tuple[Candidate, Gender]] = []

    def run(self) -> dict[int, Candidate]:
        """Resolve all, in text order; returns pronoun tokens with their antecedents.

        A first pass tells from pronouns with a single antecedent who is "he" and who is "she"; the second goes by that.
        """
        self._pass()
        self._pass()
        resolved = {i: c for i, c in self.resolved.items() if id(c) not in self.nobody} | dict(
            first_persons.find(self.analysis, self._of_actors(), self.voices, self.heads)
        )
        for i, candidate in sorted(resolved.items()):
            candidate.add(Mention(self.analysis.tokens[i].span, i, "pronoun"))
        return resolved

    def _of_actors(self) -> list[tuple[Mention, Candidate]]:
        return [pair for pair in self.mentions if id(pair[1]) not in self.nobody]

    def _pass(self) -> None:
        """Resolve third persons afresh, with what is certain by now."""
        self.gender = genders.told(self.candidates, self.certain)
        self.mentions = list(self.told)
        self.begins = [mention.span[0] for mention, _ in self.mentions]
        self.heads = dict(self.named)
        self.resolved: dict[int, Candidate] = {}
        self.certain = []
        for token in self.analysis.tokens:
            if token.tag not in ("PRP", "PRP$"):
                continue
            candidate = self._antecedent(token)
            if candidate is not None:
                self._resolve(token, candidate)

    def _resolve(self, token: Token, candidate: Candidate) -> None:
        self.resolved[token.i] = self.heads[token.i] = candidate
        if id(candidate) not in self.nobody:
            self.voices.name(token.i, candidate)
        place = bisect.bisect_left(self.begins, token.begin)
        self.begins.insert(place, token.begin)
        self.mentions.insert(place, (Mention(token.span, token.i, "pronoun"), candidate))

    def _antecedent(self, token: Token) -> Candidate | None:
        word = token.text.casefold()
        if word in _HE:
            return self._person(token, "male")
        if word in _SHE:
            return self._person(token, "female")
        if word in _THEY:
            return self._salient(token, [o for o in self._before(token) if o[2].kind in PLURAL], PLURAL)
        if word in _IT and (token.tag == "PRP$" or self._refers(token)):
            return self._unique(token, ("organization", "state"))
        return None

    def _person(self, token: Token, gender: Gender) -> Candidate | None:
        options = [o for o in self._before(token) if o[2].kind == "person" and self._may_be(o[2], gender)]
        if len({id(candidate) for _, _, candidate in options}) == 1:
            self.certain.append((options[0][2], gender))
        chosen = self._salient(token, options, PERSON) or self._after(token, gender)
        if chosen is None and not options:
            chosen = self._mistaken(token)
        if chosen is not None and id(chosen) not in self.nobody:
            self.gender.setdefault(id(chosen), gender)
        return chosen

    def _may_be(self, candidate: Candidate, gender: Gender) -> bool:
        return self.gender.get(id(candidate), gender) == gender

    def _salient(self, token: Token, options: Sequence[Option], kinds: Mapping[str, float]) -> Candidate | None:
        """The most salient one, None where two are. kinds: how salient each kind is."""
        here = self.voices.quoted.get(token.i)
        spoken_of = self._named_by(token)
        best: dict[int, dict[int, float]] = defaultdict(dict)
        found: dict[int, Candidate] = {}
        for distance, mention, candidate in options:
            weight = self._weight(mention.head) * (1 if candidate.named else UNNAMED)
            if self.voices.quoted.get(mention.head, here) is not here:
                weight *= QUOTED
            if id(candidate) in spoken_of:
                weight *= SPOKEN_OF
            if salience.same_role(self.analysis, token, self.analysis.tokens[mention.head]):
                weight += salience.PARALLEL
            weight *= THING if candidate.kind == "group" and id(candidate) in self.nobody else kinds[candidate.kind]
            found.setdefault(id(candidate), candidate)
            best[id(candidate)][distance] = max(weight, best[id(candidate)].get(distance, 0.0))
        scores = {key: sum(w * salience.FADING**d for d, w in weights.items()) for key, weights in best.items()}
        most = max(scores.values(), default=0.0)
        foremost = [found[key] for key, score in scores.items() if score == most]
        return foremost[0] if len(foremost) == 1 else None

    def _weight(self, i: int) -> float:
        if i not in self.weights:
            self.weights[i] = salience.weight(self.analysis, self.analysis.tokens[i])
        return self.weights[i]

    def _before(self, token: Token) -> list[Option]:
        """Mentions before the token within reach, nearest first."""
        found = []
        aside = self._aside(token)
        excluded = {id(candidate) for candidate in self._excluded(token)}
        nearest = bisect.bisect_left(self.begins, token.begin) - 1
        for place in range(nearest, max(-1, nearest - FARTHEST), -1):
            mention, candidate = self.mentions[place]
            distance = token.sentence - self.analysis.tokens[mention.head].sentence
            if distance > REACH:
                break
            if id(candidate) not in excluded and distance >= 0 and not any(b <= mention.span[0] < e for b, e in aside):
                found.append((distance, mention, candidate))
        return sorted(found, key=lambda option: (option[0], -option[1].span[0]))

    def _excluded(self, token: Token) -> Iterator[Candidate]:
        """Who cannot be meant: in whose phrase the pronoun stands, who acts upon it, who says it."""
        yield from self.voices.speakers(token.i)
        place = bisect.bisect_right(self.begins, token.begin)
        for mention, candidate in self.mentions[max(0, place - NESTED) : place]:
            if token.end < mention.span[1] or (token.end == mention.span[1] and mention.span[0] < token.begin):
                yield candidate
        if token.dep in ("dobj", "pobj", "dative") and not token.text.casefold().endswith(("self", "selves")):
            verb = self.analysis.head(token)
            if verb.pos == "ADP":
                verb = self.analysis.head(verb)
            for subject in self.analysis.children(verb):
                if subject.dep in ("nsubj", "nsubjpass") and subject.i in self.heads:
                    yield self.heads[subject.i]

    def _named_by(self, token: Token) -> set[int]:
        """`id()` of those who are named in what the pronoun says: few speak of themselves by name."""
        spans = [span for statement in self.voices.said.get(token.i, ()) for span in statement.content]
        inner = [t.i for span in spans for t in self.analysis.tokens_in(span)]
        return {id(self.named[i]) for i in inner if i in self.named}

    def _aside(self, token: Token) -> list[Span]:
        """Where no antecedent is looked for: what the pronoun is said to say."""
        spans = [span for statement in self.voices.said.get(token.i, ()) for span in statement.content]
        said = [span for span in spans if not span[0] <= token.begin < span[1]]
        previous = self.analysis.tokens[token.i - 1].text if token.i else ""
        speaks = token.dep == "nsubj" and self.analysis.head(token).lemma.casefold() in SPEECH_VERBS
        if not said and speaks and previous in (",", "”", "’", '"', "?", "!"):
            # "A meeting with Tarn was possible, he said": what stands before is what was said.
            return [(self.analysis.sentence_of(token).span[0], token.begin)]
        return said

    def _after(self, token: Token, gender: Gender) -> Candidate | None:
        """The subject of the clause that the pronoun opens: "In her first speech, Tarn ..."."""
        for verb in self.analysis.ancestors(token):
            for subject in self.analysis.children(verb):
                candidate = self.heads.get(subject.i)
                if subject.dep not in ("nsubj", "nsubjpass") or not token.i < subject.i < verb.i or candidate is None:
                    continue
                if candidate.kind == "person" and self._may_be(candidate, gender):
                    return candidate
        return None

    def _mistaken(self, token: Token) -> Candidate | None:
        """The last name before the pronoun of which nothing but a guess tells that it is no person's. It is one."""
        for distance, mention, candidate in self._before(token):
            if (
                distance <= 1
                and mention.form == "name"
                and id(candidate) not in self.nobody
                and self._guessed(candidate)
            ):
                candidate.kind = "person"
                return candidate
        return None

    def _guessed(self, candidate: Candidate) -> bool:
        heads = [self.analysis.tokens[m.head] for m in candidate.mentions if m.form == "name"]
        words = [word for name in candidate.names for word in name.casefold().split()]
        return (
            candidate.kind in ("organization", "state")
            and len(words) > 1
            and not candidate.nouns
            and not set(words) & ORG_NOUNS
            and not any(name in known().states or name == self.outlet or name.isupper() for name in candidate.names)
            and any(is_subject(self.analysis, head) for head in heads)
        )

    def _refers(self, token: Token) -> bool:
        """Not "it is important that", "it rained": `it` as the subject of a verb with an agent."""
        head = self.analysis.head(token)
        if token.dep != "nsubj" or head.lemma in ("be", "seem", "appear", "take", "rain", "remain"):
            return False
        return not any(
            child.dep in ("ccomp", "csubj") and child.i > head.i for child in self.analysis.children(head)
        ) or (head.lemma in ("say", "add", "announce", "warn", "state", "claim", "insist", "report"))

    def _unique(self, token: Token, kinds: tuple[str, ...]) -> Candidate | None:
        """The only actor of these kinds in its sentence, if a subject there; else in the sentence before."""
        options = [(d, m, c) for d, m, c in self._before(token) if c.kind in kinds and d <= 1]
        for distance in (0, 1):
            here = [(m, c) for d, m, c in options if d == distance]
            if here:
                subject = any(is_subject(self.analysis, self.analysis.tokens[m.head]) for m, _ in here)
                return here[0][1] if subject and len({id(c) for _, c in here}) == 1 else None
        return None


def _things(analysis: Analysis, heads: Mapping[int, Candidate]) -> list[tuple[Mention, Candidate]]:
    """Plural nouns that are no actors; "they" may mean them all the same. One candidate a noun."""
    found: list[tuple[Mention, Candidate]] = []
    things: dict[str, Candidate] = {}
    for token in analysis.tokens:
        if token.tag in ("NNS", "NNPS") and token.i not in heads and token.dep not in _MODIFYING:
            thing = things.setdefault(token.lemma.casefold(), Candidate("group", [token.text], named=False))
            found.append((Mention(token.span, token.i, "description"), thing))
    return found
