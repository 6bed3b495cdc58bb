"""Registers of known actors that a user brings: what they hold, and what they held before."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger.resolving import Look
from detente.ledger.schema import REGISTER, register_entries
from detente.ledger.writing import next_number, now, wait
from detente.records import LedgerError, NotFound

_CURRENT = register_entries.c.removed.is_(None)


def use(connection: Connection, source: str, entries: Mapping[str, Look]) -> None:
    """Have these entries, by id, in place of those of the same source. Raises LedgerError for another source's id."""
    held = {row.id: row for row in connection.execute(sa.select(register_entries).where(_CURRENT))}
    for id_ in entries:
        if id_ in held and held[id_].source != source:
            raise LedgerError(f"{source}: the register {held[id_].source} has the entry {id_} too; remove it first")
    coming = {id_: look.encode() for id_, look in entries.items()}
    gone = [row for row in held.values() if row.source == source and coming.get(row.id) != row.fields]
    _remove(connection, [row.number for row in gone])
    kept = held.keys() - {row.id for row in gone}
    start = next_number(connection, register_entries.c.number)
    new = [(id_, fields) for id_, fields in coming.items() if id_ not in kept]
    rows = [
        {"number": number, "id": id_, "source": source, "fields": fields, "added": now()}
        for number, (id_, fields) in enumerate(new, start=start)
    ]
    if rows:
        connection.execute(sa.insert(register_entries), rows)
    if rows or gone:
        wait(connection, REGISTER)


def remove(connection: Connection, source: str) -> int:
    """Take a register out of use; how many entries it had. Raises NotFound."""
    of = sa.select(register_entries.c.number).where(_CURRENT, register_entries.c.source == source)
    numbers = connection.scalars(of).all()
    if not numbers:
        known = ", ".join(in_use(connection)) or "none"
        raise NotFound(f"there is no register {source} in the ledger (in use: {known})")
    _remove(connection, numbers)
    wait(connection, REGISTER)
    return len(numbers)


def in_use(connection: Connection) -> dict[str, int]:
    """The registers by name, with the number of their entries."""
    column = register_entries.c
    counted = sa.select(column.source, sa.func.count()).where(_CURRENT).group_by(column.source).order_by(column.source)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _remove(connection: Connection, numbers: object) -> None:
    change = sa.update(register_entries).where(register_entries.c.number.in_(numbers))  # type: ignore[arg-type]
    connection.execute(change.values(removed=now()))
