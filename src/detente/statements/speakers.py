"""Naming the speakers: which actor a statement's source means."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from detente.language import Analysis
from detente.language.phrases import heads
from detente.records import Actor, Document, Spans, Statement
from detente.records.spans import hull
from detente.statements import sources
from detente.statements.running import Running

_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ourselves"})

# What stands before the turns of whoever is asked.
_ANSWERS = frozenset({"a", "answer"})


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
    running = Running(analysis, mentions, actors)
    linked: dict[str, Statement] = {}
    for each in sorted(statements, key=lambda statement: hull(statement.evidence)):
        written = label if label and _is_answer(analysis, each) else each.source
        speaker = sources.named(analysis, written, mentions, actors, each.cue)
        if speaker is None:
            speaker = _running(analysis, running, each)
        linked[each.id] = dataclasses.replace(each, speaker=speaker)
        running.heard(linked[each.id])
    return tuple(
        dataclasses.replace(
            linked[each.id], speaker=_first_person(analysis, each, linked, by_id) or linked[each.id].speaker
        )
        for each in statements
    )


def _running(analysis: Analysis, running: Running, statement: Statement) -> str | None:
    if not statement.source:
        return running.unsaid(statement)
    head = next(iter(heads(analysis, statement.source, statement.cue)), None)
    return running.meant(statement, head) if head is not None else None


def _is_answer(analysis: Analysis, statement: Statement) -> bool:
    if statement.cue or not statement.source:
        return False
    return analysis.text[slice(*hull(statement.source))].casefold() in _ANSWERS


def _answering(analysis: Analysis, statements: Sequence[Statement]) -> Spans | None:
    """Who answers where a transcript says but "A:": the only one whom it names at a turn of his own."""
    turns = [each for each in statements if each.source and not each.cue and not _is_answer(analysis, each)]
    names = {analysis.text[slice(*hull(each.source))]: each.source for each in turns}
    return next(iter(names.values())) if len(names) == 1 else None


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
