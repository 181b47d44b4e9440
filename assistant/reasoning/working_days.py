"""Working days in England: Monday to Friday, without bank holidays, as far as the list of them reaches."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.guidance.records import BankHolidays

SATURDAY = 5


def working_days_after(start: date, count: int, holidays: BankHolidays) -> date | None:
    """The day `count` working days after `start` (before it, if negative); None where the list does not reach."""
    if abs(count) > (holidays.known_to - holidays.known_from).days:
        return None
    step = timedelta(days=1 if count > 0 else -1)
    off = frozenset(holidays.days)
    day, left = start, abs(count)
    while left:
        if not holidays.known_from < day < holidays.known_to:
            return None
        day += step
        if day.weekday() < SATURDAY and day not in off:
            left -= 1
    return day if holidays.known_from <= day <= holidays.known_to else None
