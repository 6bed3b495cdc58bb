"""The full-text index: FTS5 in SQLite, tsvector in PostgreSQL. The one place where the two differ in what they do.

Both get the words already folded (words.py), so both find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection

from detente.ledger.schema import entries
from detente.ledger.words import Term, words_of

# A tsvector counts positions up to 16,383 and holds one megabyte; a longer text is indexed in stretches of this size.
STRETCH = 10_000
_GAP = 10  # positions between head and words, so that no phrase reaches over both
_POSITIONS = 255  # that a tsvector keeps of one word


class Indexed(NamedTuple):
    """What is searched of an entry: its head (speaker, title, name) and its words."""

    number: int
    head: str
    words: str


def index(connection: Connection, rows: Iterable[Indexed]) -> None:
    """Add entries to the index."""
    if connection.dialect.name == "sqlite":
        values = [(row.number, " ".join(words_of(row.head)), " ".join(words_of(row.words))) for row in rows]
        statement = "INSERT INTO search_words (rowid, head, words) VALUES (?, ?, ?)"
    else:
        values = [(row.number, _vector(words_of(row.head), words_of(row.words))) for row in rows]  # type: ignore[misc]
        statement = "INSERT INTO search_words (entry, vector) VALUES (%s, %s::tsvector)"
    if values:
        connection.exec_driver_sql(statement, values)


def matching(
    connection: Connection, terms: Sequence[Term], head: Sequence[Term]
) -> tuple[sa.FromClause, sa.ColumnElement[bool], sa.ColumnElement[float]]:
    """The index joined to `entries`, the condition that all terms are found, and the rank (less is better).

    `terms` may stand anywhere in the entry, those of `head` in its head.
    """
    if connection.dialect.name == "sqlite":
        table = sa.table("search_words", sa.column("rowid", sa.Integer), sa.column("search_words", sa.Text))
        query = " AND ".join([*map(_fts5, terms), *(f"head : {_fts5(term)}" for term in head)])
        rank: sa.ColumnElement[float] = sa.literal_column("bm25(search_words)")
        return table.join(entries, entries.c.number == table.c.rowid), table.c.search_words.op("MATCH")(query), rank
    table = sa.table("search_words", sa.column("entry", sa.Integer), sa.column("vector"))
    query = " & ".join([*(_tsquery(term, "") for term in terms), *(_tsquery(term, "A") for term in head)])
    wanted = sa.cast(sa.literal(query, sa.Text), TSQUERY)
    # 1: divided by 1 + log(length), as bm25 does in its way.
    rank = -sa.func.ts_rank(table.c.vector, wanted, 1)
    return table.join(entries, entries.c.number == table.c.entry), table.c.vector.op("@@")(wanted), rank


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")


def _tsquery(term: Term, weight: str) -> str:
    *firsts, last = (f"'{word}'" for word in term.words)
    flags = ("*" if term.prefix else "") + weight
    parts = [f"{word}:{weight}" if weight else word for word in firsts] + [f"{last}:{flags}" if flags else last]
    return "(" + " <-> ".join(parts) + ")"


def _vector(head: list[str], words: list[str]) -> str:
    places: dict[str, list[str]] = {}
    for at, word in enumerate(head, start=1):
        places.setdefault(word, []).append(f"{at}A")
    for at, word in enumerate(words, start=len(head) + _GAP):
        places.setdefault(word, []).append(str(at))
    return " ".join(f"'{word}':{','.join(listed[:_POSITIONS])}" for word, listed in places.items())
