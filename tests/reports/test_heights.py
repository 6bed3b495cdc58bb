from __future__ import annotations

import re

from detente.records import Document
from detente.reports.heights import article_class, group_class, rules
from detente.reports.model import Article


def pixels(name: str) -> float:
    return float(re.search(rf"\.large \.{name}{{contain-intrinsic-size:auto (\d+)px}}", rules([name]))[1])


def article(text: str) -> Article:
    return Article(id="a", document=Document(id="d", text=text), unread=None, reprint_of=None, marks=())


def test_a_longer_article_is_higher_by_its_lines():
    short, long = pixels(article_class(article("word " * 20))), pixels(article_class(article("word " * 2000)))
    assert 150 < short < 350
    assert 3000 < long < 4500


def test_a_group_grows_with_its_statements(brief):
    one, all_ = pixels(group_class(brief.statements[:1])), pixels(group_class(brief.statements))
    assert 90 < one < 200
    assert 4 * one < all_ < 8 * one


def test_each_class_has_one_rule_for_wide_and_one_for_narrow_screens():
    assert rules(["h7", "h7"]).count(".h7{") == 2
    assert rules([]) == ""
