"""Mentions to actors: names, roles, metonyms, pronouns, sides."""

from __future__ import annotations

from collections.abc import Sequence

from detente.language.analysis import Analysis
from detente.records import Actor, Document, Statement

__all__ = ["read"]


def read(document: Document, analysis: Analysis, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors of one document, by first mention.

    statements: as read from the document; their sources are actors even where nothing else tells them.
    """
    from detente.actors.reading import read_actors

    return read_actors(document, analysis, statements)
