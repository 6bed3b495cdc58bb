"""Learn which act a statement is: src/detente/statements/acts.json.

usage: DETENTE_CORPORA=FOLDER python training/acts.py

Reads process/train/*.json (invented articles, labelled), takes each gold statement's cue and content, and fits
a softmax regression over acts.properties. Prints the accuracy in cross-validation by negotiation.
"""

from __future__ import annotations

import collections
import json
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize

from detente.language import Analysis, Pipeline, Token
from detente.statements.acts import ACTS, properties

OUTPUT = Path(__file__).parent.parent / "src/detente/statements/acts.json"
SEEN = 3  # a property of fewer statements is left out
PENALTY = 3.0

Row = tuple[str, list[str], int]  # negotiation, properties, act


def rows(article: dict[str, Any], analysis: Analysis) -> list[Row]:
    """The labelled statements of an article."""
    found = []
    for statement in article["statements"]:
        spans = [_spot(article["text"], content) for content in statement["content"]]
        content = [token for span in spans for token in analysis.tokens_in(span)]
        cue = _cue(article["text"], analysis, statement["cue"], spans[0])
        lemma = "-" if cue is None else _name(analysis, cue, statement["cue"])
        found.append((article["id"][0], properties(cue, lemma, content), ACTS.index(statement["act"])))
    return found


def _spot(text: str, words: str) -> tuple[int, int]:
    begin = text.index(words)
    return begin, begin + len(words)


def _cue(text: str, analysis: Analysis, cue: str | None, content: tuple[int, int]) -> Token | None:
    """The main token of the occurrence of the cue that is nearest to the content."""
    if not cue:
        return None
    places = [m.span() for m in re.finditer(rf"\b{re.escape(cue)}\b", text)]
    outside = [p for p in places if not content[0] <= p[0] < content[1]] or places
    if not outside:
        return None
    begin, end = min(outside, key=lambda p: min(abs(p[0] - content[1]), abs(p[1] - content[0])))
    tokens = analysis.tokens_in((begin, end))
    return next((t for t in tokens if t.pos in {"VERB", "NOUN", "AUX"}), tokens[0] if tokens else None)


def _name(analysis: Analysis, cue: Token, written: str) -> str:
    """The cue's lemma, with the particle or preposition that the label takes in."""
    following = analysis.tokens[cue.i + 1 : cue.i + 2]
    further = [t.lemma for t in following if t.pos in {"ADP", "PART"} and written.endswith(t.text)]
    return "_".join([cue.lemma.lower(), *further])


def fit(data: list[Row]) -> dict[str, list[float]]:
    """Weights by property, one an act: L2-penalised softmax regression (L-BFGS)."""
    seen = collections.Counter(name for _, names, _ in data for name in names)
    index = {name: i for i, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    x = np.zeros((len(data), len(index)))
    for i, (_, names, _) in enumerate(data):
        x[i, [index[name] for name in names if name in index]] = 1
    y = np.eye(len(ACTS))[[act for _, _, act in data]]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(index), len(ACTS))
        score = x @ w
        score -= score.max(axis=1, keepdims=True)
        log = score - np.log(np.exp(score).sum(axis=1, keepdims=True))
        gradient = x.T @ (np.exp(log) - y) + PENALTY * w
        return float(-(y * log).sum() + PENALTY / 2 * (w * w).sum()), gradient.ravel()

    best = optimize.minimize(loss, np.zeros(len(index) * len(ACTS)), jac=True, method="L-BFGS-B")
    table = best.x.reshape(len(index), len(ACTS))
    return {name: [round(float(v), 2) for v in table[i]] for name, i in index.items()}


def accuracy(weights: dict[str, list[float]], data: list[Row]) -> float:
    """Share of the statements whose act is right."""
    right = 0
    for _, names, act in data:
        totals = np.sum([weights[name] for name in names if name in weights], axis=0)
        right += int(np.argmax(totals)) == act
    return right / len(data)


def main() -> None:
    """Read, cross-validate, fit, write."""
    folder = Path(os.environ["DETENTE_CORPORA"]) / "process/train"
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    analyses = Pipeline().analyse(article["text"] for article in articles)
    data = [row for article, analysis in zip(articles, analyses, strict=True) for row in rows(article, analysis)]
    for group in sorted({row[0] for row in data}):
        kept, held = [r for r in data if r[0] != group], [r for r in data if r[0] == group]
        print(f"negotiation {group}: accuracy {accuracy(fit(kept), held):.3f} of {len(held)}")
    about = "Made by training/acts.py from the labels of process/train. weights: log odds by property, one an act."
    table = {"about": about, "acts": ACTS, "weights": fit(data)}
    lines = re.sub(r"\[\n([^\[\]{}]+)\n\]", lambda m: "[" + m[1].replace("\n", " ") + "]", json.dumps(table, indent=0))
    OUTPUT.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
