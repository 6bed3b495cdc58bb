"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from detente.documents.original import Original
from detente.records import DamagedInput, UnsupportedInput

# What detection looks at: more takes longer and tells no more.
_SAMPLE = 50_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY = "a binary file, not text (it has {what}); Détente reads text, HTML, PDF, e-mail and JSON Lines"


def decode(original: Original, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, and notes on how its encoding was told.

    In order: byte order mark, the `declared` encoding, UTF-8, UTF-16 without a mark, UTF-8 with a few damaged bytes,
    detection. Raises UnsupportedInput for what is no text, DamagedInput for what no encoding explains.
    """
    content = original.content
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _checked(original, *_damaged(original, content[len(bom) :], encoding))
    stated = _try(content, declared) if declared else None
    if stated is not None:
        return _checked(original, stated, ())
    if b"\x00" in content:
        wide = _utf16_by_zeros(content[:_SAMPLE])
        if wide is None:
            raise UnsupportedInput(original.name, _BINARY.format(what="zero bytes"))
        text, notes = _damaged(original, content, wide)
        return _checked(original, text, (*notes, f"The encoding was guessed: {wide.upper()}."))
    unicode = _try(content, "utf-8")
    if unicode is not None:
        return _checked(original, unicode, ())
    return _checked(original, *_guessed(original))


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _damaged(original: Original, content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Decoded with U+FFFD for what is broken; more than one in a hundred is too much."""
    text = content.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken * 100 > len(text) + 200:
        raise DamagedInput(original.name, f"not valid {encoding.upper()}, which it says it is")
    note = f"{broken} broken characters were replaced ({encoding.upper()})."
    return text, (note,) if broken else ()


def _utf16_by_zeros(sample: bytes) -> str | None:
    """UTF-16 of a Western text has a zero in every second byte."""
    half = len(sample) // 2
    even, odd = sample[: half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guessed(original: Original) -> tuple[str, tuple[str, ...]]:
    content = original.content
    mostly = content.decode("utf-8", errors="replace")
    broken = mostly.count("\ufffd")
    valid = sum(1 for byte in content[:_SAMPLE] if byte >= 0xC2) - broken
    if broken < valid and broken * 100 <= len(mostly):
        return mostly, (f"{broken} broken characters were replaced (UTF-8).",)
    encoding = _detected(content)
    text = _try(content, encoding) if encoding else None
    if text is None:
        raise DamagedInput(original.name, "its text is in no encoding that Détente can tell")
    return text, (f"The encoding was guessed: {encoding}.",)


def _detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # Windows-1252 is by far the commonest legacy encoding of Western text, and detection needs many letters to tell
    # it from its neighbours: it is taken where the few high bytes are what it uses between Latin letters.
    high = re.findall(rb"[\x80-\xff]", content[:_SAMPLE])
    western = re.findall(rb"(?<![\x80-\xff])[\x80-\x8c\x8e\x91-\x9c\x9e-\xff](?![\x80-\xff])", content[:_SAMPLE])
    if len(western) >= 0.9 * len(high) and len(high) * 10 < len(content[:_SAMPLE]) and _try(content, "cp1252"):
        best = from_bytes(content[:_SAMPLE], threshold=0.2).best() if len(high) >= 40 else None
        return best.encoding if best and not _is_western(best.encoding) and _try(content, best.encoding) else "cp1252"
    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None


def _is_western(encoding: str) -> bool:
    return encoding in {
        "cp1252",
        "latin_1",
        "cp1250",
        "cp1254",
        "cp1257",
        "iso8859_15",
        "mac_roman",
        "cp850",
        "cp437",
        "cp858",
    }


def _checked(original: Original, text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    controls = len(_CONTROL.findall(text))
    if "\x00" in text:
        raise UnsupportedInput(original.name, _BINARY.format(what="zero characters"))
    if controls * 100 > len(text):
        raise UnsupportedInput(original.name, _BINARY.format(what="control characters"))
    return text, notes
