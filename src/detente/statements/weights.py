"""How likely a candidate is a statement: a logistic model over a few properties, with weights learned from PolNeAR.

The weights (cues.json) are a table that a person can read: property, weight in log odds. training/cues.py makes it.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from detente.language import Token
from detente.statements import acts
from detente.statements.scene import Candidate, Scene

# A content that begins before this offset belongs to the headline or the first words.
TITLE = 3
_FUNCTION = frozenset({"PRON", "SCONJ", "PART", "DET"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "you"})


@dataclass(frozen=True, slots=True)
class Table:
    """weights: log odds by property; cues: `lemma/class` of the words that can be cues without a quotation."""

    weights: Mapping[str, float]
    cues: frozenset[str]

    def probability(self, names: Iterable[str]) -> float:
        """Of a candidate with these properties being a statement: the logistic function of their summed weights."""
        total = sum(self.weights.get(name, 0.0) for name in names)
        return 1.0 / (1.0 + math.exp(-total))


@functools.cache
def table() -> Table:
    """The table that comes with the package."""
    loaded = json.loads(resources.files("detente.statements").joinpath("cues.json").read_text(encoding="utf-8"))
    weights = {f"{group}={name}": weight for group, row in loaded["weights"].items() for name, weight in row.items()}
    return Table(weights, frozenset(loaded["cues"]))


def properties(scene: Scene, candidate: Candidate) -> list[str]:
    """The candidate's properties by name, `group=value`."""
    tokens = scene.tokens
    head = tokens[candidate.head]
    lemma, label = candidate.lemma, candidate.label
    source = _source_kind(scene, candidate)
    size = sum(last - first for first, last in candidate.content)
    inside = "in" if scene.quote_of[candidate.head] >= 0 else "out"
    first = tokens[candidate.content[0][0]]
    last = candidate.content[-1][1]
    construction = label.partition(":")[0]
    act = acts.named(lemma.partition("/")[0])
    return [
        "bias=",
        f"lemma={lemma}",
        f"label={label}",
        f"lemma,label={lemma} {label}",
        f"lemma,cons={lemma} {construction}",
        f"named={act} {construction}",
        f"named,label={act} {label}",
        f"source={source}",
        f"label,source={label} {source}",
        f"who={_who(scene, candidate)}",
        f"lemma,source={lemma} {source}",
        f"inside={inside} {construction}",
        f"inside,lemma={inside} {lemma}",
        f"quoted={candidate.quoted} {construction}",
        f"label,quoted={label} {candidate.quoted}",
        f"size={_size(size)} {label}",
        f"form={head.tag} {head.dep}",
        f"form,cons={head.tag} {construction}",
        f"mood={_mood(scene, head)}",
        f"first={first.pos} {construction}",
        f"first={first.lemma.lower() if first.pos in _FUNCTION else first.pos} {label}",
        f"after={_following(scene, last)} {construction}",
        f"title={first.begin < TITLE} {construction}",
        f"parts={len(candidate.content)} {construction}",
        *(_marks(scene, candidate) if candidate.quoted != "none" else ()),
        *(_label(scene, candidate) if construction == "colon" else ()),
    ]


def _label(scene: Scene, candidate: Candidate) -> list[str]:
    """Who or what stands before a colon, and whether a clause follows."""
    first, last = candidate.source or (0, 0)
    entities = [scene.labels[i] for i in range(first, last) if i in scene.labels]
    clause = any(token.tag in _FINITE for a, b in candidate.content for token in scene.tokens[a:b])
    name = entities[0] if entities else "none"
    return [f"name={name} {candidate.label}", f"clause={clause} {candidate.label}", f"words={last - first} colon"]


def _size(tokens: int) -> int:
    """The content's length, coarser the longer it is."""
    return next((limit for limit in (1, 2, 3, 7, 15, 30) if tokens <= limit), 99)


def _following(scene: Scene, i: int) -> str:
    if i >= len(scene.tokens):
        return "end"
    token = scene.tokens[i]
    return token.text if token.pos == "PUNCT" else token.dep


def _marks(scene: Scene, candidate: Candidate) -> list[str]:
    """How the quotation stands in its sentence."""
    tokens = scene.tokens
    first, last = candidate.content[0][0], candidate.content[0][1]
    construction = candidate.label.partition(":")[0]
    before = tokens[first - 1].text if first else "start"
    if first == 0 or scene.analysis.paragraph_at(tokens[first - 1].begin) != scene.analysis.paragraph_at(
        tokens[first].begin
    ):
        before = "paragraph"
    elif tokens[first - 1].pos != "PUNCT":
        before = tokens[first - 1].pos
    ending = tokens[last - 2].text if last - first > 2 and tokens[last - 2].pos == "PUNCT" else "word"
    opening = tokens[first + 1].text[:1].isupper() if first + 1 < len(tokens) else False
    verbs = any(tokens[i].tag in _FINITE for i in range(first, last))
    return [
        f"before={before} {construction}",
        f"ending={ending} {construction}",
        f"shape={'upper' if opening else 'lower'} {'clause' if verbs else 'phrase'} {construction}",
        f"ends={ending} {candidate.label}",
    ]


def _source_kind(scene: Scene, candidate: Candidate) -> str:
    if candidate.source_head is None:
        return "none"
    token = scene.tokens[candidate.source_head]
    text = token.text.lower()
    if text in _PERSONAL or text in {"who", "which", "that"}:
        return text
    if token.pos == "PRON":
        return "pronoun"
    own = scene.tokens[scene.tokens[candidate.head].head]
    inherited = "" if token.head == candidate.head or own.i == token.i else "+"
    if token.pos == "PROPN":
        return f"name{inherited}"
    return f"{token.tag}{inherited}"


def _who(scene: Scene, candidate: Candidate) -> str:
    """What the source's noun is: a name's kind of entity, a common noun's lemma."""
    if candidate.source_head is None:
        return "none"
    token = scene.tokens[candidate.source_head]
    label = scene.labels.get(token.i)
    return label or (token.lemma if token.pos == "NOUN" and token.text.islower() else token.pos)


def _mood(scene: Scene, head: Token) -> str:
    words = [c.lemma.lower() for c in scene.children(head) if c.dep in {"aux", "neg", "auxpass"}]
    return "+".join(sorted({"not" if w in {"n't", "n’t"} else w for w in words})) or "plain"
