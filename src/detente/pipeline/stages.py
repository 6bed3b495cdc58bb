"""The readers, in an order that each one's needs allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente import actors, documents, events, statements
from detente.language import Analysis
from detente.records import Document, PipelineError, Reading


@dataclass(frozen=True, slots=True)
class Stage:
    """One reader: what it needs to be there, what it gives, and the step itself.

    `run` takes the document, its analysis and the reading so far, and returns the reading with more in it.
    """

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Document, Analysis, Reading], Reading]


def checked(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages themselves; raises PipelineError if one comes before what it needs."""
    given: set[str] = set()
    for stage in stages:
        if missing := stage.needs - given:
            raise PipelineError(
                f"the reader of {stage.name} needs {', '.join(sorted(missing))}, which none before it gives"
            )
        given |= stage.gives
    return tuple(stages)


def _statements(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    return replace(reading, statements=statements.read(document, analysis))


def _predictions(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    return replace(reading, predictions=statements.foresee(document, analysis, reading.statements))


def _actors(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    return replace(reading, actors=actors.read(document, analysis, reading.statements))


def _speakers(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    return replace(reading, statements=statements.link(document, analysis, reading.statements, reading.actors))


def _events(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    return replace(reading, events=events.read(document, analysis, reading.actors, reading.statements))


def _references(document: Document, analysis: Analysis, reading: Reading) -> Reading:  # noqa: ARG001
    return replace(reading, references=documents.references(document))


STAGES = checked(
    (
        Stage("statements", frozenset(), frozenset({"statements"}), _statements),
        Stage("predictions", frozenset({"statements"}), frozenset({"predictions"}), _predictions),
        Stage("actors", frozenset({"statements"}), frozenset({"actors"}), _actors),
        Stage("speakers", frozenset({"statements", "actors"}), frozenset({"speakers"}), _speakers),
        Stage("events", frozenset({"actors", "speakers"}), frozenset({"events"}), _events),
        Stage("references", frozenset(), frozenset({"references"}), _references),
    )
)
