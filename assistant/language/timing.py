"""Ages and lengths of time in what is said, as dates with their precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import inf

from assistant.language.said_dates import NUMBER, BadDate, SaidDate, number_of, read_said_date
from assistant.reasoning.arguments import written

_UNIT = r"years?|yrs?|yr|y/?o|months?|mths?|mnths?|weeks?|wks?|days?"
_AGE = re.compile(
    r"\b(?P<limit>(?:just )?under|below|less than|not yet|nearly|almost|coming up to|just short of|over|more than)?\s*"
    rf"(?<!year )(?<!yr )\b(?P<number>{NUMBER})(?P<half>\s+and\s+a\s+half|½|\.5)?\s*-?\s*(?P<unit>{_UNIT})?\b"
)
_SINCE = re.compile(
    r"\b(?:for|past|last|been)\s+(?:the\s+)?(?:about |around |over |nearly |almost |just over |at least |more than )?"
    rf"{NUMBER}\s*(?:{_UNIT})|\bsince\s+(?:the\s+)?(?:last\s+)?\w+(?:\s+\d{{4}})?|\b{NUMBER}\s*(?:{_UNIT})\b"
)
_BIRTHDAY = re.compile(rf"\b(?:turns|turning|will be)\s+{NUMBER}\s+(?:in|this|next)\s+\w+")
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}
_YEARS = {"y": 1.0, "m": 1 / 12, "w": 1 / 52, "d": 1 / 365}
_UNDER = ("under", "just under", "below", "less than", "not yet")
_NEARLY = ("nearly", "almost", "coming up to", "just short of")
OLDEST = 30
"""Whoever is older is not a child, whom the age of is asked."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age as it was said: at least `least` and below `below`, in years; `words` as dates are read."""

    least: float
    below: float
    words: str


def age_in(words: str) -> Age | None:
    """The age that words speak of; None where they speak of none. A bare number is of years, "a" is none."""
    for found in _AGE.finditer(words.lower()):
        number, unit = number_of(found["number"]), (found["unit"] or "y")[0]
        if found["number"] in ("a", "an") and not found["unit"]:
            continue
        if number > (OLDEST if unit == "y" else 99):
            continue
        limit = found["limit"] or ""
        said = f"{limit} {found['number']}{found['half'] or ''} {_UNITS[unit]}".strip()
        at, one = (number + 0.5 * bool(found["half"])) * _YEARS[unit], _YEARS[unit]
        if limit in _UNDER:
            return Age(0, at, said.replace("just ", "").replace("below", "under"))
        if limit in _NEARLY:
            return Age(at - one, at, said.replace("just short of", "nearly"))
        return Age(at, inf if limit else at + one, said)
    return None


def read_age(words: str, today: date) -> str | None:
    """When somebody of the age that words speak of was born, as a case file writes it."""
    birthday = _BIRTHDAY.search(words.lower())
    if birthday is not None:
        return _read(birthday[0], today, of_birth=True)
    found = age_in(words)
    return None if found is None else _read(found.words, today, of_birth=True)


def read_since(words: str, today: date) -> str | None:
    """Since when something has gone on, as a case file writes it: "for five weeks", "since June"."""
    found = _SINCE.search(words.lower())
    return _read(found[0], today) if found else None


def _read(words: str, today: date, of_birth: bool = False) -> str | None:
    try:
        found: SaidDate = read_said_date(words, today, of_birth)
    except BadDate:
        return None
    return written(found.span)
