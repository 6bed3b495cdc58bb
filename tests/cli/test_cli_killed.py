"""`detente add` of 200 articles, killed 20 times at random moments, loses nothing that it reported done."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.api import Ledger
from detente.records.wire import record_to_json

ARTICLES = 200
KILLS = 20

pytestmark = [pytest.mark.model, pytest.mark.slow]


def articles(path: Path) -> Path:
    lines = []
    for n in range(ARTICLES):
        text = (
            f"Envoy Oda Brel said on Tuesday that road {n} would open. “We have no quarrel with anyone,” she added.\n\n"
            f"The mayor of Sarn, Ilko Menz, denied that talks number {n} had failed. They met in Sarn on March 3."
        )
        lines.append(json.dumps({"text": text, "published": "2034-03-08", "source": f"The Sarn Gazette {n % 3}"}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def command(source: Path, ledger: Path) -> list[str]:
    program = "from detente.cli import main; main()"
    return [sys.executable, "-c", program, "add", str(source), "--ledger", str(ledger), "--json"]


def add_and_kill(source: Path, ledger: Path, chance: random.Random) -> set[str]:
    """Run until some articles are reported done, then a moment longer; returns the names of those reported."""
    process = subprocess.Popen(command(source, ledger), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    wanted, fresh, done = chance.randrange(12), 0, set()
    for line in process.stdout:
        result = json.loads(line)
        done.add(result["name"])
        fresh += result["outcome"] == "added"
        if fresh >= wanted:
            break
    time.sleep(chance.random() * 0.05)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    whole = [line for line in rest.splitlines() if line.endswith("}")]
    return done | {json.loads(line)["name"] for line in whole}


def content(ledger: Path) -> dict[str, list[str]]:
    with Ledger(ledger, create=False) as opened:
        return {
            view.document.name: sorted(
                json.dumps(record_to_json(judged.as_read))
                for judged in (*view.actors, *view.statements, *view.predictions, *view.events, *view.references)
            )
            for view in opened.documents()
        }


def test_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(7)
    source = articles(tmp_path / "articles.jsonl")
    subprocess.run(command(source, tmp_path / "whole.db"), check=True, stdout=subprocess.DEVNULL)
    expected = content(tmp_path / "whole.db")
    assert len(expected) == ARTICLES
    ledger = tmp_path / "killed.db"
    reported: set[str] = set()
    for _ in range(KILLS):
        reported |= add_and_kill(source, ledger, chance)
        found = content(ledger)
        assert reported <= set(found)
        assert all(expected[name] == records for name, records in found.items()), "not whole"
    last = subprocess.run(command(source, ledger), check=True, capture_output=True, text=True)
    assert len(last.stdout.splitlines()) == ARTICLES
    assert content(ledger) == expected
