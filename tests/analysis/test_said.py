from __future__ import annotations

from detente.analysis.actors import who_is_who
from detente.analysis.statements import day_order, said
from detente.ledger.views import Judgement


def told(*articles):
    views = [article.view() for article in articles]
    who = who_is_who(views)
    return said(views, who), who


def test_a_reprint_is_told_once_with_where_else_it_stands(article):
    first = article()
    second = article(origin="article-1", source="Amsel Gazette")
    for one in (first, second):
        one.says("We came with open hands.", speaker=one.actor("Ilse Vorrang"))
    found, _ = told(first, second)
    assert [(s.view.document.id, [v.document.id for v, _ in s.also_in]) for s in found] == [
        ("article-1", ["article-2"])
    ]


def test_the_same_words_in_articles_of_different_origin_are_two_statements(article):
    first, second = article(), article()
    first.says("We came with open hands.")
    second.says("We came with open hands.")
    assert [len(s.also_in) for s in told(first, second)[0]] == [0, 0]


def test_the_same_words_twice_in_one_article_are_two_statements_in_its_reprint_too(article):
    first, second = article(), article(origin="article-1")
    for one in (first, second):
        one.says("No.")
        one.says("No.")
    assert [len(s.also_in) for s in told(first, second)[0]] == [1, 1]


def test_a_reprint_that_gives_the_words_to_somebody_else_is_told_apart(article):
    first, second = article(), article(origin="article-1")
    first.says("We came.", speaker=first.actor("Ilse Vorrang"))
    second.says("We came.", speaker=second.actor("Tomas Brell"))
    assert [len(s.also_in) for s in told(first, second)[0]] == [0, 0]


def test_the_speakers_around_a_statement_come_nearest_first(article):
    one = article()
    outer = one.says("all of it", speaker=one.actor("Ilse Vorrang"))
    middle = one.says("much of it", inside=outer)
    one.says("the core", inside=middle, speaker=one.actor("Tomas Brell"))
    found, who = told(one)
    assert [who.names.get(speaker or "") for speaker in found[-1].quoted_by] == [None, "Ilse Vorrang"]


def test_statements_inside_each_other_end(article):
    one = article()
    a = one.says("a")
    b = one.says("b", inside=a)
    first = one.records["statements"][0]
    object.__setattr__(first.record, "inside", b)
    assert [len(s.quoted_by) for s in told(one)[0]] == [1, 1]


def test_the_date_is_that_of_the_saying_else_of_publication(article):
    one, undated = article(), article(published=None)
    one.says("a", time="2031-04-30")
    one.says("b")
    one.says("c", time="yesterday")
    undated.says("d")
    assert [s.date for s in told(one, undated)[0]] == ["2031-04-30", "2031-05-01", "2031-05-01", None]


def test_rejected_statements_are_left_out(article):
    one = article()
    rejected = Judgement(id=1, record="r", document="d", decision="reject", author="M. Aldane", time="2031-05-31")
    outer = one.says("a", speaker=one.actor("Ilse Vorrang"), judgements=[rejected])
    one.says("b", inside=outer)
    assert [s.quoted_by for s in told(one)[0]] == [()]


def test_days_are_ordered_by_first_day_and_undated_ones_come_last():
    values = [None, "2031-05-02", "2031-05", "2030", "2031-05-01/2031-05-03"]
    assert sorted(values, key=day_order) == ["2030", "2031-05-01/2031-05-03", "2031-05", "2031-05-02", None]
