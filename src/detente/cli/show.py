"""`detente show`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from detente.cli.common import json_option, ledger_option, open_ledger, output, print_json, printable
from detente.cli.search import marked
from detente.ledger.views import DECIDED

if TYPE_CHECKING:
    from rich.table import Table

    from detente.ledger import Judgement, RecordView
    from detente.records import Document, Span

# Characters of the article shown before and after the evidence.
CONTEXT = 200


@click.command()
@click.argument("record")
@ledger_option
@json_option
def show(record: str, ledger: str | None, as_json: bool) -> None:
    """Show one record: its evidence in context, and its history.

    RECORD is an id as search, annotate and the brief give it, or its beginning.

    \b
    Example:
      detente show statement-3f2a91
    """
    with open_ledger(ledger) as opened:
        view = opened.show(record)
        actors = opened.store.document(view.document.id, include_rejected=True).actors
    if as_json:
        print_json(_as_json(view))
    else:
        _print(view, {judged.record.id: judged.record.name for judged in actors})


def _as_json(view: RecordView) -> dict[str, Any]:
    from detente.records.spans import quoted
    from detente.records.wire import record_to_json

    document = view.document
    return {
        "kind": view.kind,
        "status": view.judged.status,
        "record": record_to_json(view.judged.record),
        "as_read": record_to_json(view.judged.as_read),
        "quote": quoted(document.text, view.judged.record.evidence),
        "speaker": view.speaker,
        "document": {
            "id": document.id,
            "source": document.source,
            "published": document.published,
            "title": document.title,
            "url": document.url,
            "name": document.name,
        },
        "run": dataclasses.asdict(view.run),
        "current": view.current,
        "judgements": [dataclasses.asdict(j) for j in (*view.judged.judgements, *view.withdrawn)],
    }


def _print(view: RecordView, names: Mapping[str, str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console, document, record = output(), view.document, view.judged.record
    console.print(Text(f"{view.kind} {record.id}", style="bold"))
    console.print(_fields(view, names))
    console.print()
    for context, marks in contexts(document, record.evidence):
        console.print(Padding(marked(context, marks), (0, 0, 0, 2), expand=False))
        console.print()
    console.print(Text(_citation(document), style="dim"))
    run = view.run
    console.print(Text(f"read by {run.software}, {run.model}, run {run.id} of {run.started}", style="dim"))
    if not view.current:
        console.print(Text("superseded by a later reading", style="dim"))
    for judgement in (*view.judged.judgements, *view.withdrawn):
        console.print(Text(printable(judged(judgement))))


def _fields(view: RecordView, names: Mapping[str, str]) -> Table:
    """The record's fields in words; `names` of the article's actors by id."""
    from rich.table import Table
    from rich.text import Text

    from detente.records.wire import record_to_json

    text = view.document.text
    table = Table.grid(padding=(0, 2))
    for name, value in record_to_json(view.judged.record).items():
        if name in {"id", "evidence", "mentions"} or value in (None, [], ""):
            continue
        if name in {"source", "cue", "content"}:
            value = " … ".join(text[begin:end] for begin, end in value)
        elif name in {"speaker", "statement"} and view.speaker:
            value = f"{view.speaker} ({value})"
        elif name == "confidence":
            value = f"{value:.2f}"
        elif isinstance(value, list):
            value = ", ".join(_named(str(one), names) for one in value)
        elif isinstance(value, str):
            value = _named(value, names)
        table.add_row(Text(name, style="dim"), Text(printable(str(value))))
    table.add_row(Text("status", style="dim"), Text(view.judged.status))
    return table


def _named(value: str, names: Mapping[str, str]) -> str:
    return f"{names[value]} ({value})" if value in names else value


def contexts(document: Document, evidence: tuple[Span, ...]) -> list[tuple[str, tuple[Span, ...]]]:
    """The stretches of the article around the evidence, near ones joined, each with the evidence's places in it."""
    text = document.text
    result: list[tuple[int, int, list[Span]]] = []
    for begin, end in sorted(evidence):
        left, right = _around(text, begin, end)
        if result and left <= result[-1][1]:
            start, _, spans = result[-1]
            result[-1] = (start, right, [*spans, (begin, end)])
        else:
            result.append((left, right, [(begin, end)]))
    return [(text[left:right], tuple((b - left, e - left) for b, e in spans)) for left, right, spans in result]


def _around(text: str, begin: int, end: int) -> Span:
    """The evidence with some context, not ending within a word where there is a space to end at."""
    left, right = max(0, begin - CONTEXT), min(len(text), end + CONTEXT)
    if left > 0:
        left = text.find(" ", left, begin) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    return left, right


def _citation(document: Document) -> str:
    parts = [document.source or "outlet unknown", document.published or "undated"]
    if document.page:
        parts.append(f"p. {document.page}")
    if document.title:
        parts.append(f"“{document.title}”")
    return printable(", ".join(parts) + (f" <{document.url}>" if document.url else "") + f" [{document.name}]")


def judged(judgement: Judgement) -> str:
    """One judgement in words."""
    line = f"judgement {judgement.id}: {DECIDED[judgement.decision]} by {judgement.author}, {judgement.time}"
    if judgement.changes:
        line += " (" + ", ".join(f"{name} = {value}" for name, value in judgement.changes.items()) + ")"
    if judgement.note:
        line += f": {judgement.note}"
    if judgement.withdrawn:
        line += f" [withdrawn by {judgement.withdrawn_by}, {judgement.withdrawn}]"
    return line
