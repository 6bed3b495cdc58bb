"""Texts in which somebody speaks throughout without being quoted: interviews and addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from detente.actors.candidates import Candidate, Mention
from detente.language.analysis import Analysis

_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.I)
_STOP = re.compile(r"[.!?:][”\"’')]*$")
_ADDRESS = re.compile(r"\b(?:address|remarks|speech|statement|testimony|lecture|sermon|keynote)\b", re.I)
_ASKED = re.compile(
    r"\b(?:interview(?:ed|s|ing)?(?: with)?|(?:sp(?:oke|eaks)|talk(?:ed|s)|sat down) (?:with|to)) $", re.I
)
# Paragraphs that are questions, at least; one of them asks "you".
QUESTIONS = 2
# Paragraphs at the beginning that may be headings.
HEADINGS = 4


@dataclass(frozen=True, slots=True)
class Interview:
    """Who speaks from paragraph `first` on, and the paragraphs that are somebody else's questions."""

    speaker: Candidate
    first: int
    questions: frozenset[int]


def find(analysis: Analysis, mentions: Sequence[tuple[Mention, Candidate]], quoted: Container[int]) -> Interview | None:
    """The interview or address that the text is; None for any other text, or where it is not certain who speaks.

    mentions: in text order, with pronouns as far as they are known; quoted: tokens that are somebody's words anyhow.
    """
    texts = [analysis.text[begin:end] for begin, end in analysis.paragraphs]
    spoken = {analysis.paragraph_at(token.begin) for token in analysis.tokens if token.i in quoted}
    questions = [i for i, text in enumerate(texts) if text.endswith("?") and i not in spoken]
    if len(questions) >= QUESTIONS and any(_YOU.search(texts[i]) for i in questions):
        lead = [pair for pair in mentions if _paragraph(analysis, pair) < questions[0]]
        heading = [pair for pair in lead if _paragraph(analysis, pair) == 0]
        speaker = _asked(analysis, lead) or _only(heading) or _foremost(lead)
        return Interview(speaker, questions[0], frozenset(questions)) if speaker else None
    for i, text in enumerate(texts[:HEADINGS]):
        if _ADDRESS.search(text) and not _STOP.search(text):
            speaker = _only([pair for pair in mentions if _paragraph(analysis, pair) == i])
            return Interview(speaker, i + 1, frozenset()) if speaker else None
    return None


def _paragraph(analysis: Analysis, pair: tuple[Mention, Candidate]) -> int:
    return analysis.paragraph_at(pair[0].span[0])


def _asked(analysis: Analysis, lead: Sequence[tuple[Mention, Candidate]]) -> Candidate | None:
    """The one person whom the lead says to be interviewed, None where it tells of none or of several."""
    asked = {id(c): c for m, c in lead if _ASKED.search(analysis.text, max(0, m.span[0] - 30), m.span[0])}
    people = [candidate for candidate in asked.values() if candidate.kind == "person"]
    return people[0] if len(people) == 1 else None


def _people(mentions: Sequence[tuple[Mention, Candidate]]) -> dict[int, Candidate]:
    return {id(c): c for m, c in mentions if c.kind == "person" and m.form == "name"}


def _only(mentions: Sequence[tuple[Mention, Candidate]]) -> Candidate | None:
    """The one person named there, None where there are several."""
    people = list(_people(mentions).values())
    return people[0] if len(people) == 1 else None


def _foremost(mentions: Sequence[tuple[Mention, Candidate]]) -> Candidate | None:
    """Of the people named there the one who is meant most often, None where two are."""
    people = _people(mentions)
    ranked = Counter(id(c) for _, c in mentions if id(c) in people).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return people[ranked[0][0]]
