"""What people decided about two actors: recorded, led on to later readings, withdrawn, listed; never deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import loading
from detente.ledger.judged import Readings, successor, visible
from detente.ledger.queries import within
from detente.ledger.schema import (
    REGISTER,
    documents,
    identities,
    members,
    pair_judgements,
    register_entries,
)
from detente.ledger.views import PairJudgement, Verdict
from detente.ledger.writing import next_number, now, put_out_of_force
from detente.records import NotFound, RecordError

_SIDES = ("a", "b")
_ID = re.compile(r"(identity|actor|entry)-[0-9a-f]{6,16}")
_CURRENT = members.c.ended.is_(None)


class Meant(NamedTuple):
    """Whom an id means: an identity, and the member of it that stands for it in a judgement (a row of `members`)."""

    identity: str
    member: Any


def meant(connection: Connection, id_: str) -> Meant:
    """An identity, or an actor in an article, by its id or a beginning of it. Raises NotFound.

    The id of an identity that was joined into another one means that one.
    """
    if not _ID.fullmatch(id_):
        raise NotFound(f"{id_!r} is not the id of an actor: these look like identity-3fa2c09d…, six digits or more")
    if not id_.startswith("identity-"):
        actor = within(connection, members.c.actor, id_, "actor")
        row = connection.execute(sa.select(members).where(members.c.actor == actor, _CURRENT)).first()
        if row is None:
            raise NotFound(f"{actor} is of a former reading, or was rejected: nobody in the ledger stands for it now")
        return Meant(row.identity, row)
    identity = within(connection, identities.c.id, id_, "actor")
    row = _first(connection, identity) or _moved_to(connection, identity)
    if row is None:
        raise NotFound(f"{identity} has no members any more")
    return Meant(row.identity, row)


def _first(connection: Connection, identity: str) -> Any:
    """The member with the most certain name: an entry of a register, else the first of those that joined."""
    held = sa.select(members).where(members.c.identity == identity, _CURRENT)
    return connection.execute(held.order_by(members.c.document != REGISTER, members.c.number).limit(1)).first()


def _moved_to(connection: Connection, identity: str) -> Any:
    last = sa.select(members.c.actor).where(members.c.identity == identity).order_by(members.c.number.desc())
    for actor in connection.scalars(last):
        row = connection.execute(sa.select(members).where(members.c.actor == actor, _CURRENT)).first()
        if row is not None:
            return row
    return None


def judge(connection: Connection, a: Any, b: Any, verdict: Verdict, *, author: str, note: str | None) -> int:
    """Record a decision about two rows of `members`; returns its number."""
    if a.actor == b.actor:
        raise RecordError(f"{a.actor} is one and the same: a decision is about two")
    number = next_number(connection, pair_judgements.c.id)
    values: dict[str, Any] = {"id": number, "verdict": verdict, "author": author, "time": now(), "note": note}
    for side, row in zip(_SIDES, (a, b), strict=True):
        values |= {side: row.actor, f"{side}_now": row.actor, f"{side}_document": row.document}
        values[f"{side}_entry"] = _entry(connection, row)
    connection.execute(sa.insert(pair_judgements).values(values))
    return number


def meant_pair(connection: Connection, a: str, b: str, verdict: Verdict) -> tuple[Any, Any]:
    """The rows of `members` that two ids mean. Raises RecordError where the verdict is no news, or no two are meant."""
    first, second = meant(connection, a), meant(connection, b)
    if first.identity == second.identity and (verdict == "same" or "identity" in (a[:8], b[:8])):
        raise RecordError(f"{a} and {b} are one already: {first.identity}; to part it, name actors or use split")
    return first.member, second.member


def split(connection: Connection, identity: str, actors: Sequence[str], *, author: str, note: str | None) -> list[int]:
    """Record that some members of an identity are one, the rest are one, and the two are not the same."""
    whole = meant(connection, identity).identity
    leaving = {row.actor: row for row in (meant(connection, actor).member for actor in actors)}
    if strangers := sorted(actor for actor, row in leaving.items() if row.identity != whole):
        raise RecordError(f"{strangers[0]} is no member of {whole}")
    held = sa.select(members).where(members.c.identity == whole, _CURRENT)
    in_order = held.order_by(members.c.document != REGISTER, members.c.number)
    rest = [row for row in connection.execute(in_order) if row.actor not in leaving]
    if not leaving or not rest:
        raise RecordError(f"a split of {whole} needs members that leave and members that stay")
    (first, *others), (stays, *stay) = list(leaving.values()), rest
    decisions: list[tuple[Any, Any, Verdict]] = [(first, other, "same") for other in others]
    decisions += [(stays, other, "same") for other in stay]
    decisions.append((first, stays, "different"))
    return [judge(connection, a, b, verdict, author=author, note=note) for a, b, verdict in decisions]


def _entry(connection: Connection, member: Any) -> int | None:
    if member.document == REGISTER:
        return None
    row = connection.execute(sa.select(documents).where(documents.c.number == member.document)).one()
    return next(s.row.number for s in loading.standings(connection, row) if s.row.id == member.actor)


def withdraw(connection: Connection, judgement_id: int, *, author: str) -> None:
    """Take a decision out of force."""
    put_out_of_force(connection, pair_judgements, judgement_id, author=author, about=" about two actors")


def documents_judged(connection: Connection) -> list[int]:
    """Numbers of all documents of whose actors people judged pairs."""
    column = pair_judgements.c
    return sorted(
        {*connection.scalars(sa.select(column.a_document)), *connection.scalars(sa.select(column.b_document))}
    )


def lead_on(connection: Connection, numbers: Sequence[int]) -> None:
    """Lead the judgements about actors of these documents to the actors that the documents have now."""
    for side in _SIDES:
        of = pair_judgements.c[f"{side}_document"]
        for judgement in connection.execute(sa.select(pair_judgements).where(of.in_(numbers))).all():
            found = _now(connection, judgement, side)
            if found != getattr(judgement, f"{side}_now"):
                change = sa.update(pair_judgements).where(pair_judgements.c.id == judgement.id)
                connection.execute(change.values({f"{side}_now": found}))


def _now(connection: Connection, judgement: Any, side: str) -> str | None:
    """The actor that stands in the place of the one that was judged, None where there is none."""
    actor: str = getattr(judgement, side)
    number = getattr(judgement, f"{side}_document")
    if number == REGISTER:
        held = sa.select(register_entries.c.id).where(
            register_entries.c.id == actor, register_entries.c.removed.is_(None)
        )
        return connection.scalar(held)
    row = connection.execute(sa.select(documents).where(documents.c.number == number)).one()
    readings = loading.readings(connection, row)
    present = {s.row.id for s in visible(loading.standings(connection, row))}
    if actor in present:
        return actor
    best = _successor(readings, getattr(judgement, f"{side}_entry"))
    return best if best in present else None


def _successor(readings: Readings, entry: int) -> str | None:
    seen = next((row for row in (*readings.former, *readings.current) if row.number == entry), None)
    found = successor(readings, seen) if seen else None
    return found.id if found else None


def in_force(connection: Connection) -> list[PairJudgement]:
    """All decisions in force about two actors that both are there, oldest first."""
    column = pair_judgements.c
    wanted = _SELECT.where(column.withdrawn.is_(None), column.a_now.is_not(None), column.b_now.is_not(None))
    return [_view(row) for row in connection.execute(wanted)]


def listed(connection: Connection, id_: str | None, *, include_withdrawn: bool) -> list[PairJudgement]:
    """`Store.pair_judgements` within a transaction."""
    wanted = _SELECT if include_withdrawn else _SELECT.where(pair_judgements.c.withdrawn.is_(None))
    found = [_view(row) for row in connection.execute(wanted)]
    if id_ is None:
        return found
    whom = meant(connection, id_)
    if id_.startswith("identity-"):
        of = sa.select(members.c.actor).where(members.c.identity == whom.identity)
        about = set(connection.scalars(of))
    else:
        about = {whom.member.actor}
    return [one for one in found if about & {one.a, one.b, one.a_now, one.b_now}]


def one(connection: Connection, judgement_id: int) -> PairJudgement:
    """The decision with this number."""
    return _view(connection.execute(_SELECT.where(pair_judgements.c.id == judgement_id)).one())


_SELECT: sa.Select[Any] = sa.select(pair_judgements).order_by(pair_judgements.c.id)


def _view(row: Any) -> PairJudgement:
    names = PairJudgement.__dataclass_fields__
    return PairJudgement(**{name: getattr(row, name) for name in names})
