from __future__ import annotations

import pytest

from detente.analysis.actors import who_is_who
from detente.analysis.predictions import foretold
from detente.ledger.views import Judgement


def judgement(number: int, decision: str, changes=None, author: str = "M. Aldane") -> Judgement:
    return Judgement(
        id=number, record="r", document="d", decision=decision, author=author, time=f"2031-06-{number:02}T08:00:00Z",
        changes=changes,
    )  # fmt: skip


def told(*articles):
    views = [article.view() for article in articles]
    who = who_is_who(views)
    return foretold(views, who), who


def predicted(one, words: str, name: str | None = "Ilse Vorrang", judgements=(), time=None, **fields) -> None:
    known = (judged.record.id for judged in one.records["actors"] if judged.record.name == name)
    speaker = next(known, None) or one.actor(name) if name else None
    statement = one.says(f"says that {words}", speaker=speaker, time=time)
    one.foretells(statement, words, judgements=judgements, **fields)


def words(found) -> list[str]:
    return [f.view.document.text[slice(*f.prediction.content[0])] for f in found]


def test_they_stand_by_the_time_they_are_for_and_open_ones_last(article):
    one, two = article(), article()
    predicted(one, "a", horizon=None)
    predicted(one, "b", horizon="2031-07")
    predicted(two, "c", horizon="2031-06-30/2031-07-02")
    predicted(two, "d", horizon="soon")
    assert words(told(one, two)[0]) == ["c", "b", "a", "d"]


def test_of_one_time_they_stand_by_speaker_and_those_without_one_last(article):
    one, two = article(), article()
    predicted(one, "a", None)
    predicted(one, "b", "Tomas Brell")
    predicted(one, "c", "Ilse Vorrang")
    predicted(two, "d", "Ilse Vorrang")
    found, who = told(one, two)
    assert words(found) == ["c", "d", "b", "a"]
    assert [who.names.get(f.by or "") for f in found] == ["Ilse Vorrang", "Ilse Vorrang", "Tomas Brell", None]


def test_of_one_speaker_they_stand_by_the_date_of_the_saying(article):
    one = article()
    predicted(one, "a")
    predicted(one, "b", time="2031-04-30")
    found, _ = told(one)
    assert [(f.said, f.date) for f in found] == [("2031-04-30", "2031-04-30"), (None, "2031-05-01")]


def test_whose_it_is_and_who_quotes_it(article):
    one = article()
    outer = one.says("all of it", speaker=one.actor("a senior official"))
    inner = one.says("that they will meet", speaker=one.actor("Tomas Brell"), inside=outer)
    one.foretells(inner, "they will meet")
    (found,), who = told(one)
    assert (who.names[found.by], [who.names[by] for by in found.quoted_by]) == ("Tomas Brell", ["a senior official"])


def test_rejected_ones_are_left_out_and_a_rejected_statement_names_nobody(article):
    one = article()
    rejected = [judgement(1, "reject")]
    predicted(one, "a", judgements=rejected)
    statement = one.says("b", speaker=one.actor("Ilse Vorrang"), judgements=rejected)
    one.foretells(statement, "b itself", judgements=[judgement(2, "confirm")])
    (found,), _ = told(one)
    assert (found.statement, found.by, found.quoted_by) == (None, None, ())


def test_a_reprint_is_told_once_and_the_same_words_for_another_time_twice(article):
    first, second, third = article(), article(origin="article-1"), article(origin="article-1")
    for one, horizon in ((first, "2031-07"), (second, "2031-07"), (third, "2031-08")):
        predicted(one, "they will meet", horizon=horizon)
    found, _ = told(first, second, third)
    assert [[view.document.id for view, _ in f.also_in] for f in found] == [["article-2"], []]


def test_a_reprint_that_gives_it_to_somebody_else_is_told_apart(article):
    first, second = article(), article(origin="article-1")
    predicted(first, "they will meet", "Ilse Vorrang")
    predicted(second, "they will meet", "Tomas Brell")
    assert [len(f.also_in) for f in told(first, second)[0]] == [0, 0]


def test_an_outcome_is_the_newest_that_a_person_set_wherever_it_was_printed(article):
    first, second = article(), article(origin="article-1")
    early, late = judgement(1, "edit", {"outcome": "did not"}), judgement(2, "edit", {"outcome": "came true"}, "B. Oll")
    predicted(first, "they will meet", outcome="came true", judgements=[early, late, judgement(3, "confirm")])
    predicted(second, "they will meet", outcome="partly", judgements=[judgement(4, "edit", {"outcome": "partly"})])
    (found,), _ = told(first, second)
    assert [(j.author, j.changes["outcome"]) for j in found.outcomes] == [
        ("B. Oll", "came true"),
        ("M. Aldane", "partly"),
    ]


def test_an_outcome_taken_back_or_set_by_no_person_is_none(article):
    one = article()
    back = [judgement(1, "edit", {"outcome": "came true"}), judgement(2, "edit", {"outcome": None})]
    predicted(one, "a", outcome=None, judgements=back)
    predicted(one, "b", outcome="came true")
    predicted(one, "c", outcome="came true", judgements=[judgement(3, "edit", {"horizon": "2031-07"})])
    assert [f.outcomes for f in told(one)[0]] == [(), (), ()]


@pytest.mark.parametrize(
    ("decisions", "status"),
    [
        ([("edit", {"outcome": "partly"})], "read"),
        ([("confirm", None), ("edit", {"outcome": "partly"})], "confirmed"),
        ([("edit", {"horizon": "2031-07"}), ("edit", {"outcome": "partly"})], "edited"),
        ([("edit", {"horizon": "2031-07", "outcome": "partly"})], "edited"),
        ([("reject", None), ("edit", {"outcome": "partly"})], "edited"),
    ],
)
def test_an_outcome_alone_is_no_edit_of_the_reading(article, decisions, status):
    one = article()
    made = [judgement(number, *decision) for number, decision in enumerate(decisions, 1)]
    predicted(one, "a", outcome="partly", judgements=made)
    assert [f.status for f in told(one)[0]] == [status]
