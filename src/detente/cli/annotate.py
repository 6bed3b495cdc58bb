"""`detente annotate`."""

from __future__ import annotations

import sys

import click

from detente.cli.common import fast_option, paths_argument, print_json, processes_option, standard_input
from detente.cli.progress import count, followed
from detente.records import InputError


@click.command()
@paths_argument
@processes_option
@fast_option
def annotate(paths: tuple[str, ...], processes: int, fast: bool) -> None:
    """Print the records of articles as JSON Lines; no ledger.

    One object a line: the document's fields, then lists of its records (docs/records.md).

    \b
    Examples:
      detente annotate article.txt | jq '.statements[].act'
      detente annotate articles/ --processes 2 > records.jsonl
    """
    from detente.api import Settings, read
    from detente.records.wire import reading_to_json

    failed = False
    results = read(paths, settings=Settings(processes=processes, fast=fast), stdin=standard_input())
    with followed(results, count(paths), "reading") as stream:
        for result in stream:
            if isinstance(result, InputError):
                failed = True
            else:
                print_json(reading_to_json(result))
    if failed:
        sys.exit(1)
