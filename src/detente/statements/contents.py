"""What is said: the spans of a statement's content, how much of them is quoted, and quotations over paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.language import Analysis, Attribution, quotes
from detente.language.quotes import DOUBLE, MARKS, Quotation
from detente.records import Span, Spans, StatementKind
from detente.records.spans import merged, overlap
from detente.statements.near import Near

# Paragraphs of a quotation, at most: where more follow, a mark was left open. It also bounds the time that one takes.
MOST_PARAGRAPHS = 100
_STOPS = re.compile(r"[\s.,;:!?…–—-]*")
_WORD = re.compile(r"\w+")
_MARKS = "".join(MARKS)


class Quoted:
    """The quotations of a text, by where they are."""

    def __init__(self, analysis: Analysis) -> None:
        found = quotes.find(analysis.text, analysis.paragraphs)
        self.quotations = [each for each in found if len(each.parts) <= MOST_PARAGRAPHS]
        self._near = Near((quotation.parts, quotation) for quotation in self.quotations)

    def meeting(self, spans: Iterable[Span]) -> list[Quotation]:
        """The quotations that share text with the spans or touch them."""
        around = [(max(0, begin - 2), end + 2) for begin, end in spans]
        found = self._near.at(around)
        return [each for each in found if any(overlap(part, span) for part in each.parts for span in around)]


def spans_of(analysis: Analysis, quoted: Quoted, spans: Spans) -> Spans:
    """The spans as whole words, one a paragraph, quotation marks at their edges taken in."""
    pieces = [piece for span in merged(spans) for piece in _by_paragraph(analysis, whole(analysis.text, span))]
    parts = [part for quotation in quoted.meeting(pieces) for part in quotation.parts]
    for part in sorted(parts, key=lambda part: part[1] - part[0]):
        pieces = _with_marks(analysis.text, part, pieces)
    return merged(pieces)


def whole(text: str, span: Span) -> Span:
    """Without white space at its edges, and never half a word."""
    begin, end = max(0, span[0]), min(len(text), span[1])
    while 0 < begin < end and text[begin - 1].isalnum() and text[begin].isalnum():
        begin -= 1
    while begin < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end


def _by_paragraph(analysis: Analysis, span: Span) -> Iterable[Span]:
    """The parts of a span in each paragraph; nothing where it is white space alone."""
    if span[0] >= span[1]:
        return
    first, last = analysis.paragraph_at(span[0]), analysis.paragraph_at(span[1] - 1)
    for begin, end in analysis.paragraphs[first : last + 1]:
        inside = whole(analysis.text, (max(begin, span[0]), min(end, span[1])))
        if inside[0] < inside[1]:
            yield inside


def _with_marks(text: str, part: Span, pieces: list[Span]) -> list[Span]:
    """With both marks of a quotation that the pieces fill from its first word to its last."""
    at = [i for i, piece in enumerate(pieces) if overlap(piece, part)]
    if not at or not _begins(text, part, pieces) or not _ends(text, part, pieces[at[-1]]):
        return pieces
    result = list(pieces)
    result[at[0]] = min(part[0], result[at[0]][0]), result[at[0]][1]
    if text[part[1] - 1] in MARKS:
        result[at[-1]] = result[at[-1]][0], max(part[1], result[at[-1]][1])
    return result


def _begins(text: str, part: Span, pieces: Iterable[Span]) -> bool:
    """Whether the first of the pieces that meet the part of a quotation begins where it does, or before."""
    first = next((piece for piece in pieces if overlap(piece, part)), None)
    return first is not None and not text[part[0] : max(part[0], first[0])].strip(_MARKS).strip()


def _ends(text: str, part: Span, piece: Span) -> bool:
    """Whether nothing but stops is left of the part after the piece."""
    return _STOPS.fullmatch(text[min(piece[1], part[1]) : part[1]].strip(_MARKS)) is not None


def kind_of(text: str, quoted: Quoted, content: Spans) -> StatementKind:
    """direct: nothing but quoted words; mixed: quoted words among others; indirect: none.

    A quotation that begins before the content is another's: its words are reported, not quoted, by this statement.
    """
    near = [q.parts for q in quoted.meeting(content)]
    own = [part for parts in near if any(_begins(text, part, content) for part in parts) for part in parts]
    words = [match.span() for begin, end in content for match in _WORD.finditer(text, begin, end)]
    count = sum(any(overlap(word, part) for part in own) for word in words)
    if not count:
        return "indirect"
    return "direct" if count == len(words) else "mixed"


def filled(quoted: Quoted, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the whole of a quotation that it tells the beginning or the end of.

    What stands between one pair of marks is one speaker's; it stays cut where another cue outside of it has a part.
    """
    near = Near((each.content, i) for i, each in enumerate(found))
    result = list(found)
    for quotation in quoted.quotations:
        part = quotation.span
        if quotation.depth or len(quotation.parts) > 1:
            continue
        telling = [
            i
            for i in near.at([part])
            if found[i].cue
            and any(overlap(part, span) for span in found[i].content)
            and not any(overlap(part, span) for span in found[i].cue)
        ]
        if len(telling) == 1 and _touches(part, found[telling[0]].content):
            each = result[telling[0]]
            result[telling[0]] = replace(each, content=merged((*each.content, part)))
    return result


def _touches(part: Span, content: Spans) -> bool:
    """Whether the content holds the first or the last words between the marks (which may be left out, with a stop)."""
    inside = [span for span in content if overlap(span, part)]
    return min(span[0] for span in inside) <= part[0] + 1 or max(span[1] for span in inside) >= part[1] - 2


def joined(analysis: Analysis, quoted: Quoted, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with all paragraphs of a quotation that it introduces or ends.

    A paragraph of it with a cue of its own keeps its attribution.
    """
    result = list(found)
    near = Near((each.content, i) for i, each in enumerate(found))
    outer = [quotation.parts for quotation in quoted.quotations if quotation.depth == 0]
    for parts in (parts for parts in outer if len(parts) > 1):
        _join(result, parts, [_owner(result, near, parts, part) for part in parts])
    gone_on: dict[Span, int] = {}
    for before, after in _reopened(analysis, outer):
        owner = gone_on.get(before, _owner(result, near, (before, after), before))
        if owner is None or len(result[owner].content) >= MOST_PARAGRAPHS:
            continue
        if _owner(result, near, (before, after), after) is None:
            _join(result, (before, after), (owner, None))
            gone_on[after] = owner
    return [each for each in result if each.content]


def _join(result: list[Attribution], parts: Spans, owners: Sequence[int | None]) -> None:
    """Give each part without a cue to the attribution of the part before, the first ones to that after."""
    known = [owner for owner in owners if owner is not None]
    current = next((owner for owner in known if result[owner].cue), known[0] if known else None)
    for part, owner in zip(parts, owners, strict=True):
        if owner is not None and result[owner].cue:
            current = owner
        if current is None or owner == current:
            continue
        result[current] = replace(result[current], content=merged((*result[current].content, part)))
        if owner is not None:
            result[owner] = replace(result[owner], content=())


def _reopened(analysis: Analysis, outer: Sequence[Spans]) -> Iterable[tuple[Span, Span]]:
    """Two quotations each: one that ends its paragraph, and one that is all of the paragraph after."""
    for before, after in itertools.pairwise(outer):
        i = analysis.paragraph_at(after[0][0])
        whole_paragraph = analysis.paragraphs[i] == after[0] and analysis.text[after[0][0]] in DOUBLE
        if i and whole_paragraph and analysis.paragraphs[i - 1][1] == before[-1][1]:
            yield before[-1], after[0]


def _owner(found: Sequence[Attribution], near: Near[int], parts: Spans, part: Span) -> int | None:
    """Who says a part of a quotation: an attribution that covers most of it, its cue outside of the quotation."""
    covers = (
        (sum(overlap(part, span) for span in found[i].content), -i)
        for i in near.at((part,))
        if not any(overlap(span, other) for span in found[i].cue for other in parts)
    )
    covered, i = max(covers, default=(0, 0))
    return -i if 2 * covered > part[1] - part[0] else None
