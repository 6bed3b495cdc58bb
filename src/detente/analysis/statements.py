"""Who said what: the statements of all articles, reprints of one wire story counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.analysis.actors import WhoIsWho
from detente.ledger.views import DocumentView, Judged
from detente.records import Statement, times
from detente.records.spans import quoted


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. speaker: joined actor or None; quoted_by: speakers of the statements that it is quoted in, the
    nearest first; also_in: the same words in reprints of the article.
    """

    view: DocumentView
    judged: Judged[Statement]
    speaker: str | None
    quoted_by: tuple[str | None, ...] = ()
    also_in: list[tuple[DocumentView, Judged[Statement]]] = field(default_factory=list)

    @property
    def statement(self) -> Statement:
        return self.judged.record

    @property
    def date(self) -> str | None:
        """When it was said where the article tells, else when it was published (ISO 8601)."""
        return valid_time(self.statement.time) or valid_time(self.view.document.published)


def valid_time(value: str | None) -> str | None:
    """The value if it is a date, month, year or interval of the calendar."""
    return value if value and times.is_time(value) else None


def day_order(value: str | None) -> tuple[bool, str, str]:
    """A sort key: by first day covered, then by last; what has no date comes last."""
    if not value:
        return True, "", ""
    begin, end = times.bounds(value)
    return False, begin.isoformat(), end.isoformat()


def chain(view: DocumentView, statement: Statement, who: WhoIsWho) -> tuple[str | None, ...]:
    """Joined speakers of the statements around this one, the nearest first; None for one who is not stated."""
    by_id = {judged.record.id: judged.record for judged in view.statements if judged.status != "rejected"}
    result: list[str | None] = []
    seen = {statement.id}
    outer = by_id.get(statement.inside or "")
    while outer and outer.id not in seen:
        seen.add(outer.id)
        result.append(who.joined(view.document.id, outer.speaker))
        outer = by_id.get(outer.inside or "")
    return tuple(result)


def said(views: Iterable[DocumentView], who: WhoIsWho) -> tuple[Said, ...]:
    """All statements in the order of the articles; one that stands in reprints too is told once, with `also_in`."""
    found: dict[object, Said] = {}
    for view in views:
        met: Counter[object] = Counter()
        for judged in view.statements:
            if judged.status == "rejected":
                continue
            statement = judged.record
            speaker = who.joined(view.document.id, statement.speaker)
            words = " ".join(quoted(view.document.text, statement.content).casefold().split())
            # The same words said twice in one article are two statements.
            met[words] += 1
            key = (view.origin, words, statement.act, met[words])
            earlier = found.get(key)
            if earlier and _same_speaker(earlier, speaker, who):
                earlier.also_in.append((view, judged))
            else:
                around = chain(view, statement, who) if statement.inside else ()
                found[key if earlier is None else (key, view.document.id)] = Said(view, judged, speaker, around)
    return tuple(found.values())


def _same_speaker(earlier: Said, speaker: str | None, who: WhoIsWho) -> bool:
    """Whether a reprint gives the words to the same speaker, by name where the actors could not be joined."""
    if earlier.speaker == speaker:
        return True
    return bool(earlier.speaker and speaker and who.names[earlier.speaker] == who.names[speaker])
