from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import RecordError
from detente.records.times import bounds, checked_time, is_duration, is_time


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2034-03-18", "2034-03-18", "2034-03-18"),
        ("2034-02", "2034-02-01", "2034-02-28"),
        ("2036-02", "2036-02-01", "2036-02-29"),
        ("2034", "2034-01-01", "2034-12-31"),
        ("2034-04-02/2034-04-03", "2034-04-02", "2034-04-03"),
        ("2033/2034-02", "2033-01-01", "2034-02-28"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["2034-02-30", "2034-13", "2034-00", "34", "", "2034-3-1", "P30D", "2034-04-03/2034-04-02", "/", "0000"]
)
def test_what_is_not_in_the_calendar_is_refused(value: str) -> None:
    assert not is_time(value)
    with pytest.raises(RecordError):
        checked_time(value)


@given(st.dates())
def test_every_date_is_a_time(date: datetime.date) -> None:
    assert bounds(date.isoformat()) == (date, date)


@pytest.mark.parametrize(
    ("value", "right"), [("P30D", True), ("PT2H", True), ("P1Y6M", True), ("P", False), ("30D", False)]
)
def test_durations(value: str, right: bool) -> None:
    assert is_duration(value) is right
