"""`detente actors review` on a real pseudo-terminal: one key an answer, and nothing that was answered is lost."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.api import Ledger

Terminal = Callable[..., Any]
ASKED = "q quit"


def names(path: Path) -> list[str]:
    with Ledger(path) as ledger:
        return sorted(view.name for view in ledger.actors())


def decided(path: Path) -> list[tuple[str, bool]]:
    with Ledger(path) as ledger:
        made = ledger.pair_judgements(include_withdrawn=True)
    assert {one.author for one in made} <= {"Rhea"}
    return [(one.verdict, one.withdrawn is not None) for one in made]


def doubts(path: Path) -> list[set[str]]:
    """The names of each doubtful pair, in the order in which they are asked about."""
    with Ledger(path) as ledger:
        return [{doubt.a.identity.name, doubt.b.identity.name} for doubt in ledger.doubtful()]


def test_the_examples_are_doubtful(people: Path) -> None:
    assert doubts(people) == [{"Ilse Vorrang", "Ilse Vorrank"}, {"Jan Orvel", "Jan Orvel Jr."}]


def test_both_are_shown_side_by_side_with_evidence_and_reasons(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people, columns=200)
    shown = opened.until(ASKED)
    assert "2 left" in shown
    line = next(line for line in shown.splitlines() if line.startswith("name"))
    assert {"Ilse Vorrang", "Ilse Vorrank"} == {
        part.strip() for part in line.removeprefix("name").split("  ") if part.strip()
    }
    for words in ("chief negotiator (2031-03-01)", "negotiator (2031-04-10)", "Vessen Lantern: Ilse Vorrang",
                  "Quellmark Courier, 2031-04-10", "said that no date was set", "1 article, 1 statement"):  # fmt: skip
        assert words in shown
    with Ledger(people) as ledger:
        for name in ledger.doubtful()[0].features:
            assert ledger.explanations()[name].rstrip(".").split()[0] in shown
    assert "\x1b[1;7mIlse Vorrank\x1b[0m" in opened.shown
    opened.press("q")
    assert opened.end() == 0


def test_yes_joins_and_no_keeps_apart(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    opened.press("y")
    assert "1 left" in opened.until(ASKED)
    opened.press("n")
    assert "No doubtful pairs are left" in opened.until("2 answers kept")
    assert opened.end() == 0
    assert decided(people) == [("same", False), ("different", False)]
    assert len(names(people)) == 4
    assert doubts(people) == []


def test_undo_takes_the_last_answer_back_and_asks_again(terminal: Terminal, people: Path) -> None:
    before = names(people)
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    opened.press("u")
    opened.until("nothing to undo")
    opened.press("y")
    assert "1 left" in opened.until(ASKED)
    opened.press("s")
    opened.until("skipped")
    assert opened.end() == 0
    assert decided(people) == [("same", False)]
    again = terminal("actors", "review", "--ledger", people)
    assert "Jan Orvel" in again.until(ASKED)
    again.press("n")
    again.until("1 answer kept")
    assert again.end() == 0
    with Ledger(people) as ledger:
        for made in ledger.pair_judgements():
            ledger.withdraw_pair(made.id, author="Rhea")
    assert names(people) == before
    third = terminal("actors", "review", "--ledger", people)
    third.until(ASKED)
    for key, answer in (("y", "the same"), ("u", "undone"), ("n", "not the same"), ("u", "undone"), ("s", "skipped"),
                        ("u", "back to the one skipped")):  # fmt: skip
        third.press(key)
        shown = third.until(ASKED)
        assert answer in shown
        assert ("2 left" in shown) == (key == "u")
    third.press("q")
    third.until("0 answers kept")
    assert names(people) == before


def test_keys_that_mean_nothing_do_nothing(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    for key in ("x", "\x1b[A", " ", "\r", "ß"):
        opened.press(key)
        opened.until("\a")
    opened.press("Q")
    assert opened.end() == 0
    assert decided(people) == []


@pytest.mark.parametrize("end", ["key", "signal", "kill"])
def test_an_interruption_loses_nothing(terminal: Terminal, people: Path, end: str) -> None:
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    opened.press("n")
    opened.until(ASKED)
    if end == "key":
        opened.press("\x03")
    else:
        opened.process.send_signal(signal.SIGINT if end == "signal" else signal.SIGKILL)
    assert opened.end() == {"key": 130, "signal": 130, "kill": -signal.SIGKILL}[end]
    assert decided(people) == [("different", False)]
    assert len(doubts(people)) == 1


def test_the_end_of_the_input_quits(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    opened.press("\x04")
    assert opened.end() == 0


def test_it_works_without_colour(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people, term="dumb")
    opened.until(ASKED)
    opened.press("q")
    opened.end()
    assert "\x1b" not in opened.shown
    assert "*Ilse Vorrank*" in opened.shown


@pytest.mark.parametrize("columns", [50, 72, 80, 200])
def test_it_keeps_to_the_width_of_the_terminal(terminal: Terminal, people: Path, columns: int) -> None:
    opened = terminal("actors", "review", "--ledger", people, columns=columns)
    shown = opened.until("The same?")
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.count("Ilse Vorrang") >= 2
    opened.press("q")
    opened.end()


def test_an_answer_that_contradicts_is_told_and_passed_over(terminal: Terminal, people: Path) -> None:
    opened = terminal("actors", "review", "--ledger", people)
    opened.until(ASKED)
    with Ledger(people) as ledger:
        doubt = ledger.doubtful()[0]
        ledger.not_same(doubt.a.actor, doubt.b.actor, author="Rhea")
    opened.press("y")
    assert "Jan Orvel" in opened.until(ASKED)
    opened.press("q")
    opened.end()
    assert decided(people) == [("different", False)]


def test_without_doubts_it_says_so(terminal: Terminal, tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.db"):
        pass
    opened = terminal("actors", "review", "--ledger", tmp_path / "empty.db")
    opened.until("There are no doubtful pairs.")
    assert opened.end() == 0
