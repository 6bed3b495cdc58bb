from __future__ import annotations

import dataclasses
import itertools
import random

import pytest

from detente.ledger.reprints import AT_MOST, SHARE, sampled, share, shingles

WORDS = [
    a + b + c for a, b, c in itertools.product(("ba", "ko", "ri", "tul", "ven"), ("ga", "no", "sta"), ("m", "lo", "re"))
]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], rate: float, seed: int = 0) -> list[str]:
    """With this share of the words exchanged for others."""
    chance = random.Random(seed)
    return [chance.choice(WORDS) if chance.random() < rate else word for word in words]


def text(words: list[str]) -> str:
    return " ".join(words) + "."


def origins(store) -> dict[str, str]:
    return {view.document.id: view.origin for view in store.documents()}


WIRE = story(1)
CASES = {
    "the same words in another layout": (text(WIRE).upper().replace(" ", "\n"), True),
    "every twentieth word changed": (text(edited(WIRE, 0.05)), True),
    "an own intro of a fifth": (text(story(2, 75) + WIRE), True),
    "the first half": (text(WIRE[:150]), True),
    "the first half with an own intro": (text(story(2, 40) + WIRE[:150]), True),
    "two quoted sentences": (text(story(2, 200) + WIRE[100:140]), False),
    "one among ten in a digest": (text(sum((story(n) for n in range(2, 11)), WIRE)), False),
    "another story": (text(story(2)), False),
}


@pytest.mark.parametrize("name", CASES)
def test_what_counts_as_a_reprint(store, put, article, name):
    later, expected = CASES[name]
    put(article(text(WIRE), id="wire", published="2025-03-01"))
    put(article(later, id="later", published="2025-03-02"))
    assert origins(store) == {"wire": "wire", "later": "wire" if expected else "later"}
    assert store.status().origins == (1 if expected else 2)


def test_the_origin_does_not_depend_on_the_order_in_which_articles_are_added(location, article):
    from detente.ledger import Store

    made = [
        article(text(WIRE), id="c-wire", published="2025-03-01"),
        article(text(edited(WIRE, 0.05, seed=1)), id="a-second", published="2025-03-02"),
        article(text(edited(WIRE, 0.05, seed=2)), id="b-undated", published=None),
        article(text(WIRE[:200]), id="d-short", published="2025-03-01"),
        article(text(story(2)), id="e-other", published="2024-01-01"),
    ]
    expected = {
        "c-wire": "c-wire",
        "a-second": "c-wire",
        "b-undated": "c-wire",
        "d-short": "c-wire",
        "e-other": "e-other",
    }
    orders = random.Random(5).sample(list(itertools.permutations(range(5))), 6)
    with Store.open(location) as store:
        run = store.begin_run(software="0.1", model="m", settings={})
        for n, order in enumerate(orders):
            for at in order:
                document = made[at].document
                again = dataclasses.replace(document, id=f"{n}{document.id}", text=f"{document.text} {n}")
                # Other words for every round, so that the rounds are not reprints of each other.
                renamed = again.text.replace("a", "aeiou"[n % 5] * (n + 1))
                store.put(
                    dataclasses.replace(made[at], document=dataclasses.replace(again, text=renamed)),
                    again.id.encode(),
                    run=run,
                )
        found = origins(store)
    for n in range(len(orders)):
        assert {k[1:]: v[1:] for k, v in found.items() if k.startswith(str(n))} == expected


def test_two_stories_in_one_digest_stay_two_origins(store, put, article):
    first, second = story(1), story(2)
    put(article(text(first), id="first", published="2025-03-01"))
    put(article(text(second), id="second", published="2025-03-01"))
    put(article(text(first + second + story(3)), id="digest", published="2025-03-02"))
    assert origins(store) == {"first": "first", "second": "second", "digest": "digest"}


def test_a_chain_of_reprints_leads_to_its_beginning(store, put, article):
    put(article(text(WIRE[:120] + story(2, 100)), id="third", published="2025-03-03"))
    put(article(text(WIRE[:220]), id="second", published="2025-03-02"))
    put(article(text(WIRE), id="first", published="2025-03-01"))
    assert set(origins(store).values()) == {"first"}


def test_short_notices(store, put, article):
    put(article("Talks resume in Varna on Monday.", id="a", published="2025-03-01"))
    put(article("TALKS RESUME IN VARNA ON MONDAY", id="b", published="2025-03-02"))
    put(article("Talks resume in Ostrel on Friday.", id="c", published="2025-03-02"))
    put(article("Talks", id="d"))
    put(article("", id="e"))
    put(article("", id="f"))
    assert origins(store) == {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e", "f": "f"}


def test_a_text_that_is_replaced_leaves_its_origin(store, put, article):
    put(article(text(WIRE), id="wire", published="2025-03-01"))
    put(article(text(WIRE), id="copy", published="2025-03-02"))
    put(article(text(WIRE), id="copy of copy", published="2025-03-03"))
    assert set(origins(store).values()) == {"wire"}
    put(article(text(story(7)), id="wire", published="2025-03-01"), replace=True)
    assert origins(store) == {"wire": "wire", "copy": "copy", "copy of copy": "copy"}


def test_a_corrected_date_moves_the_origin(store, put, article, later_run):
    put(article(text(WIRE), id="one", published="2025-03-01"))
    put(article(text(WIRE), id="two", published="2025-03-02"))
    put(article(text(WIRE), id="two", published="2025-02-02"), by=later_run)
    assert origins(store) == {"one": "two", "two": "two"}


def test_shares():
    whole, part = shingles(text(WIRE)), shingles(text(WIRE[:100]))
    assert share(part, whole) == 1.0
    assert share(whole, part) < SHARE
    assert share(frozenset(), whole) == 0.0


def test_samples_of_a_part_are_samples_of_the_whole():
    whole, part = sampled(shingles(text(story(1, 3000)))), sampled(shingles(text(story(1, 3000)[:1500])))
    assert set(part) <= set(whole)
    assert 100 < len(whole) < 300
    assert sampled(frozenset({5, 3, 2**32 - 1})) == [3, 5, 2**32 - 1]


@pytest.mark.parametrize("seed", range(2))
def test_a_story_that_is_printed_by_many_has_one_origin_in_whatever_order_they_come(store, put, article, seed):
    """More of them than are compared with each one; the earliest is not among the nearest."""
    copies = [(f"copy {n:02d}", f"2025-03-{1 + n // 3:02d}", text(edited(WIRE, 0.03, seed=n))) for n in range(60)]
    random.Random(seed).shuffle(copies)
    for name, day, words in copies:
        put(article(words, id=name, published=day))
    first = {view.origin for view in store.documents()}
    assert len(first) == 1
    assert first <= {"copy 00", "copy 01", "copy 02"}


def test_a_book_has_no_more_samples_than_are_needed():
    assert len(sampled(frozenset(range(0, 2**32, 2**15)))) == AT_MOST
