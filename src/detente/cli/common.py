"""What the commands share: options, the two consoles, words from articles made safe for a terminal."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from detente.api import Ledger

# Columns of a console that is no terminal: a program that reads lines must not find them broken.
NEVER_WRAP = 100_000

ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    help="Ledger file, or postgresql:// address.  [default: $DETENTE_LEDGER, else detente.db]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, for programs.")
processes_option = click.option(
    "--processes",
    "-j",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read at once; each takes about 300 MB.",
)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())


def open_ledger(location: str | None, *, create: bool = False) -> Ledger:
    """The ledger; only `add` and `demo` make one that is not there."""
    from detente.api import Ledger

    return Ledger(location, create=create)


def output() -> Console:
    """Standard output: colour on a terminal only, never cut where piped."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else NEVER_WRAP)


def messages() -> Console:
    """Standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One line of JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False))


def printable(text: str) -> str:
    """The text without what would steer the terminal: control, bidirectional and other format characters.

    Each becomes U+FFFD, but for line breaks and tabs, which become spaces, and the soft hyphen and joiners, which go.
    """
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\n\r\t":
        return " "
    if char in "\u00ad\u200b\u200c\u200d\ufeff":
        return ""
    return "\ufffd" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char
