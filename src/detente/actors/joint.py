"""Whom several are told by at once: "the two presidents", "both sides", where the text leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detente.actors.candidates import Candidate, Mention
from detente.language.analysis import Analysis

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
_COUNTED = re.compile(
    r"(?:the |all |these |those )?(both|(?<= )two|(?<= )three|(?<= )four) (?:the )?(?:\w+ )?(\w+)", re.I
)
# Parties to a negotiation, by a word for what they are.
_SIDES = frozenset(
    "sides parties capitals governments countries states nations delegations neighbours neighbors".split()
)
_LEADERS = frozenset("president premier chancellor king queen minister emir sultan".split())


def share(analysis: Analysis, groups: Iterable[Candidate], kept: Sequence[Candidate]) -> None:
    """Add the mentions of groups that are no actors of their own to their members, all of whom the text names.

    groups: candidates that were not kept; kept: those that were, with sides.
    """
    for group in groups:
        for mention in group.mentions if group.kind == "group" and not group.named else ():
            for member in members(analysis, mention, kept):
                member.add(mention)


def members(analysis: Analysis, mention: Mention, actors: Sequence[Candidate]) -> list[Candidate]:
    """Who is meant by a number of people or parties: as many as there are, all told before; else nobody."""
    begin, end = mention.span
    counted = _COUNTED.fullmatch(analysis.text[begin:end])
    if counted is None:
        return []
    number, noun = _COUNTS[counted[1].casefold()], counted[2].casefold()
    if noun in _SIDES:
        fitting = _parties(actors)
    else:
        fitting = [c for c in _holders(actors, noun) if not _beside(analysis, c, mention)]
        if len(fitting) > number:
            here = analysis.paragraph_at(begin)
            fitting = [c for c in fitting if any(_near(analysis, m, begin, here) for m in c.mentions)]
    told = all(min(m.span for m in c.mentions)[0] < begin for c in fitting)
    return fitting if told and len(fitting) == number else []


def _beside(analysis: Analysis, candidate: Candidate, mention: Mention) -> bool:
    """Whether the sentence tells of the candidate besides: who telephones both leaders is neither."""
    sentence = analysis.tokens[mention.head].sentence
    return any(analysis.tokens[m.head].sentence == sentence and m.span != mention.span for m in candidate.mentions)


def _near(analysis: Analysis, mention: Mention, begin: int, paragraph: int) -> bool:
    """Whether the mention lies before `begin`, in its paragraph or the one before that."""
    return mention.span[0] < begin and paragraph - analysis.paragraph_at(mention.span[0]) <= 1


def _parties(actors: Sequence[Candidate]) -> list[Candidate]:
    """The states that people speak for."""
    sides = {id(c.side) for c in actors if c.side is not None and c.kind == "person"}
    return [c for c in actors if c.kind == "state" and id(c) in sides]


def _holders(actors: Sequence[Candidate], noun: str) -> list[Candidate]:
    """The named people whose office the plural tells."""
    people = [c for c in actors if c.kind == "person" and c.named]
    offices = _LEADERS if noun == "leaders" else {noun.removesuffix("s")}
    return [c for c in people if c.nouns & offices]
