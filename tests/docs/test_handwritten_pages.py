"""The pages of docs/ that are written by hand keep step with the code and the examples."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from detente.language import pieces
from detente.records import (
    RECORD_TYPES,
    Act,
    ActorKind,
    Document,
    EventKind,
    EventStatus,
    PartKind,
    Reading,
    StatementKind,
)
from detente.records.wire import document_to_json, reading_to_json
from detente.reports.wording import LOW_CONFIDENCE
from detente.statements.reading import KEEP

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("kind", [Document, *RECORD_TYPES.values()], ids=lambda kind: kind.__name__)
def test_every_field_is_described(kind: type) -> None:
    described = section(page("records.md"), kind.__name__)
    missing = [f.name for f in dataclasses.fields(kind) if f"`{f.name}`" not in described]
    assert missing == []


@pytest.mark.parametrize("values", [PartKind, ActorKind, StatementKind, Act, EventKind, EventStatus])
def test_every_value_is_described(values: object) -> None:
    assert [value for value in get_args(values) if f"`{value}`" not in page("records.md")] == []


def test_every_key_of_the_output_is_described() -> None:
    document = Document(id="d", text="Words.")
    keys = reading_to_json(Reading(document=document)).keys() - document_to_json(document).keys()
    described = section(page("records.md"), "The output of `detente annotate`")
    assert [key for key in sorted(keys) if f"`{key}`" not in described] == []


@pytest.mark.parametrize(
    "path", [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [t for t in targets if "://" not in t and not (path.parent / t).exists()] == []


def test_quotations_in_the_reading_guide_are_from_the_examples() -> None:
    sources = " ".join(p.read_text(encoding="utf-8") for p in (ROOT / "examples" / "sources").glob("*.txt"))
    quoted = [line[2:] for line in page("reading-guide.md").splitlines() if line.startswith("> ")]
    plain = [re.sub(r"\*|\s\[\w+\]", "", line) for line in quoted]
    pieces = [piece.strip().rstrip(".") for line in plain for piece in line.split("…")]
    assert len(pieces) > 3
    assert [piece for piece in pieces if piece not in sources] == []


def test_every_room_is_in_the_design() -> None:
    rooms = [p.parent.name for p in (ROOT / "src" / "detente").glob("*/__init__.py")]
    assert [room for room in rooms if f"| `{room}/` |" not in page("design.md")] == []


def test_the_design_gives_the_numbers_of_the_code() -> None:
    told = section(page("design.md"), "How a statement is read")
    assert f"at most {pieces.WINDOW} pieces" in told
    assert f"up to {pieces.CONTEXT} pieces before its own" in told
    assert f"a confidence of {KEEP} makes none" in told


def test_the_guide_gives_the_numbers_of_the_code() -> None:
    told = section(page("reading-guide.md"), "Confidence")
    assert f"What is below {KEEP} is not noted" in told
    assert f"marks what is below {LOW_CONFIDENCE}" in told


def test_every_script_of_the_training_is_described() -> None:
    scripts = [path.name for path in (ROOT / "training").rglob("*.py")]
    assert [name for name in scripts if name not in page("data.md")] == []


def test_the_citation_file_names_this_version_and_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {project['version']}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation
    assert f"version {project['version']}" in page("citing.md")
