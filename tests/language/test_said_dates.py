"""Dates as workers say them. Today is Saturday 21 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conditions import Span
from assistant.language.said_dates import BadDate, read_said_date
from assistant.language.times_of_year import easter
from assistant.reasoning.arguments import written
from tests.cases import TODAY


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("2021-03-14", "2021-03-14"),
        ("14/3/2021", "2021-03-14"),
        ("14.03.2021", "2021-03-14"),
        ("14 March 2021", "2021-03-14"),
        ("14th of march, 2021", "2021-03-14"),
        ("March 14, 2021", "2021-03-14"),
        ("on 14 Sept 2021", "2021-09-14"),
        ("29/2/2024", "2024-02-29"),
        ("March 2021", "2021-03-01..2021-03-31"),
        ("mar 2021", "2021-03-01..2021-03-31"),
        ("3/2021", "2021-03-01..2021-03-31"),
        ("february 2024", "2024-02-01..2024-02-29"),
        ("2021", "2021-01-01..2021-12-31"),
        ("since 2021", "2021-01-01..2021-12-31"),
        ("2021..2022", "2021-01-01..2022-12-31"),
        ("2021..", "2021-01-01.."),
        ("..2020", "..2020-12-31"),
        ("due March 2027", "2027-03-01..2027-03-31"),
    ],
)
def test_a_date_that_is_written_as_one_is_taken_as_it_is(words: str, span: str) -> None:
    found = read_said_date(words, TODAY)
    assert (written(found.span), found.exact) == (span, True)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("14/3/21", "2021-03-14"),
        ("14-3-98", "1998-03-14"),
        ("febuary 2021", "2021-02-01..2021-02-28"),
        ("about March 2021", "2021-03-01..2021-03-31"),
        ("before 2021", "..2020-12-31"),
        ("by March 2020", "..2020-03-31"),
        ("after 3/4/2020", "2020-04-04.."),
        ("between 2020 and 2021", "2020-01-01..2021-12-31"),
        ("3 years", "2022-11-22..2023-11-21"),
        ("for three years", "2022-11-22..2023-11-21"),
        ("about 3 years", "2022-11-22..2024-11-21"),
        ("nearly 3 years", "2023-11-22..2024-11-21"),
        ("over three years", "..2023-11-21"),
        ("3+ years", "..2023-11-21"),
        ("more than a year", "..2025-11-21"),
        ("less than a year", "2025-11-22..2026-11-21"),
        ("0 years", "2025-11-22..2026-11-21"),
        ("2 years and 3 months", "2024-07-22..2024-08-21"),
        ("two and a half years", "2024-04-22..2024-06-21"),
        ("18 months", "2025-04-22..2025-05-21"),
        ("10 days ago", "2026-11-11"),
        ("yesterday", "2026-11-20"),
        ("last week", "2026-11-09..2026-11-15"),
        ("last month", "2026-10-01..2026-10-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("Tuesday", "2026-11-17"),
        ("last saturday", "2026-11-14"),
        ("in 10 days", "2026-12-01"),
        ("in 3 weeks", "2026-12-09..2026-12-15"),
        ("in about 2 months", "2026-12-22..2027-02-20"),
        ("3 weeks from now", "2026-12-09..2026-12-15"),
        ("tomorrow", "2026-11-22"),
        ("next month", "2026-12-01..2026-12-31"),
        ("9999", "9999-01-01.."),
    ],
)
def test_a_date_that_was_worked_out_is_asked_back(words: str, span: str) -> None:
    found = read_said_date(words, TODAY)
    assert (written(found.span), found.exact) == (span, False)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("4", "2021-11-22..2022-11-21"),
        ("age 4", "2021-11-22..2022-11-21"),
        ("four", "2021-11-22..2022-11-21"),
        ("she's 4 now", "2021-11-22..2022-11-21"),
        ("4 yo", "2021-11-22..2022-11-21"),
        ("nearly 16", "2010-11-22..2011-11-21"),
        ("over 4", "..2022-11-21"),
        ("under 2", "2024-11-22..2026-11-21"),
        ("0", "2025-11-22..2026-11-21"),
        ("due in 3 weeks", "2026-12-09..2026-12-15"),
        ("baby due in 6 weeks", "2026-12-30..2027-01-05"),
        ("in 6 weeks' time", "2026-12-30..2027-01-05"),
        ("mum is 34 weeks pregnant", "2026-12-19..2027-01-16"),
        ("unborn", "2026-11-21..2027-09-11"),
        ("not born yet", "2026-11-21..2027-09-11"),
        ("baby was born on Tuesday", "2026-11-17"),
    ],
)
def test_an_age_or_a_due_date_says_when_the_child_was_or_will_be_born(words: str, span: str) -> None:
    found = read_said_date(words, TODAY, of_birth=True)
    assert (written(found.span), found.exact) == (span, False)


def test_a_bare_number_is_an_age_only_where_birth_was_asked() -> None:
    with pytest.raises(BadDate):
        read_said_date("4", TODAY)


def test_a_leap_day_is_counted_from_the_last_day_of_february() -> None:
    found = read_said_date("1 year", date(2024, 2, 29))
    assert written(found.span) == "2022-03-01..2023-02-28"


@pytest.mark.parametrize(
    "words",
    [
        *("", "   ", "...", "soon", "a", "xyzzy", "the 14th", "decision 2021", "marvellous 2021", "13/2021"),
        *("31/2/2021", "29/2/2023", "32/1/2021", "2021-02-31", "0000", "1/1/0000", "March 0000", "2022..2021"),
        *(
            "121 years",
            "999 years",
            "99999999999999999999",
            "-4 years",
            "1e9 years",
            "4 4 4",
            "\x1b[31m",
            "٣٣٣٣٣ years",
        ),
    ],
)
def test_what_is_no_date_is_refused_in_one_line_that_says_what_was_expected(words: str) -> None:
    with pytest.raises(BadDate) as bad:
        read_said_date(words, TODAY, of_birth=False)
    assert "14/3/2021" in str(bad.value)
    assert str(bad.value).isprintable()


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(st.text(max_size=200), DAYS, st.booleans())
@settings(deadline=None)
def test_no_words_and_no_day_crash_it(words: str, today: date, of_birth: bool) -> None:
    try:
        found = read_said_date(words, today, of_birth)
    except BadDate as bad:
        assert str(bad)
    else:
        assert found.span.first <= found.span.last


SHAPES = st.tuples(
    st.sampled_from(["", "about ", "nearly ", "over ", "under ", "due in ", "in ", "for ", "since "]),
    st.integers(0, 999),
    st.sampled_from(
        ["", " years", " months", " weeks", " days", " weeks pregnant", " and a half years", "/3/2021", "+"]
    ),
)


@given(SHAPES, DAYS, st.booleans())
@settings(deadline=None)
def test_lengths_of_any_size_on_any_day_give_a_span_or_are_refused(
    shape: tuple[str, int, str], today: date, of_birth: bool
) -> None:
    try:
        found = read_said_date(f"{shape[0]}{shape[1]}{shape[2]}", today, of_birth)
    except BadDate:
        return
    assert found.span.first <= found.span.last


@given(st.dates(date(1950, 1, 1), date(2040, 1, 1)), st.integers(0, 119))
@settings(deadline=None)
def test_an_age_holds_on_the_day_it_is_said(today: date, years: int) -> None:
    span = read_said_date(f"{years} years", today).span
    for born in (span.first, span.last):
        birthdays = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        assert birthdays == years or (born.month, born.day) in ((2, 28), (2, 29), (3, 1))
    assert span.last <= today
    assert span.last - span.first >= timedelta(days=363)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("since Easter", date(2026, 4, 3), date(2026, 4, 6)),
        ("in October", date(2026, 10, 1), date(2026, 10, 31)),
        ("last summer", date(2026, 6, 1), date(2026, 8, 31)),
        ("since Christmas", date(2025, 12, 24), date(2025, 12, 26)),
        ("December", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_time_of_year_is_the_last_that_has_begun(words: str, first: date, last: date) -> None:
    said = read_said_date(words, date(2026, 11, 22))
    assert (said.span, said.exact) == (Span(first, last), False)


def test_a_birthday_to_come_tells_the_month_of_birth() -> None:
    said = read_said_date("turns 5 in March", date(2026, 11, 22), of_birth=True)
    assert (said.span, said.exact) == (Span(date(2022, 3, 1), date(2022, 3, 31)), False)


@pytest.mark.parametrize(("year", "sunday"), [(1961, (4, 2)), (2019, (4, 21)), (2024, (3, 31)), (2038, (4, 25))])
def test_easter_falls_where_the_almanac_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)
