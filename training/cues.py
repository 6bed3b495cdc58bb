"""Learn the weights of the statement reader: src/detente/statements/cues.json.

usage: DETENTE_CORPORA=FOLDER python training/cues.py [--cache FILE] [--articles N]

Reads polnear/train.jsonl (PolNeAR, github.com/networkdynamics/PolNeAR; no sentence of it is kept, only lemmas and
figures), makes the reader's candidates for each article, calls those right whose content agrees with a gold
attribution (Dice >= 0.7 of words, source >= 0.5, as the project's scorer has it), and fits a logistic regression.
Properties with small weights are dropped and the rest is fitted again, so that the table stays small.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pickle
import re
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from detente.language import Analysis, Pipeline
from detente.statements import quotes, weights
from detente.statements.clauses import Scene, candidates

OUTPUT = Path(__file__).parent.parent / "src/detente/statements/cues.json"
WORD = re.compile(r"\w+(?:['’]\w+)?")
SEEN = 20  # a property that fewer candidates have is left out
SMALL = 0.2  # log odds below which a property is left out
PENALTY = 2.0  # of the squared weights
RIGHT = 2  # a word is a cue once it was one this often

Example = tuple[str, list[str], bool]  # lemma, properties, right


class Everything:
    """All words are taken for cues while learning which are."""

    def __contains__(self, word: object) -> bool:
        return True


def words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {begin + m.start() for begin, end in spans for m in WORD.finditer(text[begin:end])}


def dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def examples(article: dict[str, Any], analysis: Analysis) -> list[Example]:
    scene = Scene(analysis, quotes.find(analysis.text, analysis.paragraphs))
    gold = [
        (words(analysis.text, a["content"]), words(analysis.text, a["source"]))
        for a in article["attributions"]
        if a["content"]
    ]
    by_word: dict[int, set[int]] = collections.defaultdict(set)
    for i, (content, _) in enumerate(gold):
        for word in content:
            by_word[word].add(i)
    found = []
    for candidate in candidates(scene, Everything()):
        tokens = scene.tokens
        content = words(analysis.text, [(tokens[a].begin, tokens[b - 1].end) for a, b in candidate.content])
        source = set()
        if candidate.source:
            source = words(analysis.text, [(tokens[candidate.source[0]].begin, tokens[candidate.source[1] - 1].end)])
        near = set().union(*(by_word[word] for word in content))
        right = any(
            dice(content, gold[i][0]) >= 0.7 and bool(source) == bool(gold[i][1]) and dice(source, gold[i][1]) >= 0.5
            for i in near
        )
        found.append((candidate.lemma, weights.properties(scene, candidate), right))
    return found


def fit(rows: list[Example], kept: set[str]) -> dict[str, float]:
    """Weights of the kept properties: L2-penalised logistic regression (L-BFGS)."""
    index = {name: i for i, name in enumerate(sorted(kept))}
    columns, ends = [], [0]
    for _, names, _ in rows:
        columns.extend(index[name] for name in names if name in index)
        ends.append(len(columns))
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))
    right = np.array([row[2] for row in rows], float)

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        score = matrix @ weight
        error = 1 / (1 + np.exp(-score)) - right
        value = np.logaddexp(0, score).sum() - right @ score + PENALTY / 2 * weight @ weight
        return value, matrix.T @ error + PENALTY * weight

    best = optimize.minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: float(best[i]) for name, i in index.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="keep the analyses in this file")
    parser.add_argument("--articles", type=int, help="learn from so many only")
    args = parser.parse_args()
    rows = [row for article, analysis in corpus(args.cache, args.articles) for row in examples(article, analysis)]
    seen = collections.Counter(name for _, names, _ in rows for name in names)
    first = fit(rows, {name for name, count in seen.items() if count >= SEEN})
    weight = fit(rows, {name for name, value in first.items() if abs(value) >= SMALL})
    tally: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for lemma, _, right in rows:
        tally[lemma][0] += right
        tally[lemma][1] += 1
    write(weight, {lemma: counts for lemma, counts in tally.items() if counts[0] >= RIGHT})


def corpus(cache: Path | None, limit: int | None) -> list[tuple[dict[str, Any], Analysis]]:
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())[:limit]  # noqa: S301
    path = Path(os.environ["DETENTE_CORPORA"]) / "polnear/train.jsonl"
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:limit]
    pairs = list(zip(articles, Pipeline().analyse(article["text"] for article in articles), strict=True))
    if cache is not None:
        cache.write_bytes(pickle.dumps(pairs, protocol=5))
    return pairs


def write(weight: dict[str, float], cues: dict[str, list[int]]) -> None:
    """One row a line, so that a change can be read as a change."""
    groups: dict[str, dict[str, float]] = collections.defaultdict(dict)
    for name, value in sorted(weight.items()):
        group, _, rest = name.partition("=")
        groups[group][rest] = round(value, 2)
    about = (
        "Made by training/cues.py from lemmas and figures of PolNeAR's training part. "
        "cues: word/class (V verb, N noun, A adjective, P phrase, C colon), candidates that were right, candidates. "
        "weights: log odds by property (see weights.properties)."
    )
    table = {"about": about, "cues": dict(sorted(cues.items())), "weights": groups}
    lines = json.dumps(table, ensure_ascii=False, indent=0)
    lines = re.sub(r"\[\n(\d+),\n(\d+)\n\]", r"[\1, \2]", lines)
    OUTPUT.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
