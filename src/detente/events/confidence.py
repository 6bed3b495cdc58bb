"""How likely it is that a careful human coder would keep an event, by what the text tells of it.

The table is made by training/event_confidence.py from labelled articles: the share of read events that match a gold
one, by what told of it, whether a date is known, and how many take part.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.mentions import Mention

Bin = tuple[str, bool, int]

TABLE: dict[Bin, float] = {}
DEFAULT = 0.5


def features(group: Sequence[Mention]) -> Bin:
    """(kind, a date is told, participants up to two) of the mentions of one event."""
    participants = {actor for mention in group for actor in mention.participants}
    return group[0].kind, any(mention.time for mention in group), min(2, len(participants))


def confidence(group: Sequence[Mention]) -> float:
    """The calibrated probability; `DEFAULT` for what no labelled article had."""
    return TABLE.get(features(group), DEFAULT)
