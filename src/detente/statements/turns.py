"""Transcripts: who speaks is written before each turn ("HARPUTLU: ...", "J. P.-K.: ...", "Answer. – ...").

A text is a transcript if paragraph after paragraph begins so. Questions put are no statements of the one who puts them.
"""

from __future__ import annotations

import bisect
import collections
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.language import Analysis, Attribution
from detente.records import Document, Span, Spans, Statement
from detente.records.spans import hull, overlap

# How many of the turns that were found in process/train are labelled there: their confidence.
CONFIDENCE = 0.85
# Turns that make a transcript, at least.
FEWEST = 4
_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^\W\d_]*[.’'&-]*(?:[ .’'&-]+[^\W\d_]+\.?){0,4}?)"  # at most five words
    r"(?: \([^()\n]{1,60}\))?(?::|\. [–—-])\s+"
)
# Characters that a label is looked for in: a line of dots would take time with their square.
_LONGEST = 300
_CONNECTORS = frozenset({"and", "of", "de", "van", "von", "der", "al"})
_ASKING = frozenset("q question interviewer reporter moderator host".split())
# A paragraph that begins so is no part of the turn before: a question without a label, an editor's remark, a break.
_OTHERS = tuple("–—-[(*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does.

    label: span of the name; content: one span a paragraph; asks: whether the speaker is there to put questions.
    """

    label: Span
    content: Spans
    asks: bool = False


def find(analysis: Analysis) -> list[Turn]:
    """The turns of a transcript; none in any other text."""
    text = analysis.text
    labels = [_label(text, paragraph) for paragraph in analysis.paragraphs]
    names = collections.Counter(text[slice(*label[0])] for label in labels if label)
    names = collections.Counter({name: n for name, n in names.items() if n > 1 or name.isupper()})
    labels = [label if label and text[slice(*label[0])] in names else None for label in labels]
    if sum(names.values()) < FEWEST or max(names.values()) < 2:
        return []
    spoken: list[tuple[Span, list[Span]]] = []
    last = max(i for i, label in enumerate(labels) if label)
    open_turn = False
    for i, (paragraph, label) in enumerate(zip(analysis.paragraphs, labels, strict=True)):
        if label:
            spoken.append((label[0], [(label[1], paragraph[1])]))
            open_turn = True
        elif text.startswith(_OTHERS, paragraph[0]):
            open_turn = False
        elif open_turn and i < last:
            spoken[-1][1].append(paragraph)
    turns = [Turn(label, tuple(content)) for label, content in spoken]
    asking = _asking(text, turns)
    return [replace(turn, asks=text[slice(*turn.label)] in asking) for turn in turns]


def _label(text: str, paragraph: Span) -> tuple[Span, int] | None:
    """Span of the name at the paragraph's beginning, and where the words begin; None where there is none."""
    found = _LABEL.match(text, paragraph[0], min(paragraph[1], paragraph[0] + _LONGEST))
    if found is None or found.end() >= paragraph[1]:
        return None
    words = found["name"].replace("&", " ").split()
    named = all(word[0].isupper() or word in _CONNECTORS for word in words)
    return (found.span("name"), found.end()) if named else None


def _asking(text: str, turns: list[Turn]) -> set[str]:
    """The labels of those who ask: called so, or a third of their turns end in a question."""
    ends: dict[str, list[bool]] = collections.defaultdict(list)
    for turn in turns:
        ends[text[slice(*turn.label)]].append(text[turn.content[-1][1] - 1] == "?")
    return {name for name, asks in ends.items() if name.casefold() in _ASKING or 3 * sum(asks) >= len(asks)}


def unspoken(attributions: Sequence[Attribution], turns: Sequence[Turn]) -> list[Attribution]:
    """The attributions that are more than a turn's own words, which are a statement already, or somebody's question.

    A label is no part of another's name.
    """
    begins = [turn.label[0] for turn in turns]
    found = []
    for each in attributions:
        i = bisect.bisect_right(begins, hull(each.content)[0]) - 1
        if i < 0 or hull(each.content)[0] >= turns[i].content[-1][1]:
            found.append(each)
            continue
        label = turns[i].label[0], turns[i].content[0][0]
        beside = tuple((max(begin, label[1]), end) for begin, end in each.source if end > label[1])
        if each.cue and not any(overlap(span, label) for span in each.cue):
            found.append(replace(each, source=beside or each.source))
        elif beside and not each.cue:
            found.append(replace(each, source=beside))
    return found


def statements(document: Document, turns: list[Turn]) -> list[Statement]:
    """The turns of those who answer as statements: somebody's own words, said with no cue."""
    return [
        Statement(
            id=Statement.identify(document, (), turn.content),
            content=turn.content,
            source=(turn.label,),
            cue=(),
            kind="direct",
            act="assert",
            confidence=CONFIDENCE,
        )
        for turn in turns
        if not turn.asks
    ]
