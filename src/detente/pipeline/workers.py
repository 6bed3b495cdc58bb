"""Originals to readings: parse and read, in this process or in several.

Items come in chunks of `BATCH` at the most, and of `CHUNK_BYTES` unless one article alone has more: memory stays
bounded however many there are and however large.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from detente.documents import Limits, Original, parse
from detente.language import Pipeline
from detente.pipeline import processes
from detente.pipeline.reader import BATCH, Reader, failed
from detente.records import Document, InputError, Reading

# Sixteen ordinary pages are less; of sixteen books each is read by itself.
CHUNK_BYTES = 4_000_000

T = TypeVar("T")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read, with the bytes it came from."""

    original: Original
    reading: Reading


Result = Read | InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read.

    processes: how many at once; fast: statements with fewer layers, about a third faster in all and less exact
    (docs/design.md); limits: what an input may weigh at most.
    """

    processes: int = 1
    fast: bool = False
    limits: Limits = Limits()  # noqa: RUF009  frozen


def reader_of(settings: Settings) -> Reader:
    """A reader as the settings want it."""
    return Reader(analyser=Pipeline(fast=settings.fast))


def read_all(
    items: Iterable[Original | P], settings: Settings, reader: Reader | None = None
) -> Iterator[Read | InputError | P]:
    """One result an item, in order; what is no Original (an InputError, say) passes through."""
    if settings.processes > 1:
        done = processes.read(chunks(items), settings.processes, partial(_work, settings=settings))
    else:
        done = _read_here(chunks(items), settings.limits, reader or reader_of(settings))
    for chunk, results in done:
        found = iter(results)
        for item in chunk:
            yield next(found) if isinstance(item, Original) else item


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists of a size that can be held in memory."""
    chunk: list[T] = []
    size = 0
    for item in items:
        weight = len(item.content) if isinstance(item, Original) else 0
        if chunk and (len(chunk) == BATCH or size + weight > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += weight
    if chunk:
        yield chunk


def _read_here(
    listed: Iterable[list[Original | P]], limits: Limits, reader: Reader
) -> Iterator[tuple[list[Original | P], list[Result]]]:
    for chunk in listed:
        yield chunk, read_chunk(reader, [item for item in chunk if isinstance(item, Original)], limits)


_reader: Reader | None = None


def _work(originals: list[Original], settings: Settings) -> list[Result]:
    """`read_chunk` with this process's own reader."""
    global _reader
    _reader = _reader or reader_of(settings)
    return read_chunk(_reader, originals, settings.limits)


def read_chunk(reader: Reader, originals: list[Original], limits: Limits) -> list[Result]:
    """The results of some articles."""
    parsed = [(original, _parsed(original, limits)) for original in originals]
    readings = reader.read(document for _, document in parsed if isinstance(document, Document))
    return [_result(original, document, readings) for original, document in parsed]


def _parsed(original: Original, limits: Limits) -> Document | InputError:
    try:
        return parse(original, limits=limits)
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001  a file that breaks a parser must not stop the others
        return failed(original.name, "parser", error)


def _result(original: Original, document: Document | InputError, readings: Iterator[Reading | InputError]) -> Result:
    if isinstance(document, InputError):
        return document
    reading = next(readings)
    return reading if isinstance(reading, InputError) else Read(original, reading)
