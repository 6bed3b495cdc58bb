"""The stages of the actor reader in their order."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from detente.actors import confidence, descriptions, governments, joint, names, sides
from detente.actors.candidates import Candidate
from detente.actors.joining import Joiner
from detente.actors.pronouns import Resolver
from detente.actors.states import known, read_atlas
from detente.actors.syntax import source_ends, turn_labels
from detente.actors.tables.weights import THRESHOLD
from detente.language.analysis import Analysis
from detente.records import Actor, Document, Statement

_GLOSS_MARK = re.compile(r"(?:\s[–—-]\s(?:Trans|Ed|Tr)\.?)?[\[\]]")
# Whom a statement is attributed to is kept with less: a statement without its speaker is worth little.
SPEAKER_THRESHOLD = 0.2
# So is somebody whom as many pronouns mean: the text tells of them, whatever they are called.
PRONOUNS, PRONOUNS_THRESHOLD = 3, 0.1


def candidates_of(
    analysis: Analysis, statements: Sequence[Statement], outlet: str | None = None
) -> tuple[list[Candidate], dict[int, Candidate]]:
    """All candidates of a text with their affiliations, not yet sifted; and which of them a token names or means.

    outlet: who published the text.
    """
    proper, offices = names.find(analysis, turn_labels(analysis, statements))
    atlas = read_atlas(analysis, proper)
    taken = [(name.start, name.last) for name in proper]
    described = descriptions.find(analysis, taken, offices, source_ends(analysis, statements))
    joiner = Joiner(analysis, atlas, statements, outlet)
    joiner.take_names(proper, described)
    joiner.take_descriptions(described)
    found = [candidate for candidate in joiner.candidates if candidate.mentions]
    at = joiner.at | Resolver(analysis, found, statements, joiner.unclear, joiner.outlet).run()
    for candidate, mention in joiner.within:
        candidate.add(mention)
    found = governments.join(analysis, found, at)
    sides.affiliate(found, at)
    return found, at


def read_actors(document: Document, analysis: Analysis, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors of one document, by first mention."""
    found, at = candidates_of(analysis, statements, document.source)
    observer = confidence.Observer(analysis, found, statements, document.source)
    for candidate in found:
        candidate.sure = confidence.probability(observer.features(candidate))
    kept = _kept(found, observer.said)
    sides.affiliate_among(kept, at)
    joint.share(analysis, [c for c in found if c not in kept], kept)
    ids = {id(c): Actor.identify(document, c.kind, tuple(sorted(m.span for m in c.mentions))) for c in kept}
    actors = [_actor(candidate, ids) for candidate in kept]
    return tuple(sorted(actors, key=lambda actor: (min(actor.mentions), actor.id)))


def _kept(found: Sequence[Candidate], sources: Container[int]) -> list[Candidate]:
    """The candidates that are sure enough, and the known states that their offices are of ("the Finnish president")."""
    kept = []
    for candidate in found:
        speaks = any(m.head in sources for m in candidate.mentions)
        told = candidate.kind == "person" and sum(m.form == "pronoun" for m in candidate.mentions) >= PRONOUNS
        least = PRONOUNS_THRESHOLD if told else SPEAKER_THRESHOLD if speaks else THRESHOLD
        if candidate.sure >= min(least, THRESHOLD):
            kept.append(candidate)
    wanted = {id(candidate.affiliation) for candidate in kept} | {id(candidate.side) for candidate in kept}
    missing = wanted - {id(candidate) for candidate in kept}
    return kept + [c for c in found if c.implied and id(c) in missing and c.names[0] in known().states]


def _actor(candidate: Candidate, ids: dict[int, str]) -> Actor:
    return Actor(
        id=ids[id(candidate)],
        name=_unbracketed(_fullest(candidate)),
        kind=candidate.kind,
        mentions=tuple(sorted(m.span for m in candidate.mentions)),
        roles=tuple(dict.fromkeys(map(_unbracketed, candidate.roles))),
        affiliation=ids.get(id(candidate.affiliation)),
        side=ids.get(id(candidate.side)),
        confidence=round(candidate.sure, 3),
    )


def _unbracketed(text: str) -> str:
    """Without the brackets of an editor's gloss and its mark: "Mira] Solvay" is a name with half a gloss in it."""
    return " ".join(_GLOSS_MARK.sub(" ", text).split()) or text


def _fullest(candidate: Candidate) -> str:
    """The longest form; of a state its own name before its capital's, an organization's name before its acronym."""
    if candidate.kind == "state":
        own = [name for name in candidate.names if name in known().states]
        return own[0] if own else candidate.names[0]
    return max(candidate.names, key=len)
