"""What is held of all identities: their members, how they look, by which keys they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.resolution.blocking import CROWD, is_coarse, keys, sought
from detente.resolution.faces import faces, look
from detente.resolution.model import Profile


@dataclass(slots=True, eq=False)
class Cluster:
    """What the software joined by itself. looks: how its members look, and who looks so."""

    id: str
    members: dict[str, Profile] = field(default_factory=dict)
    looks: dict[Profile, dict[str, None]] = field(default_factory=dict)
    register: Profile | None = None
    seen: tuple[Profile, ...] | None = None
    shown: tuple[Profile, ...] = ()

    def renewed(self) -> bool:
        """Whether its faces are others than when this was last asked."""
        before, self.shown = self.shown, self.faces()
        return self.shown != before

    def faces(self) -> tuple[Profile, ...]:
        if self.seen is None:
            self.seen = faces(self.looks, self.register)
        return self.seen

    def called(self, name: str) -> str:
        """The member of that name with the least id."""
        return min(member for seen, members in self.looks.items() if seen.name == name for member in members)


@dataclass(slots=True, eq=False)
class Identity:
    """Clusters with what they have together. documents: how many members each article gives; register: the entry."""

    id: str
    clusters: dict[str, Cluster] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    register: Profile | None = None
    left_out: int = 0

    @property
    def size(self) -> int:
        return self.left_out + sum(len(cluster.members) for cluster in self.clusters.values())

    def only_look(self) -> Profile | None:
        """How all of its members look, if it is one cluster and they look the same."""
        if len(self.clusters) != 1:
            return None
        (cluster,) = self.clusters.values()
        return next(iter(cluster.looks)) if len(cluster.looks) == 1 else None

    @property
    def members(self) -> Iterator[Profile]:
        return (profile for cluster in self.clusters.values() for profile in cluster.members.values())

    @property
    def looks(self) -> Iterator[tuple[Profile, dict[str, None]]]:
        return (item for cluster in self.clusters.values() for item in cluster.looks.items())


class Holdings:
    """Identities by id, where each profile is at home, and the index of keys; keeps the three in step.

    changed: profiles that came or went elsewhere; altered: identities that got or lost any; until somebody clears them.
    """

    def __init__(self) -> None:
        self.identities: dict[str, Identity] = {}
        self.home: dict[str, tuple[Cluster, Identity]] = {}
        self.changed: set[str] = set()
        self.altered: set[str] = set()
        self.clusters: set[str] = set()
        self._looks: dict[Profile, tuple[Profile, frozenset[str]]] = {}
        self._index: dict[str, dict[str, None]] = {}

    def profile(self, profile: str) -> Profile:
        return self.home[profile][0].members[profile]

    def look(self, profile: Profile) -> Profile:
        return self._seen(profile)[0]

    def crowded(self) -> dict[str, int]:
        return {key: len(ids) for key, ids in sorted(self._index.items()) if is_coarse(key) and len(ids) > CROWD}

    def neighbours(self, identity: Identity) -> list[Identity]:
        """Those that share a key, coarse keys of a crowd aside."""
        found: dict[str, None] = {}
        for own in identity.keys:
            for key in sought(own):
                ids = self._index.get(key)
                if ids and (len(ids) <= CROWD or not is_coarse(key)):
                    found.update(ids)
        found.pop(identity.id, None)
        return [self.identities[one] for one in found]

    def enter(self, profile: Profile, cluster: Cluster, identity: Identity) -> None:
        """A profile comes in; identity and cluster may be new."""
        self.identities.setdefault(identity.id, identity)
        self.clusters.add(cluster.id)
        identity.clusters[cluster.id] = cluster
        self.altered.add(identity.id)
        seen, found = self._seen(profile)
        cluster.members[profile.id] = profile
        self.home[profile.id] = cluster, identity
        self.changed.add(profile.id)
        if profile.document is None:
            cluster.register = cluster.register or profile
            identity.register = identity.register or profile
            cluster.seen = None
        else:
            identity.documents[profile.document] = identity.documents.get(profile.document, 0) + 1
        if seen not in cluster.looks:
            cluster.looks[seen] = {}
            cluster.seen = None
        cluster.looks[seen][profile.id] = None
        self._index_also(identity, found)

    def leave(self, profile: str) -> None:
        """A profile goes; so does its cluster with the last member, and its identity with the last cluster."""
        cluster, identity = self.home.pop(profile)
        self.altered.add(identity.id)
        gone = cluster.members.pop(profile)
        if gone.document is None:
            cluster.register = next((p for p in cluster.members.values() if p.document is None), None)
            identity.register = next((c.register for c in identity.clusters.values() if c.register), None)
            cluster.seen = None
        else:
            identity.documents[gone.document] -= 1
            if not identity.documents[gone.document]:
                del identity.documents[gone.document]
        seen, _ = self._seen(gone)
        del cluster.looks[seen][profile]
        if not cluster.looks[seen]:
            del cluster.looks[seen]
            cluster.seen = None
            left = {key for one, _ in identity.looks for key in self._looks[one][1]}
            self._unindex(identity, identity.keys - left)
            identity.keys = left
        if not cluster.members:
            del identity.clusters[cluster.id]
            self.clusters.discard(cluster.id)
        if not identity.clusters:
            del self.identities[identity.id]

    def merge(self, into: Cluster, kept: Identity, cluster: Cluster, gone: Identity) -> None:
        """One cluster goes into another, and what else its identity has into the identity of that."""
        del gone.clusters[cluster.id]
        self.clusters.discard(cluster.id)
        self.absorb(kept, gone)
        for profile in cluster.members.values():
            self.enter(profile, into, kept)

    def absorb(self, kept: Identity, gone: Identity) -> None:
        """All clusters of one identity go into another."""
        del self.identities[gone.id]
        self._unindex(gone, gone.keys)
        kept.left_out += gone.left_out
        for cluster in gone.clusters.values():
            self._move(cluster, kept)

    def divide(self, cluster: Cluster, leaving: Iterable[Profile], new: Cluster) -> None:
        """Some members of a cluster make a new one, in the same identity."""
        identity = next(self.home[member][1] for member in cluster.members)
        for profile in list(leaving):
            seen, _ = self._seen(profile)
            del cluster.members[profile.id]
            del cluster.looks[seen][profile.id]
            if not cluster.looks[seen]:
                del cluster.looks[seen]
            if cluster.register is profile:
                cluster.register = None
            self._count_out(identity, profile)
            self.enter(profile, new, identity)
        cluster.seen = None

    def reform(self, identity: Identity, components: Sequence[Sequence[Cluster]]) -> None:
        """Each component of its clusters becomes an identity; the one that has the cluster of its id keeps that."""
        del self.identities[identity.id]
        self._unindex(identity, identity.keys)
        for component in components:
            name = identity.id if any(c.id == identity.id for c in component) else component[0].id
            formed = self.identities[name] = Identity(name, left_out=identity.left_out if name == identity.id else 0)
            for cluster in component:
                self._move(cluster, formed)

    def _move(self, cluster: Cluster, identity: Identity) -> None:
        identity.clusters[cluster.id] = cluster
        self.altered.add(identity.id)
        identity.register = identity.register or cluster.register
        for profile in cluster.members.values():
            self.home[profile.id] = cluster, identity
            if profile.document is not None:
                identity.documents[profile.document] = identity.documents.get(profile.document, 0) + 1
        self.changed.update(cluster.members)
        for seen in cluster.looks:
            self._index_also(identity, self._looks[seen][1])

    def _count_out(self, identity: Identity, profile: Profile) -> None:
        if profile.document is not None:
            identity.documents[profile.document] -= 1

    def _seen(self, profile: Profile) -> tuple[Profile, frozenset[str]]:
        """How it looks, and its keys; equal looks are one object."""
        seen = look(profile)
        found = self._looks.get(seen)
        if found is None:
            found = self._looks[seen] = seen, keys(seen)
        return found

    def _index_also(self, identity: Identity, found: frozenset[str]) -> None:
        for key in found - identity.keys:
            self._index.setdefault(key, {})[identity.id] = None
        identity.keys |= found

    def _unindex(self, identity: Identity, gone: Iterable[str]) -> None:
        for key in gone:
            ids = self._index[key]
            del ids[identity.id]
            if not ids:
                del self._index[key]
