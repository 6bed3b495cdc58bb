"""`detente judge`, `detente judgements`, `detente withdraw`."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import click

from detente.cli.common import author_option, deciding, json_option, ledger_option, open_ledger, print_json, printable
from detente.cli.show import judged

# Every other field that looks like a number is a text: a year, the number of an issue.
NUMBERS = {"round", "volume"}


@click.command()
@click.argument("record")
@click.argument("decision", type=click.Choice(["confirm", "reject", "edit"]))
@click.option(
    "--set", "changes", metavar="FIELD=VALUE", multiple=True, help="For edit: a field's new value, as text or JSON."
)
@click.option("--note", help="Why.")
@author_option
@ledger_option
def judge(
    record: str, decision: str, changes: tuple[str, ...], note: str | None, author: str | None, ledger: str | None
) -> None:
    """Confirm, reject or edit a record; the decision lasts when articles are read again.

    A rejected record is left out of search and brief; an edited one stands as edited. Nothing is erased: withdraw a
    decision with detente withdraw. The outcome of a prediction is yours to write.

    \b
    Examples:
      detente judge statement-3f2a91 confirm
      detente judge event-77b0c2 reject --note "a figure of speech, no visit"
      detente judge statement-3f2a91 edit --set act=deny --set speaker=actor-0c12…
      detente judge prediction-b41d07 edit --set outcome="came true, a week late"
    """
    if bool(changes) != (decision == "edit"):
        raise click.UsageError("edit needs --set FIELD=VALUE, and only edit takes it")
    with open_ledger(ledger) as opened:
        made = opened.judge(
            record,
            decision,  # type: ignore[arg-type]
            author=deciding(author),
            note=note,
            changes=dict(_change(change) for change in changes) or None,
        )
    click.echo(printable(judged(made)))


@click.command()
@click.argument("judgement", type=int)
@author_option
@ledger_option
def withdraw(judgement: int, author: str | None, ledger: str | None) -> None:
    """Take a judgement out of force; it stays on record with who withdrew it.

    \b
    Example:
      detente withdraw 12
    """
    with open_ledger(ledger) as opened:
        withdrawn = opened.withdraw(judgement, author=deciding(author))
    click.echo(printable(judged(withdrawn)))


@click.command()
@click.argument("record", required=False)
@ledger_option
@json_option
def judgements(record: str | None, ledger: str | None, as_json: bool) -> None:
    """List what people decided, of all records or of one, withdrawn decisions included.

    \b
    Example:
      detente judgements statement-3f2a91
    """
    with open_ledger(ledger) as opened:
        for judgement in opened.store.judgements(record, include_withdrawn=True):
            if as_json:
                print_json(dataclasses.asdict(judgement))
            else:
                click.echo(printable(f"{judgement.record}  {judged(judgement)}"))


def _change(change: str) -> tuple[str, Any]:
    field, equals, value = change.partition("=")
    if not equals or not field:
        raise click.UsageError(f"--set wants FIELD=VALUE, not {change!r}")
    try:
        parsed = json.loads(value)
    except json.JSONDecodeError:
        return field, value
    return field, value if isinstance(parsed, int | float) and field not in NUMBERS else parsed
