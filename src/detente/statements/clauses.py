"""Contents by syntax: what a verb governs, and the clause around a verb ("A, he said, B")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.language import Token
from detente.statements.scene import (
    NOMINAL,
    VERBAL,
    Candidate,
    Region,
    Regions,
    Scene,
    noun_phrase,
    quoted,
    strip,
    subject,
)
from detente.statements.sources import outer_source

# Verbs whose grammatical subject is part of what seems so, not the one to whom it does.
_RAISING = frozenset({"seem", "appear"})
_QUESTION = frozenset({"that", "whether", "if", "how", "why", "what"})
_OBJECTS = frozenset({"pobj", "pcomp", "ccomp", "prep"})
# What may stand between a verb and a content that the parser did not take for one.
_LIGHT = frozenset({"punct", "prt", "npadvmod", "advmod", "nsubj", "dative"})
_LOOSE = frozenset({"dep", "parataxis", "conj", "appos", "intj", "cc"})
_HOSTED = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj", "relcl"})


def governed(scene: Scene, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """The candidates of a verb, each with one of the contents that it could have."""
    frame = _Frame(scene, verb, source)
    for found in (_complements(frame), _leftovers(frame), _hosts(frame)):
        yield from (candidate for candidate in found if candidate is not None)
    outer = outer_source(scene, verb)
    if outer is not None and outer is not source:
        raised = _Frame(scene, verb, outer)
        for candidate in _complements(raised):
            if candidate is not None:
                yield replace(candidate, label=f"up:{candidate.label}")


class _Frame:
    """A verb with its dependents."""

    def __init__(self, scene: Scene, verb: Token, source: Token | None) -> None:
        self.scene = scene
        self.verb = verb
        self.source = source
        self.children = scene.children(verb)
        self.passive = any(child.dep in {"auxpass", "nsubjpass"} for child in self.children)
        self.dobj = next((child for child in self.children if child.dep == "dobj"), None)
        self.passive_subject = subject(scene, verb) if self.passive else None
        self.end = scene.right[verb.i] + 1
        self.region = None if source is None else noun_phrase(scene, source, verb.i)
        particles = [child for child in self.children if child.dep == "prt"]
        idiom = ["it"] if verb.lemma == "put" and self.dobj is not None and self.dobj.lemma == "it" else []
        self.name = "_".join([verb.lemma.lower(), *(child.lemma for child in particles), *idiom]) + "/V"
        self.cue: Regions = tuple((i, i + 1) for i in sorted([verb.i, *(child.i for child in particles)]))

    def make(self, label: str, *content: Region, preposition: Token | None = None) -> Candidate | None:
        """A candidate with this content less the cue and the source; None where nothing is left."""
        kept = tuple(part for region in content for part in _without(strip(self.scene, region), self.cue, self.region))
        if not kept:
            return None
        cue = self.cue if preposition is None else (*self.cue, (preposition.i, preposition.i + 1))
        head = None if self.source is None else self.source.i
        return Candidate(self.verb.i, self.name, label, cue, self.region, head, kept, quoted(self.scene, kept))


Found = Iterator[Candidate | None]


def _complements(frame: _Frame) -> Found:
    """Contents that the verb governs."""
    for child in frame.children:
        after = child.i > frame.verb.i
        if child.dep == "ccomp" or (child.dep in {"advcl", "acl", "relcl"} and _marked(frame.scene, child)):
            yield from _clause(frame, child)
        elif child.dep == "xcomp" and after:
            yield from _infinitive(frame, child)
        elif child.dep == "dobj":
            yield from _object(frame, child)
        elif child.dep in {"oprd", "acomp", "attr"} and after:
            yield from _predicate(frame, child)
        elif child.dep == "dative" and after and frame.dobj is None:
            yield frame.make("dative", frame.scene.subtree(child))
        elif child.dep == "prep" and after and any(c.dep in _OBJECTS for c in frame.scene.children(child)):
            yield from _prepositional(frame, child)


def _clause(frame: _Frame, child: Token) -> Found:
    """ "said that A", "A, he said", "asked whether A", "it was said that A"."""
    region, after = frame.scene.subtree(child), child.i > frame.verb.i
    prefix = "pass+" if frame.passive else ""
    yield frame.make(f"{prefix}{'' if after else 'front:'}{child.dep}", region)
    if after and frame.end > region[1]:
        yield frame.make(f"{prefix}{child.dep}>rest", (region[0], frame.end))
    conjunct = _conjunct(frame.scene, child)
    if after and conjunct is not None:
        yield frame.make(f"{prefix}{child.dep}<conj", (region[0], conjunct))
    if after and frame.passive_subject is not None:
        yield frame.make(f"pass+{child.dep}+subj", frame.scene.subtree(frame.passive_subject), region)


def _conjunct(scene: Scene, clause: Token) -> int | None:
    """Where a verb without a subject of its own is joined to a clause: "said that A and added that B"."""
    for child in scene.children(clause):
        if child.dep == "conj" and child.pos in VERBAL and subject(scene, child) is None:
            joint = next((c.i for c in scene.children(clause) if c.dep == "cc" and c.i < child.i), None)
            return min(scene.left[child.i], child.i if joint is None else joint)
    return None


def _infinitive(frame: _Frame, child: Token) -> Found:
    """ "vowed to A", "urged B to A", "called on B to A", "B is expected to A", "B seems to A"."""
    region = frame.scene.subtree(child)
    raised = subject(frame.scene, frame.verb) if frame.verb.lemma in _RAISING else None
    if raised is not None:
        unsourced = frame.make("raised+xcomp", frame.scene.subtree(raised), region)
        yield None if unsourced is None else replace(unsourced, source=None, source_head=None)
    if not frame.passive:
        yield frame.make("xcomp", region)
        if frame.end > region[1]:
            yield frame.make("xcomp>rest", (region[0], frame.end))
    addressed = next((c for c in frame.children if c.dep == "prep" and frame.verb.i < c.i < child.i), None)
    if addressed is not None:
        inner = (addressed.i + 1, region[1])
        yield frame.make(f"prep:{addressed.lemma}+xcomp", inner, preposition=addressed)
    if frame.passive_subject is not None:
        yield frame.make("pass+xcomp", frame.scene.subtree(frame.passive_subject), region)
    if frame.dobj is not None and frame.dobj.i < child.i:
        yield frame.make("dobj+xcomp", (frame.scene.left[frame.dobj.i], region[1]))


def _object(frame: _Frame, child: Token) -> Found:
    """ "rejected A", "called A B", "what A he made"."""
    region, after = frame.scene.subtree(child), child.i > frame.verb.i
    yield frame.make("dobj" if after else "front:dobj", region)
    aside = _aside(frame.scene, region)
    if aside is not None:
        yield frame.make("dobj<aside", (region[0], aside))
    if after and frame.end > region[1]:
        following = next((c.dep for c in frame.children if c.i > child.i), "?")
        yield frame.make(f"dobj>rest:{following}", (region[0], frame.end))


def _aside(scene: Scene, region: Region) -> int | None:
    """Where the first aside of a phrase begins: "the cost, which A", "a rerun of May, when B"."""
    for i in range(region[0] + 1, region[1] - 2):
        head = scene.tokens[i + 1]
        if scene.tokens[i].text == "," and head.tag in {"WDT", "WP", "WRB", "IN", "VBG", "VBN"}:
            return i
    return None


def _predicate(frame: _Frame, child: Token) -> Found:
    """ "called B A", "was called A"."""
    region = frame.scene.subtree(child)
    start = region[0]
    if frame.dobj is not None and frame.dobj.i < child.i:
        start = frame.scene.left[frame.dobj.i]
    yield frame.make(f"{'pass+' if frame.passive else ''}{child.dep}", (start, region[1]))
    if frame.passive_subject is not None:
        yield frame.make(f"pass+{child.dep}+subj", frame.scene.subtree(frame.passive_subject), region)


def _prepositional(frame: _Frame, child: Token) -> Found:
    """ "called for A", "accused B of A", "was accused of A"."""
    region, name = frame.scene.subtree(child), child.lemma
    inner = (child.i + 1, region[1])
    if not frame.passive:
        yield frame.make(f"prep:{name}", inner, preposition=child)
        aside = _aside(frame.scene, inner)
        if aside is not None:
            yield frame.make(f"prep:{name}<aside", (inner[0], aside), preposition=child)
        if frame.end > region[1]:
            yield frame.make(f"prep:{name}>rest", (child.i + 1, frame.end), preposition=child)
    else:
        yield frame.make(f"pass+prep:{name}", inner, preposition=child)
    if frame.dobj is not None and frame.dobj.i < child.i:
        yield frame.make(f"dobj+prep:{name}", (frame.scene.left[frame.dobj.i], region[1]))
    if frame.passive_subject is not None and name != "by":
        yield frame.make(f"pass+subj+prep:{name}", frame.scene.subtree(frame.passive_subject), region)


def _leftovers(frame: _Frame) -> Found:
    """ "A was denied", "the A that he denied", "the A denied by him", and what the parser left loose after the verb."""
    scene, verb, noun = frame.scene, frame.verb, frame.scene.tokens[frame.verb.head]
    if frame.passive_subject is not None:
        yield frame.make("pass", scene.subtree(frame.passive_subject))
    objectless = verb.dep == "relcl" and not frame.passive and frame.dobj is None
    if objectless and noun.pos in NOMINAL and frame.source is not noun:
        yield frame.make("relobj", (scene.left[noun.i], noun.i + 1))
    if frame.passive and verb.dep == "acl":
        yield frame.make("pass:acl", (scene.left[noun.i], noun.i + 1))
    if not frame.passive:
        first = next((c for c in frame.children if c.i > verb.i and c.dep not in _LIGHT), None)
        if first is not None and first.dep in _LOOSE:
            yield frame.make(f"after:{first.dep}", (scene.left[first.i], frame.end))


def _marked(scene: Scene, clause: Token) -> bool:
    return any(child.lemma in _QUESTION for child in scene.children(clause)[:2])


def _hosts(frame: _Frame) -> Found:
    """The clause around the verb's own: "A, he said, B"; "as she put it"."""
    scene, verb = frame.scene, frame.verb
    up = scene.tokens[verb.head]
    if up.i == verb.i:
        yield from _unparsed(frame)
        return
    if verb.dep not in _HOSTED or up.pos not in VERBAL:
        return
    mark = next((c.lemma for c in frame.children if c.i < verb.i and c.dep in {"mark", "advmod"}), "")
    if verb.dep == "advcl" and mark not in {"as", ""}:
        return
    own, host, sentence = scene.subtree(verb), scene.subtree(up), scene.sentence(verb)
    pieces = [strip(scene, piece) for piece in ((host[0], own[0]), (own[1], host[1]))]
    pieces = [piece for piece in pieces if piece[1] > piece[0]]
    if pieces:
        yield frame.make(f"host:{mark or verb.dep}", *pieces)
        if sentence != host and own[1] >= sentence[1] - 1:
            yield frame.make(f"host:{mark or verb.dep}:sent", (sentence[0], own[0]))


def _unparsed(frame: _Frame) -> Found:
    """A main verb without a complement: all that stands before its subject, or after it."""
    scene, verb = frame.scene, frame.verb
    found = subject(scene, verb)
    if found is None or any(child.dep in {"ccomp", "xcomp", "dobj"} for child in frame.children):
        return
    first, last = scene.sentence(verb)
    begin = min(found.i, verb.i, scene.left[found.i])
    if begin - first >= 4:
        yield frame.make("linear:before", (first, begin))
    if last - verb.i > 4 and found.i < verb.i:
        yield frame.make("linear:after", (verb.i + 1, last))


def _without(region: Region, cue: Regions, source: Region | None) -> list[Region]:
    """The region less the cue with its source, where they stand in it."""
    hole = [*cue] if source is None else [*cue, source]
    first, last = region
    inside = [part for part in hole if part[0] >= first and part[1] <= last]
    if not inside or not any(part in inside for part in cue):
        return [region] if last > first else []
    begin, end = min(part[0] for part in inside), max(part[1] for part in inside)
    return [piece for piece in ((first, begin), (end, last)) if piece[1] > piece[0]]
