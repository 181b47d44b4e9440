"""Dates as workers know them: a day, a month, a year, or somewhere between.

Lengths are calendar months, the way the law counts them: three years up to 21 November began on
21 November three years before.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from assistant.conditions.values import Span

EARLIEST, LATEST = date.min, date.max
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SHOWN = 60
EXPECTED = 'a date (2026-11-21), a month ("2026-11"), a year ("2026"), or a range ("2024..2025", "..2025", "2024..")'


def parse_span(text: str) -> Span:
    """Read `2026-11-21`, `2026-11`, `2026`, `A..B`, `..B` or `A..`; raise ValueError saying what is wrong."""
    text = text.strip()
    if ".." not in text:
        return _span_of(text)
    start, _, end = text.partition("..")
    if not start and not end:
        raise ValueError(f"{_quoted(text)} is not a date: expected {EXPECTED}")
    first = _span_of(start).first if start else EARLIEST
    last = _span_of(end).last if end else LATEST
    if first > last:
        raise ValueError(f"{_quoted(text)} ends before it begins: expected the earlier date first")
    return Span(first, last)


def _span_of(text: str) -> Span:
    match = _PART.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{_quoted(text)} is not a date: expected {EXPECTED}")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return Span(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Span(date(year, month, day), date(year, month, day))
    except ValueError:
        raise ValueError(f"{_quoted(text)} is not a day in the calendar: expected {EXPECTED}") from None


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def add_months(start: date, months: int) -> date:
    """The same day `months` later (or earlier); the last day of the month where there is no such day."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if year < 1:
        return EARLIEST
    if year > LATEST.year:
        return LATEST
    # Every month has a 28th: only after it is the length of the month looked up, which is slow.
    day = start.day if start.day <= 28 else min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day)


def add_days(start: date, days: int) -> date:
    """`days` later or earlier, stopping at the ends of the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return LATEST if days > 0 else EARLIEST


def months_between(start: date, end: date) -> float:
    """Calendar months from `start` to `end`; part of a month counts as a fraction; negative if `end` is earlier."""
    if end < start:
        return -months_between(end, start)
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, whole) > end:
        whole -= 1
    here, following = add_months(start, whole), add_months(start, whole + 1)
    length = (following - here).days
    return whole + (end - here).days / length if length else float(whole)


def years_old(born: date, today: date) -> int:
    """Completed years; below zero before birth."""
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)
