"""Which mentions are one happening."""

from __future__ import annotations

from typing import Any

import pytest

from detente.events.confidence import confidence
from detente.events.joining import joined, same
from detente.events.mentions import Mention
from detente.events.table import TABLE

TEXT = "in Oslo and in Paris"
OSLO, PARIS = (3, 7), (15, 20)
BASE: dict[str, Any] = {
    "kind": "meeting", "span": (0, 5), "trigger": (0, 5), "participants": ("a", "b"), "time": None, "place": None,
    "status": "happened", "round": None, "asserted_by": "narrator", "definite": False, "plural": False, "verb": True,
    "supported": True, "anchored": True, "collective": None,
}  # fmt: skip


def mention(**changes: Any) -> Mention:
    return Mention(**(BASE | changes))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"time": "2033-03-02"}, {"time": "2033-03-02"}, True),
        ({"time": "2033-03-02"}, {"time": "2033-03"}, True),
        ({"time": "2033-03-02"}, {"time": "2033-03-09"}, False),
        ({"time": "2033-03-02"}, {"time": "2033-03-02", "status": "denied"}, False),
        ({"time": "2033-03-02"}, {"time": "2033-03-02", "participants": ("c",)}, False),
        ({"time": "2033-03-02"}, {"time": "2033-03-02", "participants": ()}, True),
        ({"time": "2033-03-02"}, {"time": "2033-03-02", "kind": "talks"}, True),
        ({"time": "2033-03-02"}, {"time": "2033-03-02", "kind": "call"}, False),
        ({"time": "2033-03-02", "round": 1}, {"time": "2033-03-02", "round": 2}, False),
        ({"round": 1}, {"round": 1}, True),
        ({"place": OSLO}, {"place": OSLO}, True),
        ({"place": OSLO}, {"place": PARIS}, False),
        ({"time": "2033-03-02"}, {"definite": True, "trigger": (150, 155)}, True),
        ({"time": "2033-03-02"}, {"definite": False}, False),
        ({"time": "2033-03-02"}, {"definite": True, "participants": (), "trigger": (150, 155)}, True),
        ({"time": "2033-03-02"}, {"definite": True, "participants": (), "trigger": (5000, 5005)}, False),
        ({"time": "2033-03-02"}, {"definite": True, "plural": True}, False),
        ({"plural": True}, {"time": "2033-03-02"}, False),
    ],
)
def test_same_happening(first: dict[str, Any], second: dict[str, Any], one: bool) -> None:
    assert same([mention(**first)], mention(**second), TEXT) is one


def test_a_mention_joins_the_group_of_its_date() -> None:
    groups = joined([mention(time="2033-03-02"), mention(time="2033-03-09"), mention(time="2033-03-02")], TEXT)
    assert [len(group) for group in groups] == [2, 1]


def test_confidence_is_a_probability_and_grows_with_what_is_told() -> None:
    assert TABLE
    assert all(0 < value < 1 for value in TABLE.values())
    told = confidence([mention(time="2033-03-02")])
    assert told > confidence([mention(participants=(), place=OSLO)])
