"""docs/cli.md, made from the commands themselves: `python -m detente.cli.reference docs/cli.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from detente.cli import main

HEAD = """# The commands

Made from the commands themselves by `make docs`; `detente COMMAND --help` says the same.

Results go to standard output, messages and progress to standard error. Exit status: 0 all went well, 1 some input
failed (the rest was done) or nothing was found, 2 wrong usage, 130 interrupted. `-` is standard input.
"""


def reference() -> str:
    """The page as Markdown."""
    settings = {**main.context_settings, "terminal_width": 100}
    group = click.Context(main, info_name="detente", **settings)
    return "\n".join([HEAD, *_commands(main, group, "##", settings)])


def _commands(group: click.Group, context: click.Context, level: str, settings: Mapping[str, Any]) -> Iterator[str]:
    """The help of a group's commands, each with those of its own a level below."""
    for name in group.list_commands(context):
        command = group.commands[name]
        own = click.Context(command, info_name=name, parent=context, **settings)
        yield f"{level} {own.command_path}\n\n```text\n{command.get_help(own)}\n```\n"
        if isinstance(command, click.Group):
            yield from _commands(command, own, f"{level}#", settings)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
