from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from detente.documents import Limits, Original, collect, parse
from detente.records import Document, InputError, LimitExceeded


def read_all(paths, **options):
    documents: list[Document] = []
    errors: list[InputError] = []
    for item in collect(paths, **options):
        if isinstance(item, InputError):
            errors.append(item)
            continue
        try:
            documents.append(parse(item))
        except InputError as error:
            errors.append(error)
    return documents, errors


def under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith((f"{prefix}!", f"{prefix}:", f"{prefix}["))


@pytest.fixture
def outcome(hostile_folder):
    documents, errors = read_all([hostile_folder.folder])
    base = len(str(hostile_folder.folder)) + 1
    texts = [(document.name[base:], document.text) for document in documents]
    return hostile_folder, texts, [(error.name[base:], error) for error in errors]


def test_every_bad_input_is_named_with_its_reason_and_nothing_else_is_reported(outcome):
    made, _, errors = outcome
    assert len(made.bad) >= 25
    missing = [
        (name, words) for name, words in made.bad if not any(under(n, name) and words in e.reason for n, e in errors)
    ]
    assert missing == []
    assert [n for n, _ in errors if not any(under(n, name) for name, _ in made.bad)] == []
    assert len(errors) == len(made.bad)
    for _, error in errors:
        assert str(error) == f"{error.name}: {error.reason}"
        assert "\n" not in str(error)


def test_the_good_inputs_beside_them_are_read(outcome, hostile):
    made, texts, _ = outcome
    unread = [n for n in made.good if not any(under(name, n) and hostile.PHRASE in text for name, text in texts)]
    assert unread == []
    assert not any(name.startswith(("sub/again", ".hidden")) for name, _ in texts)


def test_what_was_read_once_is_read_the_same_from_its_bytes_and_media_type(hostile_folder):
    kinds = set()
    for item in collect([hostile_folder.folder / name for name in hostile_folder.good]):
        if isinstance(item, InputError):
            continue
        try:
            document = parse(item)
        except InputError:
            continue
        assert parse(Original(document.name, item.content, document.media_type)) == document
        kinds.add(document.media_type)
    assert kinds == {"text/plain", "text/html", "application/pdf", "application/json", "message/rfc822"}


def test_nothing_is_written_anywhere(hostile_folder, tmp_path):
    before = sorted(path.name for path in tmp_path.rglob("*") if not path.is_symlink())
    read_all([hostile_folder.folder])
    assert sorted(path.name for path in tmp_path.rglob("*") if not path.is_symlink()) == before
    assert not (tmp_path.parent / "evil.txt").exists()


def test_hostile_markup_leaves_no_script_and_no_tag_in_the_text(hostile):
    document = parse(Original("a.html", hostile.page(before="<script>alert(1)</script><img src=x onerror=alert(2)>")))
    assert "alert" not in document.text
    assert "<" not in document.text


def test_a_missing_path_and_an_unreadable_one_are_reported_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text("Something was said about the bridge, and somebody answered.")
    documents, errors = read_all([tmp_path / "none.txt", "a\x00b", tmp_path / "a.txt"])
    assert len(documents) == 1
    assert [error.reason for error in errors] == ["no such file or folder", "embedded null byte"]


def test_an_archive_with_too_many_members_says_so_after_those_it_may_read(hostile, tmp_path):
    path = tmp_path / "many.zip"
    path.write_bytes(hostile._zip({f"{i}.txt": b"a few words here" for i in range(10)}))
    items = list(collect([path], limits=Limits(archive_members=3)))
    assert [type(item) for item in items] == [Original] * 3 + [LimitExceeded]


def test_an_archive_stops_where_it_unpacks_to_more_than_its_limit(hostile, tmp_path):
    path = tmp_path / "total.zip"
    path.write_bytes(hostile._zip({f"{i}.txt": bytes([65 + i]) * 1_000 for i in range(10)}))
    items = list(collect([path], limits=Limits(archive_bytes=2_500)))
    assert sum(isinstance(item, Original) for item in items) == 2
    assert any(isinstance(item, LimitExceeded) and "unpacks to more than" in item.reason for item in items)


def test_limits_on_the_text_and_on_the_article_are_kept():
    with pytest.raises(LimitExceeded, match="100 characters"):
        parse(Original("a.txt", b"word " * 30), limits=Limits(text_characters=100))
    with pytest.raises(LimitExceeded, match="100 bytes"):
        parse(Original("a.txt", b"word " * 30), limits=Limits(article_bytes=100))


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "see ",
        "Vol. 7, ",
        "pp. 1, ",
        "[see Vol. 1, No. 2] ",
        "“",
        ". . . ",
        "…",
        "* * *\n",
        "a (b) - ",
        "1-",
        "A ",
        "\t\n",
        "* * *\n\nEditor's note: x\n\n",
    ],
)
def test_reading_takes_time_in_proportion_to_the_length(unit):
    def seconds(length: int) -> float:
        content = (unit * (length // len(unit))).encode() + b" the end of it."
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            parse(Original("a.txt", content))
            best = min(best, time.process_time() - start)
        return best

    seconds(1_000)
    # Quadratic would be 64 times as long; a constant keeps short runs from being a lottery.
    assert seconds(80_000) < 24 * seconds(10_000) + 0.1


def test_memory_does_not_hold_a_folder(tmp_path):
    for i in range(5):
        (tmp_path / f"{i}.txt").write_bytes(b"x" * 10)
    items = collect([tmp_path])
    first = next(items)
    (tmp_path / "4.txt").unlink()
    rest = list(items)
    assert isinstance(first, Original)
    assert isinstance(rest[-1], InputError)
    assert Path(rest[-1].name).name == "4.txt"


def test_standard_input_that_is_not_there_is_an_error():
    documents, errors = read_all(["-"])
    assert documents == []
    assert errors[0].name == "-"
    documents, errors = read_all(["-"], stdin=io.BytesIO(b""))
    assert [error.reason for error in errors] == ["empty"]
