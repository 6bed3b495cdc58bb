"""Who somebody is, in words and as JSON; shared by the commands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.cli.common import printable

if TYPE_CHECKING:
    from detente.ledger import IdentityView, PairJudgement, Told

# Digits of an id that are shown where there is no room for all: enough for any ledger, and commands take beginnings.
SHORT_ID = 10


def short(identifier: str) -> str:
    """The beginning of an id, as the commands take it."""
    kind, dash, digits = identifier.rpartition("-")
    return f"{kind}{dash}{digits[:SHORT_ID]}"


def outlet(name: str | None) -> str:
    """The outlet as it is named."""
    return name or "outlet unknown"


def period(dates: Iterable[str | None]) -> str:
    """From the first date to the last: `2034-03-08`, `2034-03-08 to 2034-04-11`, `undated`."""
    known = sorted(filter(None, dates))
    if not known:
        return "undated"
    return known[0] if known[0] == known[-1] else f"{known[0]} to {known[-1]}"


def told(one: Told, *, outlets: bool = False) -> str:
    """`special envoy (2034-02-27 to 2034-04-11)`, with the outlets that say it where asked for."""
    by = f"; {', '.join(map(outlet, one.outlets))}" if outlets else ""
    return f"{one.text} ({period(one.dates)}{by})"


def some(items: Sequence[str], most: int, separator: str = "; ") -> str:
    """The first of them, and how many more there are."""
    more = [f"{len(items) - most} more"] if len(items) > most else []
    return separator.join([*items[:most], *more])


def called(names: Mapping[str | None, Sequence[str]], most: int) -> list[str]:
    """What each outlet calls somebody: `Agencia Almadrona: Merizhan, Ostap Merizhan`, at most so many names each."""
    return [f"{outlet(name)}: {some(used, most, ', ')}" for name, used in names.items()]


def plural(count: int, one: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def decision(made: PairJudgement, names: Mapping[str, str]) -> str:
    """One decision about two actors in words; `names` by id."""
    a, b = (printable(f"{names[one]} ({short(one)})" if one in names else short(one)) for one in (made.a, made.b))
    verdict = "the same" if made.verdict == "same" else "not the same"
    line = f"decision {made.id}: {a} and {b} are {verdict}; by {printable(made.author)}, {made.time}"
    if made.note:
        line += f": {printable(made.note)}"
    if made.withdrawn:
        line += f" [withdrawn by {printable(made.withdrawn_by or '')}, {made.withdrawn}]"
    return line


def identity_json(view: IdentityView, *, members: bool) -> dict[str, Any]:
    """An identity for programs; `members` only where asked for, for they are many."""
    result = dataclasses.asdict(view.identity)
    result["roles"] = [dataclasses.asdict(one) for one in view.roles]
    result["sides"] = [dataclasses.asdict(one) for one in view.sides]
    # An outlet may be unknown, and JSON has no null for a key.
    result["names"] = [{"outlet": name, "names": list(used)} for name, used in view.names.items()]
    result |= {"articles": view.articles, "statements": view.statements}
    if members:
        result["members"] = [dataclasses.asdict(one) for one in view.members]
    return result
