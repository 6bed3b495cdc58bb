from __future__ import annotations

import gzip
import io
import json
import os
import tarfile

import pytest

from detente.documents import Original, collect, parse
from detente.records import InputError

WORDS = "The two boards met on Monday, and neither gave way on the toll."


def names(paths, **options):
    items = list(collect(paths, **options))
    assert all(isinstance(item, Original) for item in items), items
    return [item.name for item in items]


def test_a_folder_is_read_recursively_in_the_order_of_its_names_without_hidden_files(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".git/config", "b/.swp"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(WORDS)
    assert names([tmp_path]) == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt", "c.txt")]


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_not(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text(WORDS)
    (tmp_path / "in" / "file.txt").symlink_to(tmp_path / "elsewhere" / "x.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere")
    assert names([tmp_path / "in"]) == [str(tmp_path / "in" / "file.txt")]


def test_one_line_of_json_lines_is_one_original(tmp_path):
    path = tmp_path / "two.jsonl"
    first, second = json.dumps({"text": "One. " + WORDS}), json.dumps({"text": "Two. " + WORDS, "id": 7})
    path.write_text(f"\ufeff{first}\n\n  {second}  ")
    items = list(collect([path]))
    assert items == [
        Original(f"{path}:1", first.encode(), "application/json"),
        Original(f"{path}:3", second.encode(), "application/json"),
    ]
    assert parse(items[1]).id == "7"


def test_json_lines_are_known_without_their_extension(tmp_path):
    lines = "".join(json.dumps({"text": f"{i}. {WORDS}"}) + "\n" for i in range(3)).encode()
    assert names(["-"], stdin=io.BytesIO(lines)) == ["-:1", "-:2", "-:3"]
    path = tmp_path / "data.json"
    path.write_bytes(lines)
    assert len(names([path])) == 3


class Pipe(io.BytesIO):
    """Standard input as a pipe: no way back."""

    def seekable(self):
        return False


def test_long_lines_come_through_a_pipe(tmp_path):
    lines = "".join(json.dumps({"text": f"{i}. {WORDS} " * 3_000}) + "\n" for i in range(3)).encode()
    assert names(["-"], stdin=io.BufferedReader(Pipe(lines), 100)) == ["-:1", "-:2", "-:3"]
    reader, writer = os.pipe()
    os.write(writer, lines[:60_000].partition(b"\n")[0] + b'"}\n{"text": "Two."}\n')
    os.close(writer)
    assert names([f"/dev/fd/{reader}"]) == [f"/dev/fd/{reader}:1", f"/dev/fd/{reader}:2"]
    os.close(reader)


def test_a_json_file_holds_one_article_or_a_list(tmp_path):
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text(json.dumps({"text": WORDS}, indent=1))
    many.write_text(json.dumps([{"text": WORDS}, {"text": WORDS + " Again."}]))
    assert names([one, many]) == [str(one), f"{many}[0]", f"{many}[1]"]
    assert names(["-"], stdin=io.BytesIO(many.read_bytes())) == ["-[0]", "-[1]"]


def test_archives_give_their_members_from_files_and_from_standard_input(hostile, tmp_path):
    packed = hostile._zip({"x/a.txt": WORDS.encode(), "b.jsonl": json.dumps({"text": WORDS}).encode()})
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in (("a.txt", WORDS.encode()), ("in.zip", packed)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    path = tmp_path / "all.tar.gz"
    path.write_bytes(out.getvalue())
    expected = ["!a.txt", "!in.zip!x/a.txt", "!in.zip!b.jsonl:1"]
    assert names([path]) == [f"{path}{name}" for name in expected]
    assert names(["-"], stdin=io.BytesIO(out.getvalue())) == [f"-{name}" for name in expected]
    assert names(["-"], stdin=io.BytesIO(packed)) == ["-!x/a.txt", "-!b.jsonl:1"]
    texts = [parse(item).text for item in collect([path]) if isinstance(item, Original)]
    assert texts == [WORDS] * 3


def test_a_gzipped_file_is_what_is_in_it(hostile, tmp_path):
    lines, page = tmp_path / "a.jsonl.gz", tmp_path / "b.html.gz"
    lines.write_bytes(gzip.compress(json.dumps({"text": WORDS}).encode()))
    page.write_bytes(gzip.compress(hostile.page()))
    items = list(collect([lines, page]))
    assert [item.name for item in items] == [f"{lines}:1", str(page)]
    assert parse(items[1]).media_type == "text/html"


def test_folders_deeper_than_python_calls_reach(tmp_path):
    path = tmp_path
    for _ in range(1_100):
        path = path / "d"
        path.mkdir()
    (path / "a.txt").write_text(WORDS)
    (tmp_path / "e.txt").write_text(WORDS)
    assert [os.path.basename(name) for name in names([tmp_path])] == ["a.txt", "e.txt"]  # noqa: PTH119
    # pytest's own clean-up calls itself once a folder.
    while path != tmp_path:
        for inner in path.iterdir():
            inner.unlink() if inner.is_file() else inner.rmdir()
        path = path.parent


def test_a_name_that_is_no_text_can_be_shown_and_stored(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123
        file.write(WORDS)
    (item,) = collect([tmp_path])
    assert item.name == str(tmp_path / "caf\ufffd.txt")
    assert parse(item).name == item.name


class Broken(io.BytesIO):
    """A stream that gives a first look and then fails as no stream should."""

    def __init__(self, error):
        super().__init__(b"From Lantern. " * 20_000)
        self.error = error

    def read(self, size=-1):
        if self.tell():
            raise self.error
        return super().read(size)


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), MemoryError(), IndexError("of a library")])
def test_whatever_goes_wrong_in_one_input_is_its_own_error(tmp_path, error):
    (tmp_path / "a.txt").write_text(WORDS)
    broken, good = collect(["-", tmp_path / "a.txt"], stdin=Broken(error))
    assert isinstance(broken, InputError)
    assert isinstance(good, Original)
