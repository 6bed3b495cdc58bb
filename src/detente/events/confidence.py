"""How likely it is that a careful human coder would keep an event, by what the text tells of it.

The table is made by training/event_confidence.py from labelled articles: the share of read events that are a labelled
one (told of in the same sentence, half of the participants the same), by when and who.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.mentions import Mention
from detente.events.table import DEFAULT, TABLE

Bin = tuple[str, str]


def features(group: Sequence[Mention]) -> Bin:
    """When: `dated` (the date depends on the event's words), `near` (it stands by them), `placed`, `bare`; and who:
    `two` or more named, `one`, `meant` without being named, `nobody`.
    """
    if any(mention.time and mention.anchored for mention in group):
        when = "dated"
    elif any(mention.time for mention in group):
        when = "near"
    else:
        when = "placed" if any(mention.place for mention in group) else "bare"
    named = {actor for mention in group if not mention.guessed for actor in mention.participants}
    if named:
        return when, "two" if len(named) > 1 else "one"
    return when, "meant" if any(mention.participants for mention in group) else "nobody"


def confidence(group: Sequence[Mention]) -> float:
    """The calibrated probability; `DEFAULT` for what no labelled article had."""
    return TABLE.get(features(group), DEFAULT)
