"""From what a case file or an event holds to an `Answer`, and from an `Answer` to its domain."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches

from assistant.conditions.dates import parse_span
from assistant.conditions.values import (
    NO_VALUE,
    SPECIAL_VALUES,
    UNKNOWN,
    Amount,
    Answer,
    Dates,
    Domain,
    OneOf,
    Span,
    Ticked,
    Ticks,
    Value,
    Words,
)
from assistant.conditions.vocabulary import YES_NO, Term
from assistant.text import clean_line

LONGEST_LIST = 60
LARGEST_NUMBER = 1_000_000_000


class BadAnswer(ValueError):
    """An answer that its question cannot take. The message says what was expected."""


def read_answer(raw: object, term: Term) -> Answer | None:
    """The answer `raw` gives to `term`; None for an empty list, which says nothing. Raises BadAnswer."""
    special = isinstance(raw, str) and raw in SPECIAL_VALUES
    if term.id == "role" and (special or isinstance(raw, dict)):
        raise BadAnswer(f"expected one of {', '.join(term.choices)}")
    if isinstance(raw, str) and special:
        return Answer(raw)  # type: ignore[arg-type]
    if isinstance(raw, dict):
        return _disputed(raw, term)
    if isinstance(raw, list) and not raw and term.kind in ("many", "people"):
        return None
    return Answer("value", _value(raw, term))


def _disputed(raw: dict[object, object], term: Term) -> Answer:
    versions = raw.get("disputed")
    if set(raw) != {"disputed"} or not isinstance(versions, list):
        raise BadAnswer('expected a value, or { disputed = ["one version", "the other"] }')
    if not versions:
        return Answer("disputed")
    if len(versions) > LONGEST_LIST:
        raise BadAnswer(f"expected at most {LONGEST_LIST} versions, got {len(versions)}")
    if any(isinstance(version, str) and version in SPECIAL_VALUES for version in versions):
        raise BadAnswer("a version must be a value somebody holds to, not not_known, does_not_apply or disputed")
    return Answer("disputed", versions=tuple(_value(version, term) for version in versions))


def _value(raw: object, term: Term) -> Value:
    match term.kind:
        case "choice" | "yes_no":
            choices = term.choices or YES_NO
            if term.kind == "yes_no" and isinstance(raw, bool):
                return "yes" if raw else "no"
            if not isinstance(raw, str):
                raise BadAnswer(f"expected one of {', '.join((*choices, *SPECIAL_VALUES))}, got {_named(raw)}")
            return _choice(raw, choices, SPECIAL_VALUES)
        case "many":
            return _ticks(raw, term)
        case "people":
            ids = _strings(raw, "a list of people's ids")
            if not ids:
                raise BadAnswer("expected at least one person's id")
            return ids
        case "date":
            return _date(raw)
        case "number":
            if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not 0 <= raw <= LARGEST_NUMBER:
                raise BadAnswer(f"expected a number, zero or more, got {_named(raw)}")
            return float(raw)
        case "text":
            if not isinstance(raw, str):
                raise BadAnswer(f"expected text, got {_named(raw)}")
            return clean_line(raw)


def _date(raw: object) -> Span:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return Span(raw, raw)
    if not isinstance(raw, str):
        raise BadAnswer(f'expected a date such as 2026-11-21, "2026-11" or "2025..2026", got {_named(raw)}')
    try:
        return parse_span(raw)
    except ValueError as error:
        raise BadAnswer(str(error)) from None


def _ticks(raw: object, term: Term) -> tuple[str, ...]:
    if isinstance(raw, str):
        listed = ", ".join(f'"{part.strip()}"' for part in _short(raw).split(","))
        raise BadAnswer(f"expected a list, as in [{listed}]")
    ticked = tuple(_choice(choice, term.choices) for choice in _strings(raw, "a list of choices"))
    if not ticked:
        raise BadAnswer("a version of a disputed list must have a choice in it")
    lonely = [choice for choice in ticked if choice in term.alone]
    if lonely and len(set(ticked)) > 1:
        raise BadAnswer(f"{lonely[0]!r} stands alone: expected it by itself, or the others without it")
    return tuple(dict.fromkeys(ticked))


def _strings(raw: object, expected: str) -> tuple[str, ...]:
    if not isinstance(raw, (list, tuple)) or not all(isinstance(item, str) for item in raw):
        raise BadAnswer(f"expected {expected}, got {_named(raw)}")
    if len(raw) > LONGEST_LIST:
        raise BadAnswer(f"expected at most {LONGEST_LIST} choices, got {len(raw)}")
    return tuple(raw)


def _choice(raw: str, choices: tuple[str, ...], special: tuple[str, ...] = ()) -> str:
    if raw in choices:
        return raw
    near = get_close_matches(raw, choices, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    if raw in SPECIAL_VALUES:
        hint = f"; write {raw!r} by itself, not in a list"
    raise BadAnswer(f"unknown choice {_short(raw)!r}: expected one of {', '.join((*choices, *special))}{hint}")


def _short(text: str) -> str:
    return clean_line(text, 60)


def _named(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (int, float)):
        return f"the number {raw}" if abs(raw) <= LARGEST_NUMBER else "a number out of range"
    if isinstance(raw, str):
        return f"the text {_short(raw)!r}"
    if isinstance(raw, (list, dict)):
        return "a list" if isinstance(raw, list) else "a table"
    return "a date" if isinstance(raw, date) else "something else"


def domain_of(answer: Answer, term: Term) -> Domain:
    """The values this answer may still have."""
    if answer.state == "does_not_apply":
        return NO_VALUE
    given = _given(answer)
    if not given:
        return UNKNOWN
    match term.kind:
        case "choice" | "yes_no":
            chosen = [str(value) for value in given]
            return OneOf(frozenset().union(*(term.stands_for.get(value, frozenset((value,))) for value in chosen)))
        case "many" | "people":
            return Ticks(tuple(_ticked(value, term) for value in given if isinstance(value, tuple)))
        case "date":
            return Dates(tuple(value for value in given if isinstance(value, Span)))
        case "number":
            return Amount(frozenset(value for value in given if isinstance(value, float)))
        case "text":
            return Words()


def leaves_open(answer: Answer) -> bool:
    """Whether this answer leaves every value possible: its domain is UNKNOWN."""
    return answer.state != "does_not_apply" and not _given(answer)


def _given(answer: Answer) -> list[Value]:
    """The values that were said; one version of a disagreement says nothing of the other."""
    values = (answer.value,) if answer.state == "value" else answer.versions
    given = [value for value in values if value is not None]
    return [] if answer.state == "disputed" and len(set(given)) < 2 else given


def _ticked(ticks: tuple[str, ...], term: Term) -> Ticked:
    covers: frozenset[str] = frozenset().union(*(term.stands_for.get(tick, frozenset()) for tick in ticks))
    surely = frozenset(tick for tick in ticks if tick not in term.stands_for)
    may = surely | covers
    if not term.closed and not surely & term.alone:
        may |= frozenset(term.choices) - term.alone - frozenset(term.stands_for)
    return Ticked(surely, may, frozenset() if surely & covers else covers)
