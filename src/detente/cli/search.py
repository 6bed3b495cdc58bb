"""`detente search`."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import click

from detente.cli.common import json_option, ledger_option, open_ledger, output, print_json, printable

if TYPE_CHECKING:
    from rich.text import Text

    from detente.ledger import Hit

KINDS = ("statement", "prediction", "event", "reference", "actor", "text")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--speaker", metavar="NAME", help="Only what this speaker says.")
@click.option("--outlet", metavar="NAME", help="Only what this outlet printed.")
@click.option("--since", metavar="DATE", help="Published on or after this ISO date (2034-03-01, 2034-03, 2034).")
@click.option("--until", metavar="DATE", help="Published on or before this ISO date.")
@click.option("--kind", type=click.Choice(KINDS), help="Only records of this kind; text: the articles themselves.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Finds at most.")
@ledger_option
@json_option
def search(
    words: tuple[str, ...],
    speaker: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    limit: int,
    ledger: str | None,
    as_json: bool,
) -> None:
    """Find who said what about it, with the words and their source.

    All the words must occur; "words in quotes" are a phrase, word* is a beginning. Exit status 1 if nothing is found.

    \b
    Examples:
      detente search ceasefire --kind statement
      detente search '"direct flights"' --speaker Averil --since 2034-03
      detente search sanction* --json | jq .excerpt
    """
    with open_ledger(ledger) as opened:
        hits = opened.search(
            " ".join(words), kind=kind, speaker=speaker, source=outlet, since=since, until=until, limit=limit
        )
    if as_json:
        for hit in hits:
            print_json(dataclasses.asdict(hit))
    else:
        for hit in hits:
            _print(hit)
    if not hits:
        click.echo("nothing found", err=True)
        sys.exit(1)


def _print(hit: Hit) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = output()
    head = Text(printable(_heading(hit)), style="bold")
    head.append(
        f"  {hit.kind} · {printable(hit.source or 'outlet unknown')}, {hit.published or 'undated'}",
        style="not bold dim",
    )
    console.print(head)
    console.print(Padding(marked(hit.excerpt, hit.marks), (0, 0, 0, 2), expand=False))
    console.print(Text(f"  {hit.record or hit.document}\n", style="dim"))


def _heading(hit: Hit) -> str:
    """Who says it; of what nobody says, the article that it stands in."""
    if hit.kind in {"statement", "prediction"}:
        return hit.speaker or "speaker not stated"
    return hit.speaker or hit.title or "untitled article"


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> Text:
    """The text with its marks set off (on a terminal), safe to print."""
    from rich.text import Text

    result, at = Text(), 0
    for begin, end in sorted(marks):
        if begin >= at:
            result.append(printable(text[at:begin]))
            result.append(printable(text[begin:end]), style="bold reverse")
            at = end
    return result.append(printable(text[at:]))
