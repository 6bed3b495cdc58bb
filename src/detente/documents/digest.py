"""The press-digest layout: what each stretch of a text is.

Editors' notes, elisions (". . .", "[…]"), section breaks ("* * *"), bracketed glosses and bracketed references.
Quotes, dashes, ellipses and spaces are understood in all their typographic variants.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

from detente.documents.masthead import EDITORS_NOTE, Origin
from detente.documents.paragraphs import lines, stripped
from detente.records import Part, Span

_BREAK_MARKS = frozenset("*•·—–-_=~#+◆◇■□●○❖✻✽")
_BREAK_ALONE = frozenset("⁂※❦❧")
_BRACKETS = re.compile(r"\[[^\[\]]{1,3000}\]")
_REFERENCE = re.compile(
    r"\[\s*(?:(?:see|cf\.|compare|for [^\]]{1,60}, see)\b[^\]]*\d|(?:[A-Z][\w ]{0,40},\s)?(?:Vol|Nos?)\.\s?\d)",
    re.IGNORECASE,
)
_DOT_SPACE = r"[ \t\u00a0\u2009\u200a\u202f]"
_ELISION = re.compile(
    rf"(?P<bracketed>[\[(<]\s?(?:\.{_DOT_SPACE}?\.{_DOT_SPACE}?\.(?:{_DOT_SPACE}?\.)?|\u2026)\s?[\])>])"
    rf"|(?P<spaced>\.(?:{_DOT_SPACE}\.){{2,3}}(?!{_DOT_SPACE}?\.))"
    r"|(?P<solid>\.{3,4}(?!\.)|\u2026)"
)
# Characters before and after an elision that tell what stands there.
_NEAR = 20
_CLOSING = "\"'”’»)]"
_TERMINAL = ".!?…" + _CLOSING


def parts(text: str, paragraphs: Sequence[Span], origin: Origin, references: Iterable[Span]) -> tuple[Part, ...]:
    """All parts, sorted by span; `references` are the spans of references to a digest's volumes and numbers."""
    notes = list(_editors_notes(text, paragraphs, origin))
    breaks = list(_breaks(text))
    elisions = list(_elisions(text, paragraphs, bool(origin.page or origin.condensed)))
    brackets = list(_brackets(text, [*notes, *elisions]))
    pointing = [span for span in brackets if _REFERENCE.match(text, *span)]
    glosses = sorted(set(brackets) - set(pointing))
    loose = [span for span in references if not _inside(span, pointing)]
    heads = [*origin.spans, *((origin.title_span,) if origin.title_span else ())]
    found = [
        *(Part("masthead", span) for span in origin.spans),
        *((Part("title", origin.title_span),) if origin.title_span else ()),
        *(Part("editors_note", span) for span in notes),
        *(Part("break", span) for span in breaks),
        *(Part("elision", span) for span in elisions),
        *(Part("gloss", span) for span in glosses),
        *(Part("reference", span) for span in (*pointing, *loose)),
        *(Part("body", span) for span in _body(text, [*heads, *notes], breaks)),
    ]
    return tuple(sorted(found, key=lambda part: (part.span[0], -part.span[1], part.kind)))


def _inside(span: Span, others: Sequence[Span]) -> bool:
    """Whether it lies in one of the others, which are sorted and do not overlap."""
    i = bisect.bisect_right(others, span[0], key=lambda other: other[0]) - 1
    return i >= 0 and span[1] <= others[i][1]


def _editors_notes(text: str, paragraphs: Sequence[Span], origin: Origin) -> Iterator[Span]:
    """Paragraphs that begin as a note (also behind a masthead in the same paragraph), and bracketed notes."""
    heads = {span[0]: span[1] for span in origin.spans}
    for begin, end in paragraphs:
        start = heads.get(begin, begin)
        while start < end and (text[start].isspace() or text[start] in "[(*_"):
            start += 1
        if EDITORS_NOTE.match(text, start, end):
            opening = stripped(text, heads.get(begin, begin), end)
            assert opening is not None
            yield _to_bracket(text, opening)
        else:
            for match in _BRACKETS.finditer(text, begin, end):
                if EDITORS_NOTE.match(text, match.start() + 1):
                    yield match.span()


def _to_bracket(text: str, span: Span) -> Span:
    """A note in brackets ends with its bracket."""
    closing = {"[": "]", "(": ")"}.get(text[span[0]])
    if closing:
        depth = 0
        for i in range(*span):
            depth += (text[i] == text[span[0]]) - (text[i] == closing)
            if not depth:
                return span[0], i + 1
    return span


def _breaks(text: str) -> Iterator[Span]:
    """Lines of three or more equal marks; not the end mark after the last paragraph."""
    pending = None
    for begin, end in lines(text):
        if end - begin <= 80 and is_break("".join(text[begin:end].split())):
            pending = (begin, end)
        elif pending:
            yield pending
            pending = None


def is_break(line: str) -> bool:
    """Whether a line (given without its white space) is a section break."""
    marks = set(line)
    return len(marks) == 1 and (bool(marks & _BREAK_ALONE) or (len(line) >= 3 and bool(marks & _BREAK_MARKS)))


def _brackets(text: str, excluded: Sequence[Span]) -> Iterator[Span]:
    """Square brackets with words in them; not footnote numbers, tick boxes or Markdown links."""
    taken = set(excluded)
    for match in _BRACKETS.finditer(text):
        inside = match[0][1:-1].strip()
        if match.span() in taken or "\n\n" in inside or text.startswith("(", match.end()):
            continue
        if len(inside) > 1 and any(map(str.isalpha, inside)) and not EDITORS_NOTE.match(inside):
            yield match.span()


def _elisions(text: str, paragraphs: Sequence[Span], digest: bool) -> Iterator[Span]:
    for begin, end in paragraphs:
        quoted, at = False, begin
        for match in _ELISION.finditer(text, begin, end):
            quoted, at = _inside_quotes(text, at, match.start(), quoted), match.start()
            span = _own_dots(text, match)
            if match["bracketed"] or _is_editors(text, span, (begin, end), match, quoted, digest):
                yield span


def _own_dots(text: str, match: re.Match[str]) -> Span:
    """Of four dots after a word the first is the sentence's full stop."""
    begin, end = match.span()
    if match[0].count(".") == 4 and not match["bracketed"] and begin and not text[begin - 1].isspace():
        begin += 1
        while text[begin].isspace():
            begin += 1
    return begin, end


def _is_editors(text: str, span: Span, paragraph: Span, match: re.Match[str], quoted: bool, digest: bool) -> bool:
    """Whether dots without brackets mark a cut and not a voice that trails off.

    In a digest, spaced dots are the editor's. Elsewhere, and for solid dots, they must stand between sentences and
    outside of quotation marks.
    """
    if match["spaced"] and digest:
        return True
    begin, end = span
    before = text[max(paragraph[0], begin - _NEAR) : begin].rstrip()
    after_sentence = not before or (before[-1] in _TERMINAL and (begin > match.start() or text[begin - 1].isspace()))
    after = text[end : min(paragraph[1], end + _NEAR)]
    before_sentence = not after or (after[0].isspace() and not after.lstrip()[:1].islower())
    alone = begin == paragraph[0] and end == paragraph[1]
    return alone or (not quoted and after_sentence and before_sentence and (digest or bool(match["spaced"])))


def _inside_quotes(text: str, begin: int, end: int, quoted: bool) -> bool:
    """Whether a double quotation is open at `end`; straight ones alternate."""
    for character in text[begin:end]:
        if character in "“„«":
            quoted = True
        elif character in "”»":
            quoted = False
        elif character == '"':
            quoted = not quoted
    return quoted


def _body(text: str, excluded: Iterable[Span], breaks: Sequence[Span]) -> Iterator[Span]:
    """The running text: what lies between the excluded spans, without breaks at its edges."""
    at = 0
    ends = dict(breaks)
    begins = {end: begin for begin, end in breaks}
    for begin, end in (*sorted(excluded), (len(text), len(text))):
        span = stripped(text, at, begin) if at < begin else None
        while span and span[0] in ends:
            span = stripped(text, ends[span[0]], span[1])
        while span and span[1] in begins:
            span = stripped(text, span[0], begins[span[1]])
        if span:
            yield span
        at = max(at, end)
