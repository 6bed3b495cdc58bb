"""Ledgers to test on: an SQLite file and a real PostgreSQL server, and articles built by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from detente.analysis.resolver import ActorResolver
from detente.ledger import Store
from detente.ledger.schema import VERSION_TABLE
from detente.records import Actor, Document, Event, Reading, Span, Statement, content_id

Said = tuple[str, str, str]  # speaker, cue, content, each as the text has it


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version's."""
    on_path = shutil.which("initdb")
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    return Path(on_path).resolve().parent if on_path else next(iter(folders), None)


def _missing(reason: str) -> None:
    if os.environ.get("DETENTE_REQUIRE") == "all":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class Server:
    """A PostgreSQL server of our own that listens on a socket in its folder."""

    folder: Path
    made: int = 0

    def database(self) -> str:
        """The URL of a new database."""
        self.made += 1
        name = f"ledger{self.made}"
        with psycopg.connect(f"host={self.folder} user=detente dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")  # type: ignore[call-overload]
        return f"postgresql://detente@/{name}?host={self.folder}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    programs = _programs()
    if programs is None:
        _missing("PostgreSQL's programs (initdb, pg_ctl) are not installed")
        return
    # Not pytest's folder: its mode bars the server's user, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "nobody")
        as_user = ["setpriv", "--reuid=nobody", "--clear-groups", "--"]
    data, log = folder / "data", folder / "log"

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(programs / program), "-D", str(data), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )

    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=40"
    try:
        call("initdb", "-A", "trust", "-U", "detente", "-E", "UTF8", "--locale=C", "--no-sync")
        call("pg_ctl", "-w", "-l", str(log), "-o", options, "start")
        yield Server(folder)
    finally:
        if (data / "postmaster.pid").exists():
            call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a ledger, in both kinds of databases in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: Server = request.getfixturevalue("postgresql_server")
    return server.database()


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger to copy: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("made") / "ledger.db"
    Store.open(path).close()
    return path


@pytest.fixture(scope="session")
def made_database(postgresql_server: Server) -> str:
    """The URL of a ledger that is emptied after each test."""
    url = postgresql_server.database()
    Store.open(url).close()
    return url


def _empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> %s"
        names = [name for (name,) in connection.execute(tables, [VERSION_TABLE])]
        connection.execute(f"TRUNCATE {', '.join(names)}")  # type: ignore[call-overload]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty ledger, in both kinds of databases in turn."""
    if request.param == "sqlite":
        with Store.open(shutil.copy(request.getfixturevalue("made_file"), tmp_path / "ledger.db")) as opened:
            yield opened
        return
    url = request.getfixturevalue("made_database")
    try:
        with Store.open(url, create=False) as opened:
            yield opened
    finally:
        _empty(url)


@pytest.fixture
def run(store: Store) -> int:
    return store.begin_run(software="0.1", model="model-1", settings={"window": 3})


@pytest.fixture
def later_run(store: Store, run: int) -> int:
    return store.begin_run(software="0.2", model="model-1", settings={"window": 3})


def article(
    text: str,
    said: Sequence[Said] = (),
    *,
    meetings: Sequence[str] = (),
    id: str | None = None,  # noqa: A002
    source: str | None = "The Varna Courier",
    published: str | None = "2025-03-18",
    title: str | None = None,
    language: str = "en",
    name: str = "",
    unread: str | None = None,
    confidence: float = 0.9,
) -> Reading:
    """A reading of `text` with these statements and their speakers, and a meeting at each of the words."""

    def span(words: str) -> Span:
        begin = text.index(words)
        return begin, begin + len(words)

    document = Document(
        id=id or content_id(text.encode()),
        text=text,
        source=source,
        published=published,
        title=title,
        language=language,
        name=name or f"{content_id(text.encode())[:6]}.txt",
    )
    actors = {}
    for speaker in dict.fromkeys(speaker for speaker, _, _ in said):
        mentions = (span(speaker),)
        id_ = Actor.identify(document, "person", mentions)
        actors[speaker] = Actor(id=id_, name=speaker, kind="person", mentions=mentions)
    statements = tuple(
        Statement(
            id=Statement.identify(document, (span(cue),), (span(content),)),
            source=(span(speaker),),
            cue=(span(cue),),
            content=(span(content),),
            speaker=actors[speaker].id,
            confidence=confidence,
        )
        for speaker, cue, content in said
    )
    events = tuple(
        Event(
            id=Event.identify(document, "meeting", (span(words),), "narrator", None),
            kind="meeting",
            evidence=(span(words),),
            participants=tuple(actor.id for actor in actors.values()),
            recipients=tuple(actor.id for actor in list(actors.values())[:1]),
            time="2025-03-18",
        )
        for words in meetings
    )
    return Reading(
        document=document, actors=tuple(actors.values()), statements=statements, events=events, unread=unread
    )


@pytest.fixture(name="article")
def article_fixture() -> Callable[..., Reading]:
    return article


TALKS = (
    "Alda Merin, the envoy of Norvia, said that the cease-fire would hold until June. "
    'Tovin Sarr denied it: "Three steps back," he told the Courier. '
    "The delegations met in Varna on Tuesday."
)


@pytest.fixture
def talks() -> Reading:
    """An article with two speakers, two statements and a meeting."""
    return article(
        TALKS,
        [
            ("Alda Merin", "said", "that the cease-fire would hold until June"),
            ("Tovin Sarr", "denied", '"Three steps back,"'),
        ],
        meetings=["met in Varna"],
        title="Talks in Varna",
        name="talks.txt",
    )


@pytest.fixture
def put(store: Store, run: int) -> Callable[..., str]:
    """Put a reading whose original is its text, by default in the first run."""

    def put(reading: Reading, *, by: int | None = None, original: bytes | None = None, replace: bool = False) -> str:
        content = reading.document.text.encode() if original is None else original
        return store.put(reading, content, run=by or run, replace=replace)

    return put


Told = Mapping[str, Any]  # name; kind, side (the name of another), roles


def telling(number: int, *told: Told, cut: int = 0, source: str = "The Varna Courier") -> Reading:
    """An article, published on that day of May 2031, that tells of these; each says something.

    cut: characters by which each mention begins later, as another version might have it; ids then differ.
    """
    text, spans = "", []
    for one in told:
        spans.append((len(text), len(text) + len(one["name"])))
        text += f"{one['name']} said on day {number} that the ferry would sail. "
    document = Document(
        id=f"article-{number}",
        text=text,
        source=source,
        published=f"2031-05-{number:02}",
        language="en",
        name=f"{number}",
    )
    made = [
        {"kind": "person", **one, "mentions": ((begin + cut, end),)}
        for one, (begin, end) in zip(told, spans, strict=True)
    ]
    ids = {one["name"]: Actor.identify(document, one["kind"], one["mentions"]) for one in made}
    actors = tuple(
        Actor(**{**one, "id": ids[one["name"]], "side": ids.get(one.get("side")), "roles": tuple(one.get("roles", ()))})
        for one in made
    )
    statements = []
    for actor, (_, end) in zip(actors, spans, strict=True):
        content = ((text.index("that the", end), text.index(".", end)),)
        statements.append(Statement(id=Statement.identify(document, (), content), content=content, speaker=actor.id))
    return Reading(document=document, actors=actors, statements=tuple(statements))


@pytest.fixture(name="telling")
def telling_fixture() -> Callable[..., Reading]:
    return telling


@pytest.fixture
def resolver() -> ActorResolver:
    return ActorResolver()


@pytest.fixture
def tell(store: Store, run: int, later_run: int, resolver: ActorResolver) -> Callable[..., list[str]]:
    """Add an article as `telling` makes it (`again`: as the later run reads it) and join; the ids of its actors."""

    def tell(number: int, *told: Told, again: bool = False, join: bool = True, **options: Any) -> list[str]:
        reading = telling(number, *told, **options)
        store.put(reading, f"article {number}".encode(), run=later_run if again else run)
        while join and store.resolve(resolver):
            pass
        return [actor.id for actor in reading.actors]

    return tell


@pytest.fixture
def who(store: Store) -> Callable[[], list[list[str]]]:
    """The names of the members of each identity, with the article's number."""

    def who() -> list[list[str]]:
        groups = [[f"{m.name}/{(m.document or '')[8:]}" for m in one.members] for one in store.identities()]
        return sorted(sorted(group) for group in groups)

    return who
