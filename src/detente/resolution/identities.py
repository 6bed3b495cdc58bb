"""Who is one with whom, over all articles: joined cautiously, one article after the other, undone on a person's word.

Two levels keep what the software did and what people decided apart. A *cluster* is what the software joined by itself;
an *identity* is one cluster, or several that people said are the same. So withdrawing "same" gives back exactly what
was there before.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from detente.records import record_id
from detente.resolution.clusters import Cluster, Holdings, Identity
from detente.resolution.faces import Compare, faces
from detente.resolution.matching import Match, Matcher, likeliest_first, share
from detente.resolution.model import Doubtful, Membership, PairJudgement, Profile, Reason
from detente.resolution.verdicts import Verdicts


def identity_founded_by(profile: str) -> str:
    """The id of the identity (and cluster) that a profile begins."""
    return record_id("identity", profile)


class Identities:
    """Joins each profile to the identity that it certainly is, or leaves it alone.

    A profile joins an identity if one of its faces (see `faces`) is at least as likely as `join`, none is less likely
    than `ask` (a pair below that speaks against the whole), no person and no article tells the two apart (an article
    that has both does), they are not two entries of a register, and no other identity is about as likely: of the odds
    of the two, each times its number of members, at least the share `join` must be its. Where several are likely, they
    become one together with it if each would join the others with it counted in; a rival that may as well be the
    identity itself does not count ("Ferrand" against two who are both "Marek Ferrand"); else it stays alone, and
    `doubtful` lists it. (Two of one name that only an article tells apart are no rivals, since that is more often one
    actor read as two: the likelier gets the profile.)

    People's verdicts win over all of this: "same" joins, "different" parts, and a profile in the part that is left
    goes with the other side only if it is clearly nearer to it.

    What depends on the order in which articles are added: which of the names and roles were known when a profile was
    compared; and identities that one profile made one stay one when it is removed. A lone surname that had joined the
    only namesake known is turned out again when another turns up. `resolve` takes everything in one fixed order, so
    that its result depends on the profiles and judgements alone; adding articles in that order (by date, then id)
    gives the same.

    It is enough that those identities are there that have a key which the new profiles seek (`blocking.sought` of each
    of their `blocking.keys`; coarse keys of more than `CROWD` identities are not followed), or that were founded by one
    of them (`identity_founded_by`), or have a member that a judgement ties to one of them: `restore` takes what
    `memberships` gave, and `judge` the judgements in force. Members that look like another of their cluster
    (`faces.look`), are not its "first" and are in no judgement may be left out, if `restore` is told how many and
    `together` says whether one article has members of two identities. `changes` says what has to be written; where a
    cluster's id went into another's, the members that were left out go with it.
    """

    def __init__(
        self,
        *,
        compare: Compare | None = None,
        join: float | None = None,
        ask: float | None = None,
        together: Callable[[str, str], bool] | None = None,
    ) -> None:
        """compare, join, ask: default to those of `scoring`; together: see above."""
        if compare is None or join is None or ask is None:
            from detente.resolution import scoring

            compare = compare or scoring.compare
            join, ask = scoring.JOIN if join is None else join, scoring.ASK if ask is None else ask
        self.join, self.ask = join, ask
        self._verdicts = Verdicts()
        self._held = Holdings()
        self._home = self._held.home
        self._matcher = Matcher(self._held, self._verdicts, compare, join, ask, together or (lambda _a, _b: False))
        self._reasons: dict[str, Reason] = {}

    # What is known

    def __len__(self) -> int:
        return len(self._held.identities)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._held.identities))

    def __contains__(self, profile: object) -> bool:
        return profile in self._home

    def identity_of(self, profile: str) -> str:
        """Raises KeyError for a profile that was not added."""
        return self._home[profile][1].id

    def members(self, identity: str) -> tuple[Profile, ...]:
        """Its profiles, by date and id."""
        return tuple(sorted(self._held.identities[identity].members, key=_canonical))

    def described(self, identity: str) -> Profile:
        """The identity as one profile: the name given most (a register's wins), with sides and roles of all."""
        held = self._held.identities[identity]
        looks = [seen for seen, _ in held.looks]
        return faces(looks, held.register)[0]

    def why(self, profile: str) -> Reason:
        """Why it belongs to its identity."""
        cluster, identity = self._home[profile]
        reason = self._reasons[profile]
        if reason.by != "first" or cluster.id == identity.id:
            return reason
        others = frozenset(other.id for other in identity.members if other.id not in cluster.members)
        partners = (self._verdicts.partner(own, others) for own in sorted(cluster.members))
        return Reason("person", next((partner for partner in partners if partner), None))

    def memberships(self, profiles: Iterable[str] | None = None) -> list[Membership]:
        """What has to be kept of these profiles (of all), by their ids."""
        chosen = self._home if profiles is None else profiles
        return [
            Membership(one, self._home[one][0].id, self._home[one][1].id, self._reasons[one]) for one in sorted(chosen)
        ]

    def changes(self) -> list[Membership]:
        """The memberships that are new or other than at the last call (or `restore`), removed profiles aside."""
        changed = self._held.changed & self._home.keys()
        self._held.changed.clear()
        return self.memberships(changed)

    def crowded(self) -> dict[str, int]:
        """Coarse keys that too many identities share to compare all of them, and how many do.

        Such identities are still compared where they share a finer key: two names, a name and a side.
        """
        return self._held.crowded()

    def altered(self) -> frozenset[str]:
        """Identities, some perhaps gone, of which `doubtful` may say other things than after the last `restore`."""
        return frozenset(self._held.altered)

    def doubtful(self, limit: int | None = None, about: Collection[str] | None = None) -> list[Doubtful]:
        """Pairs of identities that may be one and that no person, article or register tells apart; likeliest first.

        A pair that is as likely as a join is listed where something else kept it apart: that it was one of several.
        limit: so many at most; about: pairs of which these identities are one side or both.
        """
        chosen = self._held.identities if about is None else self._held.identities.keys() & about
        found = (
            match
            for one in chosen
            for match in self._matcher.matches(self._held.identities[one])
            if match.probability >= self.ask and (one < match.identity.id or match.identity.id not in chosen)
        )
        pairs = (match.doubtful for match in found)
        likeliest = sorted if limit is None else lambda all_, key: heapq.nsmallest(limit, all_, key=key)
        return likeliest(pairs, key=lambda pair: (-pair.comparison.probability, pair.a, pair.b))

    # What changes it

    def restore(
        self, profiles: Iterable[Profile], memberships: Iterable[Membership], left_out: Mapping[str, int] | None = None
    ) -> None:
        """Go on where `memberships` left off. Each of the profiles needs its membership; nothing is compared.

        left_out: by identity, how many of its members are not among these.
        """
        kept = {membership.profile: membership for membership in memberships}
        clusters: dict[str, Cluster] = {}
        for profile in profiles:
            membership = kept[profile.id]
            identity = self._held.identities.get(membership.identity) or Identity(membership.identity)
            cluster = clusters.setdefault(membership.cluster, Cluster(membership.cluster))
            self._reasons[profile.id] = membership.reason
            self._held.enter(profile, cluster, identity)
            self._held.changed.discard(profile.id)
        self._held.altered.clear()
        for cluster in clusters.values():
            cluster.renewed()
        for name, number in (left_out or {}).items():
            self._held.identities[name].left_out = number

    def add(self, profiles: Collection[Profile]) -> None:
        """The actors of one article, or the entries of a register (document None).

        Raises ValueError if one is there already, or if they are of several articles.
        """
        if len({profile.document for profile in profiles}) > 1:
            raise ValueError("profiles of several articles")
        ordered = sorted(profiles, key=_canonical)
        new = [self._found(profile) for profile in ordered]
        if any(identity.register for identity in new):
            self._take_in(new)
        else:
            self._place_all(new)
        for profile in ordered:
            if self._verdicts.concern(profile.id):
                self._follow(profile.id)
        for name in {self._home[profile.id][1].id: None for profile in ordered}:
            identity = self._held.identities.get(name)
            renewed = [cluster for cluster in identity.clusters.values() if cluster.renewed()] if identity else []
            if identity and renewed:
                self._turn_out(identity)

    def remove(self, profiles: Iterable[str]) -> None:
        """Forget these profiles, as before their article is read again. Raises KeyError for one that is not there."""
        touched = {}
        for profile in profiles:
            cluster, identity = self._home[profile]
            self._held.leave(profile)
            self._need_first(cluster)
            del self._reasons[profile]
            touched[identity.id] = identity
        for identity in touched.values():
            if identity.clusters and (len(identity.clusters) > 1 or identity.id not in identity.clusters):
                self._regroup(identity)

    def judge(self, judgement: PairJudgement) -> None:
        """A person's decision; it holds also for profiles that are added later.

        Raises ContradictoryJudgements, and changes nothing, if it cannot stand beside those in force.
        """
        self._verdicts.add(judgement)
        self._held.altered.update(self._home[one][1].id for one in (judgement.a, judgement.b) if one in self._home)
        self._follow(judgement.a)
        self._follow(judgement.b)

    def withdraw(self, judgement: PairJudgement) -> None:
        """Take a decision out of force; what it joined is parted, what it parted may join again.

        Raises KeyError where it is not in force.
        """
        concerned = self._verdicts.one_with(judgement.a) | self._verdicts.one_with(judgement.b)
        self._verdicts.withdraw(judgement)
        here = sorted(concerned & self._home.keys())
        self._held.altered.update(self._home[one][1].id for one in here)
        for one in here:
            if len(self._home[one][1].clusters) > 1:
                self._regroup(self._home[one][1])
        sides = {self._home[one][1].id: self._home[one][1] for one in here}.values()
        for identity in sorted(sides, key=lambda one: (one.size, one.id)):
            # The smaller goes back to the larger. What "same" had joined was never one by the software's own lights.
            here_still = self._held.identities.get(identity.id) is identity
            if here_still and (judgement.verdict == "different" or identity.size == 1):
                self._place(identity)

    # Finding a place

    def _found(self, profile: Profile) -> Identity:
        if profile.id in self._home:
            raise ValueError(f"{profile.id} was added already")
        self._reasons[profile.id] = Reason("first")
        name = self._unused(profile.id)
        identity = Identity(name)
        self._held.enter(profile, Cluster(name), identity)
        return identity

    def _unused(self, profile: str) -> str:
        """An identity keeps the id that its first member gave it after that one has gone elsewhere."""
        name, number = identity_founded_by(profile), 1
        while name in self._held.clusters:
            number += 1
            name = record_id("identity", profile, number)
        return name

    def _place_all(self, new: Sequence[Identity]) -> None:
        """Place actors of one article: where two of them would join the same, the likelier does, or the fuller name."""
        wishes = [(identity, wish) for identity in new if (wish := self._matcher.wish(identity))]
        # Sorting is stable, and the new come with the fullest names first.
        for identity, wish in sorted(wishes, key=lambda item: -item[1][0].probability):
            if any(self._held.identities.get(match.identity.id) is not match.identity for match in wish):
                self._place(identity)
            elif not any(self._matcher.told_apart(identity, match.identity) for match in wish):
                self._join_all(identity, wish)

    def _place(self, identity: Identity) -> None:
        if wish := self._matcher.wish(identity):
            self._join_all(identity, wish)

    def _take_in(self, entries: Sequence[Identity]) -> None:
        """A register's entries take what certainly is one of them."""
        for entry in entries:
            for match in sorted(self._matcher.matches(entry), key=likeliest_first):
                other = match.identity
                if self._held.identities.get(other.id) is other and not other.register:
                    self._place(other)

    def _turn_out(self, identity: Identity) -> None:
        """Release, from those that it clearly is not, the members that might as well be this one; place them anew."""
        released = [
            member
            for other in self._held.neighbours(identity)
            if (match := self._matcher.match(identity, other))
            if match.probability >= self.join and match.fit.worst < self.ask and len(match.cluster.looks) > 1
            for seen, members in match.cluster.looks.items()
            if self._matcher.might_be(seen, identity, match)
            for member in members
            if not self._verdicts.concern(member) and self._held.profile(member).document is not None
        ]
        for member in sorted(released):
            profile = self._held.profile(member)
            self.remove([member])
            self._found(profile)
        for member in sorted(released):
            self._place(self._home[member][1])

    # Joining and parting

    def _join_all(self, identity: Identity, wish: Sequence[Match]) -> None:
        joined = self._join(identity, wish[0])
        for other in wish[1:]:
            joined = self._join(other.identity, self._matcher.match(other.identity, joined))

    def _join(self, one: Identity, match: Match) -> Identity:
        """Make two identities one, the clusters that agree included; the larger keeps its id."""
        kept, gone, into, cluster = match.identity, one, match.cluster, match.own
        names = match.fit.other, match.fit.own
        if (bool(one.register), one.size) > (bool(kept.register), kept.size):
            kept, gone, into, cluster, names = gone, kept, cluster, into, names[::-1]
        founder = next((m for m in cluster.members if self._reasons[m].by == "first"), cluster.called(names[1]))
        self._reasons[founder] = Reason("software", into.called(names[0]), match.fit.best)
        self._held.merge(into, kept, cluster, gone)
        return kept

    def _follow(self, profile: str) -> None:
        """Do what people's verdicts on it ask for, as far as the profiles are here."""
        ones = sorted(self._verdicts.one_with(profile) & self._home.keys())
        for other in ones[1:]:
            kept, gone = self._home[ones[0]][1], self._home[other][1]
            if kept is not gone:
                if (bool(gone.register), gone.size) > (bool(kept.register), kept.size):
                    kept, gone = gone, kept
                self._held.absorb(kept, gone)
        if ones:
            self._uphold(self._home[ones[0]][1])

    def _uphold(self, identity: Identity) -> None:
        """Part what people told apart."""
        for one in sorted(p.id for p in identity.members if self._verdicts.concern(p.id)):
            for other in sorted(self._verdicts.told_from(one)):
                if other in self._home and self._home[other][1] is self._home[one][1]:
                    self._part(self._home[one][1], one, other)

    def _part(self, identity: Identity, one: str, other: str) -> None:
        """Part two members. Each of the rest stays, unless it is clearly nearer to the one that leaves."""
        nearer = {one: self._nearer(identity, one, other), other: self._nearer(identity, other, one)}

        def stays(profile: str) -> tuple[bool, int, bool, str]:
            register = identity.register is not None and identity.register.id in nearer[profile]
            return (
                register,
                len(nearer[profile]),
                self._reasons[profile].by == "first",
                other if profile == one else one,
            )

        leaves = min(one, other, key=stays)
        for cluster in list(identity.clusters.values()):
            leaving = [p for p in cluster.members.values() if p.id in nearer[leaves]]
            if leaving and len(leaving) < len(cluster.members):
                new = Cluster(self._unused(min(leaving, key=_canonical).id))
                self._held.divide(cluster, leaving, new)
                self._need_first(cluster)
                self._need_first(new)
        self._regroup(identity)

    def _nearer(self, identity: Identity, one: str, other: str) -> set[str]:
        """The members that are clearly nearer to one than to the other, whoever people say is one with it included."""
        ours, theirs = self._verdicts.one_with(one), self._verdicts.one_with(other)
        told = self._verdicts.told_from(one)
        a, b = (self._held.look(self._held.profile(member)) for member in (one, other))
        found = {member.id for member in identity.members if member.id in ours}
        for seen, members in identity.looks:
            if (
                share(self._matcher.compare(seen, a).probability, self._matcher.compare(seen, b).probability)
                >= self.join
            ):
                found.update(m for m in members if m not in theirs and m not in told)
        # People's word ties some of these to others: they go together or not at all.
        return {m for m in found if m in ours or self._verdicts.one_with(m) & self._home.keys() <= found}

    def _need_first(self, cluster: Cluster) -> None:
        """See to it that one of a cluster's members counts as its first."""
        if cluster.members and not any(self._reasons[m].by == "first" for m in cluster.members):
            self._reasons[min(cluster.members.values(), key=_canonical).id] = Reason("first")

    def _regroup(self, identity: Identity) -> None:
        """Form identities anew of its clusters, by people's verdicts alone."""
        waiting = sorted(identity.clusters.values(), key=lambda c: (c.id != identity.id, -len(c.members), c.id))
        components = []
        while waiting:
            component, edge = [waiting[0]], [waiting.pop(0)]
            while edge:
                named = {x for m in edge.pop().members if self._verdicts.concern(m) for x in self._verdicts.one_with(m)}
                tied = [cluster for cluster in waiting if not named.isdisjoint(cluster.members)]
                waiting = [cluster for cluster in waiting if cluster not in tied]
                component += tied
                edge += tied
            components.append(component)
        self._held.reform(identity, components)


def resolve(
    profiles: Iterable[Profile],
    judgements: Iterable[PairJudgement] = (),
    *,
    compare: Compare | None = None,
    join: float | None = None,
    ask: float | None = None,
) -> Identities:
    """Who is who among all of these, whatever order they come in: a register first, then articles by date and id.

    Raises ContradictoryJudgements.
    """
    identities = Identities(compare=compare, join=join, ask=ask)
    for judgement in sorted(judgements, key=lambda one: (one.a, one.b, one.verdict)):
        identities.judge(judgement)
    for _, group in groupby(sorted(profiles, key=lambda one: (*_dated(one), one.id)), key=lambda one: one.document):
        identities.add(list(group))
    return identities


def _dated(profile: Profile) -> tuple[bool, str, str]:
    return profile.document is not None, profile.published or "9999", profile.document or ""


def _canonical(profile: Profile) -> tuple[bool, str, str, int, str]:
    """A register's first; then by date; in one article the fullest names first."""
    return (*_dated(profile), -len(profile.name), profile.id)
