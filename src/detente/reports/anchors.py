"""The ids of the brief's entries: where its links lead."""

from __future__ import annotations

from detente.records import record_id


def article_id(document_id: str) -> str:
    """The id of an article within the brief: letters, digits and a hyphen, whatever the document's own id holds."""
    return record_id("article", document_id)


def said_id(record: str) -> str:
    """The id of a statement's entry among who said what."""
    return f"said-{record}"


def foretold_id(record: str) -> str:
    """The id of a prediction's entry among what comes next."""
    return f"next-{record}"
