from __future__ import annotations

import inspect

import pytest

from detente.resolution import features
from detente.resolution.features import FEATURES, Pair
from detente.resolution.model import Profile
from detente.resolution.scoring import VETOES
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
    assert set(names) == set(WEIGHTS) | set(VETOES)
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
