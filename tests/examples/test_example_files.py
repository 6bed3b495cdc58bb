from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "mirva-bridge"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


newspaper_page = _load("newspaper_page")
make_files = _load("make_files")


@pytest.mark.parametrize("name", sorted(make_files.FILES))
def test_the_file_is_what_the_script_makes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == make_files.FILES[name](), "run python examples/make_files.py"


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(make_files.FILES)


def test_the_examples_are_small() -> None:
    assert sum(path.stat().st_size for path in EXAMPLES.rglob("*") if path.is_file()) < 500_000


def test_every_address_is_of_the_reserved_domain() -> None:
    addresses = re.compile(r"https?://([^/\s\"'<>]+)")
    allowed = {"ogp.me", "schema.org"}  # vocabularies, not sites that anybody is sent to
    for path in (EXAMPLES / "sources").iterdir():
        for host in addresses.findall(path.read_text(encoding="utf-8")):
            assert host in allowed or host.endswith(".example"), f"{path.name}: {host}"


def test_every_article_is_in_a_file() -> None:
    script = (EXAMPLES / "make_files.py").read_text(encoding="utf-8")
    for path in (EXAMPLES / "sources").glob("*.txt"):
        assert f'"{path.stem}"' in script, path.name


def test_the_reprint_repeats_the_wire_story() -> None:
    wire = next(
        line
        for line in map(json.loads, (FOLDER / "agencia-wires.jsonl").read_text(encoding="utf-8").splitlines())
        if line["id"] == "agencia-2034-03-08"
    )
    reprint = make_files.source("mercury-2034-03-09").paragraphs
    shared = set(wire["text"].split("\n\n")) & set(reprint)
    assert len(shared) >= len(reprint) - 3


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("inspectors", ["inspec", "tors"]),
        ("agreement", ["agree", "ment"]),
        ("Ninety-one", None),
        ("mother", None),
        ("said", None),
    ],
)
def test_words_are_divided_where_a_printer_would(word: str, parts: list[str] | None) -> None:
    points = newspaper_page.break_points(word)
    if parts is None:
        assert points == []
    else:
        assert len(parts[0]) in points
        assert [word[: len(parts[0])], word[len(parts[0]) :]] == parts


def test_no_line_of_the_page_is_wider_than_its_column() -> None:
    for paragraph in make_files.source("mercury-2034-03-18").paragraphs:
        for line in newspaper_page.broken(paragraph, 0):
            width = newspaper_page.width(line, "Times-Roman", newspaper_page.BODY_SIZE)
            assert width <= newspaper_page.COLUMN
