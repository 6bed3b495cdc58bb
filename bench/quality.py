"""What the readers get right on the development corpora: `python bench/quality.py`.

Needs DETENTE_CORPORA, and the scorers beside it or in DETENTE_SCORERS. Prints one JSON object with the scorers' figures
for PolNeAR dev (attributions) and for the invented articles of process/dev (all records).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import articles
from detente.api import read
from detente.records import Reading
from detente.records.wire import reading_to_json

KINDS_READ = {"meeting", "call", "visit", "talks"}


def annotated(source: Path, target: Path) -> None:
    """Write what `detente annotate` prints for a file of JSON lines."""
    with target.open("w", encoding="utf-8") as lines:
        for reading in read(source):
            if not isinstance(reading, Reading):
                raise SystemExit(str(reading))
            lines.write(json.dumps(reading_to_json(reading)) + "\n")


def scored(scorer: str, gold: Path, predicted: Path) -> dict[str, Any]:
    folder = articles.scorers()
    assert folder is not None
    command = [sys.executable, str(folder / scorer), str(gold), str(predicted), "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout))


def measure() -> dict[str, Any]:
    corpora = articles.corpora()
    if corpora is None or articles.scorers() is None:
        raise SystemExit("set DETENTE_CORPORA to the folder of the corpora (and DETENTE_SCORERS to the scorers')")
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "polnear.jsonl"
        polnear = corpora / "polnear" / "dev.jsonl"
        annotated(polnear, predicted)
        attributions = scored("score_attributions.py", polnear, predicted)
        invented, source = Path(folder) / "process.jsonl", Path(folder) / "process-in.jsonl"
        gold = sorted((corpora / "process" / "dev").glob("*.json"))
        fields = ("id", "text", "title", "published", "source")
        loaded = [json.loads(path.read_text(encoding="utf-8")) for path in gold]
        source.write_text("\n".join(json.dumps({f: a[f] for f in fields}) for a in loaded), encoding="utf-8")
        annotated(source, invented)
        return {
            "polnear_dev": attributions,
            "process_dev": scored("score_records.py", gold[0].parent, invented),
            "process_dev_events_of_the_kinds_read": scored_events(loaded, Path(folder) / "gold", invented),
        }


def scored_events(loaded: list[dict[str, Any]], gold: Path, predicted: Path) -> dict[str, Any]:
    """The figures of events against those gold events that are of a kind that the reader looks for."""
    gold.mkdir()
    for article in loaded:
        events = [event for event in article["events"] if event["kind"] in KINDS_READ]
        (gold / f"{article['id']}.json").write_text(json.dumps(article | {"events": events}), encoding="utf-8")
    scores = scored("score_records.py", gold, predicted)
    return {name: value for name, value in scores.items() if name.startswith("events")}


if __name__ == "__main__":
    print(json.dumps(measure()))
