"""Dates as intervals, and calendar months as the law counts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conditions import Span
from assistant.conditions.dates import add_days, add_months, months_between, parse_span, years_old

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(-1200, 1200)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-21", date(2026, 11, 21), date(2026, 11, 21)),
        ("  2026-11-21 ", date(2026, 11, 21), date(2026, 11, 21)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024..2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("2024-02..2025-02-03", date(2024, 2, 1), date(2025, 2, 3)),
        ("2024 .. 2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("..2023-11-21", date.min, date(2023, 11, 21)),
        ("2024..", date(2024, 1, 1), date.max),
        ("2024..2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_date_is_read_as_the_days_it_may_be(text: str, first: date, last: date) -> None:
    assert parse_span(text) == Span(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "yesterday",
        "21/11/2026",
        "26",
        "2026-1",
        "2026-11-21T10:00",
        "a..b",
        "2024..2025..2026",
        "2024...2025",
    ],
)
def test_what_is_not_a_date_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: expected a date"):
        parse_span(text)


@pytest.mark.parametrize("text", ["2026-13", "2026-02-29", "2026-00-01", "0000", "0000-05", "2026-11-31..2027"])
def test_a_day_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day in the calendar"):
        parse_span(text)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        parse_span("2025..2024")


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError, match="is not a date") as refused:
        parse_span("x" * 5000)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 21), -36, date(2023, 11, 21)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(1, 1, 5), -1, date.min),
        (date(9999, 12, 5), 1, date.max),
        (date(2026, 11, 21), 10**9, date.max),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_days_later_stop_at_the_ends_of_the_calendar() -> None:
    assert add_days(date(2026, 11, 21), 10) == date(2026, 12, 1)
    assert add_days(date(2026, 11, 21), 10**12) == date.max
    assert add_days(date(2026, 11, 21), -(10**12)) == date.min


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 11, 21), date(2026, 11, 21), 36),
        (date(2023, 11, 22), date(2026, 11, 21), 35 + 30 / 31),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 14), 14 / 28),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 11, 21), date(2026, 10, 21), -1),
    ],
)
def test_months_are_counted_by_the_calendar(start: date, end: date, months: float) -> None:
    assert months_between(start, end) == pytest.approx(months)


@given(DAYS, st.integers(0, 1200))
def test_adding_months_and_counting_them_agree(start: date, months: int) -> None:
    assert months_between(start, add_months(start, months)) == months


@given(DAYS, DAYS)
def test_counting_back_is_counting_forward_negated(start: date, end: date) -> None:
    assert months_between(start, end) == -months_between(end, start)


@given(DAYS, DAYS)
def test_the_whole_months_fit_and_one_more_does_not(start: date, end: date) -> None:
    start, end = min(start, end), max(start, end)
    whole = int(months_between(start, end))
    assert add_months(start, whole) <= end < add_months(start, whole + 1)


@given(DAYS, MONTHS, st.integers(0, 120))
def test_more_months_are_never_an_earlier_day(start: date, months: int, more: int) -> None:
    assert add_months(start, months) <= add_months(start, months + more)


@given(DAYS, DAYS, st.integers(0, 70))
def test_a_later_end_is_never_fewer_months(start: date, end: date, days: int) -> None:
    assert months_between(start, end) <= months_between(start, end + timedelta(days=days))


@given(DAYS, DAYS, st.integers(0, 70))
def test_a_later_start_is_never_more_months(start: date, end: date, days: int) -> None:
    assert months_between(start, end) >= months_between(start + timedelta(days=days), end)


@pytest.mark.parametrize("end", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_counted_to(end: date) -> None:
    assert abs(months_between(date(2026, 11, 21), end)) > 12 * 2000


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2020, 11, 21), date(2026, 11, 21), 6),
        (date(2020, 11, 22), date(2026, 11, 21), 5),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
        (date(2026, 11, 22), date(2026, 11, 21), -1),
        (date(2027, 11, 21), date(2026, 11, 21), -1),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
    ],
)
def test_age_is_completed_years(born: date, today: date, years: int) -> None:
    assert years_old(born, today) == years


@given(DAYS, DAYS, st.integers(0, 400))
def test_nobody_gets_younger(born: date, today: date, days: int) -> None:
    assert years_old(born, today) <= years_old(born, today + timedelta(days=days))
