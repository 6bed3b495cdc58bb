"""The scorers' figures of statements, counted article by article, so that the articles can be drawn anew (bootstrap).

The scorers themselves are loaded and asked as well; where they and the sums disagree, measuring stops.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import articles
import rates
from attributions import KINDS, ROLES, Count, Counts, Said, kinds_right, matches, said, tally
from rates import Figure, Judged

PROCESS = ("statements/content", "statements/speaker", "statements/who-said-what", "predictions")
# The scorers round to four digits.
ROUNDED = 0.000051
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """An article with the attributions that people marked and those that were found."""

    text: str
    gold: Sequence[Said]
    found: Sequence[Said]

    def sure(self, least: float) -> Compared:
        """With those found alone that have this confidence or more."""
        return Compared(self.text, self.gold, [a for a in self.found if a.confidence >= least])


def compared(gold: Iterable[Row], found: Iterable[Row]) -> list[Compared]:
    """The articles in the form of PolNeAR, each with its line of what was found."""
    return [Compared(row["text"], said(row), said(line)) for row, line in zip(gold, found, strict=True)]


def attribution_figures(compared: Sequence[Compared]) -> dict[str, Figure]:
    """All figures of the attribution scorer."""
    figures = rates.figures([tally(each.text, each.gold, each.found) for each in compared])
    gold = {str(i): _scored(each.text, each.gold) for i, each in enumerate(compared)}
    found = {str(i): _scored(each.text, each.found) for i, each in enumerate(compared)}
    for name, row in scorer("score_attributions").score(gold, found).items():
        for measure, value in row.items():
            _agree(f"{name} {measure}", getattr(figures[name], measure).value, value)
    return figures


def _scored(text: str, some: Iterable[Said]) -> Row:
    return {"text": text, "attributions": [{role: getattr(a, role) for role in ROLES} for a in some]}


def kind_figures(compared: Sequence[Compared]) -> dict[str, Figure]:
    """The share of gold attributions that are fully right, by kind."""
    return rates.figures([kinds_right(each.text, each.gold, each.found) for each in compared])


def kind_counts(compared: Iterable[Compared]) -> dict[str, int]:
    """How many gold attributions there are of each kind."""
    counts = [kinds_right(each.text, each.gold, []) for each in compared]
    return {name: sum(count[name][2] for count in counts) for name in KINDS}


def judged(compared: Sequence[Compared], *, source: bool) -> list[Judged]:
    """The confidence of each that was found, and whether its content (with `source`: and its source) is right."""
    result: list[Judged] = []
    for each in compared:
        right = {j for _, j, agrees in matches(each.text, each.gold, each.found) if agrees or not source}
        result += [(a.confidence, j in right) for j, a in enumerate(each.found)]
    return result


def process_figures(folder: Path, found: Path) -> dict[str, Figure]:
    """Statements and predictions on the invented articles, as the scorer of records counts them."""
    records = scorer("score_records")
    pairs = records.load(folder, found)
    figures = rates.figures([_record_counts(records, pair) for pair in pairs])
    expected = records.score(pairs)
    for name, figure in figures.items():
        row = expected[name]
        _agree(name, figure.f1.value, row["accuracy"] if "accuracy" in row else row["f1"])
    return figures


def _record_counts(records: ModuleType, pair: tuple[Any, Any]) -> Counts:
    counts: dict[str, Count] = {}

    def f1(figure: str, hits: int, predicted: int, gold: int) -> None:
        counts[figure] = hits, predicted, gold

    def accuracy(figure: str, right: Iterable[object] = ()) -> None:
        values = [bool(value) for value in right]
        counts[figure] = sum(values), len(values), len(values)

    records.score_article(*pair, f1, accuracy)
    return {figure: counts[figure] for figure in PROCESS}


def process_gold(folder: Path) -> list[Row]:
    """The invented articles in file order, their contents also in the form of PolNeAR: spans, here without sources."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    for row in rows:
        contents = [[_span(row["text"], part) for part in statement["content"]] for statement in row.pop("statements")]
        row["attributions"] = [{"content": content} for content in contents]
    return rows


def _span(text: str, part: str) -> tuple[int, int]:
    begin = text.index(part)
    return begin, begin + len(part)


@functools.cache
def scorer(name: str) -> ModuleType:
    """One of the project's scorers as a module."""
    folder = articles.scorers()
    assert folder is not None
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _agree(what: str, ours: float, theirs: float | None) -> None:
    if abs(ours - (theirs or 0.0)) > ROUNDED:
        raise SystemExit(f"{what}: {ours} counted article by article, {theirs} by the scorer")
