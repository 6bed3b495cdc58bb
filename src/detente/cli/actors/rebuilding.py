"""`detente actors rebuild`."""

from __future__ import annotations

import sys

import click

from detente.cli.common import ledger_option, messages, open_ledger


@click.command()
@ledger_option
def rebuild(ledger: str | None) -> None:
    """Join all actors anew, as after an update of Détente.

    What people decided stays in force, and who is found again keeps the id. Nothing is read again.

    \b
    Example:
      detente actors rebuild --ledger talks.db
    """
    with open_ledger(ledger) as opened:
        if not sys.stderr.isatty():
            opened.rebuild_actors()
            return
        from rich.progress import Progress

        with Progress(console=messages(), transient=True) as progress:
            task = progress.add_task("joining actors", total=None)
            opened.rebuild_actors(progress=lambda done, of: progress.update(task, completed=done, total=of))
