"""How much a mention stands out to the pronouns after it.

Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution (Computational Linguistics 20, 1994): an actor is as
salient as the factors of its mentions add up to, each factor once a sentence, and what a sentence adds is halved with
every sentence after it. Factors and weights are theirs.
"""

from __future__ import annotations

from detente.actors.syntax import role
from detente.language.analysis import Analysis, Token

RECENT, SUBJECT, EXISTENTIAL, OBJECT, OBLIQUE, HEAD, PLAIN = 100.0, 80.0, 70.0, 50.0, 40.0, 80.0, 50.0
# Two mentions of the same grammatical role.
PARALLEL = 35.0
# What is left of it with each sentence.
FADING = 0.5

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_WITHIN = frozenset({"poss", "compound", "nmod", "amod"})


def weight(analysis: Analysis, token: Token) -> float:
    """The factors of a mention with this head, in the sentence in which it stands."""
    dep, governor = role(analysis, token)
    total = RECENT
    if dep in _SUBJECTS:
        total += SUBJECT
    elif dep == "attr":
        total += EXISTENTIAL
    elif dep == "dobj":
        total += OBJECT
    elif dep in ("dative", "pobj"):
        total += OBLIQUE
    verb = analysis.head(governor) if dep == "pobj" else governor
    nested = dep in _WITHIN or (dep == "pobj" and verb.pos in ("NOUN", "PROPN", "PRON"))
    if not nested:
        total += HEAD
    if not (dep == "pobj" and governor.i < verb.i and verb.pos in ("VERB", "AUX")):
        # No adverbial phrase before the clause ("In Halmere, ...").
        total += PLAIN
    return total


def same_role(analysis: Analysis, a: Token, b: Token) -> bool:
    """Whether both are subjects, or both are objects."""
    first, second = role(analysis, a)[0], role(analysis, b)[0]
    return first == second or {first, second} <= _SUBJECTS
