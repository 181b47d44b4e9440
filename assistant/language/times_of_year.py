"""Times of the year said without a year, "since Easter", "in March": the last of them that has begun."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.conditions import Span
from assistant.conditions.dates import add_days, add_months

_MONTHS = tuple("january february march april may june july august september october november december".split())
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month with which each begins; it has three."""


def last_time(words: str, today: date) -> Span | None:
    """The span of the last such time that has begun by `today`; None for words that are none."""
    words = words.removeprefix("last ").removeprefix("this ").removeprefix("the ").removeprefix("early ")
    return next(
        (span for year in (today.year, today.year - 1) if (span := _in(words, year)) and span.first <= today), None
    )


def next_time(words: str, today: date) -> Span | None:
    """The span of the next such time that is not over by `today`; None for words that are none."""
    words = words.removeprefix("next ").removeprefix("this ").removeprefix("the ")
    return next(
        (span for year in (today.year, today.year + 1) if (span := _in(words, year)) and span.last >= today), None
    )


def _in(words: str, year: int) -> Span | None:
    month = next((at for at, name in enumerate(_MONTHS, 1) if words in (name, name[:3], f"{name[:4]}")), None)
    if month is not None:
        return _months(year, month, 1)
    if words in _SEASONS:
        return _months(year, _SEASONS[words], 3)
    if words in ("christmas", "xmas"):
        return Span(date(year, 12, 24), date(year, 12, 26))
    if words == "new year":
        return Span(date(year, 1, 1), date(year, 1, 2))
    if words == "easter":
        sunday = easter(year)
        return Span(add_days(sunday, -2), add_days(sunday, 1))
    return None


def _months(year: int, month: int, count: int) -> Span:
    first = date(year, month, 1)
    return Span(first, add_days(add_months(first, count), -1))


def easter(year: int) -> date:
    """Easter Sunday of a year from 1583 on, by the rule of the Gregorian calendar.

    Source: the anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8.
    """
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, odd = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, 1) + timedelta(days=day)
