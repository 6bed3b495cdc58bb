"""`detente actors show`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from detente.cli.actors.words import called, decision, identity_json, outlet, plural, short, told
from detente.cli.common import json_option, ledger_option, open_ledger, output, print_json, printable
from detente.records import DetenteError, NotFound

if TYPE_CHECKING:
    from rich.console import Console

    from detente.api import Ledger
    from detente.ledger import IdentityView, MemberView, PairJudgement

# A feature from here on is told of as being there altogether.
NEARLY_ALL = 0.99


@click.command()
@click.argument("actor", metavar="ID")
@ledger_option
@json_option
def show(actor: str, ledger: str | None, as_json: bool) -> None:
    """Show who somebody is: roles over time, names by outlet, and every article's actor with why it was joined.

    ID is that of an identity or of an actor in an article, its beginning, or a name that only one actor has.

    \b
    Examples:
      detente actors show identity-3f2a91
      detente actors show "ostap merizhan"
    """
    with open_ledger(ledger) as opened:
        view = only(opened.actors(actor), actor)
        decisions = opened.pair_judgements(view.id, include_withdrawn=True)
        explanations = opened.explanations()
        names = {member.actor: member.name for member in view.members} | names_of(opened, decisions)
    if as_json:
        decided = [dataclasses.asdict(one) for one in decisions]
        print_json(identity_json(view, members=True) | {"judgements": decided, "explanations": dict(explanations)})
        return
    console = output()
    _print_who(console, view)
    _print_members(console, view.members, names, explanations)
    if decisions:
        console.print("\n[bold]Decided by people[/]")
        for one in decisions:
            console.print(f"  {decision(one, names)}", markup=False)


def only(found: Sequence[IdentityView], query: str) -> IdentityView:
    """The one that was found. Raises DetenteError where there are several."""
    if not found:
        raise NotFound(f"there is no actor {query}")
    if len(found) > 1:
        listed = "; ".join(f"{printable(view.name)}, {short(view.id)}" for view in found[:5])
        raise DetenteError(f"{len(found)} actors fit {query}, give one’s id: {listed}{'; …' if found[5:] else ''}")
    return found[0]


def names_of(ledger: Ledger, decisions: Iterable[PairJudgement]) -> dict[str, str]:
    """The names of the actors that decisions are about, by id, as their articles have them."""
    names = {}
    for identifier in {one for made in decisions for one in (made.a, made.b)}:
        try:
            names[identifier] = str(getattr(ledger.show(identifier).judged.record, "name", ""))
        except NotFound:  # an entry of a register, perhaps of one that is out of use
            continue
    return names


def _print_who(console: Console, view: IdentityView) -> None:
    from rich.table import Table
    from rich.text import Text

    heading = Text(printable(view.name), style="bold")
    heading.append(f"  {view.kind} {view.id}", style="not bold dim")
    console.print(heading)
    table = Table.grid(padding=(0, 2))
    rows = {
        "roles": [told(role, outlets=True) for role in view.roles],
        "sides": [told(side, outlets=True) for side in view.sides],
        "names": called(view.names, 8),
        "found": [f"{plural(view.articles, 'article')}, {plural(view.statements, 'statement')}"],
        "register": [view.identity.register] if view.identity.register else [],
    }
    for label, lines in rows.items():
        if lines:
            table.add_row(Text(label, style="dim"), Text("\n".join(map(printable, lines))))
    console.print(table)


def _print_members(
    console: Console, members: Sequence[MemberView], names: Mapping[str, str], explanations: Mapping[str, str]
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print("\n[bold]In the articles[/]")
    for member in members:
        where = f"{outlet(member.source)}, {member.published or 'undated'}" if member.document else "register"
        line = Text(printable(f"{where}: {member.name}"))
        line.append(f"  {short(member.actor)}", style="dim")
        console.print(Padding(line, (0, 0, 0, 2)))
        for detail in _details(member, names, explanations):
            console.print(Padding(Text(printable(detail), style="dim"), (0, 0, 0, 6)))


def _details(member: MemberView, names: Mapping[str, str], explanations: Mapping[str, str]) -> Iterable[str]:
    given = [
        *member.roles,
        f"side: {member.side}" if member.side else "",
        f"of {member.affiliation}" if member.affiliation else "",
        f"also {', '.join(member.names)}" if member.names else "",
        plural(member.statements, "statement") if member.statements else "",
    ]
    if said := "; ".join(filter(None, given)):
        yield said
    if member.joined_with:
        to = names.get(member.joined_with)
        with_whom = f"{to} ({short(member.joined_with)})" if to else short(member.joined_with)
        # What a person decided has no probability.
        likely = f", probability {member.probability:.2f}" if member.features else ""
        yield f"joined with {with_whom} by {member.by}, {member.since}{likely}"
        yield from (f"- {reason}" for reason in reasons(member.features, explanations))


def reasons(features: Mapping[str, float], explanations: Mapping[str, str]) -> list[str]:
    """What speaks for and against two being one, in words, with how much of it there is where that is not all."""
    told = [(explanations.get(name, name), value) for name, value in features.items() if value]
    return [words if value > NEARLY_ALL else f"{words.rstrip('.')} (in part: {value:.2f})" for words, value in told]
