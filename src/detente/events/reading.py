"""From mentions to events: joining, what the mentions say together, and what is too thin to be an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from detente.events.arguments import Actors
from detente.events.confidence import confidence
from detente.events.joining import joined
from detente.events.mentions import Mention, mentions
from detente.events.parties import completed, sides
from detente.language import Analysis
from detente.language.dates import find
from detente.records import NARRATOR, Actor, Document, Event, EventKind, Statement, times
from detente.records.spans import merged

# Days beyond which a time is that of a course of events.
YEAR = 366


def read(
    document: Document, analysis: Analysis, actors: Sequence[Actor], statements: Sequence[Statement]
) -> tuple[Event, ...]:
    """Meetings, calls, visits and talks that an article tells of, in text order."""
    return tuple(event for event, _ in events(document, analysis, actors, statements))


def events(
    document: Document, analysis: Analysis, actors: Sequence[Actor], statements: Sequence[Statement]
) -> list[tuple[Event, list[Mention]]]:
    """The events, each with the mentions that it was joined from."""
    index = Actors(analysis, [actor for actor in actors if actor.name != document.source])
    expressions = find(analysis, document.published)
    found = list(mentions(document, analysis, index, statements, expressions))
    joint = frozenset(actor.id for actor in actors if "joint" in actor.name.lower().split())
    crowds = frozenset(actor.id for actor in actors if actor.kind == "group" and actor.name.islower())
    found = list(completed(found, sides(analysis, index, actors, found), joint, crowds))
    groups = [group for group in joined(found, document.text) if _enough(group)]
    return sorted(((_event(document, group), group) for group in groups), key=lambda pair: pair[0].evidence)


def _enough(group: Sequence[Mention]) -> bool:
    """A happening has a date or a place, or a number and not only a plan; or else a verb and two who take part."""
    who = {actor for m in group for actor in m.participants}
    if all(m.time and _days(m.time) > YEAR for m in group):
        return False  # a course of years is no happening
    if not who and all(m.kind != "talks" for m in group):
        return False  # a visit, a call or a meeting of nobody
    if any(m.time and (m.anchored or m.verb or m.supported or m.place) for m in group):
        return True
    named = {actor for m in group if not m.guessed for actor in m.participants}
    told = group[0].status != "planned" or len(named) >= 2 or any(m.supported for m in group)
    if told and any(m.round and (m.supported or m.elliptical or m.time or m.place) for m in group):
        return True
    if any(m.place for m in group):
        return bool(who) or any(m.verb or m.supported for m in group)
    told = any(m.verb or (m.supported and not m.plural) for m in group)
    return told and len(named) >= 2 and all(m.kind != "talks" or m.verb for m in group)


def _event(document: Document, group: Sequence[Mention]) -> Event:
    evidence = merged(mention.span for mention in group)
    asserted_by = _asserted_by(group)
    kind = _kind(group)
    named = [mention for mention in group if not mention.guessed] or group
    who = tuple(dict.fromkeys(actor for mention in named for actor in mention.participants)) or tuple(
        dict.fromkeys(actor for mention in group for actor in mention.participants)
    )
    place = next((mention.place for mention in group if mention.place), None)
    time = _finest(group)
    return Event(
        id=Event.identify(document, kind, evidence, asserted_by, time),
        kind=kind,
        evidence=evidence,
        plover="CONSULT",
        participants=who,
        time=time,
        place=document.text[slice(*place)] if place else None,
        status=group[0].status,
        round=next(
            (mention.round for mention in group if mention.round and mention.kind in ("talks", "meeting")), None
        ),
        asserted_by=asserted_by,
        confidence=confidence(group),
    )


def _kind(group: Sequence[Mention]) -> EventKind:
    return Counter(mention.kind for mention in group).most_common(1)[0][0]


def _asserted_by(group: Sequence[Mention]) -> str:
    """The narrator, where the article tells of it in its own voice anywhere; else whoever told first."""
    by = [mention.asserted_by for mention in group]
    return NARRATOR if NARRATOR in by else by[0]


def _finest(group: Sequence[Mention]) -> str | None:
    """The most exact of the times given; of equally exact ones the first."""
    values = [mention.time for mention in group if mention.time]
    return min(values, key=_days) if values else None


def _days(value: str) -> int:
    first, last = times.bounds(value)
    return (last - first).days
