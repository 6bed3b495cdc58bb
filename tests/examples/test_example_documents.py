"""The examples through the documents room: every file, whole, with its outlet, date, title, language and layout."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from detente.documents import Original, collect, parse, references
from detente.records import Document, InputError

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "mirva-bridge"


class Expected(NamedTuple):
    """Where an article lies, and what its file tells of it. `slug` names the text it was made from."""

    name: str
    slug: str
    source: str
    published: str
    title: str | None
    language: str = "en"


AGENCIA, GLAS, MERCURY = "Agencia Almadrona", "Selmarzki Glas", "The Haverel Mercury"
ARTICLES = [
    Expected(
        "agencia-wires.jsonl:1", "agencia-2034-02-22", AGENCIA, "2034-02-22",
        "Ardovia, Cormarin narrow gap on Mirva bridge, leave bank for the leaders",
    ),
    Expected(
        "agencia-wires.jsonl:2", "agencia-2034-03-08", AGENCIA, "2034-03-08",
        "Shells land near Mirva bridge; Ardovia, Jelvara blame each other",
    ),
    Expected(
        "agencia-wires.jsonl:3", "agencia-2034-03-24", AGENCIA, "2034-03-24",
        "Third round on Mirva bridge ends with counting rules, no word on extension",
    ),
    Expected(
        "agencia-2034-03-24-es.html", "agencia-2034-03-24-es", AGENCIA, "2034-03-24",
        "Veinte minutos en un cuarto sin ventanas", "es",
    ),
    Expected(
        "clippings.zip!clippings/agencia-2034-04-11.html", "agencia-2034-04-11", AGENCIA, "2034-04-11",
        "Bridge trains run on as capitals differ over what they agreed",
    ),
    Expected(
        "clippings.zip!clippings/glas-2034-03-11.txt", "glas-2034-03-11", GLAS, "2034-03-11",
        "THIRTY-ONE TIMES IN TEN DAYS",
    ),
    Expected("glas-2034-02-27.txt", "glas-2034-02-27", GLAS, "2034-02-27", None),
    Expected("glas-2034-04-08.txt", "glas-2034-04-08", GLAS, "2034-04-08", None),
    Expected(
        "mercury-2034-02-26.html", "mercury-2034-02-26", MERCURY, "2034-02-26",
        "Eight trains and a blind eye: what Tredavick signed up to on the Mirwa",
    ),
    Expected(
        "mercury-2034-03-09.html", "mercury-2034-03-09", MERCURY, "2034-03-09",
        "Mirva bridge shelled a week into truce as Ardovia and Jelvara trade blame",
    ),
    Expected(
        "mercury-2034-03-18.pdf", "mercury-2034-03-18", MERCURY, "2034-03-18", "The round that nobody postponed",
    ),
    Expected(
        "mercury-2034-04-05.eml", "mercury-2034-04-05", MERCURY, "2034-04-05",
        "Mercury Morning: Merijan is back, and so is the napkin",
    ),
]  # fmt: skip
BY_NAME = {article.name: article for article in ARTICLES}

# What stands around the articles on their pages and is no part of them. (On a printed page nothing but the eye tells an
# advertisement or a caption from the article: the reader of PDFs keeps both.)
SURROUNDINGS = [
    "Skip to the story", "cookies", "Subscribe", "Advertisement", "ADVERTISEMENT", "Saltmouth Ferries", "Potash at",
    "new crane", "Sign up", "All rights reserved", "Newsroom 0100", "Saturday 18 March 2034", "Aviso legal",
    "Legal notice", "You get this mail", "List-Unsubscribe",
]  # fmt: skip
PRINTED_BESIDE = {"ADVERTISEMENT", "Saltmouth Ferries"}


@cache
def originals() -> dict[str, Original | InputError]:
    return {item.name.removeprefix(f"{FOLDER}/"): item for item in collect([FOLDER])}


@cache
def document(name: str) -> Document:
    item = originals()[name]
    assert not isinstance(item, InputError), str(item)
    return parse(item)


def written(slug: str) -> list[str]:
    """The paragraphs that the file was made from."""
    _, *paragraphs = (EXAMPLES / "sources" / f"{slug}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return paragraphs


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_article_is_found_and_nothing_else() -> None:
    assert sorted(originals()) == sorted(BY_NAME)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_outlet_date_title_and_language(name: str) -> None:
    read, expected = document(name), BY_NAME[name]
    found = (read.source, read.published, read.title, read.language)
    assert found == (expected.source, expected.published, expected.title, expected.language)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_the_text_is_whole_and_in_order(name: str) -> None:
    text, at = squeezed(document(name).text), 0
    for paragraph in map(squeezed, written(BY_NAME[name].slug)):
        found = text.find(paragraph, at)
        assert found >= 0, f"missing, broken or out of order: {paragraph[:120]!r}"
        at = found + len(paragraph)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_what_surrounds_the_article_is_left_out(name: str) -> None:
    printed = PRINTED_BESIDE if name.endswith(".pdf") else set()
    assert [words for words in SURROUNDINGS if words in document(name).text and words not in printed] == []


@pytest.mark.parametrize(
    ("name", "counts", "page", "issues"),
    [
        (
            "glas-2034-02-27.txt",
            {"masthead": 1, "editors_note": 1, "break": 1, "elision": 4, "gloss": 3, "reference": 2},
            "1",
            [(41, "8", "5-6"), (38, "44-45", "1-4")],
        ),
        (
            "clippings.zip!clippings/glas-2034-03-11.txt",
            {"title": 1, "masthead": 1, "editors_note": 1, "break": 1, "elision": 3, "gloss": 2, "reference": 1},
            "3",
            [(41, "8", "5-6")],
        ),
        (
            "glas-2034-04-08.txt",
            {"masthead": 1, "editors_note": 1, "break": 1, "elision": 3, "gloss": 3, "reference": 1},
            "2",
            [(41, "13", "9")],
        ),
    ],
)
def test_the_digest_layout(name: str, counts: dict[str, int], page: str, issues: list[tuple[int, str, str]]) -> None:
    read = document(name)
    assert Counter(part.kind for part in read.parts if part.kind != "body") == counts
    assert (read.page, read.condensed) == (page, True)
    assert [(r.volume, r.number, r.pages) for r in references(read)] == issues


def test_json_lines_keep_the_ids_they_bring() -> None:
    assert document("agencia-wires.jsonl:2").id == "agencia-2034-03-08"


def test_web_pages_give_their_address() -> None:
    read = document("mercury-2034-02-26.html")
    assert read.url == "https://haverelmercury.example/world/2034/02/26/eight-trains-and-a-blind-eye"
    assert read.authors == ("Philippa Garrowby",)


def test_old_encodings_keep_quotes_and_dashes() -> None:
    assert "“Of these three,” he says" in document("glas-2034-04-08.txt").text  # Windows-1252
    assert "[the chief Cormarine negotiator – Trans.]" in document("clippings.zip!clippings/glas-2034-03-11.txt").text
