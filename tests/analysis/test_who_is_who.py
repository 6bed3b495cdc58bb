from __future__ import annotations

import pytest

from detente.analysis.actors import who_is_who
from detente.ledger.views import Judgement

REJECTED = Judgement(id=1, record="r", document="d", decision="reject", author="M. Aldane", time="2031-05-31")


def groups(*articles):
    """The names of each joined actor's members, in a form that is easy to compare."""
    who = who_is_who([article.view() for article in articles])
    return sorted(sorted(f"{m.actor.name}/{m.view.document.id[8:]}" for m in actor.members) for actor in who.actors)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("state", "Vessen", "vessen".title()),
        ("state", "The Republic of Vessen", "Republic of Vessen"),
        ("organization", "Ministère du Transit", "Ministere du Transit"),
        ("organization", "VNT", "VNT"),
        ("group", "Free Ferrymen", "Free Ferrymen"),
        ("person", "Tomas Brell", "Tomáš Brell"),
        ("person", "President Tomas Brell", "Tomas Brell"),
    ],
)
def test_the_same_name_over_two_articles_is_one_actor(article, kind, one, other):
    first, second = article(), article()
    first.actor(one, kind)
    second.actor(other, kind)
    assert len(groups(first, second)) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "a senior official", "a senior official"),
        ("person", "Brell", "Brell"),
        ("person", "President Brell", "President Brell"),
        ("person", "Tomas Brell", "Anna Brell"),
        ("person", "T. Brell", "Tomas Brell"),
        ("group", "Vessen officials", "Vessen officials"),
        ("group", "Experts", "Experts"),
        ("state", "Vessen", "Quellmark"),
    ],
)
def test_what_a_name_does_not_settle_stays_apart(article, kind, one, other):
    first, second = article(), article()
    first.actor(one, kind)
    second.actor(other, kind)
    assert len(groups(first, second)) == 2


def test_kinds_are_not_mixed(article):
    first, second = article(), article()
    first.actor("Vessen", "state")
    second.actor("Vessen", "organization")
    assert len(groups(first, second)) == 2


def test_a_surname_joins_the_only_full_name_that_carries_it(article):
    first, second = article(), article()
    first.actor("Tomas Brell")
    second.actor("Minister Brell")
    assert groups(first, second) == [["Minister Brell/2", "Tomas Brell/1"]]


def test_a_surname_that_two_carry_joins_neither(article):
    first, second, third = article(), article(), article()
    first.actor("Tomas Brell")
    second.actor("Anna Brell")
    third.actor("Brell")
    assert len(groups(first, second, third)) == 3


def test_a_surname_that_its_own_article_tells_apart_stays_apart(article):
    first, second = article(), article()
    first.actor("Tomas Brell")
    second.actor("Tomas Brell")
    second.actor("Brell")
    assert groups(first, second) == [["Brell/2"], ["Tomas Brell/1", "Tomas Brell/2"]]


def test_two_of_one_surname_in_an_article_join_nobody(article):
    first, second = article(), article()
    first.actor("Tomas Brell")
    second.actor("Brell")
    second.actor("Mrs. Brell")
    assert len(groups(first, second)) == 3


def test_a_surname_on_another_side_stays_apart(article):
    first, second = article(), article()
    first.actor("Tomas Brell", side=first.actor("Quellmark", "state"))
    second.actor("Brell", side=second.actor("Vessen", "state"))
    assert ["Brell/2"] in groups(first, second)


def test_namesakes_that_one_article_tells_apart_are_joined_nowhere(article):
    first, second = article(), article()
    first.actor("Tomas Brell")
    first.actor("Tomas Brell")
    second.actor("Tomas Brell")
    assert len(groups(first, second)) == 3


def test_rejected_actors_are_left_out_and_meant_by_nobody(article):
    one = article()
    kept = one.actor("Vessen", "state")
    gone = one.actor("Tomas Brell", judgements=[REJECTED])
    who = who_is_who([one.view()])
    assert [actor.name for actor in who.actors] == ["Vessen"]
    assert who.joined(one.id, kept) == kept
    assert who.joined(one.id, gone) is None
    assert who.joined(one.id, None) is None


def test_the_fullest_name_is_shown(article):
    first, second = article(), article()
    first.actor("Brell")
    second.actor("Tomas Brell")
    assert [actor.name for actor in who_is_who([first.view(), second.view()]).actors] == ["Tomas Brell"]
