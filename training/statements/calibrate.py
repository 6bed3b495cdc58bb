"""Learn how likely an attribution is right, and with which settings decoding does best, from articles held out.

usage: python training/statements/calibrate.py --corpora FOLDER --model FOLDER --out DECODING.json

The confidence is a logistic function of what the network says of an attribution (`decoding.Found.features`); an
attribution is right if its content agrees with one that people marked (Dice coefficient of words at least 0.7, pairs
one to one). Only articles that no weights were learned from are used.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import data
import numpy as np
from data import Article

from detente.language import decoding, pieces
from detente.language.attributions import Model
from detente.records import Span

WORD = re.compile(r"\w+(?:['’]\w+)?")
AGREES, SAME_SOURCE = 0.7, 0.5
HOLDS = (0.3, 0.5, 0.7, 1.0)
BOUNDS = (0.7, 1.0)


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


def collect(
    scored: list[tuple[Article, list[tuple[pieces.Window, decoding.Scores]]]],
    tables: decoding.Tables,
    settings: decoding.Settings,
) -> tuple[np.ndarray, np.ndarray, int]:
    """(N, F) features of all that is found, (N, 2) whether content and source are right, and how many there are."""
    features, right, gold = [], [], 0
    for article, windows in scored:
        found = []
        for window, scores in windows:
            own = window.own - window.first + 1, window.last - window.first + 1
            for each in decoding.decode(scores, tables, own, settings):
                regions = [each.source] if each.source else [], each.content
                source, content = (
                    decoding.spans(r, article.pieces.begins, article.pieces.ends, window.first) for r in regions
                )
                found.append((source, content))
                features.append(each.features)
        agreed = pairs(article.text, article.attributions or (), found)
        right += [(j in agreed, agreed.get(j, False)) for j in range(len(found))]
        gold += len(article.attributions or ())
    return np.array(features), np.array(right), gold


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


def best_f1(confidence: np.ndarray, right: np.ndarray, gold: int) -> tuple[float, float]:
    """(highest F1, the confidence above which it is reached)."""
    order = np.argsort(-confidence)
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + gold)
    top = int(f1.argmax())
    return float(f1[top]), float(confidence[order][top])


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
        tried = []
        for holds, bounds in itertools.product(HOLDS, BOUNDS):
            settings = decoding.Settings(holds=holds, bounds=bounds)
            features, right, gold = collect(scored, model.stored.tables, settings)
            weights = logistic(features, right[:, 0])
            confidence = 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))
            tried.append((*best_f1(confidence, right[:, 1], gold), holds, bounds, weights))
            f1, least = tried[-1][:2]
            print(output, holds, bounds, f"attribution F1 {f1:.4f} at confidence {least:.2f}")
        _, _, holds, bounds, weights = max(tried, key=lambda row: row[0])
        learned[output] = {"settings": {"holds": holds, "bounds": bounds}, "weights": [round(w, 4) for w in weights]}
    options.out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
