"""The search: from what a person typed to finds with the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import fulltext
from detente.ledger.filters import DOCUMENT_FILTERS, ENTRY_FILTERS, clauses
from detente.ledger.schema import UNDATED, documents, entries
from detente.ledger.views import Hit
from detente.ledger.words import Term, find, parse
from detente.records import Span

EXCERPT = 240  # characters, more or less
_SPOKEN = ("statement", "prediction")  # kinds that have a speaker


def search(
    connection: Connection,
    words: str,
    *,
    speaker: str | None,
    filters: Mapping[str, Any],
    limit: int,
    offset: int,
) -> list[Hit]:
    """`Store.search` within a transaction."""
    terms, head = parse(words), parse(speaker or "")
    if (words.strip() and not terms) or (speaker and not head):
        return []  # nothing but punctuation
    source: sa.FromClause = entries
    conditions: list[sa.ColumnElement[bool]] = [entries.c.shown]
    order: list[sa.ColumnElement[Any]] = []
    if terms or head:
        source, found, rank = fulltext.matching(connection, terms, head)
        conditions.append(found)
        order.append(rank)
    if head:
        conditions.append(entries.c.kind.in_(_SPOKEN))
    kind = {name: filters[name] for name in ("kind",) if name in filters}
    rest = {name: value for name, value in filters.items() if name != "kind"}
    conditions += clauses(ENTRY_FILTERS, kind) + clauses(DOCUMENT_FILTERS, rest)
    columns = (entries.c.kind, entries.c.id, entries.c.begin, entries.c.end, entries.c.speaker)
    newest = (documents.c.first_day == UNDATED, documents.c.first_day.desc(), entries.c.number)
    wanted = (
        sa.select(*columns, documents.c.id.label("document_id"), documents.c.number)
        .select_from(source.join(documents, documents.c.number == entries.c.document))
        .where(*conditions)
        .order_by(*order, *newest)
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(wanted).all()
    articles = _articles(connection, {row.number for row in rows})
    return [_hit(row, articles[row.number], terms) for row in rows]


def by_speaker(connection: Connection, speaker: str) -> sa.ColumnElement[bool]:
    """Condition on `documents`: someone whose name holds these words makes a statement in it."""
    head = parse(speaker)
    if not head:
        return sa.false()
    source, found, _ = fulltext.matching(connection, (), head)
    said = sa.select(entries.c.document).select_from(source)
    return documents.c.number.in_(said.where(found, entries.c.shown, entries.c.kind == "statement"))


def _articles(connection: Connection, numbers: set[int]) -> dict[int, Any]:
    columns = (documents.c.number, documents.c.source, documents.c.published, documents.c.title, documents.c.text)
    wanted = sa.select(*columns).where(documents.c.number.in_(numbers))
    return {row.number: row for row in connection.execute(wanted)} if numbers else {}


def _hit(row: Any, article: Any, terms: tuple[Term, ...]) -> Hit:
    marks = find(terms, article.text, row.begin, row.end) if terms else []
    begin, end = window(article.text, (row.begin, row.end), marks)
    inside = [span for _, span in marks if begin <= span[0] and span[1] <= end]
    return Hit(
        kind=row.kind,
        record=row.id,
        document=row.document_id,
        source=article.source,
        published=article.published,
        title=article.title,
        speaker=row.speaker,
        excerpt=article.text[begin:end],
        span=(begin, end),
        marks=tuple((first - begin, last - begin) for first, last in inside),
    )


def window(text: str, within: Span, marks: list[tuple[int, Span]]) -> Span:
    """About `EXCERPT` characters of whole words around the place where most of the terms stand together."""
    begin, end = within
    if end - begin > EXCERPT:
        start = _densest(marks) if marks else begin
        begin = max(begin, start - EXCERPT // 4)
        end = min(end, begin + EXCERPT)
        begin = max(within[0], min(begin, end - EXCERPT))
        if begin > within[0]:
            begin = _next_space(text, begin, limit=start)
        if end < within[1]:
            end = max(text.rfind(" ", begin + 1, end), end - 30)
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def _next_space(text: str, begin: int, limit: int) -> int:
    space = text.find(" ", begin, max(begin, limit))
    return space + 1 if space >= 0 else begin


def _densest(marks: list[tuple[int, Span]]) -> int:
    """Start of the first mark from which an excerpt shows the most different terms."""
    best, most = marks[0][1][0], 0
    for at, (_, (start, _)) in enumerate(marks):
        shown = {index for index, span in marks[at:] if span[1] <= start + EXCERPT * 3 // 4}
        if len(shown) > most:
            best, most = start, len(shown)
    return best
