"""What tests of several rooms share."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

# Names under which Debian and others install it.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real headless browser, one a session; its absence is a failure where everything is required."""
    path = os.environ.get("DETENTE_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        reason = f"none of {', '.join(BROWSERS)} is installed (DETENTE_CHROMIUM names another browser)"
        if os.environ.get("DETENTE_REQUIRE") == "all":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    """The module that makes bad inputs (and small good ones)."""
    path = Path(__file__).with_name("documents") / "hostile.py"
    spec = importlib.util.spec_from_file_location("documents_hostile", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
