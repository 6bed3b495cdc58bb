"""Noun phrases that tell an actor by function: "the envoy", "a senior EU official", "Vastranian troops"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from detente.actors.candidates import Description
from detente.actors.syntax import is_subject, speaks
from detente.actors.tables.words import CALENDAR, GROUP_NOUNS, ORG_NOUNS, PERSON_NOUNS, TITLE_MODIFIERS
from detente.language.analysis import Analysis, Token
from detente.records import ActorKind

DETERMINERS = frozenset("the a an this that these those his her its their our my your some one another".split())
QUANTIFIERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty some many most several few both all no "
    "other dozens hundreds thousands half every each any".split()
)
_HOURS = frozenset("morning afternoon evening night".split())
_POST = frozenset("of from at in around for near close on to by with inside within among".split())
# Post-modifiers that may well belong to the verb: taken in only where the phrase would else say too little.
_LOOSE = frozenset("in on to for by with at inside within among near from".split())
LONGEST = 14


def find(
    analysis: Analysis,
    taken: Iterable[tuple[int, int]],
    offices: Sequence[tuple[int, int]],
    sources: Mapping[int, int] = MappingProxyType({}),
) -> list[Description]:
    """The descriptions of a text, in text order.

    taken: token ranges that are names; offices: capitalised runs that are offices alone; sources: tokens that head the
    source of a statement, each with the token after it: who is said to speak is described by all of those words.
    """
    inside = {i for first, last in taken for i in range(first, last)}
    heads = {_office_head(analysis, first, last): first for first, last in offices}
    found = []
    for token in analysis.tokens:
        kind = noun_kind(token)
        if token.i in heads:
            kind = "person"
        if kind == "person" and token.i not in sources and not speaks(analysis, token) and _is_thing(analysis, token):
            continue
        if kind is None and token.i not in inside:
            kind = _speaking_kind(analysis, token) or (_source_kind(token) if token.i in sources else None)
        if kind is None or (token.i in inside and token.i not in heads) or not _heads_phrase(analysis, token, inside):
            continue
        description = _describe(analysis, token, kind, inside, sources.get(token.i, 0))
        if description.determiner != "no":
            found.append(description)
    return found


def _office_head(analysis: Analysis, first: int, last: int) -> int:
    """Index of the noun of an office: the last one, or that before "of" ("Minister of Foreign Affairs")."""
    return next((i for i in range(first, last - 1) if analysis.tokens[i + 1].text == "of"), last - 1)


# People only where they speak, or where it is said whose they are.
_THINGS_TOO = frozenset("figure chair head guard post record lead".split())
# "those around him", "one of them", "some of the young"
_PRONOUN_HEADS = frozenset("those some others one another both none many several".split())
_AGENT = re.compile(r"[^\W\d_]{2,}(?:er|or|ist|man|woman|ant|ian)")
_AGENTS = re.compile(r"[^\W\d_]{2,}(?:er|or|ist|ant|ian|ee)s|[^\W\d_]+(?:men|women)")


def noun_kind(token: Token) -> ActorKind | None:
    """What a common noun calls its bearer, None where it calls no actor."""
    if token.tag not in ("NN", "NNS", "NNP", "NNPS", "JJ") or not token.text[0].isalpha():
        return None
    word, lemma = token.text.casefold(), token.lemma.casefold()
    if token.tag in ("NNS", "NNPS") and (word in GROUP_NOUNS or lemma in PERSON_NOUNS):
        return "group"
    if token.tag == "JJ":
        # "An official close to the talks conceded": the tagger's adjective is the subject.
        return "person" if word in PERSON_NOUNS and token.dep in ("nsubj", "nsubjpass") else None
    if word in PERSON_NOUNS:
        return "person"
    if word in ORG_NOUNS and token.tag in ("NN", "NNP"):
        return "organization"
    if lemma in ORG_NOUNS and token.tag == "NNS":
        return "organization" if word == "authorities" else "group"
    return "group" if word in GROUP_NOUNS else None


def _is_thing(analysis: Analysis, token: Token) -> bool:
    """Whether a word for people and for things tells a thing: "a figure of its own", "a chair"."""
    before = analysis.tokens[token.i - 1].text.casefold() if token.i else ""
    return token.text.casefold() in _THINGS_TOO and before not in DETERMINERS - {"a", "an"} | {"’s", "'s"}


def _speaking_kind(analysis: Analysis, token: Token) -> ActorKind | None:
    """What is an actor by where it stands, for all its word: "listeners fear", "one of them said"."""
    word = token.text.casefold()
    if word in _PRONOUN_HEADS and token.i + 1 < len(analysis.tokens):
        following = analysis.tokens[token.i + 1].text.casefold()
        if following in ("of", "around", "close", "near", "from", "in") and _of_people(analysis, token):
            return "person" if word in ("one", "another") else "group"
        return None
    if word in ("side", "leadership") and token.i and analysis.tokens[token.i - 1].text[0].isupper():
        # "the Halmeran side" is Halmere.
        return "organization"
    if token.tag == "NNS" and _AGENTS.fullmatch(word) and speaks(analysis, token):
        return "group"
    return "person" if token.tag == "NN" and _AGENT.fullmatch(word) and speaks(analysis, token) else None


def _source_kind(token: Token) -> ActorKind | None:
    """What a noun or pronoun is that a statement is attributed to, for all its word: "the young", "three of them"."""
    word = token.text.casefold()
    if word in _PRONOUN_HEADS or token.pos == "NUM" or token.tag in ("NNS", "JJ"):
        return "person" if word in ("one", "another") else "group"
    if word in ("somebody", "someone") or (token.tag == "NN" and _AGENT.fullmatch(word)):
        return "person"
    return None


def _of_people(analysis: Analysis, token: Token) -> bool:
    """Whether the pronoun is a subject, and taken from people: "one of the delegates", "some of them"."""
    objects = [t for p in analysis.children(token) if p.dep == "prep" for t in analysis.children(p) if t.dep == "pobj"]
    people = any(t.tag == "PRP" or t.tag == "JJ" or noun_kind(t) in ("person", "group") for t in objects)
    return people and is_subject(analysis, token)


def _heads_phrase(analysis: Analysis, token: Token, inside: set[int]) -> bool:
    """Whether the noun heads its phrase: no noun follows it directly, and no name that it would be the title of."""
    tokens = analysis.tokens
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if following is None or following.sentence != token.sentence:
        return True
    if following.i in inside or (following.text == "-" and following.begin == token.end):
        return False
    if following.tag in ("NN", "NNS") and token.dep in ("compound", "amod", "nmod", "poss"):
        return False
    return not (following.tag in ("NN", "NNS") and noun_kind(following))


def _describe(analysis: Analysis, head: Token, kind: ActorKind, inside: set[int], end: int) -> Description:
    """end: the token after the words that are known to be of it, 0 where none are."""
    first = _left(analysis, head)
    last = _right(analysis, head)
    tokens = analysis.tokens
    word = tokens[first].text.casefold()
    determiner = word if word in DETERMINERS or word in QUANTIFIERS else ""
    owners = tuple(
        t.i for t in tokens[first:last] if t.i != head.i and (t.i in inside or t.tag == "PRP$" or _nominal(t, head))
    )
    role = analysis.text[tokens[first + (bool(determiner) and first < head.i)].begin : tokens[last - 1].end]
    capital = head.text[0].isupper() and head.tag in ("NNP", "NNPS")
    full = analysis.text[tokens[first].begin : tokens[max(last, end) - 1].end]
    return Description(first, last, head.i, _noun(head), kind, determiner, owners, role, capital, full)


def _noun(head: Token) -> str:
    return head.text.casefold() if head.tag in ("NN", "NNP") else head.lemma.casefold()


def _nominal(token: Token, head: Token) -> bool:
    """A capitalised word beside the head that no run took for a name: an owner all the same."""
    return token.text[0].isupper() and token.pos in ("PROPN", "ADJ") and token.i != head.i


def _left(analysis: Analysis, head: Token) -> int:
    """Index of the phrase's first token."""
    tokens = analysis.tokens
    i = head.i
    while i > 0 and tokens[i - 1].sentence == head.sentence and head.i - i < LONGEST:
        previous = tokens[i - 1]
        word = previous.text.casefold()
        if tokens[i].text == "-" and tokens[i].begin == previous.end and word in TITLE_MODIFIERS:
            i -= 1  # "under-secretary"
            continue
        timed = ":" in word or "\n" in analysis.text[previous.end : tokens[i].begin]  # "19:55  The minister"
        if timed or word in CALENDAR or previous.dep == "npadvmod" or (word in _HOURS and _dated(tokens, i)):
            break  # "on Tuesday parliament voted"
        if word in ("least", "most", "few") or previous.tag == "IN" or (word == "that" and head.tag in ("NNS", "NNPS")):
            break
        if word in DETERMINERS or previous.tag == "PRP$":
            i -= 1
            # "the Russian president’s special envoy" has its article before the possessor.
            break
        joined = tokens[i].text in ("-", "‑") and tokens[i].begin == previous.end
        if not (_attributive(previous) or _glue(tokens, i - 1) or joined):
            break
        i -= 1
    while i < head.i and tokens[i].text in ("-", "’s", "'s", "’", "and"):
        i += 1
    return i


def _dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether the part of a day before token `i` follows the name of the day: "on Thursday evening her office"."""
    return i >= 2 and tokens[i - 2].text.casefold() in CALENDAR


def _attributive(token: Token) -> bool:
    """Whether the token can stand between the article and the noun."""
    word = token.text.casefold()
    return (
        token.pos in ("ADJ", "NOUN", "PROPN", "NUM")
        or word in QUANTIFIERS
        or word in TITLE_MODIFIERS
        or (token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound", "punct", "nmod"))
    )


def _glue(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token joins words inside of a phrase: a possessive mark, a hyphen, the "and" between two offices."""
    token = tokens[i]
    if token.tag == "POS":
        return True
    if token.text in ("-", "‑"):
        return i > 0 and token.begin == tokens[i - 1].end
    return token.text in ("and", "&") and _joins_titles(tokens, i)


def _joins_titles(tokens: Sequence[Token], i: int) -> bool:
    """ "trade and industry minister" """
    around = {tokens[i - 1].text.casefold(), tokens[i + 1].text.casefold()}
    return around <= TITLE_MODIFIERS


def _right(analysis: Analysis, head: Token) -> int:
    """The end of the phrase: post-modifiers that begin right after the head, up to a verb or a mark."""
    tokens = analysis.tokens
    last = head.i + 1
    while last < len(tokens) and last - head.i < LONGEST:
        preposition = tokens[last]
        if preposition.text.casefold() not in _POST or preposition.sentence != head.sentence:
            break
        if not (_attached(preposition, head.i, last) or _at_a_name(tokens, preposition)):
            break
        end = _phrase_end(tokens, last + 1, head.sentence)
        if end is None:
            break
        last = end
    return last


def _attached(preposition: Token, first: int, last: int) -> bool:
    return preposition.text.casefold() not in _LOOSE or preposition.head in range(first, last)


def _at_a_name(tokens: Sequence[Token], preposition: Token) -> bool:
    """ "professor at the Northern University": where somebody works is part of what he is called."""
    following = tokens[preposition.i + 1 : preposition.i + 3]
    names = [token for token in following if token.text.casefold() not in ("the", "a")]
    return preposition.text == "at" and bool(names) and names[0].pos == "PROPN"


def _phrase_end(tokens: Sequence[Token], i: int, sentence: int) -> int | None:
    """The end of the simple noun phrase that begins at `i`, None where there is none."""
    end = None
    while i < len(tokens) and tokens[i].sentence == sentence and tokens[i].text not in "[]()":
        token = tokens[i]
        nominal = token.pos in ("NOUN", "PROPN", "PRON", "NUM") or token.dep == "pobj"
        if nominal and token.tag not in ("WP", "WDT"):
            end = i + 1
        elif (token.pos == "PUNCT" and token.text not in ("-", "‑")) or token.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            if not (token.text in ("of", "for") and end and tokens[i - 1].text[0].isupper()):
                break
        elif token.pos in ("CCONJ", "ADV", "PART") and token.tag != "POS":
            joined = token.text == "and" and end and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
            if not joined or not tokens[i - 1].text[0].isupper():
                break
        elif token.tag in ("WP", "WDT", "WRB"):
            break
        i += 1
    return end


def appositions(analysis: Analysis, found: Sequence[Description]) -> Iterator[tuple[Description, int, bool]]:
    """Descriptions in apposition to what may be a name: (description, token index, after).

    `after`: the description follows ("NAME, the envoy"), the index is that of the name's last token; else it precedes
    ("the envoy, NAME"), and the index is that of the name's first token.
    """
    tokens = analysis.tokens
    for description in found:
        first, last = description.first, description.last
        sentence = tokens[description.head].sentence
        mark = tokens[first - 1] if first >= 2 else None
        opened = mark is not None and mark.text in (",", "(", "[", "–", "—") and mark.sentence == sentence
        after = opened and _closed(tokens, description, sentence)
        if after and tokens[description.head].dep == "appos":
            yield description, first - 2, True
        if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].sentence == sentence:
            # "her predecessor, the late Ivo Tarn", "the chargé, a Mr. Moll"
            late = last + 1
            while late + 1 < len(tokens) and tokens[late].text in ("a", "the", "one", "late"):
                late += 1
            yield description, late, False
        if after and tokens[description.head].dep != "appos":
            yield description, first - 2, True
        if (anchor := _anchor(analysis, tokens[description.head])) is not None:
            yield description, anchor, True


def _anchor(analysis: Analysis, head: Token) -> int | None:
    """What the parser takes a second or later office for an apposition to ("NAME, doctor of law and judge at ...")."""
    if head.dep == "pobj":
        return None
    seen = 0
    while head.dep in ("conj", "pobj", "prep") and head.head < head.i and seen < 5:
        head, seen = analysis.head(head), seen + 1
    return head.head if seen and head.dep == "appos" and head.head < head.i else None


def _closed(tokens: Sequence[Token], description: Description, sentence: int) -> bool:
    """Whether the phrase ends where an apposition may: at a mark, a relative clause or the sentence's end."""
    if description.last >= len(tokens):
        return True
    token = tokens[description.last]
    return (
        token.sentence != sentence
        or (token.pos == "PUNCT" and token.text != "-")
        or token.tag in ("WP", "WDT", "WRB", "IN", "VBG", "VBN", "WP$", "TO")
        or token.text.casefold() in ("and", "who", "since", "until")
        or tokens[description.head].dep == "appos"
    )
