"""Pairing quotation marks: which stretches of a text stand between them.

Double marks of every style (“ ”, „ “, « », and the straight "), single ones (‘ ’, ') where they are not apostrophes,
one inside of the other, and quotations that run over several paragraphs with the opening mark repeated.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.records import Span, Spans

# Each opening mark with the marks that may close it.
CLOSING = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‟": "”", '"': '"', "‘": "’", "‚": "‘’", "‹": "›", "'": "'"}
DOUBLE = frozenset('“”„«»‟"')
MARKS = frozenset("“”„«»‟\"‘’‚‹›'")
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f\u2009([{—–-/:;,“„«‘\"'")
_END = frozenset(".,!?;:…—–-")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `parts`: one span a paragraph; `depth`: 0, or 1 inside of another quotation."""

    parts: Spans
    depth: int = 0

    @property
    def span(self) -> Span:
        return self.parts[0][0], self.parts[-1][1]


def find(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All quotations in text order; a mark without its partner makes none, unless the quotation runs on."""
    # Two straight single marks stand for a double one; the second becomes a character that is no mark.
    text = text.replace("''", '"\u2060')
    found: list[Quotation] = []
    running: list[Span] = []
    for i, (begin, end) in enumerate(paragraphs):
        following = text[paragraphs[i + 1][0]] if i + 1 < len(paragraphs) else ""
        spans, open_from = _scan(text, begin, end)
        if running and not (spans and spans[0][0] == begin) and open_from != begin:
            running = []  # the paragraph does not take the quotation up again
        if running and spans and spans[0][0] == begin:
            found.append(Quotation((*running, spans.pop(0))))
            running = []
        found.extend(Quotation((span,)) for span in spans)
        if open_from is not None:
            if following and following == text[open_from]:
                if open_from != begin:
                    running = []
                running.append((open_from, end))
            else:
                if running or open_from == begin or text[max(begin, open_from - 2) : open_from].startswith(":"):
                    found.append(Quotation((*running, (open_from, end))))
                running = []
        elif running and not spans:
            running = []
    inner = [Quotation((span,), 1) for quotation in found for part in quotation.parts for span in _nested(text, part)]
    return sorted([*found, *inner], key=lambda quotation: (quotation.span[0], -quotation.span[1]))


def _scan(text: str, begin: int, end: int) -> tuple[list[Span], int | None]:
    """The outermost quotations of one paragraph, and where one begins that does not end in it."""
    spans: list[Span] = []
    singles: dict[str, _Singles] = {}
    position = begin
    while match := _MARK.search(text, position, end):
        start = match.start()
        position = start + 1
        if not _opens(text, start, begin):
            continue
        mark = text[start]
        if mark in "‘'‚":
            if mark not in singles:
                singles[mark] = _Singles(text, begin, end, CLOSING[mark])
            close = singles[mark].close(start)
        else:
            close = _close(text, start, end)
        if close is not None:
            position = close + 2 if text[close + 1 : close + 2] == "\u2060" else close + 1
            spans.append((start, position))
        elif mark in DOUBLE:
            return spans, start
    return spans, None


def _nested(text: str, part: Span) -> list[Span]:
    begin, end = part[0] + 1, part[1] - 1
    spans, _ = _scan(text, begin, end)
    return [span for span in spans if text[span[0]] not in DOUBLE or text[part[0]] not in DOUBLE]


def _opens(text: str, i: int, begin: int) -> bool:
    mark = text[i]
    if mark not in CLOSING or i + 1 >= len(text):
        return False
    before, after = text[i - 1] if i > begin else " ", text[i + 1]
    if mark in "“„«‟‹":
        return True
    if after.isspace() or before not in _BEFORE_OPENING:
        return False
    if mark == "'" or mark == "‘":
        # '80s and 'em are apostrophes
        return not after.isdigit() and not re.match(r"(?:em|til|cause|tis|twas|bout)\b", text[i + 1 : i + 7], re.I)
    return True


def _close(text: str, start: int, end: int) -> int | None:
    """Where the quotation in double marks that begins at `start` is closed."""
    mark = text[start]
    closing = CLOSING[mark]
    for match in _MARK.finditer(text, start + 1, end):
        i = match.start()
        if text[i] not in closing:
            if text[i] == mark:
                return None  # opened again before it was closed
            continue
        if mark == '"' and text[i - 1] in " \u00a0(" and i + 1 < end and text[i + 1].isalnum():
            continue  # a straight mark that opens a quotation within
        if text[i] == "“" and mark == "“":
            return None
        return i
    return None


class _Singles:
    """Where single quotations of a stretch may end; found once, since each opening mark would look through it again.

    An apostrophe is no closing mark: inside of a word never, after a plural s only if nothing better follows.
    """

    def __init__(self, text: str, begin: int, end: int, closing: str) -> None:
        self.sure: list[int] = []
        self.doubtful: list[int] = []
        self.stops: list[int] = []
        for match in _MARK.finditer(text, begin, end):
            i = match.start()
            after = text[i + 1] if i + 1 < len(text) else " "
            if text[i] in DOUBLE or text[i] == "‘":
                self.stops.append(i)
            elif text[i] not in closing or i == 0 or text[i - 1].isspace() or after.isalnum():
                continue
            elif text[i - 1] in _END or after in _END or after in ')]”"»' or text[i - 1] not in "sS":
                self.sure.append(i)
            else:
                self.doubtful.append(i)

    def close(self, start: int) -> int | None:
        """Where the quotation that begins at `start` is closed."""
        stop = _after(self.stops, start)
        for ends in (self.sure, self.doubtful):
            end = _after(ends, start)
            if end is not None and (stop is None or end < stop):
                return end
        return None


def _after(ordered: list[int], start: int) -> int | None:
    i = bisect.bisect_right(ordered, start)
    return ordered[i] if i < len(ordered) else None
