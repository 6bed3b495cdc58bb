"""Two actors side by side on a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from detente.cli.actors.showing import reasons
from detente.cli.actors.words import called, outlet, period, plural, short, told
from detente.cli.common import printable
from detente.cli.search import marked

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from detente.ledger import DoubtSide, DoubtView, IdentityView
    from detente.records import Span

# Columns below which the two stand one under the other.
NARROW = 72
# Roles, sides and names of one that are shown; `actors show` has all.
MOST = 5


def print_pair(
    console: Console,
    doubt: DoubtView,
    views: tuple[IdentityView | None, IdentityView | None],
    explanations: Mapping[str, str],
) -> None:
    """The pair, its evidence, and why it is doubtful. `views`: all that articles tell of either, where there is more
    to tell than the pair itself does.
    """
    from rich.text import Text

    plain = console.color_system is None
    sides = [_rows(side, view, plain=plain) for side, view in zip((doubt.a, doubt.b), views, strict=True)]
    if console.width < NARROW:
        for rows in sides:
            console.print(_table([rows]))
            console.print()
    else:
        console.print(_table(sides))
        console.print()
    console.print(Text(f"By the software’s reckoning one actor with a probability of {doubt.probability:.2f}:"))
    for reason in reasons(doubt.features, explanations):
        console.print(Text(printable(f"- {reason}")))


def _table(sides: list[dict[str, Text]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="dim", no_wrap=True)
    for _ in sides:
        table.add_column(ratio=1)
    for label in sides[0]:
        if any(rows[label] for rows in sides):
            if label == "words":
                table.add_row()
            table.add_row(Text(label), *(rows[label] for rows in sides))
    return table


def _rows(side: DoubtSide, view: IdentityView | None, *, plain: bool) -> dict[str, Text]:
    """What is told of one of the two, by label. `plain`: on a terminal that cannot set words off."""
    from rich.text import Text

    identity = side.identity
    name = Text(printable(identity.name), style="bold")
    name.append(f"\n{identity.kind} {short(identity.id)}", style="not bold dim")
    roles, sides, names, found = [side.role or ""], [""], [""], ""
    if view:
        roles = [told(one) for one in view.roles[-MOST:]]
        sides = [told(one) for one in view.sides[:MOST]]
        names = called(dict(list(view.names.items())[:MOST]), MOST)
        dates = period(member.published for member in view.members if member.document)
        found = f"{plural(view.articles, 'article')}, {plural(view.statements, 'statement')}, {dates}"
    place = f"{outlet(side.source)}, {side.published or 'undated'}" if side.document else "a register"
    return {
        "name": name,
        "roles": _lines(roles),
        "side": _lines(sides),
        "called": _lines(names),
        "found": _lines([found]),
        "words": Text(printable(place), style="dim"),
        "": set_off(side.sentence, occurrences(side.sentence, side.name), plain=plain),
    }


def _lines(items: list[str]) -> Text:
    from rich.text import Text

    return Text("\n".join(map(printable, items)))


def occurrences(sentence: str, name: str) -> tuple[Span, ...]:
    """Where the sentence has the name: as a whole, else words of it that tell somebody from others, three letters long
    or longer.
    """
    for pattern in (re.escape(name), "|".join(map(re.escape, (word for word in name.split() if len(word) > 2)))):
        found = tuple(match.span() for match in re.finditer(rf"(?i)\b(?:{pattern})\b", sentence)) if pattern else ()
        if found:
            return found
    return ()


def set_off(text: str, marks: tuple[Span, ...], *, plain: bool) -> Text:
    """The text with its marks in bold, or between asterisks where there is no bold."""
    if not plain:
        return marked(text, marks)
    for begin, end in reversed(marks):
        text = f"{text[:begin]}*{text[begin:end]}*{text[end:]}"
    return marked(text, ())
