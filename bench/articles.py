"""Articles to measure on: news of about 940 words where the corpora are at hand, else the invented examples."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
# The length of an article in the figures that people compare, in words.
STANDARD = 940


def corpora() -> Path | None:
    """The folder of development corpora, from DETENTE_CORPORA."""
    folder = os.environ.get("DETENTE_CORPORA")
    return Path(folder) if folder else None


def scorers() -> Path | None:
    """The folder of the scorers: DETENTE_SCORERS, else beside the corpora."""
    if folder := os.environ.get("DETENTE_SCORERS"):
        return Path(folder)
    found = corpora()
    return found.parent / "tools" if found and (found.parent / "tools").is_dir() else None


def texts() -> list[str]:
    """The texts, without repetition."""
    folder = corpora()
    if folder is None:
        return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(EXAMPLES.rglob("*.txt"))]
    return [
        json.loads(line)["text"]
        for name in ("dev", "train")
        for line in (folder / "polnear" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def what() -> str:
    """The set's name, for the report."""
    return "PolNeAR dev and train" if corpora() else "the invented examples (set DETENTE_CORPORA for real news)"


def lines(number: int) -> Iterator[str]:
    """JSON lines of `number` articles that differ: after the last, the first come again with a word more."""
    found = texts()
    for i, text in zip(range(number), itertools.cycle(found), strict=False):
        repeated = i // len(found)
        yield json.dumps({"text": f"{text}\n\nEdition {repeated}." if repeated else text, "id": f"bench-{i}"})
