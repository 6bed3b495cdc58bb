"""Opening a ledger: engine, transactions, schema version, and the database's errors in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from detente.ledger.schema import APPLICATION_ID, HEAD, LOCK_KEY, VERSION_TABLE
from detente.records import LedgerBusy, LedgerError, LedgerVersionError, NotALedger, NotFound

T = TypeVar("T")

BUSY_SECONDS = 30.0
# Values of one statement: SQLite takes 32,766 unless it was built for more, PostgreSQL 65,535.
_PARAMETERS = 10_000
_SQLITE_MAGIC = b"SQLite format 3\x00"


def portions(values: Iterable[T], size: int = _PARAMETERS) -> Iterator[list[T]]:
    """The values in lists of a length that one statement takes."""
    listed = list(values)
    for at in range(0, len(listed), size):
        yield listed[at : at + size]


class Database:
    """A connection pool to one ledger whose schema is the current one."""

    def __init__(self, engine: Engine, location: str, *, read_only: bool) -> None:
        self.engine = engine
        self.location = location
        self.read_only = read_only

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent snapshot; writers are not held up."""
        with translated(self.location), self.engine.connect() as connection, connection.begin():
            if not self.is_sqlite:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the one writer: committed at the end, undone by an exception. Raises LedgerBusy."""
        if self.read_only:
            raise LedgerError(f"{self.location}: the file or its folder is read-only, so nothing can be written to it")
        with translated(self.location), self.engine.connect() as connection:
            connection = connection.execution_options(ledger_begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.is_sqlite:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(BUSY_SECONDS * 1000)}")
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK_KEY})")
                yield connection

    def close(self) -> None:
        self.engine.dispose()


def open_database(location: str | Path, *, create: bool) -> Database:
    """The ledger at a path or `postgresql://` URL, made or brought up to date where needed."""
    words = str(location)
    if "://" in words:
        database = Database(_postgresql_engine(words), _without_password(words), read_only=False)
    else:
        database = _sqlite_database(Path(words).expanduser(), create=create)
    try:
        _ensure_schema(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _sqlite_database(path: Path, *, create: bool) -> Database:
    """Checks what can be told without opening it as a database; a missing folder is the caller's mistake."""
    try:
        return _checked_database(path, create=create)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be opened ({error.strerror})") from error


def _checked_database(path: Path, *, create: bool) -> Database:
    if not path.parent.is_dir():
        raise NotFound(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise NotALedger(f"{path} is a folder, not a ledger")
    if not path.exists():
        if not create:
            raise NotFound(f"{path}: there is no ledger here; `detente add` makes one")
    elif not path.is_file():
        raise NotALedger(f"{path} is not a ledger: it is no file")
    else:
        _check_magic(path)
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    if not writable and not path.exists():
        raise LedgerError(f"{path}: the folder is read-only, so no ledger can be made in it")
    return Database(_sqlite_engine(path, read_only=not writable), str(path), read_only=not writable)


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(_SQLITE_MAGIC))
    if head and head != _SQLITE_MAGIC:
        raise NotALedger(f"{path} is not a ledger: it is a file of another kind")


def _sqlite_engine(path: Path, *, read_only: bool) -> Engine:
    # A read-only folder has no room for the shared-memory file of WAL mode; without one pending in the log, the file
    # can be read as a thing that nobody changes.
    log = path.with_name(path.name + "-wal")
    mode = "rwc" if not read_only else "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        # FULL: what was reported done outlives a power failure, not only a killed process.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -16000")
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool)

    @sa.event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        if begin := connection.get_execution_options().get("ledger_begin", "BEGIN"):
            connection.exec_driver_sql(begin)

    return engine


def _postgresql_engine(url: str) -> Engine:
    try:
        parsed = sa.engine.make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise NotALedger(f"{_without_password(url)} is not the address of a database") from error
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise NotALedger(f"{parsed.drivername} databases are not supported: use a file (SQLite) or postgresql://")
    return sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _without_password(url: str) -> str:
    try:
        return sa.engine.make_url(url).render_as_string(hide_password=True)
    except (sa.exc.ArgumentError, ValueError):
        return url.partition("://")[0] + "://…"


def _ensure_schema(database: Database, *, create: bool) -> None:
    with database.reading() as connection:
        version = _version(connection, database.location)
    if version == HEAD:
        return
    if version is None and not create:
        raise NotFound(f"{database.location}: there is no ledger in it yet; `detente add` makes one")
    if version is not None and version > HEAD:
        raise LedgerVersionError(
            f"{database.location} was written by a newer version of Détente (schema {version}, "
            f"this one knows {HEAD}): update Détente to open it"
        )
    if database.is_sqlite and not database.read_only:
        with translated(database.location), database.engine.connect() as connection:
            bare = connection.execution_options(ledger_begin=None)  # not possible within a transaction
            bare.exec_driver_sql("PRAGMA journal_mode = WAL")
    with database.writing() as connection:
        # Another process may have made it while this one waited for the lock.
        if _version(connection, database.location) != HEAD:
            _migrate(connection, database.location)


def _version(connection: Connection, location: str) -> str | None:
    """The schema's version, None for an empty database. Raises NotALedger for what holds something else."""
    tables = set(sa.inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        version = connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE)))
        if version:
            return str(version)
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if mark not in (0, APPLICATION_ID):
            raise NotALedger(f"{location} is a database of another program, not a ledger")
    if tables:
        raise NotALedger(f"{location} is a database with other tables ({', '.join(sorted(tables)[:3])}), not a ledger")
    return None


def _migrate(connection: Connection, location: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerVersionError(f"{location}: its schema is none that Détente has had ({error})") from error


@contextmanager
def translated(location: str) -> Iterator[None]:
    """The database's errors as LedgerErrors that name the ledger and what to do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _in_words(location, error) from error
    except UnicodeEncodeError as error:
        reason = f"it holds half a character (U+{ord(error.object[error.start]):04X}), which no database stores"
        raise LedgerError(f"{location}: {reason}") from error
    except sa.exc.TimeoutError as error:
        raise LedgerBusy(f"{location}: too many threads use the ledger at once; try again") from error


_BUSY = (
    f"another process has been writing to the ledger for more than {BUSY_SECONDS:.0f} seconds; "
    "wait until it is done, then run the same command again"
)


def _state(cause: Any) -> str | None:
    """PostgreSQL's code of an error (SQLSTATE); none of SQLite's."""
    return getattr(cause, "sqlstate", None)


def _in_words(location: str, error: sa.exc.DBAPIError) -> LedgerError:
    cause: Any = error.orig
    words = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if "is locked" in words or _state(cause) == "55P03":
        return LedgerBusy(f"{location}: {_BUSY}")
    if "not a database" in words:
        return NotALedger(f"{location} is not a ledger: it is a file of another kind, or its beginning is damaged")
    if "malformed" in words or "corrupt" in words:
        return LedgerError(
            f"{location} is damaged ({words}); restore it from a backup, "
            f"or save what can be read with `sqlite3 {location} .recover`"
        )
    if words.startswith(("no such table", "no such column")) or _state(cause) in {"42P01", "42703"}:
        return LedgerError(
            f"{location} has other tables than schema {HEAD} ({words}): it was changed by hand, or made by an "
            "unreleased version of Détente; make a new ledger and add the articles to it"
        )
    if "disk is full" in words or "disk I/O error" in words:
        return LedgerError(f"{location}: the disk is full or failing ({words}); nothing of this article was written")
    if "readonly" in words or "unable to open" in words:
        return LedgerError(f"{location}: cannot be opened for writing ({words}); check the rights on file and folder")
    if isinstance(error, sa.exc.OperationalError) and not isinstance(cause, sqlite3.Error):
        return LedgerError(f"{location}: the database does not answer ({words})")
    return LedgerError(f"{location}: {words}")
