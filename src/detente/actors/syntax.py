"""What a token does in its sentence: questions that several stages of this room ask."""

from __future__ import annotations

from collections.abc import Iterable

from detente.actors.tables.words import SPEECH_VERBS
from detente.language.analysis import Analysis, Token
from detente.language.phrases import heads
from detente.records import Statement

# Verbs whose object is addressed as a government: "urged Moscow", "accuses Kiev".
_ADDRESSING = frozenset(
    "accuse urge press ask tell warn blame criticize criticise thank persuade allow force inform".split()
)
# What stands before the turns of whoever is asked, in place of a name.
_ANSWERS = ("a", "answer")
# Where a description ends for certain.
_BREAKS = frozenset(',;:–—()[]“”"')
_WITH = frozenset("between with against by among".split())


def source_heads(analysis: Analysis, statements: Iterable[Statement]) -> dict[int, float]:
    """Tokens that head the source of a statement, with the statement's confidence (the highest of several)."""
    found: dict[int, float] = {}
    for statement in statements:
        for token in heads(analysis, statement.source, statement.cue):
            found[token.i] = max(statement.confidence, found.get(token.i, 0.0))
    return found


def source_ends(analysis: Analysis, statements: Iterable[Statement]) -> dict[int, int]:
    """Where the sources of statements end: index of the token that heads one to that of the token after it.

    What follows a comma is no part of it: it tells more of somebody who is already told apart.
    """
    found: dict[int, int] = {}
    for statement in statements:
        head = next(iter(heads(analysis, statement.source, statement.cue)), None)
        if head is None:
            continue
        own = {token.i for token in analysis.subtree(head)}
        end = head.i + 1
        for token in analysis.tokens[end:]:
            inside = any(begin <= token.begin < stop for begin, stop in statement.source)
            verb = token.pos in ("VERB", "AUX") and token.i not in own
            if not inside or verb or token.text in _BREAKS or any(b <= token.begin < e for b, e in statement.cue):
                break
            end = token.i + 1
        while end > head.i + 1 and analysis.tokens[end - 1].pos in ("ADP", "CCONJ", "DET", "SCONJ", "PUNCT"):
            end -= 1
        found[head.i] = max(end, found.get(head.i, 0))
    return found


def turn_labels(analysis: Analysis, statements: Iterable[Statement]) -> set[int]:
    """The tokens that name the speakers of a transcript: sources that begin a paragraph and are followed by no cue."""
    begins = {begin for begin, _ in analysis.paragraphs}
    spans = [span for each in statements if not each.cue for span in each.source if span[0] in begins]
    named = [span for span in spans if analysis.text[slice(*span)].casefold() not in _ANSWERS]
    return {token.i for span in named for token in analysis.tokens_in(span)}


def role(analysis: Analysis, token: Token) -> tuple[str, Token]:
    """Dependency label of the token and its governor, those of the first of its coordinated fellows."""
    seen = 0
    while token.dep in ("conj", "appos") and token.head != token.i and seen < 10:
        token, seen = analysis.head(token), seen + 1
    return token.dep, analysis.head(token)


def is_subject(analysis: Analysis, token: Token) -> bool:
    """Whether the token is the subject of a verb, or the agent of a passive."""
    dep, head = role(analysis, token)
    return dep in ("nsubj", "nsubjpass", "csubj") or (dep == "pobj" and head.dep == "agent")


def speaks(analysis: Analysis, token: Token) -> bool:
    """Whether the token is the subject of a verb of saying or thinking, or stands after "according to"."""
    dep, head = role(analysis, token)
    if dep == "pobj":
        if head.dep == "agent":
            return analysis.head(head).lemma in SPEECH_VERBS
        return (
            head.text.casefold() == "to" and head.i > 0 and analysis.tokens[head.i - 1].text.casefold() == "according"
        )
    return dep == "nsubj" and head.lemma.casefold() in SPEECH_VERBS


def acts(analysis: Analysis, token: Token) -> bool:
    """Whether a place name acts (or is acted upon as a government is) where it stands."""
    dep, head = role(analysis, token)
    if dep in ("nsubj", "csubj", "poss") or (dep == "nsubjpass" and head.lemma not in ("build", "locate", "found")):
        return True
    if dep == "pobj":
        return head.text.casefold() in _WITH or (
            head.text.casefold() == "on" and analysis.head(head).lemma in ("pressure", "sanction")
        )
    if dep in ("dobj", "dative"):
        return head.lemma.casefold() in _ADDRESSING
    return False
