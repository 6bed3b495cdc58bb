"""Read the statements of a PolNeAR split; write predictions for a scorer and print figures.

usage: python bench/statements.py CORPORA [--split dev] [--out FILE.jsonl] [--analyses FILE.pickle]

Figures as in the project's attribution scorer: content (Dice >= 0.7 of words), attribution (the same with the source
at >= 0.5); and the expected calibration error of `confidence` in ten bins.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.language import Analysis, Pipeline
from detente.records import Document, Span, Statement
from detente.statements import read

WORD = re.compile(r"\w+(?:['’]\w+)?")


def words(text: str, spans: Iterable[Span]) -> set[int]:
    return {begin + m.start() for begin, end in spans for m in WORD.finditer(text[begin:end])}


def dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def matches(text: str, gold: list[dict[str, Any]], found: list[Statement]) -> list[tuple[int, bool]]:
    """(index into found, source right) of the pairs whose contents agree, best first, one to one."""
    contents = [words(text, a["content"]) for a in gold], [words(text, s.content) for s in found]
    pairs = sorted(
        ((dice(x, y), i, j) for i, x in enumerate(contents[0]) for j, y in enumerate(contents[1]) if x & y),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = set(), set()
    result = []
    for agreement, i, j in pairs:
        if agreement < 0.7 or i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        source = gold[i]["source"], found[j].source
        right = not any(source) or (all(source) and dice(words(text, source[0]), words(text, source[1])) >= 0.5)
        result.append((j, bool(right)))
    return result


def calibration(pairs: list[tuple[float, bool]]) -> float:
    """Expected calibration error: mean distance of confidence and share of right ones over ten bins."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for pair in pairs:
        bins[min(9, int(pair[0] * 10))].append(pair)
    return sum(abs(sum(p for p, _ in part) - sum(r for _, r in part)) for part in bins) / max(1, len(pairs))


def f1(hits: int, predicted: int, gold: int) -> str:
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {200 * hits / max(1, predicted + gold):.1f}"


def load(corpora: Path, split: str, cache: Path | None) -> list[tuple[dict[str, Any], Analysis]]:
    if cache is not None and cache.exists():
        loaded: list[tuple[dict[str, Any], Analysis]] = pickle.loads(cache.read_bytes())
        return loaded
    path = corpora / "polnear" / f"{split}.jsonl"
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return list(zip(articles, Pipeline().analyse(article["text"] for article in articles), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--out", type=Path, help="predictions as JSON Lines")
    parser.add_argument("--analyses", type=Path, help="pickled analyses made before")
    args = parser.parse_args()
    lines, confidences, seconds = [], [], 0.0
    content = attribution = predicted = expected = 0
    for article, analysis in load(args.corpora, args.split, args.analyses):
        started = time.process_time()
        found = list(read(Document(id=article["id"], text=article["text"]), analysis))
        seconds += time.process_time() - started
        gold = [a for a in article["attributions"] if a["content"]]
        pairs = dict(matches(article["text"], gold, found))
        confidences += [(statement.confidence, pairs.get(j, False)) for j, statement in enumerate(found)]
        content, attribution = content + len(pairs), attribution + sum(pairs.values())
        predicted, expected = predicted + len(found), expected + len(gold)
        rows = [{"id": s.id, "source": s.source, "cue": s.cue, "content": s.content} for s in found]
        lines.append(json.dumps({"id": article["id"], "attributions": rows}))
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("content     ", f1(content, predicted, expected))
    print("attribution ", f1(attribution, predicted, expected))
    print(f"calibration  {calibration(confidences):.3f}")
    print(f"reading      {1000 * seconds / max(1, len(lines)):.1f} ms of processor time an article")


if __name__ == "__main__":
    main()
