from __future__ import annotations

import datetime

import pytest

from detente.analysis.actors import who_is_who
from detente.analysis.timeline import coverage, happenings
from detente.ledger.views import Judgement


def rows(*articles):
    views = [article.view() for article in articles]
    return happenings(views, who_is_who(views))


def tell(one, names, **fields):
    participants = tuple(one.actor(name, "state") for name in names)
    return one.event(fields.pop("kind", "talks"), participants=participants, **fields)


def test_accounts_of_one_event_share_a_row_and_stay_accounts(article):
    first, second = article(), article()
    tell(first, ["Vessen", "Quellmark"], time="2031-04-30")
    tell(second, ["Quellmark", "Vessen"], time="2031-04-30", status="denied")
    (row,) = rows(first, second)
    assert [(a.view.document.id, a.event.status) for a in row.accounts] == [
        ("article-1", "happened"),
        ("article-2", "denied"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"time": "2031-04-29"},
        {"kind": "call"},
        {"names": ["Vessen", "Altamera"]},
        {"names": []},
        {"place": "Orbesk"},
        {"round": 3},
    ],
)
def test_what_differs_in_day_kind_participants_place_or_round_has_its_own_row(article, other):
    first, second = article(), article()
    tell(first, ["Vessen", "Quellmark"], time="2031-04-30", place="Port Amsel", round=2)
    fields = {"time": "2031-04-30", "place": "Amsel", "round": 2, **other}
    tell(second, fields.pop("names", ["Vessen", "Quellmark"]), **fields)
    assert len(rows(first, second)) == 2


def test_an_account_that_two_rows_could_have_joins_neither(article):
    first, second, third = article(), article(), article()
    tell(first, ["Vessen", "Quellmark"], time="2031-04-30")
    tell(second, ["Vessen", "Altamera"], time="2031-04-30")
    tell(third, ["Vessen"], time="2031-04-30")
    assert sorted(len(row.accounts) for row in rows(first, second, third)) == [1, 1, 1]


@pytest.mark.parametrize("time", [None, "2031-04", "2031", "soon"])
def test_events_whose_day_is_not_known_are_never_put_together(article, time):
    first, second = article(), article()
    tell(first, ["Vessen", "Quellmark"], time=time)
    tell(second, ["Vessen", "Quellmark"], time=time)
    assert len(rows(first, second)) == 2


def test_events_stand_by_date_and_the_undated_last(article):
    one = article()
    for time in (None, "2031-04-30", "2030-01-01", "2031-04-02/2031-04-03"):
        one.event("visit", time=time)
    assert [row.time for row in rows(one)] == ["2030-01-01", "2031-04-02/2031-04-03", "2031-04-30", None]


def test_an_account_says_whose_word_it_is(article):
    one = article()
    official = one.actor("a senior official")
    outer = one.says("Brell said that they met", speaker=official)
    inner = one.says("they met", speaker=one.actor("Tomas Brell"), inside=outer)
    one.event("meeting", asserted_by=inner, time="2031-04-30")
    one.event("call", time="2031-05-01")
    one.event("visit", asserted_by="statement-unknown", time="2031-05-02")
    views = [one.view()]
    who = who_is_who(views)
    meeting, call, visit = (row.accounts[0] for row in happenings(views, who))
    assert (meeting.narrated, who.names[meeting.by], [who.names[s] for s in meeting.quoted_by]) == (
        False, "Tomas Brell", ["a senior official"],
    )  # fmt: skip
    assert (call.narrated, call.by) == (True, None)
    assert (visit.narrated, visit.by) == (False, None)


def test_reprints_give_one_account(article):
    first, second = article(), article(origin="article-1")
    for one in (first, second):
        tell(one, ["Vessen"], time="2031-04-30")
    (row,) = rows(first, second)
    assert [[view.document.id for view, _ in account.also_in] for account in row.accounts] == [["article-2"]]


def test_rejected_events_are_left_out(article):
    one = article()
    rejected = Judgement(id=1, record="r", document="d", decision="reject", author="M. Aldane", time="2031-05-31")
    one.event("visit", judgements=[rejected])
    assert rows(one) == ()


def test_coverage_counts_articles_by_outlet_and_day(article):
    articles = [
        article(),
        article(source="Amsel Gazette"),
        article(published="2031-05-01"),
        article(published="2031-06"),
        article(source=None, published=None),
    ]
    lanes = coverage([one.view() for one in articles])
    day = datetime.date(2031, 5, 1)
    assert [(lane.outlet, lane.days, lane.undated) for lane in lanes] == [
        ("Vessen Lantern", ((day, 2), (datetime.date(2031, 6, 1), 1)), 0),
        ("Amsel Gazette", ((datetime.date(2031, 5, 2), 1),), 0),
        (None, (), 1),
    ]
