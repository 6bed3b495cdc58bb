"""From the scores of a window to attributions: cues by their tags, then for each cue its source and its content.

Arrays are NumPy's; T pieces in a window with the two marks around it, C cues. Scores are logits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.language.pieces import QUOTES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Region = tuple[int, int]

RELATIONS = 4
DISTANCES = 32
# Which relation a row is, of an anchor to a piece.
SOURCE, HOLDS, BEGINS, ENDS = range(RELATIONS)
# Columns of the inputs.
_QUOTED, _PARAGRAPH, _SENTENCE, _JOINED = 2, 4, 5, 6
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network gives for one window.

    inputs: (T, 7) as in `pieces`; tags: (T, 10) logits of begin, inside, outside (order: outside, begin, inside) of
    source, cue, content, and of an anchor without a cue; queries, keys: (T, 4 * rank); nobody: (T, 1).
    """

    inputs: Ints
    tags: Floats
    queries: Floats
    keys: Floats
    nobody: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as regions `[first, last)` of positions in the window.

    features: what its confidence is told by.
    """

    anchor: int
    source: Region | None
    cue: Region | None
    content: tuple[Region, ...]
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Learned scores of distances: rows are relations. steps: (4, 32), paragraphs: (4, 3), sentences: (4, 5),
    marks: (4, 25), offset: (4,)."""

    steps: Floats
    paragraphs: Floats
    sentences: Floats
    marks: Floats
    offset: Floats

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Tables:
        """From lists, as they are stored beside the weights."""
        return Tables(*(np.array(stored[field.name], dtype=np.float32) for field in fields(Tables)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """least: probability of a cue below which it is none; lone: that of an attribution without a cue; cue, source: that
    above which one goes on; holds, bounds: weights of the scores of a content's pieces and of its two ends.
    """

    least: float = 0.1
    lone: float = 0.4
    cue: float = 0.25
    source: float = 0.15
    holds: float = 1.0
    bounds: float = 1.0


def decode(scores: Scores, tables: Tables, own: Region, settings: Settings | None = None) -> list[Found]:
    """The attributions whose anchor lies in `own`, in order of their anchors."""
    settings = settings or Settings()
    odds = [_softmax(scores.tags[:, 3 * role : 3 * role + 3]) for role in range(3)]
    joined = scores.inputs[:, _JOINED] > 0
    lone = _sigmoid(scores.tags[:, 9])
    anchors: list[tuple[int, Region | None]] = [(cue[0], cue) for cue in _regions(odds[1], settings, own, joined)]
    anchors += [(i, None) for i in range(*own) if lone[i] >= settings.lone]
    if not anchors:
        return []
    at = np.array([anchor for anchor, _ in anchors])
    logits = relations(scores, tables, at)
    # The marks around the window are no words that a source could begin with.
    logits[:, SOURCE, [0, -1]] = _NEVER
    pointers = _softmax(np.hstack([logits[:, SOURCE], scores.nobody[at]]))
    found = []
    contents = _contents(logits, [cue for _, cue in anchors], joined, settings)
    for k, content in enumerate(_settled(contents, logits[:, HOLDS], anchors)):
        if content:
            anchor, cue = anchors[k]
            source, certainty = _source(pointers[k], odds[0], settings.source, joined)
            likely = float(1 - odds[1][anchor, 0]) if cue else float(lone[anchor])
            features = (_logit(likely), _logit(certainty), *_features(logits[k], scores.inputs, content))
            found.append(Found(anchor, source, cue, content, features))
    return sorted(found, key=lambda each: each.anchor)


def _contents(
    logits: Floats, cues: Sequence[Region | None], joined: NDArray[np.bool_], settings: Settings
) -> list[tuple[Region, ...]]:
    """The best content of each anchor by itself."""
    holds, begins, ends = (logits[:, relation].copy() for relation in (HOLDS, BEGINS, ENDS))
    holds[:, [0, -1]] = _NEVER
    # No content begins or ends within a word, or holds its own cue.
    begins[:, joined] = _NEVER
    ends[:, :-1][:, joined[1:]] = _NEVER
    for k, cue in enumerate(cues):
        if cue:
            holds[k, cue[0] : cue[1]] = _NEVER
    return best_regions(settings.holds * holds, settings.bounds * begins, settings.bounds * ends)


def _settled(
    contents: list[tuple[Region, ...]], holds: Floats, anchors: Sequence[tuple[int, Region | None]]
) -> list[tuple[Region, ...]]:
    """Contents that do not share words, but where one is told within the other: the surer anchor keeps a region."""
    claims = sorted(
        ((float(holds[k, b:e].mean()), k, (b, e)) for k, content in enumerate(contents) for b, e in content),
        reverse=True,
    )
    kept: list[list[Region]] = [[] for _ in contents]
    for _, k, region in claims:
        rivals = (j for j, regions in enumerate(kept) if j != k and any(_meet(region, other) for other in regions))
        if all(_tells(contents[k], anchors[j]) or _tells(contents[j], anchors[k]) for j in rivals):
            kept[k].append(region)
    return [tuple(sorted(regions)) for regions in kept]


def _tells(content: tuple[Region, ...], anchor: tuple[int, Region | None]) -> bool:
    """Whether a content holds a cue. An anchor without a cue lies in its own content, and so is no sign of nesting."""
    return anchor[1] is not None and any(begin <= anchor[0] < end for begin, end in content)


def _meet(a: Region, b: Region) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _features(logits: Floats, inputs: Ints, content: tuple[Region, ...]) -> tuple[float, ...]:
    """Of one content: how likely its pieces and its ends are, its length, how much of it is quoted, fragments."""
    inside = np.concatenate([_sigmoid(logits[HOLDS, b:e]) for b, e in content])
    edges = [*(logits[BEGINS, b] for b, _ in content), *(logits[ENDS, e - 1] for _, e in content)]
    quoted = np.concatenate([inputs[b:e, _QUOTED] > 0 for b, e in content])
    return (
        _logit(float(inside.mean())),
        _logit(float(_sigmoid(min(edges)))),
        math.log(len(inside)),
        float(quoted.mean()),
        float(len(content) > 1),
    )


def relations(scores: Scores, tables: Tables, anchors: Ints) -> Floats:
    """(C, 4, T): how each piece stands to each anchor."""
    size = len(scores.inputs)
    query = scores.queries[anchors].reshape(len(anchors), RELATIONS, 1, -1)
    key = scores.keys.reshape(size, RELATIONS, -1).transpose(1, 2, 0)[None]
    steps = distance(np.arange(size)[None] - anchors[:, None])
    at, of = scores.inputs[None], scores.inputs[anchors][:, None]
    paragraphs = np.clip(at[..., _PARAGRAPH] - of[..., _PARAGRAPH], -1, 1) + 1
    sentences = np.clip(at[..., _SENTENCE] - of[..., _SENTENCE], -2, 2) + 2
    marks = at[..., _QUOTED] * QUOTES + of[..., _QUOTED]
    bias = tables.steps[:, steps] + tables.paragraphs[:, paragraphs] + tables.sentences[:, sentences]
    bias = bias + tables.marks[:, marks]
    result: Floats = (query @ key)[:, :, 0] + bias.transpose(1, 0, 2) + tables.offset[None, :, None]
    return result


def distance(steps: Ints) -> Ints:
    """Buckets of signed distances, exact near by and coarser further off (as in T5; Raffel et al. 2020)."""
    half = DISTANCES // 2
    size = np.abs(steps)
    far = half // 2 + np.log(np.maximum(size, 1) / (half // 2)) / math.log(256 / (half // 2)) * (half - half // 2)
    bucket = np.where(size < half // 2, size, np.minimum(far.astype(np.int64), half - 1))
    result: Ints = bucket + half * (steps > 0)
    return result


def best_regions(holds: Floats, begins: Floats, ends: Floats) -> list[tuple[Region, ...]]:
    """For each row the regions with the highest sum of `holds` inside, `begins` and `ends` at their ends.

    Exact, by dynamic programming over (C, T); a row where no region sums to more than nothing gets none.
    """
    rows, size = holds.shape
    out, inside = np.zeros(rows, dtype=np.float32), np.full(rows, -np.inf, dtype=np.float32)
    entered = np.zeros((size, rows), dtype=bool)  # whether the best way to be inside at t begins at t
    left = np.zeros((size, rows), dtype=bool)  # whether the best way to be outside after t ends a region at t
    for t in range(size):
        start = out + begins[:, t]
        entered[t] = start > inside
        inside = np.maximum(inside, start) + holds[:, t]
        end = inside + ends[:, t]
        left[t] = end > out
        out = np.maximum(out, end)
    found = []
    for row in range(rows):
        regions: list[Region] = []
        t = size - 1
        while t >= 0:
            if not left[t, row]:
                t -= 1
                continue
            last = t + 1
            while not entered[t, row]:
                t -= 1
            regions.append((t, last))
            t -= 1
        found.append(tuple(reversed(regions)))
    return found


def _regions(odds: Floats, settings: Settings, own: Region, joined: NDArray[np.bool_]) -> list[Region]:
    """Regions that begin where a beginning is at least `least` likely; of those that overlap the likeliest."""
    starts = [i for i in range(*own) if odds[i, 1] >= settings.least and not joined[i]]
    found: list[Region] = []
    for first in sorted(starts, key=lambda i: -odds[i, 1]):
        region = first, _end(first, odds, settings.cue, joined)
        if not any(_meet(region, other) for other in found):
            found.append(region)
    return sorted(found)


def _end(first: int, odds: Floats, least: float, joined: NDArray[np.bool_]) -> int:
    """Where a region that begins at `first` ends: it goes on with the word, and while going on is likely enough.

    Where people differ on the end, going on is seldom likelier than not: less than a half is enough.
    """
    last = first + 1
    while last < len(odds) - 1 and (joined[last] or odds[last, 2] > least):
        last += 1
    return last


def _source(pointer: Floats, odds: Floats, least: float, joined: NDArray[np.bool_]) -> tuple[Region | None, float]:
    """The region of the likeliest source, and how likely it is; None where nobody is likeliest."""
    first = int(pointer.argmax())
    if first >= len(odds):
        return None, float(pointer[first])
    return (first, _end(first, odds, least, joined)), float(pointer[first])


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def _sigmoid(logits: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(logits, -50, 50)))  # beyond it, the exponential overflows and nothing changes


def _logit(probability: float) -> float:
    p = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def spans(regions: Sequence[Region], begins: Sequence[int], ends: Sequence[int], first: int) -> list[tuple[int, int]]:
    """Code-point spans of regions of a window whose first piece is number `first` of the text."""
    return [(begins[first + a - 1], ends[first + b - 2]) for a, b in regions]
