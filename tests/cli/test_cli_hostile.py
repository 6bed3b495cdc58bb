"""Bad and hostile inputs through the commands: each named with its reason, the good ones read, none live markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType
from typing import Any

import pytest

pytestmark = [pytest.mark.model]

# Harmless but so long that the language model takes a minute over them; tests/documents parses them.
LONG = ("brackets.txt", "one-line.txt")

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def inputs(hostile: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = hostile.write(tmp_path_factory.mktemp("hostile") / "in")
    for name in LONG:
        (made.folder / name).unlink()
        made.good.remove(name)
    return made


@pytest.fixture(scope="module")
def added(detente: Run, inputs: Any) -> tuple[CompletedProcess[str], Path]:
    ledger = inputs.folder.parent / "hostile.db"
    return detente("add", inputs.folder, "--ledger", ledger, "--json"), ledger


def test_each_bad_input_is_named_with_its_reason(added: tuple[CompletedProcess[str], Path], inputs: Any) -> None:
    result, _ = added
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    failed = [json.loads(line) for line in result.stdout.splitlines() if '"failed"' in line]
    assert len(inputs.bad) >= 25
    for name, words in inputs.bad:
        reasons = [f["reason"] for f in failed if name in f["name"]]
        assert any(words in reason for reason in reasons), f"{name}: {reasons}"


def test_the_good_ones_beside_them_are_read(added: tuple[CompletedProcess[str], Path], inputs: Any) -> None:
    result, _ = added
    names = [line["name"] for line in map(json.loads, result.stdout.splitlines()) if line["outcome"] != "failed"]
    assert inputs.good
    assert [name for name in inputs.good if not any(name in read for read in names)] == []


def test_status_tells_what_failed(detente: Run, added: tuple[CompletedProcess[str], Path], inputs: Any) -> None:
    (status,) = map(json.loads, detente("status", "--ledger", added[1], "--json").stdout.splitlines())
    assert len(status["failures"]) >= len({name for name, _ in inputs.bad})


@pytest.mark.browser
def test_nothing_of_them_is_alive_in_the_brief(
    detente: Run, added: tuple[CompletedProcess[str], Path], chromium: Any
) -> None:
    page_file = added[1].with_name("brief.html")
    assert detente("brief", "-o", page_file, "--ledger", added[1]).returncode == 0
    troubles: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("request", lambda request: troubles.append(request.url) if request.url != page_file.as_uri() else None)
    page.goto(page_file.as_uri())
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    anchors = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    alive = "iframe, object, embed, img, base, link[rel=stylesheet], script[src], body main script"
    assert page.locator(alive).count() == 0
    page.close()
    assert troubles == []
    assert links
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    assert {link[1:] for link in links if link.startswith("#")} <= set(anchors)
