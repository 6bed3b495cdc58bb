"""Whatever the parser says of a text, reading its events neither fails nor leaves the text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente import events
from detente.language import Analysis, Entity, Sentence, Token
from detente.records import NARRATOR, Actor, Document, Statement, times

WORDS = (
    "meeting talks call visit first second round met meet visited called on in at to with between for the no their "
    "Oslo Kovel Ruritania Tuesday March 2 held cancelled will not if due and"
).split()
POS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "NUM", "DET", "PRON")
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBZ", "VBN", "VBG", "IN", "PRP", "WP")
DEPS = (
    "ROOT nsubj nsubjpass dobj pobj prep conj poss amod compound relcl acl xcomp ccomp advcl aux neg agent appos acomp "
    "det nummod advmod"
).split()


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Words with random syntax: heads that never run in a circle, one sentence or two."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    cut = draw(st.integers(1, len(words)))
    tokens: list[Token] = []
    begin = 0
    for i, word in enumerate(words):
        first = 0 if i < cut else cut
        head = i if i == first else draw(st.integers(first, i - 1))
        pos, tag, dep = (draw(st.sampled_from(values)) for values in (POS, TAGS, DEPS))
        tokens.append(Token(i, begin, begin + len(word), word, word.lower(), pos, tag, dep, head, int(i >= cut)))
        begin += len(word) + 1
    bounds = [(0, cut)] + ([(cut, len(words))] if cut < len(words) else [])
    sentences = [Sentence(n, (tokens[a].begin, tokens[b - 1].end), a, b) for n, (a, b) in enumerate(bounds)]
    entities = [Entity(t.span, "GPE", t.i, t.i + 1) for t in tokens if t.text in ("Oslo", "Ruritania")]
    text = " ".join(words)
    return Analysis(text=text, tokens=tokens, sentences=sentences, entities=entities, paragraphs=[(0, len(text))])


@given(analyses(), st.booleans())
def test_any_syntax(analysis: Analysis, said: bool) -> None:
    text = analysis.text
    document = Document(id="d", text=text, published="2033-03-18")
    spans: dict[str, Any] = {
        name: tuple(t.span for t in analysis.tokens if t.text == name) for name in ("Kovel", "Ruritania", "their")
    }
    actors = [Actor(id=n, name=n, kind="state" if n == "Ruritania" else "person", mentions=s)
              for n, s in spans.items() if s]  # fmt: skip
    statements = [Statement(id="s", content=((0, len(text)),))] if said else []
    for event in events.read(document, analysis, actors, statements):
        assert event.evidence
        assert all(0 <= begin < end <= len(text) for begin, end in event.evidence)
        assert set(event.participants) <= {actor.id for actor in actors}
        assert event.time is None or times.is_time(event.time)
        assert event.place is None or event.place in text
        assert event.asserted_by == ("s" if said else NARRATOR)
        assert 0 < event.confidence < 1
