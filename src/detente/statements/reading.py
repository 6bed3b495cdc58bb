"""From what the encoder attributes to statements: whole quotations and turns, with kind, act, medium and time."""

from __future__ import annotations

from collections.abc import Container

from detente.language import Analysis, Attribution
from detente.records import Document, Span, Spans, Statement
from detente.records.spans import merged, overlap
from detente.statements import acts, contents, cues, nesting, turns
from detente.statements.circumstances import Circumstances
from detente.statements.near import Near

# Below this confidence an attribution makes no statement.
KEEP = 0.3
# Parts of a layout in which nobody speaks.
_MUTE = frozenset({"masthead", "break", "elision", "reference"})


def read(document: Document, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a document in text order, `speaker` left open (see `link`).

    `analysis` must be that of `document.text`.
    """
    quoted = contents.Quoted(analysis)
    spoken = turns.find(analysis)
    likely = [each for each in analysis.attributions if each.confidence >= KEEP and each.content]
    whole = contents.joined(analysis, quoted, contents.filled(quoted, turns.unspoken(likely, spoken)))
    circumstances = Circumstances(analysis, document.published)
    mute, glosses = _parts(document, _MUTE), _parts(document, {"gloss"})
    found = {each.id: each for each in turns.statements(document, spoken)}
    for attribution in sorted(whole, key=lambda each: -each.confidence):
        statement = _statement(document, analysis, quoted, circumstances, attribution, mute)
        if statement and not _editorial(statement, glosses):
            found.setdefault(statement.id, statement)
    ordered = sorted(found.values(), key=lambda statement: (statement.evidence, statement.cue, statement.content))
    return nesting.nested(ordered)


def _statement(
    document: Document,
    analysis: Analysis,
    quoted: contents.Quoted,
    circumstances: Circumstances,
    attribution: Attribution,
    mute: Near[Span],
) -> Statement | None:
    """None where nobody speaks, or where it is said that nothing was."""
    said = contents.spans_of(analysis, quoted, attribution.content)
    content = tuple(span for span in said if not _lies_in(span, mute))
    words = _words(analysis, attribution.cue)
    head = cues.head_of(analysis, words)
    kind = contents.kind_of(analysis.text, quoted, content)
    if not content or _meets(words, mute) or (kind == "indirect" and cues.is_silence(analysis, head)):
        return None
    cue = cues.with_negation(analysis, words, head)
    return Statement(
        id=Statement.identify(document, cue, content),
        content=content,
        source=tuple(span for span in _words(analysis, attribution.source) if not _meets((span,), mute)),
        cue=cue,
        kind=kind,
        act=acts.act_of(analysis, words, content),
        time=circumstances.time(head, content) if head else None,
        medium=circumstances.medium(head, content) if head else None,
        confidence=round(attribution.confidence, 3),
    )


def _parts(document: Document, kinds: Container[str]) -> Near[Span]:
    return Near(((part.span,), part.span) for part in document.parts if part.kind in kinds)


def _words(analysis: Analysis, spans: Spans) -> Spans:
    """The spans as whole words."""
    found = (contents.whole(analysis.text, span) for span in spans)
    return merged(span for span in found if span[0] < span[1])


def _lies_in(span: Span, parts: Near[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in parts.at((span,)))


def _meets(spans: Spans, parts: Near[Span]) -> bool:
    return any(overlap(span, part) for part in parts.at(spans) for span in spans)


def _editorial(statement: Statement, glosses: Near[Span]) -> bool:
    """Whether all that is said is an editor's insertion."""
    return all(_lies_in(span, glosses) for span in statement.content)
