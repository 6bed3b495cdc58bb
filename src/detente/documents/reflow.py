"""Printed lines to running text: heads and page numbers dropped, paragraphs rebuilt, hyphenation mended."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from detente.documents.page_layout import Line

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
# Running heads and page numbers stand within this share of the page's height from its edges.
_EDGE = 0.12
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-\u2013\u2014|•]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*(?:(?:/|of)\s*\d{1,4})?\s*[-\u2013\u2014|•]?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TERMINAL = (".", "!", "?", ":", "”", "’", '"', "»", ")", "]", "…")


def without_heads(lines: Sequence[Line], heights: Sequence[float]) -> tuple[list[Line], list[str]]:
    """The lines without running heads, feet and page numbers; and the heads that were dropped.

    heights: the height of each page in points. A head is what comes again at the edge of several pages, numbers aside.
    """
    edge = [line for line in lines if not _EDGE < line.baseline / max(1.0, heights[line.page]) < 1 - _EDGE]
    pages = Counter(key for key, _ in {(_key(line), line.page) for line in edge})
    often = max(2, round(0.4 * len(heights)))
    dropped = {id(line) for line in edge if pages[_key(line)] >= often or _PAGE_NUMBER.fullmatch(line.text.strip())}
    kept = [line for line in lines if id(line) not in dropped]
    return kept, [line.text for line in edge if id(line) in dropped]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that the lines make, in order."""
    words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    leading = _leading(lines)
    result: list[str] = []
    for i, line in enumerate(lines):
        if i and not _begins(lines[i - 1], line, leading):
            result[-1] = joined(result[-1], line.text.strip(), words)
        else:
            result.append(line.text.strip())
    return [text.replace(SOFT_HYPHEN, "") for text in result if text]


def joined(text: str, line: str, words: set[str]) -> str:
    """`text` with the next line after it.

    A hyphen between them goes, if a small letter follows and the document does not write the word with one elsewhere;
    before a capital or a figure it stays ("US-Russian").
    """
    if not text.endswith(_HYPHENS) or len(text) < 2 or not text[-2].isalnum() or not line:
        return f"{text} {line}"
    head = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", text[:-1])
    tail = re.match(r"[^\W\d_]+", line)
    if head and tail and line[0].islower():
        whole, hyphened = (head[0] + tail[0]).lower(), f"{head[0]}-{tail[0]}".lower()
        if whole in words or hyphened not in words:
            return text[:-1] + line
    return text[:-1] + "-" + line


def _key(line: Line) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\d+", "#", line.text.casefold())).strip()


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from baseline to baseline, as a multiple of the lines' height."""
    distances = [
        (above.baseline - below.baseline) / above.height
        for above, below in pairwise(lines)
        if (above.page, above.column) == (below.page, below.column) and above.height > 0
    ]
    return statistics.median(distances) if distances else 1.2


def _begins(above: Line, line: Line, leading: float) -> bool:
    """Whether a paragraph begins with `line`, which comes after `above`."""
    if not 0.87 < line.height / max(0.1, above.height) < 1.15:
        return True
    ended = above.text.rstrip().endswith(_TERMINAL)
    short = above.column_right - above.right > max(2 * above.height, 0.12 * (above.column_right - above.column_left))
    indent = line.left - line.column_left > 0.8 * line.height
    if (above.page, above.column) != (line.page, line.column):
        return ended and not line.text[:1].islower()
    if above.baseline - line.baseline > 1.3 * leading * above.height:
        return True
    above_indent = above.left - above.column_left > 0.8 * above.height
    return (indent and not above_indent) or (ended and short and not line.text[:1].islower())
