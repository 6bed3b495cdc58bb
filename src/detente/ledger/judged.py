"""What stands after people's judgements: pure functions over what was read and what was decided.

A judgement belongs to a record as a person saw it. Where a newer reading has the same record under the same id, it
applies to that. Otherwise it goes to the record of the same kind whose evidence overlaps most (Dice coefficient of the
characters, at least `SAME`; of the quoted words where the text itself was read differently), one to one. A confirmed or
edited record that the new reading no longer finds is kept; a rejected one has nothing left to hide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from detente.ledger.codec import decode_record, field_names
from detente.ledger.views import Judged, Judgement
from detente.ledger.words import words_of
from detente.records import Actor, Event, Prediction, Record, RecordKind, Spans, Statement
from detente.records.spans import checked, dice, quoted
from detente.records.wire import record_from_json, record_to_json

SAME = 0.7
SPAN_FIELDS = ("mentions", "source", "cue", "content", "evidence")


@dataclass(frozen=True, slots=True)
class Row:
    """A record as one run read it. `version` says which wording of the document its spans refer to."""

    number: int
    kind: RecordKind
    id: str
    version: int
    run: int
    payload: str

    def record(self) -> Record:
        return decode_record(self.kind, self.id, self.payload)


@dataclass(frozen=True, slots=True)
class Case:
    """A judgement in force: the entry it is about, the wording that the person saw, the id of its history."""

    judgement: Judgement
    entry: int
    version: int
    subject: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands, from which row; `subject` where people judged it. `kept`: the last reading lacks it."""

    judged: Judged[Record]
    row: Row
    subject: str | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of one document: its wordings by version, what was last read, what was read before."""

    version: int
    texts: Mapping[int, str]
    current: Sequence[Row]
    former: Sequence[Row] = ()

    @property
    def text(self) -> str:
        return self.texts[self.version]


def standing(readings: Readings, cases: Sequence[Case]) -> list[Standing]:
    """Every record as it stands, rejected ones included, in the order of the text."""
    if not cases:
        plain = [(row, row.record()) for row in readings.current]
        return in_order([Standing(Judged(record=r, as_read=r, run=row.run), row) for row, r in plain])
    rows = {row.number: row for row in (*readings.former, *readings.current)}
    groups: dict[str, list[Case]] = {}
    for case in sorted(cases, key=lambda case: case.judgement.id):
        groups.setdefault(case.subject, []).append(case)
    homes = _homes(readings, groups, rows)
    by_home = {home.number: subject for subject, home in homes.items()}
    result = []
    for row in readings.current:
        subject = by_home.get(row.number)
        result.append(_with_cases(readings, row, row.record(), subject, groups.get(subject or "", [])))
    result += _kept(readings, rows, {s: g for s, g in groups.items() if s not in homes})
    return in_order(_with_references(readings, result))


def visible(standings: Sequence[Standing]) -> list[Standing]:
    """Without the rejected ones, and without references to them.

    `asserted_by` is left as it is: whose word an event is must not turn into the narrator's. A prediction goes with
    its statement, since nobody is left whose forecast it is; unless a person judged it by itself.
    """
    rejected = {s.row.id for s in standings if s.judged.status == "rejected"}
    shown = [s for s in standings if s.row.id not in rejected and not _falls(s, rejected)]
    return [_without(s, rejected) for s in shown] if rejected else shown


def _falls(standing_: Standing, rejected: set[str]) -> bool:
    record = standing_.judged.record
    return isinstance(record, Prediction) and record.statement in rejected and not standing_.judged.judgements


def in_order(standings: list[Standing]) -> list[Standing]:
    """By place in the text, then id."""
    return sorted(standings, key=lambda s: (s.judged.record.evidence[0], s.judged.record.evidence[-1][1], s.row.id))


def _homes(readings: Readings, groups: Mapping[str, list[Case]], rows: Mapping[int, Row]) -> dict[str, Row]:
    """The record of the last reading that each group of judgements now belongs to."""
    by_id = {row.id: row for row in readings.current}
    homes: dict[str, Row] = {}
    for subject, group in groups.items():
        ids = [rows[case.entry].id for case in reversed(group)]
        home = next((by_id[id_] for id_ in (*ids, subject) if id_ in by_id), None)
        if home is not None:
            homes[subject] = home
    taken = {home.number for home in homes.values()}
    free = [row for row in readings.current if row.number not in taken]
    scored = [
        (score, -_distance(readings, seen, row), subject, row)
        for subject, seen in ((s, rows[group[-1].entry]) for s, group in groups.items() if s not in homes)
        for row in free
        if (score := likeness(readings, seen, row)) >= SAME
    ]
    for _, _, subject, row in sorted(scored, key=lambda item: item[:3], reverse=True):
        if subject not in homes and row.number not in taken:
            homes[subject] = row
            taken.add(row.number)
    return homes


@lru_cache(maxsize=2048)
def _evidence(row: Row) -> Spans:
    return row.record().evidence


def likeness(readings: Readings, a: Row, b: Row) -> float:
    """How much of their evidence two records of one kind share, from 0 to 1."""
    if a.kind != b.kind:
        return 0.0
    first, second = readings.texts[a.version], readings.texts[b.version]
    if first == second:
        return dice(_evidence(a), _evidence(b))
    ours = Counter(words_of(quoted(first, _evidence(a))))
    theirs = Counter(words_of(quoted(second, _evidence(b))))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def successor(readings: Readings, row: Row) -> Row | None:
    """What the last reading has in place of a record of a former one."""
    same = next((one for one in readings.current if one.id == row.id), None)
    best = same or max(readings.current, key=lambda one: likeness(readings, row, one), default=None)
    return best if best is same or (best and likeness(readings, row, best) >= SAME) else None


def _distance(readings: Readings, a: Row, b: Row) -> float:
    """How far apart they stand, in parts of their texts' lengths."""
    first, second = (_evidence(row)[0][0] / max(1, len(readings.texts[row.version])) for row in (a, b))
    return abs(first - second)


def _with_cases(readings: Readings, row: Row, as_read: Record, subject: str | None, group: list[Case]) -> Standing:
    record = as_read
    for case in group:
        if case.judgement.decision == "edit":
            changes = _moved(readings, case.version, case.judgement.changes or {})
            record = _merged(row.kind, record, changes)
    judgements = tuple(case.judgement for case in group)
    return Standing(Judged(record=record, as_read=as_read, run=row.run, judgements=judgements), row, subject)


def _kept(readings: Readings, rows: Mapping[int, Row], homeless: Mapping[str, list[Case]]) -> list[Standing]:
    result = []
    for subject, group in homeless.items():
        row = rows[group[-1].entry]
        moved = _record_moved(readings, row)
        if group[-1].judgement.decision != "reject" and moved is not None:
            result.append(replace(_with_cases(readings, row, moved, subject, group), kept=True))
    return result


def _record_moved(readings: Readings, row: Row) -> Record | None:
    """The record with its spans in the present wording; None where its words no longer stand in the text."""
    record = row.record()
    if readings.texts[row.version] == readings.text:
        return record
    fields = record_to_json(record)
    moved = _moved(readings, row.version, {name: fields[name] for name in SPAN_FIELDS if name in fields})
    if any(fields.get(name) and name not in moved for name in SPAN_FIELDS):
        return None
    return _merged(row.kind, record, moved)


def _merged(kind: RecordKind, record: Record, changes: Mapping[str, Any]) -> Record:
    known = {name: value for name, value in changes.items() if name in field_names(kind)}
    return record_from_json(kind, {**record_to_json(record), **known})


def _moved(readings: Readings, version: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes with their spans in the present wording; spans whose words are gone are left out."""
    old = readings.texts[version]
    if old == readings.text:
        return dict(changes)
    result = {name: value for name, value in changes.items() if name not in SPAN_FIELDS}
    for name in changes.keys() & set(SPAN_FIELDS):
        spans = relocated(checked(changes[name]), old, readings.text)
        if spans is not None:
            result[name] = spans
    return result


def relocated(spans: Spans, old: str, new: str) -> Spans | None:
    """The same words in another wording of the text, each at the place nearest to the old one; None if one is gone."""
    result = []
    for begin, end in spans:
        words = old[begin:end]
        before, after = new.rfind(words, 0, begin + len(words)), new.find(words, begin)
        places = [place for place in (before, after) if place >= 0]
        if not places:
            return None
        place = min(places, key=lambda place: abs(place - begin))
        result.append((place, place + len(words)))
    return tuple(result)


# References from record to record


def references(record: Record) -> tuple[str, ...]:
    """Ids of the records that it names."""
    match record:
        case Statement():
            named: tuple[str | None, ...] = (record.speaker, record.inside)
        case Actor():
            named = (record.affiliation, record.side)
        case Event():
            named = (*record.participants, record.asserted_by)
        case Prediction():
            named = (record.statement,)
        case _:
            named = ()
    return tuple(id_ for id_ in named if id_)


def with_references(record: Record, ids: Mapping[str, str | None]) -> Record:
    """With the ids exchanged; None takes a reference out (but never whose word an event or a prediction is)."""

    def to(id_: str | None) -> str | None:
        return ids.get(id_, id_) if id_ else None

    match record:
        case Statement():
            return replace(record, speaker=to(record.speaker), inside=to(record.inside))
        case Actor():
            return replace(record, affiliation=to(record.affiliation), side=to(record.side))
        case Event():
            return replace(
                record,
                participants=tuple(id_ for p in record.participants if (id_ := to(p))),
                recipients=tuple(id_ for p in record.recipients if (id_ := to(p))),
                asserted_by=to(record.asserted_by) or record.asserted_by,
            )
        case Prediction():
            return replace(record, statement=to(record.statement) or record.statement)
        case _:
            return record


def _without(standing_: Standing, rejected: set[str]) -> Standing:
    record = standing_.judged.record
    if rejected.isdisjoint(references(record)):
        return standing_
    record = with_references(record, dict.fromkeys(rejected))
    return replace(standing_, judged=replace(standing_.judged, record=record))


def _with_references(readings: Readings, standings: list[Standing]) -> list[Standing]:
    """With references to records of a former reading led to their successors; where there is none, it is kept too."""
    present = {s.row.id for s in standings}
    newest = {row.id: row for row in sorted(readings.former, key=lambda row: row.number)}
    result: list[Standing] = []
    waiting = list(standings)
    while waiting:
        item = waiting.pop()
        successors: dict[str, str | None] = {}
        for id_ in references(item.judged.record):
            if id_ in present or id_ not in newest:
                continue
            best = successor(readings, newest[id_])
            if best is not None:
                successors[id_] = best.id
            elif (record := _record_moved(readings, newest[id_])) is not None:
                present.add(id_)
                row = newest[id_]
                waiting.append(Standing(Judged(record=record, as_read=record, run=row.run), row, kept=True))
        if successors:
            record = with_references(item.judged.record, successors)
            item = replace(item, judged=replace(item.judged, record=record))
        result.append(item)
    return result
