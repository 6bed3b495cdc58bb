"""Time expressions: a table of expressions with anchors and values, and what must hold for any text."""

from __future__ import annotations

import pytest
from flat_analysis import analysis_of, unmarked
from hypothesis import given
from hypothesis import strategies as st

from detente.language.dates import TimeExpression, find
from detente.records import times


def only(text: str, published: str | None = "2025-04-04") -> TimeExpression:
    (expression,) = find(analysis_of(text), published)
    return expression


# 2025-04-04 is a Friday. Columns: the words (in brackets the expression), value, fuzzy.
ON_2025_04_04 = [
    # days of a month
    ("They met on [Feb. 27].", "2025-02-27", False),
    ("They met on [February 27].", "2025-02-27", False),
    ("They met on [27 February].", "2025-02-27", False),
    ("They met on [27 February 2024].", "2024-02-27", False),
    ("They met on [February 27, 2024].", "2024-02-27", False),
    ("They met on [FEBRUARY 27].", "2025-02-27", False),
    ("They met on the [27th of February].", "2025-02-27", False),
    ("They met on [February 27th].", "2025-02-27", False),
    ("They met on [Feb 27].", "2025-02-27", False),
    ("They met on [Sept. 3, 2024].", "2024-09-03", False),
    ("They met on [Dec. 20].", "2024-12-20", False),
    ("They will meet on [Dec. 20].", "2025-12-20", False),
    ("They will meet on [Jan. 10].", "2026-01-10", False),
    ("They meet on [April 30].", "2025-04-30", False),
    ("They met on [May 9].", "2025-05-09", True),
    ("They met on [Thursday, April 3].", "2025-04-03", False),
    ("They met on [Tuesday, 25 February].", "2025-02-25", False),
    ("They met on [Monday, April 3].", "2025-04-03", True),
    ("They met on [April 3 last year].", "2024-04-03", False),
    ("They met on [2025-03-18].", "2025-03-18", False),
    ("They met on [18.03.2025].", "2025-03-18", False),
    ("They met on [25/03/2025].", "2025-03-25", False),
    ("They met on [03/25/2025].", "2025-03-25", False),
    ("They met on [3/4/2025].", None, True),
    ("They met on [3/3/2025].", "2025-03-03", False),
    # what no calendar has
    ("They met on [Feb. 30].", None, True),
    ("They met on [30 February 2024].", None, True),
    ("They met on [April 31].", None, True),
    ("They met on [Feb. 29, 2025].", None, True),
    ("They met on [Feb. 29].", "2024-02-29", False),
    ("They met on [31.02.2025].", None, True),
    ("They met on [2025-02-30].", None, True),
    # several days
    ("They met [April 2-3].", "2025-04-02/2025-04-03", False),
    ("They met [April 2–3, 2024].", "2024-04-02/2024-04-03", False),
    ("They met [April\u00a02\u20113].", "2025-04-02/2025-04-03", False),
    ("They met [2-3 April].", "2025-04-02/2025-04-03", False),
    ("They met from [March 3 to 5].", "2025-03-03/2025-03-05", False),
    ("They met from [3 to 14 February].", "2025-02-03/2025-02-14", False),
    ("They met between [3 and 4 February].", "2025-02-03/2025-02-04", False),
    ("They met on [18 and 19 November 2024].", "2024-11-18/2024-11-19", False),
    ("They met from [March 30 to April 2].", "2025-03-30/2025-04-02", False),
    ("They met between [February 27 and March 3].", "2025-02-27/2025-03-03", False),
    ("They met [Nov. 15–Dec. 8, 2024].", "2024-11-15/2024-12-08", False),
    ("They met from [December 20 to January 10].", "2024-12-20/2025-01-10", False),
    ("They met from [20 December to 10 January 2024].", "2023-12-20/2024-01-10", False),
    ("They met from [April 3 to 1].", None, True),
    # months
    ("They met in [March].", "2025-03", False),
    ("They met in [March 2024].", "2024-03", False),
    ("They met in [November].", "2024-11", False),
    ("They will meet in [November].", "2025-11", False),
    ("They will meet in [May].", "2025-05", False),
    ("They met in [early March].", "2025-03", True),
    ("They met in [late March].", "2025-03", True),
    ("They will meet in [mid-May].", "2025-05-15", True),
    ("They met in [the middle of March].", "2025-03-15", True),
    ("They will meet by [the end of May].", "2025-05", True),
    ("They met in [the first half of March].", "2025-03-01/2025-03-15", True),
    ("They met in [the second half of February].", "2025-02-16/2025-02-28", True),
    ("They met [last October].", "2024-10", False),
    ("They met [last March].", "2025-03", True),
    ("They will meet [next October].", "2025-10", True),
    ("They will meet [next February].", "2026-02", False),
    ("They met in [June last year].", "2024-06", False),
    ("They met between [March and May 2024].", "2024-03/2024-05", False),
    # years and longer
    ("They met in [2019].", "2019", False),
    ("They met in [early 2019].", "2019", True),
    ("They met in [the second half of 2019].", "2019-07/2019-12", False),
    ("They met in [2014-2019].", "2014/2019", False),
    ("They met in [2014–19].", "2014/2019", False),
    ("They met from [2014 to 2019].", "2014/2019", False),
    ("They met in [the 1990s].", "1990/1999", False),
    ("They met in [the late 1990s].", "1990/1999", True),
    ("They met in [the 20th century].", "1901/2000", False),
    ("They met in [the summer of 2023].", "2023-06/2023-08", True),
    ("They met [last summer].", "2024-06/2024-08", True),
    ("They will meet [next spring].", "2026-03/2026-05", True),
    ("They met in [the third quarter of 2024].", "2024-07/2024-09", False),
    # days seen from that of publication
    ("They met [yesterday].", "2025-04-03", False),
    ("They met [today].", "2025-04-04", False),
    ("They will meet [tomorrow].", "2025-04-05", False),
    ("They met [the day before yesterday].", "2025-04-02", False),
    ("They will meet [the day after tomorrow].", "2025-04-06", False),
    ("They met on [Tuesday].", "2025-04-01", False),
    ("They met on [Friday].", "2025-04-04", False),
    ("They will meet on [Tuesday].", "2025-04-08", False),
    ("They meet on [Tuesday].", "2025-04-08", False),
    ("They are meeting [Tuesday].", "2025-04-01", True),
    ("They met [last Thursday].", "2025-04-03", False),
    ("They met [last Friday].", "2025-03-28", False),
    ("They will meet [next Thursday].", "2025-04-10", False),
    ("They will meet [next Sunday].", "2025-04-06", True),
    ("They met [this Tuesday].", "2025-04-01", False),
    ("They met [Tuesday last week].", "2025-03-25", False),
    ("They met [three days ago].", "2025-04-01", False),
    ("They met [two weeks ago].", "2025-03-21", True),
    ("They met [a month ago].", "2025-03", False),
    ("They met [six months ago].", "2024-10", False),
    ("They met [two years ago].", "2023", False),
    ("They met [almost two years ago].", "2023", True),
    ("They met [several years ago].", None, True),
    ("They will meet in [two weeks].", "2025-04-18", True),
    ("They will meet in [ten days].", "2025-04-14", False),
    ("They met [this week].", "2025-03-31/2025-04-06", False),
    ("They met [last week].", "2025-03-24/2025-03-30", False),
    ("They will meet [next week].", "2025-04-07/2025-04-13", False),
    ("They met [this month].", "2025-04", False),
    ("They met [last month].", "2025-03", False),
    ("They met [earlier this month].", "2025-04", True),
    ("They will meet [next year].", "2026", False),
    ("They will meet by [the end of the year].", "2025", True),
    ("They met [last weekend].", "2025-03-29/2025-03-30", False),
    ("They met over [the weekend].", "2025-03-29/2025-03-30", False),
    ("They will meet over [the weekend].", "2025-04-05/2025-04-06", False),
    ("They met [the previous day].", "2025-04-03", True),
    ("They will meet on [the 23rd].", "2025-04-23", False),
    ("They met on [the 23rd].", "2025-03-23", False),
    ("They will meet on [the twenty-first].", "2025-04-21", False),
    ("They met on [Christmas Eve].", "2024-12-24", True),
    ("They met [recently].", None, True),
]  # fmt: skip

OTHER_TYPES = [
    ("It lasts for [30 days].", "DURATION", "P30D"),
    ("A [30-day] ban was announced.", "DURATION", "P30D"),
    ("A [two-year] pact was announced.", "DURATION", "P2Y"),
    ("It lasts [two and a half hours].", "DURATION", "PT2H30M"),
    ("It lasts [half an hour].", "DURATION", "PT30M"),
    ("It lasts [a year and a half].", "DURATION", "P1Y6M"),
    ("It lasts [twenty-four hours].", "DURATION", "PT24H"),
    ("It lasts [six weeks].", "DURATION", "P6W"),
    ("It lasts [a decade].", "DURATION", "P10Y"),
    ("It lasts [several years].", "DURATION", None),
    ("Over [the past three months] they met.", "DURATION", "P3M"),
    ("They will hold the first summit in [two years].", "DURATION", "P2Y"),
    ("They will meet for once in [more than two years].", "DURATION", "P2Y"),
    ("They met in [two weeks].", "DURATION", "P2W"),
    ("They met [daily].", "SET", "P1D"),
    ("They met [every two weeks].", "SET", "P2W"),
    ("They met [every day].", "SET", "P1D"),
    ("They met [each Tuesday].", "SET", "P1W"),
    ("They met [yesterday evening].", "TIME", "2025-04-03"),
    ("They met [this morning].", "TIME", "2025-04-04"),
    ("They met [last night].", "TIME", "2025-04-03"),
    ("They met [Tuesday evening].", "TIME", "2025-04-01"),
    ("They met at [10 a.m. Tuesday].", "TIME", "2025-04-01"),
    ("They met at [10:30].", "TIME", None),
]

NO_TIME = [
    "They may march on the capital.",
    "Mr May met them.",
    "They met 2,000 troops.",
    "They met 1990 soldiers.",
    "The second round met no demand.",
    "See Vol. 77, No. 7, pp. 3-7.",
    "Black Friday is a name.",
    "They met for $2000.",
    "They met at 1.5 percent.",
]


@pytest.mark.parametrize(("marked", "value", "fuzzy"), ON_2025_04_04)
def test_dates(marked: str, value: str | None, fuzzy: bool) -> None:
    text, span = unmarked(marked)
    found = only(text)
    assert (found.span, found.type, found.value, found.fuzzy) == (span, "DATE", value, fuzzy)


@pytest.mark.parametrize(("marked", "type_", "value"), OTHER_TYPES)
def test_times_durations_and_sets(marked: str, type_: str, value: str | None) -> None:
    text, span = unmarked(marked)
    found = only(text)
    assert (found.span, found.type, found.value) == (span, type_, value)


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time(text: str) -> None:
    assert find(analysis_of(text), "2025-04-04") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Feb. 12 and March 18.", ["2025-02-12", "2025-03-18"]),
        ("They met on Feb. 12 and March 18, 2024.", ["2024-02-12", "2024-03-18"]),
        ("They met on 12 and 18 March.", ["2025-03-12", "2025-03-18"]),
        ("They met on March 3. Two days later they parted.", ["2025-03-03", "2025-03-05"]),
        ("They met on 20 March 2024. The following day they parted.", ["2024-03-20", "2024-03-21"]),
        ("They met on 20 March 2024. The previous week they did not.", ["2024-03-20", "2024-03-11/2024-03-17"]),
        ("They met in March 2024. That month was cold.", ["2024-03", "2024-03"]),
        ("They met in 2019. The following year they did not.", ["2019", "2020"]),
        ("They met on March 3; a week later they met again.", ["2025-03-03", "2025-03-10"]),
        ("They met on March 3 and the next Monday.", ["2025-03-03", "2025-03-10"]),
        ("They met in May 2024 and on the 23rd of that month.", ["2024-05", "2024-05-23"]),
    ],
)
def test_several_expressions(text: str, values: list[str]) -> None:
    assert [expression.value for expression in find(analysis_of(text), "2025-04-04")] == values


def test_what_was_named_counts_in_its_paragraph_only() -> None:
    found = find(analysis_of("They met on March 3.\n\nThey met the previous day."), "2025-04-04")
    assert [(e.value, e.fuzzy) for e in found] == [("2025-03-03", False), ("2025-04-03", True)]


@pytest.mark.parametrize(
    "text",
    ["They met yesterday.", "They met on Tuesday.", "They met on Feb. 27.", "They met last month.", "They met soon."],
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    assert [(e.value, e.fuzzy) for e in find(analysis_of(text), None)] == [(None, True)]


def test_without_a_day_of_publication_what_is_said_in_full_stands() -> None:
    assert only("They met on March 3, 2024.", None).value == "2024-03-03"


def test_published_to_the_month_settles_years_and_not_days() -> None:
    assert only("They met on Feb. 27.", "2025-04").value == "2025-02-27"
    assert only("They met yesterday.", "2025-04").value is None


def test_published_with_a_time_of_day() -> None:
    assert only("They met yesterday.", "2025-04-04T12:30:00+02:00").value == "2025-04-03"


def test_a_wrapped_line_does_not_part_an_expression() -> None:
    assert only("They met on February\n27.").value == "2025-02-27"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "rubbish", "", "2025-02-30"])
def test_anchors_at_the_ends_of_the_calendar(published: str) -> None:
    find(analysis_of("They met last year, 400 years ago, in 9000 years, on Feb. 29 and next week."), published)


WORDS = (
    "on in from to between and the of Feb. February 30 31 2 3 2-3 2025 1999 0000 , . ; - – last next this week month "
    "year day days two 99999999 several ago later earlier before after Tuesday Friday yesterday tomorrow end mid- "
    "early May March 1990s quarter third 23rd that previous summer met will \n \n\n \u00a0 10:30 a.m. 12/31/2020 half"
).split(" ")


@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.sampled_from(["2025-04-04", "2024-02-29", "2025-04", "2025", None]),
)
def test_any_words(words: list[str], published: str | None) -> None:
    check(" ".join(words), published)


@given(st.text(max_size=80), st.one_of(st.none(), st.dates().map(str), st.text(max_size=10)))
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


def check(text: str, published: str | None) -> None:
    found = find(analysis_of(text), published)
    last = 0
    for expression in found:
        begin, end = expression.span
        assert last <= begin < end <= len(text)
        assert text[begin:end].strip() == text[begin:end]
        assert expression.value is None or times.is_time(expression.value) or times.is_duration(expression.value)
        assert expression.fuzzy or expression.value is not None
        last = end
