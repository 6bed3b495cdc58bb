"""Rates out of counts, how uncertain they are, and how far confidences can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attributions import Counts

RESAMPLES, SEED = 1_000, 20161101
BINS = 10
# A confidence, and whether what it was given to is right.
Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share between 0 and 1 with its 95% confidence interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.value:.1f} ({100 * self.low:.1f}–{100 * self.high:.1f})"


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and their harmonic mean; the same three times where an accuracy was counted."""

    precision: Rate
    recall: Rate
    f1: Rate


@dataclass(frozen=True, slots=True)
class Bin:
    """Those with a confidence of at least `low` and below `high` (the last: up to 1)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def figures(articles: Sequence[Counts]) -> dict[str, Figure]:
    """Each figure over all articles.

    Intervals: percentiles of the figure over resamples of the articles with replacement (Efron 1979). All figures see
    the same resamples, so that those of two readers can be compared.
    """
    size = len(articles)
    drawn = np.random.default_rng(SEED).multinomial(size, [1 / size] * size, size=RESAMPLES)
    found = {}
    for name in articles[0]:
        counts = np.array([article[name] for article in articles], dtype=np.int64)
        values, resampled = rates(counts.sum(0)[None]), rates(drawn @ counts)
        low, high = np.percentile(resampled, [2.5, 97.5], axis=0)
        found[name] = Figure(*(Rate(float(values[0, i]), float(low[i]), float(high[i])) for i in range(3)))
    return found


def rates(counts: np.ndarray) -> np.ndarray:
    """(N, 3) right, predicted, gold to (N, 3) precision, recall, F1; where there is nothing to divide by, 0."""
    right, predicted, gold = counts.T
    divisors = np.stack([predicted, gold, predicted + gold])
    result: np.ndarray = (np.stack([right, right, 2 * right]) / np.maximum(divisors, 1)).T
    return result


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Ten bins of equal width; those in which nothing lies are left out."""
    placed: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        placed[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [
        Bin(
            i / BINS,
            (i + 1) / BINS,
            len(part),
            sum(c for c, _ in part) / len(part),
            sum(r for _, r in part) / len(part),
        )
        for i, part in enumerate(placed)
        if part
    ]


def calibration(judged: Sequence[Judged]) -> float:
    """Expected calibration error: the mean distance of confidence and share of right ones over ten bins of equal width.

    Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
    """
    return sum(part.count * abs(part.confidence - part.right) for part in bins(judged)) / max(1, len(judged))
