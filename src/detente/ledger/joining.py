"""Who is who, kept up to date: what changed is handed to the resolver, and what comes of it is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import gathering, memberships, pairs
from detente.ledger.gathering import Item
from detente.ledger.resolving import Change, Place, Resolver, Scene
from detente.ledger.schema import REGISTER, documents, members, unresolved
from detente.ledger.views import PairJudgement

Progress = Callable[[int, int], None]


def waiting(connection: Connection) -> int:
    """How many articles wait for their actors to be joined."""
    return connection.scalar(sa.select(sa.func.count()).select_from(unresolved)) or 0


def resolve(connection: Connection, resolver: Resolver, limit: int) -> int:
    """Join the actors of the next articles that wait; returns how many still wait then."""
    queue = unresolved.outerjoin(documents, documents.c.number == unresolved.c.document)
    in_order = (sa.func.coalesce(documents.c.first_day, ""), documents.c.id)
    numbers = connection.scalars(
        sa.select(unresolved.c.document).select_from(queue).order_by(*in_order).limit(limit)
    ).all()
    if not numbers:
        return 0
    held = memberships.of_documents(connection, numbers)
    removed: dict[str, Any] = {}
    coming: list[list[Item]] = []
    staying: set[str] = set()
    for number, items in gathering.told(connection, resolver, numbers):
        before = held[number]
        same = [i for i in items if i.actor in before and before[i.actor].look == i.appearance.look.id]
        memberships.keep_up(connection, same, before)
        staying.update(item.actor for item in same)
        removed |= {actor: row for actor, row in before.items() if actor not in staying}
        coming.append([item for item in items if item.actor not in staying])
    pairs.lead_on(connection, numbers)
    if removed or any(coming):
        arriving = tuple(filter(None, coming))
        _take_in(connection, resolver, _Order(removed=removed, coming=arriving, staying=frozenset(staying)))
    connection.execute(sa.delete(unresolved).where(unresolved.c.document.in_(numbers)))
    return waiting(connection)


def judge(connection: Connection, resolver: Resolver, judgements: Sequence[PairJudgement]) -> None:
    """Follow decisions that were just recorded. Raises DetenteError where they contradict others."""
    _take_in(connection, resolver, _Order(judged=judgements))


def withdraw(connection: Connection, resolver: Resolver, judgement: PairJudgement) -> None:
    """Undo what a decision did that was just withdrawn."""
    if judgement.a_now and judgement.b_now:
        _take_in(connection, resolver, _Order(withdrawn=[judgement]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to change. removed: rows of `members` by actor; staying: actors of the same articles that stay."""

    removed: Mapping[str, Any] = field(default_factory=dict)
    coming: Sequence[Sequence[Item]] = ()
    staying: frozenset[str] = frozenset()
    judged: Sequence[PairJudgement] = ()
    withdrawn: Sequence[PairJudgement] = ()

    def about(self) -> Iterator[str]:
        """The actors that the change is about and that are there."""
        yield from self.removed
        for judgement in (*self.judged, *self.withdrawn):
            yield from filter(None, (judgement.a_now, judgement.b_now))


def _take_in(connection: Connection, resolver: Resolver, order: _Order) -> None:
    """Change who is who. Should some of a cluster go whose others were left out, it is done again with all of them."""
    whole: set[str] = set()
    while True:
        scene, rows = _scene(connection, resolver, order, whole)
        change = resolver.update(scene)
        parted = _parted(scene, change)
        if not parted:
            break
        whole |= parted
    items = {item.actor: item for one in order.coming for item in one}
    places = [*change.places, *_followers(connection, scene, change)]
    gone = [row for actor, row in order.removed.items() if actor not in items]
    memberships.write(
        connection,
        resolver,
        places,
        items=items,
        rows={**rows, **order.removed},
        gone=gone,
        judgements=[*scene.judgements, *order.judged],
    )
    around = {place.identity for place in (*scene.places, *places)}
    memberships.write_doubts(connection, around, change.altered, change.doubts)


def _scene(connection: Connection, resolver: Resolver, order: _Order, whole: set[str]) -> tuple[Scene, dict[str, Any]]:
    """The scene of a change, and the rows of the members that are in it."""
    changing = {one.id for one in (*order.judged, *order.withdrawn)}
    judgements = [one for one in pairs.in_force(connection) if one.id not in changing]
    coming = [item.appearance for one in order.coming for item in one]
    about = gathering.current(connection, order.about())
    homes = {row.identity for row in about.values()}
    known = homes | gathering.near(connection, resolver, coming, [*judgements, *order.judged])
    if order.withdrawn or order.judged:
        concerned = gathering.standing_for(connection, homes, whole=whole, without=set())
        seen = [gathering.appearance(row) for row in gathering.current(connection, concerned).values()]
        known |= gathering.near(connection, resolver, seen, judgements)
    sizes = gathering.sizes(connection, known)
    judged = {actor for one in judgements for actor in (one.a_now, one.b_now) if actor}
    actors = gathering.standing_for(connection, known, whole=whole, without=set(order.removed))
    actors |= order.staying | order.removed.keys() | judged | about.keys()
    rows = {actor: row for actor, row in gathering.current(connection, actors).items() if row.identity in known}
    left_out = Counter(sizes)
    left_out.subtract(row.identity for row in rows.values())
    scene = Scene(
        appearances=[gathering.appearance(row) for row in rows.values()],
        places=[gathering.place(row) for row in rows.values()],
        judgements=judgements,
        together=lambda *pair: gathering.together(connection, *sorted(pair, key=lambda one: sizes.get(one, 0))),
        left_out={identity: size for identity, size in left_out.items() if size > 0},
        removed=sorted(order.removed),
        added=[[item.appearance for item in one] for one in order.coming],
        judged=order.judged,
        withdrawn=order.withdrawn,
    )
    return scene, rows


def _moves(scene: Scene, change: Change) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Where the members went that stood for a cluster's, by identity and cluster."""
    after = {place.actor: (place.identity, place.cluster) for place in change.places}
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    removed = set(scene.removed)
    for place in scene.places:
        if place.actor not in removed:
            found[place.identity, place.cluster].add(after.get(place.actor, (place.identity, place.cluster)))
    return found


def _parted(scene: Scene, change: Change) -> set[str]:
    """Identities with members left out of the scene, of which one cluster's members did not stay together."""
    return {
        identity for (identity, _), to in _moves(scene, change).items() if len(to) > 1 and identity in scene.left_out
    }


def _followers(connection: Connection, scene: Scene, change: Change) -> list[Place]:
    """The members that were left out of the scene go where those went who stood for them."""
    present = {place.actor for place in scene.places}
    found = []
    for (identity, cluster), to in _moves(scene, change).items():
        if identity not in scene.left_out or (identity, cluster) in to:
            continue
        ((new_identity, new_cluster),) = to
        of = sa.select(members).where(members.c.identity == identity, members.c.cluster == cluster, gathering.CURRENT)
        found += [
            replace(gathering.place(row), identity=new_identity, cluster=new_cluster)
            for row in connection.execute(of)
            if row.actor not in present
        ]
    return found


def rebuild(connection: Connection, resolver: Resolver, progress: Progress | None) -> None:
    """Join everything anew; people's decisions and, as far as members are the same, ids are kept."""
    numbers = [REGISTER, *connection.scalars(sa.select(documents.c.number))]
    items: dict[str, Item] = {}
    for done, (_, told) in enumerate(gathering.told(connection, resolver, numbers), start=1):
        items |= {item.actor: item for item in told}
        if progress:
            progress(done, len(numbers))
    pairs.lead_on(connection, pairs.documents_judged(connection))
    judgements = pairs.in_force(connection)
    change = resolver.rebuild([item.appearance for item in items.values()], judgements)
    rows = {row.actor: row for row in connection.execute(sa.select(members).where(gathering.CURRENT))}
    names = _kept_names(change.places, {actor: row.identity for actor, row in rows.items()})
    places = [replace(place, identity=names[place.identity], cluster=names[place.cluster]) for place in change.places]
    gone = [row for actor, row in rows.items() if actor not in items]
    memberships.write(connection, resolver, places, items=items, rows=rows, gone=gone, judgements=judgements)
    memberships.rewrite_doubts(connection, change.doubts)
    connection.execute(sa.delete(unresolved))


def _kept_names(places: Sequence[Place], before: Mapping[str, str]) -> dict[str, str]:
    """For each new identity and cluster the id that it gets: that of the former identity that it shares most with."""
    shared = Counter((place.identity, before[place.actor]) for place in places if place.actor in before)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for (new, old), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if new not in names and old not in taken:
            names[new] = old
            taken.add(old)
    for name in sorted({name for place in places for name in (place.identity, place.cluster)} - names.keys()):
        names[name] = memberships.unused(name, taken)
        taken.add(names[name])
    return names
