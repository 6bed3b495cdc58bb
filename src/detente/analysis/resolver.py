"""What the ledger asks of the resolution of actors: views in, places out."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from detente import resolution
from detente.analysis.names import calls_by_pronoun, folded, is_named, is_proper, name_words
from detente.ledger.resolving import Appearance, Change, Doubt, Link, Look, Place, Scene, Title
from detente.ledger.views import DocumentView, Judged, PairJudgement
from detente.records import Actor
from detente.resolution import blocking, register
from detente.resolution.identities import Identities, identity_founded_by, resolve
from detente.resolution.model import Comparison, Membership, Profile, Reason
from detente.resolution.model import PairJudgement as Verdict
from detente.resolution.verdicts import ContradictoryJudgements, Verdicts

# Names of one actor in one article that are compared, beside the fullest.
NAMES = 8


class ActorResolver:
    """Decides which actors are one, by the room of resolution."""

    @functools.cached_property
    def author(self) -> str:
        return f"detente {importlib.metadata.version('detente')}, resolution {_digest()}"

    def looks(self, view: DocumentView) -> Mapping[str, Look]:
        """What is compared of each actor of an article, by its id; rejected ones are nobody."""
        actors = [judged for judged in view.actors if judged.status != "rejected"]
        # What has no name of its own ("the observer mission") says nothing away from its article.
        bodies = {judged.record.id: judged.record for judged in actors if is_named(judged.record)}
        return {judged.record.id: _look(judged, view.document.text, bodies) for judged in actors}

    def keys(self, look: Look) -> frozenset[str]:
        return blocking.keys(_profile(Appearance(actor="", document=None, published=None, source=None, look=look)))

    def sought(self, look: Look) -> frozenset[str]:
        return frozenset(sought for key in self.keys(look) for sought in blocking.sought(key))

    def coarse(self, key: str) -> int | None:
        return blocking.CROWD if blocking.is_coarse(key) else None

    def founded_by(self, actor: str) -> str:
        return identity_founded_by(actor)

    def title(self, forms: Mapping[Title, int]) -> Title:
        """The fullest name, of those that at least a tenth of the actors go by; of equally full ones the most used."""
        common = [form for form, count in forms.items() if count * 10 >= sum(forms.values())] or list(forms)
        kinds = Counter[str]()
        for form, count in forms.items():
            kinds[form.kind] += count
        kind = min(kinds, key=lambda one: (-kinds[one], one))
        return max(common, key=lambda f: (f.named, f.kind == kind, len(name_words(f.name)), forms[f], f.name))

    def update(self, scene: Scene) -> Change:
        """Take in a change. Raises ContradictoryJudgements."""
        held = {place.identity for place in scene.places}

        @functools.cache
        def together(one: str, other: str) -> bool:
            return one in held and other in held and scene.together(one, other)

        identities = Identities(together=together)
        standing = _consistent([*scene.judgements, *scene.withdrawn])
        for verdict in standing:
            identities.judge(verdict)
        identities.restore(map(_profile, scene.appearances), map(_membership, scene.places), left_out=scene.left_out)
        identities.remove(scene.removed)
        for appearances in scene.added:
            identities.add([_profile(one) for one in appearances])
        for judgement in scene.judged:
            identities.judge(_verdict(judgement))
        kept = {_pair(verdict) for verdict in map(_verdict, scene.judgements)}
        for verdict in map(_verdict, scene.withdrawn):
            if verdict in standing and _pair(verdict) not in kept:
                identities.withdraw(verdict)
        return _change(identities, identities.changes(), identities.altered())

    def rebuild(self, appearances: Sequence[Appearance], judgements: Sequence[PairJudgement]) -> Change:
        """Place all of them anew. Of decisions that contradict each other the older ones are followed."""
        identities = resolve(map(_profile, appearances), _consistent(judgements))
        return _change(identities, identities.memberships(), frozenset(identities))


def register_looks(path: str | Path) -> dict[str, Look]:
    """The entries of a user's register, by id. Raises InputError."""
    return {
        (one := entry.profile).id: Look(
            kind=one.kind,
            name=one.name,
            names=one.names,
            roles=one.roles,
            side=one.side,
            affiliation=one.affiliation,
            wikidata=entry.wikidata,
        )
        for entry in register.load(path)
    }


def _look(judged: Judged[Actor], text: str, bodies: Mapping[str, Actor]) -> Look:
    actor = judged.record
    side, affiliation = bodies.get(actor.side or ""), bodies.get(actor.affiliation or "")
    if side and side is affiliation and side.kind == "organization":
        # Somebody's office may be all of the side that an article names; it does not contradict the state it is of.
        side = None
    # Where a person named it, it is not what the text seemed to call it.
    renamed = actor.name != judged.as_read.name
    return Look(
        kind=actor.kind,
        name=actor.name,
        names=() if renamed else _further_names(actor, text),
        named=is_named(actor),
        roles=tuple(dict.fromkeys(" ".join(role.split()) for role in actor.roles)),
        side=side.name if side else None,
        affiliation=affiliation.name if affiliation else None,
    )


def _further_names(actor: Actor, text: str) -> tuple[str, ...]:
    """The proper names among its mentions, each once, as first written; no roles, alone or before a name, and no
    possessive endings.
    """
    found = {folded(actor.name): "", **{folded(role): "" for role in actor.roles}}
    for begin, end in actor.mentions:
        form = " ".join(text[begin:end].split()).removesuffix("'s").removesuffix("’s").rstrip("’'")
        form = _without_roles(form, actor.roles)
        if is_proper(form) and not calls_by_pronoun(form) and (actor.kind != "person" or name_words(form)):
            found.setdefault(folded(form), form)
    return tuple(form for form in found.values() if form)[:NAMES]


def _without_roles(form: str, roles: Iterable[str]) -> str:
    """A name without the actor's own roles before it: "Trade Secretary Ana Brell"."""
    for role in sorted(roles, key=len, reverse=True):
        words = " ".join(role.split())
        if words and form[: len(words) + 1].casefold() == f"{words} ".casefold():
            return form[len(words) + 1 :]
    return form


def _profile(one: Appearance) -> Profile:
    look = one.look
    return Profile(
        id=one.actor,
        document=one.document,
        kind=look.kind,
        name=look.name,
        names=look.names,
        named=look.named,
        roles=look.roles,
        side=look.side,
        affiliation=look.affiliation,
        published=one.published,
        source=one.source,
    )


def _membership(place: Place) -> Membership:
    link = place.link
    if link is None:
        reason = Reason("first")
    else:
        reason = Reason("software", link.joined_with, Comparison(link.probability, link.features))
    return Membership(place.actor, place.cluster, place.identity, reason)


def _verdict(judgement: PairJudgement) -> Verdict:
    return Verdict(a=judgement.a_now or judgement.a, b=judgement.b_now or judgement.b, verdict=judgement.verdict)


def _pair(verdict: Verdict) -> tuple[frozenset[str], str]:
    return frozenset({verdict.a, verdict.b}), verdict.verdict


def _consistent(judgements: Iterable[PairJudgement]) -> list[Verdict]:
    """Without those that contradict older ones: a new reading may lead two actors that people judged to one."""
    known = Verdicts()
    result = []
    for judgement in sorted(judgements, key=lambda one: one.id):
        verdict = _verdict(judgement)
        if verdict.a == verdict.b:
            continue
        try:
            known.add(verdict)
        except ContradictoryJudgements:
            continue
        result.append(verdict)
    return result


def _change(identities: Identities, memberships: Iterable[Membership], altered: frozenset[str]) -> Change:
    places = []
    for one in memberships:
        reason, comparison = identities.why(one.profile), one.reason.comparison
        link = None
        if one.reason.joined_with and comparison:
            link = Link(one.reason.joined_with, comparison.probability, comparison.features)
        judged_with = reason.joined_with if reason.by == "person" else None
        places.append(
            Place(actor=one.profile, identity=one.identity, cluster=one.cluster, link=link, judged_with=judged_with)
        )
    doubts = [
        Doubt(one.a, one.b, one.comparison.probability, one.comparison.features)
        for one in identities.doubtful(about=altered)
    ]
    return Change(places, altered, doubts)


@functools.cache
def _digest() -> str:
    """Digest of what decides who is one with whom: the code and tables of the room, 12 hex digits."""
    room = Path(resolution.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(room.rglob("*.py")):
        digest.update(str(path.relative_to(room)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
