"""What could be a statement in a text: every cue with the contents that its syntax and its neighbours offer it.

A cue (verb, noun, adjective, preposition, colon) may have several candidates, one a construction; weights.py tells how
likely each is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from detente.language import Token
from detente.statements import adjacency, clauses, phrases
from detente.statements.scene import VERBAL, Candidate, Scene
from detente.statements.sources import source_of


def candidates(scene: Scene, known: Container[str]) -> Iterator[Candidate]:
    """All candidates of a text; `known` holds the lemmas (with word class) that can be cues without a quotation."""
    for token in scene.tokens:
        if token.pos in VERBAL and token.dep not in {"aux", "auxpass"}:
            yield from _verb(scene, token, known)
        elif token.pos in {"NOUN", "PROPN"} and f"{token.lemma.lower()}/N" in known:
            yield from phrases.noun(scene, token)
        elif token.pos == "ADJ" and f"{token.lemma}/A" in known:
            yield from phrases.adjective(scene, token)
        elif token.pos == "ADP":
            yield from phrases.phrase(scene, token, known)
        elif token.text == ":":
            yield from phrases.colon(scene, token)


def _verb(scene: Scene, verb: Token, known: Container[str]) -> Iterator[Candidate]:
    lemma = verb.lemma.lower()
    if lemma == "accord":
        yield from phrases.according(scene, verb)
        return
    source = source_of(scene, verb)
    yield from adjacency.with_quotation(scene, verb, source)
    yield from adjacency.linear(scene, verb, source)
    if f"{lemma}/V" in known:
        yield from clauses.governed(scene, verb, source)
