"""Naming the speakers: which actor a statement's source means."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from detente.language import Analysis, Token
from detente.records import Actor, Document, Span, Spans, Statement
from detente.records.spans import hull, overlap

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def link(
    document: Document,  # noqa: ARG001 - every reader is given it
    analysis: Analysis,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
) -> tuple[Statement, ...]:
    """The same statements with `speaker`: the id of the actor whom the source means, None where that is not certain."""
    mentions = [(span, actor.id) for actor in actors for span in actor.mentions]
    return tuple(
        dataclasses.replace(statement, speaker=speaker_of(analysis, statement.source, mentions))
        for statement in statements
    )


def speaker_of(analysis: Analysis, source: Spans, mentions: Sequence[tuple[Span, str]]) -> str | None:
    """The actor with the mention that fits the source best."""
    if not source:
        return None
    head = head_of(analysis, hull(source))
    if head is None:
        return None
    if head.text.lower() in _RELATIVE:
        head = _antecedent(analysis, head) or head
    scored = [(_fit(analysis, head, hull(source), span), -(span[1] - span[0]), actor) for span, actor in mentions]
    best = max(scored, default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _fit(analysis: Analysis, head: Token, source: Span, mention: Span) -> float:
    """How well a mention fits a source with this head; 0 where it means something else."""
    if overlap(source, mention) == 0 and not (mention[0] <= head.begin < mention[1]):
        return 0.0
    own = head_of(analysis, mention)
    if own is None:
        return 0.0
    if own.i == head.i:
        return 3.0
    if own.head == head.i and own.dep == "appos":
        return 2.5
    if head.head == own.i and head.dep in {"appos", "compound", "flat"}:
        return 2.0
    if own.head == head.i and own.dep in {"compound", "nmod"} and head.pos == "PROPN":
        return 1.5
    return 1.0 if mention[0] <= head.begin < mention[1] else 0.0


def head_of(analysis: Analysis, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    inside = analysis.tokens_in(span)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    return next((t for t in inside if t.head == t.i or not first <= t.head <= last), inside[-1])


def _antecedent(analysis: Analysis, pronoun: Token) -> Token | None:
    for token in analysis.ancestors(pronoun):
        if token.dep == "relcl":
            return analysis.head(token)
    return None
