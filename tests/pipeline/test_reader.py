from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from detente.language import Analysis
from detente.pipeline.reader import BATCH, Reader
from detente.pipeline.stages import STAGES, Stage, checked
from detente.records import Document, PipelineError, Reading, ReadingFailed, Statement


class Analyser:
    """A language model that says nothing of a text, and breaks on the word `poison`."""

    name = "nothing-1.0"

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        for text in texts:
            if "poison" in text:
                raise ValueError("bad text")
            yield Analysis(text, [], [], [], [])


def whole_text(document: Document, analysis: Analysis, reading: Reading) -> Reading:
    if "trap" in document.text:
        raise KeyError("trap")
    content = ((0, len(analysis.text)),)
    return replace(reading, statements=(Statement(id=f"statement-{document.id}", content=content),))


WHOLE = Stage("statements", frozenset(), frozenset({"statements"}), whole_text)


def document(text: str, language: str | None = "en") -> Document:
    return Document(id=text, text=text, language=language, name=f"{text}.txt")


def read(*documents: Document) -> list[Reading | ReadingFailed]:
    return list(Reader([WHOLE], Analyser()).read(documents))


def test_results_come_in_the_order_of_the_documents() -> None:
    texts = [f"text {n}" for n in range(2 * BATCH + 1)]
    results = read(*(document(text) for text in texts))
    assert [r.document.text for r in results if isinstance(r, Reading)] == texts


@pytest.mark.parametrize(("bad", "what"), [("poison", "language model"), ("trap", "reader of statements")])
def test_an_article_that_breaks_a_reader_is_reported_and_the_others_go_on(bad: str, what: str) -> None:
    before, failed, after = read(document("before"), document(bad), document("after"))
    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert before.statements
    assert after.statements
    assert isinstance(failed, ReadingFailed)
    assert failed.name == f"{bad}.txt"
    assert what in failed.reason


@pytest.mark.parametrize(("language", "why"), [("ru", "no reader for its language (ru)"), (None, "could not be told")])
def test_what_no_reader_understands_is_said_to_be_unread(language: str | None, why: str) -> None:
    (result,) = read(document("слова", language))
    assert isinstance(result, Reading)
    assert result.unread is not None
    assert why in result.unread
    assert not result.records()


def test_an_impossible_order_is_refused() -> None:
    speakers = Stage("speakers", frozenset({"statements", "actors"}), frozenset({"speakers"}), whole_text)
    with pytest.raises(PipelineError, match="the reader of speakers needs actors"):
        checked([WHOLE, speakers])


def test_the_readers_stand_in_a_possible_order() -> None:
    names = [stage.name for stage in checked(STAGES)]
    assert names == ["statements", "predictions", "actors", "speakers", "events", "references"]
    with pytest.raises(PipelineError):
        checked(STAGES[::-1])
