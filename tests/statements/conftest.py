"""Analyses by hand: from small tables with their syntax, or from plain words with what is attributed to whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from detente.language import Analysis, Attribution, Pipeline, Sentence, Token
from detente.language.paragraphs import split_paragraphs
from detente.records import Document, Part, Spans, Statement
from detente.records.spans import quoted
from detente.statements import read

Build = Callable[[str], Analysis]

_TOKEN = re.compile(r"\w+|[^\w\s]")


def build(table: str) -> Analysis:
    """One token a line: `word lemma POS TAG dep head`, the head counted from 0 within its sentence.

    An empty line ends a sentence; `~` before a word: no space before it; `¶` before a word: a new paragraph.
    """
    text, rows, sentences = "", [], []
    for block in table.strip().split("\n\n"):
        first = len(rows)
        for line in block.strip().splitlines():
            word, lemma, pos, tag, dep, head = line.split()
            if word.startswith("¶") and text:
                text += "\n\n"
            elif text and not word.startswith("~"):
                text += " "
            word = word.lstrip("¶~")
            begin = len(text)
            text += word
            rows.append(
                Token(len(rows), begin, len(text), word, lemma, pos, tag, dep, first + int(head), len(sentences))
            )
        sentences.append(Sentence(len(sentences), (rows[first].begin, rows[-1].end), first, len(rows)))
    return Analysis(text, rows, sentences, [], split_paragraphs(text))


def plain(text: str) -> Analysis:
    """Words without syntax: each depends on the first of its sentence; a sentence ends at a stop or a paragraph."""
    rows: list[Token] = []
    sentences: list[Sentence] = []
    for begin, end in split_paragraphs(text):
        for stretch in re.finditer(r"\S.*?(?:[.!?][”’\"]?(?=\s)|$)", text[begin:end], re.S):
            first = len(rows)
            for match in _TOKEN.finditer(text, begin + stretch.start(), begin + stretch.end()):
                dep = "ROOT" if len(rows) == first else "dep"
                pos = "X" if match[0].isalnum() else "PUNCT"
                rows.append(Token(len(rows), *match.span(), match[0], match[0], pos, "X", dep, first, len(sentences)))
            sentences.append(Sentence(len(sentences), (rows[first].begin, rows[-1].end), first, len(rows)))
    return Analysis(text, rows, sentences, [], split_paragraphs(text))


@pytest.fixture(name="build")
def build_fixture() -> Build:
    return build


@dataclass(frozen=True)
class Says:
    """An attribution in words: their first places in the text."""

    source: str
    cue: str
    content: tuple[str, ...]
    confidence: float = 0.9

    def of(self, text: str) -> Attribution:
        def at(words: str) -> Spans:
            return ((text.index(words), text.index(words) + len(words)),) if words else ()

        content = tuple(sorted(span for words in self.content for span in at(words)))
        return Attribution(at(self.source), at(self.cue), content, self.confidence)


def says(source: str, cue: str, *content: str, **fields) -> Says:
    return Says(source, cue, content, **fields)


def attributed(analysis: Analysis | str, *said: Says) -> Analysis:
    analysis = plain(analysis) if isinstance(analysis, str) else analysis
    return replace(analysis, attributions=tuple(each.of(analysis.text) for each in said))


def document(analysis: Analysis, *parts: Part, published: str | None = None) -> Document:
    return Document(id="d", text=analysis.text, parts=parts, published=published)


def statements(analysis: Analysis | str, *said: Says, parts: tuple[Part, ...] = ()) -> list[Statement]:
    analysis = attributed(analysis, *said)
    return list(read(document(analysis, *parts), analysis))


def in_words(text: str, found: list[Statement]) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement, fragments joined by ` … `."""
    return [(quoted(text, each.source), quoted(text, each.cue), quoted(text, each.content)) for each in found]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def by_hand() -> SimpleNamespace:
    """The functions above."""
    return SimpleNamespace(
        build=build,
        plain=plain,
        says=says,
        attributed=attributed,
        document=document,
        statements=statements,
        in_words=in_words,
    )
