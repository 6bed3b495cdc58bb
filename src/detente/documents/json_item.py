"""One JSON object: a line of JSON Lines, or a .json file."""

from __future__ import annotations

import json
import re
from typing import Any

from detente.documents.draft import Draft
from detente.documents.encodings import decode
from detente.documents.original import Original
from detente.records import DamagedInput, InvalidField, RecordError
from detente.records.times import bounds

_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}.{0,40}")
_ALIASES = {"published": ("published", "date"), "source": ("source", "publisher")}


def read(original: Original) -> Draft:
    """The fields of docs/records.md; others are ignored. The text is kept as it is, so that offsets stay true.

    Raises InvalidField, naming the field, and DamagedInput for what is not one JSON object.
    """
    data = _loaded(original)
    name = original.name
    if data.get("text") is None:
        raise InvalidField(name, 'no "text" field')
    return Draft(
        text=_string(name, data, "text") or "",
        media_type="application/json",
        id=_id(name, data),
        title=_string(name, data, "title"),
        source=_string(name, data, *_ALIASES["source"]),
        published=_published(name, data),
        language=_string(name, data, "language"),
        url=_string(name, data, "url"),
        authors=_authors(data),
        stated=True,
    )


def _loaded(original: Original) -> dict[str, Any]:
    text, _ = decode(original)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise DamagedInput(original.name, f"not valid JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise DamagedInput(original.name, "JSON nested too deeply") from error
    except ValueError as error:
        raise DamagedInput(original.name, f"not valid JSON: {str(error).partition(';')[0]}") from error
    if not isinstance(data, dict):
        raise DamagedInput(original.name, f"a JSON {_type(data)} where an object (one article) is expected")
    return data


def _string(name: str, data: dict[str, Any], *fields: str) -> str | None:
    """The first of the fields that is there; white space alone counts as absent, but for the text."""
    for field in fields:
        value = data.get(field)
        if value is None:
            continue
        if not isinstance(value, str):
            raise InvalidField(name, f'"{field}" is a {_type(value)}; a string is expected')
        if field == "text":
            return value
        if value.strip():
            return value.strip()
    return None


def _id(name: str, data: dict[str, Any]) -> str | None:
    value = data.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(name, data, "id")


def _published(name: str, data: dict[str, Any]) -> str | None:
    value = _string(name, data, *_ALIASES["published"])
    if value is None:
        return None
    day = _TIME_OF_DAY.fullmatch(value)
    value = day[1] if day else value
    try:
        bounds(value)
    except RecordError as error:
        field = "published" if data.get("published") is not None else "date"
        raise InvalidField(
            name, f'"{field}" is {value[:60]!r}; an ISO 8601 date such as 2025-03-18 is expected'
        ) from error
    return value


def _authors(data: dict[str, Any]) -> tuple[str, ...]:
    """`authors` (a list of strings, or one), else `author`; what is of another type is no field of ours."""
    value = data.get("authors") or data.get("author")
    values = value if isinstance(value, list) else [value]
    return tuple(item.strip() for item in values if isinstance(item, str) and item.strip())


def _type(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "truth value", int: "number", float: "number"}
    return names.get(type(value), "null")
