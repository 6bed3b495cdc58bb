"""The reader over labelled articles: a floor under what it finds, far below what it does find."""

from __future__ import annotations

import json
import os
import pathlib

import pytest

from detente import actors
from detente.language import Pipeline
from detente.records import Document

pytestmark = [pytest.mark.model, pytest.mark.corpus]

ARTICLES = 12


@pytest.fixture(scope="module")
def articles() -> list[dict[str, object]]:
    folder = os.environ.get("DETENTE_CORPORA")
    if not folder:
        pytest.skip("set DETENTE_CORPORA to the folder of the corpora")
    paths = sorted(pathlib.Path(folder, "process", "train").glob("*.json"))[::6][:ARTICLES]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def test_most_named_people_are_found_as_people(articles: list[dict[str, object]]) -> None:
    wanted = found = 0
    analyses = Pipeline().analyse(str(article["text"]) for article in articles)
    for article, analysis in zip(articles, analyses, strict=True):
        read = actors.read(Document(id=str(article["id"]), text=str(article["text"])), analysis, ())
        people = {actor.name for actor in read if actor.kind == "person"}
        labelled = [
            actor["name"]
            for actor in article["actors"]  # type: ignore[attr-defined]
            if actor["kind"] == "person" and len(actor["name"].split()) > 1 and actor["name"][0].isupper()
        ]
        named = [name for name in labelled if all(word[0].isupper() for word in name.split())]
        wanted += len(named)
        found += sum(name in people for name in named)
    assert wanted > 30
    assert found / wanted > 0.75
