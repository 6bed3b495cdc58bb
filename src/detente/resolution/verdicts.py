"""What people decided of pairs of actors, and what follows from it."""

from __future__ import annotations

from collections import defaultdict

from detente.records import DetenteError
from detente.resolution.model import PairJudgement


class ContradictoryJudgements(DetenteError):
    """People's decisions in force leave no way to follow all of them."""

    def __init__(self, judgement: PairJudgement, others: frozenset[str]) -> None:
        super().__init__(judgement, others)
        self.judgement = judgement
        self.others = others

    def __str__(self) -> str:
        a, b, verdict = self.judgement.a, self.judgement.b, self.judgement.verdict
        said, against = ("one", "not one") if verdict == "same" else ("not one", "one")
        through = ", ".join(sorted(self.others - {a, b})[:5])
        way = f" (through {through})" if through else ""
        return (
            f"{a} and {b} cannot be {said}: judgements in force say that they are {against}{way}; withdraw those first"
        )


class Verdicts:
    """Judgements in force: "same" is transitive, and "different" holds for all that are the same as either.

    Pairs have no direction. Several judgements of one pair with one verdict count once: withdrawing takes the pair out.
    """

    def __init__(self) -> None:
        self._same: dict[str, set[str]] = defaultdict(set)
        self._different: dict[str, set[str]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._same or self._different)

    def add(self, judgement: PairJudgement) -> None:
        """Raises ContradictoryJudgements and changes nothing if it cannot stand beside those in force."""
        a, b = judgement.a, judgement.b
        ones, others = self.one_with(a), self.one_with(b)
        if judgement.verdict == "different" and b in ones:
            raise ContradictoryJudgements(judgement, ones)
        if judgement.verdict == "same" and others & self.told_from(a):
            raise ContradictoryJudgements(judgement, self._telling(ones, others))
        pairs = self._pairs(judgement)
        pairs[a].add(b)
        pairs[b].add(a)

    def withdraw(self, judgement: PairJudgement) -> None:
        """Take the pair's verdict out of force. Raises KeyError where it is not in force."""
        pairs = self._pairs(judgement)
        for one, other in ((judgement.a, judgement.b), (judgement.b, judgement.a)):
            pairs[one].remove(other)
            if not pairs[one] and one in pairs:
                del pairs[one]

    def one_with(self, profile: str) -> frozenset[str]:
        """All that people said are one with it, itself included."""
        found, waiting = {profile}, [profile]
        while waiting:
            for neighbour in self._same.get(waiting.pop(), ()):
                if neighbour not in found:
                    found.add(neighbour)
                    waiting.append(neighbour)
        return frozenset(found)

    def told_from(self, profile: str) -> frozenset[str]:
        """All that it is not, by people's word."""
        partners = {other for one in self.one_with(profile) for other in self._different.get(one, ())}
        return frozenset(x for partner in partners for x in self.one_with(partner))

    def partner(self, profile: str, among: frozenset[str]) -> str | None:
        """One of `among` that a judgement itself, and no chain of them, says is one with it."""
        return min(self._same.get(profile, set()) & among, default=None)

    def concern(self, profile: str) -> bool:
        """Whether any judgement names it."""
        return profile in self._same or profile in self._different

    def _pairs(self, judgement: PairJudgement) -> dict[str, set[str]]:
        return self._same if judgement.verdict == "same" else self._different

    def _telling(self, ones: frozenset[str], others: frozenset[str]) -> frozenset[str]:
        """The ends of the "different" judgements between two sets."""
        return frozenset(x for one in ones for other in self._different.get(one, set()) & others for x in (one, other))
