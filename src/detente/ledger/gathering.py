"""What a change of who is who has to know: the actors that come and go, and the identities that they may concern."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import loading
from detente.ledger.connection import portions
from detente.ledger.queries import DOCUMENTS
from detente.ledger.resolving import Appearance, Link, Look, Place, Resolver
from detente.ledger.schema import (
    REGISTER,
    blocking_keys,
    documents,
    identity_looks,
    looks,
    members,
    register_entries,
)
from detente.ledger.views import DocumentView, PairJudgement

# Looks of one identity that a newcomer is compared with: those that most members have.
LOOKS = 100

CURRENT = members.c.ended.is_(None)
APPEARING: sa.Select[Any] = (
    sa.select(members, looks.c.fields, documents.c.id.label("document_id"), documents.c.published, documents.c.source)
    .join(looks, looks.c.id == members.c.look)
    .outerjoin(documents, documents.c.number == members.c.document)
    .where(CURRENT)
)
_other = members.alias()
# An article that has actors of two identities; made once, since it is asked often.
_BOTH: sa.Select[Any] = (
    sa.select(members.c.document)
    .where(
        members.c.identity == sa.bindparam("small"),
        members.c.document != REGISTER,
        CURRENT,
        sa.exists().where(
            _other.c.document == members.c.document,
            _other.c.identity == sa.bindparam("large"),
            _other.c.ended.is_(None),
        ),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An actor as its article tells of it now, and what is kept beside. document: its number."""

    appearance: Appearance
    document: int
    side: str | None = None
    statements: int = 0

    @property
    def actor(self) -> str:
        return self.appearance.actor


def told(connection: Connection, resolver: Resolver, numbers: Sequence[int]) -> Iterator[tuple[int, list[Item]]]:
    """What each of these articles tells of its actors, in order of date and id; a register's entries first."""
    if REGISTER in numbers:
        entries = connection.execute(sa.select(register_entries).where(register_entries.c.removed.is_(None)))
        yield REGISTER, [_item(row.id, REGISTER, None, Look.decode(json.loads(row.fields))) for row in entries]
    for some in portions(numbers, loading.FEW):
        wanted = DOCUMENTS.where(documents.c.number.in_(some)).order_by(documents.c.first_day, documents.c.id)
        rows = connection.execute(wanted).all()
        for row, view in zip(rows, loading.views(connection, rows, include_rejected=False), strict=True):
            yield row.number, _of_article(resolver, row.number, view)


def _of_article(resolver: Resolver, number: int, view: DocumentView) -> list[Item]:
    sides = {judged.record.id: judged.record.side for judged in view.actors}
    said = Counter(judged.record.speaker for judged in view.statements)
    return [
        _item(actor, number, view, look, side=sides[actor], statements=said[actor])
        for actor, look in resolver.looks(view).items()
    ]


def _item(
    actor: str, number: int, view: DocumentView | None, look: Look, *, side: str | None = None, statements: int = 0
) -> Item:
    document = view.document if view else None
    appearance = Appearance(
        actor=actor,
        document=document.id if document else None,
        published=document.published if document else None,
        source=document.source if document else None,
        look=look,
    )
    return Item(appearance=appearance, document=number, side=side, statements=statements)


def near(
    connection: Connection, resolver: Resolver, wanted: Iterable[Appearance], judgements: Sequence[PairJudgement]
) -> set[str]:
    """The identities that these actors may belong to."""
    listed = list(wanted)
    looks_of_all = {one.look for one in listed}
    found = _sharing(connection, resolver, {key for look in looks_of_all for key in resolver.sought(look)})
    founded = [resolver.founded_by(one.actor) for one in listed]
    for some in portions(founded):
        found.update(connection.scalars(sa.select(members.c.identity).where(members.c.identity.in_(some), CURRENT)))
    return found | homes(connection, _judged_one(judgements, {one.actor for one in listed}))


def _sharing(connection: Connection, resolver: Resolver, keys: Iterable[str]) -> set[str]:
    """The identities that have one of the keys; none by a coarse key that too many share."""
    column = blocking_keys.c
    found: set[str] = set()
    fine: list[str] = []
    for key in sorted(keys):
        limit = resolver.coarse(key)
        if limit is None:
            fine.append(key)
            continue
        some = connection.scalars(sa.select(column.identity).where(column.key == key).limit(limit + 1)).all()
        found.update(some if len(some) <= limit else ())
    for some_keys in portions(fine):
        found.update(connection.scalars(sa.select(column.identity).where(column.key.in_(some_keys))))
    return found


def _judged_one(judgements: Iterable[PairJudgement], actors: set[str]) -> set[str]:
    """All that people said are one with these actors, over however many steps."""
    partners: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict == "same" and judgement.a_now and judgement.b_now:
            partners[judgement.a_now].add(judgement.b_now)
            partners[judgement.b_now].add(judgement.a_now)
    found, waiting = set[str](), [actor for actor in partners if actor in actors]
    while waiting:
        new = partners[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def homes(connection: Connection, actors: Iterable[str]) -> set[str]:
    """The identities that the actors belong to."""
    found: set[str] = set()
    for some in portions(actors):
        found.update(connection.scalars(sa.select(members.c.identity).where(members.c.actor.in_(some), CURRENT)))
    return found


def current(connection: Connection, actors: Iterable[str]) -> dict[str, Any]:
    """The rows of APPEARING of these actors, by actor."""
    found: dict[str, Any] = {}
    for some in portions(actors):
        found |= {row.actor: row for row in connection.execute(APPEARING.where(members.c.actor.in_(some)))}
    return found


def standing_for(connection: Connection, wanted: Iterable[str], *, whole: set[str], without: set[str]) -> set[str]:
    """Actors that stand for the members of these identities: one of each of the commonest looks, the first of each
    cluster, none of `without`.

    whole: identities of which all members are to be there.
    """
    # Entries of a register before all.
    order = (identity_looks.c.document != REGISTER, identity_looks.c.members.desc(), identity_looks.c.look)
    place = sa.func.row_number().over(partition_by=identity_looks.c.identity, order_by=order)
    ranked = sa.select(identity_looks, place.label("place"))
    found: set[str] = set()
    for some in portions(wanted):
        few = ranked.where(identity_looks.c.identity.in_([one for one in some if one not in whole])).subquery()
        for row in connection.execute(sa.select(few).where(few.c.place <= LOOKS)):
            found.update([row.actor] if row.actor not in without else _another(connection, row, without))
        firsts = members.c.identity.in_(some) & members.c.probability.is_(None)
        all_of = members.c.identity.in_([one for one in some if one in whole])
        for condition in (firsts, all_of):
            found.update(connection.scalars(sa.select(members.c.actor).where(condition, CURRENT)))
    return found - without


def _another(connection: Connection, look: Any, without: set[str]) -> list[str]:
    """Another member that looks so, if there is one."""
    alike = sa.select(members.c.actor).where(
        members.c.identity == look.identity, members.c.cluster == look.cluster, members.c.look == look.look, CURRENT
    )
    return [actor for actor in connection.scalars(alike.limit(len(without) + 1)) if actor not in without][:1]


def appearance(row: Any) -> Appearance:
    """Of a row of APPEARING."""
    look = Look.decode(json.loads(row.fields))
    return Appearance(actor=row.actor, document=row.document_id, published=row.published, source=row.source, look=look)


def place(row: Any) -> Place:
    """Of a row of `members`."""
    link = judged_with = None
    if row.probability is not None:
        link = Link(row.joined_with, row.probability, json.loads(row.features))
    else:
        judged_with = row.joined_with
    return Place(actor=row.actor, identity=row.identity, cluster=row.cluster, link=link, judged_with=judged_with)


def together(connection: Connection, small: str, large: str) -> bool:
    """Whether an article has actors of both identities; quick if the first has few."""
    return connection.scalar(_BOTH, {"small": small, "large": large}) is not None


def sizes(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    """How many members each of these identities has."""
    column = identity_looks.c
    found: dict[str, int] = {}
    for some in portions(wanted):
        of = sa.select(column.identity, sa.func.sum(column.members)).where(column.identity.in_(some))
        found |= {row[0]: int(row[1]) for row in connection.execute(of.group_by(column.identity))}
    return found
