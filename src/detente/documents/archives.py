"""Archives, read member by member without unpacking to disk: zip, tar, gzip, and these within each other.

Members' names are only names here: nothing is written under them, so that no path in them can lead anywhere.
"""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from detente.documents.collect import expand, guarded
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.records import InputError, LimitExceeded, UnsupportedInput

_BUFFER = 1 << 16
# A high ratio is harmless below this (a page of spaces).
_FREE = 1_000_000
_SPOOL = 8_000_000
_TAR_HEADER = 1_000_000
_LINK = "a link; links in archives are not followed"


@dataclass(slots=True)
class Budget:
    """Bytes unpacked so far of one input, with all that is nested in it."""

    spent: int = 0


def read(
    name: str, stream: io.BufferedReader[Any], limits: Limits, depth: int, budget: Budget | None
) -> Iterator[Original | InputError]:
    """The articles in an archive; `depth` is the number of archives around it. What fails comes as InputError."""
    if depth >= limits.archive_depth:
        raise LimitExceeded(name, f"more than {limits.archive_depth} archives within each other")
    unpacker = _Unpacker(limits, depth, budget or Budget())
    head = stream.peek(_BUFFER)
    if head.startswith(b"PK"):
        found = unpacker.zip(name, stream)
    elif head.startswith(b"\x1f\x8b"):
        found = unpacker.gzip(name, stream)
    else:
        found = unpacker.tar(name, stream)
    yield from guarded(name, found, "the archive")


@dataclass(frozen=True, slots=True)
class _Unpacker:
    limits: Limits
    depth: int
    budget: Budget

    def zip(self, name: str, stream: io.BufferedReader[Any]) -> Iterator[Original | InputError]:
        with tempfile.SpooledTemporaryFile(_SPOOL) as spool:
            seekable: IO[bytes] = stream
            if not stream.seekable():
                self._copy(name, stream, spool)
                seekable = spool
            with zipfile.ZipFile(seekable) as archive:
                members = archive.infolist()
                names = {member.filename for member in members}
                if "[Content_Types].xml" in names or (members and members[0].filename == "mimetype"):
                    raise UnsupportedInput(name, "an office document or e-book; save it as PDF, HTML or text")
                for i, member in enumerate(members):
                    self._number(name, i)
                    if not member.is_dir() and not _hidden(member.filename):
                        yield from self._zip_member(f"{name}!{_shown(member.filename)}", archive, member)
                    if self._spent():
                        return

    def _zip_member(
        self, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo
    ) -> Iterator[Original | InputError]:
        if member.flag_bits & 0x1:
            yield UnsupportedInput(name, "encrypted; unpack it with its password first")
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield UnsupportedInput(name, _LINK)
        else:
            yield from guarded(name, self._opened(name, archive, member), "the member")

    def _opened(self, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Original | InputError]:
        with archive.open(member) as unpacked:
            counted = _Counted(name, unpacked, self, packed=lambda: member.compress_size)
            yield from expand(name, io.BufferedReader(counted, _BUFFER), self.limits, self.depth + 1, self.budget)

    def tar(self, name: str, stream: io.BufferedReader[Any]) -> Iterator[Original | InputError]:
        counted = _Counted(name, stream, self)
        with tarfile.open(fileobj=counted, mode="r|", bufsize=_BUFFER, tarinfo=_TarInfo) as archive:
            for i, member in enumerate(archive):
                # The list of what was read would grow with the archive.
                archive.members = []  # type: ignore[attr-defined]
                self._number(name, i)
                if not member.isdir() and not _hidden(member.name):
                    yield from self._tar_member(f"{name}!{_shown(member.name)}", archive, member)

    def _tar_member(
        self, name: str, archive: tarfile.TarFile, member: tarfile.TarInfo
    ) -> Iterator[Original | InputError]:
        if member.issym() or member.islnk():
            yield UnsupportedInput(name, _LINK)
        elif not member.isfile():
            yield UnsupportedInput(name, "a device or pipe, not a file")
        elif unpacked := archive.extractfile(member):
            with unpacked:
                stream = io.BufferedReader(_Counted(name, unpacked, None), _BUFFER)
                try:
                    yield from expand(name, stream, self.limits, self.depth + 1, self.budget)
                except InputError as error:
                    # What else goes wrong here is wrong with the whole archive, and told once.
                    yield error

    def gzip(self, name: str, stream: io.BufferedReader[Any]) -> Iterator[Original | InputError]:
        packed = _Counted(name, stream, None)
        with gzip.GzipFile(fileobj=packed, mode="rb") as unpacked:
            counted = io.BufferedReader(_Counted(name, unpacked, self, packed=lambda: packed.count), _BUFFER)
            if counted.peek(_BUFFER)[257:262] == b"ustar":
                yield from self.tar(name, counted)
            else:
                yield from expand(name, counted, self.limits, self.depth + 1, self.budget)

    def _copy(self, name: str, stream: io.BufferedReader[Any], spool: IO[bytes]) -> None:
        size = 0
        while chunk := stream.read(_BUFFER):
            size += len(chunk)
            if size > self.limits.archive_bytes:
                raise LimitExceeded(name, f"larger than {self.limits.archive_bytes:,} bytes, the limit for an archive")
            spool.write(chunk)
        spool.seek(0)

    def _number(self, name: str, i: int) -> None:
        if i >= self.limits.archive_members:
            raise LimitExceeded(name, f"more than {self.limits.archive_members:,} members; the rest was not read")

    def _spent(self) -> bool:
        return self.budget.spent > self.limits.archive_bytes


class _TarInfo(tarfile.TarInfo):
    """A header whose own extensions (long names, pax fields) are small: tarfile reads them into memory whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        extension = self.type in (tarfile.XHDTYPE, tarfile.XGLTYPE, b"X", tarfile.GNUTYPE_LONGNAME, b"K")
        if extension and self.size > _TAR_HEADER:
            raise tarfile.ReadError("a header of more than a megabyte")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]


class _Counted(io.RawIOBase):
    """Reads through, counting; stops where the limits on what is unpacked are passed.

    packed: gives the number of packed bytes that the bytes read so far came from.
    """

    def __init__(
        self, name: str, stream: Any, unpacker: _Unpacker | None, packed: Callable[[], int] | None = None
    ) -> None:
        self.name, self.count = name, 0
        self._stream, self._unpacker, self._packed = stream, unpacker, packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        if self._unpacker:
            self._check(self._unpacker, len(data))
        return len(data)

    def _check(self, unpacker: _Unpacker, size: int) -> None:
        limits = unpacker.limits
        unpacker.budget.spent += size
        if unpacker.budget.spent > limits.archive_bytes:
            raise LimitExceeded(self.name, f"the archive unpacks to more than {limits.archive_bytes:,} bytes")
        if self._packed and self.count > _FREE and self.count > limits.archive_ratio * max(1, self._packed()):
            raise LimitExceeded(self.name, f"packed more than {limits.archive_ratio} times smaller: a zip bomb?")


def _hidden(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts)


def _shown(path: str) -> str:
    """The member's name without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path[:500])
