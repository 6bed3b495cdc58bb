"""What one format's reader found; `parse` completes it with what the text itself says."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

# Not characters (lone surrogates), or not storable (U+0000).
_UNFIT = re.compile("[\x00\ud800-\udfff]")


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


def storable(draft: Draft) -> Draft:
    """The draft without what no file or database can hold, replaced one for one by U+FFFD, so that offsets stay."""
    clean = {
        field.name: _fit(value) if isinstance(value, str) else tuple(map(_fit, value))
        for field in dataclasses.fields(draft)
        if isinstance(value := getattr(draft, field.name), str | tuple)
    }
    note = "Characters that are none (lone surrogates, U+0000) were replaced."
    if clean["text"] != draft.text:
        clean["notes"] = (*clean["notes"], note)
    return dataclasses.replace(draft, **clean)  # type: ignore[arg-type]


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
