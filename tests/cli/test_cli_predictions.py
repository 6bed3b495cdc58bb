"""Predictions on the command line: found, shown, and given an outcome by a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.cli.judge import _change
from detente.ledger import Store
from detente.records import Actor, Document, Prediction, Reading, Statement

TEXT = "Oda Brel said that the bridge is likely to open by June."
DOCUMENT = Document(id="a", text=TEXT, source="The Sarn Gazette", published="2034-03-02", language="en", name="a.txt")
ACTOR = Actor(id="actor-0123456789abcdef", name="Oda Brel", kind="person", mentions=((0, 8),))
STATEMENT = Statement(id="statement-0123456789abcdef", content=((14, 55),), cue=((9, 13),), speaker=ACTOR.id)
PREDICTION = Prediction(
    id="prediction-0123456789abcdef",
    statement=STATEMENT.id,
    content=((19, 55),),
    likelihood="is likely to",
    horizon="2034-06",
    confidence=0.8,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    reading = Reading(document=DOCUMENT, actors=(ACTOR,), statements=(STATEMENT,), predictions=(PREDICTION,))
    with Store.open(path) as store:
        store.put(reading, TEXT.encode(), run=store.begin_run(software="0.1", model="m", settings={}))
    return path


def test_it_is_found_with_who_made_it(detente, ledger):
    (hit,) = (json.loads(line) for line in detente(
        "search", "open", "--kind", "prediction", "--speaker", "Brel", "--ledger", ledger, "--json"
    ).stdout.splitlines())  # fmt: skip
    assert (hit["record"], hit["speaker"]) == (PREDICTION.id, "Oda Brel")
    assert "Oda Brel  prediction · The Sarn Gazette" in detente("search", "open", "--ledger", ledger).stdout
    assert "predictions" in detente("status", "--ledger", ledger).stdout


def test_an_outcome_is_entered_shown_and_printed_in_the_brief(detente, ledger, tmp_path):
    judged = detente(
        "judge", "prediction-012345", "edit", "--set", "outcome=came true, a week late", "--author", "I. Menz",
        "--ledger", ledger,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stderr
    shown = detente("show", "prediction-012345", "--ledger", ledger).stdout
    for words in (
        f"statement   Oda Brel ({STATEMENT.id})",
        "content     the bridge is likely to open by June",
        "likelihood  is likely to",
        "horizon     2034-06",
        "outcome     came true, a week late",
        "edited by I. Menz",
    ):
        assert words in shown
    detente("brief", "-o", tmp_path / "brief.md", "--ledger", ledger)
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "**June 2034**. By Oda Brel’s account: the bridge is likely to open by June" in text
    assert "    - Outcome, entered by I. Menz on " in text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("horizon=2034", ("horizon", "2034")),
        ("horizon=2034-06", ("horizon", "2034-06")),
        ("outcome=null", ("outcome", None)),
        ("outcome=3", ("outcome", "3")),
        ("outcome=true", ("outcome", "true")),
        ("round=3", ("round", 3)),
        ("content=[[1, 2]]", ("content", [[1, 2]])),
        ('horizon="2034"', ("horizon", "2034")),
        ("outcome=a=b", ("outcome", "a=b")),
    ],
)
def test_a_change_is_a_text_unless_the_field_holds_something_else(change, expected):
    assert _change(change) == expected
