"""What is read as an event, with whom, when, where and how sure; over invented sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from detente import events
from detente.language import Pipeline
from detente.records import NARRATOR, Actor, ActorKind, Document, Event, Part, Statement

pytestmark = pytest.mark.model

PEOPLE = ("Anna Kovel", "Kovel", "Marek Dorn", "Dorn", "Foreign Minister Ilse Brandt")
STATES = ("Ruritania", "Freedonia", "Sylvania")

Read = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def read(pipeline: Pipeline) -> Read:
    def reader(
        text: str,
        statements: Sequence[Statement] = (),
        parts: Sequence[Part] = (),
        others: Sequence[Actor] = (),
        source: str | None = None,
    ) -> tuple[Event, ...]:
        document = Document(id="d", text=text, published="2033-03-18", parts=tuple(parts), source=source)
        (analysis,) = pipeline.analyse([text])
        return events.read(document, analysis, [*actors_in(text), *others], statements)

    return reader


def actors_in(text: str) -> list[Actor]:
    """One actor a name; a surname counts for the full name that ends in it."""
    spans: dict[str, list[tuple[int, int]]] = {}
    taken: set[int] = set()
    for name in sorted((*PEOPLE, *STATES), key=len, reverse=True):
        for match in re.finditer(re.escape(name), text):
            if match.start() not in taken:
                taken.update(range(*match.span()))
                full = next((other for other in PEOPLE if other.endswith(" " + name)), name)
                spans.setdefault(full, []).append(match.span())
    kinds: dict[str, ActorKind] = dict.fromkeys(STATES, "state")
    return [Actor(id=n, name=n, kind=kinds.get(n, "person"), mentions=tuple(sorted(s))) for n, s in spans.items()]


def only(found: Sequence[Event]) -> Event:
    (event,) = found
    return event


@pytest.mark.parametrize(
    ("text", "kind", "participants", "time", "place", "status"),
    [
        ("Anna Kovel met Marek Dorn in Paris on Tuesday.", "meeting", {"Anna Kovel", "Marek Dorn"}, "2033-03-15",
         "Paris", "happened"),
        ("Anna Kovel will meet Marek Dorn in Paris on Tuesday.", "meeting", {"Anna Kovel", "Marek Dorn"}, "2033-03-22",
         "Paris", "planned"),
        ("Anna Kovel is scheduled to meet Marek Dorn in Paris on March 30.", "meeting", {"Anna Kovel", "Marek Dorn"},
         "2033-03-30", "Paris", "planned"),
        ("A meeting between Anna Kovel and Marek Dorn took place in Oslo on March 2.", "meeting",
         {"Anna Kovel", "Marek Dorn"}, "2033-03-02", "Oslo", "happened"),
        ("Anna Kovel received Marek Dorn in Vienna on March 2.", "meeting", {"Anna Kovel", "Marek Dorn"}, "2033-03-02",
         "Vienna", "happened"),
        ("Ruritania and Freedonia held talks in Geneva on March 2 and 3.", "talks", {"Ruritania", "Freedonia"},
         "2033-03-02/2033-03-03", "Geneva", "happened"),
        ("Talks between Ruritania and Freedonia will be held in Geneva on April 2.", "talks",
         {"Ruritania", "Freedonia"}, "2033-04-02", "Geneva", "planned"),
        ("The Ruritanian and Freedonian delegations met in Oslo on March 2.", "talks", {"Ruritania", "Freedonia"},
         "2033-03-02", "Oslo", "happened"),
        ("Anna Kovel spoke with Marek Dorn by telephone on Thursday.", "call", {"Anna Kovel", "Marek Dorn"},
         "2033-03-17", None, "happened"),
        ("Anna Kovel had a telephone conversation with Marek Dorn on March 2.", "call", {"Anna Kovel", "Marek Dorn"},
         "2033-03-02", None, "happened"),
        ("Anna Kovel telephoned Marek Dorn yesterday.", "call", {"Anna Kovel", "Marek Dorn"}, "2033-03-17", None,
         "happened"),
        ("Anna Kovel visited Vienna on March 2.", "visit", {"Anna Kovel"}, "2033-03-02", "Vienna", "happened"),
        ("Marek Dorn arrived in Vienna on Thursday.", "visit", {"Marek Dorn"}, "2033-03-17", "Vienna", "happened"),
        ("Marek Dorn will travel to Vienna next week.", "visit", {"Marek Dorn"}, "2033-03-21/2033-03-27", "Vienna",
         "planned"),
        ("Anna Kovel, who visited the Netherlands March 2-3, was content.", "visit", {"Anna Kovel"},
         "2033-03-02/2033-03-03", "Netherlands", "happened"),
        ("A meeting between Anna Kovel and Marek Dorn planned for March 30 was called off.", "meeting",
         {"Anna Kovel", "Marek Dorn"}, "2033-03-30", None, "cancelled"),
        ("Anna Kovel did not meet Marek Dorn in Paris on Tuesday.", "meeting", {"Anna Kovel", "Marek Dorn"},
         "2033-03-15", "Paris", "denied"),
    ],
)  # fmt: skip
def test_one_event(
    read: Read, text: str, kind: str, participants: set[str], time: str, place: str | None, status: str
) -> None:
    if "Ruritanian" in text:
        text += " Ruritania and Freedonia are neighbours."
    event = only(read(text))
    assert (event.kind, set(event.participants), event.time, event.place, event.status) == (
        kind, participants, time, place, status,
    )  # fmt: skip
    assert event.plover == "CONSULT"
    assert event.asserted_by == NARRATOR
    assert 0 <= event.confidence <= 1
    assert all(text[begin:end].strip() == text[begin:end] for begin, end in event.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kovel called for a ceasefire on Tuesday.",
        "Anna Kovel called Marek Dorn a liar on Tuesday.",
        "Anna Kovel called on Marek Dorn to resign on Tuesday.",
        "Ruritania met the deadline on Tuesday.",
        "Ruritania has met all demands of Freedonia.",
        "The negotiations continue.",
        "Anna Kovel wants a meeting with Marek Dorn.",
        "Anna Kovel proposed talks with Freedonia.",
        "If Anna Kovel meets Marek Dorn, all will be well.",
        "Anna Kovel talks about the weather.",
        "Our correspondent travelled to Vienna on Tuesday.",
        "Ruritania received $30 million in March.",
        "The telephone rang on Tuesday.",
        "Anna Kovel told an audience in Vienna that all was well.",
        "No date has been set for a sixth round.",
        "If a meeting of Anna Kovel and Marek Dorn on March 2 can be denied, anything can.",
        "Had Anna Kovel met Marek Dorn in Oslo on March 2, all would be well.",
        "Will there be a summit of Ruritania and Freedonia in Oslo in April?",
        "Marek Dorn received us on a terrace in Oslo on Tuesday.",
        "Anna Kovel held a conference call with reporters on Tuesday.",
        "The parliament, called back on Monday, voted for it.",
    ],
)
def test_what_is_no_event(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "participants", "time", "status"),
    [
        ("Anna Kovel said so after talks with Marek Dorn in Oslo on March 2.", "talks", {"Anna Kovel", "Marek Dorn"},
         "2033-03-02", "happened"),
        ("Anna Kovel gave an account of her meeting with Marek Dorn in Oslo on March 2.", "meeting",
         {"Anna Kovel", "Marek Dorn"}, "2033-03-02", "happened"),
        ("The consultations that began in Oslo on March 2, which were attended by Anna Kovel and Marek Dorn, go on.",
         "talks", {"Anna Kovel", "Marek Dorn"}, "2033-03-02", "happened"),
        ("The talks between Ruritania and Freedonia in Oslo on March 2 were hosted by Sylvania.", "talks",
         {"Ruritania", "Freedonia"}, "2033-03-02", "happened"),
        ("The team of Ruritania headed by Anna Kovel met Marek Dorn in Oslo on March 2.", "talks",
         {"Ruritania", "Anna Kovel", "Marek Dorn"}, "2033-03-02", "happened"),
        ("Anna Kovel met no envoy in Oslo on March 2.", "meeting", {"Anna Kovel"}, "2033-03-02", "denied"),
        ("Anna Kovel had ninety minutes with Marek Dorn on March 2.", "meeting", {"Anna Kovel", "Marek Dorn"},
         "2033-03-02", "happened"),
        ("Anna Kovel presented her credentials to Marek Dorn on March 2.", "meeting", {"Anna Kovel"},
         "2033-03-02", "happened"),
        ("Ruritania and Freedonia sat down in Oslo on March 2.", "talks", {"Ruritania", "Freedonia"},
         "2033-03-02", "happened"),
        ("Anna Kovel visited Marek Dorn on March 2.", "visit", {"Anna Kovel", "Marek Dorn"}, "2033-03-02", "happened"),
        ("Anna Kovel arrived on Thursday.", "visit", {"Anna Kovel"}, "2033-03-17", "happened"),
        ("Anna Kovel and Marek Dorn said on Monday, when they visited Vienna, that it was cold.", "visit", set(),
         "2033-03-14", "happened"),
        ("Anna Kovel visited the US March 2-3.", "visit", {"Anna Kovel"}, "2033-03-02/2033-03-03", "happened"),
    ],
)  # fmt: skip
def test_who_takes_part(read: Read, text: str, kind: str, participants: set[str], time: str, status: str) -> None:
    event = only(read(text))
    assert (event.kind, event.time, event.status) == (kind, time, status)
    assert participants <= set(event.participants) <= {*participants, *PEOPLE, "Marek Dorn"}
    assert "Sylvania" not in event.participants


def test_a_meeting_has_no_round(read: Read) -> None:
    event = only(read("Anna Kovel met Marek Dorn in Oslo on March 2, the first meeting at that level."))
    assert event.round is None


def test_those_are_of_the_kind_named_before(read: Read) -> None:
    found = read(
        "Anna Kovel spoke by telephone with Marek Dorn on Monday. "
        "It was their third conversation this year, after those of Feb. 9 and Feb. 24."
    )
    assert [event.kind for event in found] == ["call"] * 3
    assert {event.time for event in found} == {"2033-03-14", "2033-02-09", "2033-02-24"}
    assert all(set(event.participants) == {"Anna Kovel", "Marek Dorn"} for event in found)


def test_the_body_meets_again(read: Read) -> None:
    text = "The River Commission has one boat. It meets again on April 2 in Oslo."
    body = Actor(id="c", name="River Commission", kind="organization", mentions=((4, 20),))
    assert only(read(text, others=[body])).participants == ("c",)


def test_the_outlet_takes_no_part(read: Read) -> None:
    text = "OSLO (Baltic Wire) – Ruritania and Freedonia held talks on March 2."
    wire = Actor(id="w", name="Baltic Wire", kind="organization", mentions=((6, 17),))
    event = only(read(text, others=[wire], source="Baltic Wire"))
    assert set(event.participants) == {"Ruritania", "Freedonia"}


def test_where_it_was_said_is_told_by_the_teller(read: Read) -> None:
    text = "Anna Kovel and Marek Dorn agreed on the bridge in a telephone conversation on March 2."
    begin = text.index("agreed")
    said = Statement(id="s", cue=((begin, begin + 6),), content=((begin + 7, len(text) - 1),), speaker="Anna Kovel")
    event = only(read(text, [said]))
    assert (event.kind, event.asserted_by) == ("call", NARRATOR)


def test_the_round_is_read(read: Read) -> None:
    event = only(read("The third round of talks between Ruritania and Freedonia was held in Oslo on March 2."))
    assert (event.kind, event.round, event.time) == ("talks", 3, "2033-03-02")


def test_an_ordinal_stands_for_the_noun_before(read: Read) -> None:
    found = read(
        "Ruritania prepares for the second meeting of the delegations of Ruritania and Freedonia. "
        "The first had been held in Istanbul on Feb. 27."
    )
    first = next(event for event in found if event.round == 1)
    assert (first.kind, first.time, first.place, first.status) == ("meeting", "2033-02-27", "Istanbul", "happened")
    assert set(first.participants) == {"Ruritania", "Freedonia"}
    assert next(event for event in found if event.round == 2).status == "planned"


def test_several_dates_of_several_calls(read: Read) -> None:
    found = read("Anna Kovel and Marek Dorn agreed on it following their two telephone conversations on Feb. 12 "
                 "[see Vol. 7, No. 3] and March 8.")  # fmt: skip
    assert [(event.kind, event.time) for event in found] == [("call", "2033-02-12"), ("call", "2033-03-08")]
    assert all(set(event.participants) == {"Anna Kovel", "Marek Dorn"} for event in found)


def test_mentions_of_one_happening_are_one_event(read: Read) -> None:
    text = (
        "Anna Kovel visited Vienna March 2-3.\n\nAnna Kovel’s trip took place amid tension.\n\n"
        "Kovel’s visit to Vienna confirmed it."
    )
    event = only(read(text))
    assert event.time == "2033-03-02/2033-03-03"
    assert len(event.evidence) == 3


def test_two_dates_are_two_events(read: Read) -> None:
    found = read("Anna Kovel met Marek Dorn on March 2. Kovel met Dorn in Oslo on March 9.")
    assert [event.time for event in found] == ["2033-03-02", "2033-03-09"]


def test_accounts_that_differ_stay_apart(read: Read) -> None:
    text = "Anna Kovel met Marek Dorn on March 2, Ruritania says. Dorn did not meet Kovel on March 2, Freedonia says."
    found = read(
        text,
        [
            Statement(id="s1", content=((0, text.index(", Ruritania")),)),
            Statement(id="s2", content=((text.index("Dorn did"), text.index(", Freedonia")),)),
        ],
    )
    assert [(event.status, event.asserted_by) for event in found] == [("happened", "s1"), ("denied", "s2")]


def test_the_innermost_statement_asserts(read: Read) -> None:
    text = "Anna Kovel met Marek Dorn in Oslo on March 2."
    inner = Statement(id="inner", content=((0, len(text)),), inside="outer")
    outer = Statement(id="outer", content=((0, len(text)),))
    assert only(read(text, [outer, inner])).asserted_by == "inner"


def test_the_sides_are_those_of_the_article(read: Read) -> None:
    found = read(
        "Ruritania and Freedonia held talks on March 2. The two sides are due to meet again in Oslo on April 2."
    )
    assert [set(event.participants) for event in found] == [{"Ruritania", "Freedonia"}] * 2
    assert [event.status for event in found] == ["happened", "planned"]


def test_the_speaker_is_who_says_i(read: Read) -> None:
    text = "“I met Marek Dorn in Oslo on March 2,” said Kovel. Anna Kovel is content."
    event = only(read(text, [Statement(id="s", content=((0, 42),), speaker="Anna Kovel")]))
    assert (event.participants, event.asserted_by) == (("Anna Kovel", "Marek Dorn"), "s")


def test_the_day_of_a_cancellation_is_not_that_of_the_visit(read: Read) -> None:
    event = only(read("Anna Kovel cancelled her trip to Vienna on Tuesday."))
    assert (event.kind, event.status, event.time) == ("visit", "cancelled", None)


def test_the_masthead_and_references_tell_of_nothing(read: Read) -> None:
    text = "From The Courier: talks in Oslo on March 2, p. 1.\n\nRuritania is calm [see talks in Oslo on March 2]."
    assert read(text, parts=[Part("masthead", (0, 48)), Part("reference", (69, len(text) - 1))]) == ()


def test_reading_twice_gives_the_same_records(read: Read) -> None:
    text = "Anna Kovel met Marek Dorn in Oslo on March 2. They will meet in Paris on April 2."
    assert read(text) == read(text)


def test_a_dateline_dates_no_event(read: Read) -> None:
    event = only(read("SARN, March 16 (Agency) – Ruritania and Freedonia ended a second round of talks on Tuesday."))
    assert event.time == "2033-03-15"
    assert event.round == 2
    assert event.evidence[0][0] == len("SARN, March 16 (Agency) – ")
