"""Who the source of a cue is: its subject, its agent, or the subject of what it hangs on."""

from __future__ import annotations

from detente.language import Token
from detente.statements.scene import NOMINAL, VERBAL, Scene, subject


def source_of(scene: Scene, verb: Token) -> Token | None:
    """The head of the source of a verb cue: its subject, or that of the verb which it hangs on."""
    own = subject(scene, verb)
    passive = any(child.dep in {"auxpass", "nsubjpass"} for child in scene.children(verb))
    if passive:
        return _agent(scene, verb)
    if own is not None:
        return own if own.dep in {"nsubj", "nsubjpass"} else None
    if verb.tag == "VBN" and verb.dep in {"acl", "amod"}:
        return _agent(scene, verb)
    return _inherited(scene, verb)


def outer_source(scene: Scene, verb: Token) -> Token | None:
    """Of a verb joined to one in a content, the source of that content: "he said that A and added that B"."""
    if verb.dep != "conj" or subject(scene, verb) is not None:
        return None
    at = verb
    while at.dep == "conj" and at.head != at.i:
        at = scene.tokens[at.head]
    up = scene.tokens[at.head]
    return source_of(scene, up) if at.dep in {"ccomp", "xcomp", "advcl", "relcl"} and up.pos in VERBAL else None


def _agent(scene: Scene, verb: Token) -> Token | None:
    for child in scene.children(verb):
        if child.dep == "agent" or (child.dep == "prep" and child.lemma == "by"):
            found = next((pobj for pobj in scene.children(child) if pobj.dep == "pobj"), None)
            # "By Friday they had been told": that is when, not who.
            return None if found is None or scene.labels.get(found.i) in {"DATE", "TIME"} else found
    return None


def _inherited(scene: Scene, verb: Token) -> Token | None:
    """From the governing verb (conjunct, participle, infinitive) or the noun that the verb modifies."""
    at = verb
    for _ in range(6):
        if at.head == at.i:
            return None
        up = scene.tokens[at.head]
        if at.dep in {"acl", "relcl"} and up.pos in NOMINAL:
            return up
        if at.dep == "pcomp" or up.pos == "ADP":
            at = up
            continue
        if up.pos not in VERBAL:
            if up.pos in {"NOUN", "PROPN"} and at.dep in {"prep", "pobj"}:
                poss = next((child for child in scene.children(up) if child.dep == "poss"), None)
                if poss is not None:
                    return poss
            at = up
            continue
        if at.dep == "xcomp":
            controlled = next((child for child in scene.children(up) if child.dep == "dobj" and child.i < at.i), None)
            if controlled is not None:
                return controlled
        found = subject(scene, up)
        if found is not None:
            return _agent(scene, up) if found.dep == "nsubjpass" and at.dep == "conj" else found
        if up.tag == "VBN" and up.dep == "acl":
            return scene.tokens[up.head]
        at = up
    return None
