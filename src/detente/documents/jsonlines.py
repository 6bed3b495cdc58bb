"""Files of many JSON objects: one a line, or one JSON value that is an object or a list of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.records import DamagedInput, InputError, LimitExceeded, UnsupportedInput

MEDIA_TYPE = "application/json"
_OBJECT_LINE = re.compile(rb'\s*\{\s*"')
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_CHUNK = 1 << 16


def looks_like_lines(head: bytes) -> bool:
    """Whether a file that begins so has one JSON object a line (its first line is an object, or too long to tell)."""
    first, end, _ = head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not _OBJECT_LINE.match(first):
        return False
    if not end:
        return len(head) >= _CHUNK
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return first.rstrip().endswith(b"}")


def read_lines(name: str, stream: BufferedReader[Any], limits: Limits) -> Iterator[Original | InputError]:
    """Each line that is not empty as an original, named `file.jsonl:12`. No more than one line is in memory."""
    number = 0
    while line := stream.readline(limits.article_bytes + 1):
        number += 1
        if number == 1 and line.startswith(_WIDE_BOMS):
            yield UnsupportedInput(name, "JSON Lines in UTF-16; save them as UTF-8")
            return
        if len(line) > limits.article_bytes and not line.endswith(b"\n"):
            reason = f"a line of more than {limits.article_bytes:,} bytes, the limit for one article"
            yield LimitExceeded(f"{name}:{number}", reason)
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            continue
        content = (line.removeprefix(_BOM) if number == 1 else line).strip(b" \t\r\n")
        if content:
            yield Original(f"{name}:{number}", content, MEDIA_TYPE)


def read_value(name: str, content: bytes) -> Iterator[Original | InputError]:
    """The articles of one JSON value: the object itself, or each item of the list, named `file.json[3]` from 0."""
    try:
        value = json.loads(content)
    except RecursionError:
        yield DamagedInput(name, "JSON nested too deeply")
        return
    except ValueError:
        # `parse` says what is wrong with it.
        yield Original(name, content, MEDIA_TYPE)
        return
    if not isinstance(value, list):
        yield Original(name, content, MEDIA_TYPE)
        return
    for i, item in enumerate(value):
        yield Original(f"{name}[{i}]", json.dumps(item).encode("ascii"), MEDIA_TYPE)
