"""The reading order of a printed page: pieces of text with their places become lines, column by column.

A gutter is a strip that few pieces cross. Those that do (headlines over several columns) divide the page into bands;
in each band the left column is read before the right one, and each is divided again in the same way.
"""

from __future__ import annotations

import bisect
import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# More pieces than this on a page are a map or a table, not columns of text.
_MOST_PIECES = 3_000
_MOST_STRIPS = 60
_CROSSING = 0.2
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one baseline. Unit: points (1/72 inch) from the page's lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column. page, column: their numbers from 0, columns counted anew on each page."""

    text: str
    left: float
    right: float
    baseline: float
    height: float
    page: int
    column: int


def lines(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    result: list[Line] = []
    for number, column in enumerate(_columns(list(pieces))):
        for row in _rows(column):
            text = " ".join(piece.text.strip() for piece in row)
            height = max(row, key=lambda piece: len(piece.text)).height
            begin, end = min(p.left for p in row), max(p.right for p in row)
            result.append(Line(text, begin, end, row[0].baseline, height, page, number))
    return result


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    gutter = _gutter(pieces)
    if gutter is None:
        return [pieces] if pieces else []
    columns: list[list[Piece]] = []
    for band in _bands(pieces, gutter):
        if band[0].left < gutter < band[0].right:
            columns.append(band)
        else:
            columns.extend(_columns([piece for piece in band if piece.right <= gutter]))
            columns.extend(_columns([piece for piece in band if piece.left >= gutter]))
    return columns


def _bands(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """The pieces from top to bottom, divided where those that cross the gutter begin and end."""
    bands: list[list[Piece]] = []
    before = None
    for piece in sorted(pieces, key=lambda p: -p.baseline):
        crosses = piece.left < gutter < piece.right
        if crosses == before:
            bands[-1].append(piece)
        else:
            bands.append([piece])
        before = crosses
    return bands


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The middle of the widest strip among those that the fewest pieces cross; None if there is no such strip."""
    if not 2 * _FEWEST_LINES <= len(pieces) <= _MOST_PIECES:
        return None
    lefts, rights = sorted(piece.left for piece in pieces), sorted(piece.right for piece in pieces)
    height = statistics.median(piece.height for piece in pieces)
    strips = []
    for begin, end in pairwise(sorted({*lefts, *rights})):
        middle = (begin + end) / 2
        crossing = bisect.bisect_left(lefts, middle) - bisect.bisect_right(rights, middle)
        if end - begin >= 0.5 * height and crossing <= _CROSSING * len(pieces):
            strips.append((crossing, begin - end, middle))
    # The test is slow and the first strips are the likely ones; a page with hundreds of them is a table.
    tried = itertools.islice(sorted(strips), _MOST_STRIPS)
    return next((middle for _, _, middle in tried if _both_sides(pieces, middle)), None)


def _both_sides(pieces: Sequence[Piece], middle: float) -> bool:
    """Whether there are lines of text on both sides, and side by side."""
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    if min(len(_rows(left)), len(_rows(right))) < _FEWEST_LINES:
        return False
    top = min(max(p.baseline for p in left), max(p.baseline for p in right))
    bottom = max(min(p.baseline for p in left), min(p.baseline for p in right))
    letters = [sum(len(piece.text) for piece in side) for side in (left, right)]
    return top > bottom and min(letters) * 12 > max(letters)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by baseline from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.baseline, p.left)):
        if rows and rows[-1][0].baseline - piece.baseline < 0.4 * max(piece.height, rows[-1][0].height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]
