"""What the stages of this room hand on: names and descriptions found in the text, and the actors in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.actors.tables.words import ADDRESSES
from detente.records import ActorKind, Span

Form = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in the text, tokens `[first, last)`; `start` takes in a title written before it.

    title: the office written before the name ("Deputy Foreign Minister"), or ""; titled: the title is capitalised;
    owner: index of the token that says whose office it is (a demonym, a possessor, an organization), or None;
    plural: the last word is a plural ("Northern Resources").
    """

    first: int
    last: int
    start: int
    text: str
    title: str = ""
    owner: int | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that tells an actor by function, tokens `[first, last)`.

    head: index of its noun; noun: its lemma in lower case; owners: indices of tokens that say whose (demonyms, names);
    determiner: the first word in lower case if it is an article, a possessive or a quantifier, else "";
    role: the phrase without its determiner; capital: the office is capitalised ("the Chancellor");
    full: the phrase with all that the source of a statement says of it ("two people who have read the draft").
    """

    first: int
    last: int
    head: int
    noun: str
    kind: ActorKind
    determiner: str
    owners: tuple[int, ...] = ()
    role: str = ""
    capital: bool = False
    full: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor occurs: its span, the index of the token that heads it, and what kind of expression it is."""

    span: Span
    head: int
    form: Form


@dataclass(slots=True, eq=False)
class Candidate:
    """An actor in the making.

    key: what it was found by; roles: offices as written, first met first; nouns: their head nouns in lower case;
    owners: token indices that say whose person or body it is; implied: a state that is told by its demonym alone;
    place: no more is told of it than that it is a place.
    """

    kind: ActorKind
    names: list[str]
    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    owners: list[int] = field(default_factory=list)
    affiliation: Candidate | None = None
    side: Candidate | None = None
    named: bool = True
    definite: bool = True
    implied: bool = False
    place: bool = False
    sure: float = 0.0

    def add(self, mention: Mention) -> None:
        """Take in a mention, once."""
        if all(mention.span != other.span for other in self.mentions):
            self.mentions.append(mention)

    def add_role(self, role: str, noun: str) -> None:
        """Take in an office, once; a form of address ("Mrs.") is none."""
        if role and role not in self.roles and role.casefold() not in ADDRESSES:
            self.roles.append(role)
        if noun:
            self.nouns.add(noun)
