"""The ledger alone: writes a second, bytes a document, search at 100,000 statements.

    python bench/ledger.py [--documents 4000] [--ledger LOCATION]

Documents are made of random words with the frequencies of a natural text (Zipf), 940 words and 25 statements each, so
4,000 documents are 100,000 statements. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from detente.ledger import Store
from detente.records import Actor, Document, Event, Reading, Statement, content_id

WORDS = 940
STATEMENTS = 25
VOCABULARY = 30_000
QUERIES = 300
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def vocabulary(chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))] = None
    return list(found)


def reading(number: int, words: list[str], weights: list[float], chance: random.Random) -> Reading:
    chosen = chance.choices(words, cum_weights=weights, k=WORDS)
    begins, text = [], ""
    for word in chosen:
        begins.append(len(text))
        text += word + " "
    document = Document(
        id=content_id(text.encode()),
        text=text,
        source=f"Outlet {number % 7}",
        published=f"2034-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        language="en",
        name=f"{number}.txt",
    )
    spans = [(begins[i], begins[i] + len(chosen[i])) for i in range(WORDS)]
    actors = tuple(
        Actor(
            id=Actor.identify(document, "person", (spans[i],)),
            name=chosen[i].title() + " " + chosen[i + 1].title(),
            kind="person",
            mentions=tuple(spans[i : i + 5]),
        )
        for i in range(0, 100, 10)
    )
    statements = []
    for n in range(STATEMENTS):
        first = 100 + n * 30
        content, cue = ((spans[first][0], spans[first + 20][1]),), (spans[first + 21],)
        statements.append(
            Statement(
                id=Statement.identify(document, cue, content),
                content=content,
                cue=cue,
                source=(spans[first + 22],),
                speaker=actors[n % len(actors)].id,
                confidence=0.8,
            )
        )
    evidence = ((spans[5][0], spans[15][1]),)
    event = Event(
        id=Event.identify(document, "talks", evidence, "narrator", None),
        kind="talks",
        evidence=evidence,
        participants=tuple(actor.id for actor in actors[:2]),
    )
    return Reading(document=document, actors=actors, statements=tuple(statements), events=(event,))


def measure(documents: int, location: str | None) -> dict[str, object]:
    chance = random.Random(11)
    words = vocabulary(chance)
    total, weights = 0.0, []
    for rank in range(1, VOCABULARY + 1):
        total += 1 / rank
        weights.append(total)
    sought = [weight - weights[19] for weight in weights[20:]]
    with tempfile.TemporaryDirectory() as folder:
        path = location or str(Path(folder) / "bench.db")
        writing = 0.0
        with Store.open(path) as store:
            run = store.begin_run(software="bench", model="none", settings={})
            for number in range(documents):
                made = reading(number, words, weights, chance)
                begun = time.perf_counter()
                store.put(made, made.document.text.encode(), run=run)
                writing += time.perf_counter() - begun
            store.finish_run(run)
            times = []
            for _ in range(QUERIES):
                # A rare word, a common one, or two together, some with a filter: what people type. The 20 most
                # frequent ("the", "of") are not looked for.
                query = " ".join(chance.choices(words[20:], cum_weights=sought, k=chance.randint(1, 2)))
                statements_only = chance.random() < 0.5
                begun = time.perf_counter()
                store.search(query, kind="statement" if statements_only else None, limit=20)
                times.append(time.perf_counter() - begun)
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) if location is None else None
    times.sort()
    return {
        "documents": documents,
        "statements": documents * STATEMENTS,
        "writes_per_second": round(documents / writing),
        "bytes_per_document": round(size / documents) if size else None,
        "search_median_ms": round(1000 * statistics.median(times), 1),
        "search_p95_ms": round(1000 * times[int(0.95 * len(times))], 1),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=4_000)
    parser.add_argument(
        "--ledger", help="postgresql:// address of an empty database; default: SQLite in a temporary folder"
    )
    options = parser.parse_args()
    print(json.dumps(measure(options.documents, options.ledger)))
