from __future__ import annotations

import dataclasses

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.resolution.model import Profile
from detente.resolution.names import person_name
from detente.resolution.scoring import ASK, FIXED, JOIN, compare, weight
from detente.resolution.tables.weights import WEIGHTS

NAMES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "Andrei Dmitriyev",
            "Andrej Dmitrijew",
            "Kim Seong-ho",
            "Ali Hassan",
            "Hassan Ali",
            "J. P. Holt",
            "ORS",
            "Holt",
        ]
    ),
    st.lists(
        st.sampled_from("Vera Bin Holt Jr. al Kim Min Ho ORS of Ministry Osmar V. Petrova".split()), max_size=5
    ).map(" ".join),
)
PROFILES = st.builds(
    Profile,
    id=st.sampled_from(["actor-1", "actor-2", "actor-3"]),
    document=st.sampled_from([None, "one", "two"]),
    kind=st.sampled_from(["person", "organization", "state", "group"]),
    name=NAMES,
    names=st.lists(NAMES, max_size=2).map(tuple),
    named=st.booleans(),
    roles=st.lists(st.sampled_from(["envoy", "foreign minister", "singer", ""]), max_size=2).map(tuple),
    side=st.sampled_from([None, "Tervania", "Osmar", ""]),
    affiliation=st.sampled_from([None, "ORS", "Osmar"]),
)
SYLLABLES = st.lists(st.sampled_from("bar den kol mir tan vos rek lum zad pel".split()), min_size=2, max_size=3)
FULL_NAMES = st.tuples(SYLLABLES, SYLLABLES).map(lambda parts: " ".join("".join(part).capitalize() for part in parts))


def person(name: str, document: str, **told: object) -> Profile:
    return Profile(id=f"actor-{document}", document=document, kind="person", name=name, **told)  # type: ignore[arg-type]


def likely(a: str, b: str, **both: object) -> float:
    return compare(person(a, "a", **both), person(b, "b", **both)).probability


@given(PROFILES, PROFILES)
def test_comparing_is_symmetric_and_gives_the_same_each_time(a: Profile, b: Profile) -> None:
    found = compare(a, b)
    assert 0 <= found.probability <= 1
    assert found == compare(b, a)
    assert all(0 < value <= 1 for value in found.features.values())
    copied = dataclasses.replace(a), dataclasses.replace(b)
    assert compare(*copied) == found


@given(FULL_NAMES, st.sampled_from([(), ("envoy",)]), st.sampled_from([None, "Tervania"]))
def test_a_full_name_is_joined_with_itself(name: str, roles: tuple[str, ...], side: str | None) -> None:
    assume(len(person_name(name).words) == 2)
    assert likely(name, name, roles=roles, side=side) >= JOIN


@given(PROFILES, PROFILES)
def test_what_an_article_tells_apart_or_leaves_unnamed_is_never_asked_for(a: Profile, b: Profile) -> None:
    if (a.document is not None and a.document == b.document) or not (a.named and b.named):
        assert compare(a, b).probability < 0.01


@given(FULL_NAMES, FULL_NAMES)
def test_a_family_name_alone_is_asked_for_at_most(name: str, other: str) -> None:
    assume(len(person_name(name).words) == 2)
    assert likely(name, name.split()[-1]) < JOIN
    assert likely(name, name.split()[-1], side="Tervania") < JOIN


@pytest.mark.parametrize(
    "told",
    [
        {"side": "Tervania", "roles": ("singer",)},
        {"side": "Osmar", "affiliation": "ORS", "roles": ("envoy of Osmar",)},
        {"side": None},
    ],
)
@pytest.mark.parametrize("name", ["Egon Vasmer", "Peter Smith", "Vasmer"])
def test_a_registers_entry_wins_over_what_an_article_makes_of_it(name: str, told: dict[str, object]) -> None:
    entry = Profile(
        id="entry", document=None, kind="person", name=name, side="Velen", affiliation="VDF", roles=("envoy of Velen",)
    )
    assert compare(entry, person(name, "a", **told)).probability >= JOIN


def test_an_uncommon_full_name_is_joined_whatever_side_an_article_guesses() -> None:
    a = person("Egon Vasmer", "a", roles=("colonel",), side="Tervania")
    b = person("Egon Vasmer", "b", roles=("head of the mission",), side="Observer Mission")
    assert compare(a, b).probability >= JOIN


def test_a_family_name_whose_side_agrees_is_an_officials_if_there_is_one() -> None:
    lone = person("Vasmer", "a", side="Osmar")
    assert compare(lone, person("Egon Vasmer", "b", side="Osmar", roles=("envoy",))).probability >= JOIN
    assert compare(lone, person("Egon Vasmer", "b", side="Osmar")).probability < JOIN
    assert compare(lone, person("Egon Vasmer", "b", roles=("envoy",))).probability < JOIN
    minister = person("Vasmer", "a", side="Osmar", roles=("health minister",))
    assert compare(minister, person("Ida Vasmer", "b", side="Osmar", roles=("trade minister",))).probability < JOIN


def test_father_and_son_are_two() -> None:
    assert likely("Ada Harcott Jr.", "Ada Harcott Sr.") < ASK
    assert ASK <= likely("Ada Harcott Jr.", "Ada Harcott") < JOIN


def test_siblings_are_two() -> None:
    assert likely("Ingrid Solberg", "Astrid Solberg") < ASK


def test_namesakes_on_two_sides_are_not_joined() -> None:
    a = person("Martin Keller", "a", roles=("foreign minister",), side="Tervania")
    b = person("Martin Keller", "b", roles=("football coach",), side="Osmar")
    assert compare(a, b).probability < JOIN


def test_one_who_changes_office_is_joined() -> None:
    a = person("Edvin Hallberg", "a", roles=("prime minister",), side="Osmar")
    b = person("Edvin Hallberg", "b", roles=("chief negotiator",), side="Osmar")
    assert compare(a, b).probability >= JOIN


def test_a_family_name_with_the_same_office_and_side_is_joined() -> None:
    told = {"roles": ("foreign minister",), "side": "Tervania"}
    assert compare(person("Brankovic", "a", **told), person("Milos Brankovic", "b", **told)).probability >= JOIN
    assert compare(person("Kim", "a", **told), person("Kim Seong-ho", "b", **told)).probability < JOIN


@pytest.mark.parametrize("name", ["Ministry of Defence", "Parliament", "Central Bank"])
def test_what_every_state_has_is_joined_only_where_it_is_the_same_states(name: str) -> None:
    ministry = Profile(id="actor-a", document="a", kind="organization", name=name)
    other = dataclasses.replace(ministry, id="actor-b", document="b")
    assert ASK <= compare(ministry, other).probability < JOIN
    ours, theirs = (dataclasses.replace(one, side="Tervania") for one in (ministry, other))
    assert compare(ours, theirs).probability >= JOIN
    assert compare(ours, dataclasses.replace(theirs, side="Osmar")).probability < JOIN


def test_doubts_never_speak_for_and_agreement_never_against() -> None:
    assert all((weight(name) > 0) == (name == "register_name") for name in FIXED)
    for name in WEIGHTS:
        against = name.endswith(("differ", "missing")) or name in {"generic_name", "qualified", "common_name"}
        assert weight(name) <= 0 if against else True
    assert weight("names_agree") > 0
