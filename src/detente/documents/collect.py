"""From what the user names to the bytes of single articles: files, folders, standard input, archives, JSON Lines."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from detente.documents import jsonlines
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.records import DamagedInput, InputError, LimitExceeded, UnsupportedInput

if TYPE_CHECKING:
    from detente.documents.archives import Budget

_DEFAULT = Limits()
_BUFFER = 1 << 16
_LINES = (".jsonl", ".ndjson", ".jsonlines")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def collect(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = _DEFAULT
) -> Iterator[Original | InputError]:
    """The originals under the paths, in order, one at a time; what cannot be read as an InputError in its place.

    A folder is read recursively in the order of its names; hidden files and links to folders are passed over. "-" is
    `stdin`. Archives (zip, tar, gzip) and JSON Lines are opened as they are read: memory is bounded by the largest
    article. Nothing is ever written but to an unnamed temporary file.
    """
    for path in paths:
        if str(path) != "-":
            yield from _path(Path(path), limits)
        elif stdin is None:
            yield UnsupportedInput("-", "there is no standard input")
        else:
            yield from guarded("-", _stream(stdin, limits))


def expand(
    name: str, stream: io.BufferedReader[Any], limits: Limits, depth: int = 0, budget: Budget | None = None
) -> Iterator[Original | InputError]:
    """The articles in one stream: those of an archive or of JSON Lines, else the stream itself.

    `depth` is the number of archives around it, `budget` what was unpacked of them. Raises InputError, OSError.
    """
    head = stream.peek(_BUFFER)[:_BUFFER]
    lower = name.lower().removesuffix(".gz")
    if head.startswith((*_ZIP, _GZIP)) or head[257:262] == b"ustar":
        from detente.documents import archives

        yield from archives.read(name, stream, limits, depth, budget)
    elif lower.endswith(_LINES) or jsonlines.looks_like_lines(head):
        yield from jsonlines.read_lines(name, stream, limits)
    else:
        content = stream.read(limits.article_bytes + 1)
        if len(content) > limits.article_bytes:
            raise LimitExceeded(name, f"larger than {limits.article_bytes:,} bytes, the limit for one article")
        if lower.endswith(".json") or (name == "-" and head.lstrip()[:1] == b"["):
            yield from jsonlines.read_value(name, content)
        else:
            yield Original(name, content)


def guarded(
    name: str, found: Iterable[Original | InputError], what: str = "the input"
) -> Iterator[Original | InputError]:
    """The same, with what goes wrong on the way as a last item instead of an exception."""
    try:
        yield from found
    except InputError as error:
        yield error
    except (NotImplementedError, RuntimeError) as error:
        yield UnsupportedInput(name, f"{what} cannot be unpacked ({_words(error)})")
    except Exception as error:  # noqa: BLE001  on damaged bytes the libraries raise much that they do not document
        if isinstance(error, OSError) and error.errno is not None:
            yield InputError(name, _reason(error))
        else:
            yield DamagedInput(name, f"{what} is cut or damaged ({_words(error)})")


def _path(start: Path, limits: Limits) -> Iterator[Original | InputError]:
    # A stack and no recursion: folders may lie deeper in each other than Python's calls.
    waiting = [start]
    while waiting:
        path = waiting.pop()
        name = _name(path)
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                waiting.extend(path / inner for inner in reversed(_inside(path)))
                continue
        except (OSError, ValueError) as error:
            yield InputError(name, _reason(error))
            continue
        if stat.S_ISREG(mode) or (path == start and path.parent == Path("/dev/fd")):
            yield from guarded(name, _file(path, name, limits))
        else:
            yield UnsupportedInput(name, f"{_KINDS.get(stat.S_IFMT(mode), 'something')}, not a file")


def _name(path: Path) -> str:
    """The path as text; bytes in it that are none (old encodings) become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _inside(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(e.name for e in entries if not e.name.startswith(".") and not _leads_to_folder(e))


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a link to a folder; such links may lead back here."""
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return False


def _file(path: Path, name: str, limits: Limits) -> Iterator[Original | InputError]:
    with path.open("rb", buffering=0) as raw, io.BufferedReader(raw, _BUFFER) as stream:
        yield from expand(name, stream if stream.seekable() else _buffered(stream), limits)


def _stream(stdin: BinaryIO, limits: Limits) -> Iterator[Original | InputError]:
    yield from expand("-", _buffered(stdin), limits)


class _Joined(io.RawIOBase):
    """A stream with what was read of it already put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head or self._rest.read(len(buffer))
        self._head = b""
        buffer[: len(data)] = data
        return len(data)


def _buffered(stream: BinaryIO) -> io.BufferedReader[Any]:
    """The stream with a first look of `_BUFFER` bytes, which a pipe gives only in pieces."""
    return io.BufferedReader(_Joined(stream.read(_BUFFER), stream), _BUFFER)


def _reason(error: OSError | ValueError) -> str:
    """What went wrong in words, without the path, which is named already."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def _words(error: Exception) -> str:
    """A library's message as part of a line."""
    return "".join(c if c.isprintable() else " " for c in str(error) or type(error).__name__)[:200]
