"""One article: its text, where it was published, and what its parts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.records.errors import RecordError
from detente.records.spans import Span

PartKind = Literal["masthead", "title", "editors_note", "body", "gloss", "elision", "break", "reference"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with a function in its layout. Parts may nest (a gloss within the body)."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was read; never changed afterwards. Offsets of all records point into `text`.

    id: content hash of the original bytes, or the id that the input brought along
    text: what was written, code point for code point, paragraphs separated by an empty line
    source: the outlet as it is named, or None
    published: ISO 8601 date (or month, year), or None
    language: BCP 47 tag, or None where it could not be told
    page: page of the printed issue as written ("1", "3-6"), or None
    condensed: the article says that it is a condensed text
    name: what the user called the input: a path, `archive.zip!member`, `file.jsonl:12`, `-`
    media_type: IANA media type of the original bytes
    notes: what a person should know of the reading ("the date was taken from the address"), one sentence each
    """

    id: str
    text: str
    source: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    page: str | None = None
    condensed: bool = False
    parts: tuple[Part, ...] = ()
    name: str = ""
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for part in self.parts:
            begin, end = part.span
            if not 0 <= begin <= end <= len(self.text):
                raise RecordError(f"document {self.id}: part {part.kind} lies outside of the text")
