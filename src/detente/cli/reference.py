"""docs/cli.md, made from the commands themselves: `python -m detente.cli.reference docs/cli.md`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from detente.cli import main

HEAD = """# The commands

Made from the commands themselves by `make docs`; `detente COMMAND --help` says the same.

Results go to standard output, messages and progress to standard error. Exit status: 0 all went well, 1 some input
failed (the rest was done) or nothing was found, 2 wrong usage, 130 interrupted. `-` is standard input.
"""


def reference() -> str:
    """The page as Markdown."""
    parts = [HEAD]
    settings = {**main.context_settings, "terminal_width": 100}
    group = click.Context(main, info_name="detente", **settings)
    for name in main.list_commands(group):
        command = main.commands[name]
        context = click.Context(command, info_name=name, parent=group, **settings)
        parts.append(f"## detente {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
