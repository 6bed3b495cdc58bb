"""Analyses by hand from small tables, and the reader over the trained pipeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from detente.language import Analysis, Pipeline, Sentence, Token
from detente.language.pipeline import split_paragraphs
from detente.records import Document, Statement
from detente.statements import read

Build = Callable[[str], Analysis]


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


@pytest.fixture(name="build")
def build_fixture() -> Build:
    return build


@dataclass(frozen=True)
class Said:
    """A statement in words."""

    source: str
    cue: str
    content: tuple[str, ...]
    record: Statement


class Reader:
    """Reads statements off plain text."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline

    def analyse(self, text: str) -> Analysis:
        return next(iter(self.pipeline.analyse([text])))

    def __call__(self, text: str, published: str | None = None) -> list[Said]:
        document = Document(id="d", text=text, published=published)
        words = [
            Said(
                " ".join(text[b:e] for b, e in s.source),
                " ".join(text[b:e] for b, e in s.cue),
                tuple(text[b:e] for b, e in s.content),
                s,
            )
            for s in read(document, self.analyse(text))
        ]
        for said in words:
            assert all(0 <= b < e <= len(text) for b, e in said.record.evidence)
        return words


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(Pipeline())
