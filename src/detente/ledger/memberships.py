"""Writing who belongs to whom: memberships with their history, and what follows from them."""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger.codec import canonical
from detente.ledger.connection import portions
from detente.ledger.gathering import CURRENT, Item, homes, place
from detente.ledger.resolving import Doubt, Look, Place, Resolver, Title
from detente.ledger.schema import REGISTER, blocking_keys, doubts, identities, identity_looks, looks, members
from detente.ledger.views import PairJudgement
from detente.ledger.writing import next_number, now
from detente.records import record_id

_Seen = tuple[str, str, str]  # identity, cluster, look
_COUNTED: sa.Select[Any] = sa.select(identity_looks).where(
    *(identity_looks.c[name] == sa.bindparam(name) for name in ("identity", "cluster", "look"))
)


def of_documents(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The memberships of these documents' actors: rows by document and actor."""
    found: dict[int, dict[str, Any]] = {number: {} for number in numbers}
    for row in connection.execute(sa.select(members).where(members.c.document.in_(numbers), CURRENT)):
        found[row.document][row.actor] = row
    return found


def keep_up(connection: Connection, told: Iterable[Item], before: Mapping[str, Any]) -> None:
    """Write in place what has no say in who an actor is."""
    for item in told:
        row = before[item.actor]
        if (row.side, row.statements) != (item.side, item.statements):
            change = sa.update(members).where(members.c.number == row.number)
            connection.execute(change.values(side=item.side, statements=item.statements))


def unused(name: str, taken: Collection[str]) -> str:
    """The id, or one made of it that is not taken."""
    numbered = (record_id("identity", name, number) for number in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if one not in taken)


def write(
    connection: Connection,
    resolver: Resolver,
    places: Iterable[Place],
    *,
    items: Mapping[str, Item],
    rows: Mapping[str, Any],
    gone: Iterable[Any],
    judgements: Sequence[PairJudgement],
) -> None:
    """End the memberships that are no longer so, and add those that are new.

    items: actors as they are told of now; rows: those of `members` of the actors that had one, as far as they are known
    already; gone: rows of actors that no article tells of any more.
    """
    listed = list(places)
    ending = {row.number: row for row in gone}
    making: list[dict[str, Any]] = []
    _write_looks(connection, (items[one.actor].appearance.look for one in listed if one.actor in items))
    missing = {one.actor for one in listed} - rows.keys() - items.keys()
    rows = {**rows, **_rows(connection, missing)}
    authors = _Authors(resolver.author, judgements, {one.actor: one for one in listed}, rows)
    for one in listed:
        row, item = rows.get(one.actor), items.get(one.actor)
        values = _beside(item, row)
        if row is not None:
            if place(row) == one and row.look == values["look"]:
                continue
            ending[row.number] = row
        making.append(values | _columns(one) | {"author": authors.of(one)})
    _end(connection, ending.values(), resolver.author)
    time, start = now(), next_number(connection, members.c.number)
    made = [values | {"number": n, "time": time, "ended": None} for n, values in enumerate(making, start=start)]
    for some in portions(made, 1000):
        connection.execute(sa.insert(members), some)
    _follow_up(connection, resolver, ending.values(), made)


def _rows(connection: Connection, actors: Iterable[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for some in portions(actors):
        wanted = sa.select(members).where(members.c.actor.in_(some), CURRENT)
        found |= {row.actor: row for row in connection.execute(wanted)}
    return found


def _write_looks(connection: Connection, wanted: Iterable[Look]) -> None:
    by_id = {look.id: look for look in set(wanted)}
    held: set[str] = set()
    for some in portions(by_id):
        held.update(connection.scalars(sa.select(looks.c.id).where(looks.c.id.in_(some))))
    new = [
        {"id": id_, "name": look.name, "kind": look.kind, "named": look.named, "fields": look.encode()}
        for id_, look in by_id.items()
        if id_ not in held
    ]
    for some_new in portions(new, 1000):
        connection.execute(sa.insert(looks), some_new)


def _beside(item: Item | None, row: Any) -> dict[str, Any]:
    """The columns that do not depend on where an actor belongs."""
    if item is None:
        return {name: getattr(row, name) for name in ("actor", "document", "look", "side", "statements")}
    return {
        "actor": item.actor,
        "document": item.document,
        "look": item.appearance.look.id,
        "side": item.side,
        "statements": item.statements,
    }


def _columns(one: Place) -> dict[str, Any]:
    link = one.link
    return {
        "identity": one.identity,
        "cluster": one.cluster,
        "joined_with": link.joined_with if link else one.judged_with,
        "probability": link.probability if link else None,
        "features": canonical(dict(link.features)) if link else None,
    }


class _Authors:
    """Who joined an actor: the software, or the person who said that it is one with another."""

    def __init__(
        self, software: str, judgements: Iterable[PairJudgement], places: Mapping[str, Place], rows: Mapping[str, Any]
    ) -> None:
        self._software = software
        self._clusters = {actor: row.cluster for actor, row in rows.items()}
        self._clusters |= {actor: one.cluster for actor, one in places.items()}
        self._by_actor: dict[str, list[PairJudgement]] = defaultdict(list)
        for judgement in judgements:
            if judgement.verdict == "same" and judgement.a_now and judgement.b_now:
                self._by_actor[judgement.a_now].append(judgement)
                self._by_actor[judgement.b_now].append(judgement)

    def of(self, one: Place) -> str:
        for judgement in self._by_actor.get(one.judged_with or "", ()):
            other = judgement.b_now if judgement.a_now == one.judged_with else judgement.a_now
            if self._clusters.get(other or "") == one.cluster:
                return judgement.author
        return self._software


def _end(connection: Connection, rows: Iterable[Any], author: str) -> None:
    for some in portions(row.number for row in rows):
        change = sa.update(members).where(members.c.number.in_(some))
        connection.execute(change.values(ended=now(), ended_by=author))


def _follow_up(
    connection: Connection, resolver: Resolver, ended: Collection[Any], made: Sequence[Mapping[str, Any]]
) -> None:
    """Keep looks, keys, names and doubts in step with the members that changed."""
    fewer = Counter((row.identity, row.cluster, row.look) for row in ended)
    more: dict[_Seen, list[Mapping[str, Any]]] = defaultdict(list)
    for values in made:
        more[values["identity"], values["cluster"], values["look"]].append(values)
    left = {row.actor for row in ended}
    gone, new = _count_looks(connection, fewer, more, left)
    touched = {identity for identity, *_ in (*fewer, *more)}
    _write_keys(connection, resolver, new, {identity for identity, *_ in gone})
    empty = _write_titles(connection, resolver, touched)
    _lead_doubts(connection, empty, left)


def _count_looks(
    connection: Connection, fewer: Counter[_Seen], more: Mapping[_Seen, Sequence[Mapping[str, Any]]], left: set[str]
) -> tuple[list[_Seen], list[_Seen]]:
    """Count the members of each look anew; returns those that nobody has any more, and those that are new."""
    column = identity_looks.c
    gone: list[_Seen] = []
    new: list[dict[str, Any]] = []
    for seen in {*fewer, *more}:
        values: dict[str, Any] = dict(zip(("identity", "cluster", "look"), seen, strict=True))
        # One by one: SQLite has no use for its index where a triple is sought in a list of triples.
        row = connection.execute(_COUNTED, values).first()
        count = (row.members if row else 0) - fewer[seen] + len(more.get(seen, ()))
        values["members"] = count
        if row is None:
            first = more[seen][0]
            new.append(values | {"actor": first["actor"], "document": first["document"]})
            continue
        where = (column.identity == seen[0]) & (column.cluster == seen[1]) & (column.look == seen[2])
        if count <= 0:
            gone.append(seen)
            connection.execute(sa.delete(identity_looks).where(where))
            continue
        if row.actor in left:
            alike = (members.c.identity == seen[0]) & (members.c.cluster == seen[1]) & (members.c.look == seen[2])
            other = connection.execute(sa.select(members).where(alike, CURRENT).limit(1)).one()
            values |= {"actor": other.actor, "document": other.document}
        connection.execute(sa.update(identity_looks).where(where).values(values))
    for some_new in portions(new, 1000):
        connection.execute(sa.insert(identity_looks), some_new)
    return gone, [(one["identity"], one["cluster"], one["look"]) for one in new]


def _write_keys(connection: Connection, resolver: Resolver, new: Sequence[_Seen], losing: set[str]) -> None:
    """Add the keys of new looks; an identity that lost a look gets its keys anew."""
    wanted: dict[str, set[str]] = {identity: set() for identity in losing}
    for some in portions(losing):
        connection.execute(sa.delete(blocking_keys).where(blocking_keys.c.identity.in_(some)))
    known = _looks(connection, {look for *_, look in new})
    for identity, _, look in new:
        wanted.setdefault(identity, set()).update(resolver.keys(known[look]))
    for some in portions(losing):
        held = sa.select(identity_looks.c.identity, looks.c.fields).join(looks, looks.c.id == identity_looks.c.look)
        for identity, fields in connection.execute(held.where(identity_looks.c.identity.in_(some))):
            wanted[identity] |= resolver.keys(Look.decode(json.loads(fields)))
    have: set[tuple[str, str]] = set()
    for some in portions(wanted.keys() - losing):
        of = sa.select(blocking_keys.c.key, blocking_keys.c.identity).where(blocking_keys.c.identity.in_(some))
        have.update((row.key, row.identity) for row in connection.execute(of))
    rows = [
        {"key": key, "identity": identity}
        for identity, keys in wanted.items()
        for key in sorted(keys)
        if (key, identity) not in have
    ]
    for some_rows in portions(rows, 1000):
        connection.execute(sa.insert(blocking_keys), some_rows)


def _looks(connection: Connection, wanted: Iterable[str]) -> dict[str, Look]:
    found: dict[str, Look] = {}
    for some in portions(wanted):
        for row in connection.execute(sa.select(looks.c.id, looks.c.fields).where(looks.c.id.in_(some))):
            found[row.id] = Look.decode(json.loads(row.fields))
    return found


def _write_titles(connection: Connection, resolver: Resolver, touched: Iterable[str]) -> set[str]:
    """Name the identities by what their members are called; returns those without members."""
    forms: dict[str, dict[Title, int]] = defaultdict(dict)
    registers: dict[str, tuple[str, Title]] = {}
    empty: set[str] = set()
    of = sa.select(identity_looks, looks.c.name, looks.c.kind, looks.c.named)
    of = of.join(looks, looks.c.id == identity_looks.c.look)
    for some in portions(touched):
        for row in connection.execute(of.where(identity_looks.c.identity.in_(some)).order_by(identity_looks.c.actor)):
            title = Title(row.name, row.kind, row.named)
            forms[row.identity][title] = forms[row.identity].get(title, 0) + row.members
            if row.document == REGISTER:
                registers[row.identity] = row.actor, title
        made = sa.select(identities).where(identities.c.id.in_(some))
        held = {row.id: row for row in connection.execute(made)}
        new = []
        for identity in some:
            if identity not in forms:
                empty.add(identity)
                continue
            register, title = registers.get(identity) or (None, resolver.title(forms[identity]))
            values = {**title._asdict(), "register": register}
            before = held.get(identity)
            if before is None:
                new.append(values | {"id": identity, "made": now()})
            elif any(getattr(before, name) != value for name, value in values.items()):
                connection.execute(sa.update(identities).where(identities.c.id == identity).values(values))
        if new:
            connection.execute(sa.insert(identities), new)
    return empty


# Doubts


def _lead_doubts(connection: Connection, empty: set[str], left: set[str]) -> None:
    """Lead the doubts about identities that have no members any more to those that their members went to."""
    for some in portions(empty, 1000):
        about = doubts.c.identity.in_(some) | doubts.c.other.in_(some)
        rows = connection.execute(sa.select(doubts).where(about)).all()
        connection.execute(sa.delete(doubts).where(about))
        moved = [Doubt(r.a, r.b, r.probability, json.loads(r.features)) for r in rows]
        _insert_doubts(connection, _doubt_rows(connection, moved))
    for some in portions(left, 1000):
        for row in connection.execute(sa.select(doubts).where(doubts.c.a.in_(some) | doubts.c.b.in_(some))).all():
            if homes(connection, [row.a]) != {row.identity} or homes(connection, [row.b]) != {row.other}:
                this = (doubts.c.identity == row.identity) & (doubts.c.other == row.other)
                connection.execute(sa.delete(doubts).where(this))


def write_doubts(
    connection: Connection, around: Collection[str], altered: Collection[str], found: Sequence[Doubt]
) -> None:
    """Replace the doubts between one of the altered identities and one of those around."""
    wanted = _doubt_rows(connection, found)
    this = (doubts.c.identity == sa.bindparam("of_identity")) & (doubts.c.other == sa.bindparam("of_other"))
    for some in portions(altered):
        about = doubts.c.identity.in_(some) | doubts.c.other.in_(some)
        gone = [
            {"of_identity": row.identity, "of_other": row.other}
            for row in connection.execute(sa.select(doubts).where(about))
            if row.identity in around and row.other in around
            if wanted.get((row.identity, row.other)) != row._asdict()
        ]
        if gone:
            connection.execute(sa.delete(doubts).where(this), gone)
    _insert_doubts(connection, wanted)


def rewrite_doubts(connection: Connection, found: Sequence[Doubt]) -> None:
    """Replace all doubts."""
    connection.execute(sa.delete(doubts))
    _insert_doubts(connection, _doubt_rows(connection, found))


def _insert_doubts(connection: Connection, rows: Mapping[tuple[str, str], dict[str, Any]]) -> None:
    """Those of two identities that have none yet."""
    column = doubts.c
    held: set[tuple[str, str]] = set()
    for some in portions({identity for identity, _ in rows}):
        of = sa.select(column.identity, column.other).where(column.identity.in_(some))
        held.update((row.identity, row.other) for row in connection.execute(of))
    for some_new in portions((row for pair, row in rows.items() if pair not in held), 1000):
        connection.execute(sa.insert(doubts), some_new)


def _doubt_rows(connection: Connection, found: Sequence[Doubt]) -> dict[tuple[str, str], dict[str, Any]]:
    """By the two identities; what is not two identities' any more is dropped."""
    home = {}
    for some in portions({actor for one in found for actor in (one.a, one.b)}):
        of = sa.select(members.c.actor, members.c.identity).where(members.c.actor.in_(some), CURRENT)
        home.update({row.actor: row.identity for row in connection.execute(of)})
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for one in found:
        (identity, a), (other, b) = sorted((home.get(actor, ""), actor) for actor in (one.a, one.b))
        if identity and identity != other and (identity, other) not in rows:
            rows[identity, other] = {
                "identity": identity,
                "other": other,
                "a": a,
                "b": b,
                "probability": one.probability,
                "features": canonical(dict(one.features)),
            }
    return rows
