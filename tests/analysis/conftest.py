"""Articles of invented people in as few words as a test needs."""

from __future__ import annotations

from typing import Any

import pytest

from detente.ledger.views import DocumentView, Judged
from detente.records import Actor, Document, Event, Prediction, Statement, record_id


def judged(record: Any, *judgements: Any) -> Judged[Any]:
    return Judged(record=record, as_read=record, run=1, judgements=judgements)


class Article:
    """An article whose text grows with every record that is put into it."""

    def __init__(self, number: int, **fields: Any) -> None:
        self.number = number
        self.origin = fields.pop("origin", None)
        self.fields = {"source": "Vessen Lantern", "published": f"2031-05-{number:02}", **fields}
        self.text = ""
        self.records: dict[str, list[Judged[Any]]] = {"actors": [], "statements": [], "predictions": [], "events": []}

    @property
    def id(self) -> str:
        return f"article-{self.number}"

    def _span(self, words: str) -> tuple[tuple[int, int]]:
        begin = len(self.text)
        self.text += f"{words} "
        return ((begin, begin + len(words)),)

    def _keep(self, kind: str, type_: Any, words: str, name: str, fields: dict[str, Any], judgements: Any) -> str:
        spans = self._span(words)
        id_ = record_id(kind, self.id, spans)
        self.records[f"{kind}s"].append(judged(type_(id=id_, **{name: spans}, **fields), *judgements))
        return id_

    def actor(self, name: str, kind: str = "person", judgements: Any = (), **fields: Any) -> str:
        return self._keep("actor", Actor, name, "mentions", {"name": name, "kind": kind, **fields}, judgements)

    def says(self, words: str, judgements: Any = (), **fields: Any) -> str:
        return self._keep("statement", Statement, words, "content", fields, judgements)

    def foretells(self, statement: str, words: str, judgements: Any = (), **fields: Any) -> str:
        fields = {"statement": statement, **fields}
        return self._keep("prediction", Prediction, words, "content", fields, judgements)

    def event(self, kind: str, judgements: Any = (), words: str = "they met", **fields: Any) -> str:
        return self._keep("event", Event, words, "evidence", {"kind": kind, **fields}, judgements)

    def view(self) -> DocumentView:
        document = Document(id=self.id, text=self.text, **self.fields)
        records: dict[str, Any] = {kind: tuple(found) for kind, found in self.records.items()}
        return DocumentView(document=document, origin=self.origin or self.id, run=1, added="2031-05-30", **records)


@pytest.fixture
def article():
    """Makes articles, numbered from 1; the number is the day of May 2031 on which it was published."""
    count = 0

    def make(**fields: Any) -> Article:
        nonlocal count
        count += 1
        return Article(count, **fields)

    return make
