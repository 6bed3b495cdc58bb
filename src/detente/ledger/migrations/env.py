"""Alembic's entry point: migrates over the connection that the ledger hands in, within the ledger's transaction."""

from alembic import context

from detente.ledger.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
context.run_migrations()
