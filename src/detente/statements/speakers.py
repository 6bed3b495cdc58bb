"""Naming the speakers: which actor a statement's source means."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence

from detente.language import Analysis, Token
from detente.records import Actor, Document, Span, Spans, Statement
from detente.records.spans import hull, overlap
from detente.statements.cues import head_of

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ourselves"})

_INITIALS = re.compile(r"\w\.(?:[ -]?\w\.)+")
# What stands before the turns of whoever is asked.
_ANSWERS = frozenset({"a", "answer"})

# How well a mention fits a source: they share their head; one is in apposition to the other; the mention only covers
# the head ("the minister’s office" for a source "office" that is no mention of its own).
_SAME, _APPOSED, _NAMED, _PART, _COVERS = 3.0, 2.5, 2.0, 1.5, 1.0

# Characters that a mention has at most: those of a source are looked for no further before it.
_LONGEST = 400

Mentions = Sequence[tuple[Span, str]]


def link(
    document: Document,  # noqa: ARG001 - every reader is given it
    analysis: Analysis,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
) -> tuple[Statement, ...]:
    """The same statements with `speaker`: the id of the actor whom the source means, None where that is not certain.

    Of a joint source ("A and B said") the speaker is the first. "I" within a quoted statement is whoever is quoted,
    "we" the side that they speak for.
    """
    label = _answering(analysis, statements)
    mentions = sorted((span, actor.id) for actor in actors for span in actor.mentions)
    by_id = {actor.id: actor for actor in actors}
    sources = {each.id: label if label and _is_answer(analysis, each) else each.source for each in statements}
    named = {each.id: speaker_of(analysis, sources[each.id], mentions, actors) for each in statements}
    linked = [dataclasses.replace(statement, speaker=named[statement.id]) for statement in statements]
    quoted_in = {statement.id: statement for statement in linked}
    return tuple(
        dataclasses.replace(each, speaker=_first_person(analysis, each, quoted_in, by_id) or each.speaker)
        for each in linked
    )


def _is_answer(analysis: Analysis, statement: Statement) -> bool:
    if statement.cue or not statement.source:
        return False
    return analysis.text[slice(*hull(statement.source))].casefold() in _ANSWERS


def _answering(analysis: Analysis, statements: Sequence[Statement]) -> Spans | None:
    """Who answers where a transcript says but "A:": the only one whom it names at a turn of his own."""
    turns = [each for each in statements if each.source and not each.cue and not _is_answer(analysis, each)]
    names = {analysis.text[slice(*hull(each.source))]: each.source for each in turns}
    return next(iter(names.values())) if len(names) == 1 else None


def speaker_of(analysis: Analysis, source: Spans, mentions: Mentions, actors: Sequence[Actor] = ()) -> str | None:
    """The actor with the mention that fits the source best; else the one whose name the source writes otherwise.

    `mentions` must be sorted.
    """
    head = head_of(analysis, (hull(source),)) if source else None
    if head is None:
        return None
    if head.text.lower() in _RELATIVE:
        head = _antecedent(analysis, head) or head
    begin, end = min(head.begin, hull(source)[0]), max(head.end, hull(source)[1])
    first = bisect.bisect_left(mentions, begin - _LONGEST, key=lambda mention: mention[0][0])
    near = itertools.takewhile(lambda mention: mention[0][0] < end, itertools.islice(mentions, first, None))
    scored = [(_fit(analysis, head, hull(source), span), span[0] - span[1], actor) for span, actor in near]
    best = max(scored, default=None)
    if best is not None and best[0] > 0:
        return best[2]
    if (bearer := _by_initials(analysis.text[slice(*hull(source))], actors)) is not None:
        return bearer
    return _by_name(head, actors) if head.pos in {"PROPN", "NOUN", "X"} else None


def _by_name(head: Token, actors: Sequence[Actor]) -> str | None:
    """The one actor whose name ends in the word, in whatever case: transcripts write their speakers in capitals."""
    if not head.text[:1].isupper():
        return None
    word = head.text.casefold()
    found = {a.id for a in actors if _proper(a.name) and a.name.split()[-1].casefold() == word}
    return found.pop() if len(found) == 1 else None


def _by_initials(written: str, actors: Sequence[Actor]) -> str | None:
    """The one person with these initials: "J. P.-K." of a transcript."""
    if not _INITIALS.fullmatch(written):
        return None
    letters = re.findall(r"\w", written)
    found = {a.id for a in actors if a.kind == "person" and [w[0] for w in re.findall(r"\w+", a.name)] == letters}
    return found.pop() if len(found) == 1 else None


def _proper(name: str) -> bool:
    """Whether it is a name throughout, and no description that ends in one ("the ministry in Port Ansgar")."""
    return all(word[0].isupper() for word in name.split())


def _first_person(
    analysis: Analysis, statement: Statement, by_id: Mapping[str, Statement], actors: Mapping[str, Actor]
) -> str | None:
    """Who "I" and "we" are in a statement that is quoted in another."""
    outer = by_id.get(statement.inside or "")
    while outer is not None and outer.kind == "indirect":
        outer = by_id.get(outer.inside or "")
    if outer is None or outer.speaker is None or not statement.source:
        return None
    word = analysis.text[slice(*hull(statement.source))].lower()
    if word in _SINGULAR:
        return outer.speaker
    if word in _PLURAL and outer.speaker in actors:
        return actors[outer.speaker].side
    return None


def _fit(analysis: Analysis, head: Token, source: Span, mention: Span) -> float:
    """How well a mention fits a source with this head; 0 where it means something else."""
    if overlap(source, mention) == 0 and not (mention[0] <= head.begin < mention[1]):
        return 0.0
    own = head_of(analysis, (mention,))
    if own is None:
        return 0.0
    if own.i == head.i:
        return _SAME
    if own.head == head.i and own.dep == "appos":
        return _APPOSED
    if head.head == own.i and head.dep in {"appos", "compound", "flat"}:
        return _NAMED
    if own.head == head.i and own.dep in {"compound", "nmod"} and head.pos == "PROPN":
        return _PART
    return _COVERS if mention[0] <= head.begin < mention[1] else 0.0


def _antecedent(analysis: Analysis, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    for token in analysis.ancestors(pronoun):
        if token.dep == "relcl":
            return analysis.head(token)
    return None
