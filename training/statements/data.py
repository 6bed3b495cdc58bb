"""The corpora as windows of numbers that a model learns from.

An attribution has one anchor, the piece that stands for it: the first piece of its cue, or of its content where it has
no cue. What belongs to it is learned relative to the anchor, so contents may nest and may stand apart.
"""

from __future__ import annotations

import bisect
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from detente.language import pieces
from detente.language.paragraphs import split_paragraphs
from detente.language.pieces import Pieces, Window
from detente.records import Span
from detente.records.spans import overlap

# Articles of PolNeAR train that no weights are learned from: for choices and for the calibration.
HELD_OUT = 40
SEED = 20161101
# Columns of the tags: BIO of each role, and whether an attribution without a cue is anchored here.
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """source is None where the corpus does not mark it."""

    source: Sequence[Span] | None
    cue: Sequence[Span]
    content: Sequence[Span]


@dataclass(slots=True)
class Article:
    """A text with its attributions (none: to be labelled by a teacher) and its pieces."""

    id: str
    text: str
    attributions: list[Attribution] | None
    pieces: Pieces = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = pieces.cut(self.text, split_paragraphs(self.text))


def polnear(corpora: Path, split: str) -> list[Article]:
    """The articles of a split in file order."""
    found = []
    for line in (corpora / "polnear" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [Attribution(a["source"], a["cue"], a["content"]) for a in row["attributions"] if a["content"]]
        found.append(Article(row["id"], row["text"], gold))
    return found


def divided(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """(learned from, held out) of PolNeAR train."""
    order = sorted(range(len(articles)), key=lambda i: articles[i].id)
    random.Random(SEED).shuffle(order)
    return [articles[i] for i in sorted(order[HELD_OUT:])], [articles[i] for i in sorted(order[:HELD_OUT])]


def process(corpora: Path, split: str) -> list[Article]:
    """The invented articles. They name speakers, not the words of the source, which is left open."""
    found = []
    for path in sorted((corpora / "process" / split).glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = row["text"]
        gold = []
        for statement in row["statements"]:
            content = [place(text, part) for part in statement["content"]]
            cue = cue_place(text, statement["cue"], content)
            known = None if cue or statement["speaker"] else ()
            gold.append(Attribution(known, cue, content))
        found.append(Article(path.stem, text, gold))
    return found


def place(text: str, part: str) -> Span:
    """Where a part stands in the text, its first place."""
    begin = text.index(part)
    return begin, begin + len(part)


def cue_place(text: str, cue: str | None, content: list[Span]) -> list[Span]:
    """The cue's place: outside of the content, fewest sentence ends away, then nearest (the corpus's own rule)."""
    best: tuple[tuple[int, int], Span] | None = None
    for match in re.finditer(rf"(?<!\w){re.escape(cue)}(?!\w)", text) if cue else ():
        place = match.span()
        if any(overlap(place, part) for part in content):
            continue
        for part in content:
            gap = (place[1], part[0]) if place[1] <= part[0] else (part[1], place[0])
            between = text[slice(*gap)]
            key = len(re.findall(r"[.!?…][\"'”’»)\]]*\s+|\n\n", between)), gap[1] - gap[0]
            if best is None or key < best[0]:
                best = (key, place)
    return [best[1]] if best else []


def unlabelled(corpora: Path) -> list[Article]:
    """Sentences of news without attributions (NewsMTSC train), thirty a text."""
    lines = (corpora / "newsmtsc" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = list(dict.fromkeys(" ".join(json.loads(line)["sentence"].split()) for line in lines))
    random.Random(SEED).shuffle(sentences)
    parts = (sentences[i : i + 30] for i in range(0, len(sentences), 30))
    return [Article(f"newsmtsc:{i}", "\n\n".join(part), None) for i, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class Soft:
    """A teacher's probabilities for one window: tags (T, 10), relations (A, 4, T), nobody (A, 1)."""

    tags: np.ndarray
    relations: np.ndarray
    nobody: np.ndarray


@dataclass(frozen=True, slots=True)
class Example:
    """One window as arrays over its T pieces, the two marks around it included.

    inputs: (T, 7) see pieces.inputs; tags: (T, 4) see ROLES, -100 where unknown;
    anchors: (A,) positions; inside, begins, ends: (A, T) of the content, 0 or 1;
    sources: (A,) position of the source's first piece, T where there is none, -100 where unknown;
    gold: whether people marked the anchors (else a teacher did, who gives `soft`).
    """

    inputs: np.ndarray
    tags: np.ndarray
    anchors: np.ndarray
    inside: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    sources: np.ndarray
    gold: bool = True
    soft: Soft | None = None


def examples(article: Article, jitter: random.Random | None = None) -> Iterator[Example]:
    """The windows of an article; with `jitter` they are cut at other places each time."""
    first = jitter.randint(pieces.WINDOW // 4, pieces.WINDOW) if jitter else None
    for window in pieces.windows(article.pieces, first=first):
        yield example(article, window)


def example(article: Article, window: Window) -> Example:
    """One window of an article with what is to be learned from it."""
    inputs = pieces.inputs(article.pieces, window)
    size = len(inputs)
    tags = np.zeros((size, 4), dtype=np.int64)
    if article.attributions is None:
        return Example(inputs, tags - 100, *_columns([], size), gold=False)
    rows = []
    for attribution in article.attributions:
        content = [r for span in attribution.content if (r := _region(article.pieces, window, span))]
        cue = [r for span in attribution.cue if (r := _region(article.pieces, window, span))]
        source = [r for span in attribution.source or () if (r := _region(article.pieces, window, span))]
        for column, regions in enumerate((source, cue, content)):
            for begin, end in regions:
                tags[begin:end, column] = np.where(tags[begin:end, column] == 0, 2, tags[begin:end, column])
                tags[begin, column] = 1
        if (attribution.cue and not cue) or not content:
            continue
        anchor = cue[0][0] if cue else content[0][0]
        if not cue:
            if _region(article.pieces, window, attribution.content[0], whole=True) is None:
                continue
            tags[anchor, 3] = 1
        where = source[0][0] if source else size if attribution.source is not None and not attribution.source else -100
        rows.append((anchor, content, where))
    if any(a.source is None for a in article.attributions):
        tags[:, 0] = -100
    tags[0] = tags[-1] = -100
    return Example(inputs, tags, *_columns(rows, size))


def _columns(rows: Sequence[tuple[int, list[Span], int]], size: int) -> tuple[Any, ...]:
    marks = np.zeros((3, len(rows), size), dtype=np.float32)
    for k, (_, content, _) in enumerate(rows):
        for begin, end in content:
            marks[0, k, begin:end] = 1
            marks[1, k, begin] = 1
            marks[2, k, end - 1] = 1
    anchors, sources = (np.array([row[i] for row in rows], dtype=np.int64) for i in (0, 2))
    return anchors, marks[0], marks[1], marks[2], sources


def _region(cut: Pieces, window: Window, span: Span, whole: bool = False) -> Span | None:
    """Positions `[begin, end)` in the window of the pieces that a span covers; None outside (or not `whole`)."""
    first, last = bisect.bisect_right(cut.ends, span[0]), bisect.bisect_left(cut.begins, span[1])
    begin, end = max(first, window.first), min(last, window.last)
    if begin >= end or (whole and (begin, end) != (first, last)):
        return None
    return begin - window.first + 1, end - window.first + 1


def batches(found: Iterable[Example], size: int, shuffle: random.Random) -> list[list[Example]]:
    """Batches of windows of about the same length, in random order."""
    mixed = list(found)
    shuffle.shuffle(mixed)
    pool = size * 16
    made: list[list[Example]] = []
    for i in range(0, len(mixed), pool):
        part = sorted(mixed[i : i + pool], key=lambda example: len(example.inputs))
        made += [part[k : k + size] for k in range(0, len(part), size)]
    shuffle.shuffle(made)
    return made
