"""Titles beside names: which words of a capitalised run are an office, whose it is, who shares it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.actors.candidates import Name
from detente.actors.states import known
from detente.actors.tables.words import OPENERS, ORG_NOUNS, PERSON_NOUNS, TITLE_ABBREVIATIONS, TITLE_MODIFIERS
from detente.language.analysis import Analysis, Token

HYPHENS = frozenset({"-", "‑", "–"})
PORTFOLIO = TITLE_MODIFIERS | {"affairs", "development", "war", "information", "culture", "finances", "staff", "works"}
# Offices that are surnames as well: after another title they begin the name.
_SURNAMES_TOO = {"major", "king", "prince", "pope", "baker", "dean", "judge", "marshal", "bishop", "butcher", "miner"}
# The offices of several who are named together: "Prime Ministers Tarn and Moll".
_JOINT = {"presidents", "ministers", "premiers", "chancellors", "ambassadors", "envoys", "senators", "generals"}


def with_shared_titles(analysis: Analysis, names: Sequence[Name]) -> list[Name]:
    """Each of those who are named together with the office that they share, in the singular."""
    shared: list[Name] = []
    for name in names:
        before = shared[-1] if shared else None
        if before and not name.title and _joint(before.title):
            between = analysis.tokens[before.last : name.start]
            if between and all(token.text in ("and", ",") for token in between):
                name = replace(name, title=before.title, owner=before.owner)
        shared.append(name)
    return [replace(name, title=name.title[:-1]) if _joint(name.title) else name for name in shared]


def _joint(title: str) -> bool:
    return title.casefold().split(" ")[-1] in _JOINT


def _titular(word: str) -> bool:
    return word in PERSON_NOUNS or word in TITLE_ABBREVIATIONS or word in _JOINT


def split(analysis: Analysis, first: int, last: int) -> Name | None:
    """The run's name without its title; None where the run is an office alone."""
    tokens = analysis.tokens
    words = [t.text.casefold() for t in tokens[first:last]]
    k = _last_title(words)
    if words[-1] in ORG_NOUNS or k < 0:
        own = _after_body(analysis, first, last)
        if own is None:
            return _name(analysis, first, last)
        bare = _name(analysis, own, last)
        return Name(own, last, own, bare.text, "", own - 1, bare.plural)
    begin = k
    while begin > 0 and (
        words[begin - 1] in PORTFOLIO or _titular(words[begin - 1]) or words[begin - 1] in ("-", ".", "of", "for")
    ):
        begin -= 1
    while k + 1 < len(words) and words[k + 1] == ".":
        k += 1  # "MR." is two tokens
    before = first + begin - 1
    if begin > 1 and tokens[before].text == "]":
        before -= 1  # "Northern Bank [NB] Director Mira Solvay"
    if k == len(words) - 1:
        office = begin == 0 or k > begin or _is_owner(tokens[before])
        return None if office else _name(analysis, first, last)
    if begin and not _is_owner(tokens[before]):
        return _name(analysis, first, last)
    if tokens[first + k + 1].text in HYPHENS | {"of", "for", "’", "'"}:
        return _name(analysis, first, last)
    title = analysis.text[tokens[first + begin].begin : tokens[first + k].end]
    owner = before if begin else _possessor(tokens, first)
    bare = _name(analysis, first + k + 1, last)
    return Name(bare.first, last, first + begin, bare.text, title, owner)


def _after_body(analysis: Analysis, first: int, last: int) -> int | None:
    """Where somebody's own name begins after that of a body: "Northern University Mira Solvay"; None elsewhere."""
    for entity in analysis.entities:
        if entity.last == last and first < entity.first < last - 1 and entity.label == "PERSON":
            before = analysis.tokens[entity.first - 1]
            body = (
                before.text.casefold() in ORG_NOUNS or before.text in known().states or before.text in known().demonyms
            )
            return entity.first if body else None
    return None


def _last_title(words: Sequence[str]) -> int:
    """Index of the last word of the title in the run (its portfolio included), -1 where there is none."""
    begin = next((i for i, word in enumerate(words) if _titular(word) or word in TITLE_MODIFIERS), len(words))
    k = -1
    for i in range(begin, len(words)):
        word = words[i]
        if _titular(word):
            if k >= 0 and word in _SURNAMES_TOO:
                break
            k = i
        elif word in PORTFOLIO and _of_an_office(words, begin, k, i):
            k = i
        elif not (word in PORTFOLIO or word in ("of", "for", "-", ".")):
            break
    return k


def _of_an_office(words: Sequence[str], begin: int, k: int, i: int) -> bool:
    """Whether the word at `i` goes on with the office that reaches to `k`: "Minister of Foreign Affairs"."""
    after_of = i >= 2 and words[i - 1] in ("of", "for") and k == i - 2
    return after_of or (k == i - 1 and bool({"of", "for"} & set(words[begin:i])))


def _is_owner(token: Token) -> bool:
    """A demonym, an acronym or a body: what an office may be named after ("FRT commander")."""
    text = token.text
    if (text.isupper() and len(text) > 1) or text in known().demonyms or text in known().states:
        return True
    return text.casefold() in ORG_NOUNS or text.endswith(
        ("ian", "an", "ese", "ish", "i", "ic", "ch", "ine", "er", "ite")
    )


def _name(analysis: Analysis, first: int, last: int) -> Name:
    tokens = analysis.tokens
    plural = tokens[last - 1].tag == "NNPS"
    text = analysis.text[tokens[first].begin : tokens[last - 1].end].replace("]", "")
    return Name(first, last, first, text, plural=plural)


def _possessor(tokens: Sequence[Token], i: int) -> int | None:
    """The token before a possessive mark that stands before `i`."""
    if i >= 2 and tokens[i - 1].tag == "POS":
        return i - 2
    if i >= 1 and tokens[i - 1].tag == "PRP$":
        return i - 1
    return None


def with_common_title(analysis: Analysis, name: Name) -> Name:
    """The name with an office in lower case before it: "mediator Ruben Achtenveld", "Russian envoy N."."""
    tokens = analysis.tokens
    i = name.start - 1
    if name.title or i < 0 or tokens[i].text.casefold() not in PERSON_NOUNS or tokens[i].tag not in ("NN", "NNP"):
        return name
    if tokens[i].sentence != tokens[name.first].sentence or (
        tokens[name.first].text.isupper() and len(tokens[name.first].text) > 3
    ):
        return name
    begin = i
    while begin > 0 and (
        tokens[begin - 1].text.casefold() in TITLE_MODIFIERS
        or (tokens[begin - 1].pos in ("ADJ", "NOUN") and tokens[begin - 1].text[0].islower())
        or (tokens[begin - 1].text in HYPHENS and tokens[begin - 1].begin == tokens[begin - 2].end)
    ):
        begin -= 1
    title = analysis.text[tokens[begin].begin : tokens[i].end]
    owner = _possessor(tokens, begin)
    if (
        owner is None
        and begin
        and tokens[begin - 1].text[0].isupper()
        and tokens[begin - 1].text.casefold() not in OPENERS
    ):
        owner = begin - 1
    return Name(name.first, name.last, name.first, name.text, title, owner)
