"""Timelines: what happened when, by whose account, and how much each outlet wrote.

Accounts that look as if they told of one event (same kind, same day or days, participants that fit) share a row. They
stay accounts: each keeps its asserter, its status and its words.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.analysis.actors import WhoIsWho
from detente.analysis.names import folded
from detente.analysis.statements import chain, day_order, valid_time
from detente.ledger.views import DocumentView, Judged
from detente.records import NARRATOR, Event, Statement, times
from detente.records.spans import quoted


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of an event. narrated: in the article's own voice; by: the joined speaker of the innermost statement
    that carries it (None: not stated); quoted_by: whom it is quoted by; also_in: the same in reprints.
    """

    view: DocumentView
    judged: Judged[Event]
    narrated: bool
    by: str | None = None
    quoted_by: tuple[str | None, ...] = ()
    participants: tuple[str, ...] = ()
    also_in: list[tuple[DocumentView, Judged[Event]]] = field(default_factory=list)

    @property
    def event(self) -> Event:
        return self.judged.record


@dataclass(frozen=True, slots=True)
class Happening:
    """Accounts that look as if they told of one event. time: ISO 8601 or None; participants: joined actors."""

    kind: str
    time: str | None
    participants: tuple[str, ...]
    accounts: tuple[Account, ...]


def happenings(views: Iterable[DocumentView], who: WhoIsWho) -> tuple[Happening, ...]:
    """All events by date, the undated last."""
    groups: dict[tuple[str, str | None], list[Account]] = defaultdict(list)
    for account in accounts(views, who):
        groups[account.event.kind, valid_time(account.event.time)].append(account)
    rows = [
        _happening(kind, time, row)
        for (kind, time), group in groups.items()
        for row in (_rows(group) if time and _days_known(time) else [[account] for account in group])
    ]
    return tuple(sorted(rows, key=lambda row: day_order(row.time)))


def accounts(views: Iterable[DocumentView], who: WhoIsWho) -> list[Account]:
    """Every telling of an event, in the order of the articles; reprints once, with `also_in`."""
    found: dict[object, Account] = {}
    for view in views:
        statements = {judged.record.id: judged.record for judged in view.statements if judged.status != "rejected"}
        met: Counter[object] = Counter()
        for judged in view.events:
            if judged.status == "rejected":
                continue
            account = _account(view, judged, statements, who)
            event = account.event
            words = " ".join(quoted(view.document.text, event.evidence).casefold().split())
            by = who.names.get(account.by or "")
            base = (view.origin, event.kind, event.time, event.status, account.narrated, by, words)
            met[base] += 1
            earlier = found.setdefault((base, met[base]), account)
            if earlier is not account:
                earlier.also_in.append((view, judged))
    return list(found.values())


def _account(view: DocumentView, judged: Judged[Event], statements: dict[str, Statement], who: WhoIsWho) -> Account:
    event, document = judged.record, view.document.id
    joined = (who.joined(document, actor) for actor in event.participants)
    participants = tuple(dict.fromkeys(actor for actor in joined if actor))
    if event.asserted_by == NARRATOR:
        return Account(view, judged, True, participants=participants)
    statement = statements.get(event.asserted_by)
    if statement is None:
        return Account(view, judged, False, participants=participants)
    by = who.joined(document, statement.speaker)
    return Account(view, judged, False, by, chain(view, statement, who), participants)


def _days_known(time: str) -> bool:
    """Whether each end of the time is a day: two events of one month need not be one event."""
    return all(len(point) == len("2025-03-18") for point in time.split("/"))


def _rows(group: Sequence[Account]) -> list[list[Account]]:
    """Put an account to a row if it fits every account there and no other row could have it."""
    rows: list[list[Account]] = []
    for account in sorted(group, key=lambda a: -len(a.participants)):
        fitting = [row for row in rows if all(_fit(account, other) for other in row)]
        if len(fitting) == 1:
            fitting[0].append(account)
        else:
            rows.append([account])
    return rows


def _fit(a: Account, b: Account) -> bool:
    """Whether two accounts of one kind and day may tell of one event: one names the participants of the other, or they
    share two; a place or a round that differs parts them.
    """
    first, second = set(a.participants), set(b.participants)
    shared = first & second
    if not shared or (len(shared) < 2 and not (first <= second or second <= first)):
        return False
    rounds = {a.event.round, b.event.round} - {None}
    places = [folded(e.place) for e in (a.event, b.event) if e.place]
    same_place = len(places) < 2 or places[0] in places[1] or places[1] in places[0]
    return len(rounds) < 2 and same_place


def _happening(kind: str, time: str | None, row: list[Account]) -> Happening:
    participants = tuple(dict.fromkeys(actor for account in row for actor in account.participants))
    order = sorted(row, key=lambda account: day_order(valid_time(account.view.document.published)))
    return Happening(kind, time, participants, tuple(order))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles an outlet (None: not stated) published on which day; months and years count as their first."""

    outlet: str | None
    days: tuple[tuple[datetime.date, int], ...]
    undated: int = 0


def coverage(views: Iterable[DocumentView]) -> tuple[Coverage, ...]:
    """One lane an outlet, the one with most articles first."""
    days: dict[str | None, Counter[datetime.date]] = defaultdict(Counter)
    undated: Counter[str | None] = Counter()
    for view in views:
        outlet, published = view.document.source, valid_time(view.document.published)
        counter = days[outlet]
        if published:
            counter[times.bounds(published)[0]] += 1
        else:
            undated[outlet] += 1
    lanes = (Coverage(outlet, tuple(sorted(count.items())), undated[outlet]) for outlet, count in days.items())
    return tuple(sorted(lanes, key=lambda lane: (-sum(n for _, n in lane.days) - lane.undated, lane.outlet or "~")))
