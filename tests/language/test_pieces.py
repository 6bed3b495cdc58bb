"""Word pieces, the features beside them, and windows."""

from __future__ import annotations

import functools
import itertools
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from importlib import resources

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.language import pieces, quotes
from detente.language.paragraphs import split_paragraphs
from detente.language.pieces import CONTEXT, WINDOW, Pieces, Window
from detente.records import PipelineError

HOSTILE = [
    "",
    " \n\t\n ",
    "a" * 5_000,
    "!" * 500,
    "\0\0said\0",
    "👩‍👩‍👧 “Oui”, dit-elle",
    "e\u0301\u0301\u0301 \u0301",
    "협상단은 회담을 재개한다고 말했다。外長は言った",
    "\u202eno said he\u202c \ufeff\u200b",
    "İstanbul ẞ ﬁ Ǆ ΟΔΥΣΣΕΥΣ",
    "“ ‘ “ « „ ' \" ''",
    "a\r\n\r\nb\x85c\u2028d\x0b\n\ne",
    "\ud83d said \udc00",
    "\ufffd",
]


def cut(text: str) -> Pieces:
    return pieces.cut(text, split_paragraphs(text))


def shown(text: str) -> list[str]:
    made = cut(text)
    return [text[b:e] for b, e in zip(made.begins, made.ends, strict=True)]


def check(text: str) -> None:
    made, paragraphs = cut(text), split_paragraphs(text)
    columns = [made.begins, made.ends, made.ids, made.cases, made.quoted, made.places]
    assert {len(c) for c in [*columns, made.paragraph, made.sentence, made.joined]} == {len(made)}
    for begin, end, number in zip(made.begins, made.ends, made.paragraph, strict=True):
        assert paragraphs[number][0] <= begin < end <= paragraphs[number][1]
    for i, j in itertools.pairwise(range(len(made))):
        same = (made.begins[i], made.ends[i]) == (made.begins[j], made.ends[j])
        # Pieces of one character, such as a Hangul syllable that is taken apart, have its place in common.
        assert made.ends[i] <= made.begins[j] or (same and made.ends[i] - made.begins[i] == 1)
        assert made.joined[j] <= (made.ends[i] == made.begins[j])
        assert made.paragraph[i] <= made.paragraph[j]
        assert made.sentence[i] <= made.sentence[j] <= made.sentence[i] + 1 + made.paragraph[j] - made.paragraph[i]
        assert (made.places[j] == 1) == (made.paragraph[i] != made.paragraph[j])
    assert not made.places or made.places[0] == 1
    assert set(made.cases) <= set(range(pieces.CASES))
    assert set(made.quoted) <= set(range(pieces.QUOTES))
    assert all(0 <= i < pieces.WORDS for i in made.ids)


@given(st.text(max_size=120))
def test_pieces_lie_in_their_paragraphs_in_order(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from([*"aé Ü‘’'“”\".!?\n7\u0301각中👍\0İ-", "\n\n", "said ", "Mr. ", "''"])).map("".join))
def test_pieces_of_what_news_is_made_of_lie_in_their_paragraphs(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_pieces_of_hostile_texts_lie_in_their_paragraphs(text: str) -> None:
    check(text)


# A second WordPiece, after its definition: Devlin et al. 2019 and the code that they published with it.


@functools.cache
def vocabulary() -> dict[str, int]:
    words = resources.files("detente.language").joinpath("model", "vocabulary.txt").read_text(encoding="utf-8")
    return {word: i for i, word in enumerate(words.split("\n")) if word}


CJK = [
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
]


def basic_words(text: str) -> Iterator[str]:
    plain = ""
    for c in text:
        if c in "\t\n\r":
            plain += " "
        elif unicodedata.category(c)[0] == "C" or c == "\ufffd":
            continue
        elif c.isspace():
            plain += " "
        else:
            plain += f" {c} " if any(a <= ord(c) <= b for a, b in CJK) else c
    bare = (c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
    for word in "".join(c.lower() for c in bare).split():
        run = ""
        for c in word:
            if (c.isascii() and not c.isalnum()) or unicodedata.category(c)[0] == "P":
                yield from filter(None, (run, c))
                run = ""
            else:
                run += c
        if run:
            yield run


def word_pieces(word: str) -> list[int]:
    if len(word) > 100:
        return [vocabulary()["[UNK]"]]
    found, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in vocabulary()), None)
        if end is None:
            return [vocabulary()["[UNK]"]]
        found.append(vocabulary()[mark + word[start:end]])
        start = end
    return found


def settled(c: str) -> bool:
    """Whether a character has been what it is since Unicode 3.2, so that all libraries agree on it."""
    old = unicodedata.ucd_3_2_0
    return old.category(c) == unicodedata.category(c) and old.decomposition(c) == unicodedata.decomposition(c)


def check_ids(text: str) -> None:
    expected = [i for b, e in split_paragraphs(text) for word in basic_words(text[b:e]) for i in word_pieces(word)]
    assert cut(text).ids == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(settled), max_size=60))
def test_numbers_are_those_of_a_wordpiece_written_from_its_definition(text: str) -> None:
    check_ids(text)


@given(
    st.lists(st.sampled_from(["The ", "envoy", "said", "un", "able", "’s", "Ré", "“", ",", "中", "각", "$", "\n\n"]))
)
def test_numbers_of_news_are_those_of_a_wordpiece_written_from_its_definition(parts: list[str]) -> None:
    check_ids("".join(parts))


def test_long_words_are_unknown_and_one_piece() -> None:
    assert shown("x" * 101) == ["x" * 101]
    assert cut("x" * 101).ids == [vocabulary()["[UNK]"]]
    assert len(cut("x" * 100)) > 1


@pytest.mark.parametrize(
    ("word", "case"), [("talks", 1), ("Paris", 2), ("A", 2), ("UN", 3), ("42", 0), (",", 0), ("McCain", 4), ("Élan", 2)]
)
def test_the_case_of_a_piece(word: str, case: int) -> None:
    assert cut(f"in {word} now").cases[1] == case


def test_quotation_states() -> None:
    assert cut("“No,” he said.").quoted == [3, 1, 1, 4, 0, 0, 0]
    assert cut("“He said ‘yes’ now.”").quoted == [3, 1, 1, 2, 2, 2, 1, 1, 4]
    # A quotation that runs on has an opening mark a paragraph, and a closing one at its end.
    assert cut("“One.\n\n“Two.” Three").quoted == [3, 1, 1, 3, 1, 1, 4, 0]
    assert cut("no “ mark").quoted == [0, 0, 0]


def test_sentences_and_words() -> None:
    text = "Mr. Brel left. “Why?” he asked. No!\n\nIt rained"
    made = cut(text)
    sentence = dict(zip(shown(text), made.sentence, strict=True))
    assert [sentence[w] for w in ("Mr", "left", "Why", "asked", "No", "It", "rained")] == [1, 1, 2, 2, 3, 4, 4]
    text = "The renegotiators didn't"
    parts = shown(text)
    assert [p for p, joined in zip(parts, cut(text).joined, strict=True) if not joined] == [
        "The",
        parts[1],
        "didn",
        "'",
        "t",
    ]
    assert "".join(parts[1:-3]) == "renegotiators"
    assert len(parts) > 5


@st.composite
def made_pieces(draw: st.DrawFn) -> Pieces:
    """Pieces of paragraphs of drawn lengths with drawn sentence ends."""
    lengths = draw(st.lists(st.integers(1, 500), max_size=12))
    starts = {sum(lengths[:i]) for i in range(len(lengths))}
    size = sum(lengths)
    breaks = starts | set(draw(st.lists(st.integers(0, max(size - 1, 0)), max_size=30)) if size else ())
    running = [list(itertools.accumulate(int(i in where) for i in range(size))) for where in (starts, breaks)]
    zeros = [0] * size
    places = [int(i in starts) for i in range(size)]
    span = list(range(size)), list(range(1, size + 1))
    return Pieces(*span, zeros, zeros, zeros, places, *running, zeros)


def check_windows(made: Pieces, size: int, context: int, first: int | None = None) -> list[Window]:
    found = list(pieces.windows(made, size, context, first))
    assert [i for w in found for i in range(w.own, w.last)] == list(range(len(made)))
    for k, window in enumerate(found):
        assert window.own - window.first == min(context, window.own)
        assert window.own < window.last
        assert window.last - window.first <= size
        if window.last == len(made):
            continue
        room = window.first + size if k or first is None else first
        later = [i for i in range(window.own + (room - window.own) // 2 + 1, room + 1) if i < len(made)]
        ends = [i for i in later if made.places[i] == 1] or [
            i for i in later if made.sentence[i] != made.sentence[i - 1]
        ]
        assert window.last == (ends[-1] if ends else room)
    return found


@given(made_pieces(), st.integers(0, 70), st.integers(1, 330))
def test_windows_own_each_piece_once_and_end_with_paragraphs_where_they_can(
    made: Pieces, context: int, more: int
) -> None:
    check_windows(made, context + more, context)


@given(made_pieces(), st.integers(1, WINDOW))
def test_the_first_window_may_be_cut_short(made: Pieces, first: int) -> None:
    found = check_windows(made, WINDOW, CONTEXT, first)
    assert not found or found[0].last <= first


def test_inputs_of_a_window() -> None:
    made = cut("The envoy said: “No.”\n\nShe left.")
    table = pieces.inputs(made, Window(4, 6, 10))
    assert table.shape == (8, 7)
    assert table[:, 0].tolist() == [101, *made.ids[4:10], 102]
    columns = (made.cases, made.quoted, made.places, made.paragraph, made.sentence, made.joined)
    for i, column in enumerate(columns, 1):
        assert table[1:-1, i].tolist() == column[4:10]
    # The marks have places of their own, and stand in the paragraph and the sentence beside them.
    assert table[[0, -1], 3].tolist() == [2, 2]
    assert np.array_equal(table[[0, -1], 4:6], table[[1, -2], 4:6])
    assert not table[[0, -1]][:, [1, 2, 6]].any()


@pytest.mark.parametrize("unit", [" 'a", " 'as'", "\"'", "“a\n\n", "''", " ‚a", "“‘", "«a“", "‘“ a’"])
def test_quotation_marks_are_paired_in_time_that_grows_with_the_text(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    paragraphs = split_paragraphs(text)
    start = time.process_time()
    quotes.find(text, paragraphs)
    # Where each mark was looked for anew to the end of the paragraph, this took minutes.
    assert time.process_time() - start < 5


def test_a_million_characters() -> None:
    code = (
        "import time; from detente.language import pieces; from detente.language.paragraphs import *\n"
        "text = 'The envoys of Orlavia said, “We will resume.” They met again.\\n\\n' * 15_900\n"
        "start = time.process_time()\n"
        "made = pieces.cut(text, split_paragraphs(text)); windows = list(pieces.windows(made))\n"
        "print(len(text), len(made), windows[-1].last, time.process_time() - start)\n"
        # What getrusage tells begins with the memory of the process that forked this one.
        "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    characters, count, last, seconds, kilobytes = map(float, done.stdout.split())
    assert characters > 990_000
    assert count == last > 200_000
    assert seconds < 30
    assert kilobytes < 600_000


@settings(max_examples=30)
@given(st.text(alphabet=st.sampled_from("“”‘’'\"« »as.,:\n"), max_size=60))
@example("‘a’ ‘as’ s’")
def test_states_follow_the_quotations_that_are_found(text: str) -> None:
    made = cut(text)
    parts = [part for q in quotes.find(text, split_paragraphs(text)) for part in q.parts]
    for begin, state in zip(made.begins, made.quoted, strict=True):
        assert bool(state) == any(b <= begin < e for b, e in parts)


@pytest.mark.parametrize("content", [None, "[PAD]\nthe\n"])
def test_a_vocabulary_that_is_missing_or_cut(
    content: str | None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("package")
    (folder / "model").mkdir()
    if content:
        (folder / "model" / "vocabulary.txt").write_text(content, encoding="utf-8")
    monkeypatch.setattr(resources, "files", lambda _: folder)
    pieces.tokenizer.cache_clear()
    try:
        with pytest.raises(PipelineError, match=r"vocabulary\.txt .*install"):
            pieces.tokenizer()
    finally:
        pieces.tokenizer.cache_clear()
