"""Datelines: "PORT ALDER, July 10 (Agency) – " at the head of a report. They say where and when it was written."""

from __future__ import annotations

import re

from detente.records import Span

# A place in capitals, a day and an agency where they are given, a dash.
_DATELINE = re.compile(r"(?:[A-Z][A-Z.’'-]+ ?){1,4}(?:,[^–—()\n]{1,40})?(?: ?\([^()\n]{1,40}\))? ?(?:–|—|--?) ")


def dateline(text: str, paragraph: Span) -> Span | None:
    """The dateline at the head of a paragraph, with the dash and the space after it."""
    found = _DATELINE.match(text, *paragraph)
    return found.span() if found else None
