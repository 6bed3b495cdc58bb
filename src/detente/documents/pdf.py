"""PDF."""

from __future__ import annotations

from detente.documents.draft import Draft
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.records import UnsupportedInput


def read(original: Original, limits: Limits) -> Draft:
    """Not yet."""
    del limits
    raise UnsupportedInput(original.name, "a PDF")
