"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty ledger."""
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text()),
        sa.Column("software", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
    )
    op.create_table(
        "originals",
        sa.Column("digest", key, primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", key, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", key, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("unread", sa.Text()),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("outlet", key),
        sa.Column("language", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("first_day", key, nullable=False),
        sa.Column("last_day", key, nullable=False),
        sa.Column("name", key, nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "former_documents",
        sa.Column("document", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("digest", key, nullable=False),
        sa.Column("superseded", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", key),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("superseded", sa.Integer()),
        sa.Column("judged", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text()),
        sa.Column("payload", sa.Text()),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record", key, nullable=False),
        sa.Column("subject", key, nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("changes", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("withdrawn_by", sa.Text()),
    )
    op.create_table(
        "failures",
        sa.Column("name", key, primary_key=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
    )
    op.create_table(
        "samples",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("document", sa.Integer(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reprints",
        sa.Column("later", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("earlier", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("share", sa.Float(), nullable=False),
    )
    op.create_index("documents_by_id", "documents", ["id"], unique=True)
    op.create_index("documents_by_day", "documents", ["first_day", "id"])
    op.create_index("documents_by_digest", "documents", ["digest"])
    op.create_index("entries_by_id", "entries", ["id"])
    op.create_index("entries_by_document", "entries", ["document"])
    op.create_index("judgements_by_document", "judgements", ["document"])
    op.create_index("judgements_by_record", "judgements", ["record"])
    op.create_index("reprints_by_earlier", "reprints", ["earlier"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {0x44657465}")
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5"
            "(head, words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute("CREATE TABLE search_words (entry integer PRIMARY KEY, vector tsvector NOT NULL)")
        op.execute("CREATE INDEX search_words_by_word ON search_words USING gin (vector)")
