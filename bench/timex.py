"""Time expressions, on TempEval-3's articles: `python bench/timex.py [--corpus aquaint] [--out FOLDER]`.

Needs DETENTE_CORPORA (a folder with `tempeval3/train.jsonl`) and the scorer `score_timex.py` (DETENTE_SCORERS, else
beside the corpora). Reads the texts as `detente annotate` does, finds the dates of each with its day of publication as
anchor, lets the scorer say how many spans, types and values are right, corpus by corpus, and tells how many articles a
second the date finder reads by itself. `--out` keeps what was read, as the scorer takes it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import articles
from detente.language import Analysis, Pipeline
from detente.language.dates import find


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="one corpus alone: aquaint or timebank")
    parser.add_argument("--out", type=Path, help="folder for what was read, one file a corpus")
    args = parser.parse_args()
    folder, scorers = articles.corpora(), articles.scorers()
    if folder is None or scorers is None:
        parser.exit(2, "timex.py: set DETENTE_CORPORA, and DETENTE_SCORERS where the scorers lie elsewhere\n")
    rows = [json.loads(line) for line in (folder / "tempeval3" / "train.jsonl").read_text("utf-8").splitlines()]
    analyse = Pipeline(fast=True).analyse
    for corpus in sorted({row["corpus"] for row in rows}):
        if args.corpus in (None, corpus):
            chosen = [row for row in rows if row["corpus"] == corpus]
            report(corpus, chosen, list(analyse(row["text"] for row in chosen)), scorers / "score_timex.py", args.out)


def report(
    corpus: str, rows: Sequence[dict[str, Any]], analyses: Sequence[Analysis], scorer: Path, out: Path | None
) -> None:
    """Print a corpus's figures."""
    begin = time.perf_counter()
    lines = [json.dumps(line(row, analysis)) for row, analysis in zip(rows, analyses, strict=True)]
    seconds = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        gold, read = Path(folder, "gold.jsonl"), Path(out or folder, f"{corpus}.jsonl")
        read.parent.mkdir(parents=True, exist_ok=True)
        gold.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        read.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
        scores = subprocess.run([sys.executable, scorer, gold, read], check=True, capture_output=True, text=True).stdout
    print(f"{corpus}: {len(rows)} articles, {len(rows) / seconds:.0f} a second (dates alone)\n{scores}")


def line(row: dict[str, Any], analysis: Analysis) -> dict[str, Any]:
    """The dates of an article as the scorer takes them: of a range its beginning and its end."""
    found = [part for each in find(analysis, row["published"]) for part in each.parts or (each,)]
    return {"id": row["id"], "timex": [{"span": e.span, "type": e.type, "value": e.timex} for e in found]}


if __name__ == "__main__":
    main()
