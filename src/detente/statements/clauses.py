"""What could be a statement in a text: every cue with the contents that its syntax offers it.

A cue (verb, noun, adjective, preposition, colon) may have several candidates, one a construction; weights.py tells how
likely each is. Regions are token index ranges `[first, last)`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from detente.language import Analysis, Token
from detente.statements.quotes import Quotation

Region = tuple[int, int]
Regions = tuple[Region, ...]


class Maker(Protocol):
    """Makes a candidate of one verb; None where no content is left."""

    def __call__(self, label: str, *content: Region, preposition: Token | None = None) -> Candidate | None: ...


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLOSING = frozenset("”\"»’'")
# Verbs whose grammatical subject is part of what seems so, not the one to whom it does.
_RAISING = frozenset({"seem", "appear"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one cue. `head`: the cue's main token; `label`: the construction; `quoted`: none, part or all."""

    head: int
    lemma: str
    label: str
    cue: Regions
    source: Region | None
    source_head: int | None
    content: Regions
    quoted: str = "none"


class Scene:
    """An analysis with what the readers of it ask again and again: edges of subtrees, quotations at tokens."""

    def __init__(self, analysis: Analysis, quotations: list[Quotation]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.quotations = [quotation for quotation in quotations if quotation.depth == 0]
        self.left, self.right = _edges(analysis.tokens)
        self.quote_of = self._quote_of()
        self.quote_regions = [self._region(quotation) for quotation in self.quotations]

    def children(self, token: Token) -> list[Token]:
        return self.analysis.children(token)

    def subtree(self, token: Token) -> Region:
        return self.left[token.i], self.right[token.i] + 1

    def sentence(self, token: Token) -> Region:
        sentence = self.analysis.sentences[token.sentence]
        return sentence.first, sentence.last

    def _region(self, quotation: Quotation) -> Region:
        inside = self.analysis.tokens_in(quotation.span)
        return (inside[0].i, inside[-1].i + 1) if inside else (0, 0)

    def _quote_of(self) -> list[int]:
        found = [-1] * len(self.tokens)
        for i, quotation in enumerate(self.quotations):
            for part in quotation.parts:
                for token in self.analysis.tokens_in(part):
                    found[token.i] = i
        return found


def _edges(tokens: Iterable[Token]) -> tuple[list[int], list[int]]:
    heads = [token.head for token in tokens]
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        at, up = i, head
        while up != at:
            if i < left[up]:
                left[up] = i
            if i > right[up]:
                right[up] = i
            at, up = up, heads[up]
    return left, right


def subject(scene: Scene, verb: Token) -> Token | None:
    """The verb's own grammatical subject."""
    return next((child for child in scene.children(verb) if child.dep in _SUBJECTS), None)


def noun_phrase(scene: Scene, head: Token, cue: int | None = None) -> Region:
    """The phrase of a noun, up to a clause of it that holds the cue."""
    first, last = scene.subtree(head)
    for child in scene.children(head):
        begin, end = scene.subtree(child)
        if cue is not None and begin <= cue < end:
            if child.i > head.i:
                last = min(last, begin)
            else:
                first = max(first, end)
    return strip(scene, (first, last))


def strip(scene: Scene, region: Region) -> Region:
    """Without punctuation at its edges (quotation marks, brackets and currency signs stay)."""
    first, last = region
    tokens = scene.tokens
    while first < last and tokens[first].text in {",", ".", ";", ":", "–", "—", "-", "--", "…", ")", "]", "?", "!"}:
        first += 1
    while last > first and tokens[last - 1].text in {",", ".", ";", ":", "–", "—", "-", "--", "(", "["}:
        last -= 1
    return first, last


# ---- who says it --------------------------------------------------------------------------------------------------


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


def _agent(scene: Scene, verb: Token) -> Token | None:
    for child in scene.children(verb):
        if child.dep == "agent" or (child.dep == "prep" and child.lemma == "by"):
            return next((pobj for pobj in scene.children(child) if pobj.dep == "pobj"), None)
    return None


def _inherited(scene: Scene, verb: Token) -> Token | None:
    """From the governing verb (conjunct, participle, infinitive) or the noun that the verb modifies."""
    at = verb
    for _ in range(6):
        if at.head == at.i:
            return None
        up = scene.tokens[at.head]
        if at.dep in {"acl", "relcl"} and up.pos in _NOMINAL:
            return up
        if at.dep == "pcomp" or up.pos == "ADP":
            at = up
            continue
        if up.pos not in _VERBAL:
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


# ---- verbs --------------------------------------------------------------------------------------------------------


def candidates(scene: Scene, known: Container[str]) -> Iterator[Candidate]:
    """All candidates of a text; `known` holds the lemmas (with word class) that can be cues without a quotation."""
    for token in scene.tokens:
        if token.pos in _VERBAL and token.dep not in {"aux", "auxpass"}:
            yield from _verb(scene, token, known)
        elif token.pos in {"NOUN", "PROPN"} and f"{token.lemma.lower()}/N" in known:
            yield from _noun(scene, token)
        elif token.pos == "ADJ" and f"{token.lemma}/A" in known:
            yield from _adjective(scene, token)
        elif token.pos == "ADP":
            yield from _phrase(scene, token, known)
        elif token.text == ":":
            yield from _colon(scene, token)


def _verb(scene: Scene, verb: Token, known: Container[str]) -> Iterator[Candidate]:
    lemma = verb.lemma.lower()
    if lemma == "accord":
        yield from _according(scene, verb)
        return
    source = source_of(scene, verb)
    yield from _with_quotation(scene, verb, source)
    yield from _linear(scene, verb, source)
    if f"{lemma}/V" not in known:
        return
    children = scene.children(verb)
    passive = any(child.dep in {"auxpass", "nsubjpass"} for child in children)
    region = None if source is None else noun_phrase(scene, source, verb.i)
    particle = [child for child in children if child.dep == "prt"]
    name = "_".join([lemma, *(child.lemma for child in particle)]) + "/V"
    cue: Regions = tuple((token.i, token.i + 1) for token in sorted([verb, *particle], key=lambda t: t.i))

    def make(label: str, *content: Region, preposition: Token | None = None) -> Candidate | None:
        kept = tuple(part for region_ in content for part in _without(strip(scene, region_), cue, region))
        if not kept:
            return None
        cues = cue if preposition is None else (*cue, (preposition.i, preposition.i + 1))
        return Candidate(
            verb.i, name, label, cues, region, None if source is None else source.i, kept, _quoted(scene, kept)
        )

    found = [*_complements(scene, verb, children, passive, source, make), *_hosts(scene, verb, children, make)]
    yield from (candidate for candidate in found if candidate is not None)


def _complements(
    scene: Scene, verb: Token, children: list[Token], passive: bool, source: Token | None, make: Maker
) -> Iterator[Candidate | None]:
    """Contents that the verb governs."""
    after = [child for child in children if child.i > verb.i]
    dobj = next((c for c in children if c.dep == "dobj"), None)
    prefix = "pass+" if passive else ""
    subj = subject(scene, verb) if passive else None
    for child in children:
        region = scene.subtree(child)
        if child.dep == "ccomp" or (child.dep in {"advcl", "acl", "relcl"} and _marked(scene, child)):
            side = "" if child.i > verb.i else "front:"
            yield make(f"{prefix}{side}{child.dep}", region)
            if child.i > verb.i and scene.right[verb.i] + 1 > region[1]:
                yield make(f"{prefix}{child.dep}>rest", (region[0], scene.right[verb.i] + 1))
            if subj is not None and child.i > verb.i:
                yield make(f"pass+{child.dep}+subj", scene.subtree(subj), region)
        elif child.dep == "xcomp" and child.i > verb.i:
            raised = subject(scene, verb) if verb.lemma in _RAISING else None
            if raised is not None:
                unsourced = make("raised+xcomp", scene.subtree(raised), region)
                yield None if unsourced is None else replace(unsourced, source=None, source_head=None)
            if not passive:
                yield make("xcomp", region)
                if scene.right[verb.i] + 1 > region[1]:
                    yield make("xcomp>rest", (region[0], scene.right[verb.i] + 1))
            if subj is not None:
                yield make("pass+xcomp", scene.subtree(subj), region)
            if dobj is not None and dobj.i < child.i:
                yield make("dobj+xcomp", (scene.left[dobj.i], region[1]))
        elif child.dep == "dobj":
            yield make("dobj" if child.i > verb.i else "front:dobj", region)
            last = scene.right[verb.i] + 1
            if child.i > verb.i and last > region[1]:
                following = next((c for c in after if c.i > child.i), None)
                kind = following.dep if following is not None else "?"
                yield make(f"dobj>rest:{kind}", (region[0], last))
        elif child.dep in {"oprd", "acomp", "attr"} and child.i > verb.i:
            start = scene.left[dobj.i] if dobj is not None and dobj.i < child.i else region[0]
            yield make(f"{prefix}{child.dep}", (start, region[1]))
            if subj is not None:
                yield make(f"pass+{child.dep}+subj", scene.subtree(subj), region)
        elif child.dep == "dative" and child.i > verb.i and dobj is None:
            yield make("dative", region)
        elif child.dep in {"prep", "prt"} and child.i > verb.i and child.dep == "prep":
            inner = [c for c in scene.children(child) if c.dep in {"pobj", "pcomp", "ccomp", "prep"}]
            if inner:
                if not passive:
                    yield make(f"prep:{child.lemma}", (child.i + 1, region[1]), preposition=child)
                    rest = scene.right[verb.i] + 1
                    if rest > region[1]:
                        yield make(f"prep:{child.lemma}>rest", (child.i + 1, rest), preposition=child)
                elif child.dep != "agent":
                    yield make(f"pass+prep:{child.lemma}", (child.i + 1, region[1]), preposition=child)
                if dobj is not None and dobj.i < child.i:
                    yield make(f"dobj+prep:{child.lemma}", (scene.left[dobj.i], region[1]))
                if subj is not None and child.lemma != "by":
                    yield make(f"pass+subj+prep:{child.lemma}", scene.subtree(subj), region)
    if subj is not None:
        yield make("pass", scene.subtree(subj))
    if verb.dep == "relcl" and not passive and dobj is None:
        noun = scene.tokens[verb.head]
        if noun.pos in _NOMINAL and source is not noun:
            yield make("relobj", (scene.left[noun.i], noun.i + 1))
    if passive and verb.dep in {"acl"}:
        noun = scene.tokens[verb.head]
        yield make("pass:acl", (scene.left[noun.i], noun.i + 1))
    if not passive and after:
        first = next((c for c in after if c.dep not in {"punct", "prt", "npadvmod", "advmod", "nsubj", "dative"}), None)
        if first is not None and first.dep in {"dep", "parataxis", "conj", "appos", "intj", "cc"}:
            yield make(f"after:{first.dep}", (scene.left[first.i], scene.right[verb.i] + 1))


def _marked(scene: Scene, clause: Token) -> bool:
    return any(child.lemma in {"that", "whether", "if", "how", "why", "what"} for child in scene.children(clause)[:2])


def _hosts(scene: Scene, verb: Token, children: list[Token], make: Maker) -> Iterator[Candidate | None]:
    """The clause around the verb's own: "A, he said, B"; "as she put it"."""
    up = scene.tokens[verb.head]
    own = scene.subtree(verb)
    if verb.dep == "ROOT" or up.i == verb.i:
        first, last = scene.sentence(verb)
        subj = subject(scene, verb)
        if subj is not None and not any(c.dep in {"ccomp", "xcomp", "dobj"} for c in children):
            clause_first = min(subj.i if subj.i < verb.i else verb.i, verb.i)
            clause_first = min(clause_first, scene.left[subj.i])
            if clause_first - first >= 4:
                yield make("linear:before", (first, clause_first))
            if last - verb.i > 4 and subj.i < verb.i:
                yield make("linear:after", (verb.i + 1, last))
        return
    if verb.dep in {"parataxis", "ccomp", "advcl", "dep", "conj", "relcl"} and up.pos in _VERBAL:
        mark = next((c.lemma for c in children if c.i < verb.i and c.dep in {"mark", "advmod"}), "")
        if verb.dep == "advcl" and mark not in {"as", ""}:
            return
        host = scene.subtree(up)
        pieces = [(host[0], own[0]), (own[1], host[1])]
        pieces = [strip(scene, piece) for piece in pieces]
        pieces = [piece for piece in pieces if piece[1] > piece[0]]
        if pieces:
            yield make(f"host:{mark or verb.dep}", *pieces)
            sentence = scene.sentence(verb)
            if sentence != host and own[1] >= sentence[1] - 1:
                yield make(f"host:{mark or verb.dep}:sent", (sentence[0], own[0]))


def _linear(scene: Scene, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """ "A, said X", "A, X said, B" by the order of words, for what the parser did not see as one clause in another."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or source is None:
        return
    tokens = scene.tokens
    phrase = noun_phrase(scene, source, verb.i)
    first, last = scene.sentence(verb)
    begin, end = min(verb.i, phrase[0]), max(verb.i + 1, phrase[1])
    begin, end = min(begin, scene.left[verb.i]) if verb.dep == "parataxis" else begin, end
    if end - begin > 40 or begin - first < 3:
        return
    before = tokens[begin - 1]
    if not (before.text == "," or (scene.quote_of[before.i] >= 0 and before.text in _CLOSING)):
        return
    for child in scene.children(verb):
        if (
            child.dep in {"dative", "npadvmod", "advmod", "prep", "dobj"}
            and child.i >= end
            and scene.left[child.i] <= end
        ):
            end = max(end, scene.right[child.i] + 1)
    end = min(end, last)
    pieces = [strip(scene, (first, begin))]
    tail = strip(scene, (end, last))
    comma = end < last and tokens[end].text in {",", "–", "—", "-", "--", ":"}
    cue: Regions = ((verb.i, verb.i + 1),)

    def made(label: str, content: Regions) -> Candidate:
        return Candidate(
            verb.i, f"{verb.lemma.lower()}/V", label, cue, phrase, source.i, content, _quoted(scene, content)
        )

    shape = "end" if tail[1] <= tail[0] else "comma" if comma else "open"
    quoted = "quote" if before.text in _CLOSING and before.text != "," else "comma"
    if pieces[0][1] > pieces[0][0]:
        yield made(f"lin:{quoted}:{shape}", tuple(pieces))
        if comma and tail[1] > tail[0]:
            yield made(f"lin:{quoted}:around", (*pieces, tail))


def _without(region: Region, cue: Regions, source: Region | None) -> list[Region]:
    """The region less the cue with its source, where they stand in it."""
    hole = [*cue] if source is None else [*cue, source]
    first, last = region
    inside = [part for part in hole if part[0] >= first and part[1] <= last]
    if not inside or not any(part in inside for part in cue):
        return [region] if last > first else []
    begin, end = min(part[0] for part in inside), max(part[1] for part in inside)
    return [piece for piece in ((first, begin), (end, last)) if piece[1] > piece[0]]


def _quoted(scene: Scene, content: Regions) -> str:
    tokens = range(content[0][0], content[-1][1])
    inside = sum(scene.quote_of[i] >= 0 for i in tokens)
    if not inside:
        return "none"
    return "all" if inside >= len(tokens) - 1 else "part"


# ---- quotations ---------------------------------------------------------------------------------------------------


def _with_quotation(scene: Scene, verb: Token, source: Token | None) -> Iterator[Candidate]:
    """The quotation that stands next to the cue's clause, and those that go on after it."""
    if scene.quote_of[verb.i] >= 0:
        return
    near = _adjacent(scene, verb, source)
    if near is None:
        return
    which, side = near
    region = None if source is None else noun_phrase(scene, source, verb.i)
    if region is not None and any(scene.quote_of[i] == which for i in range(*region)):
        return
    cue: Regions = ((verb.i, verb.i + 1),)
    contents = [scene.quote_regions[which]]
    head = None if source is None else source.i
    name = f"{verb.lemma.lower()}/V"
    label = f"quote:{side}"
    more = _continued(scene, verb, which)
    yield Candidate(verb.i, name, label if not more else f"{label}:less", cue, region, head, tuple(contents), "all")
    if more:
        merged = tuple(sorted([*contents, *more]))
        yield Candidate(verb.i, name, f"{label}:more", cue, region, head, merged, "all")


def _adjacent(scene: Scene, verb: Token, source: Token | None) -> tuple[int, str] | None:
    """The quotation next to the clause of the verb, with the side on which it stands."""
    tokens, quote_of = scene.tokens, scene.quote_of
    begin, end = verb.i, verb.i + 1
    if source is not None:
        first, last = noun_phrase(scene, source, verb.i)
        if last <= verb.i and verb.i - last <= 4:
            begin = min(begin, first)
        elif first > verb.i and first - verb.i <= 3:
            end = max(end, last)
    i = begin - 1
    while i >= 0 and tokens[i].text in {",", "-", "–", "—"}:
        i -= 1
    if i >= 0 and quote_of[i] >= 0 and begin - i <= 3 and _speech(scene, quote_of[i]):
        return quote_of[i], "before"
    limit = scene.sentence(verb)[1]
    i = end
    while i < len(tokens) and i <= limit and i - end < 14:
        token = tokens[i]
        if quote_of[i] >= 0:
            opening = scene.quote_regions[quote_of[i]][0]
            if opening != i or not _speech(scene, quote_of[i]):
                return None
            introduced = tokens[i - 1].text in {",", ":"} or i == end or tokens[i - 1].lemma in {"that"}
            return (quote_of[i], "after" if introduced else "after:loose")
        if token.pos in _VERBAL and token.dep not in {"aux", "auxpass"}:
            return None
        if token.text in {".", ";", "?", "!"}:
            return None
        i += 1
    return None


def _speech(scene: Scene, which: int) -> bool:
    """Whether the quotation could be an utterance: it holds a verb, or several words."""
    first, last = scene.quote_regions[which]
    return last - first > 5 or any(scene.tokens[i].pos in _VERBAL for i in range(first, last))


def _continued(scene: Scene, verb: Token, which: int) -> list[Region]:
    """Quotations after the cue's clause that go on with the same speech, without another cue between."""
    tokens = scene.tokens
    paragraph = scene.analysis.paragraph_at(verb.begin)
    end = max(verb.i + 1, scene.quote_regions[which][1])
    found = []
    for i in range(which + 1, len(scene.quotations)):
        first, last = scene.quote_regions[i]
        if first < verb.i or scene.analysis.paragraph_at(tokens[first].begin) != paragraph:
            break
        between = [tokens[k] for k in range(end, first)]
        same_sentence = tokens[first].sentence == verb.sentence
        if any(t.pos in _VERBAL and t.sentence != verb.sentence for t in between):
            break
        if not same_sentence and not _starts_sentence(scene, first):
            break
        if same_sentence and not _speech(scene, i) and tokens[first - 1].text not in {",", ":"}:
            break
        found.append((first, last))
        end = last
    return found


def _starts_sentence(scene: Scene, i: int) -> bool:
    before = scene.tokens[i - 1].text if i else "."
    return before in {".", "?", "!", ":"} or before[-1] in "”\"»’'."


# ---- according to, nouns, adjectives, phrases, colons ---------------------------------------------------------------


def _according(scene: Scene, verb: Token) -> Iterator[Candidate]:
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
    while up.head != up.i and up.pos not in _VERBAL:
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
            yield Candidate(token.i, lemma, f"{label}:{name}:{where}", cue, source, head, kept, _quoted(scene, kept))


def _noun(scene: Scene, noun: Token) -> Iterator[Candidate]:
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
            yield Candidate(noun.i, lemma, f"noun:{tag}:clause", cue, region, head, (span,), _quoted(scene, (span,)))
        elif child.dep == "prep" and child.lemma in {"of", "for", "about", "on", "against", "to", "with", "toward"}:
            inner = strip(scene, (child.i + 1, span[1]))
            if inner[1] > inner[0] and (region is None or inner != region):
                kept = (inner,)
                cues: Regions = ((noun.i, noun.i + 1), (child.i, child.i + 1))
                yield Candidate(
                    noun.i, lemma, f"noun:{tag}:{child.lemma}", cues, region, head, kept, _quoted(scene, kept)
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
    if noun.dep in {"dobj", "attr"} and up.pos in _VERBAL:
        return source_of(scene, up)
    return None


def _adjective(scene: Scene, adjective: Token) -> Iterator[Candidate]:
    up = scene.tokens[adjective.head]
    if adjective.dep not in {"acomp", "oprd", "conj"} or up.pos not in _VERBAL:
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
            yield Candidate(adjective.i, lemma, f"adj:{child.dep}", cue, region, head, (span,), _quoted(scene, (span,)))
        elif child.dep == "prep" and span[1] - span[0] > 1:
            inner = (child.i + 1, span[1])
            cues: Regions = (*cue, (child.i, child.i + 1))
            kept = (inner,)
            yield Candidate(adjective.i, lemma, f"adj:{child.lemma}", cues, region, head, kept, _quoted(scene, kept))


def _phrase(scene: Scene, prep: Token, known: Container[str]) -> Iterator[Candidate]:
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


def _colon(scene: Scene, colon: Token) -> Iterator[Candidate]:
    """ "NAME: words" at the head of a paragraph: a headline or a transcript."""
    paragraph = scene.analysis.paragraphs[scene.analysis.paragraph_at(colon.begin)]
    inside = scene.analysis.tokens_in(paragraph)
    first, last = inside[0].i, inside[-1].i + 1
    if not 0 < colon.i - first <= 6 or last - colon.i < 3:
        return
    name = scene.tokens[first : colon.i]
    if any(t.pos in _VERBAL or t.text in {",", ":", '"', "“"} for t in name) or not name[-1].text[0].isupper():
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
        _quoted(scene, kept),
    )
