"""Ages and lengths of time in what is said, as dates with their precision."""

from __future__ import annotations

import re
from datetime import date

from assistant.language.said_dates import NUMBER, BadDate, SaidDate, number_of, read_said_date
from assistant.reasoning.arguments import written

_UNIT = r"(?P<unit>years?|yrs?|y/?o|months?|mths?|mnths?|weeks?|wks?|days?)"
_AGE = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s+and\s+a\s+half|½|\.5)?\s*-?\s*{_UNIT}?(?:[\s-]*old)?\b",
)
_SINCE = re.compile(
    rf"\b(?:for|past|last|been)\s+(?:the\s+)?(?:about |around |over |nearly |almost |just over |at least |more than )?"
    rf"{NUMBER}\s*{_UNIT}|\bsince\s+(?:the\s+)?(?:last\s+)?\w+(?:\s+\d{{4}})?|\b{NUMBER}\s*(?:years?|yrs?|months?|weeks?|wks?)\b"
)
_BIRTHDAY = re.compile(rf"\b(?:turns|turning|will be)\s+{NUMBER}\s+(?:in|this|next)\s+\w+")
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}
_YEARS = {"y": 1.0, "m": 1 / 12, "w": 1 / 52, "d": 1 / 365}


def years_in(words: str) -> float | None:
    """The age that words speak of, in years; None where they speak of none. A bare number is of years."""
    found = _age(words)
    return None if found is None else found[0] * _YEARS[found[1]]


def read_age(words: str, today: date) -> str | None:
    """When somebody of the age that words speak of was born, as a case file writes it."""
    birthday = _BIRTHDAY.search(words.lower())
    if birthday is not None:
        return _read(birthday[0], today, of_birth=True)
    found = _age(words)
    return None if found is None else _read(f"{found[0]:g} {_UNITS[found[1]]}", today, of_birth=True)


def read_since(words: str, today: date) -> str | None:
    """Since when something has gone on, as a case file writes it: "for five weeks", "since June"."""
    found = _SINCE.search(words.lower())
    return _read(found[0], today) if found else None


def _age(words: str) -> tuple[float, str] | None:
    for found in _AGE.finditer(words.lower()):
        number = number_of(found["number"])
        unit = (found["unit"] or "y")[0]
        if number <= (30 if unit == "y" else 99):
            return number + (0.5 if "half" in found[0] or "½" in found[0] or ".5" in found[0] else 0), unit
    return None


def _read(words: str, today: date, of_birth: bool = False) -> str | None:
    try:
        found: SaidDate = read_said_date(words, today, of_birth)
    except BadDate:
        return None
    return written(found.span)
