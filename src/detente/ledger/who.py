"""Who is who, as it is shown: identities with what articles tell of them, and pairs that a person should look at."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from detente.ledger import loading, pairs
from detente.ledger.connection import portions
from detente.ledger.gathering import CURRENT
from detente.ledger.queries import DOCUMENTS
from detente.ledger.resolving import Look
from detente.ledger.schema import UNDATED, documents, doubts, identities, identity_looks, looks, members
from detente.ledger.views import DoubtSide, DoubtView, Identity, IdentityView, MemberView, Told
from detente.ledger.words import find, parse, words_of
from detente.records import Actor
from detente.records.spans import Span

_ID = re.compile(r"(identity|actor|entry)-[0-9a-f]+")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[^a-z\s])|\n\s*\n")
# Characters of a sentence that are shown at most, before and after the name.
_REACH = 300


def listed(connection: Connection, query: str | None) -> list[IdentityView]:
    """The identities that the query means (see `Ledger.actors`), those with most statements first."""
    if query is None:
        found = _views(connection, None)
    elif _ID.fullmatch(query.strip()):
        found = _views(connection, {pairs.meant(connection, query.strip()).identity})
    else:
        found = _views(connection, _called(connection, query))
    return sorted(found, key=lambda one: (-one.statements, -one.articles, one.name, one.id))


def _called(connection: Connection, query: str) -> set[str]:
    """The identities of which one name has all the words."""
    terms = parse(query)
    if not terms:
        return set()
    held = sa.select(identity_looks.c.identity, looks.c.fields).join(looks, looks.c.id == identity_looks.c.look)
    shown = sa.select(identities.c.id, identities.c.name)
    found = set()
    for identity, fields in connection.execute(held):
        look = Look.decode(json.loads(fields))
        if any(_has(terms, name) for name in (look.name, *look.names)):
            found.add(identity)
    named = {row.id for row in connection.execute(shown) if _has(terms, row.name)}
    return found | (named & set(connection.scalars(sa.select(identity_looks.c.identity).distinct())))


def _has(terms: Sequence[Any], name: str) -> bool:
    return len({index for index, _ in find(tuple(terms), name, 0, len(name))}) == len(terms)


def _views(connection: Connection, wanted: set[str] | None) -> list[IdentityView]:
    side = members.alias("side_members")
    columns = (
        members,
        looks.c.fields,
        documents.c.id.label("document_id"),
        documents.c.source,
        documents.c.published,
        documents.c.first_day,
        documents.c.title,
        side.c.identity.label("side_identity"),
    )
    base = (
        sa.select(*columns)
        .join(looks, looks.c.id == members.c.look)
        .outerjoin(documents, documents.c.number == members.c.document)
        .outerjoin(side, (side.c.actor == members.c.side) & side.c.ended.is_(None))
        .where(CURRENT)
    )
    rows: dict[str, list[Any]] = defaultdict(list)
    made: dict[str, Identity] = {}
    for some in [None] if wanted is None else portions(wanted):
        of = base if some is None else base.where(members.c.identity.in_(some))
        for row in connection.execute(of):
            rows[row.identity].append(row)
        held = sa.select(identities) if some is None else sa.select(identities).where(identities.c.id.in_(some))
        made |= {row.id: loading.identity_view(row) for row in connection.execute(held)}
    return [_view(made[identity], found) for identity, found in rows.items()]


def _view(identity: Identity, rows: list[Any]) -> IdentityView:
    rows.sort(key=lambda row: (row.document_id is not None, row.first_day or UNDATED, row.document_id or "", row.actor))
    seen = [(row, Look.decode(json.loads(row.fields))) for row in rows]
    roles = [(" ".join(words_of(role)) or role, role, row, None) for row, look in seen for role in look.roles]
    sides = [(row.side_identity or look.side, look.side, row, row.side_identity) for row, look in seen if look.side]
    names: dict[str | None, Counter[str]] = defaultdict(Counter)
    for row, look in seen:
        if row.document_id is not None:
            names[row.source].update(dict.fromkeys((look.name, *look.names), 1))
    return IdentityView(
        identity=identity,
        roles=_told(roles),
        sides=_told(sides),
        names={outlet: tuple(name for name, _ in found.most_common()) for outlet, found in names.items()},
        articles=len({row.document_id for row in rows} - {None}),
        statements=sum(row.statements for row in rows),
        members=tuple(_member(row, look) for row, look in seen),
        wikidata=next((look.wikidata for _, look in seen if look.wikidata), None),
    )


def _told(found: Iterable[tuple[Any, str, Any, str | None]]) -> tuple[Told, ...]:
    """Group what several articles tell, case and punctuation aside. Each is (key, words, row, identity)."""
    groups: dict[Any, list[tuple[str, Any, str | None]]] = {}
    for key, words, row, identity in found:
        groups.setdefault(key, []).append((words, row, identity))
    result = []
    for group in groups.values():
        articles = {row.document_id: row for _, row, _ in group if row.document_id is not None}
        told = Told(
            text=group[0][0],
            outlets=tuple(dict.fromkeys(row.source for row in articles.values())),
            dates=tuple(row.published for row in articles.values()),
            documents=tuple(articles),
            identity=group[0][2],
        )
        result.append(told)
    return tuple(result)


def _member(row: Any, look: Look) -> MemberView:
    return MemberView(
        actor=row.actor,
        document=row.document_id,
        name=look.name,
        names=look.names,
        roles=look.roles,
        side=look.side,
        affiliation=look.affiliation,
        source=row.source,
        published=row.published,
        title=row.title,
        statements=row.statements,
        by=row.author,
        since=row.time,
        joined_with=row.joined_with,
        probability=1.0 if row.probability is None else row.probability,
        features=json.loads(row.features) if row.features else {},
    )


def doubtful(connection: Connection, limit: int) -> list[DoubtView]:
    """The pairs of identities that a person should look at: one for each two names, those that settle most first."""
    found = connection.execute(_QUESTIONS, {"limit": limit}).all()
    sides = _sides(connection, {actor for row in found for actor in (row.a, row.b)})
    return [
        DoubtView(
            a=sides[row.a],
            b=sides[row.b],
            probability=row.probability,
            features=json.loads(row.features),
            alike=row.pairs - 1,
        )
        for row in found
    ]


def _questions() -> sa.Select[Any]:
    """Rows of `doubts`, one for each two names, with the number of `pairs` that go by these.

    What an answer settles is reckoned in actors: how many are in the smaller identity, which would come to the larger,
    times the probability that they do.
    """
    of = sa.select(identity_looks.c.identity, sa.func.sum(identity_looks.c.members).label("size"))
    sizes = of.group_by(identity_looks.c.identity).cte("sizes")
    (one, few), (other, many) = ((identities.alias(), sizes.alias()) for _ in range(2))
    settles = doubts.c.probability * sa.case((few.c.size < many.c.size, few.c.size), else_=many.c.size)
    names = (
        sa.case((one.c.name < other.c.name, one.c.name), else_=other.c.name),
        sa.case((one.c.name < other.c.name, other.c.name), else_=one.c.name),
    )
    order = (settles.desc(), doubts.c.probability.desc(), doubts.c.identity, doubts.c.other)
    told = (
        sa.select(
            doubts,
            settles.label("settles"),
            sa.func.row_number().over(partition_by=names, order_by=order).label("place"),
            sa.func.count().over(partition_by=names).label("pairs"),
        )
        .join(one, one.c.id == doubts.c.identity)
        .join(other, other.c.id == doubts.c.other)
        .join(few, few.c.identity == doubts.c.identity)
        .join(many, many.c.identity == doubts.c.other)
        .subquery()
    )
    column = told.c
    best = (column.settles.desc(), column.probability.desc(), column.identity, column.other)
    return sa.select(told).where(column.place == 1).order_by(*best).limit(sa.bindparam("limit"))


_QUESTIONS = _questions()


def _sides(connection: Connection, actors: set[str]) -> dict[str, DoubtSide]:
    found: dict[str, DoubtSide] = {}
    for some in portions(actors):
        wanted = (
            sa.select(members.c.actor, members.c.document, looks.c.fields, identities)
            .join(looks, looks.c.id == members.c.look)
            .join(identities, identities.c.id == members.c.identity)
            .where(members.c.actor.in_(some), CURRENT)
        )
        rows = connection.execute(wanted).all()
        for few in portions(sorted({row.document for row in rows}), loading.FEW):
            articles = connection.execute(DOCUMENTS.where(documents.c.number.in_(few))).all()
            views = loading.views(connection, articles, include_rejected=False)
            by_number = dict(zip((article.number for article in articles), views, strict=True))
            found |= {row.actor: _side(row, by_number.get(row.document)) for row in rows if row.document in few}
    return found


def _side(row: Any, view: Any) -> DoubtSide:
    look = Look.decode(json.loads(row.fields))
    document = view.document if view else None
    actor = next((judged.record for judged in view.actors if judged.record.id == row.actor), None) if view else None
    return DoubtSide(
        identity=loading.identity_view(row),
        actor=row.actor,
        name=look.name,
        role=look.roles[0] if look.roles else None,
        source=document.source if document else None,
        published=document.published if document else None,
        document=document.id if document else None,
        title=document.title if document else None,
        sentence=sentence(document.text, _telling(document.text, actor)) if document and actor else "",
    )


def _telling(text: str, actor: Actor) -> Span:
    """The mention by the fullest name, else the longest."""
    named = (span for span in actor.mentions if text[slice(*span)] == actor.name)
    return next(named, None) or max(actor.mentions, key=lambda span: span[1] - span[0])


def sentence(text: str, span: Span) -> str:
    """The sentence around a span, as one line; the ledger knows no language, so an abbreviation may end it."""
    begin, end = span
    starts = [match.end() for match in _ENDS.finditer(text, max(0, begin - _REACH), begin)]
    after = _ENDS.search(text, end, min(len(text), end + _REACH))
    left = starts[-1] if starts else max(0, begin - _REACH)
    right = after.end() if after else min(len(text), end + _REACH)
    before, behind = "… " if left and not starts else "", " …" if right < len(text) and not after else ""
    return before + " ".join(text[left:right].split()) + behind
