from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente.documents import Original, parse
from detente.records import Document


@pytest.fixture
def hostile_folder(hostile: ModuleType, tmp_path: Path) -> Any:
    return hostile.write(tmp_path / "hostile")


@pytest.fixture
def from_text() -> Callable[[str], Document]:
    """Parses a text as a .txt file would be."""
    return lambda text: parse(Original("article.txt", text.encode()))


@pytest.fixture
def parts_of() -> Callable[[Document, str], list[str]]:
    """The words of a document's parts of one kind."""
    return lambda document, kind: [document.text[slice(*p.span)] for p in document.parts if p.kind == kind]
