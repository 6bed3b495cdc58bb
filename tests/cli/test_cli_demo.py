"""The commands over the invented examples, as a user runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from detente.records import RECORD_TYPES

pytestmark = pytest.mark.model

Run = Callable[..., CompletedProcess[str]]
EXAMPLES = Path(__file__).parents[2] / "examples" / "mirva-bridge"


@pytest.fixture
def ledger(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo's ledger, to be changed at will."""
    return Path(shutil.copy(demo / "demo.db", tmp_path / "copy.db"))


def lines(result: CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def a_statement(detente: Run, ledger: Path) -> dict[str, object]:
    return lines(detente("search", "bridge", "--kind", "statement", "--ledger", ledger, "--json"))[0]


def test_demo_says_where_the_brief_is_and_reads_all_examples(detente: Run, demo: Path) -> None:
    again = detente("demo", "--output", demo)
    assert again.returncode == 0
    assert again.stdout.strip() == str((demo / "brief.html").resolve())
    assert "<html" in (demo / "brief.html").read_text(encoding="utf-8")
    (status,) = lines(detente("status", "--ledger", demo / "demo.db", "--json"))
    assert status["documents"] == 12
    assert status["unread"] == 1
    assert status["origins"] == 11
    assert status["failures"] == []
    assert len(status["outlets"]) == 3  # type: ignore[arg-type]


def test_adding_twice_changes_nothing(detente: Run, ledger: Path) -> None:
    (before,) = lines(detente("status", "--ledger", ledger, "--json"))
    result = detente("add", EXAMPLES, "--ledger", ledger, "--json")
    assert {line["outcome"] for line in lines(result)} == {"unchanged"}
    assert detente("status", "--ledger", ledger, "--json").stdout == json.dumps(before, ensure_ascii=False) + "\n"


def test_two_processes_read_the_same_records(detente: Run, demo: Path, tmp_path: Path) -> None:
    result = detente("add", EXAMPLES, "--ledger", tmp_path / "two.db", "--processes", "2")
    assert result.returncode == 0, result.stderr
    one, two = (detente("status", "--ledger", p, "--json") for p in (demo / "demo.db", tmp_path / "two.db"))
    assert lines(one)[0]["records"] == lines(two)[0]["records"]


def test_annotate_prints_one_object_an_article_and_quiet_messages(detente: Run) -> None:
    result = detente("annotate", EXAMPLES)
    assert result.returncode == 0
    assert result.stderr == ""
    readings = lines(result)
    assert len(readings) == 12
    for reading in readings:
        text = str(reading["text"])
        ids = [record["id"] for kind in RECORD_TYPES for record in reading[f"{kind}s"]]  # type: ignore[attr-defined]
        assert len(ids) == len(set(ids))
        for kind in RECORD_TYPES:
            for record in reading[f"{kind}s"]:  # type: ignore[attr-defined]
                assert record["evidence"]
                assert all(0 <= begin < end <= len(text) for begin, end in record["evidence"])
                assert 0 <= record["confidence"] <= 1


def test_annotate_reads_standard_input(detente: Run) -> None:
    result = detente("annotate", "-", stdin="“The bridge opens on Monday,” said Oda Brel, the mayor of Sarn.\n")
    (reading,) = lines(result)
    assert len(reading["statements"]) == 1  # type: ignore[arg-type]


def test_search_finds_words_with_their_source(detente: Run, demo: Path) -> None:
    result = detente("search", "bridge", "--kind", "statement", "--ledger", demo / "demo.db")
    assert result.returncode == 0
    assert "statement-" in result.stdout
    assert "\x1b" not in result.stdout
    nothing = detente("search", "unicorn", "--ledger", demo / "demo.db")
    assert nothing.returncode == 1
    assert nothing.stdout == ""
    assert "nothing found" in nothing.stderr


def test_unread_articles_are_searchable(detente: Run, demo: Path) -> None:
    hits = lines(detente("search", "puente", "--ledger", demo / "demo.db", "--json"))
    assert {hit["kind"] for hit in hits} == {"text"}


def test_show_quotes_the_evidence(detente: Run, demo: Path) -> None:
    found = a_statement(detente, demo / "demo.db")
    (shown,) = lines(detente("show", found["record"], "--ledger", demo / "demo.db", "--json"))
    assert "bridge" in str(shown["quote"]).casefold()
    plain = detente("show", str(found["record"])[:18], "--ledger", demo / "demo.db")
    assert str(found["record"]) in plain.stdout


def test_a_rejected_record_stays_away_until_the_judgement_is_withdrawn(detente: Run, ledger: Path) -> None:
    record = a_statement(detente, ledger)["record"]
    judged = detente("judge", record, "reject", "--note", "not said", "--author", "Rhea", "--ledger", ledger)
    assert "rejected by Rhea" in judged.stdout
    (status,) = lines(detente("status", "--ledger", ledger, "--json"))
    assert (status["judgements"], status["rejected"]) == (1, 1)
    assert "records rejected: 1" in detente("status", "--ledger", ledger).stdout
    assert a_statement(detente, ledger)["record"] != record
    assert detente("reread", "--ledger", ledger).returncode == 0
    assert a_statement(detente, ledger)["record"] != record
    (judgement,) = lines(detente("judgements", "--ledger", ledger, "--json"))
    assert "withdrawn by Rhea" in detente("withdraw", judgement["id"], "--author", "Rhea", "--ledger", ledger).stdout
    assert a_statement(detente, ledger)["record"] == record


def test_an_edited_record_stands_as_edited(detente: Run, ledger: Path) -> None:
    record = a_statement(detente, ledger)["record"]
    assert detente("judge", record, "edit", "--set", "act=deny", "--ledger", ledger).returncode == 0
    (shown,) = lines(detente("show", record, "--ledger", ledger, "--json"))
    assert shown["status"] == "edited"
    assert shown["record"]["act"] == "deny"  # type: ignore[index]
    wrong = detente("judge", record, "edit", "--set", "act=lie", "--ledger", ledger)
    assert wrong.returncode == 1
    assert "act" in wrong.stderr


@pytest.mark.parametrize("ending", [".html", ".md", ".json"])
def test_brief_in_every_format(detente: Run, demo: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    result = detente("brief", "-o", target, "--title", "Bridge talks", "--ledger", demo / "demo.db")
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(target)
    assert "Bridge talks" in target.read_text(encoding="utf-8")


def test_a_failed_input_is_named_and_the_rest_is_read(detente: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("“The bridge opens on Monday,” said Oda Brel, the mayor of Sarn.\n")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    result = detente("add", tmp_path / "in", "--ledger", tmp_path / "l.db")
    assert result.returncode == 1
    assert "bad.txt: " in result.stderr
    assert "1 added" in result.stderr
    assert "1 failed" in result.stderr
    (status,) = lines(detente("status", "--ledger", tmp_path / "l.db", "--json"))
    assert status["documents"] == 1
    assert len(status["failures"]) == 1  # type: ignore[arg-type]


def test_a_mistyped_path_is_a_slip_and_makes_no_ledger(detente: Run, tmp_path: Path) -> None:
    result = detente("add", EXAMPLES, tmp_path / "missing.txt", "--ledger", tmp_path / "l.db")
    assert result.returncode == 2
    assert "missing.txt" in result.stderr
    assert not (tmp_path / "l.db").exists()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_every_letter_comes_through_a_narrow_locale(detente: Run, demo: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments in (["search", "bridge", "--limit", "1000"], ["search", "bridge", "--json", "--limit", "1000"]):
        narrow = detente(*arguments, "--ledger", demo / "demo.db", env=environment, encoding="utf-8")
        assert narrow.returncode == 0, narrow.stderr
        assert "“" in narrow.stdout


def test_a_reader_that_has_had_enough_is_no_failure(demo: Path) -> None:
    for extra in ([], ["--json"]):
        command = [sys.executable, "-c", "from detente.cli import main; main()", "search", "the", "--limit", "9999"]
        command += ["--ledger", str(demo / "demo.db"), *extra]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(60) == 0


def test_closed_standard_input_is_an_empty_one(detente: Run, tmp_path: Path) -> None:
    program = "import sys; sys.stdin = None; from detente.cli import main; main()"
    command = [sys.executable, "-c", program, "add", "-", "--ledger", str(tmp_path / "l.db")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr.splitlines()[0]) == (1, "failed: -: empty")


def test_a_selection_of_nothing_is_said_and_not_written(detente: Run, demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    result = detente("brief", "-o", target, "--outlet", "Nobody", "--ledger", demo / "demo.db")
    assert result.returncode == 1
    assert "Selmarzki Glas" in result.stderr
    assert not target.exists()
    some = detente("brief", "-o", tmp_path / "b.HTML", "--outlet", "Selmarzki Glas", "--ledger", demo / "demo.db")
    assert some.returncode == 0
    assert "of the 12 articles of the ledger" in (tmp_path / "b.HTML").read_text(encoding="utf-8")


def test_nobody_is_taken_for_the_speaker_of_a_statement_without_one(detente: Run, demo: Path) -> None:
    arguments = ("search", "the", "--kind", "statement", "--limit", "9999", "--ledger", demo / "demo.db")
    hits = lines(detente(*arguments, "--json"))
    unspoken = sum(hit["speaker"] is None for hit in hits)
    assert unspoken
    assert detente(*arguments).stdout.count("speaker not stated  statement") == unspoken


@pytest.mark.parametrize("command", ["status", "brief", "reread", "judgements"])
def test_a_ledger_that_is_not_there(detente: Run, tmp_path: Path, command: str) -> None:
    result = detente(command, "--ledger", tmp_path / "none.db", cwd=tmp_path)
    assert result.returncode == 1
    assert "none.db" in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_show_names_those_who_took_part(detente: Run, demo: Path) -> None:
    (hit, *_) = lines(detente("search", "telephone", "--kind", "event", "--ledger", demo / "demo.db", "--json"))
    shown = detente("show", hit["record"], "--ledger", demo / "demo.db").stdout
    (participants,) = [line for line in shown.splitlines() if line.startswith("participants")]
    assert re.search(r"[A-Z]\w+ [A-Z]\w+ \(actor-[0-9a-f]+\)", participants)
