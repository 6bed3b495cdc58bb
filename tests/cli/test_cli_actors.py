"""`detente actors`: who is who on the command line, and what people decide about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from detente.api import Ledger
from detente.cli import main
from detente.cli.actors.pairs import occurrences

Actors = Callable[..., Result]


@pytest.fixture
def actors(people: Path) -> Actors:
    """`detente actors ...` on the ledger of invented people, into a pipe, as Rhea."""

    def run(*arguments: str, status: int = 0) -> Result:
        result = CliRunner(env={"DETENTE_AUTHOR": "Rhea", "DETENTE_LEDGER": str(people)}).invoke(
            main, ["actors", *arguments]
        )
        assert result.exit_code == status, result.output
        return result

    return run


def rows(result: Result) -> list[list[str]]:
    return [line.split("\t") for line in result.stdout.splitlines()]


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def identities(actors: Actors) -> dict[str, str]:
    return {one["name"]: one["id"] for one in objects(actors("--json"))}


def test_into_a_pipe_go_lines_parted_by_tabs(actors: Actors) -> None:
    listed = rows(actors())
    assert len(listed) == 5
    brell = next(row for row in listed if row[2] == "Tomas Brell")
    assert brell[1] == "person"
    assert brell[3] == "envoy; minister"
    assert brell[5] == "Vessen Lantern: Tomas Brell; Quellmark Courier: Tomas Brell; Amsel Gazette: Tomas Brell"
    assert brell[6:] == ["3", "2"]
    assert listed[0] == brell


def test_without_a_command_actors_are_listed(actors: Actors) -> None:
    assert actors().output == actors("list").output
    assert actors("brell").output == actors("list", "brell").output
    assert rows(actors("BRELL", "tomas"))[0][2] == "Tomas Brell"


def test_kind_limit_and_nobody(actors: Actors) -> None:
    assert "nobody found" in actors("--kind", "state", status=1).stderr
    assert "nobody found" in actors("nobody-of-this-name", status=1).stderr
    some = actors("--limit", "2")
    assert len(rows(some)) == 2
    assert "2 of 5 actors" in some.stderr


def test_as_json_an_actor_has_roles_with_dates_and_names_by_outlet(actors: Actors) -> None:
    (brell,) = objects(actors("brell", "--json"))
    assert [(role["text"], role["dates"]) for role in brell["roles"]] == [
        ("envoy", ["2031-03-01"]),
        ("minister", ["2031-04-10", "2031-05-02"]),
    ]
    assert brell["names"][0] == {"outlet": "Vessen Lantern", "names": ["Tomas Brell"]}
    assert "members" not in brell


@pytest.mark.parametrize("columns", [80, 100])
def test_on_a_terminal_it_is_a_table(terminal: Callable[..., Any], people: Path, columns: int) -> None:
    opened = terminal("actors", "--ledger", people, "--limit", "3", columns=columns)
    assert opened.end() == 0
    assert "Names by outlet" in opened.plain
    assert "3 of 5 actors" in opened.plain
    assert max(map(len, opened.plain.splitlines())) <= columns


def test_show_tells_why_each_was_joined_by_whom_and_when(actors: Actors) -> None:
    shown = actors("show", "tomas brell").stdout
    for words in (
        "envoy (2031-03-01; Vessen Lantern)",
        "minister (2031-04-10 to 2031-05-02",
        "Amsel Gazette, 2031-05-02: Tomas Brell",
        "joined with Tomas Brell (actor-",
        "probability 0.9",
    ):
        assert words in shown
    (told,) = objects(actors("show", "tomas brell", "--json"))
    assert len(told["members"]) == 3
    joined = [member for member in told["members"] if member["joined_with"]]
    assert len(joined) == 2
    for member in joined:
        assert member["by"]
        assert member["since"]
        assert all(told["explanations"][name] in shown for name in member["features"])


def test_show_takes_ids_and_their_beginnings(actors: Actors) -> None:
    identifier = identities(actors)["Ilse Vorrang"]
    assert "Ilse Vorrang" in actors("show", identifier).stdout
    assert actors("show", identifier[:17]).stdout == actors("show", identifier).stdout
    (told,) = objects(actors("show", identifier, "--json"))
    assert actors("show", told["members"][0]["actor"]).stdout == actors("show", identifier).stdout
    assert "2 actors fit ilse" in actors("show", "ilse", status=1).stderr
    assert "there is no actor nobody" in actors("show", "nobody", status=1).stderr


def test_a_merge_joins_until_it_is_undone(actors: Actors) -> None:
    ids = identities(actors)
    made = actors("merge", ids["Ilse Vorrang"], ids["Ilse Vorrank"], "--note", "a slip of the typist").stdout
    assert "decision 1: Ilse Vorran" in made
    assert "are the same; by Rhea" in made
    assert "a slip of the typist" in made
    assert len(rows(actors())) == 4
    shown = actors("show", ids["Ilse Vorrang"]).stdout
    assert "by Rhea" in shown
    assert "Quellmark Courier: Ilse Vorrank" in shown
    assert "Decided by people" in shown
    assert "withdrawn by Rhea" in actors("undo", "1").stdout
    assert len(rows(actors())) == 5
    assert "withdrawn by Rhea" in actors("decisions").stdout
    assert objects(actors("decisions", "--json"))[0]["verdict"] == "same"
    assert "1" in actors("undo", "1", status=1).stderr


def test_what_is_not_the_same_is_asked_about_no_more(actors: Actors) -> None:
    ids = identities(actors)
    assert len(rows(actors("review"))) == 2
    assert "are not the same" in actors("not-same", ids["Ilse Vorrang"], ids["Ilse Vorrank"]).stdout
    assert len(rows(actors("review"))) == 1
    actors("undo", "1")
    assert len(rows(actors("review"))) == 2


def test_a_split_makes_one_of_its_own(actors: Actors) -> None:
    (brell,) = objects(actors("show", "tomas brell", "--json"))
    *_, last = (member["actor"] for member in brell["members"])
    made = actors("split", brell["id"], last, "--note", "a namesake").stdout
    assert "not the same" in made
    assert sorted(row[6] for row in rows(actors("brell"))) == ["1", "2"]
    numbers = [line.split(":")[0].split()[1] for line in made.splitlines()]
    actors("undo", *numbers)
    assert [row[6] for row in rows(actors("brell"))] == ["3"]


def test_into_a_pipe_the_review_is_a_list(actors: Actors) -> None:
    first, second = actors("review").stdout.splitlines()
    assert "Ilse Vorrang (person, Vessen Lantern, 2031-03-01, identity-" in first
    assert "Jan Orvel" in second
    assert len(rows(actors("review", "--limit", "1"))) == 1
    told = objects(actors("review", "--json"))[0]
    assert {told["a"]["name"], told["b"]["name"]} == {"Ilse Vorrang", "Ilse Vorrank"}
    assert "said that" in told["a"]["sentence"]
    assert told["explanations"].keys() == told["features"].keys()
    assert all(told["explanations"].values())


@pytest.mark.parametrize(
    "arguments", [["merge"], ["merge", "x"], ["split", "x"], ["undo"], ["undo", "x"], ["register", "use"],
                  ["register", "no-such-file.yaml"], ["--limit", "0"]],
)  # fmt: skip
def test_wrong_usage_has_status_2(actors: Actors, arguments: list[str]) -> None:
    actors(*arguments, status=2)


@pytest.mark.parametrize("arguments", [["merge", "x", "y"], ["not-same", "identity-00000000", "actor-00000000"],
                                       ["undo", "99"], ["register", "remove", "none.csv"]])  # fmt: skip
def test_what_is_not_there_has_status_1_and_one_line(actors: Actors, arguments: list[str]) -> None:
    result = actors(*arguments, status=1)
    assert result.stderr.startswith("detente: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_register_is_used_listed_and_removed(actors: Actors, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,kind,aliases\nIlse Vorrang,person,Ilse Vorrank\n", encoding="utf-8")
    assert actors("register", str(path)).stdout.startswith("1 known actor in use")
    assert actors("register", "list").stdout.strip() == "people.csv  1 actor"
    assert len(rows(actors())) == 4
    assert "register" in actors("show", "ilse vorrang").stdout
    actors("register", "remove", "people.csv")
    assert actors("register", "list").stdout == ""
    actors("rebuild")
    assert len(rows(actors())) == 5


def test_rebuilding_changes_nothing_that_people_decided(actors: Actors) -> None:
    ids = identities(actors)
    actors("merge", ids["Ilse Vorrang"], ids["Ilse Vorrank"])
    before = sorted(map(tuple, rows(actors())))
    actors("rebuild")
    assert sorted(map(tuple, rows(actors()))) == before


def test_the_shell_completes_the_commands() -> None:
    complete = BashComplete(main, {}, "detente", "_DETENTE_COMPLETE")
    names = {item.value for item in complete.get_completions(["actors"], "")}
    assert {"review", "merge", "not-same", "register"} <= names
    assert {item.value for item in complete.get_completions(["actors"], "re")} >= {"review"}
    assert "--kind" in {item.value for item in complete.get_completions(["actors", "brell"], "--k")}
    assert {item.value for item in complete.get_completions(["actors", "register"], "")} >= {"list", "remove", "use"}


@pytest.mark.parametrize(
    ("sentence", "name", "found"),
    [
        ("Tomas Brell, the envoy, met Brell.", "Tomas Brell", ["Tomas Brell"]),
        ("Mr. Brell left, and brell came.", "Tomas Brell", ["Brell", "brell"]),
        ("Brellmark is a town.", "Tomas Brell", []),
        ("He left (twice).", "He (the envoy", []),
        ("", "Tomas Brell", []),
        ("A sentence.", "", []),
    ],
)
def test_the_name_is_found_in_its_sentence(sentence: str, name: str, found: list[str]) -> None:
    assert [sentence[begin:end] for begin, end in occurrences(sentence, name)] == found


@given(st.text(), st.text())
def test_any_name_is_looked_for_in_any_sentence(sentence: str, name: str) -> None:
    for begin, end in occurrences(sentence, name):
        assert 0 <= begin < end <= len(sentence)


def test_nothing_of_an_article_steers_the_terminal(people: Path, actors: Actors) -> None:
    with Ledger(people) as ledger:
        actor = ledger.actors("jan orvel")[0].members[0].actor
        ledger.judge(actor, "edit", author="Rhea", changes={"name": "Jan\x1b[31m\tOrvel\x07"})
    for arguments in ([], ["review"], ["show", actor]):
        result = actors(*arguments)
        assert "\x1b" not in result.stdout
        assert "\x07" not in result.stdout
    assert all(len(row) == 8 for row in rows(actors()))
