"""Documents to readings, in one process."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from detente.language import LANGUAGES, Analysis, Pipeline
from detente.pipeline.stages import STAGES, Stage, checked
from detente.records import DetenteError, Document, Reading, ReadingFailed

# Articles whose sentences the language model is given together.
BATCH = 16


# The rooms whose code and tables decide what is read.
ROOMS = ("records", "documents", "language", "statements", "actors", "events", "pipeline")
# Code, tables, weights.
SUFFIXES = frozenset({".py", ".json", ".txt", ".onnx"})


@functools.cache
def readers_digest() -> str:
    """Digest of the readers' code and tables, 12 hex digits.

    The version alone would not tell that a reader was changed between releases, and articles would stay as they were
    read before.
    """
    package = Path(__file__).parents[1]
    files = sorted(path for room in ROOMS for path in (package / room).rglob("*") if path.suffix in SUFFIXES)
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class Analyser(Protocol):
    """What the reader needs of the language room."""

    @property
    def name(self) -> str: ...

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]: ...


class Reader:
    """Reads documents with one language model and one order of readers."""

    def __init__(self, stages: Sequence[Stage] = STAGES, analyser: Analyser | None = None) -> None:
        self._stages = checked(stages)
        self._analyser = analyser or Pipeline()

    @property
    def software(self) -> str:
        """Name and version of this software."""
        return f"detente {importlib.metadata.version('detente')}"

    @property
    def settings(self) -> dict[str, str]:
        """What else decides what is read; plain JSON values."""
        return {"readers": readers_digest()}

    @property
    def model(self) -> str:
        """Name and version of the language model."""
        return self._analyser.name

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | ReadingFailed]:
        """One result a document, in order. One that breaks a reader gives a ReadingFailed, and the rest go on."""
        iterator = iter(documents)
        while batch := list(itertools.islice(iterator, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, batch: list[Document]) -> Iterator[Reading | ReadingFailed]:
        readable = [document for document in batch if _understood(document)]
        analyses = iter(self._analyse(readable))
        for document in batch:
            if _understood(document):
                yield self._read_one(document, next(analyses))
            else:
                yield Reading(document=document, unread=_why_unread(document))

    def _analyse(self, documents: list[Document]) -> list[Analysis | Exception]:
        try:
            return list(self._analyser.analyse([document.text for document in documents]))
        except DetenteError:
            raise
        except Exception:  # noqa: BLE001  one text broke the model: find out which, and keep the others
            return [self._analyse_alone(document) for document in documents]

    def _analyse_alone(self, document: Document) -> Analysis | Exception:
        try:
            return next(iter(self._analyser.analyse([document.text])))
        except Exception as error:  # noqa: BLE001  recorded and reported by _read_one
            return error

    def _read_one(self, document: Document, analysis: Analysis | Exception) -> Reading | ReadingFailed:
        if isinstance(analysis, Exception):
            return failed(document.name or document.id, "language model", analysis)
        reading = Reading(document=document)
        for stage in self._stages:
            try:
                reading = stage.run(document, analysis, reading)
            except Exception as error:  # noqa: BLE001  one bad article must not stop the stream
                return failed(document.name or document.id, f"reader of {stage.name}", error)
        return reading


def _understood(document: Document) -> bool:
    """Whether a reader knows its language, in whatever country it is written ("en-US")."""
    return document.language is not None and document.language.partition("-")[0].lower() in LANGUAGES


def _why_unread(document: Document) -> str:
    if document.language is None:
        return "its language could not be told"
    return f"there is no reader for its language ({document.language})"


def failed(name: str, what: str, error: Exception) -> ReadingFailed:
    """A fault of ours, told with what is needed to report it."""
    words = ascii(" ".join(str(error).split()))[1:300]
    failure = ReadingFailed(
        name, f"the {what} failed on this article ({type(error).__name__}: {words}); please report it with the article"
    )
    failure.__cause__ = error
    return failure
