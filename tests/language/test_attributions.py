"""The encoder's runtime: whole texts in, attributions out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.language import Attribution
from detente.language.attributions import LEAST, Attributor, Model
from detente.language.paragraphs import split_paragraphs
from detente.records import PipelineError
from detente.records.spans import checked, merged

pytestmark = pytest.mark.model

PLAIN = '"The talks will resume in May," said Ilva Tarn, the envoy of Orlavia.'
REFUSED = (
    "Orlavia's delegation refused to sign the text. According to two officials in Tarn, the draft had been changed "
    "overnight.\n\n“We were not asked,” the envoy, Odo Kern, told reporters. He added that the minister hoped “to see "
    "it mended by Friday.”"
)
NEWS = [
    PLAIN,
    REFUSED,
    "Markets were calm.",
    "“It is a start,” Brel said.",
    "The mediator believes that both will come back. " * 40,
    "BREL: Will you sign it?\n\nKERN: I will not sign what I have not read. My minister told me to wait.",
]
HOSTILE = [
    "",
    " \n\n\t ",
    "a" * 20_000,
    "\0\0\0he said no\0",
    "\u202eno will resume\u202c, \u2066said\u2069 Ilva Tarn \u200f“yes”",
    "“He said ‘no, she said “yes",
    "'" * 800,
    "“”" * 400,
    " 'a" * 400,
    "said " * 700,
    "\ud83d said \udc00 that “no”",
    "협상단은 “재개한다”고 말했다。" * 20,
    "Tarn said:\n\n" * 60,
]


@pytest.fixture(scope="module", params=[False, True], ids=["full", "fast"])
def attributor(request: pytest.FixtureRequest) -> Attributor:
    return Attributor(fast=request.param)


def read(attributor: Attributor, text: str) -> tuple[Attribution, ...]:
    (found,) = attributor.read([text])
    return found


def words(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[b:e] for b, e in spans]


def check(text: str, found: Sequence[Attribution]) -> None:
    paragraphs = split_paragraphs(text)
    for each in found:
        for spans in (each.source, each.cue, each.content):
            assert spans == checked(spans, len(text)) == merged(spans)
        assert each.content
        assert len(each.source) <= 1
        assert len(each.cue) <= 1
        assert all(not text[b].isspace() and not text[e - 1].isspace() for b, e in (*each.cue, *each.content))
        assert all(any(a <= b < z for a, z in paragraphs) for b, _ in each.content)
        assert LEAST <= each.confidence <= 1
    begins = [(each.cue or each.content)[0] for each in found]
    assert begins == sorted(begins)


def test_a_plain_sentence(attributor: Attributor) -> None:
    (found,) = read(attributor, PLAIN)
    assert words(PLAIN, found.source) == ["Ilva Tarn, the envoy of Orlavia"]
    assert words(PLAIN, found.cue) == ["said"]
    assert words(PLAIN, found.content) == ['"The talks will resume in May,"']
    assert found.confidence > 0.5


def test_what_nobody_says_is_no_attribution(attributor: Attributor) -> None:
    assert [a for a in read(attributor, "It rained in Tarn on Monday. The bridge is long.") if a.confidence > 0.5] == []


@pytest.mark.parametrize("text", [*NEWS, *HOSTILE], ids=range(len(NEWS) + len(HOSTILE)))
def test_offsets_lie_in_the_text(attributor: Attributor, text: str) -> None:
    check(text, read(attributor, text))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.sampled_from(
            [*"“”‘’\"'.,!\0é각👍", "\n\n", " said ", " told ", "Tarn ", "the talks ", "İ", "\u0301", "\ud800"]
        )
    )
)
def test_offsets_lie_in_a_text_of_broken_news(attributor: Attributor, parts: list[str]) -> None:
    text = "".join(parts)
    check(text, read(attributor, text))


@pytest.mark.slow
def test_punctuation_alone_comes_to_an_end() -> None:
    text = "!?.,; “”()'" * 18_200
    attributor = Attributor(fast=True)
    check(text, read(attributor, text))


def test_no_text_gives_nothing(attributor: Attributor) -> None:
    assert list(attributor.read([])) == []
    assert list(attributor.read(["", "\n"])) == [(), ()]


def test_many_texts_come_back_in_order_one_by_one(attributor: Attributor) -> None:
    texts = [f"Envoy number {n} said that it was number {n}." if n % 2 else "" for n in range(20)]
    found = list(attributor.read(iter(texts)))
    assert len(found) == 20
    for text, each in zip(texts, found, strict=True):
        check(text, each)
        assert bool(each) == bool(text)


def test_a_second_reading_gives_the_same(attributor: Attributor) -> None:
    assert list(attributor.read(NEWS)) == list(attributor.read(NEWS))


def test_a_text_reads_the_same_alone_and_beside_others(attributor: Attributor) -> None:
    assert list(attributor.read(NEWS)) == [read(attributor, text) for text in NEWS]


def copied(folder: Path, spoil: Callable[[bytes], bytes] | None, name: str) -> Path:
    source = resources.files("detente.language").joinpath("model")
    for each in ("lower.onnx", "upper.onnx"):
        with resources.as_file(source.joinpath(each)) as path:
            shutil.copy(path, folder / each)
    if spoil:
        (folder / name).write_bytes(spoil((folder / name).read_bytes()))
    else:
        (folder / name).unlink()
    return folder


@pytest.mark.parametrize("name", ["lower.onnx", "upper.onnx"])
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (None, "cannot be read"),
        (lambda data: b"", "is damaged"),
        (lambda data: data[: len(data) // 2], "is damaged"),
        (lambda data: data[:-1], "is damaged"),
        (lambda data: b"version https://example.org/pointer/v1\n", "is damaged"),
    ],
    ids=["missing", "empty", "half", "one byte less", "text"],
)
def test_a_missing_or_damaged_file_is_named_with_what_to_do(
    spoil: Callable[[bytes], bytes] | None, says: str, name: str, tmp_path: Path
) -> None:
    with pytest.raises(PipelineError, match=rf"{name} {says}; install"):
        Model(copied(tmp_path, spoil, name))


def test_the_fast_variant_needs_the_lower_layers_alone(tmp_path: Path) -> None:
    Model(copied(tmp_path, None, "upper.onnx"), fast=True)


def test_layers_without_what_decoding_needs(tmp_path: Path) -> None:
    folder = copied(tmp_path, None, "lower.onnx")
    shutil.copy(folder / "upper.onnx", folder / "lower.onnx")
    with pytest.raises(PipelineError, match=r"lower\.onnx .*install"):
        Model(folder)
