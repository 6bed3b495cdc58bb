from __future__ import annotations

import dataclasses
import json

from detente import reports
from detente.reports import model

TOP = ["format", "version", "title", "glance", "actors", "events", "coverage", "statements", "predictions",
       "references", "articles", "making"]  # fmt: skip


def test_the_keys_are_those_of_the_model(brief):
    data = json.loads(reports.to_json(brief))
    assert list(data) == TOP
    assert (data["format"], data["version"]) == ("detente-brief", 1)
    for key, type_ in (("actors", model.Who), ("events", model.Event), ("statements", model.Statement),
                       ("predictions", model.Prediction), ("references", model.Reference),
                       ("articles", model.Article)):  # fmt: skip
        assert list(data[key][0]) == [field.name for field in dataclasses.fields(type_)]


def test_spans_point_to_the_words(brief):
    data = json.loads(reports.to_json(brief))
    texts = {article["id"]: article["document"]["text"] for article in data["articles"]}
    entries = [
        *data["statements"],
        *data["predictions"],
        *data["references"],
        *(a for e in data["events"] for a in e["accounts"]),
    ]
    assert len(entries) == 7 + 1 + 1 + 4
    for entry in entries:
        assert " … ".join(texts[entry["article"]][b:e] for b, e in entry["spans"]) == entry["words"]


def test_lone_surrogates_survive_the_way_through_a_file(brief, tmp_path):
    spoilt = dataclasses.replace(brief, title="half \ud83d of a pair")
    path = tmp_path / "brief.json"
    path.write_text(reports.to_json(spoilt), encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["title"] == "half \ud83d of a pair"
