"""Learn the weights of the statement reader: src/detente/statements/cues.json.

usage: DETENTE_CORPORA=FOLDER python training/cues.py [--cache FILE] [--articles N]

Reads polnear/train.jsonl (PolNeAR, github.com/networkdynamics/PolNeAR; no sentence of it is kept, only lemmas and
figures) and process/train (the project's own invented articles), makes the reader's candidates for each article, calls
those right whose content agrees with a gold statement (Dice >= 0.7 of words) and whose source does (Dice >= 0.5, or a
word of the speaker's names, or a pronoun), and fits a logistic regression. Properties with small weights are dropped
and the rest is fitted again, so that the table stays small. An extra weight for the corpus keeps the confidence that of
PolNeAR's coders.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pickle
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from detente.language import Analysis, Pipeline
from detente.statements import quotes, weights
from detente.statements.candidates import candidates
from detente.statements.scene import Scene

OUTPUT = Path(__file__).parent.parent / "src/detente/statements/cues.json"
WORD = re.compile(r"\w+(?:['’]\w+)?")
SEEN = 20  # a property that fewer candidates have is left out
SMALL = 0.2  # log odds below which a property is left out
PENALTY = 2.0  # of the squared weights
RIGHT = 2  # a word is a cue once it was one this often

CORPUS = "corpus="  # property of the articles of process/train; not written

Spans = list[tuple[int, int]]
Example = tuple[str, list[str], bool]  # lemma, properties, right


@dataclass(frozen=True)
class Gold:
    """A labelled statement: words of its content, and of its source (words of names where there are no spans)."""

    content: set[int]
    source: set[int]
    names: frozenset[str] | None = None

    def has_source(self, text: str, spans: Spans) -> bool:
        """Whether a candidate's source is the right one."""
        if self.names is None:
            found = words(text, spans)
            return bool(found) == bool(self.source) and dice(found, self.source) >= 0.5
        written = {word.lower() for begin, end in spans for word in WORD.findall(text[begin:end])}
        return bool(written & (self.names | PRONOUNS)) if self.names else not written


PRONOUNS = frozenset("he she they it who i we him her his their its which that them".split())


class Everything:
    """All words are taken for cues while learning which are."""

    def __contains__(self, word: object) -> bool:
        return True


def words(text: str, spans: Spans) -> set[int]:
    """Offsets of the words in the spans."""
    return {begin + m.start() for begin, end in spans for m in WORD.finditer(text[begin:end])}


def dice(a: set[int], b: set[int]) -> float:
    """Dice coefficient, 1 of two empty sets."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def labels(article: dict[str, Any]) -> list[Gold]:
    """The gold statements of an article of either corpus."""
    text = article["text"]
    if "attributions" in article:
        rows = [a for a in article["attributions"] if a["content"]]
        return [Gold(words(text, a["content"]), words(text, a["source"])) for a in rows]
    names = {
        actor["name"]: frozenset(
            word.lower() for form in [actor["name"], *actor["aliases"]] for word in WORD.findall(form)
        )
        for actor in article["actors"]
    }
    return [
        Gold(words(text, [_spot(text, each) for each in s["content"]]), set(), names.get(s["speaker"], frozenset()))
        for s in article["statements"]
    ]


def _spot(text: str, substring: str) -> tuple[int, int]:
    begin = text.index(substring)
    return begin, begin + len(substring)


def examples(article: dict[str, Any], analysis: Analysis) -> list[Example]:
    """The candidates of an article and whether each is right."""
    text = analysis.text
    scene = Scene(analysis, quotes.find(text, analysis.paragraphs))
    gold = labels(article)
    by_word: dict[int, set[int]] = collections.defaultdict(set)
    for i, each in enumerate(gold):
        for word in each.content:
            by_word[word].add(i)
    extra = [] if "attributions" in article else [CORPUS]
    found = []
    for candidate in candidates(scene, Everything()):
        tokens = scene.tokens
        content = words(text, [(tokens[a].begin, tokens[b - 1].end) for a, b in candidate.content])
        region = candidate.source
        source = [(tokens[region[0]].begin, tokens[region[1] - 1].end)] if region else []
        near = set().union(*(by_word[word] for word in content))
        right = any(dice(content, gold[i].content) >= 0.7 and gold[i].has_source(text, source) for i in near)
        found.append((candidate.lemma, weights.properties(scene, candidate) + extra, right))
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
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="keep the analyses in this file")
    parser.add_argument("--articles", type=int, help="of each corpus so many only")
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
    """The articles with their analyses, PolNeAR's first."""
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())
    folder = Path(os.environ["DETENTE_CORPORA"])
    lines = (folder / "polnear/train.jsonl").read_text(encoding="utf-8").splitlines()[:limit]
    files = sorted((folder / "process/train").glob("*.json"))[:limit]
    articles = [json.loads(text) for text in [*lines, *(path.read_text(encoding="utf-8") for path in files)]]
    pairs = list(zip(articles, Pipeline().analyse(article["text"] for article in articles), strict=True))
    if cache is not None:
        cache.write_bytes(pickle.dumps(pairs, protocol=5))
    return pairs


def write(weight: dict[str, float], cues: dict[str, list[int]]) -> None:
    """One row a line, so that a change can be read as a change."""
    groups: dict[str, dict[str, float]] = collections.defaultdict(dict)
    weight.pop(CORPUS, None)
    for name, value in sorted(weight.items()):
        group, _, rest = name.partition("=")
        groups[group][rest] = round(value, 2)
    about = (
        "Made by training/cues.py from lemmas and figures of PolNeAR (train) and process/train. "
        "cues: word/class (V verb, N noun, A adjective, P phrase, C colon), candidates that were right, candidates. "
        "weights: log odds by property (see weights.properties)."
    )
    table = {"about": about, "cues": dict(sorted(cues.items())), "weights": groups}
    lines = json.dumps(table, ensure_ascii=False, indent=0)
    lines = re.sub(r"\[\n(\d+),\n(\d+)\n\]", r"[\1, \2]", lines)
    OUTPUT.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
