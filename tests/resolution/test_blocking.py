"""Keys: what may be one actor shares one; what cannot seldom does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import ActorKind
from detente.resolution.blocking import is_coarse, keys, sought
from detente.resolution.model import Profile


def profile(name: str, kind: ActorKind = "person", **fields: object) -> Profile:
    return Profile(id="a", document="d", kind=kind, name=name, **fields)  # type: ignore[arg-type]


def meet(one: Profile, other: Profile) -> bool:
    found = {key for own in keys(one) for key in sought(own)}
    assert bool(found & keys(other)) == bool({k for own in keys(other) for k in sought(own)} & keys(one))
    return bool(found & keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andriy Dmitriyev", "Andrij Dmitrijew"),
        ("Мирон Халявко", "Myron Khaliavko"),
        ("Mohammed al-Rashidi", "Muhammad Rashidi"),
        ("M. Ferrand", "Marek Ferrand"),
        ("Ferrand", "President Marek Ferrand"),
        ("Marek Ferrand", "Marek Fernand"),
        ("Ana Ruiz Vega", "Ana Ruiz"),
        ("Ruiz", "Ana Ruiz Vega"),
        ("Anna Kovar-Lind", "Anna Lind"),
        ("Anna Kovar (née Lind)", "Anna Lind"),
        ("Kim Su-min", "Su-min Kim"),
        ("Kim", "Kim Su-min"),
        ("FERRAND, Marek", "Marek Ferrand"),
        ("Bill Ferrand", "William Ferrand"),
        ("Marek F.", "Marek Ferrand"),
        ("Marek F.", "Marek F."),
    ],
)
def test_spellings_of_a_person_meet(one: str, other: str) -> None:
    assert meet(profile(one), profile(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Foreign Affairs of Ardovia", "Ardovian Foreign Ministry"),
        ("Foreign Ministry", "Ardovian Foreign Ministry"),
        ("Office for Integrity Review", "OIR"),
        ("Office for Integrity Review (OIR)", "OIR"),
        ("Kestrel", "Kestrel Development Fund"),
        ("the Kestrel Fund", "Kestrel Fund Ltd"),
        ("Kestrel Development Fund", "Kestral Developement Fund"),
    ],
)
def test_names_of_a_body_meet(one: str, other: str) -> None:
    assert meet(profile(one, "organization"), profile(other, "organization"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Marek Ferrand", "Jules Ferrand"), ("Marek Ferrand", "Marek Brandt"), ("Tomas Brandt", "Ana Ruiz")],
)
def test_full_names_that_differ_do_not_meet(one: str, other: str) -> None:
    assert not meet(profile(one), profile(other))


def test_persons_and_bodies_do_not_meet() -> None:
    assert not meet(profile("Kestrel"), profile("Kestrel", "organization"))


def test_an_unnamed_source_has_no_keys() -> None:
    assert keys(profile("a senior official", named=False)) == frozenset()


def test_further_names_have_keys_too() -> None:
    assert meet(profile("Marek Ferrand", names=("Marek Brandt",)), profile("M. Brandt"))


def test_a_crowd_leaves_finer_keys() -> None:
    fine = [key for key in keys(profile("Ferrand", side="Ardovia")) if not is_coarse(key)]
    assert fine
    assert meet(profile("Ferrand", side="Ardovia"), profile("Marek Ferrand", side="Ardovian"))
    assert any(not is_coarse(key) for key in keys(profile("Marek Ferrand")))


@given(st.text(max_size=60), st.sampled_from(["person", "organization", "state", "group"]), st.text(max_size=20))
def test_any_name_has_few_keys_and_meets_itself(name: str, kind: ActorKind, side: str) -> None:
    one = profile(name, kind, side=side or None)
    assert len(keys(one)) <= 200
    assert keys(one) == keys(one)
    assert not keys(one) or meet(one, one)
