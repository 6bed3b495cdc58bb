"""From mentions to events: joining, what the mentions say together, and what is too thin to be an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from detente.events.arguments import Actors
from detente.events.confidence import confidence
from detente.events.joining import joined
from detente.events.mentions import Mention, mentions
from detente.language import Analysis
from detente.language.dates import find
from detente.records import NARRATOR, Actor, Document, Event, EventKind, Statement, times
from detente.records.spans import merged


def read(
    document: Document, analysis: Analysis, actors: Sequence[Actor], statements: Sequence[Statement]
) -> tuple[Event, ...]:
    """Meetings, calls, visits and talks that an article tells of, in text order."""
    index = Actors(analysis, actors)
    expressions = find(analysis, document.published)
    found = list(mentions(document, analysis, index, statements, expressions))
    groups = [group for group in joined(found, document.text) if _enough(group)]
    parties = _parties(groups)
    return tuple(sorted((_event(document, group, parties) for group in groups), key=lambda event: event.evidence))


def _enough(group: Sequence[Mention]) -> bool:
    """A happening has a date, a place or a number, or else a verb that tells of it and two who take part."""
    if any(m.time or m.round for m in group):
        return True
    who = {actor for m in group for actor in m.participants}
    if any(m.place for m in group):
        return bool(who) or any(m.verb or m.supported for m in group)
    told = any(m.verb or (m.supported and not m.plural) for m in group)
    return told and len(who) >= 2 and all(m.kind != "talks" for m in group)


def _parties(groups: Sequence[Sequence[Mention]]) -> tuple[str, ...]:
    """Who talks in this article: the participants that most of its talks and meetings name together."""
    pairs = Counter(
        mention.participants
        for group in groups
        for mention in group
        if mention.kind in ("talks", "meeting") and len(mention.participants) >= 2
    )
    return pairs.most_common(1)[0][0] if pairs else ()


def _event(document: Document, group: Sequence[Mention], parties: tuple[str, ...]) -> Event:
    evidence = merged(mention.span for mention in group)
    asserted_by = _asserted_by(group)
    kind = _kind(group)
    who = tuple(dict.fromkeys(actor for mention in group for actor in mention.participants))
    if not who and kind == "talks":
        who = parties
    place = next((mention.place for mention in group if mention.place), None)
    return Event(
        id=Event.identify(document, kind, evidence, asserted_by),
        kind=kind,
        evidence=evidence,
        plover="CONSULT",
        participants=who,
        time=_finest(group),
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

    def length(value: str) -> int:
        first, last = times.bounds(value)
        return (last - first).days

    return min(values, key=length) if values else None
