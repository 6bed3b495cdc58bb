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
# How many times as often as a third state the second must be named, to stand out.
CLEARLY = 1.3


def completed(
    found: Sequence[Mention], sides: Who, joint: frozenset[str], crowds: frozenset[str] = frozenset()
) -> Iterator[Mention]:
    """The mentions, with who is meant where they name nobody, or only "the parties".

    joint: actors that are bodies of both sides ("the joint commission"): where one meets, the sides meet.
    crowds: actors that are groups under a plain description ("the leaders").
    """
    for i, mention in enumerate(found):
        if mention.elliptical and not mention.participants:
            known = next((m.participants for m in found[max(0, i - 4) : i][::-1] if len(m.participants) >= 2), ())
            if known:
                yield replace(mention, participants=known)
                continue
        who = _meant(found, i, sides, crowds)
        if len(who) == 1 and who[0] in joint and mention.kind == "talks":
            who = (*who, *(side for side in sides if side not in who))
        yield mention if who == mention.participants else replace(mention, participants=who, guessed=True)


def _meant(found: Sequence[Mention], i: int, sides: Who, crowds: frozenset[str]) -> Who:
    mention = found[i]
    who = mention.participants
    if mention.collective == "people" and len(who) == 1 and who[0] in crowds:
        return _nearest(found, i) or who  # "a call between the leaders"
    if mention.collective == "sides" and len(who) < 2:
        return sides or _nearest(found, i, talks=True) or who
    if who or mention.kind == "visit" or mention.strangers:
        return who
    if mention.collective == "people" or (mention.kind in ("call", "meeting") and mention.definite):
        return _nearest(found, i) or (sides if mention.kind != "call" else ())
    if not mention.verb and mention.kind == "talks":
        return sides or _nearest(found, i, talks=True)
    return ()


def _nearest(found: Sequence[Mention], i: int, talks: bool = False) -> Who:
    """The participants of the mention that named two or more last before, or else of the next one of its kind.

    A call is sooner one more call of the same two than one of those who met; talks: those who called or visited each
    other need not be those who talk.
    """
    before = [other for other in reversed(found[:i]) if len(other.participants) >= 2]
    if talks:
        before = [other for other in before if other.kind in ("talks", "meeting")]
    alike = [other for other in before if other.kind == found[i].kind]
    if alike or before:
        return (alike if found[i].kind == "call" and alike else before)[0].participants
    for other in found[i + 1 :]:
        if len(other.participants) >= 2 and other.kind == found[i].kind:
            return other.participants
    return ()


def sides(analysis: Analysis, index: Actors, actors: Sequence[Actor], found: Sequence[Mention]) -> Who:
    """The two sides that an article's talks are between; empty where no two stand out.

    The two that are most often named together as those who talk, or side by side ("A and B"), people counting for the
    side that they belong to; else the two states that are named most.
    """
    of = {actor.id: _spoken_for(analysis, index, actor) for actor in actors}
    weight: Counter[str] = Counter()
    for actor in actors:
        for holder in {actor.id, of[actor.id]}:
            weight[holder] += len(actor.mentions)
    pairs = _pairs(analysis, index, of, weight, found)
    if pairs:
        best = max(pairs, key=lambda pair: (pairs[pair], weight[pair[0]] + weight[pair[1]]))
        if pairs[best] >= 2:
            return tuple(sorted(best, key=lambda actor: -weight[actor]))
    states = [actor.id for actor in sorted(actors, key=lambda a: -weight[a.id]) if actor.kind == "state"]
    states = [state for state in states if weight[state] >= ENOUGH]
    if len(states) > 2 and weight[states[2]] * CLEARLY > weight[states[1]]:
        return ()
    return tuple(states[:2]) if len(states) >= 2 else ()


def _spoken_for(analysis: Analysis, index: Actors, actor: Actor) -> str:
    """The side of an actor; of "Ruritanian Prime Minister Anna Kovel" the state; else the actor itself."""
    if actor.side or actor.kind != "person":
        return actor.side or actor.id
    for span in actor.mentions:
        inside = analysis.tokens_in(span)
        for token in inside[-1:]:
            for other in analysis.subtree(token):
                if other.i < token.i and other.dep in ("amod", "compound", "nmod", "poss") and other.text[0].isupper():
                    state = index.state_of(other)
                    if state is not None:
                        return state.id
    return actor.affiliation or actor.id


def _pairs(
    analysis: Analysis, index: Actors, of: dict[str, str], weight: Counter[str], found: Sequence[Mention]
) -> Counter[Who]:
    """How often two sides are named together: as those who talk (twice the weight), or joined by "and"."""
    pairs: Counter[Who] = Counter()
    for mention in found:
        together = tuple(sorted({of[actor] for actor in mention.participants}))
        people = any(index.kinds.get(actor) == "person" for actor in together)
        if len(together) == 2 and mention.kind != "visit" and not people:
            pairs[together] += 2 if mention.kind == "talks" else 1
    for token in analysis.tokens:
        if token.dep == "conj" and (second := index.at(token)) and (first := index.at(analysis.head(token))):
            together = tuple(sorted({of[first.id], of[second.id]}))
            if len(together) == 2 and all(_may_be_side(index, weight, actor) for actor in together):
                between = analysis.head(analysis.head(token)).text.lower() == "between"
                pairs[together] += 2 if between else 1
    return pairs


def _may_be_side(index: Actors, weight: Counter[str], actor: str) -> bool:
    """A state, or a body or group that the article speaks of again and again."""
    kind = index.kinds[actor]
    return kind == "state" or (kind != "person" and weight[actor] >= ENOUGH)
