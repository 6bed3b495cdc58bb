"""What is learned from: windows with the tags, anchors and contents that the corpora mark."""

from __future__ import annotations

import json
import random
from pathlib import Path

import data
import numpy as np
import pytest
from data import Article, Attribution

from detente.language import pieces

TEXT = "The envoy said the talks “will resume in May.” “We hope so,” Kern told them, “or later.”"


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    begin = text.index(part)
    return begin, begin + len(part)


def whole(article: Article) -> data.Example:
    (found,) = data.examples(article)
    return found


def at(article: Article, part: str) -> int:
    """The position in a window of the whole text of the piece at which some words begin."""
    return article.pieces.begins.index(article.text.index(part)) + 1


SAID = Attribution([span("The envoy")], [span("said")], [span("the talks “will resume in May.”")])
TOLD = Attribution([], [span("told")], [span("“We hope so,”"), span("“or later.”")])


def test_an_attribution_is_tagged_and_anchored_at_its_cue() -> None:
    article = Article("a", TEXT, [SAID, TOLD])
    example = whole(article)
    said, told = at(article, "said"), at(article, "told")
    assert example.anchors.tolist() == [said, told]
    assert example.tags[at(article, "The") : said + 1, 0].tolist() == [1, 2, 0]
    assert example.tags[[said, told], 1].tolist() == [1, 1]
    assert not example.tags[1:-1, 3].any()
    assert (example.tags[[0, -1]] == -100).all()
    # One source is marked, the other attribution has none: position T.
    assert example.sources.tolist() == [at(article, "The"), len(example.inputs)]


def test_the_ends_of_each_fragment_are_marked() -> None:
    article = Article("a", TEXT, [SAID, TOLD])
    example = whole(article)
    begins, ends = np.flatnonzero(example.begins[1]), np.flatnonzero(example.ends[1])
    assert begins.tolist() == [at(article, "“We"), at(article, "“or")]
    inside = np.flatnonzero(example.inside[1]).tolist()
    assert inside == [i for b, e in zip(begins, ends, strict=True) for i in range(b, e + 1)]
    places = [(article.pieces.begins[b - 1], article.pieces.ends[e - 1]) for b, e in zip(begins, ends, strict=True)]
    assert places == [span("“We hope so,”"), span("“or later.”")]


def test_without_a_cue_the_content_is_the_anchor() -> None:
    article = Article("a", TEXT, [Attribution(None, [], [span("“We hope so,”")])])
    example = whole(article)
    place = at(article, "“We")
    assert example.anchors.tolist() == [place]
    assert example.tags[place, 3] == 1
    # Where a corpus does not mark sources, nothing is learned of them.
    assert example.sources.tolist() == [-100]
    assert (example.tags[:, 0] == -100).all()


def test_an_article_without_labels_teaches_no_tags() -> None:
    example = whole(Article("a", TEXT, None))
    assert (example.tags == -100).all()
    assert len(example.anchors) == 0
    assert not example.gold


def test_windows_hold_only_what_lies_in_them_and_jitter_keeps_every_attribution() -> None:
    text = " ".join(f"Envoy {i} said that it was number {i}." for i in range(200))
    marked, start = [], 0
    for _ in range(200):
        cue = text.index("said", start)
        end = text.index(".", cue)
        marked.append(Attribution([(start, cue - 1)], [(cue, cue + 4)], [(cue + 5, end)]))
        start = end + 2
    article = Article("a", text, marked)
    for seed in (None, 1, 2):
        found = list(data.examples(article, None if seed is None else random.Random(seed)))
        windows = len(found)
        assert windows > 3
        assert {int(i) for e in found for i in e.anchors} <= set(range(1, pieces.WINDOW + 1))
        # Context is seen twice, so an attribution may be; none is lost.
        total = sum(len(e.anchors) for e in found)
        assert 200 <= total <= 200 + windows * pieces.CONTEXT
        for example in found:
            assert example.inside.sum() > 0
            assert not example.inside[:, [0, -1]].any()
            assert (example.begins.sum(1) == 1).all()
            assert (example.sources[1:] < example.anchors[1:]).all()


def test_batches_hold_every_example_once_with_like_lengths_together() -> None:
    texts = ["The envoy left. " * n for n in range(1, 41)]
    found = [whole(Article(str(i), text, None)) for i, text in enumerate(texts)]
    made = data.batches(found, 4, random.Random(1))
    assert sorted(id(e) for batch in made for e in batch) == sorted(map(id, found))
    spread = [max(len(e.inputs) for e in batch) - min(len(e.inputs) for e in batch) for batch in made]
    assert max(spread) <= 16
    assert [len(e.inputs) for e in made[0]] != [len(e.inputs) for e in data.batches(found, 4, random.Random(2))[0]]


def test_the_held_out_articles_are_the_same_whatever_the_order() -> None:
    articles = [Article(f"a{i:03}", "x", []) for i in range(100)]
    learned, held = data.divided(articles)
    assert len(held) == data.HELD_OUT
    assert not {a.id for a in learned} & {a.id for a in held}
    assert {a.id for a in data.divided(articles[::-1])[1]} == {a.id for a in held}


def test_polnear_keeps_attributions_with_content(tmp_path: Path) -> None:
    (tmp_path / "polnear").mkdir()
    row = {"id": "x", "text": TEXT, "attributions": [{"source": [], "cue": [span("said")], "content": []}]}
    row["attributions"].append({"source": [span("Kern")], "cue": [span("told")], "content": [span("“or later.”")]})
    (tmp_path / "polnear" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (article,) = data.polnear(tmp_path, "train")
    assert article.attributions is not None
    assert [[tuple(c) for c in a.cue] for a in article.attributions] == [[span("told")]]


def statement(content: list[str], cue: str | None, speaker: str | None = "Kern") -> dict[str, object]:
    return {"content": content, "cue": cue, "speaker": speaker}


def test_invented_articles_name_cues_by_their_words(tmp_path: Path) -> None:
    folder = tmp_path / "process" / "train"
    folder.mkdir(parents=True)
    text = "Kern said yes. Brel said no. It will rain in May. They said said."
    rows = [
        statement(["no"], "said"),
        statement(["It will rain in May"], None, None),
        statement(["yes"], "said"),
    ]
    labelled = {"text": text, "statements": rows}
    (folder / "one.json").write_text(json.dumps(labelled), encoding="utf-8")
    (article,) = data.process(tmp_path, "train")
    no, rain, yes = article.attributions or []
    # The nearest "said" in the same sentence, whatever comes first in the text.
    assert (no.cue, yes.cue) == ([(20, 24)], [(5, 9)])
    assert (no.source, yes.source) == (None, None)
    assert rain.cue == []
    assert rain.source == ()


@pytest.mark.parametrize(("cue", "place"), [("said", (5, 9)), ("sai", None), (None, None), ("left", None)])
def test_a_cue_is_whole_words_outside_of_the_content(cue: str | None, place: tuple[int, int] | None) -> None:
    text = "Kern said that Brel left."
    assert data.cue_place(text, cue, [span("that Brel left", text)]) == ([place] if place else [])
