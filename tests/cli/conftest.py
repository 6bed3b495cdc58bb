from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def detente() -> Run:
    """The command as a user runs it: a process of its own."""

    def run(*arguments: object, stdin: str = "", **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from detente.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture(scope="session")
def demo(detente: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `detente demo` makes."""
    folder = tmp_path_factory.mktemp("demo")
    result = detente("demo", "--output", folder)
    assert result.returncode == 0, result.stderr
    return folder
