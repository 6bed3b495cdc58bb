"""How much Détente is willing to read: one frozen object, made at start and passed in."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on every input. What goes beyond one is reported (LimitExceeded) and the rest is read.

    article_bytes: bytes of one article: a file, an archive's member, a JSON line
    html_bytes: bytes of one HTML page (its tree takes some thirty times as much memory)
    html_tags: tags of one HTML page (extraction takes time with the square of the inline ones in a paragraph)
    text_characters: characters (code points) of one article's text
    pdf_pages: pages of one PDF
    archive_members: members of one archive
    archive_bytes: unpacked bytes of one archive with all that is nested in it
    archive_ratio: unpacked bytes for each packed byte (counted once a member has more than a megabyte)
    archive_depth: archives within archives; 1 is an archive without any
    """

    article_bytes: int = 20 * MEGABYTE
    html_bytes: int = 10 * MEGABYTE
    html_tags: int = 60_000
    text_characters: int = 2_000_000
    pdf_pages: int = 500
    archive_members: int = 100_000
    archive_bytes: int = 4_000 * MEGABYTE
    archive_ratio: int = 200
    archive_depth: int = 3
