"""Learn how likely an attribution is right, and with which settings decoding does best, from articles held out.

usage: python training/statements/calibrate.py --corpora FOLDER --model FOLDER --out DECODING.json

The confidence is a logistic function of what the network says of an attribution (`decoding.Found.features`); an
attribution is right if its content agrees with one that people marked (Dice coefficient of words at least 0.7, pairs
one to one) and its source does too (at least 0.5, or none on both sides). Only articles that no weights were learned
from are used.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import data
import numpy as np
from data import Article

from detente.language import decoding, pieces
from detente.language.attributions import Model
from detente.records import Span

WORD = re.compile(r"\w+(?:['’]\w+)?")
AGREES, SAME_SOURCE = 0.7, 0.5
# What is tried for each setting, in this order.
GRID = {
    "source": (0.5, 0.3, 0.2, 0.15, 0.1),
    "cue": (0.5, 0.35, 0.25, 0.15),
    "holds": (0.3, 0.5, 0.75, 1.0),
    "bounds": (0.7, 1.0, 1.4),
}


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """Offsets of the words that lie inside the spans."""
    return {begin + match.start() for begin, end in spans for match in WORD.finditer(text[begin:end])}


def dice(a: set[int], b: set[int]) -> float:
    """Dice coefficient; 1 of two empty sets."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def pairs(
    text: str, gold: Sequence[data.Attribution], found: Sequence[tuple[list[Span], list[Span]]]
) -> dict[int, bool]:
    """Which of `found` (source, content) agree with one of the gold, one to one, and whether the source does too."""
    marked = [words(text, a.content) for a in gold]
    told = [words(text, content) for _, content in found]
    close = sorted(
        ((dice(x, y), i, j) for i, x in enumerate(marked) for j, y in enumerate(told) if x & y), reverse=True
    )
    used: set[int] = set()
    agreed: dict[int, bool] = {}
    for agreement, i, j in close:
        if agreement < AGREES or i in used or j in agreed:
            continue
        used.add(i)
        sources = list(gold[i].source or ()), found[j][0]
        same = dice(words(text, sources[0]), words(text, sources[1])) >= SAME_SOURCE
        agreed[j] = not any(sources) or (all(map(bool, sources)) and same)
    return agreed


@dataclass(frozen=True, slots=True)
class Found:
    """All that is found in some articles: (N, F) features, (N,) whether content and source, and the cue, are right.

    gold: how many attributions people marked.
    """

    features: np.ndarray
    attribution: np.ndarray
    cue: np.ndarray
    gold: int

    def f1(self, confidence: np.ndarray) -> tuple[float, float, float]:
        """(F1 of attributions, F1 of exact cues, the confidence above which the former is highest)."""
        order = np.argsort(-confidence)
        taken = np.arange(1, len(order) + 1)
        scores = [2 * np.cumsum(right[order]) / (taken + self.gold) for right in (self.attribution, self.cue)]
        top = int(scores[0].argmax())
        return float(scores[0][top]), float(scores[1][top]), float(confidence[order][top])


def collect(
    scored: list[tuple[Article, list[tuple[pieces.Window, decoding.Scores]]]],
    tables: decoding.Tables,
    settings: decoding.Settings,
) -> Found:
    """What is found with some settings."""
    features, attribution, cues, gold = [], [], [], 0
    for article, windows in scored:
        found = []
        marked = {tuple(a.cue[0]) for a in article.attributions or () if a.cue}
        for window, scores in windows:
            for each in decoding.decode(scores, tables, window.positions, settings):
                source, cue, words_of = (
                    decoding.spans(regions, article.pieces.begins, article.pieces.ends, window.first)
                    for regions in ([each.source] if each.source else [], [each.cue] if each.cue else [], each.content)
                )
                found.append((source, words_of))
                features.append(each.features)
                cues.append(bool(cue) and cue[0] in marked)
        agreed = pairs(article.text, article.attributions or (), found)
        attribution += [agreed.get(j, False) for j in range(len(found))]
        gold += len(article.attributions or ())
    if not features:
        raise SystemExit("the network finds nothing in the articles held out: it must learn longer, or from more")
    return Found(np.array(features), np.array(attribution), np.array(cues), gold)


def logistic(features: np.ndarray, right: np.ndarray, penalty: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression, the constant first (Newton's method)."""
    x = np.hstack([np.ones((len(features), 1)), features])
    weights = np.zeros(x.shape[1])
    ridge = penalty * np.eye(len(weights))
    ridge[0, 0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - p) - ridge @ weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights += np.linalg.solve(curve, slope)
    return weights


def tuned(
    scored: list[tuple[Article, list[tuple[pieces.Window, decoding.Scores]]]], tables: decoding.Tables
) -> tuple[decoding.Settings, np.ndarray]:
    """The settings with the highest sum of both F1, one after the other, and the weights of the confidence."""
    settings, best, weights = decoding.Settings(), -1.0, np.zeros(0)
    for name, values in GRID.items():
        for value in values:
            tried = replace(settings, **{name: value})
            found = collect(scored, tables, tried)
            learned = logistic(found.features, found.attribution)
            confidence = 1 / (1 + np.exp(-(learned[0] + found.features @ learned[1:])))
            attribution, cue, least = found.f1(confidence)
            print(f"{name}={value}: attribution {attribution:.4f}, exact cue {cue:.4f} above {least:.2f}", flush=True)
            if attribution + cue > best:
                settings, best, weights = tried, attribution + cue, learned
    return settings, weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    _, held = data.divided(data.polnear(options.corpora, "train"))
    learned = {}
    for output in ("early", "late"):
        model = Model(options.model, fast=output == "early")
        scored = [(article, list(model.scores(article.pieces))) for article in held]
        settings, weights = tuned(scored, model.stored.tables)
        learned[output] = {"settings": asdict(settings), "weights": [round(w, 4) for w in weights]}
    options.out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
