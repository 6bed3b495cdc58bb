"""Who is who in the brief: roles over time, names by outlet, doubtful pairs, joins that people made."""

from __future__ import annotations

import dataclasses
import json

import pytest

from detente import reports
from detente.ledger.views import DocumentView, DoubtSide, DoubtView, Identity, PairJudgement
from detente.reports import model


def identity(name: str, **fields) -> Identity:
    return Identity(id=f"identity-{name.casefold().replace(' ', '')}", name=name, kind="person", **fields)


def resolved(draft, *identities: Identity) -> DocumentView:
    """The article's view, in which its actors are these, in the order in which they were written down."""
    view = draft.view()
    ids = (judged.record.id for judged in view.actors)
    return dataclasses.replace(view, identities=dict(zip(ids, identities, strict=True)))


def side(who: Identity) -> DoubtSide:
    return DoubtSide(
        identity=who, actor="actor-0", name=who.name, role=None, source=None, published=None, document=None,
        title=None, sentence="",
    )  # fmt: skip


def doubt(a: Identity, b: Identity, probability: float = 0.6) -> DoubtView:
    return DoubtView(a=side(a), b=side(b), probability=probability, features={})


def decision(a: str, b: str, verdict="same", **fields) -> PairJudgement:
    values = {"id": 1, "author": "M. Aldane", "time": "2031-05-31T08:00:00Z", "a_now": a, "b_now": b} | fields
    return PairJudgement(a="actor-a", b="actor-b", verdict=verdict, **values)


BRELL, OTHER = identity("Tomas Brell"), identity("Tomas Brel")


@pytest.fixture
def articles(make_brief) -> list[DocumentView]:
    """Three articles of two outlets on one person, whose role changes, and one on somebody of nearly the same name."""
    told = [
        ("Lantern", "2031-03-01", "Tomas Brell, the envoy, left. Brell was tired. Brell slept.", "envoy"),
        ("Courier", "2031-05-04", "Tomas Brell, the minister, spoke. Tomas Brell sat.", "minister"),
        ("Lantern", "2031-04-02", "The envoy Tomas Brell came.", "envoy"),
    ]
    views = []
    for number, (source, published, text, role) in enumerate(told):
        draft = make_brief.draft(text, id=f"d{number}", source=source, published=published, name=f"{number}.txt")
        draft.actor("Tomas Brell", roles=(role,))
        actor = draft.records["actor"][0]
        forms = ("Tomas Brell", "Brell") if number == 0 else ("Tomas Brell",)
        mentions = tuple(
            draft.at(form, occurrence)
            for form in forms
            for occurrence in range(1 + (form == "Brell"), 1 + draft.document.text.count(form))
        )
        record = dataclasses.replace(actor.record, mentions=mentions)
        draft.records["actor"][0] = dataclasses.replace(actor, record=record, as_read=record)
        views.append(resolved(draft, BRELL))
    other = make_brief.draft("Tomas Brel stayed.", id="d9", source="Gazette", published="2031-05-05", name="9.txt")
    other.actor("Tomas Brel")
    return [*views, resolved(other, OTHER)]


def actor_of(view: DocumentView) -> str:
    return view.actors[0].record.id


@pytest.fixture
def written(articles, make_brief):
    def write(doubts=(), decisions=()) -> model.Brief:
        status = make_brief.status(articles)
        return reports.brief(
            articles, status, generated=make_brief.generated, software="detente", doubts=doubts, decisions=decisions
        )

    return write


def entry(brief: model.Brief, name: str) -> model.Who:
    return next(actor for actor in brief.actors if actor.name == name)


def test_roles_stand_in_order_of_time_with_every_article_that_gives_them(written, articles):
    brell = entry(written(), "Tomas Brell")
    assert [(role.text, role.dates) for role in brell.roles] == [
        ("envoy", ("2031-03-01", "2031-04-02")),
        ("minister", ("2031-05-04",)),
    ]
    assert [place.record for place in brell.roles[0].places] == [actor_of(articles[0]), actor_of(articles[2])]


def test_names_are_told_by_outlet_the_most_used_first(written):
    brell = entry(written(), "Tomas Brell")
    told = [(names.outlet, [(used.text, used.times) for used in names.names]) for names in brell.names_by_outlet]
    assert told == [("Lantern", [("Tomas Brell", 2), ("Brell", 2)]), ("Courier", [("Tomas Brell", 2)])]


def test_a_doubtful_pair_is_noted_with_both(written):
    brief = written(doubts=[doubt(BRELL, OTHER)])
    a, b = entry(brief, "Tomas Brell"), entry(brief, "Tomas Brel")
    assert a.doubts == (model.Doubt(who=b.id, name="Tomas Brel", probability=0.6),)
    assert b.doubts == (model.Doubt(who=a.id, name="Tomas Brell", probability=0.6),)
    assert "Possibly the same: Tomas Brel, not joined" in reports.to_markdown(brief)
    assert json.loads(reports.to_json(brief))["actors"][0]["doubts"][0]["name"] == "Tomas Brel"


def test_of_somebody_outside_of_the_brief_the_name_is_told(written):
    brief = written(doubts=[doubt(OTHER, identity("T. Brel")), doubt(identity("X"), identity("Y"))])
    assert entry(brief, "Tomas Brel").doubts == (model.Doubt(who=None, name="T. Brel", probability=0.6),)
    assert entry(brief, "Tomas Brell").doubts == ()


def test_a_join_that_a_person_made_says_so(written, articles):
    brief = written(decisions=[decision(actor_of(articles[0]), actor_of(articles[1]))])
    (told,) = entry(brief, "Tomas Brell").decided
    assert (told.verdict, told.name, told.other, told.author) == ("same", "Tomas Brell", "Tomas Brell", "M. Aldane")
    assert "“Tomas Brell” joined with “Tomas Brell”, by M. Aldane, 31 May 2031" in reports.to_markdown(brief)


def test_that_two_are_not_the_same_stands_with_both(written, articles):
    brief = written(decisions=[decision(actor_of(articles[0]), actor_of(articles[3]), "different")])
    for name, other in (("Tomas Brell", "Tomas Brel"), ("Tomas Brel", "Tomas Brell")):
        (told,) = entry(brief, name).decided
        assert (told.who, told.other) == (entry(brief, other).id, other)
    assert "not the same as Tomas Brel, by M. Aldane" in reports.to_markdown(brief)


def test_a_join_with_somebody_the_articles_do_not_tell_of_is_told(written, articles):
    brief = written(decisions=[decision(actor_of(articles[0]), "register-1")])
    assert entry(brief, "Tomas Brell").decided[0].other is None
    assert "“Tomas Brell” joined to this entry, by M. Aldane" in reports.to_markdown(brief)


@pytest.mark.parametrize("fields", [{"withdrawn": "2031-06-01T08:00:00Z", "withdrawn_by": "R. Sole"}, {"b_now": None}])
def test_what_is_withdrawn_or_lost_parts_nobody(written, articles, fields):
    made = decision(actor_of(articles[0]), actor_of(articles[3]), "different", **fields)
    assert all(actor.decided == () for actor in written(decisions=[made]).actors)


def test_a_join_that_the_ledger_did_not_follow_is_not_told(written, articles):
    brief = written(decisions=[decision(actor_of(articles[0]), actor_of(articles[3]))])
    assert all(actor.decided == () for actor in brief.actors)


def test_an_entry_of_a_register_says_so(articles, make_brief):
    known = dataclasses.replace(BRELL, register="people.yaml#1")
    view = dataclasses.replace(articles[0], identities={actor_of(articles[0]): known})
    brief = make_brief([view])
    assert brief.actors[0].register == "people.yaml#1"
    assert "from a register" in reports.to_html(brief)
    assert "From a register" in reports.to_markdown(brief)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_links_of_an_entry_lead_to_the_words_and_to_the_other(written, articles, open_html, width, dark):
    brief = written([doubt(BRELL, OTHER)], [decision(actor_of(articles[0]), actor_of(articles[1]))])
    opened = open_html(reports.to_html(brief), width=width, dark=dark)
    page, a, b = opened.page, entry(brief, "Tomas Brell"), entry(brief, "Tomas Brel")
    card = page.locator(f"#who-{a.id}")
    assert "Possibly the same" in card.inner_text()
    assert "by M. Aldane, 31 May 2031" in card.inner_text()
    card.locator(".day", has_text="2 Apr 2031").click()
    assert page.evaluate("location.hash") == f"#{actor_of(articles[2])}"
    card.locator(f"a[href='#who-{b.id}']").click()
    assert page.locator(f"#who-{b.id}").is_visible()
    assert page.locator(f"#who-{b.id} dl").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.troubles == []


@pytest.mark.browser
def test_who_is_met_less_often_is_told_of_in_full_when_opened(make_brief, open_html):
    views = []
    for name in make_brief.crowd:
        draft = make_brief.draft(f"{name}, an envoy, came.", id=name, source="Gazette", published="2031-05-01")
        draft.actor(name, roles=("envoy",))
        views.append(draft.view())
    brief = make_brief(views)
    page = open_html(reports.to_html(brief)).page
    last = page.locator("#who .others .who").last
    assert not last.is_visible()
    page.evaluate("id => { location.hash = id }", last.get_attribute("id"))
    last.locator("dl").wait_for(state="visible")
    assert "1 May 2031" in last.inner_text()
