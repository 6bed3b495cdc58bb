"""What an input really is: its first bytes count, its name only where they leave a choice."""

from __future__ import annotations

import re

from detente.documents.original import Original
from detente.records import EmptyInput, UnsupportedInput

_HEAD = 4_096
_READS = "Détente reads text, HTML, PDF, e-mail, JSON Lines, and zip or tar.gz archives of these"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a Windows program"),
    (b"MZ\x00", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (save it as PDF or text)"),
    (b"{\\rtf", "an RTF file (save it as PDF or text)"),
    (b"%!PS", "a PostScript file (save it as PDF)"),
    (b"Rar!\x1a\x07", "a RAR archive (pack it as zip or tar.gz)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive (pack it as zip or tar.gz)"),
    (b"BZh", "a bzip2 file (pack it as gzip)"),
    (b"\xfd7zXZ\x00", "an xz file (pack it as gzip)"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file (pack it as gzip)"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PAR1", "a Parquet table"),
    (b"WARC/", "a web archive (WARC)"),
)
_WITHIN: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "a video file"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a sound file"),
    (8, b"AVI ", "a video file"),
    (257, b"ustar", "a tar archive"),
)
_PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,4}<(?:!doctype\s+html|html|head|body|article|main|section|div"
    rb"|meta|title|script|style|table|h[1-6]|p|span|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t][^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){3}")
_MAIL_NAMES = (
    b"\nmessage-id:",
    b"\nmime-version:",
    b"\nreceived:",
    b"\nreturn-path:",
    b"\ndelivered-to:",
    b"\nlist-id:",
)


def sniff(original: Original) -> str:
    """The media type of an article that a reader of ours knows.

    Raises EmptyInput for nothing at all, UnsupportedInput (saying what it is) for everything else.
    """
    content = original.content
    head = content[:_HEAD]
    if not content.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise EmptyInput(original.name, "empty" if not content else "nothing in it but white space")
    if original.media_type in {"application/json", "message/rfc822"}:
        return original.media_type
    if b"%PDF-" in head[:1_024]:
        return "application/pdf"
    if other := _other(head):
        raise UnsupportedInput(original.name, f"{other}; {_READS}")
    return _text_type(original, head)


def _other(head: bytes) -> str | None:
    for magic, what in _OTHERS:
        if head.startswith(magic):
            return what
    for offset, magic, what in _WITHIN:
        if head[offset : offset + len(magic)] == magic:
            return what
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return "a BMP image"
    return None


def _text_type(original: Original, head: bytes) -> str:
    name = original.name.lower().removesuffix(".gz")
    plain = _narrow(head).removeprefix(b"\xef\xbb\xbf")
    if _is_mail(name, plain):
        return "message/rfc822"
    if _PAGE.match(plain):
        return "text/html"
    if plain.lstrip().startswith((b"<?xml", b"<rss", b"<feed")):
        what = "a news feed (save its articles)" if _FEED.search(plain) else "an XML file"
        raise UnsupportedInput(original.name, f"{what}; {_READS}")
    page_name = name.endswith((".html", ".htm", ".xhtml")) or original.media_type == "text/html"
    if page_name and re.search(rb"<[a-zA-Z!]", plain):
        return "text/html"
    if plain.lstrip().startswith(b"{") and re.match(rb'\s*\{\s*"', plain):
        return "application/json"
    return "text/plain"


def _narrow(head: bytes) -> bytes:
    """UTF-16 and UTF-32 as single bytes, so that one set of patterns serves."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or head[1:2] == b"\x00" or head[:1] == b"\x00":
        return head.lstrip(b"\xff\xfe\x00").replace(b"\x00", b"")
    return head


def _is_mail(name: str, head: bytes) -> bool:
    if name.endswith(".eml"):
        return True
    if not _MAIL_HEADER.match(head.replace(b"\r\n", b"\n")):
        return False
    lowered = b"\n" + head.lower().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return b"\nfrom:" in lowered and any(field in lowered for field in _MAIL_NAMES)
