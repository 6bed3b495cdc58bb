"""Articles into a ledger, with a reader that needs no language model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.documents import Original
from detente.ledger import Store
from detente.pipeline import fill, joining
from detente.pipeline.fill import Added, Filled, Filler
from detente.pipeline.reader import BATCH, Reader
from detente.pipeline.workers import Settings
from detente.records import DamagedInput, InputError

WORDS = b"The two boards met on Monday, and neither gave way on the toll, the chair said afterwards."


class Silent:
    """A language model that is never asked: the articles are told to be in a language without readers."""

    name = "nothing-1.0"

    def analyse(self, texts: object) -> Iterator[object]:
        return iter(())


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(fill, "reader_of", lambda _: Reader((), Silent()))  # type: ignore[arg-type]
    with Store.open(tmp_path / "ledger.db") as opened:
        yield opened


def article(name: str, words: str) -> Original:
    return Original(name, b"Title: x\nLanguage: fr\n\n" + words.encode() + b" " + WORDS)


def outcome(result: Filled) -> str:
    return result.outcome if isinstance(result, Added) else "failed"


def added(store: Store, *items: Original | InputError) -> list[str]:
    return [outcome(result) for result in Filler(store, Settings()).fill(items)]


def test_two_members_of_one_name_are_two_articles(store: Store) -> None:
    assert added(store, article("a.zip!x.txt", "One.")) == ["added"]
    both = [article("a.zip!x.txt", "Two."), article("a.zip!x.txt", "One.")]
    assert added(store, *both) == ["added", "unchanged"]
    assert store.status().documents == 2


def test_results_come_in_the_order_of_the_items_and_as_they_are_read(store: Store) -> None:
    known = [article(f"{n}.txt", f"Item {n}.") for n in range(2 * BATCH)]
    assert set(added(store, *known)) == {"added"}
    asked = 0

    def items() -> Iterator[Original | InputError]:
        nonlocal asked
        for n, item in enumerate(known * 20):
            asked = n
            yield item

    results = Filler(store, Settings()).fill(items())
    assert outcome(next(results)) == "unchanged"
    assert asked <= 4 * BATCH, "what is known must not be gathered up"
    mixed = [known[0], DamagedInput("d.txt", "cut"), article("new.txt", "New."), known[1]]
    assert added(store, *mixed) == ["unchanged", "failed", "added", "unchanged"]
    assert [failure.name for failure in store.failures()] == ["d.txt"]


def test_an_input_that_is_mended_to_what_is_known_has_failed_no_longer(store: Store) -> None:
    good = article("good.txt", "One.")
    added(store, good, DamagedInput("copy.txt", "cut"))
    assert added(store, Original("copy.txt", good.content)) == ["unchanged"]
    assert store.failures() == ()


def test_actors_are_joined_as_articles_are_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fill, "join_waiting", lambda store: asked.append(store.waiting()))
    items = [article(f"{n}.txt", f"Item {n}.") for n in range(2 * joining.JOINED_AT_ONCE + 1)]
    assert set(added(store, *items)) == {"added"}
    assert asked == [joining.JOINED_AT_ONCE, 2 * joining.JOINED_AT_ONCE, len(items)]


def test_what_waits_is_joined_bit_by_bit_or_all_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "join_waiting", lambda _: None)
    added(store, *(article(f"{n}.txt", f"Item {n}.") for n in range(20)))
    done: list[tuple[int, int]] = []
    joining.join_waiting(store, lambda *at: done.append(at))
    assert done == [(16, 20), (20, 20)]
    assert store.waiting() == 0
    joining.join_waiting(store, lambda *at: done.append(at))
    assert len(done) == 2
    added(store, *(article(f"{n}.txt", f"Other {n}.") for n in range(25)))
    monkeypatch.setattr(joining, "MANY", 20)
    joining.join_waiting(store, lambda *at: done.append(at))
    assert done[-1] == (46, 46)  # all articles, and the registers
    assert store.waiting() == 0


def test_a_ledger_that_cannot_be_written_to_stays_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "join_waiting", lambda _: None)
    added(store, article("1.txt", "One."))
    monkeypatch.setattr(Store, "read_only", True)
    joining.join_waiting(store)
    assert store.waiting() == 1
