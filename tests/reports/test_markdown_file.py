from __future__ import annotations

import re

import pytest

from detente import reports
from detente.reports.markdown_file import escaped


def test_it_has_the_sections_of_the_brief(brief):
    text = reports.to_markdown(brief)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "At a glance", "Timeline", "Who is who", "Who said what", "What comes next, by whose account",
        "References to other publications", "The articles in full", "How it was made",
    ]  # fmt: skip


def test_evidence_is_given_by_words_article_and_offsets(brief):
    text = reports.to_markdown(brief)
    found = re.findall(r"\(article (\d+)\), characters ([\d–, ]+), `(\w+-\w+)`", text)
    by_id = {record.record: record for record in (*brief.statements, *brief.predictions, *brief.references)}
    by_id |= {account.record: account for event in brief.events for account in event.accounts}
    assert {record for *_, record in found} == set(by_id)
    for number, offsets, record in found:
        article = brief.articles[int(number) - 1]
        spans = [tuple(map(int, pair.split("–"))) for pair in offsets.split(", ")]
        assert " … ".join(article.document.text[b:e] for b, e in spans) == by_id[record].words


def test_whose_account_it_is_stands_with_it(brief):
    text = reports.to_markdown(brief)
    assert "Quellmark Courier reports: held talks in Port Amsel" in text
    assert "By Tomas Brell’s account, as quoted by a senior official (told as planned)" in text
    assert "predicts, as quoted by a senior official: that a second round" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript\:alert(1))"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("1. no item", r"1\. no item"),
        ("a | b", r"a \| b"),
        ("https://x.example www.x.example", r"https\://x.example www\.x.example"),
        ("two\n\nparagraphs", "two paragraphs"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_nothing_in_an_article_becomes_markup(text, expected):
    assert escaped(text) == expected
