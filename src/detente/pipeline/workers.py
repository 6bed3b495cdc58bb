"""Originals to readings: parse and read, in this process or in several.

Several processes take chunks of articles and give back readings in the order of the input. At most two chunks a process
are on their way at a time, so memory stays bounded however long the input is.
"""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from detente.documents import Limits, Original, parse
from detente.pipeline.reader import BATCH, Reader, failed
from detente.records import Document, InputError, PipelineError, Reading


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read, with the bytes it came from."""

    original: Original
    reading: Reading


@dataclass(frozen=True, slots=True)
class Known:
    """An article that needs no reading; it passes through, so that results keep the order of the items."""

    name: str


Item = Original | Known | InputError
Result = Read | Known | InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read. `processes`: how many at once; `limits`: what an input may weigh at most."""

    processes: int = 1
    limits: Limits = Limits()  # noqa: RUF009  frozen


def read_all(items: Iterable[Item], settings: Settings, reader: Reader | None = None) -> Iterator[Result]:
    """One result an item, in order; what is no Original passes through."""
    if settings.processes > 1:
        return _read_in_processes(items, settings)
    return _read_here(items, settings, reader or Reader())


def _read_here(items: Iterable[Item], settings: Settings, reader: Reader) -> Iterator[Result]:
    for chunk in _chunks(items):
        yield from read_chunk(reader, chunk, settings.limits)


def read_chunk(reader: Reader, chunk: list[Item], limits: Limits) -> list[Result]:
    """The results of some articles."""
    parsed = [(item, _parsed(item, limits)) for item in chunk]
    readings = reader.read(document for _, document in parsed if isinstance(document, Document))
    return [_result(item, document, readings) for item, document in parsed]


def _parsed(item: Item, limits: Limits) -> Document | Known | InputError:
    if not isinstance(item, Original):
        return item
    try:
        return parse(item, limits=limits)
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001  a file that breaks a parser must not stop the others
        return failed(item.name, "parser", error)


def _result(item: Item, document: Document | Known | InputError, readings: Iterator[Reading | InputError]) -> Result:
    if not isinstance(document, Document):
        return document
    assert isinstance(item, Original)
    reading = next(readings)
    return reading if isinstance(reading, InputError) else Read(item, reading)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, BATCH)):
        yield chunk


# ---- several processes ----------------------------------------------------------------------------------------------

_reader: Reader | None = None


def _start_worker() -> None:
    global _reader
    # Ctrl-C goes to the whole group; the parent alone decides what to do with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = Reader()


def _work(chunk: list[Item], limits: Limits) -> list[Result]:
    assert _reader is not None
    return read_chunk(_reader, chunk, limits)


def _read_in_processes(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    # `spawn`: a forked child of a process with threads (progress bars, databases) may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(settings.processes, mp_context=context, initializer=_start_worker)
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for chunk in _chunks(items):
            waiting.append(pool.submit(_work, chunk, settings.limits))
            if len(waiting) >= 2 * settings.processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise PipelineError(
            "a reading process died (out of memory?); what was reported done is kept: run again with --processes 1"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
