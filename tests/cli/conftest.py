from __future__ import annotations

import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

from detente.api import Ledger
from detente.records import Actor, Document, Reading, Statement, content_id

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def detente() -> Run:
    """The command as a user runs it: a process of its own."""

    def run(*arguments: object, stdin: str = "", **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from detente.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture(scope="session")
def demo(detente: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `detente demo` makes."""
    folder = tmp_path_factory.mktemp("demo")
    result = detente("demo", "--output", folder)
    assert result.returncode == 0, result.stderr
    return folder


# Name, role as written, and what is said, if anything; a sentence each. Ilse Vorrang and Ilse Vorrank, Jan Orvel and
# Jan Orvel Jr. may each be one or two; Tomas Brell is one.
PEOPLE = {
    ("Vessen Lantern", "2031-03-01"): [
        ("Ilse Vorrang", "chief negotiator", "the ferry would sail"),
        ("Jan Orvel", "pilot", ""),
        ("Tomas Brell", "envoy", "nothing was agreed"),
    ],
    ("Quellmark Courier", "2031-04-10"): [
        ("Ilse Vorrank", "negotiator", "no date was set"),
        ("Jan Orvel Jr.", "", ""),
        ("Tomas Brell", "minister", ""),
    ],
    ("Amsel Gazette", "2031-05-02"): [("Tomas Brell", "minister", "the talks go on")],
}


def reading(source: str, published: str, people: list[tuple[str, str, str]]) -> Reading:
    """An article on these people, read without a model."""
    sentences = [f"{name}, {role or 'alone'}, " + (f"said that {words}." if words else "came.")
                 for name, role, words in people]  # fmt: skip
    text = "  ".join(sentences)
    document = Document(
        id=content_id(text.encode()), text=text, source=source, published=published, language="en", name="x.txt"
    )
    actors, statements, at = [], [], 0
    for (name, role, words), sentence in zip(people, sentences, strict=True):
        mentions = ((at, at + len(name)),)
        id_ = Actor.identify(document, "person", mentions)
        actors.append(Actor(id=id_, name=name, kind="person", roles=(role,) * bool(role), mentions=mentions))
        if words:
            begin = text.index(words)
            content = ((begin, begin + len(words)),)
            cue = ((begin - 10, begin - 6),)
            made = Statement.identify(document, cue, content)
            statements.append(Statement(id=made, source=mentions, cue=cue, content=content, speaker=id_))
        at += len(sentence) + 2
    return Reading(document=document, actors=tuple(actors), statements=tuple(statements))


@pytest.fixture(scope="session")
def made_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people.db"
    with Ledger(path) as ledger:
        run = ledger.store.begin_run(software="detente", model="none", settings={})
        for (source, published), people in PEOPLE.items():
            made = reading(source, published, people)
            ledger.store.put(made, made.document.text.encode(), run=run)
        ledger.actors()
    return path


@pytest.fixture
def people(made_people: Path, tmp_path: Path) -> Path:
    """A ledger of three invented articles on five names, to be changed at will."""
    return Path(shutil.copy(made_people, tmp_path / "people.db"))


class Terminal:
    """A command on a pseudo-terminal of its own, with a person who waits for words and presses keys."""

    def __init__(self, *arguments: object, columns: int, term: str) -> None:
        self.shown = ""
        self.seen = 0
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        environment = {**os.environ, "TERM": term, "DETENTE_AUTHOR": "Rhea", "PYTHONUTF8": "1"}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
            environment.pop(name, None)
        command = [sys.executable, "-c", "from detente.cli import main; main()", *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)

    @property
    def plain(self) -> str:
        """What was shown, without what sets words off."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.shown)

    def until(self, words: str, seconds: float = 30) -> str:
        """Wait for the words; what was shown since those waited for last, up to them."""
        deadline = time.monotonic() + seconds
        while words not in self.plain[self.seen :] and time.monotonic() < deadline and self._read():
            pass
        rest = self.plain[self.seen :]
        assert words in rest, f"no {words!r} in:\n{rest}"
        end = rest.index(words) + len(words)
        self.seen += end
        return rest[:end]

    def press(self, key: str) -> None:
        """Press a key once the command waits for one: what is typed before is dropped."""
        deadline = time.monotonic() + 30
        while termios.tcgetattr(self.master)[3] & termios.ICANON:
            assert time.monotonic() < deadline, f"it waits for no key:\n{self.plain[self.seen :]}"
            time.sleep(0.01)
        os.write(self.master, key.encode())

    def end(self) -> int:
        """Wait until the command has ended; its exit status."""
        deadline = time.monotonic() + 30
        while self._read():
            assert time.monotonic() < deadline, f"it goes on:\n{self.plain[self.seen :]}"
        return self.process.wait(30)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 1)[0]:
            return True
        try:
            got = os.read(self.master, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.shown += got.decode(errors="replace")
        return bool(got)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Run a command on a terminal: `terminal("actors", "review", columns=100, term="xterm-256color")`."""
    opened: list[Terminal] = []

    def run(*arguments: object, columns: int = 100, term: str = "xterm-256color") -> Terminal:
        opened.append(Terminal(*arguments, columns=columns, term=term))
        return opened[-1]

    yield run
    for one in opened:
        one.close()
