"""Who is who: the actors of single articles as the persons and bodies that they are over all of them.

The ledger says which actors are one, wherever it was asked to join them (`DocumentView.identities`); what is told here
follows it. Articles that come without (made by hand, or read and not joined yet) are joined among themselves by the
same rules, for this once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.names import is_named
from detente.ledger.resolving import Appearance, Title
from detente.ledger.views import DocumentView, Identity, Judged
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
    """One actor over all articles. id, name, kind: those of its identity."""

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
    """The actors of the articles, which must come in the order in which they shall be told of."""
    listed = list(views)
    known = _for_this_once([view for view in listed if view.identities is None])
    groups: dict[str, list[Member]] = defaultdict(list)
    identities: dict[str, Identity] = {}
    for view in listed:
        for judged in view.actors:
            if judged.status != "rejected":
                member = Member(view, judged)
                identity = (view.identities or {}).get(judged.record.id) or known.get(member.key) or _alone(member)
                identities.setdefault(identity.id, identity)
                groups[identity.id].append(member)
    actors = tuple(_joined(identities[id_], members) for id_, members in groups.items())
    return WhoIsWho(
        actors=actors,
        of={member.key: actor.id for actor in actors for member in actor.members},
        names={actor.id: actor.name for actor in actors},
    )


def _joined(identity: Identity, members: Sequence[Member]) -> JoinedActor:
    return JoinedActor(identity.id, identity.name, identity.kind, identity.named, tuple(members))


def _alone(member: Member) -> Identity:
    """Of an actor that came while its article's actors were being joined."""
    actor = member.actor
    return Identity(id=actor.id, name=actor.name, kind=actor.kind, named=is_named(actor))


def _for_this_once(views: Sequence[DocumentView]) -> dict[ActorKey, Identity]:
    if not views:
        return {}
    from detente.analysis.resolver import ActorResolver

    resolver = ActorResolver()
    appearances: dict[str, Appearance] = {}
    for view in views:
        document = view.document
        for actor, look in resolver.looks(view).items():
            appearances[actor] = Appearance(
                actor=actor, document=document.id, published=document.published, source=document.source, look=look
            )
    members: dict[str, list[Appearance]] = defaultdict(list)
    for place in resolver.rebuild(list(appearances.values()), ()).places:
        members[place.identity].append(appearances[place.actor])
    found: dict[ActorKey, Identity] = {}
    for id_, ones in members.items():
        forms = Counter(Title(one.look.name, one.look.kind, one.look.named) for one in ones)
        title = resolver.title(forms)
        identity = Identity(id=id_, name=title.name, kind=title.kind, named=title.named)
        found |= {(one.document or "", one.actor): identity for one in ones}
    return found
