"""Every place in a text that tells of an event, with what it says of it. Joining them is another step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.events import arguments, circumstances
from detente.events.status import When, status
from detente.events.triggers import ASSEMBLIES, TALKS_WORDS, Trigger, ordinal_of, prepositions, triggers
from detente.language import Analysis, Token
from detente.language.datelines import dateline
from detente.language.dates import TimeExpression
from detente.records import NARRATOR, Document, EventKind, EventStatus, Span, Statement, times
from detente.records.spans import hull

_SKIPPED = ("masthead", "reference", "break")

# Whom a mention means without naming them: the sides of the article, people named before, or nobody in particular.
Collective = Literal["sides", "people"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One telling of an event.

    span: the words that tell of it; definite: it is spoken of as known ("the visit"); plural: of several at once;
    supported: a verb says that it happens; anchored: its date depends on its words; collective: whom it means without a
    name; elliptical: an ordinal that stands for a noun before it; guessed: its participants were worked out;
    strangers: somebody takes part who is no actor.
    """

    kind: EventKind
    span: Span
    trigger: Span
    participants: tuple[str, ...]
    time: str | None
    place: Span | None
    status: EventStatus
    round: int | None
    asserted_by: str
    definite: bool
    plural: bool
    verb: bool
    supported: bool
    anchored: bool
    collective: Collective
    elliptical: bool = False
    guessed: bool = False
    strangers: bool = False


def mentions(
    document: Document,
    analysis: Analysis,
    actors: arguments.Actors,
    statements: Sequence[Statement],
    expressions: Sequence[TimeExpression],
) -> Iterator[Mention]:
    """All mentions in text order, those left out that the text only wishes for."""
    heads = [head for paragraph in analysis.paragraphs if (head := dateline(analysis.text, paragraph))]
    skipped = [part.span for part in document.parts if part.kind in _SKIPPED] + heads
    found = [
        trigger
        for trigger in triggers(analysis)
        if not any(begin <= trigger.token.begin < end for begin, end in skipped)
    ]
    dated = [e for e in expressions if not any(begin <= e.span[0] < end for begin, end in skipped)]
    for trigger in found:
        alone = sum(other.token.sentence == trigger.token.sentence for other in found) == 1
        for mention in _mention(document, analysis, actors, statements, dated, trigger, alone):
            yield _without_dateline(mention, heads)


def _without_dateline(mention: Mention, heads: Sequence[Span]) -> Mention:
    """The parser takes a dateline for a part of the first clause."""
    begin, end = mention.span
    begin = next((head[1] for head in heads if head[0] <= begin < head[1] < end), begin)
    return replace(mention, span=(begin, end))


def _mention(
    document: Document,
    analysis: Analysis,
    actors: arguments.Actors,
    statements: Sequence[Statement],
    expressions: Sequence[TimeExpression],
    trigger: Trigger,
    alone: bool,
) -> Iterator[Mention]:
    around = arguments.anchors(analysis, trigger)
    dates, anchored = circumstances.times(analysis, trigger, around, expressions, alone)
    where = circumstances.place(analysis, trigger, around, dates)
    who = arguments.participants(analysis, actors, trigger, around)
    if where is not None and any(actor.id in who for actor in actors.people_in(analysis, where)):
        where = None  # "visited the prime minister"
    collective = _collective(analysis, around)
    if len(who) < 2 and collective == "people":
        who = actors.couple_before(analysis, trigger.token, 2) or who
    guessed = False
    if not who and (body := _body(analysis, actors, trigger)):
        who, guessed = [body], True
    by = _asserted_by(analysis, statements, trigger.token.begin)
    speaker = next((s.speaker for s in statements if s.id == by), None)
    spoken_to = arguments.in_first_person(analysis, around) or _rang(analysis, trigger)
    if speaker in actors.kinds and speaker not in who and spoken_to:
        who = [str(speaker), *who]
    if by == NARRATOR and trigger.verb and arguments.in_first_person(analysis, around):
        return  # the reporter's own meetings: "the envoy received us on a terrace"
    reading = status(analysis, trigger, around, _side_of(dates, document.published))
    if reading == "imagined":
        return
    mention = Mention(
        kind=_kind(analysis, trigger, around, actors, who),
        span=_evidence(analysis, trigger, around, dates[:1], where),
        trigger=trigger.token.span,
        participants=tuple(who),
        time=dates[0].value if dates else None,
        place=where,
        status=reading,
        round=_round(analysis, trigger),
        asserted_by=by,
        definite=_definite(analysis, trigger),
        plural=trigger.token.tag in ("NNS", "NNPS", "DT") and trigger.kind != "talks",
        verb=trigger.verb,
        supported=len(around) > 1,
        anchored=anchored,
        collective=collective,
        elliptical=trigger.bare,
        guessed=guessed,
        strangers=arguments.strangers(analysis, actors, around),
    )
    yield mention
    for date in dates[1:] if mention.plural else ():
        yield replace(mention, time=date.value, span=hull((mention.trigger, date.span)))


def _side_of(dates: Sequence[TimeExpression], published: str | None) -> When:
    """Where the date lies, seen from the day of publication."""
    if not dates or not dates[0].value or not published or not times.is_time(published):
        return None
    first, last = times.bounds(dates[0].value)
    if first > times.bounds(published)[1]:
        return "ahead"
    return "behind" if last < times.bounds(published)[0] else None


def _kind(
    analysis: Analysis, trigger: Trigger, around: Sequence[Token], actors: arguments.Actors, who: Sequence[str]
) -> EventKind:
    """A verb of meeting tells of talks where delegations, commissions or whole parties meet."""
    if trigger.kind != "meeting" or not trigger.verb:
        return trigger.kind
    below = [child for anchor in around for child in analysis.children(anchor)]
    subjects = [child for child in below if child.dep in ("nsubj", "nsubjpass")]
    if any(s.lemma.lower() in ASSEMBLIES and (s.tag == "NNS" or s.lemma not in arguments.ONE_PERSON) for s in subjects):
        return "talks"
    kinds = {actors.kinds[actor] for actor in who}
    return "talks" if kinds == {"state"} or trigger.token.lemma == "reconvene" else "meeting"


def _round(analysis: Analysis, trigger: Trigger) -> int | None:
    """The number of a round or session; "the first meeting at that level" is none, "of the delegations" is one."""
    if trigger.verb:
        return None
    if trigger.kind != "talks" and not trigger.bare:
        below = {thing.lemma.lower() for _, thing in prepositions(analysis, trigger.token)}
        if not below & ASSEMBLIES or trigger.kind != "meeting":
            return None
    return ordinal_of(analysis, trigger.token)


_PEOPLE = frozenset("they their both them leaders presidents ministers counterparts".split())
_SIDES = frozenset("sides parties delegations governments teams countries".split())


def _collective(analysis: Analysis, around: Sequence[Token]) -> Collective:
    """Whether several take part who were named before ("their conversation", "the parties met")."""
    below = [child for anchor in around for child in analysis.children(anchor)]
    below += [thing for anchor in around for _, thing in prepositions(analysis, anchor)]
    words = {child.text.lower() for child in below if not _specified(analysis, child)}
    if words & _SIDES:
        return "sides"
    return "people" if words & _PEOPLE else None


def _rang(analysis: Analysis, trigger: Trigger) -> bool:
    """ "The president rang on Friday": whoever says so was called."""
    below = analysis.children(trigger.token)
    alone = not any(child.dep in ("dobj", "nsubjpass", "prt") or child.text.lower() == "with" for child in below)
    return (
        trigger.kind == "call"
        and trigger.token.lemma in ("ring", "call", "phone", "telephone")
        and (trigger.verb and alone)
    )


def _body(analysis: Analysis, actors: arguments.Actors, trigger: Trigger) -> str | None:
    """The body that "it meets again" or "the session" speaks of."""
    if trigger.verb:
        subjects = [child for child in analysis.children(trigger.token) if child.dep == "nsubj"]
        spoken = trigger.kind == "meeting" and any(subject.text.lower() == "it" for subject in subjects)
    else:
        below = {thing.lemma.lower() for _, thing in prepositions(analysis, trigger.token)}
        numbered = ordinal_of(analysis, trigger.token) is not None or trigger.token.tag != "NN"
        spoken = trigger.token.lemma == "session" and not numbered and not below & TALKS_WORDS
    return actors.body_before(trigger.token) if spoken else None


def _specified(analysis: Analysis, token: Token) -> bool:
    """ "teams of experts", "unnamed Ruritanian leaders": not simply those who were named before."""
    return any(
        child.dep in ("prep", "acl", "poss", "compound", "relcl", "amod") and child.text.lower() not in ("two", "other")
        for child in analysis.children(token)
    )


def _definite(analysis: Analysis, trigger: Trigger) -> bool:
    if trigger.verb:
        return False
    words = {child.text.lower() for child in analysis.children(trigger.token) if child.i < trigger.token.i}
    return bool(words & {"the", "this", "that", "these", "those", "his", "her", "their", "its", "our"}) or any(
        child.dep == "poss" for child in analysis.children(trigger.token)
    )


# "agreed in a telephone call", "promised after talks": when and where something was said is told by the teller.
_ADVERBIAL = frozenset("in during after before at following since until over by amid".split())


def _told_by_teller(analysis: Analysis, statement: Statement, offset: int) -> bool:
    """Whether a place in a statement's content belongs to the clause of its cue, as when or where it was said."""
    token = analysis.token_at(offset)
    if token is None or not statement.cue:
        return False
    for lower in (token, *analysis.ancestors(token)):
        head = analysis.head(lower)
        if any(begin <= head.begin < end for begin, end in statement.cue) and head.pos == "VERB":
            if lower.dep == "advcl":
                first = [child.text.lower() for child in analysis.children(lower)[:1]]
                return bool({"when", "as", "while", *_ADVERBIAL} & set(first))
            return lower.dep == "prep" and lower.text.lower() in _ADVERBIAL
    return False


def _asserted_by(analysis: Analysis, statements: Sequence[Statement], offset: int) -> str:
    """The innermost statement whose content holds the offset, else the narrator."""
    holding = [s for s in statements if any(begin <= offset < end for begin, end in s.content)]
    holding = [s for s in holding if not _told_by_teller(analysis, s, offset)]
    inner = {s.inside for s in holding}
    leaves = [s for s in holding if s.id not in inner] or holding
    if not leaves:
        return NARRATOR
    return min(leaves, key=lambda s: sum(end - begin for begin, end in s.content)).id


def _evidence(
    analysis: Analysis, trigger: Trigger, around: Sequence[Token], dates: Sequence[TimeExpression], where: Span | None
) -> Span:
    """The phrase that tells of it: from the first to the last of its words in the sentence."""
    sentence = analysis.sentence_of(trigger.token)
    spans = [trigger.token.span, *(date.span for date in dates), *([where] if where else [])]
    for anchor in around:
        spans.append(anchor.span)
        for child in analysis.children(anchor):
            if child.dep in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "prep",
                "agent",
                "amod",
                "poss",
                "compound",
                "aux",
                "neg",
                "det",
            ):
                spans += [t.span for t in analysis.subtree(child) if abs(t.i - anchor.i) < 18 and t.dep != "punct"]
    begin, end = hull(span for span in spans if sentence.span[0] <= span[0] and span[1] <= sentence.span[1])
    return begin, end
