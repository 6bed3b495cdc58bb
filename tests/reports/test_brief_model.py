from __future__ import annotations

import subprocess
import sys
from collections import Counter

from detente import reports


def test_the_glance_counts_what_was_read(brief):
    glance = brief.glance
    assert (glance.articles, glance.origins, glance.first, glance.last) == (4, 3, "2031-05-03", "2031-05-06")
    assert Counter(outlet.name for outlet in glance.outlets) == Counter(
        ["Vessen Lantern", "Quellmark Courier", "Amsel Gazette", "Amsel Blatt"]
    )
    assert [(unread.label, unread.reason) for unread in glance.unread] == [
        ("Die Gespräche gehen weiter.", "no reader for German")
    ]
    assert [failure.name for failure in glance.failures] == ["scan<b>.pdf"]
    assert glance.records == {"actor": 10, "statement": 8, "prediction": 1, "event": 4, "reference": 1}


def test_articles_stand_by_date_and_a_reprint_names_its_source(brief):
    assert [article.document.id for article in brief.articles] == ["lantern-1", "courier-1", "gazette-1", "blatt-1"]
    assert [article.reprint_of for article in brief.articles] == [None, None, brief.articles[1].id, None]


def test_an_actor_has_roles_sides_and_names_with_who_gives_them(brief):
    brell = next(actor for actor in brief.actors if actor.name == "Tomas Brell")
    assert [(role.text, role.outlets) for role in brell.roles] == [("envoy of Quellmark", ("Quellmark Courier",))]
    assert [(side.text, side.outlets) for side in brell.sides] == [
        ("Quellmark", ("Vessen Lantern", "Quellmark Courier"))
    ]
    assert [name.text for name in brell.names] == ["Tomas Brell"]
    assert brell.names[0].outlets == ("Vessen Lantern", "Quellmark Courier", "Amsel Gazette")
    assert (brell.statements, len(brell.places)) == (2, 3)


def test_pronouns_and_roles_are_no_names(brief):
    vorrang = next(actor for actor in brief.actors if actor.name == "Ilse Vorrang")
    names = {name.text for name in vorrang.names}
    assert "Ilse Vorrang" in names
    assert not names & {"she", "the chief negotiator of Vessen"}


def test_a_statement_has_its_words_and_the_speakers_around_it(brief):
    names = {actor.id: actor.name for actor in brief.actors}
    prediction = next(statement for statement in brief.statements if statement.act == "predict")
    assert prediction.words == "that a second round is planned for May 20"
    assert names[prediction.speaker] == "Tomas Brell"
    assert [names[speaker] for speaker in prediction.quoted_by] == ["a senior official"]


def test_a_prediction_has_whose_it_is_how_likely_and_for_when(brief):
    names = {actor.id: actor.name for actor in brief.actors}
    (prediction,) = brief.predictions
    assert prediction.words == "a second round is planned for May 20"
    assert (prediction.likelihood, prediction.horizon, prediction.outcomes) == ("is planned", "2031-05-20", ())
    assert names[prediction.by] == "Tomas Brell"
    assert [names[speaker] for speaker in prediction.quoted_by] == ["a senior official"]
    statement = next(one for one in brief.statements if one.record == prediction.statement)
    assert statement.speaker == prediction.by


def test_a_reprinted_statement_stands_once(brief):
    (denial,) = [statement for statement in brief.statements if "no map on the table" in statement.words]
    assert denial.article == brief.articles[1].id
    assert [place.article for place in denial.also_in] == [brief.articles[2].id]
    assert denial.status == "confirmed"


def test_events_of_two_articles_share_a_row_of_accounts(brief):
    first, second, undated = brief.events
    assert [(account.narrated, account.place) for account in first.accounts] == [(True, "Port Amsel")] * 2
    assert (second.time, second.accounts[0].status_told, second.accounts[0].narrated) == (
        "2031-05-20",
        "planned",
        False,
    )
    assert undated.time is None


def test_every_record_is_marked_in_its_article_and_leads_back(brief):
    marks = {mark.record: (article, mark) for article in brief.articles for mark in article.marks}
    for statement in brief.statements:
        for record in (statement.record, *(place.record for place in statement.also_in)):
            assert marks[record][1].back == f"said-{statement.record}"
    for prediction in brief.predictions:
        assert marks[prediction.record][1].back == f"next-{prediction.record}"
    for event in brief.events:
        for account in event.accounts:
            assert marks[account.record][0].id == account.article
            assert marks[account.record][1].back == event.id
    assert len(marks) == sum(brief.glance.records.values())


def test_the_making_tells_confidence_and_judgements(brief):
    making = brief.making
    assert making.confidence["statement"] == (0, 0, 1, 0, 7)
    assert (making.judged.confirmed, making.judged.edited, making.judged.authors) == (1, 0, ("M. Aldane",))
    assert making.generated == "2031-06-01T09:30:00+00:00"


def test_importing_the_room_loads_no_template_engine():
    code = "import sys, detente.reports; print([m for m in ('jinja2', 'markupsafe', 'anyascii') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_selection_says_of_what(views, make_brief):
    chosen = views[:1]
    made = make_brief(chosen, filters={"since": "2031-05", "source": "Vessen Lantern"}, documents=len(views))
    assert (made.glance.articles, made.glance.ledger) == (1, len(views))
    for text in (reports.to_html(made), reports.to_markdown(made)):
        assert f"of the {len(views)} articles of the ledger" in text
        assert "published since May 2031, printed by Vessen Lantern" in text
    assert "of the ledger" not in reports.to_markdown(make_brief(views))


def test_an_actor_is_as_sure_as_its_surest_record(brief, views):
    brell = next(actor for actor in brief.actors if actor.name == "Tomas Brell")
    records = {judged.record.id: judged.record for view in views for judged in view.actors}
    assert brell.confidence == max(records[place.record].confidence for place in brell.places)


def test_articles_without_outlet_or_date_are_no_outlet_and_are_counted(make_brief):
    drafts = [
        make_brief.draft("One thing.", id="d1", name="x"),
        make_brief.draft("Another thing.", id="d2", name="y"),
        make_brief.draft("A third thing.", id="d3", source="Amsel Gazette", published="2031-05-03", name="z"),
    ]
    made = make_brief([draft.view() for draft in drafts])
    assert [outlet.name for outlet in made.glance.outlets] == ["Amsel Gazette", None]
    page = reports.to_html(made)
    assert "3 articles from 1 outlet," in page
    assert "Of 2 articles the outlet could not be told. 2 articles without a date" in page
