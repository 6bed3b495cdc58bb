"""HTML: the article of a page, by trafilatura and htmldate; what comes out is plain text, never markup."""

from __future__ import annotations

import re
from typing import Any

from detente.documents import calendar_dates
from detente.documents.draft import Draft
from detente.documents.encodings import decode
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.documents.plain import unix_lines
from detente.records import EmptyInput, LimitExceeded

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([a-zA-Z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
# Fewer words than this are a menu or a notice, not an article.
_FEWEST_WORDS = 10
# htmldate by itself takes dates from anywhere in a page, and none from the future; ours is what the page states.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def read(original: Original, limits: Limits) -> Draft:
    """The article with what the page's metadata say. Raises EmptyInput for a page without one, LimitExceeded."""
    name = original.name
    if len(original.content) > limits.html_bytes:
        raise LimitExceeded(name, f"larger than {limits.html_bytes:,} bytes, the limit for one HTML page")
    charset = _CHARSET.search(original.content[:_HEAD])
    markup, notes = decode(original, charset[1].decode("ascii") if charset else None)
    return article(name, markup, limits, notes)


def article(name: str, markup: str, limits: Limits, notes: tuple[str, ...] = ()) -> Draft:
    """The article in the markup of a page."""
    if markup.count("<") > limits.html_tags:
        raise LimitExceeded(name, f"more than {limits.html_tags:,} tags, the limit for one HTML page")
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        markup, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    text = unix_lines(found.text or "").strip() if found else ""
    if len(text.split()) < _FEWEST_WORDS:
        raise EmptyInput(name, "an HTML page without an article in it")
    return Draft(
        text=re.sub(r"\n+", "\n\n", text),
        media_type="text/html",
        title=_line(found.title),
        source=_line(found.sitename),
        published=calendar_dates.parse(found.date) if found.date else None,
        language=_line(found.language),
        url=_line(found.url),
        authors=tuple(filter(None, (_line(author) for author in (found.author or "").split(";")))),
        notes=notes,
    )


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
