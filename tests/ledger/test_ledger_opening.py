from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from detente.ledger import Store, connection
from detente.ledger.schema import APPLICATION_ID, HEAD, VERSION_TABLE
from detente.records import LedgerBusy, LedgerError, LedgerVersionError, NotALedger, NotFound

FINGERPRINT = {"software": "0.1", "model": "m", "settings": {}}


@pytest.fixture
def brief_wait(monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)


def execute(location: str, *statements: str) -> None:
    """Run SQL past the store."""
    if "://" in location:
        with psycopg.connect(location) as other:
            for statement in statements:
                other.execute(statement)  # type: ignore[call-overload]
    else:
        other_file = sqlite3.connect(location)
        with other_file:
            for statement in statements:
                other_file.execute(statement)
        other_file.close()


def value(path: Path, query: str) -> object:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return file.execute(query).fetchone()[0]


# Both databases


def test_it_is_made_where_nothing_is(location):
    with Store.open(location) as store:
        assert store.status().documents == 0
    Store.open(location, create=False).close()


def test_nothing_is_made_unless_asked_for(location):
    with pytest.raises(NotFound, match="detente add"):
        Store.open(location, create=False)
    if "://" not in location:
        assert not Path(location).exists()


def test_a_database_with_other_tables_is_left_alone(location):
    execute(location, "CREATE TABLE recipes (name text)")
    for create in (True, False):
        with pytest.raises(NotALedger, match="other tables \\(recipes\\)"):
            Store.open(location, create=create)


def test_a_ledger_of_no_known_version_says_so(location):
    Store.open(location).close()
    execute(location, f"UPDATE {VERSION_TABLE} SET version_num = '0000'")
    with pytest.raises(LedgerVersionError, match="none that Détente has had"):
        Store.open(location)


def test_tables_that_were_changed_by_hand_are_told_in_words(location):
    with Store.open(location) as store:
        execute(location, "ALTER TABLE documents RENAME COLUMN unread TO unred")
        with pytest.raises(LedgerError, match="has other tables than schema"):
            store.status()


def test_a_ledger_of_a_newer_version_is_left_alone(location):
    Store.open(location).close()
    execute(location, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerVersionError, match="update Détente"):
        Store.open(location)


def test_one_writer_at_a_time(location, talks, brief_wait):
    with Store.open(location) as first, Store.open(location) as second:
        run = first.begin_run(**FINGERPRINT)
        with first._database.writing():
            with pytest.raises(LedgerBusy, match="run the same command again"):
                second.put(talks, b"", run=run)
            assert second.status().documents == 0, "readers are not held up"
        assert second.put(talks, b"", run=run) == "added"


def test_a_reader_keeps_its_view_while_another_writes(location, article):
    with Store.open(location) as reader, Store.open(location) as writer:
        run = writer.begin_run(**FINGERPRINT)
        writer.put(article("One.", id="a"), b"1", run=run)
        stream = reader.documents()
        assert next(stream).document.id == "a"
        writer.put(article("Two.", id="b"), b"2", run=run)
        assert [view.document.id for view in stream] == ["b"]
        with reader._database.reading() as snapshot:
            count = "SELECT count(*) FROM documents"
            assert snapshot.exec_driver_sql(count).scalar() == 2
            writer.put(article("Three.", id="c"), b"3", run=run)
            assert snapshot.exec_driver_sql(count).scalar() == 2


def test_several_threads_make_and_fill_one_ledger(location, article):
    errors = []

    def work(thread: int) -> None:
        try:
            with Store.open(location) as store:
                run = store.begin_run(**FINGERPRINT)
                for n in range(5):
                    store.put(article(f"Text {thread} {n}.", id=f"{thread}-{n}"), b"%d%d" % (thread, n), run=run)
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Store.open(location) as store:
        assert store.status().documents == 20
        assert sorted(run.id for run in store.runs()) == [1, 2, 3, 4]


# Files


@pytest.mark.parametrize(
    "content",
    [b"Just a text.\n", b"SQLite", b"\x00" * 4096, b"%PDF-1.7\n" * 50, b"SQLite format 3\x00" + b"\xff" * 5000],
)
def test_a_file_of_another_kind(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(NotALedger, match=r"notes\.txt is not a ledger"):
            Store.open(path, create=create)
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "map.gpkg"
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 1196444487")
    other.commit()
    other.close()
    with pytest.raises(NotALedger, match="another program"):
        Store.open(path)


def test_an_empty_file_becomes_a_ledger(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(NotFound):
        Store.open(path, create=False)
    Store.open(path).close()
    assert value(path, "PRAGMA application_id") == APPLICATION_ID


def test_folders_and_missing_folders(tmp_path):
    with pytest.raises(NotALedger, match="is a folder"):
        Store.open(tmp_path)
    with pytest.raises(NotFound, match="no folder"):
        Store.open(tmp_path / "nowhere" / "a.db")


def test_names_that_look_like_something_else(tmp_path):
    for name in ("a b.db", "50%.db", "what?.db", "a#b.db", "ü.db", "file:x.db"):
        with Store.open(tmp_path / name):
            pass
        assert (tmp_path / name).is_file()
    assert len(list(tmp_path.iterdir())) == 6, "no logs are left behind"


def test_other_databases_are_not_supported():
    with pytest.raises(NotALedger, match="mysql"):
        Store.open("mysql://localhost/x")
    with pytest.raises(NotALedger, match="not the address"):
        Store.open("postgresql://[::1/x")


def test_a_damaged_ledger_says_what_to_do(tmp_path, article):
    path = tmp_path / "ledger.db"
    with Store.open(path) as store:
        run = store.begin_run(**FINGERPRINT)
        for n in range(30):
            store.put(article(f"Text {n}. " * 300, id=str(n)), b"%d" % n, run=run)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)

    def read() -> None:
        with Store.open(path) as store:
            store.status()
            list(store.documents())

    with pytest.raises(LedgerError, match=r"ledger\.db.*backup"):
        read()


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path, article):
    path = tmp_path / "ledger.db"
    with Store.open(path) as store:
        run = store.begin_run(**FINGERPRINT)
        store.put(article("Small.", id="small"), b"s", run=run)
        with store._database.engine.connect() as raw:
            pages = raw.exec_driver_sql("PRAGMA page_count").scalar()
            raw.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match="disk is full"):
            store.put(article("Large. " * 50_000, id="large"), os.urandom(300_000), run=run)
        assert list(store.document_ids()) == ["small"]


CHILD = """
import os, sys
os.setgroups([]) if os.geteuid() == 0 else None
os.setuid(65534) if os.geteuid() == 0 else None
from detente.ledger import Store
from detente.records import LedgerError
with Store.open(sys.argv[1], create=False) as store:
    print(store.status().documents, [hit.document for hit in store.search("small")])
    try:
        store.begin_run(software="", model="", settings={})
    except LedgerError as error:
        print(error)
"""


def test_a_ledger_in_a_read_only_folder_can_be_read(article, made_file):
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = shutil.copy(made_file, folder / "ledger.db")
        with Store.open(path) as store:
            store.put(article("Small.", id="small"), b"s", run=store.begin_run(**FINGERPRINT))
        Path(path).chmod(0o444)
        folder.chmod(0o555)
        # A process of its own, since a privileged user can write everywhere; the modules are loaded beforehand.
        code = (
            "import detente.ledger.store, sqlalchemy.dialects.sqlite.pysqlite, sqlalchemy.dialects.postgresql\n" + CHILD
        )
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "1 ['small']",
        f"{path}: the file or its folder is read-only, so nothing can be written to it",
    ]


def test_a_url_without_a_server():
    with pytest.raises(LedgerError, match="does not answer"):
        Store.open("postgresql://detente@127.0.0.1:1/x?connect_timeout=2")


def test_head_is_what_new_ledgers_have(made_file):
    assert value(made_file, f"SELECT version_num FROM {VERSION_TABLE}") == HEAD


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(NotALedger, match="no file"):
        Store.open(tmp_path / "pipe.db")
    with pytest.raises(LedgerError, match="too long"):
        Store.open(tmp_path / ("x" * 300))
