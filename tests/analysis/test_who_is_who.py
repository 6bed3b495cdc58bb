from __future__ import annotations

import dataclasses

import pytest

from detente.analysis.actors import who_is_who
from detente.analysis.resolver import ActorResolver
from detente.ledger.resolving import Title
from detente.ledger.views import Identity, Judgement

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
        ("person", "President Brell", "President Brell"),
        ("person", "Tomas Brell", "Anna Brell"),
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


def test_what_the_ledger_says_is_followed(article):
    first, second = article(), article()
    ids = first.actor("Tomas Brell"), second.actor("Tomas Brell"), second.actor("Anna Corvin")
    one = Identity(id="identity-1", name="Anna Corvin-Brell", kind="person", register="entry-1")
    other = Identity(id="identity-2", name="Tomas Brell", kind="person")
    stored = [{ids[0]: one}, {ids[1]: other, ids[2]: one}]
    views = [
        dataclasses.replace(article.view(), identities=known)
        for article, known in zip((first, second), stored, strict=True)
    ]
    who = who_is_who(views)
    assert [(a.id, a.name, len(a.members)) for a in who.actors] == [
        ("identity-1", "Anna Corvin-Brell", 2),
        ("identity-2", "Tomas Brell", 1),
    ]
    assert who.joined(second.id, ids[2]) == "identity-1"
    assert who.names["identity-2"] == "Tomas Brell"


def test_an_actor_that_the_ledger_has_not_joined_yet_stands_alone(article):
    one = article()
    known, new = one.actor("Tomas Brell"), one.actor("Anna Corvin")
    brell = Identity(id="identity-1", name="Tomas Brell", kind="person")
    who = who_is_who([dataclasses.replace(one.view(), identities={known: brell})])
    assert [(a.id, a.name, a.named) for a in who.actors] == [
        ("identity-1", "Tomas Brell", True),
        (new, "Anna Corvin", True),
    ]


def test_rejected_actors_are_left_out_and_meant_by_nobody(article):
    one = article()
    kept = one.actor("Vessen", "state")
    gone = one.actor("Tomas Brell", judgements=[REJECTED])
    who = who_is_who([one.view()])
    (vessen,) = who.actors
    assert vessen.name == "Vessen"
    assert who.joined(one.id, kept) == vessen.id
    assert who.joined(one.id, gone) is None
    assert who.joined(one.id, None) is None


def test_the_fullest_name_that_is_common_is_shown():
    title = ActorResolver().title
    brell, full = Title("Brell", "person", True), Title("Tomas Brell", "person", True)
    assert title({brell: 5, full: 2}) == full
    assert title({full: 3, Title("President Tomas Brell", "person", True): 2}) == full
    assert title({full: 30, Title("Tomas Brell Monday Vessen", "person", True): 1}) == full
    assert title({full: 1, Title("the tall envoy with a hat", "person", False): 8}) == full
    assert title({Title("Vessen", "state", True): 3, Title("Vessen Bank", "organization", True): 1}).kind == "state"


def test_what_is_compared_of_an_actor(article):
    one = article()
    brell = one.actor("Tomas Brell", roles=("the  envoy",), side=one.actor("Vessen", "state"))
    view = one.view()
    (actor,) = [judged for judged in view.actors if judged.record.id == brell]
    text = view.document.text + "Mr. Brell’s boat; the envoy; his aide; He; The Envoy; T. Brell; President"
    spans = list(actor.record.mentions)
    for words in ("Mr. Brell’s", "the envoy", "his", "He", "The Envoy", "T. Brell", "President"):
        begin = text.index(words, spans[-1][0])
        spans.append((begin, begin + len(words)))
    record = dataclasses.replace(actor.record, mentions=tuple(spans))
    told = dataclasses.replace(
        view,
        document=dataclasses.replace(view.document, text=text),
        actors=tuple(
            dataclasses.replace(j, record=record, as_read=record) if j.record.id == brell else j for j in view.actors
        ),
    )
    look = ActorResolver().looks(told)[brell]
    assert (look.name, look.names) == ("Tomas Brell", ("Mr. Brell", "T. Brell"))
    assert (look.roles, look.side, look.named) == (("the envoy",), "Vessen", True)
    renamed = dataclasses.replace(actor, record=dataclasses.replace(record, name="Anna Corvin"), as_read=record)
    told = dataclasses.replace(told, actors=(renamed,))
    assert ActorResolver().looks(told)[brell].names == ()


def test_a_name_is_compared_without_its_roles_and_bodies_without_a_name_not_at_all(article):
    one = article()
    mission = one.actor("the observer mission", "organization")
    brell = one.actor("Tomas Brell", roles=("Trade Secretary",), side=mission)
    view = one.view()
    (actor,) = [judged for judged in view.actors if judged.record.id == brell]
    text = view.document.text + " Trade Secretary Tomas Brell; trade secretary Brell"
    spans = [*actor.record.mentions, *((text.rindex(words), len(text)) for words in ("trade secretary Brell",))]
    begin = text.index("Trade Secretary Tomas")
    spans.append((begin, begin + len("Trade Secretary Tomas Brell")))
    record = dataclasses.replace(actor.record, mentions=tuple(spans), affiliation=mission)
    told = dataclasses.replace(
        view,
        document=dataclasses.replace(view.document, text=text),
        actors=tuple(dataclasses.replace(j, record=record, as_read=record) if j is actor else j for j in view.actors),
    )
    look = ActorResolver().looks(told)[brell]
    assert (look.names, look.side, look.affiliation) == (("Brell",), None, None)


@pytest.mark.parametrize(("kind", "side"), [("organization", None), ("state", "Vessen")])
def test_an_office_is_no_side_that_contradicts_a_state(article, kind, side):
    one = article()
    body = one.actor("Vessen", kind)
    brell = one.actor("Tomas Brell", side=body)
    view = one.view()
    actors = tuple(
        dataclasses.replace(j, record=dataclasses.replace(j.record, affiliation=body)) if j.record.id == brell else j
        for j in view.actors
    )
    look = ActorResolver().looks(dataclasses.replace(view, actors=actors))[brell]
    assert (look.side, look.affiliation) == (side, "Vessen")
