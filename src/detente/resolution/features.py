"""What speaks for and against two profiles being one actor. Each docstring is the explanation that the user is shown.

The idea of features whose docstrings are shown is nomenklatura's (matching/types.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.resolution.agreement import Agreement, agreement
from detente.resolution.model import Profile
from detente.resolution.names import body_name, plain, same_place
from detente.resolution.tables import words as table


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles, and what their names say."""

    a: Profile
    b: Profile
    names: Agreement

    @classmethod
    def of(cls, a: Profile, b: Profile) -> Pair:
        return cls(a, b, agreement(a, b))


Feature = Callable[[Pair], float]

# Words that change an office into another.
_RANKS = frozenset("deputy vice assistant under former ex acting junior shadow first second".split())
_FADED = frozenset("former ex acting then outgoing incoming new".split())


def names_agree(pair: Pair) -> float:
    """All words of the shorter name are in the other."""
    return pair.names.names_agree


def lone_surname(pair: Pair) -> float:
    """One article gives the family name alone."""
    return pair.names.lone_surname


def lone_given_name(pair: Pair) -> float:
    """One article gives a single name that is not the other's family name."""
    return pair.names.lone_given_name


def single_name(pair: Pair) -> float:
    """Both articles give the same single name."""
    return pair.names.single_name


def single_name_backed(pair: Pair) -> float:
    """The family name is single, but the offices are alike; surer if it is uncommon or side or affiliation agrees."""
    found = pair.names
    surer = not found.common_name or sides_agree(pair) or affiliations_agree(pair)
    # Every government has several ministers: offices that are half alike say little.
    return max(found.lone_surname, found.single_name) * roles_alike(pair) ** 2 * (1.0 if surer else 0.6)


def office_known(pair: Pair) -> float:
    """The family name is single and uncommon, side or affiliation agrees, and one is known to hold an office."""
    # Those who hold one are called by the family name alone once readers know them.
    found = pair.names
    offices = any(map(_holds_office, (pair.a, pair.b)))
    contradicted = pair.a.roles and pair.b.roles and roles_alike(pair) < 1
    if found.common_name or not offices or contradicted or sides_differ(pair):
        return 0.0
    return max(found.lone_surname, found.single_name) * max(sides_agree(pair), affiliations_agree(pair))


def single_name_common(pair: Pair) -> float:
    """The single name is a common one, which many bear."""
    found = pair.names
    return found.common_name * max(found.lone_surname, found.single_name, found.lone_given_name)


def spelled_otherwise(pair: Pair) -> float:
    """A word is spelled otherwise, as transliterations of one name are."""
    return pair.names.spelled_otherwise


def nearly_spelled(pair: Pair) -> float:
    """A word differs by a letter or two, more than spellings of one name do."""
    return pair.names.nearly_spelled


def initials_fit(pair: Pair) -> float:
    """A given name agrees by its initial alone."""
    return pair.names.initials_fit


def short_form(pair: Pair) -> float:
    """A given name agrees with its short form or pet name."""
    return pair.names.short_form


def gendered(pair: Pair) -> float:
    """The family names differ by the ending for women."""
    return pair.names.gendered


def gendered_alone(pair: Pair) -> float:
    """A family name alone has the ending for women and the other name has not."""
    found = pair.names
    return found.gendered * (1.0 - found.names_agree)


def other_order(pair: Pair) -> float:
    """The words of the name stand in another order."""
    return pair.names.other_order


def given_name_missing(pair: Pair) -> float:
    """The first given name of one is missing in the other."""
    return pair.names.given_name_missing


def family_name_missing(pair: Pair) -> float:
    """The last name of one is missing in the other."""
    return pair.names.family_name_missing


def more_words(pair: Pair) -> float:
    """One person's name has words more than the other's."""
    return pair.names.more_words


def part_of_name(pair: Pair) -> float:
    """The whole name of one body is a part of the other's, by the share of its words."""
    return pair.names.part_of_name


def given_names_differ(pair: Pair) -> float:
    """The family names agree, the given names do not."""
    return pair.names.given_names_differ


def middle_names_differ(pair: Pair) -> float:
    """The middle names, fathers' names or middle initials differ."""
    return pair.names.middle_names_differ


def family_names_differ(pair: Pair) -> float:
    """The family names differ."""
    return pair.names.family_names_differ


def generations_differ(pair: Pair) -> float:
    """One is the elder, the other the younger of the name (Sr., Jr., III)."""
    return pair.names.generations_differ


def generation_on_one_side(pair: Pair) -> float:
    """One name has a mark of the generation (Sr., Jr., III), the other has none."""
    return pair.names.generation_on_one_side


def common_name(pair: Pair) -> float:
    """All words that agree are common names, which namesakes share."""
    return pair.names.common_name


def words_differ(pair: Pair) -> float:
    """Each name of a body has words that the other has not."""
    return pair.names.words_differ


def qualified(pair: Pair) -> float:
    """One name has a word that makes another body of it (northern, new, youth, second ...)."""
    return pair.names.qualified


def generic_name(pair: Pair) -> float:
    """Many states have a body of this name, and neither article tells whose it is."""
    return pair.names.generic_name * (1.0 - max(sides_agree(pair), affiliations_agree(pair)))


def acronym_alone(pair: Pair) -> float:
    """The names are the same acronym."""
    return pair.names.acronym_alone


def acronym_fits(pair: Pair) -> float:
    """One name is the first letters of the other's words; the longer, the surer."""
    return pair.names.acronym_fits


def acronym_given(pair: Pair) -> float:
    """One article gives the acronym with the full name, the other uses the acronym."""
    return pair.names.acronym_given


def roles_alike(pair: Pair) -> float:
    """The offices are alike."""
    return max((_roles(r, s) for r in pair.a.roles for s in pair.b.roles), default=0.0)


def roles_differ(pair: Pair) -> float:
    """The offices that the articles give have nothing in common."""
    return float(bool(pair.a.roles) and bool(pair.b.roles) and roles_alike(pair) == 0)


def sides_agree(pair: Pair) -> float:
    """Both stand on the same side."""
    return float(pair.a.side is not None and pair.b.side is not None and _same_body(pair.a.side, pair.b.side))


def sides_differ(pair: Pair) -> float:
    """They stand on different sides; says little of an uncommon full name whose side only one article makes sure."""
    if pair.a.side is None or pair.b.side is None or pair.a.kind == pair.b.kind == "state":
        # A state is a side.
        return 0.0
    if _same_body(pair.a.side, pair.b.side):
        return 0.0
    # Which side somebody is on is a reader's guess: one article has the state, another the body that is spoken for.
    sure = callings_differ(pair) or (_in_role(pair.a) and _in_role(pair.b))
    return 1.0 if sure or not _is_uncommon(pair) else 0.2


def affiliations_agree(pair: Pair) -> float:
    """Both belong to the same body."""
    return float(
        pair.a.affiliation is not None
        and pair.b.affiliation is not None
        and _same_body(pair.a.affiliation, pair.b.affiliation)
    )


def affiliations_differ(pair: Pair) -> float:
    """They belong to different bodies."""
    given = pair.a.affiliation is not None and pair.b.affiliation is not None
    return float(given and not _same_body(pair.a.affiliation or "", pair.b.affiliation or ""))


def callings_differ(pair: Pair) -> float:
    """One holds an office, the other's role is of another walk of life."""
    if not roles_differ(pair):
        return 0.0
    return float(_holds_office(pair.a) != _holds_office(pair.b))


def namesakes(pair: Pair) -> float:
    """The names agree and are common ones, but offices, sides or affiliations differ."""
    odd = roles_differ(pair) or sides_differ(pair) or affiliations_differ(pair)
    return odd * pair.names.names_agree * pair.names.common_name


def person_and_body(pair: Pair) -> float:
    """One is a person, the other is not."""
    return float((pair.a.kind == "person") != (pair.b.kind == "person"))


def kinds_differ(pair: Pair) -> float:
    """One is a state, an organization or a group, and the other another of them; less where readers mix them up."""
    kinds = {pair.a.kind, pair.b.kind}
    if len(kinds) == 1 or "person" in kinds:
        return 0.0
    return 0.3 if "organization" in kinds else 1.0


def unnamed(pair: Pair) -> float:
    """One is known by a description alone, and is never joined with another article's."""
    return float(not (pair.a.named and pair.b.named))


def register_name(pair: Pair) -> float:
    """It has exactly a name of an entry of a register, which wins over what an article makes of side and roles."""
    entries = _is_entry(pair.a) + _is_entry(pair.b)
    if entries != 1 or pair.a.kind != pair.b.kind or not (pair.a.named and pair.b.named):
        return 0.0
    found = pair.names
    apart = found.given_names_differ or found.middle_names_differ or found.family_names_differ
    apart = apart or found.generations_differ or found.generation_on_one_side
    return float(not apart and not _spelled(pair.a).isdisjoint(_spelled(pair.b)))


def same_article(pair: Pair) -> float:
    """One article tells them apart."""
    return float(pair.a.document is not None and pair.a.document == pair.b.document)


def _is_entry(one: Profile) -> bool:
    """What several articles tell, put together (`faces`), has no document either, but no id."""
    return one.document is None and bool(one.id)


@lru_cache(maxsize=1 << 14)
def _spelled(one: Profile) -> frozenset[str]:
    """Its names without case and diacritics."""
    return frozenset(folded for name in (one.name, *one.names) if (folded := plain(name)))


@lru_cache(maxsize=1 << 14)
def _same_body(a: str, b: str) -> bool:
    first, second = body_name(a, "state").words, body_name(b, "state").words
    return _within(first, second) and _within(second, first)


def _within(words: Iterable[str], others: Iterable[str]) -> bool:
    others = tuple(others)
    return all(any(same_place(word, other) for other in others) for word in words)


def _is_uncommon(pair: Pair) -> bool:
    """Whether two persons' full names agree that are hardly two persons'."""
    found = pair.names
    whole = pair.a.kind == pair.b.kind == "person" and found.names_agree and not found.common_name
    return bool(whole) and not (found.nearly_spelled or found.generation_on_one_side or found.generations_differ)


def _in_role(one: Profile) -> bool:
    """Whether one of the roles names the side ("ambassador of Osmar")."""
    side = body_name(one.side or "", "state").words
    return any(_within(side, body_name(role, "organization").words) for role in one.roles)


def _holds_office(one: Profile) -> bool:
    return any(_is_office(role) for role in one.roles)


def _is_office(role: str) -> bool:
    return not table.OFFICES.isdisjoint(body_name(role, "organization").words)


@lru_cache(maxsize=1 << 16)
def _roles(a: str, b: str) -> float:
    """Shared words of two offices over those of the shorter, less where one is the other's deputy."""
    first, second = (frozenset(body_name(role, "organization").words) - _FADED for role in (a, b))
    if not first or not second:
        return 0.0
    shared = [word for word in first if any(same_place(word, other) for other in second)]
    alike = len(shared) / min(len(first), len(second))
    return alike * 0.3 if (first ^ second) & _RANKS else alike


FEATURES: tuple[Feature, ...] = (
    same_article,
    unnamed,
    register_name,
    person_and_body,
    kinds_differ,
    names_agree,
    spelled_otherwise,
    nearly_spelled,
    initials_fit,
    short_form,
    gendered,
    gendered_alone,
    other_order,
    given_name_missing,
    family_name_missing,
    more_words,
    part_of_name,
    lone_surname,
    lone_given_name,
    single_name,
    single_name_backed,
    office_known,
    single_name_common,
    given_names_differ,
    middle_names_differ,
    family_names_differ,
    generations_differ,
    generation_on_one_side,
    common_name,
    words_differ,
    qualified,
    generic_name,
    acronym_alone,
    acronym_fits,
    acronym_given,
    roles_alike,
    roles_differ,
    sides_agree,
    sides_differ,
    affiliations_agree,
    affiliations_differ,
    callings_differ,
    namesakes,
)
