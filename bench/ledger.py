"""The ledger alone: writes a second, bytes a document, search at 100,000 statements; who is who at 4,000 articles.

    python bench/ledger.py [--documents 4000] [--articles 4000] [--ledger LOCATION]

Documents are made of random words with the frequencies of a natural text (Zipf), 940 words and 25 statements each, so
4,000 documents are 100,000 statements. Who is who is measured in a ledger of its own, with the invented articles of
bench/identities.py, three actors and their sides, five in all: all joined at once, as after an update of the software;
then one article after the other, from its records in the ledger to its memberships in it. With `--documents 0
--articles 20000` (four minutes) it is a ledger of 100,000 actors. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import identities
from detente.analysis.resolver import ActorResolver
from detente.ledger import Store
from detente.records import Actor, Document, Event, Reading, Statement, content_id
from detente.resolution.model import Profile

WORDS = 940
STATEMENTS = 25
VOCABULARY = 30_000
QUERIES = 300
ADDED = 300
NAMED = 3  # actors of an article, beside their sides
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


def telling(profiles: Sequence[Profile]) -> Reading:
    """An article that has these actors, and their sides, by all their names."""
    named: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str | None]] = {
        one.name: (one.kind, (one.name, *one.names), one.roles, one.side) for one in profiles
    }
    for side in [one.side for one in profiles if one.side]:
        named.setdefault(side, ("state", (side,), (), None))
    text, mentions = "", {}
    for name, (_, forms, *_) in named.items():
        spans = []
        for form in forms:
            spans.append((len(text), len(text) + len(form)))
            text += f"{form} spoke. "
        mentions[name] = tuple(spans)
    first = profiles[0]
    document = Document(
        id=first.document or "", text=text, source=first.source, published=first.published, language="en", name=text[:9]
    )
    ids = {name: Actor.identify(document, "person", spans) for name, spans in mentions.items()}
    actors = tuple(
        Actor(
            id=ids[name],
            name=name,
            kind=kind,  # type: ignore[arg-type]
            mentions=mentions[name],
            roles=roles,
            side=ids.get(side or ""),
        )
        for name, (kind, _, roles, side) in named.items()
    )
    return Reading(document=document, actors=actors)


def who_is_who(number: int) -> dict[str, object]:
    made, _ = identities.articles(number + ADDED, random.Random(7), NAMED)
    resolver = ActorResolver()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:
        run = store.begin_run(software="bench", model="none", settings={})
        for profiles in made[:number]:
            reading = telling(profiles)
            store.put(reading, reading.document.id.encode(), run=run)
        begun, busy = time.perf_counter(), time.process_time()
        store.rebuild_identities(resolver)
        rebuilt, busy_rebuilding = time.perf_counter() - begun, time.process_time() - busy
        times, computing = [], []
        for profiles in made[number:]:
            reading = telling(profiles)
            store.put(reading, reading.document.id.encode(), run=run)
            begun, busy = time.perf_counter(), time.process_time()
            store.resolve(resolver)
            times.append(time.perf_counter() - begun)
            computing.append(time.process_time() - busy)
        begun = time.perf_counter()
        store.doubtful()
        asking = time.perf_counter() - begun
        begun = time.perf_counter()
        listed = store.identities()
        listing = time.perf_counter() - begun
    times.sort()
    computing.sort()
    return {
        "articles": number,
        "actors": sum(len(one.members) for one in listed),
        "joined_to": len(listed),
        "rebuild_seconds": round(rebuilt, 1),
        "rebuild_cpu_seconds": round(busy_rebuilding, 1),
        "join_article_median_ms": round(1000 * statistics.median(times), 1),
        "join_article_cpu_median_ms": round(1000 * statistics.median(computing), 1),
        "join_article_p95_ms": round(1000 * times[int(0.95 * len(times))], 1),
        "join_article_cpu_p95_ms": round(1000 * computing[int(0.95 * len(computing))], 1),
        "list_doubtful_seconds": round(asking, 2),
        "list_all_seconds": round(listing, 1),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=4_000)
    parser.add_argument(
        "--ledger", help="postgresql:// address of an empty database; default: SQLite in a temporary folder"
    )
    parser.add_argument("--articles", type=int, default=4_000, help="for who is who; 0: not measured")
    options = parser.parse_args()
    figures = measure(options.documents, options.ledger) if options.documents else {}
    print(json.dumps(figures | (who_is_who(options.articles) if options.articles else {})))
