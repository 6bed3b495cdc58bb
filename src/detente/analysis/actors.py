"""Who is who: the actors of single articles joined over all of them, cautiously.

Two people must never be melted into one; that one person stands twice is the smaller harm. What is joined:

- states, organizations and named groups of the same kind with the same name (case, diacritics, a leading article and
  punctuation aside);
- persons with at least two name words (offices and forms of address do not count) and the same words;
- a person known in an article by surname alone, if exactly one full name among all articles carries that surname, the
  article itself does not tell the two apart, and the sides that the articles give do not differ.

Unnamed sources ("a senior official") and other descriptions stay what they are: actors of one article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.names import folded, is_proper, name_words
from detente.ledger.views import DocumentView, Judged
from detente.records import Actor, ActorKind

ActorKey = tuple[str, str]  # document id, actor id


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of one article."""

    view: DocumentView
    judged: Judged[Actor]

    @property
    def actor(self) -> Actor:
        return self.judged.record

    @property
    def key(self) -> ActorKey:
        return self.view.document.id, self.actor.id


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """One actor over all articles. id: that of its first member."""

    id: str
    name: str
    kind: ActorKind
    named: bool
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """All actors in the order of their first article, and for each actor of an article whom it belongs to."""

    actors: tuple[JoinedActor, ...]
    of: Mapping[ActorKey, str]
    names: Mapping[str, str]

    def joined(self, document: str, actor: str | None) -> str | None:
        """The joined actor's id, or None where the article names nobody (or one that a person rejected)."""
        return self.of.get((document, actor)) if actor else None


def who_is_who(views: Iterable[DocumentView]) -> WhoIsWho:
    """Join the actors of the articles, which must come in the order in which they shall be told of."""
    members = [Member(view, judged) for view in views for judged in view.actors if judged.status != "rejected"]
    keys = _keys(members)
    groups: dict[object, list[Member]] = defaultdict(list)
    for member, key in zip(members, keys, strict=True):
        groups[key].append(member)
    actors = tuple(_joined(group) for group in groups.values())
    return WhoIsWho(
        actors=actors,
        of={member.key: actor.id for actor in actors for member in actor.members},
        names={actor.id: actor.name for actor in actors},
    )


def _joined(members: list[Member]) -> JoinedActor:
    names = Counter(member.actor.name for member in members)
    # The fullest form that is used most; ties go to the first seen.
    longest = max(len(name_words(name)) for name in names)
    name = max((n for n in names if len(name_words(n)) == longest), key=lambda n: names[n])
    first = members[0].actor
    return JoinedActor(first.id, name, first.kind, any(_is_named(member.actor) for member in members), tuple(members))


def _keys(members: list[Member]) -> list[object]:
    """A key for each; actors with equal keys are one."""
    keys = [_own_key(member) for member in members]
    _part_namesakes(members, keys)
    by_surname: dict[str, set[object]] = defaultdict(set)
    for member, key in zip(members, keys, strict=True):
        words = name_words(member.actor.name)
        if member.actor.kind == "person" and len(words) > 1 and is_proper(member.actor.name):
            by_surname[words[-1]].add(key)
    return _with_surnames(members, keys, by_surname)


def _own_key(member: Member) -> object:
    """What it shares with its like by its name alone, or its own key where the name does not tell enough."""
    actor = member.actor
    if not is_proper(actor.name):
        return member.key
    if actor.kind == "person":
        words = name_words(actor.name)
        return (actor.kind, words) if len(words) > 1 else member.key
    name = folded(actor.name)
    return (actor.kind, name) if name and _is_named(actor) else member.key


def _is_named(actor: Actor) -> bool:
    """Whether it has a name of its own. One capitalised word that is no acronym may be any group at the head of a
    sentence: "Experts", "Officials".
    """
    generic = actor.kind == "group" and len(actor.name.split()) < 2 and not actor.name.isupper()
    return is_proper(actor.name) and not generic


def _part_namesakes(members: list[Member], keys: list[object]) -> None:
    """Keep persons of one name apart everywhere, where an article tells two of them apart."""
    seen = Counter((m.view.document.id, k) for m, k in zip(members, keys, strict=True) if m.actor.kind == "person")
    ambiguous = {key for (_, key), count in seen.items() if count > 1}
    for i, member in enumerate(members):
        if keys[i] in ambiguous:
            keys[i] = member.key


def _with_surnames(members: list[Member], keys: list[object], by_surname: Mapping[str, set[object]]) -> list[object]:
    sides: dict[object, set[str]] = defaultdict(set)
    documents: dict[object, set[str]] = defaultdict(set)
    lone: Counter[tuple[str, str]] = Counter()
    names = {member.key: member.actor.name for member in members}
    for member, key in zip(members, keys, strict=True):
        sides[key] |= _side(member, names)
        documents[key].add(member.view.document.id)
        if surname := _lone_surname(member):
            lone[member.view.document.id, surname] += 1
    result = list(keys)
    for i, member in enumerate(members):
        surname = _lone_surname(member)
        candidates = by_surname.get(surname, set()) if surname else set()
        if len(candidates) != 1 or lone[member.view.document.id, surname] > 1:
            continue
        (full,) = candidates
        side = _side(member, names)
        told_apart = member.view.document.id in documents[full]
        if not told_apart and (not side or not sides[full] or side & sides[full]):
            result[i] = full
    return result


def _lone_surname(member: Member) -> str:
    actor = member.actor
    words = name_words(actor.name)
    return words[0] if actor.kind == "person" and len(words) == 1 and is_proper(actor.name) else ""


def _side(member: Member, names: Mapping[ActorKey, str]) -> set[str]:
    side = names.get((member.view.document.id, member.actor.side or ""))
    return {folded(side)} if side else set()
