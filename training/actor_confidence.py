"""Fit the model of `detente.actors.confidence` to labelled articles and write its weights.

usage: python training/actor_confidence.py FOLDER... [--measure FOLDER]

FOLDER holds one JSON file an article: `id`, `text`, `actors` with `name` and `aliases`. A candidate counts as an actor
if it is paired with a labelled one; a logistic model with an L2 penalty is fitted to that. The threshold is the one
with the best F1 in cross-validation over groups of articles (first letter of the id). The last folder, if given, is
only measured: expected calibration error (ECE, ten bins of equal width) and F1.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sys
import unicodedata
from collections.abc import Sequence

import numpy as np

from detente.actors import confidence, reading
from detente.actors.candidates import Candidate
from detente.language import Pipeline
from detente.records import Document
from detente.statements import read as read_statements

PENALTY = 2.0
TARGET = pathlib.Path(confidence.__file__).with_name("tables") / "weights.py"
HEAD = '''"""Weights of the model in confidence.py: made by training/actor_confidence.py, not by hand."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
'''


def plain(form: str) -> str:
    """Without case, diacritics, article and possessive ending."""
    form = unicodedata.normalize("NFKD", form.casefold().replace("’", "'"))
    form = "".join(c for c in form if not unicodedata.combining(c))
    return re.sub(r"'s?$", "", re.sub(r"^(?:the|an?) ", "", form.strip(" .,")))


def matched(text: str, candidates: list[Candidate], actors: list[dict]) -> list[bool]:
    """Which candidates are labelled actors: the pairs with most agreeing forms first, one to one."""
    golds = [{plain(form) for form in (a["name"], *a["aliases"])} for a in actors]
    scores = []
    for i, candidate in enumerate(candidates):
        forms = [plain(text[b:e]) for b, e in (m.span for m in candidate.mentions)] + [
            plain(n) for n in candidate.names
        ]
        for j, gold in enumerate(golds):
            if agreeing := sum(form in gold for form in forms):
                scores.append((agreeing, -i, -j))
    paired: dict[int, int] = {}
    for _, i, j in sorted(scores, reverse=True):
        if -i not in paired and -j not in paired.values():
            paired[-i] = -j
    return [i in paired for i in range(len(candidates))]


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")


def load(folders: Sequence[str]) -> list[tuple[str, list[dict[str, float]], list[bool], int]]:
    """For each article: group, features of its candidates, their labels, number of labelled actors."""
    files = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.json"))]
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    rows = []
    for article, analysis in zip(articles, Pipeline().analyse(a["text"] for a in articles), strict=True):
        known = {name: article[name] for name in ("id", "text", "published", "source")}
        document = Document(**known)
        statements = read_statements(document, analysis)
        found, _ = reading.candidates_of(analysis, statements, document.source)
        observer = confidence.Observer(analysis, found, statements, document.source)
        told = [observer.features(candidate) for candidate in found]
        labels = matched(article["text"], found, article["actors"])
        rows.append((article["id"][0], told, labels, len(article["actors"])))
    return rows


def fit(told: list[dict[str, float]], labels: list[bool]) -> dict[str, float]:
    """Logistic regression by Newton's method; "" is the intercept."""
    names = ["", *sorted({name for row in told for name in row})]
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(told), len(names)))
    x[:, 0] = 1
    for i, row in enumerate(told):
        for name, value in row.items():
            x[i, index[name]] = value
    y = np.array(labels, dtype=float)
    penalty = np.full(len(names), PENALTY)
    penalty[0] = 1e-6
    w = np.zeros(len(names))
    for _ in range(25):
        p = 1 / (1 + np.exp(-(x @ w)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + penalty * w)
    return dict(zip(names, (round(float(v), 3) for v in w), strict=True))


def f1(probabilities: list[float], labels: list[bool], golds: int, threshold: float) -> float:
    """F1 of the candidates at or above the threshold."""
    kept = [label for p, label in zip(probabilities, labels, strict=True) if p >= threshold]
    return 2 * sum(kept) / (len(kept) + golds)


def ece(probabilities: list[float], labels: list[bool]) -> float:
    """Expected calibration error over ten bins of equal width."""
    p, y = np.array(probabilities), np.array(labels, dtype=float)
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


def main() -> None:
    """Fit, report, write the weights."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--measure")
    asked = parser.parse_args()
    rows = load(asked.folders)
    held: list[float] = []
    labels = [label for _, _, marks, _ in rows for label in marks]
    golds = sum(row[3] for row in rows)
    by_group = {}
    for group in {row[0] for row in rows}:
        others = [row for row in rows if row[0] != group]
        by_group[group] = fit([t for row in others for t in row[1]], [m for row in others for m in row[2]])
    for group, told, _, _ in rows:
        held += [confidence.probability(t, by_group[group]) for t in told]
    threshold = max((round(t, 2) for t in np.arange(0.2, 0.7, 0.02)), key=lambda t: f1(held, labels, golds, t))
    say(f"candidates {len(labels)}, actors among them {sum(labels)}, labelled {golds}")
    say(f"cross-validated: F1 {f1(held, labels, golds, threshold):.3f} at {threshold}, ECE {ece(held, labels):.3f}")
    weights = fit([t for _, told, _, _ in rows for t in told], labels)
    lines = [f"    {name!r}: {value},".replace("'", '"') for name, value in weights.items()]
    tail = f"\n}}\n# Candidates below this probability are no actors.\nTHRESHOLD = {threshold}\n"
    TARGET.write_text(HEAD + "\n".join(lines) + tail, encoding="utf-8")
    if asked.measure:
        measured = load([asked.measure])
        held = [confidence.probability(t, weights) for _, told, _, _ in measured for t in told]
        labels = [label for _, _, marks, _ in measured for label in marks]
        golds = sum(row[3] for row in measured)
        kept = [(p, y) for p, y in zip(held, labels, strict=True) if p >= threshold]
        say(f"measured: F1 {f1(held, labels, golds, threshold):.3f}, ECE {ece(held, labels):.3f} over all candidates,")
        say(f"{ece([p for p, _ in kept], [y for _, y in kept]):.3f} over the actors kept")


if __name__ == "__main__":
    main()
