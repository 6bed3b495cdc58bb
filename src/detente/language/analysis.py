"""What the language room says of a text: tokens, syntax, sentences, entities; plain values, free of any library.

Readers work on an `Analysis` and never see spaCy, so their unit tests build one by hand.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.records import Span, Spans


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `begin`, `end` are code-point offsets into the document's text; white space is never a token.

    lemma, pos (Universal POS), tag (Penn Treebank), dep (ClearNLP labels as in spaCy's English pipelines),
    head: index of the governing token (its own index at the root), sentence: index of its sentence.
    """

    i: int
    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int

    @property
    def span(self) -> Span:
        return self.begin, self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)`; `span` runs from the first token's begin to the last one's end."""

    i: int
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens `[first, last)`, `label` as in OntoNotes 5 (PERSON, ORG, GPE, NORP, DATE ...)."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or thoughts attributed to somebody, as the encoder reads them.

    source, cue, content: spans, the first two possibly empty; confidence: probability that a careful human coder would
    keep it (calibrated).
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """The linguistic analysis of one text. Paragraphs are spans without their surrounding white space."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    entities: Sequence[Entity]
    paragraphs: Sequence[Span]
    attributions: Sequence[Attribution] = ()
    _children: list[list[int]] = field(init=False, repr=False, compare=False)
    _begins: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", children)
        object.__setattr__(self, "_begins", [token.begin for token in self.tokens])

    def children(self, token: Token) -> list[Token]:
        """Direct dependents in text order."""
        return [self.tokens[i] for i in self._children[token.i]]

    def head(self, token: Token) -> Token:
        """The governing token; a root governs itself."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that depends on it, in text order."""
        found, stack = [], [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, token: Token) -> list[Token]:
        """The governing tokens, nearest first; empty for a root."""
        found = []
        while token.head != token.i:
            token = self.tokens[token.head]
            found.append(token)
        return found

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that begin inside of the span."""
        return self.tokens[bisect.bisect_left(self._begins, span[0]) : bisect.bisect_left(self._begins, span[1])]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the offset, or None (white space)."""
        i = bisect.bisect_right(self._begins, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence]

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds the offset (or of the last one that begins before it)."""
        return max(0, bisect.bisect_right(self.paragraphs, offset, key=lambda span: span[0]) - 1)
