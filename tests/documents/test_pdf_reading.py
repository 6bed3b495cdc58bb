from __future__ import annotations

import textwrap

import pytest

from detente.documents import Original, parse
from detente.documents.page_layout import Line
from detente.documents.reflow import _words, joined

PARAGRAPHS = [
    (
        "The harbour boards of Marrowby and Tessel have agreed on a long-range plan for the night crossings, the chair "
        "of the joint commission said on Tuesday, but the question of who collects the toll is still unanswered."
    ),
    (
        "“Nobody has given anything away yet,” Ada Quillon told reporters on the quay. She added that the boards would "
        "exchange drafts before the end of the month and that everything else was conversation."
    ),
    (
        "In Tessel the mood was different. The envoy, Piet Ostrander, spoke of considerable progress in the technical "
        "committees; according to him, the remaining disagreements concern two paragraphs and a signature."
    ),
    (
        "Fishermen on both shores have threatened to block the channel if the crossings are suspended again. Their "
        "association counted eleven suspensions since the beginning of the year."
    ),
]


def numbered(count):
    """Paragraphs of which no two are the same."""
    return [f"{PARAGRAPHS[i % 4]} Item {i + 1} of the day." for i in range(count)]


def set_type(paragraphs, indented, width=44, hyphenated=True):
    """Lines (indent, words) of one column; None is an empty line."""
    lines = []
    for paragraph in paragraphs:
        wrapped = textwrap.wrap(paragraph, width, break_on_hyphens=False)
        for i in range(len(wrapped) - 1):
            word, _, rest = wrapped[i + 1].partition(" ")
            if hyphenated and rest and word.isalpha() and len(word) > 8 and len(wrapped[i]) + 5 < width + 4:
                wrapped[i], wrapped[i + 1] = f"{wrapped[i]} {word[:4]}-", f"{word[4:]} {rest}"
        lines += [(10 if indented and i == 0 else 0, line) for i, line in enumerate(wrapped)]
        lines += [] if indented else [None]
    return lines


def print_pages(hostile, lines, columns, **options):
    pages, rest = [], list(lines)
    while rest:
        number = len(pages) + 1
        page = [(72, 765, 8, f"THE TESSEL LANTERN   16 May 2034   {number}"), (300, 28, 8, f"- {number} -")]
        top = 735
        if number == 1:
            page.append((60, 710, 22, "Night crossings: a plan, no toll"))
            top = 675
        for x in columns:
            y = top
            while y > 60 and rest:
                line = rest.pop(0)
                if line:
                    page.append((x + line[0], y, 9.5, line[1]))
                y -= 11.5
        pages.append(page)
    return hostile.make_pdf(pages, **options)


@pytest.mark.parametrize("columns", [(60,), (60, 320)])
@pytest.mark.parametrize("indented", [True, False])
def test_columns_hyphens_heads_and_paragraphs(hostile, columns, indented):
    # Enough for two pages, so that the head of the pages comes again.
    paragraphs = numbered(16 * len(columns))
    content = print_pages(hostile, set_type(paragraphs, indented), columns)
    document = parse(Original("a.pdf", content))
    assert document.text.split("\n\n") == ["Night crossings: a plan, no toll", *paragraphs]
    assert document.title == "Night crossings: a plan, no toll"
    assert document.published == "2034-05-16"
    assert document.source == "THE TESSEL LANTERN"
    assert document.notes == (
        "The outlet was taken from the running head of the pages.",
        "The date was taken from the running head of the pages.",
    )
    assert (document.media_type, document.language) == ("application/pdf", "en")


def test_three_columns(hostile):
    paragraphs = numbered(32)
    lines = set_type(paragraphs, indented=True, width=30)
    document = parse(Original("a.pdf", print_pages(hostile, lines, (40, 220, 400))))
    assert document.text.split("\n\n") == ["Night crossings: a plan, no toll", *paragraphs]


def test_a_digest_s_masthead_in_print(hostile):
    lines = set_type(["From Lantern, May 2, 2034, p. 1. Condensed text:", *PARAGRAPHS[:3]], indented=False)
    document = parse(Original("a.pdf", print_pages(hostile, lines, (60,))))
    assert (document.source, document.published, document.page) == ("Lantern", "2034-05-02", "1")
    assert document.condensed


def test_the_day_on_which_the_pdf_was_made_is_a_guess_and_said_to_be_one(hostile):
    page = [[(60, 700 - 12 * i, 10, line[1]) for i, line in enumerate(set_type(PARAGRAPHS[:1], indented=True))]]
    info = {"CreationDate": "D:20340516120000Z", "Title": "Night crossings", "Author": "Rosa Lindqvist"}
    document = parse(Original("a.pdf", hostile.make_pdf(page, info)))
    assert (document.published, document.title, document.authors) == (
        "2034-05-16",
        "Night crossings",
        ("Rosa Lindqvist",),
    )
    assert "guessed" in document.notes[0]
    assert parse(Original("a.pdf", hostile.make_pdf(page, {"Title": "final_v2.docx"}))).title is None


def test_a_caption_at_the_head_of_a_column_does_not_cut_the_sentence(hostile):
    lines = [words for _, words in set_type(PARAGRAPHS[:2], indented=True, hyphenated=True)]
    cut = next(i for i, words in enumerate(lines) if words.endswith("-")) + 1
    left = [(60, 700 - 12 * i, 10, words) for i, words in enumerate(lines[:cut])]
    caption = [(320, 700, 8, "The customs house on Monday."), (320, 690, 8, "Photo: Rosa Lindqvist.")]
    right = [(320, 660 - 12 * i, 10, words) for i, words in enumerate(lines[cut:])]
    content = hostile.make_pdf([[*left, *caption, *right]])
    text = parse(Original("a.pdf", content)).text
    assert text.split("\n\n") == ["The customs house on Monday. Photo: Rosa Lindqvist.", *PARAGRAPHS[:2]]


@pytest.mark.parametrize(
    ("head", "tail", "elsewhere", "whole"),
    [
        ("Ninety-", "one boats", "", "Ninety-one boats"),
        ("twenty-", "first round", "", "twenty-first round"),
        ("the harbour-", "master said", "harbour-side quay-master", "the harbour-master said"),
        ("the harbour-", "master said", "harbour-side quay-master harbourmaster", "the harbourmaster said"),
        ("the harbour-", "master said", "harbour-side", "the harbourmaster said"),
        ("they nego-", "tiated", "", "they negotiated"),
    ],
)
def test_which_hyphens_at_a_line_s_end_stay(head, tail, elsewhere, whole):
    other = Line(elsewhere, 0, 100, 0, 10, 0, 0)
    assert joined(head, tail, _words([other])) == whole
