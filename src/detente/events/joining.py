"""Mentions of one happening become one event; accounts that differ stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.events.mentions import Mention
from detente.records import NARRATOR, times

_CLASS = {"meeting": "talks", "talks": "talks", "call": "call", "visit": "visit"}


# How many characters on "the visit", "the talks" still mean the one told of last.
_NEAR = 800
# Two nouns as close as this stand side by side for two things ("the talks and the consultations").
_BESIDE = 60


def joined(found: Iterable[Mention], text: str) -> list[list[Mention]]:
    """Groups of mentions in text order, one group a happening."""
    groups: list[list[Mention]] = []
    for mention in found:
        fitting = [group for group in groups if same(group, mention, text)]
        best = max(fitting, key=lambda group: _closeness(group, mention), default=None)
        if best is None:
            groups.append([mention])
        else:
            best.append(mention)
    return groups


def _closeness(group: Sequence[Mention], mention: Mention) -> tuple[bool, int, int]:
    shared = set(mention.participants) & {actor for other in group for actor in other.participants}
    same_time = mention.time is not None and any(other.time == mention.time for other in group)
    return same_time, len(shared), group[-1].trigger[0]


def same(group: Sequence[Mention], mention: Mention, text: str) -> bool:
    """Whether a mention tells of what a group tells of."""
    first = group[0]
    if _CLASS[first.kind] != _CLASS[mention.kind] or first.status != mention.status:
        return False
    if not all(_together(other, mention, text) for other in group):
        return False
    actors = {actor for other in group if not other.guessed for actor in other.participants}
    own = set() if mention.guessed else set(mention.participants)
    overlap = bool(actors & own)
    open_ = not actors or not own
    told = any(other.time for other in group), mention.time is not None
    if all(told):
        return overlap or open_
    if mention.round is not None and any(other.round == mention.round for other in group):
        return overlap or open_
    if mention.plural or any(other.plural for other in group):
        return False
    if mention.place and any(other.place for other in group):
        return overlap or open_
    # Without a date or place in common, only what is spoken of as known is something told of before.
    if not mention.definite or mention.kind not in {other.kind for other in group}:
        return False
    return overlap or (not own and _BESIDE < mention.trigger[0] - group[-1].trigger[1] < _NEAR)


def _together(a: Mention, b: Mention, text: str) -> bool:
    if a.round is not None and b.round is not None and a.round != b.round:
        return False
    if a.asserted_by != b.asserted_by and NARRATOR not in (a.asserted_by, b.asserted_by) and a.status == "denied":
        return False
    return _times_fit(a.time, b.time) and _places_fit(a, b, text)


def _times_fit(a: str | None, b: str | None) -> bool:
    """One lies within the other, or is not told."""
    if a is None or b is None:
        return True
    (a1, a2), (b1, b2) = times.bounds(a), times.bounds(b)
    return (a1 <= b1 and b2 <= a2) or (b1 <= a1 and a2 <= b2)


def _places_fit(a: Mention, b: Mention, text: str) -> bool:
    if a.place is None or b.place is None or (a.time is not None and a.time == b.time):
        return True
    words = [{word for word in text[slice(*m.place)].lower().split() if len(word) > 2} for m in (a, b) if m.place]
    return bool(words[0] & words[1]) or a.kind == "visit"
