"""Which statement is quoted in which."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from detente.records import Spans, Statement
from detente.records.spans import size
from detente.statements.near import Near


def nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `inside` filled."""
    near = Near((each.content, each) for each in statements)
    return tuple(dataclasses.replace(each, inside=innermost(each, near.at(each.content[:1]))) for each in statements)


def innermost(statement: Statement, statements: Iterable[Statement]) -> str | None:
    """The id of the smallest other statement whose content holds this one's cue and content, or None."""
    own = (*statement.cue, *statement.content)
    holders = [
        other
        for other in statements
        if other.id != statement.id
        and size(other.content) > size(statement.content)
        and _holds(other.content, own)
        and not (other.cue and _holds(statement.content, other.cue))
    ]
    return min(holders, key=lambda other: (size(other.content), other.content)).id if holders else None


def _holds(content: Spans, spans: Spans) -> bool:
    return all(any(begin <= span[0] and span[1] <= end for begin, end in content) for span in spans)
