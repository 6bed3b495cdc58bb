"""What comes next: the predictions of all articles, each with whose it is and what people entered as its outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from detente.analysis.actors import WhoIsWho
from detente.analysis.statements import chain, day_order, valid_time
from detente.ledger.views import DocumentView, Judged, Judgement
from detente.records import Prediction, Statement
from detente.records.spans import quoted


@dataclass(frozen=True, slots=True)
class Foretold:
    """One prediction. statement: that which makes it, None where a person rejected that; by: its joined speaker (None:
    not stated); quoted_by: speakers of the statements around, the nearest first; also_in: the same in reprints.
    """

    view: DocumentView
    judged: Judged[Prediction]
    statement: Statement | None
    by: str | None
    quoted_by: tuple[str | None, ...] = ()
    also_in: list[tuple[DocumentView, Judged[Prediction]]] = field(default_factory=list)

    @property
    def prediction(self) -> Prediction:
        return self.judged.record

    @property
    def horizon(self) -> str | None:
        """The time that it is for (ISO 8601), None where it is open."""
        return valid_time(self.prediction.horizon)

    @property
    def said(self) -> str | None:
        """When it was said, where the article tells (ISO 8601)."""
        return valid_time(self.statement.time) if self.statement else None

    @property
    def date(self) -> str | None:
        """When it was said, else when it was published (ISO 8601)."""
        return self.said or valid_time(self.view.document.published)

    @property
    def outcomes(self) -> tuple[Judgement, ...]:
        """The judgements by which people set the outcome that stands, here and in reprints: at most one for each."""
        found = map(outcome, (self.judged, *(judged for _, judged in self.also_in)))
        return tuple(judgement for judgement in found if judgement)

    @property
    def status(self) -> Literal["read", "confirmed", "rejected", "edited"]:
        """What people decided about the reading: who enters an outcome alone has edited nothing of it."""
        about = tuple(one for one in self.judged.judgements if set(one.changes or ()) != {"outcome"})
        status = replace(self.judged, judgements=about).status
        return self.judged.status if status == "rejected" else status


def outcome(judged: Judged[Prediction]) -> Judgement | None:
    """The judgement in force that set the outcome. An outcome that no person set is none: it is not ours to tell."""
    setting = [one for one in judged.judgements if one.decision == "edit" and "outcome" in (one.changes or {})]
    return setting[-1] if setting and judged.record.outcome else None


def foretold(views: Iterable[DocumentView], who: WhoIsWho) -> tuple[Foretold, ...]:
    """All predictions by the time that they are for, open ones last; then by speaker, who predicts most first; then by
    date. One that stands in reprints too is told once, with `also_in`.
    """
    found: dict[object, Foretold] = {}
    for view in views:
        statements = {judged.record.id: judged.record for judged in view.statements if judged.status != "rejected"}
        met: Counter[object] = Counter()
        for judged in view.predictions:
            if judged.status == "rejected":
                continue
            made = _foretold(view, judged, statements.get(judged.record.statement), who)
            words = " ".join(quoted(view.document.text, made.prediction.content).casefold().split())
            key = (view.origin, words, made.horizon, who.names.get(made.by or ""))
            # The same words said twice in one article are two predictions.
            met[key] += 1
            earlier = found.setdefault((key, met[key]), made)
            if earlier is not made:
                earlier.also_in.append((view, judged))
    return _ordered(list(found.values()))


def _foretold(view: DocumentView, judged: Judged[Prediction], statement: Statement | None, who: WhoIsWho) -> Foretold:
    if statement is None:
        return Foretold(view, judged, None, None)
    by = who.joined(view.document.id, statement.speaker)
    return Foretold(view, judged, statement, by, chain(view, statement, who))


def _ordered(listed: Sequence[Foretold]) -> tuple[Foretold, ...]:
    counts = Counter(one.by for one in listed)
    first = {by: place for place, by in reversed(list(enumerate(one.by for one in listed)))}

    def key(one: Foretold) -> tuple[object, ...]:
        return day_order(one.horizon), one.by is None, -counts[one.by], first[one.by], day_order(one.date)

    return tuple(sorted(listed, key=key))
