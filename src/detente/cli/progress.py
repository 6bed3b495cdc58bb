"""Progress on standard error: a bar on a terminal, silence when piped, a line for each input that failed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from detente.cli.common import messages, printable
from detente.records import InputError

T = TypeVar("T")

# Counting the input for the bar must never be felt.
COUNTING_SECONDS = 2.0


@contextmanager
def followed(results: Iterable[T | InputError], total: int | None, what: str) -> Iterator[Iterator[T | InputError]]:
    """The results as they come, with a bar for them; failures are told at once."""
    if not sys.stderr.isatty():
        yield _told(results)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages(), transient=True) as progress:
        task = progress.add_task(what, total=total)

        def advancing() -> Iterator[T | InputError]:
            for result in _told(results):
                progress.advance(task)
                yield result

        yield advancing()


def _told(results: Iterable[T | InputError]) -> Iterator[T | InputError]:
    for result in results:
        if isinstance(result, InputError):
            click.echo(printable(f"failed: {result}"), err=True)
        yield result


def count(paths: Sequence[str]) -> int | None:
    """How many articles the paths hold, where a quick look tells; else None."""
    if not sys.stderr.isatty() or "-" in paths:
        return None
    from detente.documents import collect

    deadline, number = time.monotonic() + COUNTING_SECONDS, 0
    for _ in collect(paths):
        number += 1
        if time.monotonic() > deadline:
            return None
    return number
