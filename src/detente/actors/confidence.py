"""How sure it is that a candidate is an actor. (weights: training/actor_confidence.py)"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from detente.actors.candidates import Candidate
from detente.actors.descriptions import QUANTIFIERS
from detente.actors.states import known
from detente.actors.syntax import is_subject, source_heads, speaks
from detente.actors.tables.weights import WEIGHTS
from detente.actors.tables.words import ORG_NOUNS, PERSON_NOUNS
from detente.language.analysis import Analysis
from detente.records import Statement

_POSSESSIVES = frozenset("his her its their our my your".split())
_LABELS = {"person": "PERSON", "organization": "ORG", "state": "GPE"}


class Observer:
    """Tells the features of the candidates of one text.

    outlet: who published the article, named there as the one that was told, seldom as one who acts.
    """

    def __init__(
        self,
        analysis: Analysis,
        candidates: Sequence[Candidate],
        statements: Sequence[Statement],
        outlet: str | None = None,
    ) -> None:
        self.analysis = analysis
        self.outlet = outlet
        # `id()` of the candidates that others are affiliated to.
        self.owners = {id(c.affiliation) for c in candidates if c.affiliation is not None}
        self.said = source_heads(analysis, statements)
        self.we = any(
            each.inside is None and analysis.text[slice(*span)].casefold() == "we"
            for each in statements
            for span in each.source
        )
        self.labels = {i: e.label for e in analysis.entities for i in range(e.first, e.last)}

    def features(self, candidate: Candidate) -> dict[str, float]:
        """What is told by a candidate's form and by what it does: names of features to values in [0, 1] or so."""
        analysis = self.analysis
        heads = [analysis.tokens[m.head] for m in candidate.mentions if m.form != "pronoun"]
        said = [self.said[t.i] for t in heads if t.i in self.said]
        form = "named" if candidate.named else "definite" if candidate.definite else "indefinite"
        group = f"{candidate.kind}-{form}"
        subject = any(is_subject(analysis, t) for t in heads)
        told = {
            group: 1.0,
            f"{group}-subject": float(subject),
            f"{group}-source": max(said, default=0.0),
            f"{candidate.kind}-sources": math.log(1 + len(said)),
            f"{candidate.kind}-speaks": float(any(speaks(analysis, t) for t in heads)),
            "mentions": math.log(len(heads)),
            "subjects": math.log(1 + sum(is_subject(analysis, t) for t in heads)),
            f"{form}-pronouns": float(len(heads) < len(candidate.mentions)),
            f"{candidate.kind}-affiliated": float(candidate.affiliation is not None),
            f"{candidate.kind}-owner": float(id(candidate) in self.owners),
            f"{form}-role": float(bool(candidate.nouns)),
            "poss": float(all(t.dep == "poss" for t in heads)),
            "object": float(all(t.dep in ("pobj", "dobj", "attr") for t in heads)),
            "compound": float(all(t.dep in ("compound", "amod", "nmod") for t in heads)),
            "outlet": float(_is_outlet(candidate, self.outlet)),
            "nested": float(all(t.dep == "pobj" and analysis.head(t).dep == "prep" for t in heads)),
            "place": float(candidate.place),
            "place-subject": float(candidate.place and subject),
            "implied": float(candidate.implied),
            "attr": float(all(t.dep in ("attr", "oprd") for t in heads)),
        }
        if candidate.named:
            told |= _of_names(candidate, {self.labels.get(t.i, "") for t in heads})
        else:
            told |= _of_descriptions(candidate)
            # "this newspaper", where "we" speak
            told["this"] = float(self.we and candidate.names[0].casefold().startswith("this "))
        return {name: value for name, value in told.items() if value}


def _is_outlet(candidate: Candidate, outlet: str | None) -> bool:
    if not outlet or not candidate.named:
        return False
    initials = "".join(word[0] for word in outlet.split())
    names = [name.casefold() for name in candidate.names]
    return outlet.casefold().removeprefix("the ") in names or (len(initials) > 1 and initials.casefold() in names)


def _of_names(candidate: Candidate, labels: set[str]) -> dict[str, float]:
    words = [len(name.split()) for name in candidate.names]
    head = candidate.names[0].casefold().split()[-1]
    return {
        f"{candidate.kind}-agreed": float(_LABELS.get(candidate.kind, "") in labels),
        f"{candidate.kind}-words": float(max(words) > 1),
        "named-org-noun": float(head in ORG_NOUNS),
        "named-upper": float(candidate.names[0].isupper() and candidate.names[0] not in known().organizations),
        "named-forms": math.log(len(set(candidate.names))),
    }


def _of_descriptions(candidate: Candidate) -> dict[str, float]:
    words = candidate.names[0].casefold().split()
    return {
        f"{candidate.kind}-bare": float(len(words) == 1),
        f"{candidate.kind}-long": float(len(words) > 3),
        f"{candidate.kind}-possessed": float(words[0] in _POSSESSIVES),
        f"{candidate.kind}-counted": float(words[0] in QUANTIFIERS or words[0].isdigit()),
        f"{candidate.kind}-determined": float(words[0] in ("a", "an", "one", "the")),
        "described-person-noun": float(words[-1] in PERSON_NOUNS),
    }


def probability(told: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Probability that a careful coder would keep the actor: a logistic model of the features."""
    score = weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in told.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
