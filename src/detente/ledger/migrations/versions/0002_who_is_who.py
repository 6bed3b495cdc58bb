"""Who is who over all articles: identities, their members, what people decided about pairs, registers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring a ledger of version 0001 to 0002; its articles wait to be resolved."""
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "identities",
        sa.Column("id", key, primary_key=True),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("register", key),
    )
    op.create_table(
        "looks",
        sa.Column("id", key, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("actor", key, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("identity", key, nullable=False),
        sa.Column("cluster", key, nullable=False),
        sa.Column("look", key, nullable=False),
        sa.Column("side", key),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("joined_with", key),
        sa.Column("probability", sa.Float()),
        sa.Column("features", sa.Text()),
        sa.Column("ended", sa.Text()),
        sa.Column("ended_by", sa.Text()),
    )
    op.create_table(
        "identity_looks",
        sa.Column("identity", key, primary_key=True),
        sa.Column("cluster", key, primary_key=True),
        sa.Column("look", key, primary_key=True),
        sa.Column("actor", key, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
    )
    op.create_table(
        "blocking_keys",
        sa.Column("key", key, primary_key=True),
        sa.Column("identity", key, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pair_judgements",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_side("a"),
        *_side("b"),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("withdrawn_by", sa.Text()),
    )
    op.create_table(
        "register_entries",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", key, nullable=False),
        sa.Column("source", key, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("removed", sa.Text()),
    )
    op.create_table(
        "doubts",
        sa.Column("identity", key, primary_key=True),
        sa.Column("other", key, primary_key=True),
        sa.Column("a", key, nullable=False),
        sa.Column("b", key, nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
    )
    op.create_table("unresolved", sa.Column("document", sa.Integer(), primary_key=True, autoincrement=False))
    op.create_index("members_by_actor", "members", ["actor"])
    op.create_index("members_by_document", "members", ["document", "identity"])
    op.create_index("members_by_identity", "members", ["identity", "cluster", "look"])
    unlinked = sa.text("probability IS NULL AND ended IS NULL")
    op.create_index("members_unlinked", "members", ["identity"], sqlite_where=unlinked, postgresql_where=unlinked)
    op.create_index("blocking_keys_by_identity", "blocking_keys", ["identity"])
    op.create_index("doubts_by_other", "doubts", ["other"])
    op.execute("INSERT INTO unresolved (document) SELECT number FROM documents")


def _side(name: str) -> tuple[sa.Column[str] | sa.Column[int], ...]:
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return (
        sa.Column(name, key, nullable=False),
        sa.Column(f"{name}_document", sa.Integer(), nullable=False),
        sa.Column(f"{name}_entry", sa.Integer()),
        sa.Column(f"{name}_now", key),
    )
