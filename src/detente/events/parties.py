"""Who is meant where a mention names nobody: those who met last, or the two sides of the article's talks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.events.arguments import Actors
from detente.events.mentions import Mention
from detente.language import Analysis
from detente.records import Actor

Who = tuple[str, ...]

# How often a state must be named, its people counted in, to be taken for a side.
ENOUGH = 3


def completed(found: Sequence[Mention], sides: Who, joint: frozenset[str]) -> Iterator[Mention]:
    """The mentions, with who is meant where they name nobody, or only "the parties".

    joint: actors that are bodies of both sides ("the joint commission"): where one meets, the sides meet.
    """
    for i, mention in enumerate(found):
        if mention.elliptical and i and not mention.participants and len(found[i - 1].participants) >= 2:
            yield replace(mention, participants=found[i - 1].participants)
            continue
        who = _meant(found, i, sides)
        if len(who) == 1 and who[0] in joint and mention.kind == "talks":
            who = (*who, *(side for side in sides if side not in who))
        yield mention if who == mention.participants else replace(mention, participants=who, guessed=True)


def _meant(found: Sequence[Mention], i: int, sides: Who) -> Who:
    mention = found[i]
    who = mention.participants
    if mention.collective == "sides" and len(who) < 2:
        return sides or _nearest(found, i) or who
    if who or mention.kind == "visit":
        return who
    if mention.collective == "people" or (mention.kind in ("call", "meeting") and not mention.verb):
        return _nearest(found, i) or (sides if mention.kind != "call" else ())
    if not mention.verb:
        return sides or _nearest(found, i)
    return ()


def _nearest(found: Sequence[Mention], i: int) -> Who:
    """The participants of the mention that named two or more last before, or else of the next one of its kind."""
    for other in reversed(found[:i]):
        if len(other.participants) >= 2:
            return other.participants
    for other in found[i + 1 :]:
        if len(other.participants) >= 2 and other.kind == found[i].kind:
            return other.participants
    return ()


def sides(analysis: Analysis, index: Actors, actors: Sequence[Actor], found: Sequence[Mention]) -> Who:
    """The two sides that an article's talks are between; empty where no two stand out.

    The two that are most often named together as those who talk, or side by side ("A and B"), people counting for the
    side that they belong to; else the two states that are named most.
    """
    of = {
        actor.id: actor.side or (actor.affiliation if actor.kind == "person" else None) or actor.id for actor in actors
    }
    weight: Counter[str] = Counter()
    for actor in actors:
        for holder in {actor.id, of[actor.id]}:
            weight[holder] += len(actor.mentions)
    pairs = _pairs(analysis, index, of, found)
    if pairs:
        best = max(pairs, key=lambda pair: (pairs[pair], weight[pair[0]] + weight[pair[1]]))
        if pairs[best] >= 2:
            return tuple(sorted(best, key=lambda actor: -weight[actor]))
    states = [actor.id for actor in sorted(actors, key=lambda a: -weight[a.id]) if actor.kind == "state"]
    states = [state for state in states if weight[state] >= ENOUGH]
    return tuple(states[:2]) if len(states) >= 2 else ()


def _pairs(analysis: Analysis, index: Actors, of: dict[str, str], found: Sequence[Mention]) -> Counter[Who]:
    """How often two sides are named together: as those who talk (twice the weight), or joined by "and" or a hyphen."""
    pairs: Counter[Who] = Counter()
    for mention in found:
        together = tuple(sorted({of[actor] for actor in mention.participants}))
        if len(together) == 2 and mention.kind in ("talks", "meeting"):
            pairs[together] += 2
    for token in analysis.tokens:
        if token.dep == "conj" and (second := index.at(token)) and (first := index.at(analysis.head(token))):
            together = tuple(sorted({of[first.id], of[second.id]}))
            if len(together) == 2 and all(index.kinds[actor] == "state" for actor in together):
                pairs[together] += 1
    return pairs
