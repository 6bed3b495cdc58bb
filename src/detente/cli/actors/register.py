"""`detente actors register`: use, list, remove."""

from __future__ import annotations

import click

from detente.cli.actors.words import plural
from detente.cli.common import ledger_option, open_ledger, printable


@click.command("use")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@ledger_option
def use_register(file: str, ledger: str | None) -> None:
    """Take a register of known actors into the ledger, or its newer version.

    FILE is YAML (.yaml, .yml), CSV (.csv) or FollowTheMoney JSON (.json, .jsonl). Entries that its former version, by
    the file's name, had and this one has not are removed.

    \b
    Example:
      detente actors register use people.yaml
    """
    with open_ledger(ledger, create=True) as opened:
        number = opened.use_register(file)
    click.echo(f"{plural(number, 'known actor')} in use: {printable(file)}")


@click.command("list")
@ledger_option
def list_registers(ledger: str | None) -> None:
    """List the registers in use, with how many actors each has.

    \b
    Example:
      detente actors register list
    """
    with open_ledger(ledger) as opened:
        for name, number in opened.registers().items():
            click.echo(f"{printable(name)}  {plural(number, 'actor')}")


@click.command("remove")
@click.argument("name")
@ledger_option
def remove_register(name: str, ledger: str | None) -> None:
    """Take a register out of use, by its file's name.

    What articles tell of its actors stays, and so does what people decided. Actors that were joined by way of it stay
    joined until all are joined anew, with detente actors rebuild.

    \b
    Example:
      detente actors register remove people.yaml
    """
    with open_ledger(ledger) as opened:
        number = opened.remove_register(name)
    click.echo(f"{plural(number, 'known actor')} out of use: {printable(name)}")
