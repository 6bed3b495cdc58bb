"""Whatever is attributed to whom in whatever text: what comes out is well formed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language import Analysis, Attribution, Sentence, Token
from detente.language.paragraphs import split_paragraphs
from detente.records import Document, Part
from detente.statements import foresee, link, read

SAYING = ["said", "declined", "to", "comment", "not", "Brandel", "Q", "A:", "TARN:", ",", ".", ":"]
MARKS = ["“", "”", "‘", "’", '"', "''", "[", ". . .", "* * *"]
FORETELLING = ["will", "likely", "one in three", "by", "May", "2031", "next week", "a fortnight", "within"]
WORDS = st.sampled_from([*SAYING, *MARKS, *FORETELLING])
DEPS = st.sampled_from("nsubj ccomp dobj prep pobj xcomp neg aux acomp attr relcl punct dative appos".split())
POS = st.sampled_from("VERB AUX NOUN PROPN ADP PUNCT PRON ADV PART".split())
LEMMAS = {"said": "say", "declined": "decline"}
KINDS = ["masthead", "gloss", "elision", "break", "reference", "editors_note"]


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any words under any tree, attributed in any way."""
    tokens: list[Token] = []
    sentences = []
    text = ""
    for i in range(draw(st.integers(1, 5))):
        first, size = len(tokens), draw(st.integers(1, 9))
        # a tree: each token hangs on one that was attached before it, in a drawn order
        order = draw(st.permutations(range(size)))
        heads = {order[0]: order[0]}
        for k in range(1, size):
            heads[order[k]] = order[draw(st.integers(0, k - 1))]
        for k in range(size):
            text += "" if not text else draw(st.sampled_from([" ", "", "\n\n" if k == 0 else " "]))
            word = draw(WORDS)
            dep = "ROOT" if heads[k] == k else draw(DEPS)
            begin = len(text)
            text += word
            lemma = LEMMAS.get(word, word)
            tokens.append(Token(len(tokens), begin, len(text), word, lemma, draw(POS), "X", dep, first + heads[k], i))
        sentences.append(Sentence(i, (tokens[first].begin, tokens[-1].end), first, len(tokens)))
    attributions = tuple(draw(st.lists(attribution(len(text)), max_size=6)))
    return Analysis(text, tokens, sentences, [], split_paragraphs(text), attributions)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int = 0) -> tuple[tuple[int, int], ...]:
    begins = draw(st.lists(st.integers(0, length - 1), min_size=least, max_size=3))
    return tuple(sorted((begin, draw(st.integers(begin + 1, length))) for begin in begins))


@st.composite
def attribution(draw: st.DrawFn, length: int) -> Attribution:
    return Attribution(
        draw(spans(length)),
        draw(spans(length)),
        draw(spans(length, least=1)),
        draw(st.floats(0, 1)),
    )


@given(analyses(), st.data())
@settings(max_examples=300, deadline=None)
def test_every_record_points_to_words_of_the_text(analysis: Analysis, data: st.DataObject) -> None:
    text = analysis.text
    parts = data.draw(st.lists(st.tuples(st.sampled_from(KINDS), spans(len(text), least=1)), max_size=3))
    document = Document(id="d", text=text, published="2031-03-20", parts=tuple(Part(kind, at[0]) for kind, at in parts))
    found = read(document, analysis)
    ids = {statement.id for statement in found}
    assert len(ids) == len(found)
    for statement in found:
        assert all(0 <= begin < end <= len(text) for begin, end in statement.evidence)
        for begin, end in statement.content:
            assert text[begin:end] == text[begin:end].strip() != ""
            assert "\n\n" not in text[begin:end]
        assert statement.inside is None or statement.inside in ids - {statement.id}
        assert 0 <= statement.confidence <= 1
    assert [each.id for each in link(document, analysis, found, ())] == [each.id for each in found]
    foretold = foresee(document, analysis, found)
    assert len({each.id for each in foretold}) == len(foretold)
    for prediction in foretold:
        [statement] = [each for each in found if each.id == prediction.statement]
        assert all(any(b <= begin < end <= e for b, e in statement.content) for begin, end in prediction.content)
        assert prediction.confidence <= statement.confidence
