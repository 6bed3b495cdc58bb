"""How far two groupings of mentions agree: B³ and LEA. Nothing here reads a file or a model.

A mention is anything that can be compared; a cluster is the set of mentions of one entity. The mentions of the key and
of the response need not be the same: one that the other side lacks is wrong.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Cluster = AbstractSet[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sums over the mentions of one text or, added up, of many: credit and weight, of the response and of the key."""

    found: float = 0.0
    response: float = 0.0
    covered: float = 0.0
    key: float = 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.found + other.found,
            self.response + other.response,
            self.covered + other.covered,
            self.key + other.key,
        )

    @property
    def precision(self) -> float:
        """Between 0 and 1; 0 where the response is empty."""
        return self.found / self.response if self.response else 0.0

    @property
    def recall(self) -> float:
        """Between 0 and 1; 0 where the key is empty."""
        return self.covered / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """B³: for each mention, the share of its cluster that the other side has in the same cluster too.

    Bagga and Baldwin, Algorithms for Scoring Coreference Chains, LREC 1998 (every mention of the same weight).
    """
    return Agreement(
        sum(_shared(cluster, key) for cluster in response),
        sum(map(len, response)),
        sum(_shared(cluster, response) for cluster in key),
        sum(map(len, key)),
    )


def _shared(cluster: Cluster, others: Sequence[Cluster]) -> float:
    return sum(len(cluster & other) ** 2 for other in others) / len(cluster)


def lea(key: Sequence[Cluster], response: Sequence[Cluster]) -> Agreement:
    """LEA: for each entity, weighted by its size, the share of its links that the other side has.

    Moosavi and Strube, Which Coreference Evaluation Metric Do You Trust?, ACL 2016. An entity of a single mention has
    one link, to itself, which only a single mention on the other side has too.
    """
    return Agreement(
        sum(len(cluster) * _resolved(cluster, key) for cluster in response),
        sum(map(len, response)),
        sum(len(cluster) * _resolved(cluster, response) for cluster in key),
        sum(map(len, key)),
    )


def _resolved(cluster: Cluster, others: Sequence[Cluster]) -> float:
    if len(cluster) == 1:
        return float(any(cluster == other for other in others))
    return sum(_links(len(cluster & other)) for other in others) / _links(len(cluster))


def _links(size: int) -> int:
    return size * (size - 1) // 2
