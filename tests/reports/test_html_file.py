from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from detente import reports

VOID = {"meta", "br", "input", "link", "img", "hr"}


class Outline(HTMLParser):
    """Reads HTML strictly: every element is closed in order; collects ids, links, headings and landmarks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.headings: list[int] = []
        self.tags: dict[str, int] = {}
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.attributes.update(names)
        values = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


@pytest.fixture
def outline(brief) -> Outline:
    return Outline(reports.to_html(brief))


def test_ids_are_unique_and_every_inner_link_has_its_target(outline):
    assert len(outline.ids) == len(set(outline.ids))
    inner = [link["href"][1:] for link in outline.links if link["href"].startswith("#")]
    assert len(inner) > 60
    assert set(inner) <= set(outline.ids)


def test_every_record_has_an_anchor_of_its_own_id(brief, outline):
    records = {mark.record for article in brief.articles for mark in article.marks}
    assert records <= set(outline.ids)


def test_headings_go_down_one_step_at_a_time(outline):
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    for above, below in zip(outline.headings, outline.headings[1:], strict=False):
        assert below <= above + 1


def test_landmarks(outline):
    assert (outline.tags["main"], outline.tags["header"], outline.tags["footer"]) == (1, 1, 1)
    assert outline.links[0]["class"] == "skip"


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_styled_or_scripted_in_line(outline):
    assert not {"img", "link", "iframe", "object", "embed", "base"} & set(outline.tags)
    assert (outline.tags["script"], outline.tags["style"]) == (1, 1)
    assert not {"style", "src", "srcset"} & outline.attributes
    assert not [name for name in outline.attributes if name.startswith("on")]


def test_links_out_are_of_the_web_and_give_nothing_away(outline):
    out = [link for link in outline.links if not link["href"].startswith("#")]
    assert [(link["href"], link["rel"]) for link in out] == [
        ("https://courier.example/talks", "noopener noreferrer nofollow")
    ]


def test_whose_word_it_is(brief):
    html = " ".join(re.sub(r"<[^>]+>", " ", reports.to_html(brief)).split())
    assert "Quellmark Courier reports" in html
    assert "By Tomas Brell’s account, as quoted by a senior official" in html
    assert "low confidence 0.41" in html
    assert "confirmed by a person" in html
    assert "Speaker not stated" not in html


def test_a_statement_without_a_speaker_says_so(make_brief):
    draft = make_brief.draft("“No map,” it was said.", id="a")
    draft.says("“No map,”", cue="said")
    html = reports.to_html(make_brief([draft.view()]))
    assert "Speaker not stated" in html


def test_an_empty_ledger_makes_a_brief(make_brief):
    brief = make_brief([], runs=(), failures=(), judgements=0)
    outline = Outline(reports.to_html(brief))
    assert outline.headings.count(2) == 8
    assert reports.to_markdown(brief)
    assert reports.to_json(brief)


def test_who_is_met_most_has_a_card_and_the_others_a_line(make_brief):
    drafts = []
    for number, name in enumerate(make_brief.crowd[:40]):
        text = f"Ilse Vorrang and {name} came to Port Amsel."
        draft = make_brief.draft(text, id=f"d{number}", source="A", published="2031-05-03", name="x")
        draft.actor(name, roles=("envoy",))
        draft.actor("Ilse Vorrang", roles=("negotiator",))
        drafts.append(draft.view())
    page = reports.to_html(make_brief(drafts))
    cards, rest = page.split('<ul class="cards">')[1].split("<details", 1)
    assert cards.index("Ilse Vorrang") < min(cards.index(name) for name in make_brief.crowd if name in cards)
    assert cards.count('class="who"') == 24
    assert f"{41 - 24} more actors" in rest
