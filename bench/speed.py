"""Articles and words a second, and memory: `python bench/speed.py [--articles N] [--processes P]`.

Everything is included: start and loading of the models, parsing, all readers, writing to a ledger in a temporary
folder. One process is held to one core. Memory is resident memory as Linux tells it. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
import time
from pathlib import Path

import articles
from articles import STANDARD
from detente.api import Ledger, Settings
from detente.records import InputError
from machine import hold_to_one_core, memory


def measure(number: int, processes: int) -> dict[str, object]:
    if processes == 1:
        hold_to_one_core()
    now: list[int] = []
    workers = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("\n".join(articles.lines(number)), encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in path.read_text(encoding="utf-8").splitlines())
        ledger = Path(folder) / "bench.db"
        begun = time.perf_counter()
        with Ledger(ledger) as opened:
            for result in opened.add(path, settings=Settings(processes=processes)):
                assert not isinstance(result, InputError), result
                now.append(memory("self", "VmRSS"))
                if len(now) % 16 == 0:
                    children = multiprocessing.active_children()
                    workers = max([workers, *(memory(child.pid or 0, "VmHWM") for child in children)])
        seconds = time.perf_counter() - begun
        size = ledger.stat().st_size
    return {
        "articles": len(now),
        "processes": processes,
        "words_per_article": round(words / number),
        "seconds": round(seconds, 1),
        "articles_per_second": round(len(now) / seconds, 2),
        "words_per_second": round(words / seconds),
        f"articles_of_{STANDARD}_words_per_second": round(words / seconds / STANDARD, 2),
        "memory_after_100_articles_mb": now[99],
        "memory_after_the_last_mb": now[-1],
        "peak_memory_mb": memory("self", "VmHWM"),
        "peak_memory_of_a_worker_mb": workers or None,
        "ledger_bytes_per_article": round(size / len(now)),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(measure(max(100, options.articles), options.processes)))
