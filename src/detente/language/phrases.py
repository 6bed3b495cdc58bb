"""Noun phrases in stretches of text that nobody parsed as one: which nouns or pronouns head them."""

from __future__ import annotations

from detente.language.analysis import Analysis, Token
from detente.records import Spans

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
# Numerals and adjectives head a phrase only where no noun does: "two of them", "the young".
_LATE = frozenset({"NUM", "X"})


def heads(analysis: Analysis, spans: Spans, without: Spans = ()) -> list[Token]:
    """The nouns and pronouns of the spans that depend on no other noun in them: the likeliest first, in text order.

    Words `without` do not count: a stretch marked as somebody's description may run on into the verb that follows.
    Where there is no noun, the first word that depends on none of the others.
    """
    tokens = [t for span in spans for t in analysis.tokens_in(span) if not _within(t, without)]
    own = {token.i for token in tokens}
    nominal = {t.i for t in tokens if t.pos in _NOMINAL}
    found = [t for t in tokens if t.i in nominal and not _governed(analysis, t, nominal)]
    if found:
        return sorted(found, key=lambda t: t.pos in _LATE)
    return [t for t in tokens if t.head not in own or t.head == t.i][:1]


def _within(token: Token, spans: Spans) -> bool:
    return any(begin <= token.begin < end for begin, end in spans)


def _governed(analysis: Analysis, token: Token, nominal: set[int]) -> bool:
    """Whether one of the nouns governs the token, at whatever remove."""
    if _before_its_place(analysis, token):
        return False
    return any(governor.i in nominal for governor in analysis.ancestors(token))


def _before_its_place(analysis: Analysis, token: Token) -> bool:
    """Whether the parser made a name depend on the body that follows: "Mira Solvay of (or in brackets) the League"."""
    if token.dep not in ("nmod", "compound") or token.head < token.i:
        return False
    bracketed = any(t.text == "(" for t in analysis.tokens[token.i : token.head])
    return bracketed or any(
        child.dep == "prep" and token.i < child.i < token.head for child in analysis.children(token)
    )
