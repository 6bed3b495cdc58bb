from __future__ import annotations

import inspect

import pytest

from detente.resolution import features
from detente.resolution.features import FEATURES, Pair
from detente.resolution.model import Profile
from detente.resolution.scoring import FIXED
from detente.resolution.tables.weights import WEIGHTS


def person(name: str, document: str = "a", **told: object) -> Profile:
    return Profile(id=f"actor-{document}", document=document, kind="person", name=name, **told)  # type: ignore[arg-type]


def body(name: str, document: str = "a", **told: object) -> Profile:
    return Profile(id=f"actor-{document}", document=document, kind="organization", name=name, **told)  # type: ignore[arg-type]


def found(a: Profile, b: Profile) -> dict[str, float]:
    pair = Pair.of(a, b)
    return {feature.__name__: value for feature in FEATURES if (value := feature(pair))}


def test_every_feature_is_explained_weighed_and_in_the_list_once() -> None:
    names = [feature.__name__ for feature in FEATURES]
    written = {
        name
        for name, value in vars(features).items()
        if inspect.isfunction(value) and value.__module__ == features.__name__ and not name.startswith("_")
    }
    assert set(names) == written
    assert len(names) == len(set(names))
    assert set(names) == set(WEIGHTS) | set(FIXED)
    for feature in FEATURES:
        explanation = inspect.getdoc(feature) or ""
        assert explanation.endswith(".")
        assert "\n" not in explanation


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Andrei Dmitriyev", "Andrej Dmitrijew", {"names_agree", "spelled_otherwise"}),
        ("William Harcott", "Bill Harcott", {"names_agree", "short_form"}),
        ("W. Harcott", "William Harcott", {"names_agree", "initials_fit"}),
        ("Harcott", "William Harcott", {"lone_surname"}),
        ("William", "William Harcott", {"lone_given_name", "common_name", "single_name_common"}),
        ("Harcott", "Harcott", {"single_name"}),
        ("William Harcott", "Walter Harcott", {"given_names_differ"}),
        ("William Harcott", "William Harkness", {"family_names_differ"}),
        ("William A. Harcott", "William B. Harcott", {"middle_names_differ"}),
        ("Ivan Sergeyevich Larin", "Ivan Petrovich Larin", {"middle_names_differ"}),
        ("Ivan Sergeyevich Larin", "Ivan Larin", {"names_agree"}),
        ("Ada Harcott Jr.", "Ada Harcott Sr.", {"names_agree", "generations_differ"}),
        ("Ada Harcott Jr.", "Ada Harcott", {"names_agree", "generation_on_one_side"}),
        ("Marina Sobolev", "Marina Soboleva", {"names_agree", "gendered"}),
        ("Soboleva", "Maksim Sobolev", {"gendered", "gendered_alone", "lone_surname"}),
        ("Ali Hassan Jaber", "Hassan Ali Jaber", {"given_names_differ"}),
        ("Vera Holt", "Holt Vera", {"names_agree", "other_order"}),
        ("John Smith", "John Smith", {"names_agree", "common_name"}),
        ("Ostap Merizhan", "Ostap Merijan", {"names_agree", "spelled_otherwise"}),
        ("Pavel Zholinov", "Pavel Solinov", {"names_agree", "nearly_spelled"}),
        ("Zhang Rui", "Jang Rui", {"family_names_differ"}),
        ("Person0 Somebody", "Person1 Somebody", {"given_names_differ"}),
        ("Delegate 7", "Delegate 77", {"family_names_differ"}),
        ("J. P. Ostrava", "Ignatius Pruett", {"family_names_differ"}),
        ("", "Vera Holt", {"family_names_differ"}),
    ],
)
def test_what_persons_names_say(a: str, b: str, expected: set[str]) -> None:
    assert set(found(person(a), person(b, "b"))) == expected
    assert set(found(person(b), person(a, "b"))) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Foreign Ministry of Tervania", "Tervanian Ministry of Foreign Affairs", {"names_agree"}),
        ("Foreign Ministry", "Ministry of Foreign Affairs", {"names_agree", "generic_name"}),
        ("Ministry of Defence of Tervania", "Ministry of Defence of Osmar", {"words_differ"}),
        ("Northern Front", "Southern Front", {"words_differ"}),
        ("Tervania Movement", "New Tervania Movement", {"part_of_name", "qualified"}),
        ("RBCC", "River Basin Co-ordination Commission", {"acronym_fits"}),
        ("RBCC", "R.B.C.C.", {"names_agree", "acronym_alone"}),
        ("Unit4 Staff", "Unit5 Staff", {"words_differ"}),
        ("Jelvar River Council", "Zhelvar River Council", {"names_agree", "spelled_otherwise"}),
        ("RBCC", "River Basin Bank", {"words_differ"}),
        ("River Basin Co-ordination Commission (RBCC)", "RBCC", {"acronym_given", "acronym_fits"}),
    ],
)
def test_what_bodies_names_say(a: str, b: str, expected: set[str]) -> None:
    assert set(found(body(a), body(b, "b"))) == expected
    assert set(found(body(b), body(a, "b"))) == expected


def test_the_side_tells_whose_ministry_it_is() -> None:
    ours = body("Foreign Ministry", side="Tervania")
    assert found(ours, body("Foreign Ministry", "b", side="Tervania")) == {"names_agree": 1.0, "sides_agree": 1.0}
    assert found(ours, body("Tervanian Foreign Ministry", "b")) == {"names_agree": 1.0}
    assert "sides_differ" in found(ours, body("Foreign Ministry", "b", side="Osmar"))


def test_a_bodys_own_state_may_stand_in_its_name() -> None:
    ours = body("Tervania's Transit Fund", side="Tervania")
    assert found(ours, body("Transit Fund", "b")) == {"names_agree": 1.0}
    assert "part_of_name" in found(ours, body("Transit Fund", "b", side="Osmar"))
    assert "generic_name" in found(body("Foreign Ministry of Tervania", side="Tervania"), body("Foreign Ministry", "b"))


def test_the_names_that_agree_best_are_compared() -> None:
    both = person("Ana Ruiz", names=("Ana Vega", "Ruiz"))
    assert "names_agree" in found(both, person("Ana Vega", "b"))
    # A family name that both have alone says nothing beside their full names.
    assert "given_names_differ" in found(both, person("Berta Ruiz", "b", names=("Ruiz",)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("foreign minister of Tervania", "Tervanian Foreign Minister", {"roles_alike"}),
        ("envoy", "mediator", {"roles_differ"}),
        ("envoy", "football coach", {"roles_differ", "callings_differ"}),
    ],
)
def test_offices(a: str, b: str, expected: set[str]) -> None:
    assert (
        set(found(person("Vera Holt", roles=(a,)), person("Vera Holt", "b", roles=(b,)))) - {"names_agree"} == expected
    )


def test_a_deputy_is_not_quite_the_minister() -> None:
    holt = person("Vera Holt", roles=("deputy foreign minister",))
    assert 0 < found(holt, person("Vera Holt", "b", roles=("foreign minister",)))["roles_alike"] < 0.5


@pytest.mark.parametrize(
    ("name", "roles", "expected"),
    [
        ("Egon Vasmer", ("envoy", "colonel"), 0.2),
        ("Egon Vasmer", ("envoy of Osmar", "envoy of Tervania"), 1.0),
        ("Egon Vasmer", ("envoy", "violinist"), 1.0),
        ("Peter Smith", ("envoy", "colonel"), 1.0),
        ("Vasmer", ("envoy", "colonel"), 1.0),
    ],
)
def test_a_side_says_little_beside_an_uncommon_full_name(name: str, roles: tuple[str, str], expected: float) -> None:
    a, b = (person(name, d, roles=(r,), side=s) for d, r, s in zip("ab", roles, ("Osmar", "Tervania"), strict=True))
    assert found(a, b)["sides_differ"] == found(b, a)["sides_differ"] == expected


@pytest.mark.parametrize(
    ("name", "role", "side", "expected"),
    [
        ("Vasmer", (), "Osmar", 1.0),
        ("Vasmer", ("envoy",), "Osmar", 1.0),
        ("Vasmer", ("singer",), "Osmar", 0.0),
        ("Vasmer", ("prime minister",), "Osmar", 0.0),
        ("Vasmer", (), "Tervania", 0.0),
        ("Vasmer", (), None, 0.0),
        ("Egon", (), "Osmar", 0.0),
        ("Smith", (), "Osmar", 0.0),
    ],
)
def test_who_holds_an_office_is_known_by_the_family_name(
    name: str, role: tuple[str, ...], side: str | None, expected: float
) -> None:
    full = person("Egon Smith" if name == "Smith" else "Egon Vasmer", "b", roles=("envoy",), side="Osmar")
    assert found(person(name, roles=role, side=side), full).get("office_known", 0.0) == expected


def test_a_registers_entry_is_known_by_its_very_name() -> None:
    def entry(name: str, *names: str) -> Profile:
        return Profile(id="entry", document=None, kind="person", name=name, names=names)

    assert "register_name" in found(entry("Egon Vasmer"), person("EGON VASMER"))
    assert "register_name" in found(person("Egon Väsmer"), entry("E. J. Vasmer", "Egon Vasmer"))
    assert "register_name" not in found(entry("Egon Vasmer"), person("Egon Wasmer"))
    assert "register_name" not in found(entry("Egon Vasmer"), body("Egon Vasmer"))
    # "Vasmer" is what an article calls another of that name.
    assert "register_name" not in found(entry("Egon Vasmer", "Vasmer"), person("Ida Vasmer", names=("Vasmer",)))
    assert "register_name" not in found(entry("Egon Vasmer"), entry("Egon Vasmer"))
    gathered = Profile(id="", document=None, kind="person", name="Egon Vasmer")
    assert "register_name" not in found(gathered, person("Egon Vasmer"))


def test_a_state_is_a_side_whatever_side_an_article_puts_it_on() -> None:
    ours = Profile(id="a", document="a", kind="state", name="Tervania", side="Osmar")
    theirs = Profile(id="b", document="b", kind="state", name="Republic of Tervania", side="Tervania")
    assert found(ours, theirs) == {"names_agree": 1.0}


def test_what_no_likeness_outweighs() -> None:
    holt = person("Vera Holt")
    assert "same_article" in found(holt, person("Vera Holt"))
    assert "unnamed" in found(holt, person("Vera Holt", "b", named=False))
    assert "person_and_body" in found(holt, body("Vera Holt", "b"))
    assert "same_article" not in found(
        Profile(id="a", document=None, kind="person", name="Vera Holt"),
        Profile(id="b", document=None, kind="person", name="Vera Holt"),
    )
