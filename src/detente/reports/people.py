"""Who is who in the brief: from joined actors to its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from detente.analysis.actors import JoinedActor, Member, WhoIsWho
from detente.analysis.names import calls_by_pronoun, folded
from detente.analysis.statements import day_order, valid_time
from detente.ledger.views import DoubtView, Identity, PairJudgement
from detente.reports import model
from detente.reports.anchors import article_id


def actors(
    who: WhoIsWho,
    statements: Mapping[str | None, int],
    doubts: Iterable[DoubtView],
    decisions: Iterable[PairJudgement],
) -> tuple[model.Who, ...]:
    """The entries: those with a name first, then by how much they say and how often they are met.

    statements: how many, by the id of the joined actor.
    """
    doubted, decided = _doubts(who, doubts), _decided(who, decisions)
    entries = [
        _entry(actor, who, statements.get(actor.id, 0), doubted.get(actor.id, ()), decided.get(actor.id, ()))
        for actor in who.actors
    ]
    return tuple(sorted(entries, key=lambda e: (not e.named, -e.statements, -len(e.places), folded(e.name))))


def _entry(
    actor: JoinedActor,
    who: WhoIsWho,
    statements: int,
    doubts: Iterable[model.Doubt],
    decided: Iterable[model.Decided],
) -> model.Who:
    roles = [(role, member, None) for member in actor.members for role in member.actor.roles]
    sides = [
        (who.names[side], member, side)
        for member in actor.members
        if (side := who.joined(member.view.document.id, member.actor.side))
    ]
    given = {folded(role) for role, *_ in roles}
    used = [
        (form, member)
        for member in actor.members
        for form in _forms(member)
        if form and not calls_by_pronoun(form) and folded(form) not in given
    ]
    registers = [identity.register for member in actor.members if (identity := _identity(member))]
    return model.Who(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        named=actor.named,
        roles=_given(roles),
        sides=_given(sides),
        names=_given([(form, member, None) for form, member in used]),
        names_by_outlet=_by_outlet(used),
        doubts=tuple(doubts),
        decided=tuple(decided),
        register=next(filter(None, registers), None),
        statements=statements,
        places=tuple(map(_place, actor.members)),
        confidence=max(member.actor.confidence for member in actor.members),
    )


def _identity(member: Member) -> Identity | None:
    return (member.view.identities or {}).get(member.actor.id)


def _place(member: Member) -> model.Place:
    return model.Place(article=article_id(member.view.document.id), record=member.actor.id)


def _forms(member: Member) -> Iterator[str]:
    """How the article calls the actor: the words of its mentions, without a possessive ending."""
    text = member.view.document.text
    for begin, end in member.actor.mentions:
        form = " ".join(text[begin:end].split())
        yield form.removesuffix("'s").removesuffix("’s").rstrip("’'")


def _given(found: Iterable[tuple[str, Member, str | None]]) -> tuple[model.Given, ...]:
    """Group what several articles give in the same words (case and a leading article aside)."""
    groups: dict[object, list[tuple[str, Member, str | None]]] = {}
    for text, member, side in found:
        groups.setdefault(side or folded(text) or text, []).append((text, member, side))
    result = []
    for group in groups.values():
        text, first, side = group[0]
        members = list({member.key: member for _, member, _ in group}.values())
        documents = [member.view.document for member in members]
        dates = sorted({d.published for d in documents if d.published and valid_time(d.published)}, key=day_order)
        result.append(
            model.Given(
                text=text,
                outlets=tuple(dict.fromkeys(document.source for document in documents)),
                dates=tuple(dates),
                article=article_id(first.view.document.id),
                record=first.actor.id,
                places=tuple(map(_place, members)),
                who=side,
            )
        )
    return tuple(result)


def _by_outlet(used: Iterable[tuple[str, Member]]) -> tuple[model.OutletNames, ...]:
    """What each outlet calls the actor; outlets in the order in which they first do."""
    outlets: dict[str | None, dict[str, list[tuple[str, Member]]]] = defaultdict(lambda: defaultdict(list))
    for form, member in used:
        outlets[member.view.document.source][folded(form) or form].append((form, member))
    result = []
    for outlet, forms in outlets.items():
        names = []
        for group in sorted(forms.values(), key=len, reverse=True):
            text, first = group[0]
            place = _place(first)
            names.append(model.Used(text=text, times=len(group), article=place.article, record=place.record))
        result.append(model.OutletNames(outlet=outlet, names=tuple(names)))
    return tuple(result)


def _doubts(who: WhoIsWho, doubts: Iterable[DoubtView]) -> dict[str, list[model.Doubt]]:
    """By actor, whom else it may be; the likeliest first."""
    known = {
        identity.id: actor.id for actor in who.actors for member in actor.members if (identity := _identity(member))
    }
    result: dict[str, list[model.Doubt]] = defaultdict(list)
    for doubt in sorted(doubts, key=lambda doubt: -doubt.probability):
        for one, other in ((doubt.a, doubt.b), (doubt.b, doubt.a)):
            actor = known.get(one.identity.id)
            if actor:
                to = known.get(other.identity.id)
                name = who.names[to] if to else other.identity.name
                result[actor].append(model.Doubt(who=to, name=name, probability=doubt.probability))
    return result


def _decided(who: WhoIsWho, decisions: Iterable[PairJudgement]) -> dict[str, list[model.Decided]]:
    """By actor, what people decided about whom it is and is not, oldest first.

    A decision that two are the same, and that the ledger did not follow, is left out: another one stood against it.
    """
    known = {member.actor.id: (actor.id, member) for actor in who.actors for member in actor.members}
    result: dict[str, list[model.Decided]] = defaultdict(list)
    for made in decisions:
        pair = [found for now in (made.a_now, made.b_now) if now and (found := known.get(now))]
        followed = len({actor for actor, _ in pair}) == (1 if made.verdict == "same" else 2)
        if made.withdrawn or not followed:
            continue
        for (actor, member), (to, other) in _sides(made, pair):
            result[actor].append(
                model.Decided(
                    verdict=made.verdict,
                    name=member.actor.name,
                    other=other.actor.name if other else None,
                    who=to if made.verdict == "different" else None,
                    author=made.author,
                    time=made.time,
                )
            )
    return result


Side = tuple[str, Member]


def _sides(made: PairJudgement, pair: list[Side]) -> list[tuple[Side, tuple[str | None, Member | None]]]:
    """A join is told of once, that two are not the same with either."""
    if len(pair) == 1:
        return [(pair[0], (None, None))]
    a, b = pair
    return [(a, b)] if made.verdict == "same" else [(a, b), (b, a)]
