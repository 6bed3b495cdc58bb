"""Several processes that read: chunks of articles go out, results come back in the order of the input.

At most two chunks a process are on their way at a time. A process that dies (memory, a fault in a library) takes the
others of its pool with it; what they had in hand is read again, article by article, and the one on which a process dies
again is reported.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from detente.documents import Original
from detente.records import PipelineError, ReadingFailed

P = TypeVar("P")
R = TypeVar("R")

# So many articles in a row on which a process dies: then it is not the articles.
_DEATHS = 5


def read(
    chunks: Iterable[list[Original | P]], processes: int, work: Callable[[list[Original]], list[R]]
) -> Iterator[tuple[list[Original | P], list[R | ReadingFailed]]]:
    """Each chunk with one result an Original in it, in order. `work` must be picklable.

    Raises PipelineError when the processes die whatever they are given.
    """
    workers = _Workers(processes, work)
    waiting: deque[tuple[list[Original | P], _Task[R]]] = deque()
    try:
        for chunk in chunks:
            originals = [item for item in chunk if isinstance(item, Original)]
            waiting.append((chunk, workers.submit(originals)))
            if len(waiting) >= 2 * processes:
                first, task = waiting.popleft()
                yield first, workers.results(task)
        while waiting:
            first, task = waiting.popleft()
            yield first, workers.results(task)
    finally:
        workers.stop()


class _Task(Generic[R]):
    """Originals that were given to a pool; no future where the pool was broken already."""

    def __init__(self, originals: list[Original], pool: ProcessPoolExecutor, future: Future[list[R]] | None) -> None:
        self.originals, self.pool, self.future = originals, pool, future


class _Workers(Generic[R]):
    def __init__(self, processes: int, work: Callable[[list[Original]], list[R]]) -> None:
        self._processes, self._work = processes, work
        self._pool = self._started()
        self._deaths = 0

    def submit(self, originals: list[Original]) -> _Task[R]:
        if not originals:
            done: Future[list[R]] = Future()
            done.set_result([])
            return _Task(originals, self._pool, done)
        try:
            return _Task(originals, self._pool, self._pool.submit(self._work, originals))
        except BrokenProcessPool:
            return _Task(originals, self._pool, None)

    def results(self, task: _Task[R]) -> list[R | ReadingFailed]:
        """Waits for it. Where a process died of it, or beside it, its articles are read one by one."""
        try:
            if task.future:
                return [*task.future.result()]
        except BrokenProcessPool:
            pass
        if task.pool is self._pool:
            self._renew()
        return [self._alone(original) for original in task.originals]

    def stop(self) -> None:
        """End the processes, at work or not (after Ctrl-C nobody waits for what they are at)."""
        # The pool has no public way to do this before Python 3.14.
        children = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.terminate()

    def _alone(self, original: Original) -> R | ReadingFailed:
        try:
            (result,) = self._pool.submit(self._work, [original]).result()
        except BrokenProcessPool as error:
            self._deaths += 1
            if self._deaths == _DEATHS:
                raise PipelineError(
                    "the reading processes die one after another (out of memory?); what was reported done is kept: "
                    "run again with --processes 1"
                ) from error
            self._renew()
            return ReadingFailed(original.name, "the process that read it died (too large for the memory, or a fault)")
        self._deaths = 0
        return result

    def _renew(self) -> None:
        self.stop()
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # `spawn`: a forked child of a process with threads (progress bars, databases) may hang.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, mp_context=context, initializer=_start)


def _start() -> None:
    # Ctrl-C goes to the whole group; the parent alone decides what to do with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed can tell nobody; its children would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
