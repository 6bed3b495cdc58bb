"""An analysed text as the readers of candidates see it, and what a candidate is.

Regions are token index ranges `[first, last)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.language import Analysis, Token
from detente.statements.quotes import Quotation

Region = tuple[int, int]
Regions = tuple[Region, ...]

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
CLOSING = frozenset("”\"»’'")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_EDGE = frozenset({",", ".", ";", ":", "–", "—", "-", "--"})
_LEADING = _EDGE | {"…", ")", "]", "?", "!"}
_TRAILING = _EDGE | {"(", "["}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one cue. `head`: the cue's main token; `label`: the construction; `quoted`: none, part or all."""

    head: int
    lemma: str
    label: str
    cue: Regions
    source: Region | None
    source_head: int | None
    content: Regions
    quoted: str = "none"


class Scene:
    """An analysis with what the readers of it ask again and again: edges of subtrees, quotations at tokens.

    labels: entity labels by token.
    """

    def __init__(self, analysis: Analysis, quotations: list[Quotation]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.quotations = [quotation for quotation in quotations if quotation.depth == 0]
        self.left, self.right = _edges(analysis.tokens)
        self.labels = {i: entity.label for entity in analysis.entities for i in range(entity.first, entity.last)}
        self.quote_of = self._quote_of()
        self.quote_regions = [self._region(quotation) for quotation in self.quotations]

    def children(self, token: Token) -> list[Token]:
        return self.analysis.children(token)

    def subtree(self, token: Token) -> Region:
        return self.left[token.i], self.right[token.i] + 1

    def sentence(self, token: Token) -> Region:
        sentence = self.analysis.sentences[token.sentence]
        return sentence.first, sentence.last

    def _region(self, quotation: Quotation) -> Region:
        inside = self.analysis.tokens_in(quotation.span)
        return (inside[0].i, inside[-1].i + 1) if inside else (0, 0)

    def _quote_of(self) -> list[int]:
        found = [-1] * len(self.tokens)
        for i, quotation in enumerate(self.quotations):
            for part in quotation.parts:
                for token in self.analysis.tokens_in(part):
                    found[token.i] = i
        return found


def _edges(tokens: Iterable[Token]) -> tuple[list[int], list[int]]:
    heads = [token.head for token in tokens]
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        at, up = i, head
        while up != at:
            if i < left[up]:
                left[up] = i
            if i > right[up]:
                right[up] = i
            at, up = up, heads[up]
    return left, right


def subject(scene: Scene, verb: Token) -> Token | None:
    """The verb's own grammatical subject."""
    return next((child for child in scene.children(verb) if child.dep in _SUBJECTS), None)


def noun_phrase(scene: Scene, head: Token, cue: int | None = None) -> Region:
    """The phrase of a noun, up to a clause of it that holds the cue."""
    first, last = scene.subtree(head)
    for child in scene.children(head):
        begin, end = scene.subtree(child)
        if cue is not None and begin <= cue < end:
            if child.i > head.i:
                last = min(last, begin)
            else:
                first = max(first, end)
    return strip(scene, (first, last))


def strip(scene: Scene, region: Region) -> Region:
    """Without punctuation at its edges (quotation marks, brackets and currency signs stay)."""
    first, last = region
    tokens = scene.tokens
    while first < last and tokens[first].text in _LEADING:
        first += 1
    while last > first and tokens[last - 1].text in _TRAILING:
        last -= 1
    return first, last


def quoted(scene: Scene, content: Regions) -> str:
    """How much of the content stands in quotation marks: none, part or all."""
    tokens = range(content[0][0], content[-1][1])
    inside = sum(scene.quote_of[i] >= 0 for i in tokens)
    if not inside:
        return "none"
    return "all" if inside >= len(tokens) - 1 else "part"
