"""One reader of statements over articles, held to one core: what it finds, how fast, and with how much memory.

usage: python bench/statement_readers.py READER ARTICLES.jsonl FOUND.jsonl [--passes N]

Writes a line an article, with `attributions` (all records where all are read), and prints one JSON object. Speed is
that of the fastest of N passes over the articles once everything is loaded and one article is read; `start_seconds`
is what came before that. Memory is the most that this process has held, as Linux tells it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from articles import STANDARD
from machine import hold_to_one_core, memory

Row = dict[str, Any]
# Rows of articles to what is found in each; and seconds that parts of it took, added up as it goes.
Read = Callable[[list[Row], dict[str, float]], Iterator[Row]]


def encoder(*, fast: bool = False) -> Read:
    """The statement reader alone: text in, attributions out."""
    from detente.language.attributions import Attributor

    attributor = Attributor(fast=fast)

    def read(rows: list[Row], _: dict[str, float]) -> Iterator[Row]:
        found = attributor.read(row["text"] for row in rows)
        for row, attributions in zip(rows, found, strict=True):
            kept = [
                {"source": a.source, "cue": a.cue, "content": a.content, "confidence": a.confidence}
                for a in attributions
            ]
            yield {"id": row["id"], "attributions": kept}

    return read


def annotate(*, fast: bool = False) -> Read:
    """The language and all readers: what `detente annotate` does and prints."""
    from detente.documents import Original
    from detente.language import Pipeline
    from detente.pipeline import workers
    from detente.pipeline.reader import Reader
    from detente.records.wire import reading_to_json

    reader = Reader(analyser=Pipeline(fast=fast))

    def read(rows: list[Row], _: dict[str, float]) -> Iterator[Row]:
        originals = (Original(row["id"], json.dumps(row).encode(), "application/json") for row in rows)
        for result in workers.read_all(originals, workers.Settings(), reader):
            if not isinstance(result, workers.Read):
                raise SystemExit(str(result))
            yield reading_to_json(result.reading)

    return read


def textacy() -> Read:
    """textacy's direct quotations, with the parts of spaCy's pipeline that they need.

    An article with an odd number of quotation marks raises ValueError there; nothing is found in it then.
    """
    import spacy

    from detente.language.pipeline import PACKAGES

    # Of the group "bench" alone, so no import that type checking would have to find.
    if importlib.util.find_spec("textacy") is None:
        raise SystemExit("textacy is not installed: uv sync --group bench")
    extract = importlib.import_module("textacy.extract")
    package = next(name for name in PACKAGES if importlib.util.find_spec(name))
    nlp = spacy.load(package, exclude=["ner"])

    def read(rows: list[Row], seconds: dict[str, float]) -> Iterator[Row]:
        docs = nlp.pipe((row["text"] for row in rows), batch_size=16)
        for row in rows:
            begun = time.perf_counter()
            doc = next(docs)
            parsed = time.perf_counter()
            try:
                found, refused = list(extract.direct_quotations(doc)), False
            except ValueError:
                found, refused = [], True
            for part, value in (("spacy", parsed - begun), ("textacy", time.perf_counter() - parsed)):
                seconds[part] = seconds.get(part, 0.0) + value
            kept = [
                {
                    "source": _spans(each.speaker),
                    "cue": _spans(each.cue),
                    "content": [(each.content.start_char, each.content.end_char)],
                }
                for each in found
            ]
            yield {"id": row["id"], "attributions": kept, "refused": refused}

    return read


def _spans(tokens: list[Any]) -> list[tuple[int, int]]:
    """spaCy's tokens as spans; neighbours are one."""
    spans: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        begin, end = token.idx, token.idx + len(token)
        if i and tokens[i - 1].i + 1 == token.i:
            begin = spans.pop()[0]
        spans.append((begin, end))
    return spans


READERS: dict[str, Callable[[], Read]] = {
    "annotate": annotate,
    "annotate-fast": lambda: annotate(fast=True),
    "encoder": encoder,
    "encoder-fast": lambda: encoder(fast=True),
    "textacy": textacy,
}


def measure(name: str, articles: Path, target: Path, passes: int) -> dict[str, object]:
    hold_to_one_core()
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    begun = time.perf_counter()
    read = READERS[name]()
    list(read(rows[:1], {}))
    start = time.perf_counter() - begun
    timed = []
    for _ in range(passes):
        parts: dict[str, float] = {}
        begun = time.perf_counter()
        found = list(read(rows, parts))
        timed.append((time.perf_counter() - begun, parts))
    seconds, parts = min(timed, key=lambda each: each[0])
    # Before anything is written, which is no reader's work.
    peak = memory("self", "VmHWM")
    target.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    standard = sum(len(row["text"].split()) for row in rows) / STANDARD
    return {
        "articles": len(rows),
        "articles_a_second": standard / seconds,
        "parts": {part: standard / value for part, value in parts.items()},
        "start_seconds": start,
        "peak_memory_mb": peak,
        "refused": sum(row.get("refused", False) for row in found),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("articles", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--passes", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(measure(options.reader, options.articles, options.found, options.passes)))


if __name__ == "__main__":
    main()
