"""Alembic's migrations of the ledger, run by `detente.ledger.connection` when a ledger is opened."""
