"""What enters the software: the bytes of one article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Original:
    """The original bytes of one article.

    name: what the user called it: a path, `archive.zip!member`, `file.jsonl:12`, `-`
    media_type: IANA media type where it is known beforehand ("application/json" for a JSON line), else None
    """

    name: str
    content: bytes
    media_type: str | None = None
