"""Learn which act a statement is: src/detente/statements/acts.json.

usage: python training/statements/acts.py FOLDER [FOLDER ...] [--measure FOLDER]

The folders hold labelled articles, one JSON object a file (training/corpus is one such folder). Takes each labelled
statement's cue and content, and fits a softmax regression to `acts.properties`. Prints the accuracy, and F1 of
predictions by the probability from which a statement is one, with one negotiation (first letter of the id) left out at
a time; with --measure, of another folder too.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import data
import numpy as np
from scipy import optimize

from detente.language import Pipeline
from detente.statements.acts import ACTS, properties

OUTPUT = Path(__file__).parents[2] / "src" / "detente" / "statements" / "acts.json"
SEEN = 3  # a property of fewer statements is left out
PENALTY = 3.0
# What a cue names by itself is held to less of a penalty: it is told by few properties and seldom misleads.
NAMED = 0.3
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


class Row(NamedTuple):
    """A labelled statement."""

    negotiation: str
    properties: Sequence[str]
    act: int


def rows(folders: Iterable[Path]) -> list[Row]:
    """The labelled statements of the articles in some folders."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    found = []
    for article, analysis in zip(articles, Pipeline().analyse(a["text"] for a in articles), strict=True):
        for statement in article["statements"]:
            content = [data.place(article["text"], words) for words in statement["content"]]
            cue = data.cue_place(article["text"], statement["cue"], content)
            told = properties(analysis, tuple(cue), tuple(sorted(content)))
            found.append(Row(article["id"][0], told, ACTS.index(statement["act"])))
    return found


def fit(learned: Sequence[Row]) -> dict[str, list[float]]:
    """Weights by property, one an act: L2-penalised softmax regression (L-BFGS)."""
    seen = collections.Counter(name for row in learned for name in row.properties)
    index = {name: i for i, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    x = np.zeros((len(learned), len(index)))
    for i, row in enumerate(learned):
        x[i, [index[name] for name in row.properties if name in index]] = 1
    penalties = np.array([[NAMED if name.startswith("class=") else PENALTY] for name in index])
    y = np.eye(len(ACTS))[[row.act for row in learned]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(index), len(ACTS))
        score = x @ w
        score -= score.max(axis=1, keepdims=True)
        log = score - np.log(np.exp(score).sum(axis=1, keepdims=True))
        gradient = x.T @ (np.exp(log) - y) + penalties * w
        return float(-(y * log).sum() + (penalties * w * w).sum() / 2), gradient.ravel()

    best = optimize.minimize(loss, np.zeros(len(index) * len(ACTS)), jac=True, method="L-BFGS-B")
    table = best.x.reshape(len(index), len(ACTS))
    return {name: [round(float(v), 2) for v in table[i]] for name, i in index.items()}


def odds(weights: dict[str, list[float]], learned: Sequence[Row]) -> np.ndarray:
    """(N, acts) probabilities."""
    score = np.array([np.sum([weights[n] for n in row.properties if n in weights], axis=0) for row in learned])
    powers = np.exp(score - score.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def report(name: str, learned: Sequence[Row], probable: np.ndarray) -> None:
    """Accuracy of the acts, calibration and F1 of predictions at each threshold."""
    act = np.array([row.act for row in learned])
    foretold, likely = act == ACTS.index("predict"), probable[:, ACTS.index("predict")]
    f1 = {t: 2 * (foretold & (likely >= t)).sum() / (foretold.sum() + (likely >= t).sum()) for t in THRESHOLDS}
    print(f"{name}: {len(act)} statements, acts right {(probable.argmax(1) == act).mean():.3f}")
    print("  F1 of predictions by threshold: " + ", ".join(f"{t}: {value:.3f}" for t, value in f1.items()))
    bins = np.minimum((likely * 10).astype(int), 9)
    error = sum(abs(likely[bins == b].sum() - foretold[bins == b].sum()) for b in range(10)) / len(act)
    print(f"  expected calibration error of their probability: {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--measure", type=Path)
    options = parser.parse_args()
    learned = rows(options.folders)
    probable = np.zeros((len(learned), len(ACTS)))
    for group in sorted({row.negotiation for row in learned}):
        held = [i for i, row in enumerate(learned) if row.negotiation == group]
        weights = fit([row for row in learned if row.negotiation != group])
        probable[held] = odds(weights, [learned[i] for i in held])
    report("one negotiation left out at a time", learned, probable)
    weights = fit(learned)
    if options.measure:
        other = rows([options.measure])
        report(options.measure.name, other, odds(weights, other))
    about = "Made by training/statements/acts.py from labelled articles. weights: log odds by property, one an act."
    table = {"about": about, "acts": ACTS, "weights": weights}
    lines = re.sub(r"\[\n([^\[\]{}]+)\n\]", lambda m: "[" + m[1].replace("\n", " ") + "]", json.dumps(table, indent=0))
    OUTPUT.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
