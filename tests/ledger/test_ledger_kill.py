"""A process that writes is killed at random moments; what is found afterwards is whole, and can be completed."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from detente.ledger import Store
from detente.records import Actor, Document, Event, Reading, Statement, content_id

ARTICLES = 50
KILLS = 6

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from test_ledger_kill import fill
fill(sys.argv[1])
"""


def reading(n: int) -> Reading:
    """An invented article with 30 statements, long enough that a kill falls into the midst of writing it."""
    chance = random.Random(n)
    text = " ".join(f"Speaker{n} said word{chance.randrange(5000)} of article{n} number{k}." for k in range(120))
    document = Document(id=f"article-{n:03}", text=text, published="2025-01-01", name=f"{n}.txt")
    mentions = ((0, 8),)
    actor = Actor(id=Actor.identify(document, "person", mentions), name=f"Speaker{n}", kind="person", mentions=mentions)
    statements, events = [], []
    for k in range(30):
        content = ((k * 30, k * 30 + 25),)
        id_ = Statement.identify(document, (), content)
        statements.append(Statement(id=id_, content=content, speaker=actor.id))
        if k % 3 == 0:
            events.append(
                Event(id=Event.identify(document, "talks", content, "narrator", None), kind="talks", evidence=content)
            )
    return Reading(document=document, actors=(actor,), statements=tuple(statements), events=tuple(events))


def fill(path: str) -> None:
    """Add all articles that are not there yet; say which are, once they are safely in."""
    with Store.open(path) as store:
        run = store.begin_run(software="0.1", model="m", settings={})
        for n in range(ARTICLES):
            made = reading(n)
            original = made.document.text.encode()
            if not store.known_originals([content_id(original)], "0.1", "m", {}):
                store.put(made, original, run=run)
            print(made.document.id, flush=True)  # noqa: T201
        store.finish_run(run)


def start(path: Path) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def check(path: Path, reported: set[str]) -> set[str]:
    """The documents that are there: all of those reported, each of them whole."""
    found = set()
    with Store.open(path) as store:
        for view in store.documents():
            expected = reading(int(view.document.id[-3:]))
            found.add(view.document.id)
            assert view.document == expected.document
            assert {j.record for j in view.actors} == set(expected.actors)
            assert {j.record for j in view.statements} == set(expected.statements)
            assert {j.record for j in view.events} == set(expected.events)
            assert store.original(view.document.id)[1] == expected.document.text.encode()
            assert len(store.search("", speaker=expected.actors[0].name, limit=100)) == 30
        assert store.status().records["statement"] == 30 * len(found)
    assert reported <= found, "lost what was reported done"
    return found


def test_killed_at_random_moments(tmp_path):
    path = tmp_path / "ledger.db"
    chance = random.Random()
    reported: set[str] = set()
    stopped_early = 0
    for _ in range(KILLS):
        process = start(path)
        assert process.stdout
        # From the first article on, so that the kills fall between and into transactions, not into the imports.
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.12))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        reported |= {line for line in [first.strip(), *rest.split("\n")[:-1]] if line}
        found = check(path, reported)
        stopped_early += len(found) < ARTICLES
    assert stopped_early, "every kill came too late to test anything"
    last = start(path)
    last.communicate()
    assert last.returncode == 0
    assert len(check(path, reported)) == ARTICLES
    with contextlib.closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ledger.db"]


def test_killed_while_it_is_made(tmp_path):
    chance = random.Random()
    for n in range(2):
        path = tmp_path / f"{n}.db"
        process = start(path)
        while not path.exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.communicate()
        with Store.open(path) as store:
            assert store.status().documents in range(ARTICLES)
