"""The reader on PolNeAR's development part must stay at least as good as it was accepted."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

import pytest

from detente.language import Pipeline
from detente.records import Document
from detente.statements import read

BENCH = Path(__file__).parents[2] / "bench/statements.py"
CONTENT, ATTRIBUTION, CALIBRATION = 0.62, 0.57, 0.06


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.slow
def test_polnear_dev() -> None:
    if "DETENTE_CORPORA" not in os.environ:
        pytest.skip("DETENTE_CORPORA does not name the folder of the development corpora")
    spec = importlib.util.spec_from_file_location("bench_statements", BENCH)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    lines = (Path(os.environ["DETENTE_CORPORA"]) / "polnear/dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    content = attribution = both = 0
    confidences = []
    for article, analysis in zip(articles, Pipeline().analyse(a["text"] for a in articles), strict=True):
        found = list(read(Document(id=article["id"], text=article["text"]), analysis))
        gold = [a for a in article["attributions"] if a["content"]]
        pairs = dict(bench.matches(article["text"], gold, found))
        content, attribution = content + len(pairs), attribution + sum(pairs.values())
        both += len(found) + len(gold)
        confidences += [(statement.confidence, pairs.get(j, False)) for j, statement in enumerate(found)]
    assert 2 * content / both >= CONTENT
    assert 2 * attribution / both >= ATTRIBUTION
    assert bench.calibration(confidences) <= CALIBRATION
