"""`detente brief` and `detente demo`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.common import ledger_option, open_ledger, processes_option
from detente.cli.progress import count, followed
from detente.records import DetenteError, InputError

if TYPE_CHECKING:
    from detente.api import Ledger

FORMATS = (".html", ".md", ".json")


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("brief.html"), show_default=True,
    help="Where to write it; .html, .md or .json chooses the format.",
)  # fmt: skip
@click.option("--title", help="Title of the dossier.")
@click.option("--since", metavar="DATE", help="Only articles published on or after this ISO date.")
@click.option("--until", metavar="DATE", help="Only articles published on or before this ISO date.")
@click.option("--outlet", metavar="NAME", help="Only what this outlet printed.")
@ledger_option
def brief(
    output: Path, title: str | None, since: str | None, until: str | None, outlet: str | None, ledger: str | None
) -> None:
    """Write the dossier of a negotiation: who is who, what happened when, who said what, with every source.

    The HTML brief is one file without outside assets: open it in a browser, print it, send it.

    \b
    Examples:
      detente brief -o talks.html --title "The corridor talks"
      detente brief -o march.md --since 2034-03-01 --until 2034-03-31
    """
    if output.suffix.lower() not in FORMATS:
        raise click.UsageError(f"the name must end in {', '.join(FORMATS[:-1])} or {FORMATS[-1]}: {output}")
    filters = {"since": since, "until": until, "source": outlet}
    with open_ledger(ledger) as opened:
        write(opened, output, title, **{name: value for name, value in filters.items() if value is not None})
    click.echo(output)


def write(ledger: Ledger, path: Path, title: str | None, **filters: str) -> None:
    """Write the brief in the format that the name's ending asks for."""
    from detente import reports

    writers = {".html": reports.to_html, ".md": reports.to_markdown, ".json": reports.to_json}
    made = ledger.brief(title=title, **filters)
    if filters and not made.articles:
        outlets = ", ".join(ledger.status().outlets)
        raise DetenteError(f"no article passes the filters; the ledger's outlets: {outlets or 'none named'}")
    text = writers[path.suffix.lower()](made)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DetenteError(f"{path}: cannot be written ({error.strerror})") from error


@click.command()
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"), show_default=True
)
@processes_option
def demo(output: Path, processes: int) -> None:
    """Read the invented examples and write their brief: all of Détente at once.

    States, people, outlets and events in them are invented.

    \b
    Example:
      detente demo --output demo
    """
    from detente.api import Ledger, Settings

    output.mkdir(parents=True, exist_ok=True)
    location, page = output / "demo.db", output / "brief.html"
    paths = [str(examples())]
    failed = False
    with Ledger(location) as opened:
        results = opened.add(paths, settings=Settings(processes=processes))
        with followed(results, count(paths), "reading the examples") as stream:
            for result in stream:
                failed |= isinstance(result, InputError)
        write(opened, page, "The invented examples")
    click.echo(page.resolve())
    program = _program()
    click.echo(
        f"The brief is {page} (open {page.resolve().as_uri()} in a browser); its ledger is {location}.\n"
        f"Try:  {program} search bridge --ledger {location}\n"
        f"      {program} actors review --ledger {location}\n"
        f"      {program} add YOUR-ARTICLES/\n"
        f"      {program} brief",
        err=True,
    )
    if failed:
        sys.exit(1)


def _program() -> str:
    """How to call this program from here: a shell may not know a command that lies in an environment's folder."""
    called = Path(sys.argv[0])
    here = Path.cwd()
    return str(called.relative_to(here)) if called.name == "detente" and called.is_relative_to(here) else "detente"


def examples() -> Path:
    """The folder of invented articles: beside the sources, or within an installed package."""
    packaged = Path(__file__).parents[1] / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"
    return folder / "mirva-bridge"
