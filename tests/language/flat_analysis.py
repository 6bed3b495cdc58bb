"""Analyses for tests of the date reader, without a model."""

from __future__ import annotations

import re

from detente.language import Analysis, Sentence, Token

VERBS = {"met": "VBD", "meet": "VB", "meets": "VBZ", "held": "VBN", "scheduled": "VBN", "said": "VBD", "lasts": "VBZ"}
AUXILIARIES = {"will", "was", "is", "to", "had", "have", "would"}


def analysis_of(text: str) -> Analysis:
    """A flat analysis: in a sentence all hangs on its first known verb, or each token on itself where there is none."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, sentence in enumerate(
        re.finditer(r"[^\n.!?]+(?:\.(?=\S)[^\n.!?]+|\. ?(?=\d|[a-z])[^\n.!?]+)*[.!?]?", text)
    ):
        first = len(tokens)
        found = list(re.finditer(r"[\w.]+(?<!\.)|\S", text[: sentence.end()][sentence.start() :]))
        verb = next((first + i for i, m in enumerate(found) if m[0].lower() in VERBS), None)
        for i, m in enumerate(found, first):
            word, begin = m[0], sentence.start() + m.start()
            is_verb, is_auxiliary = i == verb, word.lower() in AUXILIARIES and verb is not None and i < verb
            tokens.append(
                Token(
                    i, begin, begin + len(word), word, "meet" if is_verb else word.lower(),
                    "VERB" if is_verb else "AUX" if is_auxiliary else "X",
                    tag_of(word, found, i - first) if is_verb else "XX",
                    "ROOT" if is_verb else "aux" if is_auxiliary else "dep", i if verb is None else verb, number,
                )
            )  # fmt: skip
        if len(tokens) > first:
            sentences.append(Sentence(len(sentences), (tokens[first].begin, tokens[-1].end), first, len(tokens)))
    paragraphs = [m.span() for m in re.finditer(r"\S(?:.*\S)?(?:\n\S(?:.*\S)?)*", text)]
    return Analysis(text=text, tokens=tokens, sentences=sentences, entities=[], paragraphs=paragraphs)


def tag_of(verb: str, found: list[re.Match[str]], position: int) -> str:
    """ "meet" is a bare infinitive behind an auxiliary, else a present."""
    tag = VERBS[verb.lower()]
    plain = not any(m[0].lower() in AUXILIARIES for m in found[:position])
    return "VBP" if tag == "VB" and plain else tag


def unmarked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its brackets, and the span that stood in them."""
    begin, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), (begin, end)
