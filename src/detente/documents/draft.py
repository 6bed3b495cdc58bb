"""What one format's reader found; `parse` completes it with what the text itself says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Fields as in `Document`, before layout and language are read. `id` is what the input brought along, or None.

    stated: the fields are the input's own word on the article and go before its masthead (else behind it)
    guessed_published: a date to be used where neither the fields nor the text give one; guess: the note that says so
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
    stated: bool = False
    guessed_published: str | None = None
    guess: str | None = None
