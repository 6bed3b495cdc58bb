"""What the commands share: options, the two consoles, words from articles made safe for a terminal."""

from __future__ import annotations

import getpass
import io
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, BinaryIO

import click

if TYPE_CHECKING:
    from rich.console import Console

    from detente.api import Ledger

# Columns of a console that is no terminal: a program that reads lines must not find them broken.
NEVER_WRAP = 100_000

ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    type=click.Path(),
    help="Ledger file, or postgresql:// address.  [default: $DETENTE_LEDGER, else detente.db]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, for programs.")
processes_option = click.option(
    "--processes",
    "-j",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read at once; each takes about 500 MB.",
)
fast_option = click.option(
    "--fast", is_flag=True, help="Read statements with fewer layers: about a third faster in all, and less exact."
)
author_option = click.option(
    "--author", metavar="NAME", help="Who decides.  [default: $DETENTE_AUTHOR, else the login name]"
)
# A path that is not there is a slip of the pen, not an input that failed: nothing is read, nothing noted down.
paths_argument = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, allow_dash=True)
)


def open_ledger(location: str | None, *, create: bool = False) -> Ledger:
    """The ledger; only `add` and `demo` make one that is not there."""
    from detente.api import Ledger

    return Ledger(location, create=create)


def deciding(author: str | None) -> str:
    """Who decides: as given, else `$DETENTE_AUTHOR`, else the login name."""
    try:
        return author or os.environ.get("DETENTE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError) as error:  # a user without a name, as in containers
        raise click.UsageError("who decides? Give --author NAME, or set DETENTE_AUTHOR") from error


def standard_input() -> BinaryIO:
    """Standard input as bytes; empty where the caller closed it."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def any_letter(stream: Any) -> None:
    """Let a stream of a narrow encoding (LANG=C, Latin-1) take every letter.

    A terminal is shown `?` for what it has no letter for; programs get UTF-8, so that nothing is lost.
    """
    if not isinstance(stream, io.TextIOWrapper) or stream.encoding.lower().replace("-", "") == "utf8":
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


def output() -> Console:
    """Standard output: colour on a terminal only, never cut where piped."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to `Commands`: a reader that has had enough is no failure."""
            raise BrokenPipeError

    return Output(highlight=False, width=None if sys.stdout.isatty() else NEVER_WRAP)


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
