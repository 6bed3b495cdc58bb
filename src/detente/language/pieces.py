"""Texts as an encoder reads them: word pieces with what the pieces alone do not tell, in windows that overlap.

The pieces are those of the uncased BERT vocabulary; letter case, quotation marks and paragraphs are given beside them.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.language import quotes
from detente.records import PipelineError, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Pieces of a window without the two marks around it, and how many of them at most are there as left context only.
WINDOW = 318
CONTEXT = 64
# Entries of the vocabulary.
WORDS = 30_522
# Values of the features of a piece. CASES: no letter, lower case, Capital, CAPITALS, miXed.
CASES = 5
# Outside of quotation marks, inside, inside of an inner pair, an opening mark, a closing one.
QUOTES = 5
# Within a paragraph, first of a paragraph, the marks around a window.
PLACES = 3
_FIRST, _EDGE = 1, 2
# Numbers of the marks around a window, [CLS] and [SEP].
_OPENING, _CLOSING = 101, 102
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("”\"’')]»")
# They have no UTF-8 form, which the tokenizer needs; the character that stands for them is no piece.
_SURROGATE = re.compile("[\ud800-\udfff]")
# A full stop behind one of these, or behind a lone letter, ends no sentence.
_SHORT = frozenset("mr mrs ms dr prof sen rep gov gen lt col sgt capt st jr sr no vs inc corp".split())


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text; all lists have one entry a piece.

    begins, ends: code-point offsets; ids: vocabulary numbers; cases, quoted, places: see CASES, QUOTES, PLACES;
    paragraph, sentence: running numbers (sentences by punctuation alone: for distances, not for display);
    joined: whether a piece goes on with the word before it.
    """

    begins: list[int]
    ends: list[int]
    ids: list[int]
    cases: list[int]
    quoted: list[int]
    places: list[int]
    paragraph: list[int]
    sentence: list[int]
    joined: list[int]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[first, last)`, of which `[own, last)` are the window's own; those before are context."""

    first: int
    own: int
    last: int

    @property
    def positions(self) -> tuple[int, int]:
        """Where its own pieces are in the window, the mark before it counted."""
        return self.own - self.first + 1, self.last - self.first + 1


@functools.cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer; its vocabulary comes with the package.

    Raises PipelineError where that is missing or cut.
    """
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

    file = resources.files("detente.language").joinpath("model", "vocabulary.txt")
    try:
        vocabulary = {word: i for i, word in enumerate(file.read_text(encoding="utf-8").splitlines())}
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"the model file {file} cannot be read; install the package detente again") from error
    if len(vocabulary) != WORDS:
        raise PipelineError(f"the model file {file} is damaged; install the package detente again")
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106  a token of text, no secret
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    return made


def cut(text: str, paragraphs: Sequence[Span]) -> Pieces:
    """The pieces of a text. `paragraphs`: its paragraphs in order, as spans."""
    made = Pieces([], [], [], [], [], [], [], [], [])
    plain = _SURROGATE.sub("\ufffd", text)
    words = tokenizer()
    sentence = 0
    for number, (begin, end) in enumerate(paragraphs):
        encoding = words.encode(plain[begin:end], add_special_tokens=False)
        sentence += 1
        place, stopped, before = _FIRST, False, ""
        for identity, (b, e) in zip(encoding.ids, encoding.offsets, strict=True):
            if b == e:
                continue
            piece = text[begin + b : begin + e]
            if stopped and piece not in _CLOSERS and piece not in _STOPS:
                # A lower-case word goes on with the sentence: "a.m. today", "“Why?” he asked".
                sentence += not piece[0].islower()
                stopped = False
            stopped = stopped or (piece in _STOPS and not (piece == "." and (len(before) == 1 or before in _SHORT)))
            made.joined.append(
                int(bool(before) and made.ends[-1] == begin + b and before[-1].isalnum() and piece[0].isalnum())
            )
            made.begins.append(begin + b)
            made.ends.append(begin + e)
            made.ids.append(identity)
            made.cases.append(_case(piece))
            made.places.append(place)
            made.paragraph.append(number)
            made.sentence.append(sentence)
            place, before = 0, piece.lower()
    made.quoted.extend(_quoted(text, paragraphs, made))
    return made


def _case(piece: str) -> int:
    if piece.islower():
        return 1
    if piece.isupper():
        return 3 if len(piece) > 1 else 2
    if not any(c.isalpha() for c in piece):
        return 0
    return 2 if piece[0].isupper() and not any(c.isupper() for c in piece[1:]) else 4


def _quoted(text: str, paragraphs: Sequence[Span], pieces: Pieces) -> list[int]:
    state = [0] * len(pieces)
    for quotation in quotes.find(text, paragraphs):
        for begin, end in quotation.parts:
            first, last = bisect.bisect_left(pieces.begins, begin), bisect.bisect_left(pieces.begins, end)
            if first == last:
                continue
            state[first:last] = [1 + quotation.depth] * (last - first)
            if not quotation.depth:
                state[first] = 3
                if text[end - 1] in quotes.MARKS:
                    state[last - 1] = 4
    return state


def windows(pieces: Pieces, size: int = WINDOW, context: int = CONTEXT, first: int | None = None) -> Iterator[Window]:
    """Windows whose own pieces follow on each other without gap or overlap.

    A window ends with a paragraph where it can, else with a sentence, if that leaves it more than half full.
    `first`: the most pieces that the first window may own, so that training sees other windows each time.
    """
    own = 0
    while own < len(pieces):
        begin = max(0, own - context)
        limit = min(begin + size if own or first is None else first, len(pieces))
        end = limit
        if limit < len(pieces):
            least = own + (limit - own) // 2
            end = next((i for i in range(limit, least, -1) if pieces.places[i] == _FIRST), None) or next(
                (i for i in range(limit, least, -1) if pieces.sentence[i] != pieces.sentence[i - 1]), limit
            )
        yield Window(begin, own, end)
        own = end


def inputs(cut: Pieces, window: Window) -> NDArray[np.int64]:
    """(T, 7) of a window with the two marks around it: ids, cases, quoted, places, paragraph, sentence, joined."""
    a, b = window.first, window.last
    columns = (cut.ids, cut.cases, cut.quoted, cut.places, cut.paragraph, cut.sentence, cut.joined)
    inner = np.array([column[a:b] for column in columns], dtype=np.int64).T
    edges = np.array([[_OPENING, 0, 0, _EDGE, 0, 0, 0], [_CLOSING, 0, 0, _EDGE, 0, 0, 0]], dtype=np.int64)
    edges[0, 4:6], edges[1, 4:6] = inner[0, 4:6], inner[-1, 4:6]
    return np.vstack([edges[:1], inner, edges[1:]])
