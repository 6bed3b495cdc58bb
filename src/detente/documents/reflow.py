"""Printed lines to running text: heads and page numbers dropped, paragraphs rebuilt, hyphenation mended."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.documents.digest import is_break
from detente.documents.page_layout import Line

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
# Running heads and page numbers stand within this share of the page's height from its edges.
_EDGE = 0.12
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-\u2013\u2014|•]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*(?:(?:/|of)\s*\d{1,4})?\s*[-\u2013\u2014|•]?",
    re.IGNORECASE,
)
# First halves of compounds that keep their hyphen, where what follows is no mere ending ("long-range", but "longing").
_COMPOUND = frozenset(
    "all cross ex far half high ill long low much self so two three four five six seven eight nine vice well".split()
)
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_ONES = frozenset(
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth".split()
)
# Lines of a caption or a note; more is a text of its own.
_LONGEST_ASIDE = 12
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TERMINAL = (".", "!", "?", ":", "”", "’", '"', "»", ")", "]", "…")


def without_heads(lines: Sequence[Line], heights: Sequence[float]) -> tuple[list[Line], list[Line]]:
    """The lines without running heads, feet and page numbers; and the heads that were dropped.

    heights: the height of each page in points. A head is what comes again at the edge of several pages, numbers aside.
    """
    edge = [line for line in _outermost(lines) if not _EDGE < line.baseline / max(1.0, heights[line.page]) < 1 - _EDGE]
    pages = Counter(key for key, _ in {(_key(line), line.page) for line in edge})
    often = max(2, round(0.4 * len(heights)))
    dropped = {id(line) for line in edge if pages[_key(line)] >= often or _PAGE_NUMBER.fullmatch(line.text.strip())}
    kept = [line for line in lines if id(line) not in dropped]
    return kept, [line for line in edge if id(line) in dropped]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that the lines make, in order; what stands in the middle of a sentence comes before it."""
    words = _words(lines)
    style = _style(lines)
    between = _between(lines)
    result: list[str] = []
    aside: list[Line] = []
    above: Line | None = None
    for i, line in enumerate(lines):
        if i in between:
            aside.append(line)
            continue
        if aside:
            result[-1:-1] = paragraphs(aside)
            aside = []
        if above and not _begins(above, line, style):
            result[-1] = joined(result[-1], line.text.strip(), words)
        else:
            result.append(line.text.strip())
        above = line
    return [text.replace(SOFT_HYPHEN, "") for text in result if text]


def _words(lines: Sequence[Line]) -> set[str]:
    """All words; of those with a hyphen also the halves, as `half-` and `-half`."""
    words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    halves = [word.rpartition("-") for word in words if "-" in word]
    return words | {f"{first}-" for first, _, _ in halves} | {f"-{last}" for _, _, last in halves}


def _between(lines: Sequence[Line]) -> set[int]:
    """Indices of lines in another type size between two lines of one sentence: captions, notes at a page's foot."""
    usual = statistics.median(line.height for line in lines) if lines else 0.0
    body = [i for i, line in enumerate(lines) if _same_height(line.height, usual)]
    found: set[int] = set()
    for first, last in pairwise(body):
        goes_on = lines[last].text[:1].islower() and not lines[first].text.rstrip().endswith(_TERMINAL)
        if goes_on and last - first - 1 <= _LONGEST_ASIDE:
            found.update(range(first + 1, last))
    return found


def _same_height(height: float, other: float) -> bool:
    return 0.87 < height / max(0.1, other) < 1.15


def joined(text: str, line: str, words: set[str]) -> str:
    """`text` with the next line after it.

    A hyphen between them goes, if a small letter follows and the document writes neither the word nor each of its
    halves with one elsewhere; it stays before a capital or a figure ("US-Russian"), and in numbers ("ninety-one").
    """
    if not text.endswith(_HYPHENS) or len(text) < 2 or not text[-2].isalnum() or not line:
        return f"{text} {line}"
    head = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", text[:-1])
    tail = re.match(r"[^\W\d_]+", line)
    if head and tail and line[0].islower():
        whole, hyphened = (head[0] + tail[0]).lower(), f"{head[0]}-{tail[0]}".lower()
        compound = head[0].lower() in _COMPOUND and len(tail[0]) > 3
        number = head[0].lower().rpartition("-")[2] in _TENS and tail[0] in _ONES
        halves = {f"{head[0]}-".lower(), f"-{tail[0]}"} <= words
        if whole in words or not (hyphened in words or compound or number or halves):
            return text[:-1] + line
    return text[:-1] + "-" + line


def _outermost(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines on the two highest and the two lowest baselines of each page."""
    places: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        places[line.page].add(round(line.baseline))
    ends = {page: {*sorted(levels)[:2], *sorted(levels)[-2:]} for page, levels in places.items()}
    return (line for line in lines if round(line.baseline) in ends[line.page])


def _key(line: Line) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\d+", "#", line.text.casefold())).strip()


@dataclass(frozen=True, slots=True)
class _Style:
    """How the print marks paragraphs. leading: from baseline to baseline, as a multiple of the lines' height;
    columns: the left and right edges of each page's columns in points.
    """

    leading: float
    spaced: bool
    indented: bool
    columns: dict[tuple[int, int], tuple[float, float]]

    def indent(self, line: Line) -> bool:
        left, _ = self.columns[line.page, line.column]
        return _is_indent(line, left)

    def short(self, line: Line) -> bool:
        """Whether it ends well before its column does."""
        left, right = self.columns[line.page, line.column]
        return right - line.right > max(2 * line.height, 0.12 * (right - left))


def _style(lines: Sequence[Line]) -> _Style:
    """A way of marking paragraphs is in use if one line in 25 shows it."""
    distances = [
        (above.baseline - below.baseline) / above.height
        for above, below in pairwise(lines)
        if (above.page, above.column) == (below.page, below.column) and above.height > 0
    ]
    leading = statistics.median(distances) if distances else 1.2
    few = max(1, len(lines) // 25)
    spaced = sum(1 for distance in distances if 1.3 * leading < distance < 4 * leading) > few
    columns: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        left, right = columns.get((line.page, line.column), (line.left, line.right))
        columns[line.page, line.column] = min(left, line.left), max(right, line.right)
    indented = sum(1 for line in lines if _is_indent(line, columns[line.page, line.column][0])) > few
    return _Style(leading, spaced, indented, columns)


def _is_indent(line: Line, left: float) -> bool:
    return 0.6 < (line.left - left) / max(0.1, line.height) < 5


def _begins(above: Line, line: Line, style: _Style) -> bool:
    """Whether a paragraph begins with `line`, which comes after `above`."""
    if not _same_height(line.height, above.height):
        return True
    if is_break("".join(line.text.split())) or is_break("".join(above.text.split())):
        return True
    together = (above.page, above.column) == (line.page, line.column)
    if together and above.baseline - line.baseline > 1.3 * style.leading * above.height:
        return True
    if style.indented and (not style.spaced or style.indent(line)):
        return style.indent(line) and not (together and style.indent(above))
    if line.text[:1].islower() or not above.text.rstrip().endswith(_TERMINAL):
        return False
    if style.spaced:
        return not together
    return style.short(above)
