"""Registers that users bring: three formats, any script, and files that are anything but registers."""

from __future__ import annotations

import contextlib
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.records import DamagedInput, EmptyInput, InputError, InvalidField, LimitExceeded, UnsupportedInput
from detente.resolution import register
from detente.resolution.identities import Identities
from detente.resolution.model import Profile
from detente.resolution.register import Entry, load

YAML = """\
# who is who at the Mirva talks
- name: Ilse Marenko
  kind: person
  aliases: [Илсе Маренко, I. Marenko]
  roles: [special envoy]
  side: Ardovia
  affiliation: Foreign Ministry
  wikidata: Q1000001
- id: 7
  name: Mirva Bridge Authority
  kind: organization
  aliases: MBA
"""
CSV = """\
name,kind,aliases,roles,side,affiliation,wikidata,id
Ilse Marenko,person,Илсе Маренко|I. Marenko,special envoy,Ardovia,Foreign Ministry,Q1000001,
Mirva Bridge Authority,organization,MBA,,,,,7
"""


def entity(schema: str = "Person", **properties: list[str]) -> str:
    return json.dumps({"id": properties.pop("id", None), "schema": schema, "properties": properties}) + "\n"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def summary(entries: list[Entry]) -> list[tuple[object, ...]]:
    return [
        (e.profile.kind, e.profile.name, e.profile.names, e.profile.roles, e.profile.side, e.wikidata) for e in entries
    ]


def test_yaml_and_csv_say_the_same(write: Any) -> None:
    entries = load(write("who.yaml", YAML))
    assert summary(entries) == [
        ("person", "Ilse Marenko", ("Илсе Маренко", "I. Marenko"), ("special envoy",), "Ardovia", "Q1000001"),
        ("organization", "Mirva Bridge Authority", ("MBA",), (), None, None),
    ]
    assert entries[0].profile.affiliation == "Foreign Ministry"
    assert all(e.profile.document is None and e.profile.named for e in entries)
    assert load(write("who.csv", CSV)) == entries == load(write("who.yml", "actors:\n" + YAML))
    assert load(write("bom.csv", b"\xef\xbb\xbf" + CSV.replace(",", ";").encode())) == entries


def test_an_id_does_not_change_with_other_fields(write: Any) -> None:
    before = load(write("a.yaml", YAML))
    after = load(write("b.yaml", YAML.replace("special envoy", "minister").replace("Mirva Bridge Authority", "MBA")))
    assert [e.profile.id for e in before] == [e.profile.id for e in after]


def test_follow_the_money(write: Any) -> None:
    lines = [
        entity(
            id=["p1"],
            name=["Ilse Marenko", "Илсе Маренко"],
            alias=["I. Marenko"],
            weakAlias=["Ilka"],
            position=["envoy"],
            country=["at"],
            wikidataId=["Q1000001"],
        ),
        "\n",
        entity("Address", full=["1 Quay Street"]),
        entity("PublicBody", name=["Mirva Bridge Authority"], abbreviation=["MBA"], country=["at", "ch"]),
        entity("Country", name=["Ardovia"], country=["at"]),
    ]
    assert summary(load(write("who.ftm.json", "".join(lines).replace('["p1"]', '"p1"')))) == [
        ("person", "Ilse Marenko", ("Илсе Маренко", "I. Marenko", "Ilka"), ("envoy",), "Austria", "Q1000001"),
        ("organization", "Mirva Bridge Authority", ("MBA",), (), None, None),
        ("state", "Ardovia", (), (), None, None),
    ]


BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}, *{p}]\n" for p, c in zip("bcdefghij", "cdefghijk", strict=True)
)


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a.txt", YAML, UnsupportedInput, ".yaml"),
        ("a.yaml", "", EmptyInput, "no entries"),
        ("a.csv", "", EmptyInput, "no entries"),
        ("a.json", "\n\n", EmptyInput, "no entries"),
        ("a.yaml", b"\x00\x01\x02", UnsupportedInput, "binary"),
        ("a.yaml", "- name: ok\n- name: é".encode("latin-1"), DamagedInput, r"a\.yaml:2: not UTF-8"),
        ("a.yaml", "- name: [", DamagedInput, r"a\.yaml:\d: not valid YAML"),
        ("a.yaml", "name: Ilse Marenko", InvalidField, "a list of actors"),
        ("a.yaml", "- Ilse Marenko", InvalidField, r"a\.yaml:1: a text where"),
        ("a.yaml", "- kind: person", InvalidField, 'no "name"'),
        ("a.yaml", "\n- name: Ilse\n  kind: wizard", InvalidField, r'a\.yaml:2: "kind" is "wizard"'),
        ("a.yaml", "- name: Ilse", InvalidField, "one of person"),
        ("a.yaml", "- name: 2034-01-01\n  kind: person", InvalidField, "quotes"),
        ("a.yaml", "- name: no\n  kind: person", InvalidField, "truth value"),
        ("a.yaml", "- name: {a: b}\n  kind: person", InvalidField, "mapping"),
        ("a.yaml", "- name: 2034-99-99\n  kind: person", DamagedInput, "not valid YAML"),
        ("a.yaml", "- name: A\n  kind: person\n  colour: red", InvalidField, 'no field "colour"; there are id, name'),
        ("a.yaml", "- name: A\n  name: B\n  kind: person", InvalidField, "twice"),
        ("a.yaml", "- {name: A, kind: person, wikidata: 42}", InvalidField, "wikidata"),
        ("a.yaml", "- {name: A, kind: person, wikidata: q42}", InvalidField, "Q42"),
        ("a.yaml", "- {name: A, kind: person}\n- {name: A, kind: person}", InvalidField, r":2: the same name.*:1"),
        ("a.yaml", "- {name: A, kind: person, id: x}\n- {name: B, kind: state, id: x}", InvalidField, "same id"),
        ("a.yaml", "- !!python/object/apply:os.system ['true']", DamagedInput, "constructor"),
        ("a.yaml", BOMB, InvalidField, "anchors"),
        ("a.yaml", "[" * 20_000, LimitExceeded, "deeply"),
        ("a.yaml", '- {name: "a\\tb", kind: person}', InvalidField, "control"),
        ("a.yaml", '- {name: "\\ud800", kind: person}', InputError, r"a\.yaml"),
        ("a.yaml", f"- {{name: {'x' * 400}, kind: person}}", LimitExceeded, "longer"),
        ("a.yaml", f"- {{name: A, kind: person, aliases: [{'x, ' * 2000}]}}", LimitExceeded, "values"),
        ("a.csv", "kind,side\nperson,A", InvalidField, 'no column "name"'),
        ("a.csv", "name,kind,hat\nA,person,red", InvalidField, 'no field "hat"'),
        ("a.csv", "name,kind,name\nA,person,B", InvalidField, "twice"),
        ("a.csv", "name,kind\nA,person,B", InvalidField, r"a\.csv:2: 3 cells"),
        ("a.csv", 'name,kind\n"A,person\n', DamagedInput, "not valid CSV"),
        ("a.csv", f"name,kind\n{'x' * 200_000},person\n", DamagedInput, "not valid CSV"),
        ("a.json", "{", DamagedInput, r"a\.json:1: not valid JSON"),
        ("a.json", "[" * 100_000, DamagedInput, "JSON"),
        ("a.json", "[]", InvalidField, "a list where"),
        ("a.json", '{"name": "A"}', InvalidField, "no FollowTheMoney entity"),
        ("a.json", '{"schema": "Person", "properties": {"name": [5]}}', InvalidField, r'"name" is a number'),
        ("a.json", '{"schema": "Person", "properties": {}}', InvalidField, 'no "name"'),
        ("a.json", '{"schema": "Person", "properties": {"name": ["A"], "country": [["at"]]}}', InvalidField, "country"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(
    name: str, content: str | bytes, error: type[InputError], says: str, write: Any
) -> None:
    path = write(name, content)
    begun = time.monotonic()
    with pytest.raises(error, match=says) as raised:
        load(path)
    assert time.monotonic() - begun < 10
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError, match=str(tmp_path)):
            load(path)


def test_limits(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "MOST_ENTRIES", 1)
    with pytest.raises(LimitExceeded, match="entries"):
        load(write("a.csv", CSV))
    monkeypatch.setattr(register, "MOST_BYTES", 10)
    with pytest.raises(LimitExceeded, match="MB"):
        load(write("a.csv", CSV))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))),
    ending=st.sampled_from(["yaml", "csv", "json"]),
)
def test_anything_is_read_or_refused(content: bytes, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"any.{ending}"
    path.write_bytes(content)
    with contextlib.suppress(InputError):
        assert load(path)


@given(name=st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=40))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_names_in_any_script(name: str, tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text(entity(name=[name]), encoding="utf-8")
    assert load(path)[0].profile.name == name


def test_the_examples_of_the_manual_are_read(write: Any) -> None:
    page = (Path(__file__).parents[2] / "docs" / "register.md").read_text(encoding="utf-8")
    examples = dict(re.findall(r"```(yaml|csv|json)\n(.*?)```", page, re.DOTALL))
    found = {ending: load(write(f"who.{ending}", text)) for ending, text in examples.items()}
    assert len(found["yaml"]) == 3
    assert found["yaml"] == found["csv"]
    assert found["json"][0].profile.name == found["yaml"][0].profile.name
    assert [field for field in register.FIELDS if f"| `{field}` |" not in page] == []
    assert [schema for schema in register._SCHEMATA if f"`{schema}`" not in page] == []


def test_an_entry_wins_over_what_articles_make_of_side_and_role() -> None:
    entry = Profile(
        id="register-1",
        document=None,
        kind="person",
        name="Ilse Marenko",
        names=("Ilse Marenko-Voss",),
        roles=("envoy",),
        side="Ardovia",
    )
    known = Identities()
    known.add([entry])
    for number, name in enumerate(("Ilse Marenko", "Ilse Marenko-Voss")):
        article = f"d{number}"
        told = Profile(
            id=f"actor-{number}", document=article, kind="person", name=name, side="Cormarin", roles=("harbour master",)
        )
        known.add([told])
        assert known.identity_of(told.id) == known.identity_of(entry.id)
