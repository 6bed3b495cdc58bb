"""Plain text in any encoding."""

from __future__ import annotations

import re
import statistics

from detente.documents.draft import Draft
from detente.documents.encodings import decode
from detente.documents.original import Original

# Lines that are longer than any wrapping leaves them, so that each must be a paragraph of its own.
_UNWRAPPED = 120
_ENDS_SENTENCE = re.compile(r"[.!?…:;\"'”’»)\]*]\s*\Z")


def read(original: Original) -> Draft:
    """Decodes and normalises line ends; otherwise the text keeps what was written."""
    text, notes = decode(original)
    return Draft(text=spaced(unix_lines(text)), media_type="text/plain", notes=notes)


def unix_lines(text: str) -> str:
    """The text with every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def spaced(text: str) -> str:
    """The text with an empty line between paragraphs, where its writer put one line for each.

    A text without an empty line has a paragraph a line if its lines are too long to be wrapped ones, or if nearly all
    of them end as sentences do. Lines in a text with empty lines stay as they are.
    """
    lines = [line for line in text.strip("\n").split("\n") if line.strip()]
    if len(lines) < 2 or re.search(r"\n[^\S\n]*\n", text.strip("\n")):
        return text
    long = statistics.median(map(len, lines)) > _UNWRAPPED or max(map(len, lines[:-1])) > 3 * _UNWRAPPED
    ended = sum(1 for line in lines if _ENDS_SENTENCE.search(line[-3:])) >= 0.8 * len(lines)
    return re.sub(r"\n+", "\n\n", text.strip("\n")) if long or ended else text
