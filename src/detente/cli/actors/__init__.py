"""`detente actors` and its commands: who is who over all articles, and what people decide about it."""

from __future__ import annotations

from typing import Any

import click

from detente.cli.actors.deciding import decisions, merge, not_same, split, undo
from detente.cli.actors.listing import list_actors
from detente.cli.actors.rebuilding import rebuild
from detente.cli.actors.register import list_registers, remove_register, use_register
from detente.cli.actors.review import review
from detente.cli.actors.showing import show


class WithDefault(click.Group):
    """A group with a command that is meant where none is named: `actors Averil` is `actors list Averil`."""

    def __init__(self, *args: Any, default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        chosen = args and (args[0] in self.commands or args[0] in self.get_help_option_names(ctx))
        # A shell that completes `actors <TAB>` wants the names of the commands.
        if not chosen and (args or not ctx.resilient_parsing):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


@click.group(cls=WithDefault, default="list", subcommand_metavar="[WORDS]... | COMMAND [ARGS]...")
def actors() -> None:
    """Who is who over all articles: list, look, join and part.

    Actors of single articles are joined by the software where names and circumstances leave little doubt. Doubtful
    pairs are left to you, and whatever you decide has your name and a time, lasts when articles are read again, and
    can be undone. Without a command, actors are listed.

    \b
    Examples:
      detente actors                       all, those with most statements first
      detente actors merizhan              those with that name (a name like a command's: actors list show)
      detente actors review                the doubtful pairs, one key an answer
    """


@click.group(cls=WithDefault, default="use", subcommand_metavar="FILE | COMMAND [ARGS]...")
def register() -> None:
    """Known actors that you bring along: use, list, remove.

    A register is a YAML, CSV or FollowTheMoney JSON file with names in any script, aliases, kind, side and Wikidata id
    of actors that you know. It wins over the software's guesses. Without a command, FILE is used.

    \b
    Examples:
      detente actors register people.yaml
      detente actors register list
      detente actors register remove people.yaml
    """


for command in (use_register, list_registers, remove_register):
    register.add_command(command)
for command in (list_actors, show, review, merge, split, not_same, undo, decisions, rebuild, register):
    actors.add_command(command)
