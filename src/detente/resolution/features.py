"""What speaks for and against two profiles being one actor. Each docstring is the explanation that the user is shown.

The idea of features whose docstrings are shown is nomenklatura's (matching/types.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from detente.resolution.agreement import agreement
from detente.resolution.model import Profile
from detente.resolution.names import body_name, same_place

Feature = Callable[[Profile, Profile], float]

# Words that change an office into another.
_RANKS = frozenset("deputy vice assistant under former ex acting junior shadow first second".split())
_FADED = frozenset("former ex acting then outgoing incoming new".split())


def names_agree(a: Profile, b: Profile) -> float:
    """All words of the shorter name are in the other."""
    return agreement(a, b).names_agree


def lone_surname(a: Profile, b: Profile) -> float:
    """One article gives the family name alone."""
    return agreement(a, b).lone_surname


def lone_given_name(a: Profile, b: Profile) -> float:
    """One article gives a single name that is not the other's family name."""
    return agreement(a, b).lone_given_name


def single_name(a: Profile, b: Profile) -> float:
    """Both articles give the same single name."""
    return agreement(a, b).single_name


def single_name_backed(a: Profile, b: Profile) -> float:
    """The single name agrees, and so does the office, the side or the affiliation."""
    found = agreement(a, b)
    lone = max(found.lone_surname, found.single_name)
    return lone * (0.5 * roles_alike(a, b) + 0.5 * max(sides_agree(a, b), affiliations_agree(a, b)))


def spelled_otherwise(a: Profile, b: Profile) -> float:
    """A word is spelled otherwise, as transliterations of one name are."""
    return agreement(a, b).spelled_otherwise


def nearly_spelled(a: Profile, b: Profile) -> float:
    """A word differs by a letter or two, more than spellings of one name do."""
    return agreement(a, b).nearly_spelled


def initials_fit(a: Profile, b: Profile) -> float:
    """A given name agrees by its initial alone."""
    return agreement(a, b).initials_fit


def short_form(a: Profile, b: Profile) -> float:
    """A given name agrees with its short form or pet name."""
    return agreement(a, b).short_form


def gendered(a: Profile, b: Profile) -> float:
    """The family names differ by the ending for women."""
    return agreement(a, b).gendered


def gendered_alone(a: Profile, b: Profile) -> float:
    """A family name alone has the ending for women and the other name has not."""
    found = agreement(a, b)
    return found.gendered * (1.0 - found.names_agree)


def other_order(a: Profile, b: Profile) -> float:
    """The words of the name stand in another order."""
    return agreement(a, b).other_order


def given_name_missing(a: Profile, b: Profile) -> float:
    """The first given name of one is missing in the other."""
    return agreement(a, b).given_name_missing


def family_name_missing(a: Profile, b: Profile) -> float:
    """The last name of one is missing in the other."""
    return agreement(a, b).family_name_missing


def more_words(a: Profile, b: Profile) -> float:
    """One name has words more than the other."""
    return agreement(a, b).more_words


def given_names_differ(a: Profile, b: Profile) -> float:
    """The family names agree, the given names do not."""
    return agreement(a, b).given_names_differ


def middle_names_differ(a: Profile, b: Profile) -> float:
    """The middle names, fathers' names or middle initials differ."""
    return agreement(a, b).middle_names_differ


def family_names_differ(a: Profile, b: Profile) -> float:
    """The family names differ."""
    return agreement(a, b).family_names_differ


def generations_differ(a: Profile, b: Profile) -> float:
    """One is the elder, the other the younger of the name (Sr., Jr., III)."""
    return agreement(a, b).generations_differ


def generation_on_one_side(a: Profile, b: Profile) -> float:
    """One name has a mark of the generation (Sr., Jr., III), the other has none."""
    return agreement(a, b).generation_on_one_side


def common_name(a: Profile, b: Profile) -> float:
    """All words that agree are common names, which namesakes share."""
    return agreement(a, b).common_name


def words_differ(a: Profile, b: Profile) -> float:
    """Each name of a body has words that the other has not."""
    return agreement(a, b).words_differ


def qualified(a: Profile, b: Profile) -> float:
    """One name has a word that makes another body of it (northern, new, youth, second ...)."""
    return agreement(a, b).qualified


def generic_name(a: Profile, b: Profile) -> float:
    """Many states have a body of this name, and neither article tells whose it is."""
    return agreement(a, b).generic_name * (1.0 - max(sides_agree(a, b), affiliations_agree(a, b)))


def acronym_alone(a: Profile, b: Profile) -> float:
    """The names are the same acronym."""
    return agreement(a, b).acronym_alone


def acronym_fits(a: Profile, b: Profile) -> float:
    """One name is the first letters of the other's words; the longer, the surer."""
    return agreement(a, b).acronym_fits


def acronym_given(a: Profile, b: Profile) -> float:
    """One article gives the acronym with the full name, the other uses the acronym."""
    return agreement(a, b).acronym_given


def roles_alike(a: Profile, b: Profile) -> float:
    """The offices are alike."""
    return max((_roles(r, s) for r in a.roles for s in b.roles), default=0.0)


def roles_differ(a: Profile, b: Profile) -> float:
    """The offices that the articles give have nothing in common."""
    return float(bool(a.roles) and bool(b.roles) and roles_alike(a, b) == 0)


def sides_agree(a: Profile, b: Profile) -> float:
    """Both stand on the same side."""
    return float(a.side is not None and b.side is not None and _same_body(a.side, b.side))


def sides_differ(a: Profile, b: Profile) -> float:
    """They stand on different sides."""
    return float(a.side is not None and b.side is not None and not _same_body(a.side, b.side))


def affiliations_agree(a: Profile, b: Profile) -> float:
    """Both belong to the same body."""
    return float(a.affiliation is not None and b.affiliation is not None and _same_body(a.affiliation, b.affiliation))


def affiliations_differ(a: Profile, b: Profile) -> float:
    """They belong to different bodies."""
    given = a.affiliation is not None and b.affiliation is not None
    return float(given and not _same_body(a.affiliation or "", b.affiliation or ""))


def namesakes(a: Profile, b: Profile) -> float:
    """The names agree, but the offices, the sides or the affiliations differ."""
    odd = roles_differ(a, b) + sides_differ(a, b) + affiliations_differ(a, b)
    return min(1.0, odd / 2) * agreement(a, b).names_agree


def person_and_body(a: Profile, b: Profile) -> float:
    """One is a person, the other is not."""
    return float((a.kind == "person") != (b.kind == "person"))


def kinds_differ(a: Profile, b: Profile) -> float:
    """One is a state, an organization or a group, and the other another of them."""
    return float(a.kind != b.kind and "person" not in (a.kind, b.kind))


def unnamed(a: Profile, b: Profile) -> float:
    """One is known by a description alone, and is never joined with another article's."""
    return float(not (a.named and b.named))


def same_article(a: Profile, b: Profile) -> float:
    """One article tells them apart."""
    return float(a.document is not None and a.document == b.document)


@lru_cache(maxsize=1 << 14)
def _same_body(a: str, b: str) -> bool:
    first, second = body_name(a, "state").words, body_name(b, "state").words
    return _within(first, second) and _within(second, first)


def _within(words: Iterable[str], others: Iterable[str]) -> bool:
    others = tuple(others)
    return all(any(same_place(word, other) for other in others) for word in words)


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
    lone_surname,
    lone_given_name,
    single_name,
    single_name_backed,
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
    namesakes,
)
