"""Which statement is quoted in which."""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import Spans, Statement


def innermost(statement: Statement, statements: Sequence[Statement]) -> str | None:
    """The id of the smallest other statement whose content holds this one's cue (or source) and content, or None."""
    own = (*statement.cue, *statement.content)
    holders = [
        other
        for other in statements
        if other.id != statement.id
        and _holds(other.content, own)
        and not (other.cue and _holds(statement.content, other.cue))
        and _size(other.content) > _size(statement.content)
    ]
    return min(holders, key=lambda other: (_size(other.content), other.content)).id if holders else None


def _holds(content: Spans, spans: Spans) -> bool:
    return all(any(begin <= span[0] and span[1] <= end for begin, end in content) for span in spans)


def _size(spans: Spans) -> int:
    return sum(end - begin for begin, end in spans)
