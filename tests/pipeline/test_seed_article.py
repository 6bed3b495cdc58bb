"""The article that the project began with, read end to end. It is an example of what any article must give."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from detente.api import read
from detente.records import Actor, Reading
from detente.records.spans import quoted

pytestmark = [pytest.mark.model, pytest.mark.corpus]


@pytest.fixture(scope="module")
def reading() -> Reading:
    corpora = os.environ.get("DETENTE_CORPORA")
    if not corpora:
        pytest.skip("set DETENTE_CORPORA to the folder of the corpora")
    (path,) = (Path(corpora) / "seed").glob("*.txt")
    (result,) = read(path)
    assert isinstance(result, Reading)
    return result


def actor(reading: Reading, form: str) -> Actor:
    """The one actor that the text mentions in these words."""
    text = reading.document.text
    (found,) = [a for a in reading.actors if form in {text[begin:end] for begin, end in a.mentions}]
    return found


def said(reading: Reading, words: str) -> str | None:
    """The speaker of the one innermost statement whose content holds the words."""
    text = reading.document.text
    found = [s for s in reading.statements if words in quoted(text, s.content)]
    inner = min(found, key=lambda s: sum(end - begin for begin, end in s.content))
    names = {a.id: a.name for a in reading.actors}
    return names.get(inner.speaker or "")


def test_the_masthead_and_the_layout(reading: Reading) -> None:
    document = reading.document
    assert (document.source, document.published, document.page) == ("Izvestia", "2025-04-04", "1")
    assert document.condensed
    parts = Counter(part.kind for part in document.parts)
    assert {kind: parts[kind] for kind in ("masthead", "editors_note", "break", "elision", "gloss", "reference")} == {
        "masthead": 1,
        "editors_note": 1,
        "break": 1,
        "elision": 3,
        "gloss": 3,
        "reference": 3,
    }


def test_the_references(reading: Reading) -> None:
    cited = [(r.volume, r.number, r.pages) for r in reading.references]
    assert cited == [(75, "29-30", "3-6"), (77, "7", "3-7"), (77, "12", "3-9")]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("three steps forward", "Kirill Dmitriyev"),
        ("numerous forces interested in maintaining tension", "Kirill Dmitriyev"),
        ("certain successes in eliminating bilateral irritants", "Sergei Ryabkov"),
        ("was fulfilled in the part that concerned Ukraine", "Dmitry Peskov"),
        ("The sanctions issue may be discussed", "Konstantin Blokhin"),
        ("to find another bank", "Ivan Loshkaryov"),
        ("there is still room for maneuvering", "Ivan Loshkaryov"),
        ("concrete actions, not promises", "Sergei Lavrov"),
        ("cooperating well with the US", "Donald Trump"),
        ("We will see some clarifications", "Zelensky"),
        ("France or Britain should enter into negotiations", "Alexander Stubb"),
        ("Democratic Senator Adam Schiff is very visible", "Mikhail Mironyuk"),
        ("US companies have already applied", "Roscongress"),
        ("sees the negotiations as a threat", "experts"),
    ],
)
def test_who_said_what(reading: Reading, words: str, speaker: str) -> None:
    assert said(reading, words) == speaker


def test_descriptions_and_name_are_one_actor(reading: Reading) -> None:
    envoy = actor(reading, "Kirill Dmitriyev")
    assert envoy is actor(reading, "The Russian envoy")
    assert envoy is actor(reading, "The RDIF head")


@pytest.mark.parametrize(
    ("seat", "government"), [("Kiev", "Ukraine"), ("Brussels", "European Union"), ("Moscow", "Russia")]
)
def test_a_capital_that_acts_is_its_government(reading: Reading, seat: str, government: str) -> None:
    assert actor(reading, seat).name == government


@pytest.mark.parametrize(
    ("kind", "time", "place"),
    [
        ("visit", "2025-04-02/2025-04-03", "US"),
        ("meeting", "2025-02-27", "Istanbul"),
        ("meeting", "2025-03-24", "Riyadh"),
        ("call", "2025-02-12", None),
        ("call", "2025-03-18", None),
    ],
)
def test_events(reading: Reading, kind: str, time: str, place: str | None) -> None:
    kinds = {"meeting", "talks"} if kind == "meeting" else {kind}
    found = [e for e in reading.events if e.kind in kinds and e.time == time and e.status == "happened"]
    assert len(found) == 1
    assert place is None or place in (found[0].place or "")
