"""From a source as written to the actor that it names: by its head, by whose word or paper it is, by its name."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from detente.language import Analysis, Token
from detente.language.phrases import heads
from detente.records import Actor, Span, Spans
from detente.records.spans import hull, overlap

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_INITIALS = re.compile(r"\w\.(?:[ -]?\w\.)+")

# How well a mention fits a source: they share their head; one is in apposition to the other; the mention only covers
# the head ("the minister’s office" for a source "office" that is no mention of its own).
_SAME, _APPOSED, _NAMED, _PART, _COVERS = 3.0, 2.5, 2.0, 1.5, 1.0

# Characters that a mention has at most: those of a source are looked for no further before it.
_LONGEST = 400

# What is said or written, counted or thought: its owner speaks ("the army’s account", "her verdict").
_WORDS = frozenset(
    """account accusation advice allegation answer argument assertion assessment belief bulletin calculation call charge
    circular claim comment communiqué complaint conviction count declaration demand description diagnosis document
    estimate estimation expectation explanation fear figure finding forecast guess hope idea impression judgement
    judgment language lawsuit ledger letter line memorandum message mind motion motto name note notes objection offer
    opinion paper phrase plea pledge position post prediction price promise prophecy proposal rationale reading record
    reckoning remark reply report request response retort ruling saying sentence speech spreadsheet statement
    story suggestion suspicion tally telegram telling text theory thinking threat tweet verdict version view views voice
    vow warning wish word words sounding soundings lips mouth pen calendar petition suit draft term terms""".split()
)
_OF = frozenset({"of", "by", "from"})

Mentions = Sequence[tuple[Span, str]]


def named(
    analysis: Analysis, source: Spans, mentions: Mentions, actors: Sequence[Actor] = (), without: Spans = ()
) -> str | None:
    """The actor with the mention that fits the source best; else the one whose name the source writes otherwise.

    mentions: sorted, each with the id of its actor; without: the cue, which is no part of the source.
    """
    if not source:
        return None
    for head in heads(analysis, source, without) or heads(analysis, source):
        if (found := _of_head(analysis, source, head, mentions)) is not None:
            return found
    if (only := _only_named(analysis, source, mentions)) is not None:
        return only
    written = analysis.text[slice(*hull(source))]
    if (bearer := _by_initials(written, actors)) is not None:
        return bearer
    return next((a for head in heads(analysis, source, without) if (a := _by_name(head, actors)) is not None), None)


def _only_named(analysis: Analysis, source: Spans, mentions: Mentions) -> str | None:
    """The only actor mentioned in the source, as long as he is not the one whose office or opponent it is."""
    begin, end = hull(source)
    first = bisect.bisect_left(mentions, begin, key=lambda mention: mention[0][0])
    inside = itertools.takewhile(lambda mention: mention[0][0] < end, itertools.islice(mentions, first, None))
    found = {}
    for span, actor in inside:
        head = next(iter(heads(analysis, (span,))), None)
        if span[1] <= end and head is not None:
            found[actor] = head.dep not in {"poss", "pobj"}
    return next(iter(found)) if len(found) == 1 and all(found.values()) else None


def _of_head(analysis: Analysis, source: Spans, head: Token, mentions: Mentions) -> str | None:
    whose = owner(analysis, head)
    if whose is not None and (found := mentioned(analysis, (whose.span,), whose, mentions)) is not None:
        return found
    token = _antecedent(analysis, head) or head if head.text.lower() in _RELATIVE else head
    return mentioned(analysis, source, token, mentions)


def mentioned(analysis: Analysis, source: Spans, head: Token, mentions: Mentions) -> str | None:
    """The actor whose mention fits a source with this head best."""
    begin, end = min(head.begin, hull(source)[0]), max(head.end, hull(source)[1])
    first = bisect.bisect_left(mentions, begin - _LONGEST, key=lambda mention: mention[0][0])
    near = itertools.takewhile(lambda mention: mention[0][0] < end, itertools.islice(mentions, first, None))
    scored = [(_fit(analysis, head, hull(source), span), span[0] - span[1], actor) for span, actor in near]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def owner(analysis: Analysis, head: Token) -> Token | None:
    """Whose word or paper the noun is; None where it is none, or nobody's."""
    if head.lemma.casefold() not in _WORDS and head.text.casefold() not in _WORDS:
        return None
    children = analysis.children(head)
    for child in children:
        if child.dep == "poss":
            return child
    for child in children:
        if child.dep in ("prep", "agent") and child.text in _OF:
            return next((t for t in analysis.children(child) if t.dep == "pobj"), None)
    for child in children:
        if child.dep == "relcl":
            subject = next((t for t in analysis.children(child) if t.dep == "nsubj"), None)
            return None if subject is None or subject.text.lower() in _RELATIVE else subject
    return next((t for t in children if t.dep in ("compound", "nmod", "amod") and t.text[0].isupper()), None)


def _fit(analysis: Analysis, head: Token, source: Span, mention: Span) -> float:
    """How well a mention fits a source with this head; 0 where it means something else."""
    if overlap(source, mention) == 0 and not (mention[0] <= head.begin < mention[1]):
        return 0.0
    own = next(iter(heads(analysis, (mention,))), None)
    if own is None:
        return 0.0
    if own.i == head.i:
        return _SAME
    if own.head == head.i and own.dep == "appos":
        return _APPOSED
    if head.head == own.i and head.dep in {"appos", "compound", "flat"}:
        return _NAMED
    if own.head == head.i and own.dep in {"compound", "nmod"} and head.pos == "PROPN":
        return _PART
    return _COVERS if mention[0] <= head.begin < mention[1] else 0.0


def _antecedent(analysis: Analysis, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for; where the parser does not tell, the noun right before it."""
    for token in analysis.ancestors(pronoun):
        if token.dep == "relcl":
            return _person_of(analysis, analysis.head(token)) if pronoun.text == "who" else analysis.head(token)
    before = [t for t in analysis.tokens[max(0, pronoun.i - 2) : pronoun.i] if t.pos in ("NOUN", "PROPN")]
    return before[-1] if before and before[-1].sentence == pronoun.sentence else None


def _person_of(analysis: Analysis, noun: Token) -> Token:
    """The name that "who" means in "Mira Solvay of the Harbour League, who": a body is "which"."""
    preposition = analysis.head(noun)
    if noun.dep != "pobj" or noun.pos != "PROPN" or preposition.text not in {"of", "at"}:
        return noun
    bearer = analysis.head(preposition)
    return bearer if bearer.pos == "PROPN" else noun


def _by_name(head: Token, actors: Sequence[Actor]) -> str | None:
    """The one actor whose name ends in the word, in whatever case: transcripts write their speakers in capitals."""
    if not head.text[:1].isupper() or head.pos not in {"PROPN", "NOUN", "X"}:
        return None
    word = head.text.casefold()
    found = {a.id for a in actors if _proper(a.name) and a.name.split()[-1].casefold() == word}
    return found.pop() if len(found) == 1 else None


def _by_initials(written: str, actors: Sequence[Actor]) -> str | None:
    """The one person with these initials: "J. P.-K." of a transcript."""
    if not _INITIALS.fullmatch(written):
        return None
    letters = re.findall(r"\w", written)
    found = {a.id for a in actors if a.kind == "person" and [w[0] for w in re.findall(r"\w+", a.name)] == letters}
    return found.pop() if len(found) == 1 else None


def _proper(name: str) -> bool:
    """Whether it is a name throughout, and no description that ends in one ("the ministry in Port Ansgar")."""
    return all(word[0].isupper() for word in name.split())
