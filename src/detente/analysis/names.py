"""Names as they are compared: folded, and told apart from descriptions."""

from __future__ import annotations

from functools import lru_cache

from detente.records import Actor


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that may stand in a proper name without a capital (articles, prepositions, name particles).
_SMALL = _listed(
    "a al ap at bin binti bint by da dal das de del della den der des di do dos du e el et for ibn in la las le les lo "
    "los of on san ten ter the to und van von y zu zum zur and & –"
)
_ARTICLES = frozenset({"the", "a", "an"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Forms of address and offices that stand before a name and do not tell one person from another.
_TITLES = _listed(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president vice deputy prime minister premier chancellor "
    "secretary ambassador envoy governor senator congressman congresswoman mayor king queen prince princess emir "
    "sheikh general gen lieutenant lt colonel col major maj captain capt admiral adm marshal pope cardinal bishop "
    "archbishop patriarch metropolitan imam ayatollah rabbi father brother sister comrade speaker chairman chairwoman "
    "representative rep sen gov foreign defense defence"
)
_PRONOUNS = _listed(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves one who whom whose which that this these those here there "
    "both each all others other another some"
)

_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The name without case, diacritics, punctuation, possessive endings and a leading article; words by one space."""
    from anyascii import anyascii

    plain = anyascii(name).casefold().replace("'s", "")
    words = "".join(c if c.isalnum() else " " if c in "-/ \t\n" or not c.isascii() else "" for c in plain).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def is_proper(name: str) -> bool:
    """Whether every word but the small ones has a capital (or the script has none): a name, not a description."""
    words = name.replace("-", " ").split()
    if not words or (words[0].casefold() in {"a", "an", "some"} and len(words) > 1):
        return False
    bearing = [word.lstrip("“”\"'‘’(") for word in words if word.casefold() not in _SMALL]
    return bool(bearing) and not any(word[:1].islower() for word in bearing)


def is_named(actor: Actor) -> bool:
    """Whether it has a name of its own. One capitalised word that is no acronym may be any group at the head of a
    sentence: "Experts", "Officials".
    """
    generic = actor.kind == "group" and len(actor.name.split()) < 2 and not actor.name.isupper()
    return is_proper(actor.name) and not generic


def calls_by_pronoun(words: str) -> bool:
    """Whether a mention is a pronoun or leans on one ("her", "his spokesman"): no name, away from its sentence."""
    first, *rest = words.strip(" ’'").casefold().split() or [""]
    return first in _PRONOUNS and (not rest or first in _POSSESSIVES)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without forms of address, offices and generational suffixes."""
    words = folded(name).split()
    while words and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(words)
