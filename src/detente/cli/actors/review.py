"""`detente actors review`."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import click

from detente.cli.actors.pairs import print_pair
from detente.cli.actors.words import outlet, plural, short
from detente.cli.common import (
    author_option,
    deciding,
    json_option,
    ledger_option,
    open_ledger,
    output,
    print_json,
    printable,
)
from detente.records import DetenteError, LedgerBusy

if TYPE_CHECKING:
    from detente.api import Ledger
    from detente.ledger import DoubtView, IdentityView, PairJudgement

PROMPT = "y same · n not the same · s skip · u undo last · q quit"
# How far the review looks ahead, to say how many pairs are left: each costs some looking up.
AHEAD = 20


@click.command()
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="Pairs at most, as a list."
)
@author_option
@ledger_option
@json_option
def review(limit: int, author: str | None, ledger: str | None, as_json: bool) -> None:
    """Go through the doubtful pairs, those that settle most first; one key an answer.

    Each pair is shown side by side, with what articles say of either, a sentence each, and what speaks for and against
    one actor under two names. Keys: y they are the same, n they are not, s skip, u undo the last answer, q quit. Each
    answer is kept at once. Into a pipe, or with --json, the pairs are listed and nothing is asked.

    \b
    Examples:
      detente actors review
      detente actors review --json | jq .probability
    """
    with open_ledger(ledger) as opened:
        if not as_json and sys.stdin.isatty() and sys.stdout.isatty():
            Review(opened, deciding(author)).run()
            return
        explanations = opened.explanations()
        for doubt in opened.doubtful(limit):
            if as_json:
                told = {name: explanations.get(name, name) for name in doubt.features}
                print_json(dataclasses.asdict(doubt) | {"explanations": told})
            else:
                click.echo(printable(_line(doubt)))


def _line(doubt: DoubtView) -> str:
    a, b = (
        f"{side.identity.name} ({side.identity.kind}, {outlet(side.source)}, {side.published or 'undated'},"
        f" {short(side.identity.id)})"
        for side in (doubt.a, doubt.b)
    )
    return f"{doubt.probability:.2f}  {a} – {b}"


class Review:
    """A sitting at a terminal. Nothing is kept here that would be lost: each answer goes into the ledger at once."""

    def __init__(self, ledger: Ledger, author: str) -> None:
        self.ledger = ledger
        self.author = author
        self.console = output()
        self.explanations = ledger.explanations()
        self.skipped: set[frozenset[str]] = set()
        # What can be undone: judgements, and pairs that were skipped.
        self.done: list[PairJudgement | frozenset[str]] = []

    def run(self) -> None:
        """Ask until there is nothing left, or the person has had enough."""
        try:
            while doubts := self._doubts():
                self._show(doubts)
                if not self._answered(doubts[0]):
                    break
            else:
                self.console.print("No doubtful pairs are left." if self.done else "There are no doubtful pairs.")
        except KeyboardInterrupt:
            self.console.print()
            raise
        finally:
            decided = [one for one in self.done if not isinstance(one, frozenset)]
            skipped = len(self.done) - len(decided)
            click.echo(f"{plural(len(decided), 'answer')} kept" + (f", {skipped} skipped" if skipped else ""), err=True)

    def _doubts(self) -> list[DoubtView]:
        """Those still to be asked; anew each time, for an answer may settle other pairs."""
        found = self.ledger.doubtful(AHEAD + len(self.skipped))
        return [doubt for doubt in found if _pair(doubt) not in self.skipped][:AHEAD]

    def _show(self, doubts: list[DoubtView]) -> None:
        doubt = doubts[0]
        left = f"{len(doubts)} left" if len(doubts) < AHEAD else f"{AHEAD} or more left"
        self.console.print()
        self.console.rule(f"[dim]{left}[/]", style="dim", align="right")
        print_pair(self.console, doubt, self._details(doubt), self.explanations)

    def _details(self, doubt: DoubtView) -> tuple[IdentityView | None, IdentityView | None]:
        a, b = (self.ledger.actors(side.identity.id) for side in (doubt.a, doubt.b))
        return a[0] if a else None, b[0] if b else None

    def _answered(self, doubt: DoubtView) -> bool:
        """Take answers until one moves on; False where that is to quit."""
        self.console.print(f"\nThe same?  [bold]{PROMPT}[/] ", end="")
        while True:
            try:
                # Keys typed ahead may come as one: they are for a pair that was not seen, and dropped.
                key = click.getchar()[:1].lower()
            except EOFError:  # ^D
                key = "q"
            if key == "q":
                self.console.print("quit")
                return False
            if key not in ("y", "n", "s", "u"):
                self.console.bell()
            elif self._do(key, doubt):
                return True

    def _do(self, key: str, doubt: DoubtView) -> bool:
        """Act upon a key; False where there is nothing to undo."""
        if key == "u":
            return self._undo()
        if key == "s":
            self.skipped.add(_pair(doubt))
            self.done.append(_pair(doubt))
            self.console.print("skipped")
            return True
        decide = self.ledger.same if key == "y" else self.ledger.not_same
        try:
            made = decide(doubt.a.actor, doubt.b.actor, author=self.author)
        except LedgerBusy:
            raise
        except DetenteError as error:  # somebody else was faster, or it contradicts what was decided before
            self.console.print(printable(str(error)), markup=False)
            self.skipped.add(_pair(doubt))
            return True
        self.done.append(made)
        self.console.print(f"{'the same' if key == 'y' else 'not the same'} (decision {made.id})")
        return True

    def _undo(self) -> bool:
        if not self.done:
            self.console.print("nothing to undo ", end="")
            return False
        last = self.done.pop()
        if isinstance(last, frozenset):
            self.skipped.discard(last)
            self.console.print("back to the one skipped")
        else:
            self.ledger.withdraw_pair(last.id, author=self.author)
            self.console.print(f"undone (decision {last.id})")
        return True


def _pair(doubt: DoubtView) -> frozenset[str]:
    return frozenset({doubt.a.identity.id, doubt.b.identity.id})
