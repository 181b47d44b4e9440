"""Dates as workers say them, read into spans: a day, a month, a year, an age, how long ago or how long still."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from assistant.conditions import Span
from assistant.conditions.dates import EARLIEST, LATEST, add_days, add_months, parse_span
from assistant.language.times_of_year import last_time, next_time

_MONTHS = tuple("january february march april may june july august september october november december".split())
_WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen".split()
    )
} | {"a": 1, "an": 1}
NUMBER = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(years?|yrs?|y/?o|y|months?|mths?|weeks?|wks?|days?)"
_ABOUT = re.compile(r"^(?:about|around|roughly|approximately|approx\.?|circa|c\.|maybe|probably|~)\s*")
_ALMOST = re.compile(r"^(?:nearly|almost|just under|not quite|coming up to)\s+")
_UNDER = re.compile(r"^(?:under|less than|not yet|up to)\s+")
_OVER = re.compile(r"^(?:over|more than|at least)\s+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s/.-]+(\d{1,2}|[a-z]{3,9})\.?[\s,/.-]+(\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH = re.compile(r"([a-z]{3,9}|\d{1,2})\.?(?: of)?[\s,/.-]+(\d{4})")
_LENGTH = re.compile(rf"{NUMBER}\s*{_UNIT}")
_AND_A_HALF = re.compile(rf"{NUMBER}(?:\s+and\s+a\s+half|\.5|½)(?:\s*(?:years?|yrs?|y/?o|y))?")
_YEARS_AND_MONTHS = re.compile(rf"{NUMBER}\s*(?:years?|yrs?|y)(?:,|\s+and)?\s*{NUMBER}\s*(?:months?|mths?|m)")
_PREGNANT = re.compile(r"\b(\d{1,2})\s*(?:weeks?|wks?)\s+pregnant")
_UNBORN = re.compile(r"\bunborn\b|\bnot (?:yet )?born(?: yet)?$")
_BETWEEN = re.compile(r"(?:between\s+)?(.+?)\s+(?:and|to|-)\s+(.+)")
_BESIDE = re.compile(r"(before|by|after)\s+(.+)")
_FILLER = re.compile(
    r"^(?:since|from|born(?: on| in)?|on|in|for|aged?|age of|due(?: on| in)?|it was|they were|(?:s?he|it|they) was|is|"
    r"s?he is|they are|s?he's|they're|(?:the )?baby(?: is| was)?|the|been (?:t?here)|until|to)\s+"
)
_TAIL = re.compile(r"\s*\b(?:old|ago|now|of age|y/o)\.?$")
_AHEAD = re.compile(
    rf"(?:^|\s)(?:due\s+(?:in\s+)?|in\s+)(?:about\s+|around\s+)?{NUMBER}\s*{_UNIT}"
    r"|(?:\s+from now|'?\s+time|\s+to go)$"
)
_AHEAD_TAIL = re.compile(r"(?:\s+from now|'?\s+time|\s+to go|')$")
EXPECTED = "expected a day, a month, a year or how long, such as 14/3/2021, March 2021, 2021 or 4 years"
_BIRTHDAY = re.compile(rf"(?:turns|turning|will be|is)\s+{NUMBER}\s+(?:in|this|next)\s+(.+)")
OLDEST = 120
_PREGNANCY = 40
_MARGIN = {"d": 0, "w": 3, "m": 15, "y": 182}
"""Days either way of so many days, weeks, months or years ahead."""


class BadDate(ValueError):
    """Words in which no date was found; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as it was read. `exact`: written as a date, so that nothing in it was worked out."""

    span: Span
    exact: bool


def read_said_date(text: str, today: date, of_birth: bool = False) -> SaidDate:
    """The date in a worker's words; raises BadDate. `of_birth`: a bare small number is an age in years."""
    words = " ".join(text.lower().replace("’", "'").split()).strip(" ,!?")
    found = _written(words)
    if found is None:
        words = words.strip(".")
        found = (
            _birthday(words, today, of_birth) or _ahead(words, today, of_birth) or _back_then(words, today, of_birth)
        )
    if found is None:
        raise BadDate(f"I could not read a date in that: {EXPECTED}")
    return SaidDate(found.span, found.exact and _is_likely(found.span, today))


def _birthday(words: str, today: date, of_birth: bool) -> SaidDate | None:
    """Born so many years before a time to come: "turns 5 in March"."""
    found = _BIRTHDAY.fullmatch(words) if of_birth else None
    then = next_time(found[2], today) if found else None
    if found is None or then is None:
        return None
    back = -12 * number_of(found[1])
    return SaidDate(Span(add_months(then.first, back), add_days(add_months(add_days(then.last, 1), back), -1)), False)


def _written(words: str) -> SaidDate | None:
    """A date as a case file writes it."""
    try:
        return SaidDate(parse_span(words), exact=True)
    except ValueError:
        return None


def _is_likely(span: Span, today: date) -> bool:
    """Whether it lies within a lifetime: what does not is asked back."""
    first, last = add_months(today, -12 * OLDEST), add_months(today, 12 * OLDEST)
    return all(end in (EARLIEST, LATEST) or first <= end <= last for end in (span.first, span.last))


def _back_then(words: str, today: date, of_birth: bool) -> SaidDate | None:
    previous = None
    while previous != words:
        previous, words = words, _FILLER.sub("", words)
    words = _TAIL.sub("", words)
    rough = bool(_ABOUT.match(words))
    words = _ABOUT.sub("", words)
    found = (
        _as_date(words, today)
        or _as_words(words, today)
        or _as_range(words, today)
        or _as_length(f"{words} years" if of_birth and _is_bare(words) else words, today, rough)
    )
    return SaidDate(found.span, found.exact and not rough) if found else None


def _is_bare(words: str) -> bool:
    """A small number by itself, with or without "nearly" or "over"."""
    for before in (_ALMOST, _UNDER, _OVER):
        words = before.sub("", words)
    return bool(re.fullmatch(r"\d{1,2}\+?", words)) or (words in _NUMBERS and len(words) > 2)


def _as_date(words: str, today: date) -> SaidDate | None:
    day, month_day = _DAY.fullmatch(words), _MONTH_DAY.fullmatch(words)
    if day:
        return _day(day[1], day[2], day[3], today)
    if month_day:
        return _day(month_day[2], month_day[1], month_day[3], today)
    month_year = _MONTH.fullmatch(words)
    if month_year:
        month, sure = _month(month_year[1])
        found = _written(f"{month_year[2]}-{month:02}") if month else None
        return SaidDate(found.span, sure) if found else None
    return _written(words)


def _day(day: str, named: str, written: str, today: date) -> SaidDate | None:
    """A year of two digits is the one nearest to now that is not far ahead, and is asked back."""
    month, sure = _month(named)
    if month is None:
        return None
    year = int(written) + (0 if len(written) == 4 else 2000 if int(written) + 2000 <= today.year + 10 else 1900)
    try:
        found = date(year, month, int(day))
    except ValueError:
        raise BadDate(f"{int(day)}/{month}/{year} is not a day in the calendar: {EXPECTED}") from None
    return SaidDate(Span(found, found), sure and len(written) == 4)


def _month(word: str) -> tuple[int | None, bool]:
    """The month's number, and whether it was written as it is and not merely nearly."""
    if not word.isalpha():
        return (int(word), True) if 1 <= int(word) <= 12 else (None, False)
    for number, name in enumerate(_MONTHS, 1):
        if word in (name, name[:3], "sept" if number == 9 else name):
            return number, True
    near = get_close_matches(word, _MONTHS, 1, 0.8)
    return (_MONTHS.index(near[0]) + 1, False) if near else (None, False)


def _as_words(words: str, today: date) -> SaidDate | None:
    month, monday = today.replace(day=1), add_days(today, -today.weekday())
    spans = {
        "today": (today, today),
        "yesterday": (add_days(today, -1), add_days(today, -1)),
        "tomorrow": (add_days(today, 1), add_days(today, 1)),
        "this week": (monday, add_days(monday, 6)),
        "last week": (add_days(monday, -7), add_days(monday, -1)),
        "next week": (add_days(monday, 7), add_days(monday, 13)),
        "a fortnight": (add_days(today, -16), add_days(today, -12)),
        "this month": (month, add_days(add_months(month, 1), -1)),
        "last month": (add_months(month, -1), add_days(month, -1)),
        "next month": (add_months(month, 1), add_days(add_months(month, 2), -1)),
        "this year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "last year": (add_months(date(today.year, 1, 1), -12), add_days(date(today.year, 1, 1), -1)),
        "next year": (add_months(date(today.year, 1, 1), 12), add_days(add_months(date(today.year, 1, 1), 24), -1)),
    }
    if words in spans:
        return SaidDate(Span(*spans[words]), exact=False)
    season = last_time(words, today)
    if season is not None:
        return SaidDate(season, exact=False)
    weekday = words.removeprefix("last ")
    if weekday in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(weekday)) % 7 or 7
        return SaidDate(Span(add_days(today, -back), add_days(today, -back)), exact=False)
    return None


def _as_range(words: str, today: date) -> SaidDate | None:
    """Before, by or after a date; or between two."""
    beside, between = _BESIDE.fullmatch(words), _BETWEEN.fullmatch(words)
    if beside:
        found = _as_date(beside[2], today)
        if found is None:
            return None
        spans = {
            "before": Span(EARLIEST, add_days(found.span.first, -1)),
            "by": Span(EARLIEST, found.span.last),
            "after": Span(add_days(found.span.last, 1), LATEST),
        }
        return SaidDate(spans[beside[1]], exact=False)
    if between:
        one, other = _as_date(between[1], today), _as_date(between[2], today)
        if one and other and one.span.first <= other.span.last:
            return SaidDate(Span(one.span.first, other.span.last), exact=False)
    return None


def _as_length(words: str, today: date, rough: bool) -> SaidDate | None:
    """How long: at least that long and less than one more, or one unit either way where it was said to be rough."""
    words, plus = words.replace("+", ""), "+" in words
    over, under, almost = _OVER.match(words), _UNDER.match(words), _ALMOST.match(words)
    limit = over or under or almost
    words = words[limit.end() :] if limit else words
    rough = rough or bool(_AND_A_HALF.fullmatch(words))
    found = _number_of(words)
    if found is None:
        return None
    number, unit = found
    if not number and (under or almost):
        return None
    if unit == "y" and number > OLDEST:
        raise BadDate(f"{number} years is too long: {EXPECTED}")
    latest = _back(today, number, unit)
    if over or plus:
        return SaidDate(Span(EARLIEST, latest), exact=False)
    if under:
        return SaidDate(Span(add_days(latest, 1), today), exact=False)
    if almost:
        return SaidDate(Span(add_days(latest, 1), _back(today, number - 1, unit)), exact=False)
    earliest = add_days(_back(today, number + 1, unit), 1)
    return SaidDate(Span(earliest, _back(today, max(number - 1, 0), unit) if rough else latest), exact=False)


def _number_of(words: str) -> tuple[int, str] | None:
    """How many, and of what: y, m, w or d."""
    half, both, plain = _AND_A_HALF.fullmatch(words), _YEARS_AND_MONTHS.fullmatch(words), _LENGTH.fullmatch(words)
    if both:
        return 12 * number_of(both[1]) + number_of(both[2]), "m"
    if half:
        return 12 * number_of(half[1]) + 6, "m"
    return (number_of(plain[1]), plain[2][0]) if plain else None


def _ahead(words: str, today: date, of_birth: bool) -> SaidDate | None:
    """How long still: "due in 3 weeks", "in about two months", "6 weeks to go"; or how far on with a pregnancy."""
    pregnant = _PREGNANT.search(words) if of_birth else None
    if pregnant and int(pregnant[1]) <= _PREGNANCY + 2:
        due = add_days(today, 7 * (_PREGNANCY - int(pregnant[1])))
        return SaidDate(Span(max(add_days(due, -14), today), max(add_days(due, 14), today)), exact=False)
    if of_birth and _UNBORN.search(words):
        return SaidDate(Span(today, add_days(today, 7 * (_PREGNANCY + 2))), exact=False)
    if not _AHEAD.search(words):
        return None
    words = _AHEAD_TAIL.sub("", _AHEAD_TAIL.sub("", words))
    previous = None
    while previous != words:
        previous, words = words, _FILLER.sub("", words)
    rough = bool(_ABOUT.match(words))
    found = _number_of(_ABOUT.sub("", words))
    if found is None:
        return None
    number, unit = found
    margin = {"d": 1, "w": 7, "m": 30, "y": 365}[unit] if rough else _MARGIN[unit]
    then = _back(today, -number, unit)
    return SaidDate(Span(max(add_days(then, -margin), today), add_days(then, margin)), exact=False)


def number_of(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _back(today: date, number: int, unit: str) -> date:
    match unit:
        case "y":
            return add_months(today, -12 * number)
        case "m":
            return add_months(today, -number)
        case "w":
            return add_days(today, -7 * number)
        case _:
            return add_days(today, -number)
