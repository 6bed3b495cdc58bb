"""Predictions: which statements say what will happen, how likely they call it, and by when."""

from __future__ import annotations

import collections
import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from detente.language import Analysis, dates
from detente.language import dates_calendar as calendar
from detente.language.dates import TimeExpression
from detente.records import Document, Prediction, RecordError, Spans, Statement, times
from detente.records.spans import merged, overlap, quoted
from detente.statements import acts
from detente.statements.likelihood import FUTURE, likelihood
from detente.statements.near import Near

# A statement with at least this probability of predicting does so (by training/statements/acts.py).
FORETELLS = 0.3

_UNITS: dict[str, calendar.Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_DURATION = re.compile(r"P(\d{1,4})([DWMY])")
_WITHIN = re.compile(r"\b(?:with)?in(?:side)?(?: of)?(?: the next)? $", re.I)
_LIMIT = re.compile(r"\b(?:by|before|until|till|past)(?: the)? ?$", re.I)
_POSSESSIVE = frozenset({"’s", "'s"})
_WEEKDAY = re.compile(r"(?:(?:by|before|until|till) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_YEAR = re.compile(r"\d{4}")


def foresee(document: Document, analysis: Analysis, statements: Sequence[Statement]) -> tuple[Prediction, ...]:
    """What the statements say will happen, in text order; `statements` as `read` gives them for the same document.

    Of a statement of several sentences each one that speaks of the future is a prediction of its own. Where two
    statements with the same source share words, the surer one foretells them.
    """
    found: dict[str, Prediction] = {}
    expressions: Near[TimeExpression] | None = None
    for statement in statements:
        probable = acts.probabilities(analysis, statement.cue, statement.content)["predict"]
        if probable < FORETELLS:
            continue
        if expressions is None:
            expressions = Near(((each.span,), each) for each in dates.find(analysis, document.published))
        for content in _parts(analysis, statement.content):
            prediction = Prediction(
                id=Prediction.identify(document, statement.id, content),
                statement=statement.id,
                content=content,
                likelihood=likelihood(analysis, content, statement),
                horizon=_horizon(analysis, content, expressions, document.published),
                confidence=round(statement.confidence * probable, 3),
            )
            found[prediction.id] = prediction
    kept = _once(analysis, found.values(), statements)
    return tuple(sorted(kept, key=lambda each: (each.content, each.statement)))


def _once(
    analysis: Analysis, predictions: Iterable[Prediction], statements: Sequence[Statement]
) -> Iterator[Prediction]:
    """Without those whose words are foretold already by the same source, as it is written, in another statement."""
    sources = {each.id: quoted(analysis.text, each.source).casefold() for each in statements}
    taken: dict[str, set[int]] = collections.defaultdict(set)
    for each in sorted(predictions, key=lambda each: (-each.confidence, each.content, each.statement)):
        source, at = sources[each.statement], {i for begin, end in each.content for i in range(begin, end)}
        if not source or taken[source].isdisjoint(at):
            taken[source] |= at
            yield each


def _shared(spans: Spans, others: Spans) -> Spans:
    pairs = itertools.product(spans, others)
    return merged((max(a[0], b[0]), min(a[1], b[1])) for a, b in pairs if overlap(a, b))


def _parts(analysis: Analysis, content: Spans) -> Iterable[Spans]:
    """The sentences of the content that speak of the future; all of it where it is one sentence, or none does."""
    sentences = list(_sentences(analysis, content))
    ahead = [spans for spans in sentences if FUTURE.search(quoted(analysis.text, spans))]
    return ahead if ahead and len(sentences) > 1 else [content]


def _sentences(analysis: Analysis, content: Spans) -> Iterator[Spans]:
    tokens = (token for span in content for token in analysis.tokens_in(span))
    for _, group in itertools.groupby(tokens, key=lambda token: token.sentence):
        own = list(group)
        span = own[0].begin, own[-1].end
        yield _shared(content, (span,))


def _horizon(
    analysis: Analysis, content: Spans, expressions: Near[TimeExpression], published: str | None
) -> str | None:
    """ISO 8601 time by or at which it will be so, where the words foretold name one that lies ahead."""
    inside = [each for each in expressions.at(content) if any(overlap(each.span, span) for span in content)]
    today = _day(published)
    inside.sort(key=lambda each: not _is_limit(analysis.text, each))
    return next((value for each in inside if (value := _ahead(analysis.text, each, today))), None)


def _is_limit(text: str, expression: TimeExpression) -> bool:
    """Whether it is a time by which, or until which: "by May", "until Sunday"."""
    begin, end = expression.span
    return bool(_LIMIT.search(text, max(0, begin - 20), begin) or _LIMIT.match(text[begin:end].partition(" ")[0]))


def _ahead(text: str, expression: TimeExpression, today: datetime.date | None) -> str | None:
    """The time that it names, at its beginning for a limit; None where it lies behind ("today’s terms" is no time)."""
    (begin, end), value = expression.span, expression.value
    if value is None or expression.type == "SET" or (value == str(today) and text[end : end + 2] in _POSSESSIVE):
        return None
    if expression.type == "DURATION":
        return _after(today, value) if _WITHIN.search(text, max(0, begin - 20), begin) else None
    limit = _is_limit(text, expression)
    if limit:
        value = value.split("/")[0]
    if today is None or times.bounds(value)[1] >= today:
        return value
    return _next(text[begin:end], value, today) if limit else None


def _after(today: datetime.date | None, duration: str) -> str | None:
    found = _DURATION.fullmatch(duration)
    return calendar.shifted(today, int(found[1]), _UNITS[found[2]]) if today and found else None


def _next(words: str, value: str, today: datetime.date) -> str | None:
    """The same day a week or a year later: a limit without a year lies ahead, though the nearest such day does not."""
    if _WEEKDAY.match(words):
        later = calendar.shifted(times.bounds(value)[1], 1, "week") or ""
    else:
        later = "" if _YEAR.search(words) else f"{int(value[:4]) + 1:04}{value[4:]}"
    return later if times.is_time(later) and times.bounds(later)[1] >= today else None


def _day(published: str | None) -> datetime.date | None:
    try:
        return times.bounds((published or "").split("T")[0].split(" ")[0])[0]
    except RecordError:
        return None
