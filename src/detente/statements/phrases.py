"""Cues that are no verbs: "according to", nouns ("X's claim that"), adjectives, phrases ("in her view"), colons."""

from __future__ import annotations

from collections.abc import Container, Iterator

from detente.language import Token
from detente.statements.scene import VERBAL, Candidate, Region, Regions, Scene, noun_phrase, quoted, strip
from detente.statements.sources import source_of

_ABOUT = frozenset({"of", "for", "about", "on", "against", "to", "with", "toward"})


def according(scene: Scene, verb: Token) -> Iterator[Candidate]:
    """ "according to B, A"."""
    to = next((c for c in scene.children(verb) if c.lemma == "to"), None)
    pobj = None if to is None else next((c for c in scene.children(to) if c.dep == "pobj"), None)
    if to is None or pobj is None:
        return
    own = (verb.i, scene.right[pobj.i] + 1)
    cue: Regions = ((verb.i, to.i + 1),)
    yield from _around(scene, verb, own, "according", "accord/V", cue, noun_phrase(scene, pobj), pobj.i)


def _around(
    scene: Scene,
    token: Token,
    own: Region,
    label: str,
    lemma: str,
    cue: Regions,
    source: Region | None,
    head: int | None,
) -> Iterator[Candidate]:
    """Candidates of a phrase whose content is the clause around it."""
    up = scene.tokens[token.head]
    while up.head != up.i and up.pos not in VERBAL:
        up = scene.tokens[up.head]
    hosts = {"clause": scene.subtree(up), "sent": scene.sentence(token)}
    if hosts["clause"] == hosts["sent"] or abs(hosts["sent"][1] - hosts["clause"][1]) <= 1 == (
        hosts["clause"][0] == hosts["sent"][0]
    ):
        del hosts["clause"]
    for name, host in hosts.items():
        pieces = [strip(scene, piece) for piece in ((host[0], own[0]), (own[1], host[1]))]
        kept = tuple(piece for piece in pieces if piece[1] - piece[0] > 0)
        if kept:
            where = "start" if own[0] - host[0] <= 1 else "end" if host[1] - own[1] <= 1 else "mid"
            yield Candidate(token.i, lemma, f"{label}:{name}:{where}", cue, source, head, kept, quoted(scene, kept))


def noun(scene: Scene, noun: Token) -> Iterator[Candidate]:
    """ "B's claim that A", "the call by B for A"."""
    children = scene.children(noun)
    source = _noun_source(scene, noun, children)
    lemma = f"{noun.lemma.lower()}/N"
    region = None if source is None else noun_phrase(scene, source, noun.i)
    if region is not None and source is not None and source.dep == "poss":
        region = (region[0], source.i + 1)
    head = None if source is None else source.i
    cue: Regions = ((noun.i, noun.i + 1),)
    tag = "by" if source is None else source.dep
    for child in children:
        if child.i < noun.i:
            continue
        span = strip(scene, scene.subtree(child))
        if child.dep in {"acl", "relcl", "ccomp", "xcomp"} and _clausal(scene, child):
            yield Candidate(noun.i, lemma, f"noun:{tag}:clause", cue, region, head, (span,), quoted(scene, (span,)))
        elif child.dep == "prep" and child.lemma in _ABOUT:
            inner = strip(scene, (child.i + 1, span[1]))
            if inner[1] > inner[0] and (region is None or inner != region):
                kept = (inner,)
                cues: Regions = ((noun.i, noun.i + 1), (child.i, child.i + 1))
                yield Candidate(
                    noun.i, lemma, f"noun:{tag}:{child.lemma}", cues, region, head, kept, quoted(scene, kept)
                )


def _clausal(scene: Scene, clause: Token) -> bool:
    if clause.dep == "relcl":
        return any(c.lemma == "that" and c.dep == "mark" for c in scene.children(clause))
    return any(c.lemma in {"that", "to", "whether"} and c.i < clause.i for c in scene.children(clause))


def _noun_source(scene: Scene, noun: Token, children: list[Token]) -> Token | None:
    for child in children:
        if child.dep == "poss":
            return child
    for child in children:
        if child.dep == "prep" and child.lemma in {"by", "from", "among"}:
            return next((c for c in scene.children(child) if c.dep == "pobj"), None)
    up = scene.tokens[noun.head]
    if noun.dep in {"dobj", "attr"} and up.pos in VERBAL:
        return source_of(scene, up)
    return None


def adjective(scene: Scene, adjective: Token) -> Iterator[Candidate]:
    """ "B is certain that A", "B is wary of A"."""
    up = scene.tokens[adjective.head]
    if adjective.dep not in {"acomp", "oprd", "conj"} or up.pos not in VERBAL:
        return
    source = source_of(scene, up)
    region = None if source is None else noun_phrase(scene, source, adjective.i)
    head = None if source is None else source.i
    cue: Regions = ((adjective.i, adjective.i + 1),)
    lemma = f"{adjective.lemma}/A"
    for child in [*scene.children(adjective), *(c for c in scene.children(up) if c.i > adjective.i)]:
        span = strip(scene, scene.subtree(child))
        if child.i < adjective.i or span[1] <= span[0]:
            continue
        if child.dep in {"ccomp", "xcomp"}:
            yield Candidate(adjective.i, lemma, f"adj:{child.dep}", cue, region, head, (span,), quoted(scene, (span,)))
        elif child.dep == "prep" and span[1] - span[0] > 1:
            inner = (child.i + 1, span[1])
            cues: Regions = (*cue, (child.i, child.i + 1))
            kept = (inner,)
            yield Candidate(adjective.i, lemma, f"adj:{child.lemma}", cues, region, head, kept, quoted(scene, kept))


def phrase(scene: Scene, prep: Token, known: Container[str]) -> Iterator[Candidate]:
    """ "in her view", "by their count", "in the words of the minister": the content is the clause around."""
    if prep.lemma not in {"in", "by", "to", "from", "per", "on", "at"}:
        return
    if prep.lemma == "per":
        noun = None
        source = next((c for c in scene.children(prep) if c.dep == "pobj"), None)
    else:
        noun = next((c for c in scene.children(prep) if c.dep == "pobj"), None)
        if noun is None or f"{prep.lemma}_{noun.lemma.lower()}/P" not in known:
            return
        children = scene.children(noun)
        source = next((c for c in children if c.dep == "poss"), None)
        if source is None:
            of = next((c for c in children if c.dep == "prep" and c.lemma == "of"), None)
            source = None if of is None else next((c for c in scene.children(of) if c.dep == "pobj"), None)
    if source is None:
        return
    region = noun_phrase(scene, source, None)
    if noun is not None and source.dep == "poss":
        region = (region[0], source.i + 1)
    name = f"{prep.lemma}_{noun.lemma.lower()}/P" if noun is not None else "per/P"
    mark = noun or prep
    own = (prep.i, scene.right[prep.i] + 1)
    yield from _around(scene, prep, own, "phrase", name, ((mark.i, mark.i + 1),), region, source.i)


def colon(scene: Scene, colon: Token) -> Iterator[Candidate]:
    """ "NAME: words" at the head of a paragraph: a headline or a transcript."""
    paragraph = scene.analysis.paragraphs[scene.analysis.paragraph_at(colon.begin)]
    inside = scene.analysis.tokens_in(paragraph)
    first, last = inside[0].i, inside[-1].i + 1
    if not 0 < colon.i - first <= 6 or last - colon.i < 3:
        return
    name = scene.tokens[first : colon.i]
    if any(t.pos in VERBAL or t.text in {",", ":", '"', "“"} for t in name) or not name[-1].text[0].isupper():
        return
    title = "title" if first == 0 else "upper" if all(t.text.isupper() for t in name) else "name"
    content = strip(scene, (colon.i + 1, last))
    kept = (content,)
    yield Candidate(
        colon.i,
        "colon/C",
        f"colon:{title}",
        ((colon.i, colon.i + 1),),
        (first, colon.i),
        name[-1].i,
        kept,
        quoted(scene, kept),
    )
