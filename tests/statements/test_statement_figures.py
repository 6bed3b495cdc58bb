"""The reader on PolNeAR's development part must stay at least as good as it was accepted."""

from __future__ import annotations

import importlib
import json
import os
from pathlib import Path

import pytest

from detente.language import Pipeline
from detente.records import Document
from detente.statements import read

BENCH = Path(__file__).parents[2] / "bench"
CONTENT, ATTRIBUTION, CALIBRATION = 0.77, 0.73, 0.06


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.slow
def test_polnear_dev(monkeypatch: pytest.MonkeyPatch) -> None:
    if "DETENTE_CORPORA" not in os.environ:
        pytest.skip("DETENTE_CORPORA does not name the folder of the development corpora")
    monkeypatch.syspath_prepend(BENCH)
    attributions, rates = importlib.import_module("attributions"), importlib.import_module("rates")
    lines = (Path(os.environ["DETENTE_CORPORA"]) / "polnear/dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    tallies, judged = [], []
    for article, analysis in zip(articles, Pipeline().analyse(a["text"] for a in articles), strict=True):
        text, gold = article["text"], attributions.said(article)
        found = read(Document(id=article["id"], text=text), analysis)
        tallies.append(attributions.tally(text, gold, found))
        right = {j for _, j, agrees in attributions.matches(text, gold, found) if agrees}
        judged += [(statement.confidence, j in right) for j, statement in enumerate(found)]
    figures = rates.figures(tallies)
    assert figures["content"].f1.value >= CONTENT
    assert figures["attribution"].f1.value >= ATTRIBUTION
    assert rates.calibration(judged) <= CALIBRATION
