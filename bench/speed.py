"""Articles and words a second, and peak memory: `python bench/speed.py [--articles N] [--processes P]`.

Everything is included: start and loading of the models, parsing, all readers, writing to a ledger in a temporary
folder. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

import articles
from detente.api import Ledger, Settings
from detente.records import InputError


def measure(number: int, processes: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("\n".join(articles.lines(number)), encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in path.read_text(encoding="utf-8").splitlines())
        ledger = Path(folder) / "bench.db"
        begun = time.perf_counter()
        warm = None
        done = 0
        with Ledger(ledger) as opened:
            for result in opened.add(path, settings=Settings(processes=processes)):
                assert not isinstance(result, InputError), result
                done += 1
                if warm is None:
                    warm = time.perf_counter()
        assert warm is not None
        seconds = time.perf_counter() - begun
        size = ledger.stat().st_size
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "articles": done,
        "processes": processes,
        "words_per_article": round(words / number),
        "seconds": round(seconds, 1),
        "articles_per_second": round(done / seconds, 2),
        "words_per_second": round(words / seconds),
        "first_result_after_seconds": round(warm - begun, 1),
        "peak_memory_mb": round(own),
        "peak_memory_of_a_worker_mb": round(child) if processes > 1 else None,
        "ledger_bytes_per_article": round(size / done),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(measure(options.articles, options.processes)))
