"""From mentions to events: joining, what the mentions say together, and what is too thin to be an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
    found = list(_completed(found, _parties(actors, found)))
    groups = [group for group in joined(found, document.text) if _enough(group)]
    return tuple(sorted((_event(document, group) for group in groups), key=lambda event: event.evidence))


def _completed(found: Iterable[Mention], parties: tuple[str, ...]) -> Iterator[Mention]:
    """Mentions that name nobody, or "the parties", get who is meant: those who met last, or the article's two sides."""
    last: tuple[str, ...] = ()
    for mention in found:
        who = mention.participants
        if mention.collective == "sides" and len(who) < 2:
            who = parties or last or who
        elif not who and (mention.collective == "people" or (mention.kind in ("call", "meeting") and not mention.verb)):
            who = last or parties
        elif not who and mention.kind != "visit" and not mention.verb:
            who = parties or last
        if len(mention.participants) >= 2:
            last = mention.participants
        yield mention if who == mention.participants else replace(mention, participants=who, guessed=True)


def _enough(group: Sequence[Mention]) -> bool:
    """A happening has a date, a place or a number, or else a verb that tells of it and two who take part."""
    who = {actor for m in group for actor in m.participants}
    if group[0].kind == "visit" and not who:
        return False
    if any(m.round or (m.time and (m.anchored or m.verb or m.supported or m.place)) for m in group):
        return True
    if any(m.place for m in group):
        return bool(who) or any(m.verb or m.supported for m in group)
    told = any(m.verb or (m.supported and not m.plural) for m in group)
    return told and len(who) >= 2 and all(m.kind != "talks" for m in group)


def _parties(actors: Sequence[Actor], found: Sequence[Mention]) -> tuple[str, ...]:
    """The two sides that an article's talks are between.

    Those that its mentions of talks name together most often, people counting for the side that they belong to; else
    the states (then organizations and groups too) that are named most. Empty where no two stand out.
    """
    side = {actor.id: actor.side or actor.affiliation or actor.id for actor in actors}
    weight: Counter[str] = Counter()
    for actor in actors:
        for holder in {actor.id, side[actor.id]}:
            weight[holder] += len(actor.mentions)
    pairs: Counter[tuple[str, ...]] = Counter()
    for mention in found:
        sides = tuple(sorted({side[actor] for actor in mention.participants}))
        if len(sides) == 2 and mention.kind in ("talks", "meeting"):
            pairs[sides] += 1
    if pairs:
        best = max(pairs, key=lambda pair: (pairs[pair], sum(weight[actor] for actor in pair)))
        return tuple(sorted(best, key=lambda actor: -weight[actor]))
    for kinds in (("state",), ("state", "organization", "group")):
        ranked = [a.id for a in sorted(actors, key=lambda a: -weight[a.id]) if a.kind in kinds and weight[a.id] >= 3]
        if len(ranked) >= 2:
            return tuple(ranked[:2])
    return ()


def _event(document: Document, group: Sequence[Mention]) -> Event:
    evidence = merged(mention.span for mention in group)
    asserted_by = _asserted_by(group)
    kind = _kind(group)
    named = [mention for mention in group if not mention.guessed] or group
    who = tuple(dict.fromkeys(actor for mention in named for actor in mention.participants)) or tuple(
        dict.fromkeys(actor for mention in group for actor in mention.participants)
    )
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
