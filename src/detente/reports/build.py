"""From ledger views to the brief."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from detente.analysis import predictions, timeline
from detente.analysis import statements as said
from detente.analysis.actors import WhoIsWho, who_is_who
from detente.analysis.statements import day_order, valid_time
from detente.ledger.views import DocumentView, DoubtView, Judgement, PairJudgement, Run, Status
from detente.ledger.views import Judged as JudgedRecord
from detente.records import Record, RecordKind
from detente.records.spans import merged, quoted
from detente.reports import model
from detente.reports.anchors import article_id, foretold_id, said_id
from detente.reports.people import actors
from detente.reports.wording import act_verb, article_label

Kept = JudgedRecord[Record]


def brief(
    documents: Iterable[DocumentView],
    status: Status,
    *,
    title: str | None = None,
    generated: datetime.datetime,
    software: str,
    filters: Mapping[str, object] | None = None,
    doubts: Iterable[DoubtView] = (),
    decisions: Iterable[PairJudgement] = (),
) -> model.Brief:
    """The brief of these articles. `status` gives the runs and the inputs that failed, `generated` is in any zone.

    `filters`: what chose the articles out of the ledger; the brief says so. `doubts`, `decisions`: actors that may be
    one, and what people decided about such; those on others than the brief's are left out.
    """
    views = sorted(documents, key=_order)
    who = who_is_who(views)
    statements = tuple(_statement(one) for one in said.said(views, who))
    foretold = tuple(_prediction(one) for one in predictions.foretold(views, who))
    events = tuple(_event(one) for one in timeline.happenings(views, who))
    counts = Counter(statement.speaker for statement in statements)
    return model.Brief(
        title=title or "A negotiation in the press",
        glance=_glance(views, status, filters or {}),
        actors=actors(who, counts, doubts, decisions),
        events=events,
        coverage=tuple(_lane(lane) for lane in timeline.coverage(views)),
        statements=statements,
        predictions=foretold,
        references=tuple(reference for view in views for reference in _references(view)),
        articles=_articles(views, who, statements, foretold, events),
        making=_making(views, status, generated, software),
    )


def _order(view: DocumentView) -> tuple[tuple[bool, str, str], bool, str, str, str]:
    document = view.document
    # A reprint stands after the article that it reprints.
    reprint = view.origin != document.id
    return (
        day_order(valid_time(document.published)),
        reprint,
        document.source or "",
        document.title or "",
        document.id,
    )


def _kept(view: DocumentView) -> Iterable[tuple[RecordKind, Kept]]:
    lists: tuple[tuple[RecordKind, Sequence[Kept]], ...] = (
        ("actor", view.actors),
        ("statement", view.statements),
        ("prediction", view.predictions),
        ("event", view.events),
        ("reference", view.references),
    )
    return ((kind, judged) for kind, records in lists for judged in records if judged.status != "rejected")


def _glance(views: Sequence[DocumentView], status: Status, filters: Mapping[str, object]) -> model.Glance:
    dates = sorted((date for view in views if (date := valid_time(view.document.published))), key=day_order)
    counts = Counter(kind for view in views for kind, _ in _kept(view))
    return model.Glance(
        articles=len(views),
        origins=len({view.origin for view in views}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        outlets=_outlets(views),
        records={kind: counts[kind] for kind in model.MARK_KINDS},
        unread=tuple(
            model.Unread(article=article_id(view.document.id), label=article_label(view.document), reason=view.unread)
            for view in views
            if view.unread
        ),
        failures=tuple(model.FailedInput(name=f.name, reason=f.reason, time=f.time) for f in status.failures),
        ledger=status.documents,
        filters={name: str(value) for name, value in filters.items()},
    )


def _outlets(views: Sequence[DocumentView]) -> tuple[model.Outlet, ...]:
    by_name: dict[str | None, list[str | None]] = {}
    for view in views:
        by_name.setdefault(view.document.source, []).append(valid_time(view.document.published))
    outlets = []
    for name, published in by_name.items():
        dates = sorted(filter(None, published), key=day_order)
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        outlets.append(model.Outlet(name=name, articles=len(published), first=first, last=last))
    return tuple(sorted(outlets, key=lambda outlet: (outlet.name is None, -outlet.articles, outlet.name or "")))


def _statement(one: said.Said) -> model.Statement:
    statement = one.statement
    return model.Statement(
        article=article_id(one.view.document.id),
        record=statement.id,
        speaker=one.speaker,
        quoted_by=one.quoted_by,
        act=statement.act,
        kind=statement.kind,
        said=valid_time(statement.time),
        date=one.date,
        medium=statement.medium,
        words=quoted(one.view.document.text, statement.content),
        spans=statement.content,
        confidence=statement.confidence,
        status=one.judged.status,
        also_in=_places(one.also_in),
    )


def _prediction(one: predictions.Foretold) -> model.Prediction:
    prediction = one.prediction
    return model.Prediction(
        article=article_id(one.view.document.id),
        record=prediction.id,
        statement=prediction.statement,
        by=one.by,
        quoted_by=one.quoted_by,
        likelihood=prediction.likelihood,
        horizon=one.horizon,
        said=one.said,
        date=one.date,
        words=quoted(one.view.document.text, prediction.content),
        spans=prediction.content,
        confidence=prediction.confidence,
        status=one.status,
        outcomes=tuple(_outcome(judgement) for judgement in one.outcomes),
        also_in=_places(one.also_in),
    )


def _outcome(judgement: Judgement) -> model.Outcome:
    text = str((judgement.changes or {})["outcome"])
    return model.Outcome(text=text, author=judgement.author, time=judgement.time, record=judgement.record)


def _places(also_in: Iterable[tuple[DocumentView, Kept]]) -> tuple[model.Place, ...]:
    return tuple(model.Place(article=article_id(view.document.id), record=judged.record.id) for view, judged in also_in)


def _event(one: timeline.Happening) -> model.Event:
    return model.Event(
        id=f"told-{one.accounts[0].event.id}",
        kind=one.kind,
        time=one.time,
        participants=one.participants,
        accounts=tuple(_account(account) for account in one.accounts),
    )


def _account(one: timeline.Account) -> model.Account:
    event = one.event
    return model.Account(
        article=article_id(one.view.document.id),
        record=event.id,
        narrated=one.narrated,
        by=one.by,
        quoted_by=one.quoted_by,
        status_told=event.status,
        place=event.place,
        round=event.round,
        plover=event.plover,
        participants=one.participants,
        words=quoted(one.view.document.text, event.evidence),
        spans=event.evidence,
        confidence=event.confidence,
        status=one.judged.status,
        also_in=_places(one.also_in),
    )


def _lane(lane: timeline.Coverage) -> model.CoverageLane:
    days = tuple((day.isoformat(), count) for day, count in lane.days)
    return model.CoverageLane(outlet=lane.outlet, days=days, undated=lane.undated)


def _references(view: DocumentView) -> Iterable[model.Reference]:
    for judged in view.references:
        record = judged.record
        if judged.status != "rejected":
            yield model.Reference(
                article=article_id(view.document.id),
                record=record.id,
                kind=record.kind,
                volume=record.volume,
                number=record.number,
                pages=record.pages,
                words=quoted(view.document.text, record.evidence),
                spans=record.evidence,
                confidence=record.confidence,
                status=judged.status,
            )


def _articles(
    views: Sequence[DocumentView],
    who: WhoIsWho,
    statements: Sequence[model.Statement],
    foretold: Sequence[model.Prediction],
    events: Sequence[model.Event],
) -> tuple[model.Article, ...]:
    shown = {view.document.id for view in views}
    kinds = {actor.id: actor.kind for actor in who.actors}
    back: dict[str, tuple[str, str]] = {}
    for statement in statements:
        speaker = statement.speaker or ""
        label = f"{who.names.get(speaker, 'a speaker not stated')} {act_verb(statement.act, kinds.get(speaker))}"
        for record in (statement.record, *(place.record for place in statement.also_in)):
            back[record] = said_id(statement.record), label
    for prediction in foretold:
        label = f"the forecast of {who.names.get(prediction.by or '', 'a speaker not stated')}"
        for record in (prediction.record, *(place.record for place in prediction.also_in)):
            back[record] = foretold_id(prediction.record), label
    for event in events:
        for account in event.accounts:
            for record in (account.record, *(place.record for place in account.also_in)):
                back[record] = event.id, event.kind
    return tuple(
        model.Article(
            id=article_id(view.document.id),
            document=view.document,
            unread=view.unread,
            reprint_of=article_id(view.origin) if view.origin != view.document.id and view.origin in shown else None,
            marks=tuple(sorted(_marks(view, back), key=lambda mark: (mark.spans[0], -mark.spans[-1][1]))),
        )
        for view in views
    )


def _marks(view: DocumentView, back: Mapping[str, tuple[str, str]]) -> Iterable[model.Mark]:
    for kind, judged in _kept(view):
        to, label = back.get(judged.record.id, (None, ""))
        spans = merged(judged.record.evidence)
        yield model.Mark(record=judged.record.id, kind=kind, spans=spans, back=to, label=label)


def _making(views: Sequence[DocumentView], status: Status, generated: datetime.datetime, software: str) -> model.Making:
    confidence = {kind: [0] * 5 for kind in model.MARK_KINDS}
    statuses: Counter[str] = Counter()
    authors: dict[str, None] = {}
    for view in views:
        for kind, judged in _kept(view):
            confidence[kind][min(4, max(0, int(judged.record.confidence * 5)))] += 1
            statuses[judged.status] += 1
            authors.update(dict.fromkeys(judgement.author for judgement in judged.judgements))
    return model.Making(
        software=software,
        generated=generated.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        runs=tuple(_run(run) for run in status.runs),
        confidence={kind: tuple(counts) for kind, counts in confidence.items()},
        judged=model.Judged(
            confirmed=statuses["confirmed"],
            edited=statuses["edited"],
            rejected=status.rejected,
            authors=tuple(sorted(authors)),
            in_force=status.judgements,
        ),
    )


def _run(run: Run) -> model.Run:
    settings = {str(name): str(value) for name, value in run.settings.items()}
    return model.Run(
        id=run.id,
        started=run.started,
        finished=run.finished,
        software=run.software,
        model=run.model,
        settings=settings,
        documents=run.documents,
        failures=run.failures,
    )
