"""Which articles repeat which: reprints of one wire story count as one origin.

An article reprints an earlier one when at least `SHARE` of its own word shingles stand in the earlier one. The measure
is containment, not resemblance: a condensed reprint, or one with an intro of its own, is found; a digest that holds the
story among twenty others is not a reprint of it (A. Broder, "On the resemblance and containment of documents", 1997).
Of two articles of one day the longer one counts as the earlier.

Candidates come from a table of sampled shingle hashes, so that nothing has to be held in memory; they are then compared
in full.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger.schema import documents, reprints, samples
from detente.ledger.words import words_of

# Chosen on 840 news articles of 2015-2016 (PolNeAR's training part) and on edited copies of 72 invented ones: with runs
# of four words, no two articles of their own share more than 0.27, reprints and their updates 0.5 to 1.0; half of a
# story with every twentieth word changed and a fifth of it a new intro scores 0.6 to 0.7.
SHINGLE = 4  # words
SHARE = 0.5
SAMPLED = 16  # one hash in so many is kept as a sample,
AT_LEAST = 16  # but never fewer than this of an article
IN_COMMON = 3  # samples that make a candidate
CANDIDATES = 12  # compared in full, those with the most samples in common

_RANKED = sa.select(
    documents.c.number, documents.c.first_day, documents.c.id, sa.func.length(documents.c.text).label("length")
)
_TEXTS = _RANKED.add_columns(documents.c.text)


def _rank(row: Any) -> tuple[str, int, str]:
    """The order in which articles can have been each other's source; undated ones come last."""
    return row.first_day, -row.length, row.id


def shingles(text: str) -> frozenset[int]:
    """32-bit hashes of all runs of `SHINGLE` words; of the whole text if it is shorter."""
    words = words_of(text)
    runs = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return frozenset(zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in runs)


def sampled(hashes: frozenset[int]) -> list[int]:
    """The lowest hashes: the same choice in every article, whatever its length."""
    low = sorted(hashes)
    count = sum(1 for hash_ in low if hash_ < 2**32 // SAMPLED)
    return low[: max(AT_LEAST, count)]


def share(part: frozenset[int], whole: frozenset[int]) -> float:
    """How much of `part` stands in `whole`, from 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def link(connection: Connection, number: int) -> None:
    """Compare a document that was just written with those before it, and settle the origins of all concerned."""
    document = documents.c
    mine = connection.execute(_TEXTS.where(document.number == number)).one()
    hashes = shingles(mine.text)
    keys = sampled(hashes)
    if not keys:
        return
    candidates = _candidates(connection, number, keys)
    values = [{"key": key, "document": number} for key in keys]
    connection.execute(sa.insert(samples), values)
    edges = []
    for row in candidates:
        theirs = shingles(row.text)
        earlier_is_mine = _rank(mine) < _rank(row)
        later, earlier = (theirs, hashes) if earlier_is_mine else (hashes, theirs)
        part = share(later, earlier)
        if part >= SHARE:
            pair = (row.number, number) if earlier_is_mine else (number, row.number)
            edges.append({"later": pair[0], "earlier": pair[1], "share": part})
    if edges:
        connection.execute(sa.insert(reprints), edges)
        settle(connection, {number})


def unlink(connection: Connection, number: int, text: str) -> None:
    """Forget the samples and reprints of a document's former wording, before `link` looks at the new one."""
    keys = sampled(shingles(text))
    connection.execute(sa.delete(samples).where(samples.c.document == number, samples.c.key.in_(keys)))
    former, pairs = _component(connection, {number})
    if pairs:
        connection.execute(sa.delete(reprints).where((reprints.c.later == number) | (reprints.c.earlier == number)))
        settle(connection, former)


def _candidates(connection: Connection, number: int, keys: list[int]) -> Sequence[Any]:
    common = sa.func.count().label("common")
    wanted = (
        sa.select(samples.c.document)
        .where(samples.c.key.in_(keys), samples.c.document != number)
        .group_by(samples.c.document)
        .having(common >= min(IN_COMMON, len(keys)))
        .order_by(common.desc(), samples.c.document)
        .limit(CANDIDATES)
    )
    numbers = connection.scalars(wanted).all()
    if not numbers:
        return []
    return connection.execute(_TEXTS.where(documents.c.number.in_(numbers))).all()


def settle(connection: Connection, numbers: set[int]) -> None:
    """Work the origins out anew for these documents and all that are tied to them."""
    members, pairs = _component(connection, numbers)
    document = documents.c
    rows = connection.execute(_RANKED.add_columns(document.origin).where(document.number.in_(members))).all()
    rank = {row.number: _rank(row) for row in rows}
    origin: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: rank[row.number]):
        sources = [origin[earlier] for later, earlier in pairs if later == row.number and earlier in origin]
        origin[row.number] = min(sources, key=lambda source: rank[source], default=row.number)
        if origin[row.number] != row.origin:
            change = sa.update(documents).where(document.number == row.number)
            connection.execute(change.values(origin=origin[row.number]))


def _component(connection: Connection, numbers: set[int]) -> tuple[set[int], set[tuple[int, int]]]:
    """All documents that can be reached over `reprints`, and the pairs (later, earlier) among them."""
    members, border, pairs = set(numbers), set(numbers), set()
    while border:
        near = reprints.c.later.in_(border) | reprints.c.earlier.in_(border)
        found = {(row.later, row.earlier) for row in connection.execute(sa.select(reprints).where(near))}
        pairs |= found
        border = {number for pair in found for number in pair} - members
        members |= border
    return members, pairs
