from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.records import LedgerError, RecordError


@pytest.fixture
def filled(store, put, talks, article):
    put(talks)
    put(
        article(
            "Tovin Sarr says “the ceasefire is dead”. Café owners in Łódź agreed with Müller's naïve plan.",
            [("Tovin Sarr", "says", "“the ceasefire is dead”")],
            id="dead",
            source="Tribune",
            published="2025-04-02",
            title="An End?",
            meetings=["agreed with Müller"],
        )
    )
    put(
        article(
            "Переговоры о перемирии продолжаются. 停火谈判继续进行。 Die Straße nach Straßburg ist gesperrt.",
            id="foreign",
            source="Вестник",
            published="2025-05",
            language="ru",
            unread="no reader for ru",
        )
    )
    return store


def found(store, words, **filters):
    return {hit.record or f"text of {hit.document}" for hit in store.search(words, **filters)}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("cease-fire", ["statement", "text"]),
        ("CEASE FIRE", ["statement", "text"]),
        ('"cease fire"', ["statement", "text"]),
        ('"fire cease"', []),
        ("ceasefire", ["statement", "text"]),  # of the other article
        ("cease*", ["statement", "statement", "text", "text"]),
        ("hold until june", ["statement", "text"]),
        ("until hold", ["statement", "text"]),
        ('"hold until"', ["statement", "text"]),
        ('"until hold"', []),
        ('"hold unt"*', ["statement", "text"]),
        ("merin hold", ["statement", "text"]),
        ("delegations", ["text"]),
        ("met", ["event", "text"]),
        ("merin", ["actor", "statement", "text"]),
        ("cafe lodz", []),  # Ł has no decomposition: it is a letter of its own
        ("cafe łódz", ["text"]),
        ("muller naive", ["text"]),
        ("strasse", ["text"]),
        ("ПЕРЕГОВОРЫ", ["text"]),
        ("谈判", ["text"]),
        ("判谈", []),
        ("end", ["text"]),  # a title
        ("nowhere", []),
    ],
)
def test_words(filled, words, kinds):
    assert sorted(hit.kind for hit in filled.search(words)) == kinds


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "Sarr"}, 2),
        ({"speaker": "tovin sarr"}, 2),
        ({"speaker": "Sar*"}, 2),
        ({"speaker": "Sarr", "source": "tribune"}, 1),
        ({"speaker": "Sarr", "since": "2025-04"}, 1),
        ({"speaker": "Sarr", "until": "2025-04-01"}, 1),
        ({"speaker": "Courier"}, 0),
        ({"speaker": "Sarr", "kind": "text"}, 0),
        ({"kind": "actor"}, 3),
        ({"kind": "event"}, 2),
        ({"kind": "text"}, 3),
        ({"kind": "text", "since": "2025-05-31"}, 1),
        ({"source": "вестник"}, 1),
        ({}, 11),
    ],
)
def test_filters_without_words(filled, filters, expected):
    assert len(filled.search("", **filters)) == expected


def test_filters_with_words(filled, talks):
    assert found(filled, "cease*", source="Tribune", kind="text") == {"text of dead"}
    assert found(filled, "three", speaker="Sarr") == {talks.statements[1].id}
    assert found(filled, "three", speaker="Merin") == set()
    with pytest.raises(LedgerError, match="no kind 'rumour': choose actor"):
        filled.search("x", kind="rumour")
    with pytest.raises(RecordError):
        filled.search("x", since="spring")


def test_a_hit_shows_the_words_where_they_stand(filled, talks):
    (hit,) = filled.search("fire hold*", kind="statement")
    text = talks.document.text
    assert text[hit.span[0] : hit.span[1]] == hit.excerpt
    assert [hit.excerpt[begin:end] for begin, end in hit.marks] == ["fire", "hold"]
    assert (hit.speaker, hit.source, hit.published, hit.title) == (
        "Alda Merin", "The Varna Courier", "2025-03-18", "Talks in Varna",
    )  # fmt: skip
    assert hit.record == talks.statements[0].id
    assert hit.document == talks.document.id


def test_the_excerpt_of_a_long_text_is_where_the_words_stand_together(store, put, article):
    filler = "Nothing of note happened on that day in the harbour. " * 200
    text = f"{filler}The accord was mentioned. {filler}The grain accord was signed in Varna at noon. {filler}"
    put(article(text))
    (hit,) = store.search("varna accord grain")
    assert "The grain accord was signed in Varna" in hit.excerpt
    assert text[hit.span[0] : hit.span[1]] == hit.excerpt
    assert len(hit.excerpt) <= 260
    assert [hit.excerpt[begin:end] for begin, end in hit.marks] == ["grain", "accord", "Varna"]
    assert hit.excerpt == hit.excerpt.strip()


def test_a_text_too_long_for_one_entry_is_found_from_end_to_end(store, put, article):
    text = "start " + " ".join(f"word{n % 5000}" for n in range(120_000)) + " finish line"
    put(article(text))
    for words in ("start", '"finish line"', "word4999"):
        hit = store.search(words, limit=1)[0]
        assert text[hit.span[0] : hit.span[1]] == hit.excerpt
        assert hit.marks


def test_pages_of_finds(store, put, article):
    for n in range(7):
        put(article(f"The harbour was open, day {n}.", published=f"2025-01-0{n + 1}"))
    everything = [hit.document for hit in store.search("harbour")]
    assert len(set(everything)) == 7
    assert [hit.document for at in range(4) for hit in store.search("harbour", limit=2, offset=2 * at)] == everything
    assert store.search("harbour")[0].published == "2025-01-07", "of equally good ones the newest first"


def test_more_of_the_words_in_less_text_comes_first(store, put, article):
    put(article("Grain. " + "Something else is told here at some length. " * 20, id="long"))
    put(article("Grain, grain and grain again.", id="short"))
    assert [hit.document for hit in store.search("grain")] == ["short", "long"]


def test_what_was_superseded_is_not_found(filled, put, talks, article):
    later = filled.begin_run(software="0.2", model="m", settings={})
    put(article(talks.document.text, title="Talks in Varna", name="talks.txt"), by=later)
    assert found(filled, "cease-fire") == {f"text of {talks.document.id}"}


def test_a_replaced_text_is_found_by_its_new_words_alone(store, put, article):
    put(article("About apples.", id="x"))
    put(article("About pears.", id="x"), replace=True)
    assert found(store, "apples") == set()
    assert found(store, "pears") == {"text of x"}


@pytest.mark.parametrize(
    "words",
    ['"', '""', "*", '"*', "(", ")", "AND", "OR cease", "NOT", "NEAR(a b)", "a:b", "head:x", "^a", "-x", "+", "'", "\\",
     "a'b", "'; DROP TABLE entries; --", "%", "cease & ! | fire:*", "<->", "\x00", "“", "«a", "𝕏",
     "e\u0301", "\u0301", "*a*",
     '"a" "b', "a" * 5000, " ".join(["a"] * 300), "🕊️", "cease\u00adfire", "\ud800"],
)  # fmt: skip
def test_whatever_is_typed_is_only_words(filled, words):
    for filters in ({}, {"speaker": words}):
        assert isinstance(filled.search(words, **filters), list)
    assert filled.status().documents == 3


def test_operators_are_words(filled, put, article):
    put(article("War and peace or not.", id="and"))
    assert found(filled, "peace AND war") == {"text of and"}
    assert found(filled, "peace OR nothing") == set()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=st.text(max_size=30))
def test_no_query_fails(store, words):
    assert store.search(words) == []
    assert store.search(words, speaker=words) == []
