"""`detente actors list`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from detente.cli.actors.words import called, identity_json, outlet, short, some
from detente.cli.common import json_option, ledger_option, open_ledger, output, print_json, printable

if TYPE_CHECKING:
    from detente.ledger import IdentityView

KINDS = ("person", "organization", "state", "group")


@click.command("list")
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help="Only actors of this kind.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=50, show_default=True, help="Actors at most.")
@ledger_option
@json_option
def list_actors(words: tuple[str, ...], kind: str | None, limit: int, ledger: str | None, as_json: bool) -> None:
    """List actors over all articles, those with most statements first.

    WORDS are words of a name, case and accents aside, word* is a beginning; or an id. Into a pipe go lines of id, kind,
    name, roles, sides, names by outlet, articles and statements, parted by tabs. Exit status 1 if nothing is found.

    \b
    Examples:
      detente actors --kind person
      detente actors list merizhan
      detente actors --limit 1000 | sort -t "$(printf '\\t')" -k 7,7nr | head
    """
    with open_ledger(ledger) as opened:
        found = [view for view in opened.actors(" ".join(words) or None) if kind in (None, view.kind)]
    shown = found[:limit]
    if as_json:
        for view in shown:
            print_json(identity_json(view, members=False))
    elif sys.stdout.isatty():
        _print_table(shown)
    else:
        for view in shown:
            click.echo("\t".join(map(printable, _fields(view))))
    if len(found) > limit:
        click.echo(f"{limit} of {len(found)} actors; --limit shows more", err=True)
    if not found:
        click.echo("nobody found", err=True)
        sys.exit(1)


def _fields(view: IdentityView) -> list[str]:
    return [
        view.id,
        view.kind,
        view.name,
        "; ".join(role.text for role in view.roles),
        "; ".join(side.text for side in view.sides),
        "; ".join(called(view.names, 3)),
        str(view.articles),
        str(view.statements),
    ]


def _print_table(views: list[IdentityView]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="dim")
    table.add_column("Actor", ratio=3)
    table.add_column("Roles, side", ratio=3)
    table.add_column("Names by outlet", ratio=4)
    table.add_column("Articles", justify="right")
    table.add_column("Said", justify="right")
    for view in views:
        name = Text(printable(view.name), style="bold")
        name.append(f"\n{view.kind} {short(view.id)}", style="not bold dim")
        table.add_row(
            name,
            Text(printable(_roles_and_side(view))),
            Text("\n".join(map(printable, _usual_names(view)))),
            str(view.articles),
            str(view.statements),
        )
    output().print(table)


def _usual_names(view: IdentityView) -> list[str]:
    """The name that each outlet uses most, those with the same together."""
    outlets: dict[str, list[str]] = {}
    for source, used in view.names.items():
        if used:
            outlets.setdefault(used[0], []).append(outlet(source))
    return [f"{name} ({some(users, 3, ', ')})" for name, users in outlets.items()]


def _roles_and_side(view: IdentityView) -> str:
    """The newest roles, for there is no room for all, and the sides."""
    roles = some([role.text for role in reversed(view.roles)], 2)
    sides = some([side.text for side in view.sides], 2, ", ")
    return "; ".join(filter(None, [roles, f"side: {sides}" if sides else ""]))
