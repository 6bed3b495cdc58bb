"""Expressions with their anchors and the day, month or interval they mean, worked out with a calendar by hand.

None may be read as a wrong date without a mark: what is not the value of the table is fuzzy or has no value.
"""

from __future__ import annotations

import pytest
from flat_analysis import analysis_of, unmarked

from detente.language.dates import TimeExpression, find

# Day of publication, then sentences with the expression in brackets and its value.
TABLE = """
2024-02-29 (Thursday)
They met [today]. = 2024-02-29
They met [yesterday]. = 2024-02-28
They will meet [tomorrow]. = 2024-03-01
They will meet [the day after tomorrow]. = 2024-03-02
They met [the day before yesterday]. = 2024-02-27
They met [last year]. = 2023
They will meet [next year]. = 2025
They met [last month]. = 2024-01
They will meet [next month]. = 2024-03
They met [last week]. = 2024-02-19/2024-02-25
They met [this week]. = 2024-02-26/2024-03-03
They will meet [next week]. = 2024-03-04/2024-03-10
They met on [Monday]. = 2024-02-26
They met on [Friday]. = 2024-02-23
They will meet on [Friday]. = 2024-03-01
They will meet on [Monday]. = 2024-03-04
They met [last Thursday]. = 2024-02-22
They will meet [next Thursday]. = 2024-03-07
They met on [Feb. 29]. = 2024-02-29
They met on [Feb. 28]. = 2024-02-28
They will meet on [Feb. 30]. = None
They met in [January]. = 2024-01
They met in [December]. = 2023-12
They will meet in [March]. = 2024-03
They will meet on [Good Friday]. = 2024-03-29
They will meet at [Easter]. = 2024-03-31
They will meet on [Easter Monday]. = 2024-04-01
They met [three days ago]. = 2024-02-26
They met [a year ago]. = 2023
They met [two months ago]. = 2023-12
They will meet in [two days]. = 2024-03-02
They will meet before [the year is out]. = 2024
They will meet before [the 16th]. = 2024-03-16
They will meet on [the 1st]. = 2024-03-01
They will meet [a week on Tuesday]. = 2024-03-12
They will meet [a week from today]. = 2024-03-07
2025-01-01 (Wednesday)
They met [yesterday]. = 2024-12-31
They met on [Tuesday]. = 2024-12-31
They met on [Dec. 31]. = 2024-12-31
They met on [31 December]. = 2024-12-31
They will meet on [Jan. 2]. = 2025-01-02
They met in [December]. = 2024-12
They met [last month]. = 2024-12
They met [last year]. = 2024
They met [last week]. = 2024-12-23/2024-12-29
They will meet [next week]. = 2025-01-06/2025-01-12
They met in [November]. = 2024-11
They will meet in [November]. = 2025-11
They met on [Christmas Eve]. = 2024-12-24
They met on [Christmas Day]. = 2024-12-25
They met on [New Year's Eve]. = 2024-12-31
They met [last Thanksgiving]. = 2024-11-28
They met [last Easter]. = 2024-03-31
They will meet [next Easter]. = 2025-04-20
They met in [the fourth quarter]. = 2024-10/2024-12
They will meet in [the first quarter of 2025]. = 2025-01/2025-03
They met [five days ago]. = 2024-12-27
They met [ten years ago]. = 2015
They met [a decade ago]. = 2015
They met [last weekend]. = 2024-12-28/2024-12-29
They met [the day before yesterday]. = 2024-12-30
They will meet [two weeks from today]. = 2025-01-15
They met in [mid-December]. = 2024-12-15
They met in [early December]. = 2024-12
They met [last summer]. = 2024-06/2024-08
They met in [the summer of 2024]. = 2024-06/2024-08
They met in [the 1990s]. = 1990/1999
They met in [nineteen ninety-six]. = 1996
They met in [the nineties]. = 1990/1999
They met in [the 21st century]. = 2001/2100
2023-10-15 (Sunday)
They met [today]. = 2023-10-15
They met on [Saturday]. = 2023-10-14
They met on [Sunday]. = 2023-10-15
They met [last Sunday]. = 2023-10-08
They will meet on [Monday]. = 2023-10-16
They will meet [next Monday]. = 2023-10-16
They met on [Monday]. = 2023-10-09
They met [this week]. = 2023-10-09/2023-10-15
They will meet [next week]. = 2023-10-16/2023-10-22
They met [last week]. = 2023-10-02/2023-10-08
They met over [the weekend]. = 2023-10-14/2023-10-15
They met on [October 3]. = 2023-10-03
They will meet on [October 31]. = 2023-10-31
They met on [3 October]. = 2023-10-03
They will meet on [the 31st]. = 2023-10-31
They met on [the 2nd]. = 2023-10-02
They met on [the 28th]. = 2023-09-28
They met [October 3-5]. = 2023-10-03/2023-10-05
They will meet from [30 October to 2 November]. = 2023-10-30/2023-11-02
They will meet from [28 December to 3 January]. = 2023-12-28/2024-01-03
They met between [June and August]. = 2023-06/2023-08
They met in [the third quarter]. = 2023-07/2023-09
They met in [the first half of 2023]. = 2023-01/2023-06
They met in [the first half of September]. = 2023-09-01/2023-09-15
They met in [September last year]. = 2022-09
They met [last September]. = 2023-09
They will meet [next April]. = 2024-04
They met on [Oct. 3, 2022]. = 2022-10-03
They met on [2023-10-03]. = 2023-10-03
They met on [03.10.2023]. = 2023-10-03
They met on [13/10/2023]. = 2023-10-13
They met on [10/13/2023]. = 2023-10-13
They met on [4/10/2023]. = None
They will meet until [Tuesday]. = 2023-10-17
They will meet by [Friday]. = 2023-10-20
They will meet in [ten days]. = 2023-10-25
They will meet in [three months]. = 2024-01
They will meet [three days from now]. = 2023-10-18
They met [four weeks ago]. = 2023-09-17
They met [six months ago]. = 2023-04
They will meet on [Thanksgiving]. = 2023-11-23
They met on [Labor Day]. = 2023-09-04
They will meet at [Christmas]. = 2023-12-25
They will meet by [the end of the month]. = 2023-10
They will meet by [the end of the year]. = 2023
They met [earlier this month]. = 2023-10
They met [late last year]. = 2022
They met [recently]. = None
They will meet [soon]. = None
They met in [recent days]. = None
They met [several years ago]. = None
2022-03-31 (Thursday)
They met [last month]. = 2022-02
They will meet [next month]. = 2022-04
They met [a month ago]. = 2022-02
They met on [March 1]. = 2022-03-01
They will meet on [April 1]. = 2022-04-01
They met on [Wednesday]. = 2022-03-30
They met on [Thursday]. = 2022-03-31
They will meet on [Wednesday]. = 2022-04-06
They met [Tuesday last week]. = 2022-03-22
They will meet [Tuesday next week]. = 2022-04-05
They met on [Monday, March 28]. = 2022-03-28
They met on [Tuesday, March 28]. = None
They will meet on [31 April]. = None
They will meet on [Feb. 29]. = None
They met in [February]. = 2022-02
They met before the [March] meeting. = 2022-03
They met [the week of March 21]. = 2022-03-21/2022-03-27
They will meet [the week of April 6, 2022]. = 2022-04-04/2022-04-10
They met in [2014-2019]. = 2014/2019
They met in [the late 1980s]. = 1980/1989
They met in [early 2020]. = 2020
They met in [the second half of 2021]. = 2021-07/2021-12
They met in [the winter of 2021]. = 2021-12/2022-02
They will meet on [Good Friday]. = 2022-04-15
They met on [March 28 and 29]. = 2022-03-28/2022-03-29
They met on [the 30th]. = 2022-03-30
They met [two years ago]. = 2020
They met [about two years ago]. = 2020
They will meet [next Saturday]. = 2022-04-09
They will meet on [Friday week]. = 2022-04-08
They will meet before [the month is out]. = 2022-03
They will meet [this Saturday]. = 2022-04-02
They met [11/02/89]. = None
They met in [fiscal 2021]. = None
"""


def rows() -> list[tuple[str, str, str | None]]:
    published, found = "", []
    for line in TABLE.strip().splitlines():
        if " = " not in line:
            published = line.split(" ")[0]
            continue
        marked, value = line.split(" = ")
        found.append((published, marked, None if value == "None" else value))
    return found


def read(published: str, marked: str) -> TimeExpression | None:
    text, span = unmarked(marked)
    return next((each for each in find(analysis_of(text), published) if each.span == span), None)


@pytest.mark.parametrize(("published", "marked", "value"), rows())
def test_no_wrong_date_without_a_mark(published: str, marked: str, value: str | None) -> None:
    text, _ = unmarked(marked)
    for found in find(analysis_of(text), published):
        assert found.value == value or found.fuzzy


def test_most_are_right() -> None:
    table = rows()
    assert len(table) >= 150
    right = sum(
        (found := read(published, marked)) is not None and found.value == value for published, marked, value in table
    )
    assert right >= 0.95 * len(table)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They met in the [third quarter] of 2024.", "DATE", "2024-Q3"),
        ("They met [last week].", "DATE", "2025-W13"),
        ("They met [last weekend].", "DATE", "2025-W13-WE"),
        ("They met [last summer].", "DATE", "2024-SU"),
        ("They met in [the 1990s].", "DATE", "199"),
        ("They met in [the 20th century].", "DATE", "20"),
        ("They met [now].", "DATE", "PRESENT_REF"),
        ("They met [recently].", "DATE", "PAST_REF"),
        ("They will meet [soon].", "DATE", "FUTURE_REF"),
        ("They met for [years].", "DURATION", "PXY"),
        ("They met for [several hours].", "DURATION", "PTXH"),
        ("A [day-long] meeting was held.", "DURATION", "P1D"),
        ("They met [Tuesday evening].", "TIME", "2025-04-01TEV"),
        ("They met at [10 a.m. Tuesday].", "TIME", "2025-04-01T10:00"),
        ("They met at [3:30 p.m. on Tuesday].", "TIME", "2025-04-01T15:30"),
        ("They met at [noon].", "TIME", "T12:00"),
        ("They met [every Friday].", "SET", "P1W"),
        ("They met [every second Tuesday].", "SET", "P2W"),
        ("They met [twice a week].", "SET", "P1W"),
    ],
)
def test_timex3_values(text: str, type_: str, value: str) -> None:
    _, (begin, end) = unmarked(text)
    plain, _ = unmarked(text)
    (found,) = find(analysis_of(plain), "2025-04-04")
    assert found.span[0] < end
    assert begin < found.span[1]
    assert (found.type, found.timex) == (type_, value)


def test_a_range_has_parts() -> None:
    (found,) = find(analysis_of("They met from March 30 to April 2."), "2025-04-04")
    assert found.value == "2025-03-30/2025-04-02"
    assert [part.value for part in found.parts] == ["2025-03-30", "2025-04-02"]


@pytest.mark.parametrize("word", ["now", "recently", "soon", "in the future", "for years"])
def test_vague_words_are_no_dates(word: str) -> None:
    assert all(found.value is None for found in find(analysis_of(f"They met {word}."), "2025-04-04"))


def test_ages_are_no_durations() -> None:
    assert find(analysis_of("The 44-year-old met them."), "2025-04-04") == []
