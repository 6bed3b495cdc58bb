"""PDF with a text layer, by pdfium: text in reading order, as the page's columns have it."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from detente.documents import calendar_dates, masthead, reflow
from detente.documents.draft import Draft
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.documents.page_layout import Line, Piece, lines
from detente.records import DamagedInput, EmptyInput, LimitExceeded, UnsupportedInput

_NOT_TITLES = re.compile(r"untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd|odt|txt|html?)|.{0,3}", re.IGNORECASE)
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# pdfium gives U+0002 or U+FFFE for the hyphen at a line's end.
_HYPHENS = {"\x02", "\ufffe", reflow.SOFT_HYPHEN}


def read(original: Original, limits: Limits) -> Draft:
    """Raises UnsupportedInput (encrypted), DamagedInput, EmptyInput (scanned pages without text), LimitExceeded."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(original.content)) as document:
            return _read(original.name, document, limits)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnsupportedInput(original.name, "an encrypted PDF; save it without its password first") from error
        raise DamagedInput(original.name, f"a PDF that is cut or damaged ({error})") from error


def _read(name: str, document: Any, limits: Limits) -> Draft:
    if len(document) > limits.pdf_pages:
        raise LimitExceeded(name, f"more than {limits.pdf_pages} pages, the limit for one PDF")
    printed: list[Line] = []
    heights: list[float] = []
    size = 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            heights.append(page.get_height())
            pieces = list(_pieces(name, page, limits))
        size += sum(len(piece.text) for piece in pieces)
        if size > limits.text_characters:
            raise LimitExceeded(name, f"more than {limits.text_characters:,} characters, the limit for one article")
        printed.extend(lines(pieces, number))
    kept, heads = reflow.without_heads(printed, heights)
    text = "\n\n".join(reflow.paragraphs(kept))
    if not any(map(str.isalnum, text)):
        raise EmptyInput(name, "a PDF without text (scanned pages?); run text recognition (OCR) on it first")
    return _described(document.get_metadata_dict(), text, kept, heads)


def _described(metadata: dict[str, str], text: str, kept: list[Line], heads: list[Line]) -> Draft:
    stated = _clean(metadata.get("Title", ""))
    title = _headline(kept) or (None if _NOT_TITLES.fullmatch(stated) else stated)
    dates = {value for head in heads for _, value in calendar_dates.find(head.text[:300]) if value}
    created = _CREATED.match(metadata.get("CreationDate", ""))
    guess = note = None
    if len(dates) == 1:
        guess, note = dates.pop(), "The date was taken from the running head of the pages."
    elif created and (guess := calendar_dates.parse("-".join(created.groups()))):
        note = "The date was guessed: it is the day on which the PDF was made."
    top = [line for line in heads if line.baseline > max(other.baseline for other in kept)] if kept else []
    outlets = Counter(filter(None, (masthead.outlet_of_head(line.text[:300]) for line in top)))
    outlet = next((name for name, _ in outlets.most_common(1) if name != title), None)
    author = _clean(metadata.get("Author", ""))
    return Draft(
        text=text,
        media_type="application/pdf",
        title=title,
        source=outlet,
        authors=(author,) if author else (),
        notes=("The outlet was taken from the running head of the pages.",) if outlet else (),
        guessed_published=guess,
        guess=note,
    )


def _clean(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _headline(kept: list[Line]) -> str | None:
    """The lines in clearly the largest type of the first page, if they are few and together."""
    first = [line for line in kept if line.page == 0]
    if len(first) < 4:
        return None
    usual, largest = statistics.median(line.height for line in first), max(line.height for line in first)
    if largest < 1.25 * usual:
        return None
    places = [i for i, line in enumerate(first) if line.height > 0.95 * largest]
    if places[-1] - places[0] + 1 != len(places) or len(places) > 5:
        return None
    return " ".join(reflow.paragraphs([first[i] for i in places]))


def _pieces(name: str, page: Any, limits: Limits) -> Iterator[Piece]:
    """The page's characters as stretches without a gap, in the order in which pdfium gives them."""
    with closing(page.get_textpage()) as textpage:
        count = textpage.count_chars()
        if count > limits.text_characters:
            raise LimitExceeded(name, f"more than {limits.text_characters:,} characters on one page")
        run: list[tuple[str, float, float, float, float]] = []
        for mark in _marks(textpage, count):
            if run and (mark is None or _apart(run[-1], mark)):
                yield _piece(run)
                run = []
            if mark and (run or not mark[0].isspace()):
                run.append(mark)
        if run:
            yield _piece(run)


Mark = tuple[str, float, float, float, float]


def _marks(textpage: Any, count: int) -> Iterator[Mark | None]:
    """Each character with left, right, baseline, height; None where pdfium sees a line's end."""
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    last: Mark | None = None
    for i in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if character in {"\r", "\n"}:
            yield None
        elif pdfium.FPDFText_IsGenerated(textpage, i) == 1 and character.isspace():
            # A space that pdfium inferred has no place of its own.
            if last:
                yield (" ", last[2], last[2], last[3], last[4])
        elif character and pdfium.FPDFText_GetLooseCharBox(textpage, i, box):
            pdfium.FPDFText_GetCharOrigin(textpage, i, x, y)
            shown = reflow.SOFT_HYPHEN if character in _HYPHENS else character
            if shown.isprintable() or shown in {reflow.SOFT_HYPHEN, "\t"} or shown.isspace():
                last = (shown, box.left, box.right, y.value, abs(box.top - box.bottom))
                yield last


def _apart(last: Mark, mark: Mark) -> bool:
    """Whether a character does not go on where the last one ended: another line, or beyond a gap."""
    height = max(last[4], mark[4], 0.1)
    gap = mark[1] - last[2]
    return abs(last[3] - mark[3]) > 0.5 * height or gap > 0.9 * height or gap < -height


def _piece(run: list[Mark]) -> Piece:
    seen = [mark for mark in run if not mark[0].isspace()] or run
    text = re.sub(r"\s+", " ", "".join(mark[0] for mark in run)).strip()
    height = statistics.median(mark[4] for mark in seen)
    return Piece(text, min(m[1] for m in seen), max(m[2] for m in seen), seen[0][3], height)
