"""From candidates to statements: the likely ones are kept, one a cue, with kind, act, medium and time."""

from __future__ import annotations

import collections
import re
from collections.abc import Container, Iterable
from dataclasses import replace

from detente.language import Analysis
from detente.records import Act, Document, Span, Spans, Statement, StatementKind
from detente.records.spans import merged, overlap
from detente.statements import acts, circumstances, nesting, quotes, turns, weights
from detente.statements.candidates import candidates
from detente.statements.scene import Candidate, Region, Scene, quoted

# Below this probability a candidate is dropped: F1 on PolNeAR's development part is highest here.
KEEP = 0.33
# The same for a statement told within another's words: three of four below this are none.
KEEP_INSIDE = 0.4
# Two candidates whose contents agree more than this (Dice coefficient of tokens) are one statement.
SAME = 0.7
# What is declined by those who say nothing.
_TALKING = frozenset("comment elaborate say answer respond discuss specify identify name explain talk speak".split())
# Parts of a layout in which nobody speaks.
_MUTE = frozenset({"masthead", "break", "elision", "reference"})


def read(document: Document, analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a document in text order, `speaker` left open (see `link`).

    `analysis` must be that of `document.text`.
    """
    scene = Scene(analysis, quotes.find(analysis.text, analysis.paragraphs))
    mute = [part.span for part in document.parts if part.kind in _MUTE]
    found: dict[str, Statement] = {}
    glosses = [part.span for part in document.parts if part.kind == "gloss"]
    times = circumstances.Times(analysis, document.published)
    spoken = turns.find(analysis)
    labels = {token.i for turn in spoken for token in analysis.tokens_in((turn.label[0], turn.content[0][0]))}
    for likelihood, candidate in choose(scene):
        if candidate.head in labels or _withheld(scene, candidate):
            continue  # the colon after the speaker's name; "declined to comment"
        statement = _statement(document, scene, _after_label(candidate, labels), likelihood, times)
        if not _muted(statement, mute) and not _editorial(statement, glosses):
            found.setdefault(statement.id, statement)
    found |= {statement.id: statement for statement in turns.statements(document, spoken)}
    ordered = sorted(found.values(), key=lambda statement: (statement.evidence, statement.cue, statement.content))
    nested = nesting.nested(ordered)
    sure = [each for each in nested if each.inside is None or each.confidence >= KEEP_INSIDE]
    return nested if len(sure) == len(nested) else nesting.nested(sure)


def _editorial(statement: Statement, glosses: list[Span]) -> bool:
    """Whether all that is said is an editor's insertion."""
    return all(any(begin <= b and e <= end for begin, end in glosses) for b, e in statement.content)


def _withheld(scene: Scene, candidate: Candidate) -> bool:
    """Whether the cue says that somebody kept his words to himself: "declined to comment"."""
    if candidate.lemma not in {"decline/V", "refuse/V"} or candidate.quoted != "none":
        return False
    said = scene.tokens[candidate.content[0][0] : candidate.content[0][0] + 2]
    return [token.lemma for token in said][:1] == ["to"] and said[-1].lemma in _TALKING


def _after_label(candidate: Candidate, labels: Container[int]) -> Candidate:
    """Without the label of a turn where the parser took it for part of the source."""
    if candidate.source is None or candidate.source[0] not in labels:
        return candidate
    first, last = candidate.source
    while first < last and first in labels:
        first += 1
    return replace(candidate, source=(first, last) if first < last else None)


def _muted(statement: Statement, mute: list[Span]) -> bool:
    """Whether the cue, or all of the content, stands where nobody speaks."""
    inside = [
        [any(overlap(span, part) for part in mute) for span in spans] for spans in (statement.cue, statement.content)
    ]
    return any(inside[0]) or all(inside[1])


def choose(scene: Scene) -> list[tuple[float, Candidate]]:
    """The candidates to keep with their probabilities: the best of each cue, of those with equal content the best."""
    table = weights.table()
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in candidates(scene, table.cues):
        likelihood = table.probability(weights.properties(scene, candidate))
        if likelihood >= KEEP and likelihood > best.get(candidate.head, (0.0,))[0]:
            best[candidate.head] = (likelihood, candidate)
    kept: list[tuple[float, Candidate]] = []
    at: dict[int, list[Candidate]] = collections.defaultdict(list)  # by the tokens of their contents
    for likelihood, candidate in sorted(best.values(), key=lambda pair: (-pair[0], pair[1].head)):
        tokens = [i for first, last in candidate.content for i in range(first, last)]
        rivals = {other.head: other for i in tokens for other in at[i]}
        if not any(_same(candidate, other) for other in rivals.values()):
            kept.append((likelihood, candidate))
            for i in tokens:
                at[i].append(candidate)
    return kept


def _same(a: Candidate, b: Candidate) -> bool:
    if a.content[0][0] >= b.content[-1][1] or b.content[0][0] >= a.content[-1][1]:
        return False
    if _within(a, b) or _within(b, a):
        return False  # "rejected their claim that A"
    both = sum(overlap(x, y) for x in a.content for y in b.content)
    return 2 * both > SAME * sum(last - first for first, last in (*a.content, *b.content))


def _within(inner: Candidate, outer: Candidate) -> bool:
    """Whether a noun's statement is told within another's."""
    return inner.label.endswith(":clause") and any(first <= inner.head < last for first, last in outer.content)


def _statement(
    document: Document, scene: Scene, candidate: Candidate, likelihood: float, times: circumstances.Times
) -> Statement:
    cue = _spans(scene, [*candidate.cue, *_negation(scene, candidate)])
    content = merged(span for region in candidate.content for span in content_spans(scene, region))
    source = () if candidate.source is None else _spans(scene, [candidate.source])
    return Statement(
        id=Statement.identify(document, cue, content),
        content=content,
        source=source,
        cue=cue,
        kind=kind_of(scene, candidate),
        act=_act(scene, candidate),
        time=times.of(scene, candidate),
        medium=circumstances.medium(scene, candidate),
        confidence=round(likelihood, 3),
    )


def _act(scene: Scene, candidate: Candidate) -> Act:
    act = _named_act(scene, candidate)
    return acts.NEGATED.get(act, act) if _negation(scene, candidate) else act


def _negation(scene: Scene, candidate: Candidate) -> list[Region]:
    """ "does not" before the cue: without it the cue would say the contrary."""
    verb = scene.tokens[candidate.head]
    before = [c.i for c in scene.children(verb) if c.dep in {"neg", "aux", "auxpass"} and c.i < verb.i]
    if not any(scene.tokens[i].dep == "neg" for i in before):
        return []
    return [(min(before), verb.i + 1)]


def _named_act(scene: Scene, candidate: Candidate) -> Act:
    word = candidate.lemma.partition("/")[0]
    preposition = re.split("[<>]", candidate.label)[0].removeprefix("prep:").partition("+")[0]
    lemma = f"{word}_{preposition}" if candidate.label.startswith("prep:") else word
    said = [scene.tokens[i] for first, last in candidate.content for i in range(first, last)]
    return acts.act_of(scene.tokens[candidate.head], lemma, said)


def _spans(scene: Scene, regions: Iterable[Region]) -> Spans:
    return merged((scene.tokens[first].begin, scene.tokens[last - 1].end) for first, last in regions if first < last)


def content_spans(scene: Scene, region: Region) -> list[Span]:
    """The region's spans, one a paragraph, quotation marks at its edges taken in."""
    first, last = region
    tokens = scene.tokens
    if first and scene.quote_of[first] >= 0 and tokens[first - 1].begin == _opening(scene, first):
        first -= 1
    end = last
    while end < len(tokens) and end - last < 2 and scene.quote_of[last - 1] >= 0:
        if scene.quote_of[end] != scene.quote_of[last - 1]:
            break
        end += 1
        if tokens[end - 1].end >= scene.quotations[scene.quote_of[last - 1]].span[1]:
            last = end
            break
        if tokens[end - 1].pos != "PUNCT":
            break
    spans = []
    for begin, stop in scene.analysis.paragraphs[
        scene.analysis.paragraph_at(tokens[first].begin) : scene.analysis.paragraph_at(tokens[last - 1].begin) + 1
    ]:
        inside = max(begin, tokens[first].begin), min(stop, tokens[last - 1].end)
        if inside[0] < inside[1]:
            spans.append(inside)
    return spans


def _opening(scene: Scene, i: int) -> int:
    return scene.quotations[scene.quote_of[i]].span[0]


def kind_of(scene: Scene, candidate: Candidate) -> StatementKind:
    """direct: nothing but quoted words; mixed: quoted words among others; indirect: none."""
    if candidate.quoted == "none":
        return "indirect"
    # Each fragment by itself: in "A," he says, "B" the words between are no content.
    whole = all(quoted(scene, (region,)) == "all" for region in candidate.content)
    return "direct" if whole else "mixed"
