"""Several processes: order, bounds, and what becomes of the others when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.documents import Original
from detente.pipeline import processes
from detente.pipeline.reader import BATCH
from detente.pipeline.workers import CHUNK_BYTES, chunks
from detente.records import PipelineError, ReadingFailed

WORK = """
import os, time

def work(originals):
    for original in originals:
        if b"deadly" in original.content:
            os._exit(9)
        if b"slow" in original.content:
            time.sleep(600)
    return [original.name.upper() for original in originals]
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Original]], list[str]]:
    """What the processes do; in a module of its own, which they can import."""
    (tmp_path / "work_of_processes.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "work_of_processes", raising=False)
    import work_of_processes  # type: ignore[import-not-found]

    return work_of_processes.work  # type: ignore[no-any-return]


def originals(number: int, *, deadly: tuple[int, ...] = ()) -> list[Original]:
    return [Original(f"a{n}", b"deadly" if n in deadly else b"good") for n in range(number)]


def test_a_chunk_is_bounded_in_number_and_in_bytes() -> None:
    small = [Original(str(n), b"x") for n in range(2 * BATCH + 1)]
    assert [len(chunk) for chunk in chunks(small)] == [BATCH, BATCH, 1]
    large = [Original(str(n), bytes(CHUNK_BYTES // 2)) for n in range(5)]
    assert [len(chunk) for chunk in chunks(large)] == [2, 2, 1]
    assert [len(chunk) for chunk in chunks([Original("huge", bytes(2 * CHUNK_BYTES)), *small[:3]])] == [1, 3]


def test_the_article_on_which_a_process_dies_is_reported_and_the_others_are_read(
    work: Callable[[list[Original]], list[str]],
) -> None:
    given = [[*originals(40, deadly=(7,))[at : at + 4], f"no article {at}"] for at in range(0, 40, 4)]
    done = list(processes.read(given, 2, work))
    assert [chunk for chunk, _ in done] == given
    results = [result for _, found in done for result in found]
    failures = [result for result in results if isinstance(result, ReadingFailed)]
    assert [(failure.name, "died" in failure.reason) for failure in failures] == [("a7", True)]
    assert results == [failures[0] if n == 7 else f"A{n}" for n in range(40)]


def test_processes_that_die_of_everything_are_no_articles_fault(work: Callable[[list[Original]], list[str]]) -> None:
    with pytest.raises(PipelineError, match="die one after another"):
        list(processes.read([originals(20, deadly=tuple(range(20)))], 2, work))


def test_what_is_stopped_early_waits_for_nobody(work: Callable[[list[Original]], list[str]]) -> None:
    """As Ctrl-C does it: the generator is closed while a process has work for minutes."""
    given = [originals(1), *([Original("s", b"slow")] for _ in range(9))]
    results = processes.read(given, 2, work)
    assert next(results)[1] == ["A0"]
    begun = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")
def test_processes_end_with_their_parent_even_when_it_is_killed(tmp_path: Path) -> None:
    (tmp_path / "work_of_processes.py").write_text(WORK)
    (tmp_path / "parent.py").write_text(
        "from detente.documents import Original\n"
        "from detente.pipeline import processes\n"
        "import multiprocessing, work_of_processes as w\n"
        "if __name__ == '__main__':\n"
        "    for _ in processes.read([[Original('a', b'x')], [Original('b', b'slow')]] * 4, 1, w.work):\n"
        "        print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, tmp_path / "parent.py"], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        children = [int(pid) for pid in parent.stdout.readline().split()]
        assert children
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    for _ in range(100):
        if not any(_alive(pid) for pid in children):
            return
        time.sleep(0.1)
    pytest.fail("a reading process outlived its parent")


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
