from __future__ import annotations

from typing import Any

import pytest

from attributions import Said, kind, kinds_right, matches, quoted_words, said, tally, words

TEXT = "Ana Brel said the bridge “will open in May, or never at all,” and Odo Kern hopes it will stay closed."


def span(part: str) -> tuple[int, int]:
    begin = TEXT.index(part)
    return begin, begin + len(part)


def attributed(source: str, cue: str, content: str, confidence: float = 1.0) -> Said:
    source_spans = (span(source),) if source else ()
    return Said(source_spans, (span(cue),), (span(content),), confidence)


BREL = attributed("Ana Brel", "said", "the bridge “will open in May, or never at all,”")
KERN = attributed("Odo Kern", "hopes", "it will stay closed")


def test_what_is_right_counts_in_every_figure() -> None:
    counts = tally(TEXT, [BREL, KERN], [BREL, KERN])
    assert counts["attribution"] == counts["content"] == (2, 2, 2)
    assert counts["exact/cue"] == counts["token/cue"] == (2, 2, 2)
    assert counts["token/source"] == (4, 4, 4)


def test_a_wrong_source_leaves_the_content_right() -> None:
    counts = tally(TEXT, [KERN], [attributed("Ana Brel", "hopes", "it will stay closed")])
    assert counts["content"] == (1, 1, 1)
    assert counts["attribution"] == (0, 1, 1)
    assert counts["exact/source"] == (0, 1, 1)


def test_no_source_is_right_only_where_there_is_none() -> None:
    nobody = attributed("", "hopes", "it will stay closed")
    assert tally(TEXT, [KERN], [nobody])["attribution"] == (0, 1, 1)
    assert tally(TEXT, [nobody], [nobody])["attribution"] == (1, 1, 1)


def test_exact_spans_may_differ_in_their_marks_alone() -> None:
    bare = attributed("Ana Brel", "said", "the bridge “will open in May, or never at all")
    short = attributed("Ana Brel", "said", "bridge “will open in May, or never at all")
    assert tally(TEXT, [BREL], [bare])["exact/content"] == (1, 1, 1)
    assert tally(TEXT, [BREL], [short])["exact/content"] == (0, 1, 1)
    assert tally(TEXT, [BREL], [short])["content"] == (1, 1, 1)


def test_one_found_attribution_is_right_for_one_gold_one_alone() -> None:
    near = attributed("Ana Brel", "said", "bridge “will open in May, or never at all,”")
    assert matches(TEXT, [BREL, near], [BREL]) == [(0, 0, True)]


def test_contents_that_share_too_few_words_are_no_pair() -> None:
    assert matches(TEXT, [BREL], [attributed("Ana Brel", "said", "the bridge")]) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [("will open in May", "direct"), ("the bridge “will open", "mixed"), ("it will stay closed", "indirect")],
)
def test_kinds(content: str, expected: str) -> None:
    assert kind(words(TEXT, [span(content)]), quoted_words(TEXT)) == expected


def test_right_ones_by_kind() -> None:
    direct = attributed("Ana Brel", "said", "“will open in May, or never at all,”")
    assert kinds_right(TEXT, [direct, KERN], [direct]) == {
        "direct": (1, 1, 1),
        "mixed": (0, 0, 0),
        "indirect": (0, 1, 1),
    }


def test_statements_are_read_with_their_confidence_and_without_those_that_say_nothing() -> None:
    row: dict[str, Any] = {
        "statements": [{"source": [[0, 3]], "cue": [], "content": [[4, 9]], "confidence": 0.4}],
        "attributions": [],
    }
    assert said(row) == [Said(((0, 3),), (), ((4, 9),), 0.4)]
    assert said({"attributions": [{"source": [[0, 3]], "content": []}, {"content": [[1, 2]]}]}) == [
        Said((), (), ((1, 2),), 1.0)
    ]
