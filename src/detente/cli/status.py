"""`detente status`."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from detente.cli.common import json_option, ledger_option, open_ledger, output, print_json, printable

if TYPE_CHECKING:
    from detente.ledger import Status


@click.command()
@ledger_option
@json_option
def status(ledger: str | None, as_json: bool) -> None:
    """Tell what the ledger holds: articles, records, runs, and what failed and why.

    \b
    Example:
      detente status --ledger talks.db
    """
    with open_ledger(ledger) as opened:
        found = opened.status()
    if as_json:
        print_json(dataclasses.asdict(found))
        return
    from rich.table import Table
    from rich.text import Text

    console = output()
    console.print("[bold]Ledger[/]", Text(printable(found.location)))
    table = Table.grid(padding=(0, 2))
    table.add_row("articles", f"{found.documents}", _articles(found))
    if found.first:
        table.add_row("published", f"{found.first} to {found.last}")
    for kind, number in found.records.items():
        table.add_row(f"{kind}s", f"{number}")
    table.add_row("judgements", f"{found.judgements}", f"by people; records rejected: {found.rejected}")
    console.print(table)
    if found.outlets:
        _section("Outlets", [(printable(name), str(number)) for name, number in found.outlets.items()])
    if found.runs:
        rows = [
            (f"{run.id}", _minute(run.started), run.software, run.model, _run(run.documents, run.failures))
            for run in found.runs
        ]
        _section("Runs", rows)
    if found.failures:
        _section("Could not be read", [(printable(f.name), printable(f.reason)) for f in found.failures])


def _articles(found: Status) -> str:
    parts = []
    if found.origins < found.documents:
        parts.append(f"{found.origins} of own origin, the rest reprints")
    if found.unread:
        parts.append(f"{found.unread} kept but unread")
    return "; ".join(parts)


def _run(documents: int, failures: int) -> str:
    return f"{documents} articles" + (f", {failures} failed" if failures else "")


def _minute(time: str) -> str:
    """`2034-03-01T09:30:15Z` without seconds: the row has to fit into 80 columns."""
    return time[:16].replace("T", " ")


def _section(heading: str, rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = output()
    console.print()
    console.print(f"[bold]{heading}[/]")
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
