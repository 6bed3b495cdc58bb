from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.records import Document, Part
from detente.reports.marks import blocks
from detente.reports.model import Article, Mark

INLINE = ("gloss", "elision", "reference")
texts = st.text(alphabet="ab \n\t<&“…", max_size=60)


@st.composite
def articles(draw):
    text = draw(texts)
    spans = st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 20)).map(
        lambda pair: (pair[0], min(len(text), pair[0] + pair[1]))
    )
    marks, parts = (), ()
    if text:
        listed = draw(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6))
        marks = tuple(Mark(record=f"r{i}", kind="statement", spans=_apart(some)) for i, some in enumerate(listed))
        kinds = st.sampled_from(("masthead", "title", "editors_note", "body", "break", *INLINE))
        parts = tuple(Part(kind, span) for kind, span in draw(st.lists(st.tuples(kinds, spans), max_size=3)))
    document = Document(id="d", text=text, parts=parts)
    return Article(id="article-d", document=document, unread=None, reprint_of=None, marks=marks)


def _apart(spans):
    from detente.records.spans import merged

    return merged(spans)


@given(articles())
def test_the_segments_are_the_text_without_the_space_between_blocks(article):
    shown = "".join(segment.text for block in blocks(article) for segment in block.segments)
    assert "".join(shown.split()) == "".join(article.document.text.split())


@given(articles())
def test_each_mark_covers_its_words_and_starts_and_ends_once(article):
    segments = [segment for block in blocks(article) for segment in block.segments]
    for number, mark in enumerate(article.marks):
        covered = "".join(segment.text for segment in segments if number in segment.marks)
        meant = "".join(article.document.text[begin:end] for begin, end in mark.spans)
        assert "".join(covered.split()) == "".join(meant.split())
        if segments:
            assert sum(number in segment.starts for segment in segments) == 1
            assert sum(number in segment.ends for segment in segments) == 1


def test_overlapping_marks_share_the_middle():
    document = Document(id="d", text="one two three")
    marks = (
        Mark(record="a", kind="statement", spans=((0, 7),)),
        Mark(record="b", kind="event", spans=((4, 13),)),
    )
    (block,) = blocks(Article(id="x", document=document, unread=None, reprint_of=None, marks=marks))
    assert [(s.text, s.marks, s.starts, s.ends) for s in block.segments] == [
        ("one ", (0,), (0,), ()),
        ("two", (0, 1), (1,), (0,)),
        (" three", (1,), (), (1,)),
    ]


def test_parts_on_lines_of_their_own_are_blocks_and_the_others_run_in_the_text():
    text = "Head\nA word [gloss] here.\n\nNext."
    parts = (Part("title", (0, 4)), Part("body", (5, len(text))), Part("gloss", (12, 19)))
    document = Document(id="d", text=text, parts=parts)
    found = blocks(Article(id="x", document=document, unread=None, reprint_of=None, marks=()))
    assert [(block.kind, [s.text for s in block.segments]) for block in found] == [
        ("title", ["Head"]),
        ("body", ["A word ", "[gloss]", " here."]),
        ("body", ["Next."]),
    ]
    assert [segment.parts for segment in found[1].segments] == [(), ("gloss",), ()]
