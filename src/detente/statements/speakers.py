"""Naming the speakers: which actor a statement's source means."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from detente.language import Analysis
from detente.language.phrases import heads
from detente.records import Actor, Document, Statement
from detente.records.spans import hull
from detente.statements import sources
from detente.statements.running import Running
from detente.statements.sources import Mentions

_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ourselves"})

# What stands before the turns of whoever is asked.
_ANSWERS = frozenset({"a", "answer"})
# How a publication speaks of itself.
_THIS = re.compile(r"this (?:news)?(?:paper|letter|magazine|site|institute|centre|center|bulletin|blog)\b", re.I)
# What follows the name of one who speaks in a transcript.
_TURN = re.compile(r":|\. [–—-]")


def link(
    document: Document,
    analysis: Analysis,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
) -> tuple[Statement, ...]:
    """The same statements with `speaker`: the id of the actor whom the source means, None where that is not certain.

    Of a joint source ("A and B said") the speaker is the first. "I" within a quoted statement is whoever is quoted,
    "we" the side that they speak for; "I" of nobody quoted is the author, "we" the publication.
    """
    # Of those who are mentioned together, the one who is told first comes first.
    told = sorted(actors, key=lambda actor: min(actor.mentions))
    mentions = sorted(((span, actor.id) for actor in told for span in actor.mentions), key=lambda mention: mention[0])
    by_id = {actor.id: actor for actor in actors}
    running = Running(analysis, mentions, actors)
    answering = _answering(analysis, statements, mentions, by_id)
    author, house = _author(document, actors), _house(document, actors)
    linked: dict[str, Statement] = {}
    for each in sorted(statements, key=lambda statement: hull(statement.evidence)):
        if _is_answer(analysis, each):
            speaker = answering
        else:
            speaker = sources.named(analysis, each.source, mentions, actors, each.cue)
            speaker = speaker or _running(analysis, running, each)
        if speaker is None and each.inside is None:
            speaker = _of_the_narrator(_word(analysis, each), author, house, answering)
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
    if head is None:
        return None
    # "her verdict" is hers.
    owner = sources.owner(analysis, head)
    return running.meant(statement, owner if owner is not None and owner.tag == "PRP$" else head)


def _is_answer(analysis: Analysis, statement: Statement) -> bool:
    if statement.cue or not statement.source:
        return False
    return _word(analysis, statement) in _ANSWERS


def _word(analysis: Analysis, statement: Statement) -> str:
    """The source as written, in lower case; "" where there is none."""
    return analysis.text[slice(*hull(statement.source))].casefold() if statement.source else ""


def _answering(
    analysis: Analysis, statements: Sequence[Statement], mentions: Mentions, actors: Mapping[str, Actor]
) -> str | None:
    """Who answers where a transcript says but "A:": the only one whom it names at a turn of his own.

    Where it names nobody so, whoever's name begins a paragraph as a label, else of whom most is told, before all "A:".
    """
    answers = [hull(each.source)[0] for each in statements if _is_answer(analysis, each)]
    if not answers:
        return None
    turns = [each for each in statements if each.source and not each.cue and not _is_answer(analysis, each)]
    names = {_word(analysis, each): each.source for each in turns}
    if len(names) == 1:
        return sources.named(analysis, next(iter(names.values())), mentions, tuple(actors.values()))
    begins = {begin for begin, _ in analysis.paragraphs}
    people = [(span, a) for span, a in mentions if actors[a].kind == "person" and span[1] <= min(answers)]
    labelled = {a for span, a in people if span[0] in begins and _TURN.match(analysis.text, span[1])}
    if len(labelled) == 1:
        return labelled.pop()
    told = Counter(a for _, a in people).most_common(2)
    return told[0][0] if len(told) == 1 or (told and told[0][1] > told[1][1]) else None


def _author(document: Document, actors: Sequence[Actor]) -> str | None:
    """The actor who wrote the article, where it has one author."""
    if len(document.authors) != 1:
        return None
    return next((a.id for a in actors if a.kind == "person" and a.name in document.authors[0]), None)


def _house(document: Document, actors: Sequence[Actor]) -> str | None:
    """The publication, where the text makes it an actor: by the outlet's name or as "this newspaper"."""
    outlet = _bare(document.source or "")
    bodies = [actor for actor in actors if actor.kind in ("organization", "group")]
    named = (a.id for a in bodies if outlet and _bare(a.name) == outlet)
    shown = (a.id for a in bodies if any(_THIS.match(document.text[slice(*span)]) for span in a.mentions))
    return next(named, None) or next(shown, None)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _of_the_narrator(word: str, author: str | None, house: str | None, answering: str | None) -> str | None:
    """Who is meant where the narrator says "I" or "we", or whoever asks says "you"."""
    if word in _SINGULAR:
        return author
    if word in _PLURAL:
        return house
    return answering if word == "you" else None


def _first_person(
    analysis: Analysis, statement: Statement, by_id: Mapping[str, Statement], actors: Mapping[str, Actor]
) -> str | None:
    """Who "I" and "we" are in a statement that is quoted in another."""
    outer = by_id.get(statement.inside or "")
    while outer is not None and outer.kind == "indirect":
        outer = by_id.get(outer.inside or "")
    if outer is None or outer.speaker is None or not statement.source:
        return None
    word = _word(analysis, statement)
    if word in _SINGULAR:
        return outer.speaker
    if word in _PLURAL and outer.speaker in actors:
        speaking = actors[outer.speaker]
        return speaking.side if speaking.kind == "person" else speaking.id
    return None
