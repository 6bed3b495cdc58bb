from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from detente.ledger import connection, filters
from detente.ledger.schema import HEAD, VERSION_TABLE, metadata


def test_the_migrations_make_the_tables_of_the_schema(store):
    with store._database.engine.connect() as opened:
        options = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, *_: not str(name).startswith("search_words"),
        }
        context = MigrationContext.configure(opened, opts=options)
        assert compare_metadata(context, metadata) == []


def test_head_is_the_newest_migration():
    script = ScriptDirectory(str(Path(connection.__file__).parent / "migrations"))
    assert script.get_current_head() == HEAD
    assert [path.name[:4] for path in sorted((Path(script.dir) / "versions").glob("[0-9]*.py"))][-1] == HEAD


def test_the_views_alone_are_cheap_to_import():
    code = (
        "import sys, detente.ledger as ledger; ledger.Judgement; "
        "loaded = {'sqlalchemy', 'alembic', 'psycopg', 'numpy'} & set(sys.modules); assert not loaded, loaded; "
        "ledger.Store; assert 'alembic' not in sys.modules and 'psycopg' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_filters_have_words():
    assert filters.describe({"speaker": "Merin", "since": "2025-03", "kind": None}) == [
        "published on or after 2025-03",
        "said by Merin",
    ]
