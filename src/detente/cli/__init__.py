"""The commands, thin over `detente.api`. Standard output carries results alone; messages go to standard error."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from detente.cli.actors import actors
from detente.cli.add import add, reread
from detente.cli.annotate import annotate
from detente.cli.brief import brief, demo
from detente.cli.common import any_letter
from detente.cli.completion import completion
from detente.cli.judge import judge, judgements, withdraw
from detente.cli.search import search
from detente.cli.show import show
from detente.cli.status import status
from detente.records import DetenteError

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Commands(click.Group):
    """A group that turns our errors into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        any_letter(sys.stdout)
        try:
            return super().invoke(ctx)
        except DetenteError as error:
            click.echo(f"detente: {error}", err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo("stopped; all that was reported done is kept. Run the same command again to go on.", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader of our output (`| head`) has had enough: nothing more can or need be written.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="detente", prog_name="detente")
def main() -> None:
    """Follow a negotiation through the press.

    Détente reads articles and keeps a ledger of who said what, who is who, what happened when, each record with the
    exact words that it comes from and with whose word it is. It takes no side and gives no verdict.

    \b
    Begin with:
      detente demo                      the invented examples, read and drawn up as a brief
      detente add articles/             your own articles into the ledger detente.db
      detente brief -o brief.html       their brief: one page to read in a browser
    """


for command in (
    add, annotate, status, search, show, actors, brief, demo, judge, judgements, withdraw, reread, completion,
):  # fmt: skip
    main.add_command(command)
