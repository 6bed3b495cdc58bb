"""What counts for the figures of statements, and that the scorers agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import articles
import statement_quality as quality
from attributions import Said
from statement_quality import Compared

ARTICLES = [
    Compared(
        "Ana Brel said no. Odo Kern hopes that the bridge opens.",
        [Said(((0, 8),), ((9, 13),), ((14, 16),)), Said(((18, 26),), ((27, 32),), ((33, 54),))],
        [Said(((0, 8),), ((9, 13),), ((14, 16),), 0.9), Said(((0, 8),), ((27, 32),), ((33, 54),), 0.4)],
    ),
    Compared("Ana Brel said no.", [Said(((0, 8),), ((9, 13),), ((14, 16),))], [Said((), (), ((9, 13),), 0.2)]),
]


def test_judged_by_content_and_by_source() -> None:
    assert quality.judged(ARTICLES, source=False) == [(0.9, True), (0.4, True), (0.2, False)]
    assert quality.judged(ARTICLES, source=True) == [(0.9, True), (0.4, False), (0.2, False)]


def test_the_less_sure_are_left_out() -> None:
    assert [len(each.sure(0.4).found) for each in ARTICLES] == [2, 0]
    assert [len(each.sure(0.4).gold) for each in ARTICLES] == [2, 1]


def test_contents_of_the_invented_articles_are_found_in_their_text(tmp_path: Path) -> None:
    article = {"id": "x", "text": "No, said Brel. No, said Kern.", "statements": [{"content": ["said Kern", "No"]}]}
    (tmp_path / "x.json").write_text(json.dumps(article), encoding="utf-8")
    (row,) = quality.process_gold(tmp_path)
    assert row["attributions"] == [{"content": [(19, 28), (0, 2)]}]


@pytest.fixture
def scorers() -> None:
    if articles.scorers() is None:
        pytest.skip("the scorers are not beside the corpora (DETENTE_CORPORA) nor in DETENTE_SCORERS")


@pytest.mark.corpus
@pytest.mark.usefixtures("scorers")
def test_the_scorer_counts_the_same() -> None:
    figures = quality.attribution_figures(ARTICLES)
    assert figures["content"].f1.value == pytest.approx(2 * 2 / 6)
    assert figures["attribution"].f1.value == pytest.approx(2 * 1 / 6)


@pytest.mark.corpus
@pytest.mark.usefixtures("scorers")
def test_a_difference_to_the_scorer_stops_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    def generous(*_: Any) -> dict[str, Any]:
        return {"content": {"precision": 1.0, "recall": 1.0, "f1": 1.0}}

    monkeypatch.setattr(quality.scorer("score_attributions"), "score", generous)
    with pytest.raises(SystemExit, match="content precision"):
        quality.attribution_figures(ARTICLES)
