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
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger.connection import portions
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
AT_MOST = 4_000  # samples of a book: it needs no more, and the more are looked up with each
NEAREST = 50  # articles with the most samples in common, among which are
CANDIDATES = 12  # those that are compared in full: the origins of the nearest, then the nearest themselves

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
    return low[: max(AT_LEAST, min(AT_MOST, count))]


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
    edges: list[tuple[int, int, float]] = []
    for row in candidates:
        theirs = shingles(row.text)
        mine_is_first = _rank(mine) < _rank(row)
        part = share(theirs, hashes) if mine_is_first else share(hashes, theirs)
        if part >= SHARE:
            edges.append((row.number, number, part) if mine_is_first else (number, row.number, part))
    if edges:
        ties: list[dict[str, float]] = [
            {"later": later, "earlier": earlier, "share": part} for later, earlier, part in edges
        ]
        connection.execute(sa.insert(reprints), ties)
        _spread(connection, number, {later for later, _, _ in edges}, {earlier for _, earlier, _ in edges})


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
    near = (
        sa.select(samples.c.document, common)
        .where(samples.c.key.in_(keys), samples.c.document != number)
        .group_by(samples.c.document)
        .having(common >= min(IN_COMMON, len(keys)))
        .order_by(common.desc(), samples.c.document)
        .limit(NEAREST)
        .subquery()
    )
    wanted = sa.select(documents.c.number, documents.c.origin).join(near, near.c.document == documents.c.number)
    rows = connection.execute(wanted.order_by(near.c.common.desc(), near.c.document)).all()
    # Of a story printed a hundred times the nearest dozen may all be later than the one at hand.
    numbers = list(dict.fromkeys([row.origin for row in rows] + [row.number for row in rows]))
    chosen = [other for other in numbers if other != number][:CANDIDATES]
    return connection.execute(_TEXTS.where(documents.c.number.in_(chosen))).all()


def _spread(connection: Connection, number: int, later: set[int], earlier: set[int]) -> None:
    """Settle the origins after new ties of one document to others: they can only have become earlier."""
    best = min(_origins(connection, {number, *earlier}).values(), key=_rank)
    border = {number, *later}
    while border:
        moved = [other for other, row in _origins(connection, border).items() if _rank(best) < _rank(row)]
        border = set()
        for some in portions(moved):
            connection.execute(sa.update(documents).where(documents.c.number.in_(some)).values(origin=best.number))
            border.update(connection.scalars(sa.select(reprints.c.later).where(reprints.c.earlier.in_(some))))


def _origins(connection: Connection, numbers: set[int]) -> dict[int, Any]:
    """The row of each document's origin, as it is now."""
    source = documents.alias("source")
    wanted = sa.select(
        documents.c.number.label("of"),
        source.c.number,
        source.c.first_day,
        source.c.id,
        sa.func.length(source.c.text).label("length"),
    ).join(source, source.c.number == documents.c.origin)
    some = (connection.execute(wanted.where(documents.c.number.in_(listed))) for listed in portions(numbers))
    return {row.of: row for rows in some for row in rows}


def settle(connection: Connection, numbers: set[int]) -> None:
    """Work the origins out anew for these documents and all that are tied to them."""
    members, pairs = _component(connection, numbers)
    document = documents.c
    wanted = _RANKED.add_columns(document.origin)
    rows = [row for some in portions(members) for row in connection.execute(wanted.where(document.number.in_(some)))]
    rank = {row.number: _rank(row) for row in rows}
    repeats: dict[int, list[int]] = defaultdict(list)
    for later, earlier in pairs:
        repeats[later].append(earlier)
    origin: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: rank[row.number]):
        sources = [origin[earlier] for earlier in repeats[row.number] if earlier in origin]
        origin[row.number] = min(sources, key=lambda source: rank[source], default=row.number)
        if origin[row.number] != row.origin:
            change = sa.update(documents).where(document.number == row.number)
            connection.execute(change.values(origin=origin[row.number]))


def _component(connection: Connection, numbers: set[int]) -> tuple[set[int], set[tuple[int, int]]]:
    """All documents that can be reached over `reprints`, and the pairs (later, earlier) among them."""
    members, border, pairs = set(numbers), set(numbers), set()
    while border:
        near = [reprints.c.later.in_(some) | reprints.c.earlier.in_(some) for some in portions(border)]
        rows = [row for one in near for row in connection.execute(sa.select(reprints).where(one))]
        found = {(row.later, row.earlier) for row in rows}
        pairs |= found
        border = {number for pair in found for number in pair} - members
        members |= border
    return members, pairs
