"""Bytes to `Document`: plain text, HTML, PDF, e-mail, JSON Lines, archives, press-digest layout.

Offsets never change after this room. Usage: `for item in collect(paths): document = parse(item)`.
"""

from __future__ import annotations

from detente.documents.collect import collect
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.documents.parse import parse
from detente.documents.references import references

__all__ = ["Limits", "Original", "collect", "parse", "references"]
