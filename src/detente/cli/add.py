"""`detente add` and `detente reread`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from detente.cli.common import (
    fast_option,
    json_option,
    ledger_option,
    open_ledger,
    paths_argument,
    print_json,
    processes_option,
    standard_input,
)
from detente.cli.progress import count, followed
from detente.records import InputError

if TYPE_CHECKING:
    from detente.pipeline.fill import Filled


@click.command()
@paths_argument
@ledger_option
@processes_option
@fast_option
@click.option(
    "--replace", is_flag=True, help="Take an article whose id is known with other words as its newer version."
)
@json_option
def add(paths: tuple[str, ...], ledger: str | None, processes: int, fast: bool, replace: bool, as_json: bool) -> None:
    """Read articles into a ledger.

    PATH is a file, a folder (read with all below it), an archive (.zip, .tar.gz), JSON Lines, or - for standard input.
    Text, HTML, PDF and e-mail are understood. What was read before is not read again; an input that cannot be read is
    reported, and the rest goes on (exit status 1).

    \b
    Examples:
      detente add articles/
      detente add monday.zip tuesday.jsonl --ledger talks.db
      curl -s https://news.example/story.html | detente add -
    """
    from detente.api import Settings

    with open_ledger(ledger, create=True) as opened:
        settings = Settings(processes=processes, fast=fast)
        results = opened.add(paths, settings=settings, replace=replace, stdin=standard_input())
        _follow(results, count(paths), as_json)


@click.command()
@ledger_option
@processes_option
@fast_option
@json_option
def reread(ledger: str | None, processes: int, fast: bool, as_json: bool) -> None:
    """Read the kept originals again, after an update of Détente.

    The ledger keeps every article as it came, so the files need not be there any more. Former readings stay as history;
    what people decided (detente judge) stays in force.

    \b
    Example:
      detente reread --ledger talks.db
    """
    from detente.api import Settings

    with open_ledger(ledger) as opened:
        total = opened.status().documents
        _follow(opened.reread(settings=Settings(processes=processes, fast=fast)), total, as_json)


def _follow(results: Iterator[Filled], total: int | None, as_json: bool) -> None:
    outcomes: Counter[str] = Counter()
    try:
        with followed(results, total, "reading") as stream:
            for result in stream:
                failed = isinstance(result, InputError)
                outcomes["failed" if failed else result.outcome] += 1  # type: ignore[union-attr]
                outcomes["unread"] += not failed and result.unread is not None  # type: ignore[union-attr]
                if as_json:
                    print_json(_as_json(result))
    finally:
        click.echo(_summary(outcomes), err=True)
    if outcomes["failed"]:
        sys.exit(1)


def _as_json(result: Filled) -> dict[str, object]:
    if isinstance(result, InputError):
        return {"name": result.name, "outcome": "failed", "reason": result.reason}
    return {
        "name": result.name,
        "outcome": result.outcome,
        "document": result.document,
        "records": result.records,
        "unread": result.unread,
    }


_WORDS = {
    "added": "added",
    "reread": "read again",
    "changed": "replaced by a newer version",
    "unchanged": "in the ledger already",
    "failed": "failed",
}


def _summary(outcomes: Counter[str]) -> str:
    parts = [f"{outcomes[key]} {words}" for key, words in _WORDS.items() if outcomes[key]]
    note = f"; {unread} kept but unread, in a language without a reader" if (unread := outcomes["unread"]) else ""
    return f"articles: {', '.join(parts) or 'none found'}{note}"
