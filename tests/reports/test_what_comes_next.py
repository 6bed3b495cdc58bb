"""What comes next, by whose account: the same in all three formats."""

from __future__ import annotations

import json
import re

import pytest

from detente import reports
from detente.ledger.views import Judgement

TEXT = """Ilse Vorrang said the two sides will <b>most likely</b> sign by June 30. “There will be no bridge,” it was \
said. Tomas Brell thought that the ferry would sail on May 20."""


@pytest.fixture
def made(make_brief):
    draft = make_brief.draft(TEXT, id="a", source="Amsel Gazette", published="2031-05-03", name="a.txt")
    set_ = Judgement(id=4, record="prediction-4", document="a", decision="edit", author="M. <Aldane>",
                     time="2031-07-01T08:00:00+00:00", changes={"outcome": "signed | <i>a week late</i>"})  # fmt: skip
    first = draft.says("the two sides will <b>most likely</b> sign by June 30", cue="said", act="predict",
                       speaker=draft.actor("Ilse Vorrang"))  # fmt: skip
    draft.foretells(first, "the two sides will <b>most likely</b> sign by June 30", horizon="2031-06-30",
                    likelihood="<b>most likely</b>", outcome="signed | <i>a week late</i>",
                    judgements=(set_,))  # fmt: skip
    second = draft.says("“There will be no bridge,”", cue="said")
    draft.foretells(second, "“There will be no bridge,”", confidence=0.3)
    third = draft.says("that the ferry would sail on May 20", cue="thought", time="2031-05-02",
                       speaker=draft.actor("Tomas Brell"))  # fmt: skip
    draft.foretells(third, "the ferry would sail on May 20", horizon="2031-05-20", likelihood="would")
    return make_brief([draft.view()])


def section(html: str) -> str:
    return html.split('<section id="next"')[1].split("</section>")[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_tells_for_when_by_whose_account_and_how_likely(made):
    timed, open_ = section(reports.to_html(made)).split("Forecasts without a time", 1)
    first, second = (plain(f"<tr {row}") for row in timed.split("<tr ")[2:4])
    assert first.startswith(
        "20 May 2031 Tomas Brell the ferry would sail on May 20 likelihood: “ would ” · Amsel Gazette"
    )
    assert "said 2 May 2031" in first
    assert second.startswith("30 June 2031 Ilse Vorrang the two sides will &lt;b&gt;most likely&lt;/b&gt; sign")
    assert "by a person" not in second, "who enters an outcome edits nothing of the reading"
    (row,) = (plain(f"<tr {row}") for row in open_.split("<tr ")[2:])
    assert row.startswith(
        "Speaker not stated “There will be no bridge,” Amsel Gazette, 3 May 2031 · low confidence 0.30"
    )


def test_every_forecast_leads_to_its_words_and_back(made):
    html = reports.to_html(made)
    page, articles = section(html), html.split('<section id="articles"')[1]
    for prediction in made.predictions:
        assert f'id="next-{prediction.record}"' in page
        assert f'href="#{prediction.record}"' in page
        assert f'id="{prediction.record}"' in articles
        assert f'href="#next-{prediction.record}" aria-label="Back: the forecast of ' in articles


def test_the_markdown_tells_the_same(made):
    text = reports.to_markdown(made).split("## What comes next, by whose account")[1].split("\n## ")[0]
    assert re.findall(r"^- (.+)$", text, re.MULTILINE) == [
        "**20 May 2031**. By Tomas Brell’s account: the ferry would sail on May 20",
        r"**30 June 2031**. By Ilse Vorrang’s account: the two sides will \<b\>most likely\</b\> sign by June 30",
        "**no time given**. By the account of a speaker not stated: “There will be no bridge,”",
    ]
    assert "(likelihood: “would”; said 2 May 2031; Amsel Gazette, 3 May 2031 (article 1), characters " in text
    assert "; low confidence 0.30)" in text


def test_without_predictions_the_section_says_so(make_brief):
    assert "No predictions were found." in section(reports.to_html(make_brief([])))


def test_the_outcome_stands_with_who_entered_it(made):
    page = section(reports.to_html(made))
    assert "entered by M. &lt;Aldane&gt; on 1 July 2031: <bdi>signed | &lt;i&gt;a week late&lt;/i&gt;</bdi>" in page
    assert page.count('class="outcome"') == 1
    text = reports.to_markdown(made)
    assert r"    - Outcome, entered by M. \<Aldane\> on 1 July 2031: signed \| \<i\>a week late\</i\>" in text
    (outcome,) = json.loads(reports.to_json(made))["predictions"][1]["outcomes"]
    assert outcome == {
        "text": "signed | <i>a week late</i>", "author": "M. <Aldane>", "time": "2031-07-01T08:00:00+00:00",
        "record": "prediction-4",
    }  # fmt: skip
