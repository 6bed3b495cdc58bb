from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from detente.cli import main
from detente.cli.reference import reference

ROOT = Path(__file__).parents[2]


def test_the_reference_is_that_of_the_code() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), "run `make docs`"


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The commands by the words that call them, those within groups as well."""
    for name, command in sorted(group.commands.items()):
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize("path", [*commands(main)], ids=" ".join)
def test_every_command_says_what_it_does_with_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    # A default command may be left out.
    assert f"detente {' '.join(path).removesuffix(' list')} " in result.output.split("Example")[1] + " "
    command: click.Command = main
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert all(option.help for option in options if option.name != "output")


def test_the_commands_start_without_heavy_libraries() -> None:
    heavy = "spacy thinc numpy sqlalchemy alembic lxml trafilatura jinja2 rich pypdfium2 py3langid".split()
    program = f"import sys, detente.cli; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["annotate"],
        ["search"],
        ["show"],
        ["judge", "x", "perhaps"],
        ["brief", "-o", "brief.doc"],
        ["nonsense"],
    ],
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["judge", "x", "edit"], ["judge", "x", "confirm", "--set", "act=deny"]])
def test_only_edit_takes_changes_and_needs_them(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "edit needs --set" in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_DETENTE_COMPLETE" in result.output
