"""The brief as JSON: the model of the brief, key for key.

    {"format": "detente-brief", "version": 1, "title": ..., "glance": {...}, "actors": [...], "events": [...],
     "coverage": [...], "statements": [...], "predictions": [...], "references": [...], "articles": [...],
     "making": {...}}

The keys of every object are the field names in `detente.reports.model`, which says what each means and in what unit; an
article's `document` has the keys of `detente annotate`. Absent values are null. `version` changes when a key is renamed
or removed, not when one is added.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

from detente.records import Document
from detente.records.wire import document_to_json
from detente.reports.model import Brief

VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(brief: Brief) -> str:
    """One JSON object, ending in a newline; lists have one line an entry, so that two briefs compare line by line."""
    lines = ['  "format": "detente-brief"', f'  "version": {VERSION}']
    lines += [f'  "{field.name}": {_value(getattr(brief, field.name))}' for field in dataclasses.fields(brief)]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    # A lone surrogate has no UTF-8 form, but JSON can name it.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _value(value: Any) -> str:
    if isinstance(value, tuple) and value:
        return "[\n" + ",\n".join("    " + json.dumps(_plain(entry), ensure_ascii=False) for entry in value) + "\n  ]"
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Document):
        return document_to_json(value)
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    return value
