from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from detente.api import Ledger
from detente.cli import main
from detente.cli.common import printable


@given(st.text())
def test_nothing_steers_the_terminal(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("a\nb\tc", "a b c"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("co\u00adoperate", "cooperate"),
        ("“naïve” – détente…", "“naïve” – détente…"),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_ledgers_name_is_no_markup(tmp_path: Path) -> None:
    ledger = tmp_path / "[bold]talks.db"
    with Ledger(ledger):
        pass
    result = CliRunner().invoke(main, ["status", "--ledger", str(ledger)])
    assert "[bold]talks.db" in result.output.replace("\n", "")
