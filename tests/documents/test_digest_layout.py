from __future__ import annotations

import pytest

BODY = "\n\nThe ferries ran again on Monday, said the harbour master of Marrowby.\n\nNobody at Tessel would say why."


@pytest.mark.parametrize(
    ("line", "source", "published", "page", "condensed", "authors"),
    [
        (
            "From Lantern, April 4, 2034, p. 1. Condensed text:",
            "Lantern",
            "2034-04-04",
            "1",
            True,
            (),
        ),
        (
            "From The Tessel Lantern, Apr. 4, 2034, pp. 1, 3. Full text:",
            "The Tessel Lantern",
            "2034-04-04",
            "1, 3",
            False,
            (),
        ),
        (
            "By Rosa A. Lindqvist. Lantern, 4 April 2034, pp. 2-3. Complete text:",
            "Lantern",
            "2034-04-04",
            "2-3",
            False,
            ("Rosa A. Lindqvist",),
        ),
        (
            "(By R. Lindqvist. Lantern, Sept. 30, 2034, p. 3. Abridged.)",
            "Lantern",
            "2034-09-30",
            "3",
            True,
            ("R. Lindqvist",),
        ),
        (
            "(Lantern, 30th of September 2034, p. A4. Excerpts.)",
            "Lantern",
            "2034-09-30",
            "A4",
            True,
            (),
        ),
        (
            "Condensed from Tessel Lantern, 2034-09-30, page 7.",
            "Tessel Lantern",
            "2034-09-30",
            "7",
            True,
            (),
        ),
        (
            "From Lantern, Friday, June 2, 2034. Slightly abridged:",
            "Lantern",
            "2034-06-02",
            None,
            True,
            (),
        ),
        (
            "From Lantern [a daily of the boatmen’s union – Trans.], June 2-3, 2034, p. 1:",
            "Lantern",
            "2034-06-02",
            "1",
            False,
            (),
        ),
        (
            "Lantern, 30.09.2034, p.\u00a04. Unabridged.",
            "Lantern",
            "2034-09-30",
            "4",
            False,
            (),
        ),
        (
            "From Lantern, June\u00a02, 2034, pp.\u00a01\u20113. Condensed text:",
            "Lantern",
            "2034-06-02",
            "1\u20113",
            True,
            (),
        ),
    ],
)
def test_mastheads(from_text, parts_of, line, source, published, page, condensed, authors):
    document = from_text(line + BODY)
    assert (document.source, document.published, document.page) == (source, published, page)
    assert document.condensed is condensed
    assert document.authors == authors
    assert parts_of(document, "masthead") == [line]
    assert parts_of(document, "body") == [BODY.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "On April 4, 2034, the boards met, p. 1 of the record says.",
        "They left on April 4, 2034. Full text of the letter was not published.",
        "Ada Quillon, born on June 2, 1990, leads the board.",
        "The talks began in Tessel, 4 April 2034, with a quarrel over pages.",
        "From Tessel the delegation went home on April 4, 2034, without a word.",
    ],
)
def test_sentences_with_a_date_are_no_mastheads(from_text, parts_of, line):
    document = from_text(line + BODY)
    assert document.source is None
    assert document.page is None
    assert parts_of(document, "masthead") == []


def test_a_date_that_two_readers_would_read_differently_is_left_open(from_text):
    document = from_text("From Lantern, 3/4/2034, p. 1. Condensed text:" + BODY)
    assert document.published is None
    assert "two ways" in document.notes[0]
    assert from_text("From Lantern, 13/4/2034, p. 1. Condensed text:" + BODY).published == "2034-04-13"


def test_datelines_of_wires_and_communiques(from_text):
    wire = from_text("MARROWBY, Feb. 23 (Lakes Press) – The ferries ran." + BODY)
    assert (wire.source, wire.published) == ("Lakes Press", None)
    assert any("dateline" in note for note in wire.notes)
    dated = from_text("MARROWBY, February 23, 2034 (LP) -- The ferries ran." + BODY)
    assert (dated.source, dated.published) == ("LP", "2034-02-23")
    assert from_text("JOINT COMMUNIQUÉ\n\nMarrowby, 20 November 2034" + BODY).published == "2034-11-20"
    quiet = from_text("The board (formed in May) – and its friends – met." + BODY)
    assert (quiet.source, quiet.published) == (None, None)


@pytest.mark.parametrize(
    "note",
    [
        "Editors’ Note. – The ferries have been quarrelled over for years.",
        "Editor's note: The ferries have been quarrelled over for years.",
        "EDITORS' NOTE — The ferries have been quarrelled over for years.",
        "Translator’s note: Names are spelled as in the original.",
        "[Editor’s Note: The ferries have been quarrelled over for years.]",
        "From the Editors. – The ferries have been quarrelled over.",
    ],
)
def test_editors_notes(from_text, parts_of, note):
    document = from_text(f"From Lantern, April 4, 2034, p. 1. Condensed text:\n\n{note}\n\n* * *{BODY}")
    assert parts_of(document, "editors_note") == [note]
    assert parts_of(document, "break") == ["* * *"]
    assert parts_of(document, "body") == [BODY.strip()]
    assert parts_of(document, "gloss") == []


def test_a_note_in_the_masthead_s_paragraph(from_text, parts_of):
    document = from_text("(Lantern, April 4, 2034, p. 3. Excerpts.) Editors’ Note. – A quarrel is old." + BODY)
    assert parts_of(document, "masthead") == ["(Lantern, April 4, 2034, p. 3. Excerpts.)"]
    assert parts_of(document, "editors_note") == ["Editors’ Note. – A quarrel is old."]


def test_glosses_references_and_what_is_neither(from_text, parts_of):
    document = from_text(
        "The RSB [Rural Savings Bank] paid [see Vol. 5, No. 1-2, pp. 3-4] its due[1] by [a link](https://x.example/a). "
        "[Laughter.] “He [the envoy – Trans.] left [see No. 8, p. 3].” [ ] [x]" + BODY
    )
    assert parts_of(document, "gloss") == ["[Rural Savings Bank]", "[Laughter.]", "[the envoy – Trans.]"]
    assert parts_of(document, "reference") == ["[see Vol. 5, No. 1-2, pp. 3-4]", "[see No. 8, p. 3]"]


def test_elisions_in_a_digest(from_text, parts_of):
    head = "From Lantern, April 4, 2034, p. 1. Condensed text:\n\n"
    spaced = from_text(
        head + "He left. . . . Then he came.\u00a0.\u00a0.\u00a0. “It is . . . late,” he said. . . ." + BODY
    )
    assert len(parts_of(spaced, "elision")) == 4
    assert all(words.count(".") == 3 for words in parts_of(spaced, "elision"))
    begin = next(p.span[0] for p in spaced.parts if p.kind == "elision")
    assert spaced.text[:begin].endswith("He left. ")
    marked = from_text(head + "He left. [...] Then […] he came. (. . .)\n\n…\n\n“Well… perhaps,” he said." + BODY)
    assert parts_of(marked, "elision") == ["[...]", "[…]", "(. . .)", "…"]


def test_a_voice_that_trails_off_is_no_elision(from_text, parts_of):
    document = from_text("“I don’t know . . . I really don’t...” he said. “Let us see…” They waited..." + BODY)
    assert parts_of(document, "elision") == []


@pytest.mark.parametrize("line", ["* * *", "***", "* * * * *", "— — —", "• • •", "⁂", "---", "*\u00a0*\u00a0*"])
def test_section_breaks(from_text, parts_of, line):
    assert parts_of(from_text(f"One sentence is here.\n\n{line}\n\nAnother is there."), "break") == [line]


def test_an_end_mark_is_no_break(from_text, parts_of):
    document = from_text("One sentence is here.\n\nAnother is there.\n\n###\n")
    assert parts_of(document, "break") == []


def test_the_head_of_a_pasted_clipping(from_text):
    document = from_text(f"No bridge before autumn\nBy Ada Quillon\nThe Orsk Courier, 20 April 2034{BODY}")
    assert document.title == "No bridge before autumn"
    assert (document.source, document.published) == ("The Orsk Courier", "2034-04-20")
    assert document.authors == ("Ada Quillon",)
    body = next(part for part in document.parts if part.kind == "body")
    assert document.text[slice(*body.span)].startswith("The ferries ran")


def test_a_town_at_the_head_of_a_clipping_is_no_outlet(from_text):
    document = from_text(f"No bridge before autumn\nOrsk, 20 April 2034{BODY}")
    assert document.title == "No bridge before autumn"
    assert (document.source, document.published) == (None, "2034-04-20")


def test_two_lines_of_prose_are_no_head(from_text):
    document = from_text(f"No bridge will open before autumn, says\nthe minister, and trade will suffer.{BODY}")
    assert document.source is None
    assert document.published is None
