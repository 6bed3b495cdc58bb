"""Which identities a newcomer may be, and which it certainly is: weighed, told apart, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from detente.resolution.clusters import Cluster, Holdings, Identity
from detente.resolution.faces import Compare, Fit, faces, fit
from detente.resolution.model import Doubtful, Profile
from detente.resolution.verdicts import Verdicts

# Where identities are weighed against each other no probability counts for more: above, differences mean nothing.
_CREDIBLE = 0.99
# Comparisons remembered: names recur.
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """How an identity goes together with another, by the pair of their clusters that agrees best."""

    fit: Fit
    own: Cluster
    cluster: Cluster
    identity: Identity

    @property
    def probability(self) -> float:
        return self.fit.probability

    @property
    def doubtful(self) -> Doubtful:
        """As it is shown to a person."""
        a, b = sorted((self.own.called(self.fit.own), self.cluster.called(self.fit.other)))
        return Doubtful(a, b, self.fit.best)


class Matcher:
    """Asks what is held, and changes nothing. join, ask, together: see `Identities`."""

    def __init__(
        self,
        held: Holdings,
        verdicts: Verdicts,
        compare: Compare,
        join: float,
        ask: float,
        together: Callable[[str, str], bool],
    ) -> None:
        self.compare = lru_cache(maxsize=_REMEMBERED)(compare)
        self._held = held
        self._verdicts = verdicts
        self._join, self._ask = join, ask
        self._together = together

    def wish(self, identity: Identity) -> list[Match]:
        """The identities that it certainly is, the likeliest first; none where that is not certain."""
        matches = list(self.matches(identity))
        certain = [match for match in matches if match.probability >= self._join]
        if not certain:
            return []
        likeliest = min(certain, key=lambda match: (-_odds(match.probability) * match.identity.size, match.identity.id))
        rivals = [match for match in matches if match is not likeliest and not self._outdone(match, likeliest)]
        near = self._undisputed(likeliest, sorted(rivals, key=likeliest_first))
        if not near or self._is_contested(identity, likeliest):
            return []
        return [likeliest, *(match for match in near[1:] if not self._is_contested(identity, match))]

    def _outdone(self, match: Match, likeliest: Match) -> bool:
        """Whether the likeliest is clearly likelier, or the two are one actor that an article had twice."""
        one, other = match.identity, likeliest.identity
        # How often somebody is written of does not make a doubtful likeness a better one.
        sizes = (other.size, one.size) if min(match.probability, likeliest.probability) >= self._join else (1, 1)
        if share(likeliest.probability, match.probability, *sizes) >= self._join:
            return True
        twice = self._in_one_article(one, other) and not self._decided(one, other)
        return twice and self.is_certain(self.match(one, other).fit)

    def _may_as_well_be(self, match: Match, likeliest: Match) -> bool:
        """Whether a rival is as likely the one to be joined as the newcomer: then it is no reason against that."""
        if self.told_apart(match.identity, likeliest.identity):
            return False
        between = self.match(match.identity, likeliest.identity).fit
        return between.worst >= self._ask and between.probability >= match.probability

    def _undisputed(self, likeliest: Match, rivals: Sequence[Match]) -> list[Match]:
        """The likeliest with those of its rivals that are one with it; nothing where a rival speaks against it."""
        if self._are_one([likeliest, *rivals]):
            return [likeliest, *rivals]
        near = [likeliest, *(match for match in rivals if not self._may_as_well_be(match, likeliest))]
        return near if len(near) <= len(rivals) and self._are_one(near) else []

    def _are_one(self, near: Sequence[Match]) -> bool:
        """Whether the others would join each other too, with what they are held against counted in."""
        for one, other in combinations([match.identity for match in near], 2):
            if self.told_apart(one, other):
                return False
        # Those that look the same need not be tried one by one.
        distinct = list({match.cluster.faces(): match for match in near}.values())
        for first, second in combinations(distinct, 2):
            bridged = faces([*first.cluster.looks, *first.own.looks], first.cluster.register)
            if not self.is_certain(fit(self.compare, bridged, second.cluster.faces())):
                return False
        return True

    def _is_contested(self, identity: Identity, wanted: Match) -> bool:
        """Whether the one to be joined might as well be another: a surname that stood alone until now.

        Asked only where its name is the shorter: what would contest a fuller name contests the newcomer's too.
        """
        if len(wanted.fit.own) <= len(wanted.fit.other):
            return False
        this = Match(wanted.fit, wanted.cluster, wanted.own, identity)
        rivals = [
            match
            for match in self.matches(wanted.identity)
            if match.identity is not identity and match.probability >= self._ask and not self._outdone(match, this)
        ]
        return bool(rivals) and not self._undisputed(this, rivals)

    def is_certain(self, found: Fit) -> bool:
        return found.probability >= self._join and found.worst >= self._ask

    def matches(self, identity: Identity) -> Iterator[Match]:
        """The identities that it may be: near enough to be compared, not told apart, nothing speaking against it."""
        known: dict[int, Match] = {}
        for other in self._held.neighbours(identity):
            # Many may look the same: surnames that stay alone.
            seen = other.only_look()
            match = known.get(id(seen)) if seen else None
            if match is None:
                match = self.match(identity, other, least=self._ask)
                if seen:
                    known[id(seen)] = match
            if match.fit.worst >= self._ask and not self.told_apart(identity, other):
                yield Match(match.fit, match.own, next(iter(other.clusters.values())), other) if seen else match

    def match(self, identity: Identity, other: Identity, least: float = 0.0) -> Match:
        """What people joined may differ in all: it is enough that one of its clusters agrees."""
        matches = [
            Match(fit(self.compare, own.faces(), cluster.faces(), least), own, cluster, other)
            for own in identity.clusters.values()
            for cluster in other.clusters.values()
        ]
        if len(matches) == 1:
            return matches[0]
        return max(matches, key=lambda match: (match.fit.worst >= self._ask, match.probability))

    def might_be(self, seen: Profile, identity: Identity, match: Match) -> bool:
        """Whether a member of that cluster that looks so would be as likely this identity."""
        here = fit(self.compare, (seen,), match.own.faces())
        rest = faces([one for one in match.cluster.looks if one is not seen], match.cluster.register)
        there = fit(self.compare, (seen,), rest)
        sizes = match.identity.size, identity.size
        return self.is_certain(here) and share(there.probability, here.probability, *sizes) < self._join

    def told_apart(self, one: Identity, other: Identity) -> bool:
        """By an article that has both, a register, or people."""
        return self._decided(one, other) or self._in_one_article(one, other)

    def _in_one_article(self, one: Identity, other: Identity) -> bool:
        few, many = (one, other) if len(one.documents) <= len(other.documents) else (other, one)
        if not many.documents.keys().isdisjoint(few.documents):
            return True
        # Where all members of both are here, so are all of their articles.
        return bool(one.left_out or other.left_out) and self._together(one.id, other.id)

    def _decided(self, one: Identity, other: Identity) -> bool:
        """By a register or by people."""
        if one.register and other.register:
            return True
        if not self._verdicts:
            return False
        small, large = (one, other) if one.size <= other.size else (other, one)
        return any(
            told in self._held.home and self._held.home[told][1] is large
            for profile in small.members
            if self._verdicts.concern(profile.id)
            for told in self._verdicts.told_from(profile.id)
        )


def likeliest_first(match: Match) -> tuple[float, str]:
    """A key for sorting."""
    return -match.probability, match.identity.id


def share(one: float, other: float, size: int = 1, other_size: int = 1) -> float:
    """The share that the first has of the odds of both, each as many times as it has members."""
    a, b = _odds(one) * size, _odds(other) * other_size
    return a / (a + b) if a + b else 0.5


def _odds(probability: float) -> float:
    credible = min(probability, _CREDIBLE)
    return credible / (1 - credible)
