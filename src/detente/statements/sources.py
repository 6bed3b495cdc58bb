"""Who is said to have said it: the source as a whole noun phrase."""

from __future__ import annotations

from detente.language import Analysis, Token
from detente.records import Span, Spans
from detente.records.spans import merged, overlap

# What stands before its noun, and what follows its noun without being a statement's own words.
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet"})
_AFTER = frozenset({"prep", "pobj", "pcomp", "cc", "conj", "appos", "acl", "relcl", "amod", "nummod"})
_EDGE = ",;:–—- "
_OPENING = frozenset({",", "(", "–", "—", "-"})


def completed(analysis: Analysis, source: Spans, taken: Spans) -> Spans:
    """The source with the rest of its noun phrase: not "the" of "the minister", nor "backers" of "backers of the law".

    `taken`: spans of cue and content, which it stops before.
    """
    return merged(span for each in source if (span := _completed(analysis, each, taken)))


def _completed(analysis: Analysis, span: Span, taken: Spans) -> Span | None:
    """None where nothing but punctuation is left."""
    begin, end = _stripped(analysis.text, span)
    last = analysis.token_at(end - 1) if begin < end else None
    while last is not None and last.dep in _BEFORE and last.head > last.i:
        last = analysis.head(last)
        if _free((end, last.end), taken):
            end = last.end
    begin, end = _stripped(analysis.text, (begin, _end_of_phrase(analysis, (begin, end), taken)))
    return (begin, end) if begin < end else None


def _end_of_phrase(analysis: Analysis, span: Span, taken: Spans) -> int:
    """Where the phrases end that depend on a word of the span and follow it, one after the other."""
    tokens = analysis.tokens_in(span)
    if not tokens:
        return span[1]
    last = tokens[-1]
    following = [child for token in tokens for child in analysis.children(token) if child.i > last.i]
    phrases = [_edges(analysis, child) for child in following if child.dep in _AFTER]
    for first, final in sorted(phrases, key=lambda phrase: phrase[0].i):
        between = analysis.tokens[last.i + 1 : first.i]
        beside = not between or (len(between) == 1 and between[0].text in _OPENING)
        if beside and final.i > last.i and _free((last.end, final.end), taken):
            last = final
    return max(span[1], last.end)


def _edges(analysis: Analysis, token: Token) -> tuple[Token, Token]:
    phrase = analysis.subtree(token)
    return phrase[0], phrase[-1]


def _free(span: Span, taken: Spans) -> bool:
    return not any(overlap(span, other) for other in taken)


def _stripped(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[end - 1] in _EDGE:
        end -= 1
    return begin, end
