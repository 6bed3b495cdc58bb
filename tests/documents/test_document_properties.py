from __future__ import annotations

import json
import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.documents import Original, parse, references
from detente.documents.encodings import decode
from detente.documents.paragraphs import paragraphs
from detente.documents.reflow import joined
from detente.records import InputError

FRAGMENTS = st.sampled_from(
    [
        "From Lantern, April 4, 2034, p. 1. Condensed text:",
        "Editors’ Note. – ",
        "* * *",
        ". . .",
        ". . . .",
        "[...]",
        "…",
        "[see Vol. 5, No. 1, pp. 2-3]",
        "[FSB]",
        "[i.e., this – Trans.]",
        "\n\n",
        "\n",
        " ",
        "\u00a0",
        "“",
        "”",
        '"',
        "[",
        "]",
        "(",
        ")",
        "Title: x",
        "Date: 1 May 2034",
        "TOWN, May 1 (AP) – ",
        "By Ada Quillon",
        "He said so.",
        "see",
        "No. 7, ",
        "https://a.example/b).",
        "\u202e",
        "\ufeff",
        "e\u0301",
        "\U0001f600",
        "\u2028",
        "\x85",
        "\x0c",
        "\r\n",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=30).map("".join)
ELISION = set(".…[]()<>")  # and white space of any kind


def outcome(original):
    try:
        return parse(original)
    except InputError as error:
        return error


def check(document):
    spans = [part.span for part in document.parts]
    assert [span[0] for span in spans] == sorted(span[0] for span in spans)
    for part in document.parts:
        words = document.text[slice(*part.span)]
        assert words == words.strip() != ""
        if part.kind == "elision":
            assert {c for c in words if not c.isspace()} <= ELISION
        elif part.kind == "gloss":
            assert words[0] == "["
            assert words[-1] == "]"
        elif part.kind == "break":
            assert len(set("".join(words.split()))) == 1
    outside = [p.span for p in document.parts if p.kind in {"masthead", "title", "editors_note"}]
    bodies = [p.span for p in document.parts if p.kind == "body"]
    assert not any(b[0] < o[1] and o[0] < b[1] for b in bodies for o in outside)
    for reference in references(document):
        begin, end = reference.evidence[0]
        assert 0 <= begin < end <= len(document.text)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example("(((By A. X, May 1, 2034, p. 1. [")
def test_parts_lie_inside_sorted_and_are_what_they_say(text):
    document = outcome(Original("f:1", json.dumps({"text": text}).encode(), "application/json"))
    if isinstance(document, InputError):
        assert not text.strip()
        return
    assert len(document.text) == len(text)
    document.text.encode()
    check(document)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_any_text_file_parses_or_says_why_not(text):
    document = outcome(Original("a.txt", text.encode("utf-8", "replace")))
    if isinstance(document, InputError):
        assert document.reason
        return
    assert "\r" not in document.text
    check(document)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400))
@example(b"%PDF-1.4")
@example(b"PK\x03\x04")
@example(b"<html")
def test_any_bytes_parse_or_raise_an_input_error(content):
    document = outcome(Original("-", content))
    if isinstance(document, InputError):
        assert str(document).startswith("-: ")
    else:
        check(document)


@given(TEXTS.filter(lambda t: len(t) > 4 and "\x00" not in t and t.isprintable()), st.sampled_from(["utf-8", "utf-16"]))
def test_decoding_undoes_encoding(text, encoding):
    if text[0] != "\ufeff":
        assert decode(Original("a", text.encode(encoding)))[0] == text


@given(TEXTS)
def test_paragraphs_hold_all_but_white_space(text):
    spans = paragraphs(text)
    assert all(text[b:e].strip() == text[b:e] != "" for b, e in spans)
    assert "".join("".join(text[b:e] for b, e in spans).split()) == "".join(text.split())


@given(st.text(string.ascii_lowercase, min_size=2), st.text(string.ascii_lowercase, min_size=1))
def test_a_mended_hyphen_loses_no_letter(head, tail):
    assert joined(f"x {head}-", f"{tail} y", set()).replace("-", "") == f"x {head}{tail} y"
    assert joined(f"x {head}-", f"{tail} y", {f"{head}-{tail}"}) in {f"x {head}-{tail} y", f"x {head}{tail} y"}
