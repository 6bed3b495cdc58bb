from __future__ import annotations

import pytest

from detente.documents import references


def found(document):
    return [(r.kind, r.volume, r.number, r.pages, document.text[slice(*r.evidence[0])]) for r in references(document)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[see Vol. 5, No. 29-30, pp. 3-6]", ("digest", 5, "29-30", "3-6")),
        ("[see\u00a0Vol.\u00a05, No.\u00a029\u201130, pp.\u00a03–6]", ("digest", 5, "29-30", "3-6")),
        ("[see No. 8, p. 3]", ("digest", None, "8", "3")),
        ("(see also Vol. 5, No. 7)", ("digest", 5, "7", None)),
        ("[see Lakes Digest, Vol. 5, No. 7, pp. 1, 4-5]", ("digest", 5, "7", "1, 4-5")),
        ("(Bulletin No. 13, p. 2)", ("digest", None, "13", "2")),
        ("see Press Release 41/2034, pp. 1-2", ("digest", None, "41/2034", "1-2")),
        ("in Lake Studies, 41 (2032), pp. 77-93", ("article", 41, None, "77-93")),
        ("see “The Rope,” Review No. 31, pp. 12-19", ("article", None, "31", "12-19")),
        ("[see “The Rope,” July 1]", ("article", None, None, None)),
        ("The Tessel Courier of 12 May has it", ("article", None, None, None)),
    ],
)
def test_one_reference(from_text, words, expected):
    document = from_text(f"It had been agreed before {words}. The rest is known.")
    (reference,) = found(document)
    assert reference[:4] == expected


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("at https://lantern.example/a?b=1&c=(d).", "https://lantern.example/a?b=1&c=(d)"),
        ("(lantern.example/tolls), he said", "lantern.example/tolls"),
        ("on www.lantern.example.", "www.lantern.example"),
    ],
)
def test_addresses(from_text, words, url):
    assert [r[4] for r in found(from_text(f"The text is {words}"))] == [url]


@pytest.mark.parametrize(
    "words",
    [
        "No. 5 of the crew and/or the mate left on p. 3.",
        "Write to desk@lantern.example or see him at once. No. 10 was silent.",
        "Volume 5 was lost. He saw 12 pages burn.",
        "From Lantern, April 4, 2034, p. 1. Condensed text:",
    ],
)
def test_no_references(from_text, words):
    assert found(from_text(words + "\n\nThe rest is known.")) == []


def test_several_in_one_bracket_each_have_their_words(from_text):
    document = from_text("It failed. [On the toll, see Vol. 86, No. 47, pp. 1-4; on the map, Vol. 87, No. 21, p. 9.]")
    assert [r[1:4] for r in found(document)] == [(86, "47", "1-4"), (87, "21", "9")]
    assert len({r.id for r in references(document)}) == 2
