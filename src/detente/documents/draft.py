"""What one format's reader found; `parse` completes it with what the text itself says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Fields as in `Document`, before layout and language are read. `id` is what the input brought along, or None.

    `verbatim` says that the input fixed the text (a JSON field): nothing in it may be moved.
    """

    text: str
    media_type: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: bool = False
