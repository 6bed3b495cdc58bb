"""Digest articles as they are printed, against their labels."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from detente.documents import Original, collect, parse, references

pytestmark = pytest.mark.corpus


@pytest.fixture
def corpora() -> Path:
    folder = os.environ.get("DETENTE_CORPORA")
    if not folder:
        pytest.skip("DETENTE_CORPORA names no folder with the development corpora")
    return Path(folder)


def test_a_condensed_article_of_a_press_digest(corpora):
    (original,) = collect(sorted((corpora / "seed").glob("*.txt")))
    assert isinstance(original, Original)
    document = parse(original)
    assert (document.source, document.published, document.page) == ("Izvestia", "2025-04-04", "1")
    assert document.condensed
    counts = Counter(part.kind for part in document.parts)
    expected = {"masthead": 1, "editors_note": 1, "break": 1, "elision": 3, "gloss": 3, "reference": 3, "body": 1}
    assert counts == expected
    assert [(r.volume, r.number, r.pages) for r in references(document)] == [
        (75, "29-30", "3-6"), (77, "7", "3-7"), (77, "12", "3-9"),
    ]  # fmt: skip


def test_digest_mastheads_and_references_of_the_labelled_articles(corpora):
    wrong, right, predicted, gold = [], 0, 0, 0
    for path in sorted((corpora / "process" / "train").glob("*.json")):
        labelled = json.loads(path.read_text())
        document = parse(Original(path.name, json.dumps({"text": labelled["text"]}).encode(), "application/json"))
        if document.page and (document.source or "").casefold() != labelled["source"].casefold():
            wrong.append(path.name)
        found = [(r.kind, r.volume, r.number, r.pages) for r in references(document)]
        known = [(r["kind"], r["volume"], r["number"], r["pages"]) for r in labelled["references"]]
        right += sum((Counter(found) & Counter(known)).values())
        predicted, gold = predicted + len(found), gold + len(known)
    assert wrong == []
    assert 2 * right / (predicted + gold) > 0.9
