"""`detente actors merge`, `split`, `not-same`, `undo`, `decisions`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from detente.cli.actors.showing import names_of
from detente.cli.actors.words import decision
from detente.cli.common import author_option, deciding, json_option, ledger_option, open_ledger, print_json

if TYPE_CHECKING:
    from detente.api import Ledger
    from detente.ledger import PairJudgement

note_option = click.option("--note", help="Why.")


@click.command()
@click.argument("a")
@click.argument("b")
@note_option
@author_option
@ledger_option
def merge(a: str, b: str, note: str | None, author: str | None, ledger: str | None) -> None:
    """Decide that A and B are one actor.

    A and B are ids of identities or of actors in an article, as detente actors gives them, or their beginnings. The
    decision lasts when articles are read again; undo it with detente actors undo.

    \b
    Example:
      detente actors merge identity-3f2a91 identity-b41d07 --note "one person in two spellings"
    """
    with open_ledger(ledger) as opened:
        _tell(opened, [opened.same(a, b, author=deciding(author), note=note)])


@click.command("not-same")
@click.argument("a")
@click.argument("b")
@note_option
@author_option
@ledger_option
def not_same(a: str, b: str, note: str | None, author: str | None, ledger: str | None) -> None:
    """Decide that A and B are not one actor; nothing joins them again.

    Ids as in detente actors merge. Two actors of one identity are parted; the rest go where they are likelier to
    belong.

    \b
    Example:
      detente actors not-same identity-3f2a91 identity-b41d07 --note "father and son"
    """
    with open_ledger(ledger) as opened:
        _tell(opened, [opened.not_same(a, b, author=deciding(author), note=note)])


@click.command()
@click.argument("identity")
@click.argument("members", nargs=-1, required=True, metavar="MEMBER...")
@note_option
@author_option
@ledger_option
def split(identity: str, members: tuple[str, ...], note: str | None, author: str | None, ledger: str | None) -> None:
    """Part MEMBERs from an identity; together they become one of their own.

    MEMBER is the id of an actor in an article, as detente actors show lists them, or its beginning.

    \b
    Example:
      detente actors split identity-3f2a91 actor-0c1277 actor-9d03e4 --note "the minister of that name"
    """
    with open_ledger(ledger) as opened:
        _tell(opened, opened.split(identity, members, author=deciding(author), note=note))


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="DECISION...")
@author_option
@ledger_option
def undo(numbers: tuple[int, ...], author: str | None, ledger: str | None) -> None:
    """Take decisions about pairs of actors back; they stay on record with who took them back.

    DECISION is the number that merge, not-same, split and review gave, and that detente actors decisions lists.

    \b
    Example:
      detente actors undo 12
    """
    who = deciding(author)
    with open_ledger(ledger) as opened:
        for number in numbers:
            _tell(opened, [opened.withdraw_pair(number, author=who)])


@click.command()
@click.argument("actor", required=False, metavar="[ID]")
@ledger_option
@json_option
def decisions(actor: str | None, ledger: str | None, as_json: bool) -> None:
    """List what people decided about pairs of actors, all or those on one, with what was taken back.

    \b
    Example:
      detente actors decisions identity-3f2a91
    """
    with open_ledger(ledger) as opened:
        found = opened.pair_judgements(actor, include_withdrawn=True)
        if as_json:
            for one in found:
                print_json(dataclasses.asdict(one))
        else:
            _tell(opened, found)


def _tell(ledger: Ledger, made: Iterable[PairJudgement]) -> None:
    listed = list(made)
    names = names_of(ledger, listed)
    for one in listed:
        click.echo(decision(one, names))
