"""The worker's own view as a case file writes it, or one line on what is wrong with it. It moves nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from assistant.guidance import Guidance
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from assistant.text import LONGEST_REPLY, clean, clean_line

MOST_ENTRIES = 200
_FIELDS = ("reasons", "order", "entries")
_OF_ENTRY = ("option", "person", "means", "disagrees")


class BadOwnView(ValueError):
    """An own view that cannot be read. One line: field, what was expected."""


def own_view_from(raw: object, people: Collection[str], guidance: Guidance) -> OwnView:
    """The view in an [own_view] table; `people`: the ids of those in the case. Raises BadOwnView."""
    table = _table(raw, _FIELDS, "own_view", "a table, as in [own_view]")
    order = _listed(table.get("order", []), "order", 'a list such as ["sgo:aunt", "ltfc"]')
    seats: list[Seat] = []
    for number, one in enumerate(order, 1):
        where = f"order: number {number}"
        option, _, person = _text(one, where).partition(":")
        seats.append(_seat(option.strip(), person.strip() or None, where, people, guidance))
    _refuse_twice(seats, "order")
    entries: list[tuple[Seat, OwnEntry]] = []
    for number, one in enumerate(_listed(table.get("entries", []), "entries", "[[own_view.entries]] tables"), 1):
        where = f"entries: number {number}"
        found = _table(one, _OF_ENTRY, where, "a table, as in [[own_view.entries]]")
        if "option" not in found:
            raise BadOwnView(f"{where}: option: missing: expected the id of an option")
        said = {key: _text(found[key], f"{where}: {key}") for key in _OF_ENTRY if key in found}
        seat = _seat(said["option"], said.get("person"), where, people, guidance)
        entries.append((seat, OwnEntry(said.get("means", ""), said.get("disagrees", ""))))
    _refuse_twice((seat for seat, _ in entries), "entries")
    kept = {seat: entry for seat, entry in entries if entry != OwnEntry()}
    return OwnView(tuple(seats), _text(table.get("reasons", ""), "reasons"), kept)


def seat_words(seat: Seat) -> str:
    """A seat as a case file writes it: option, or option:person."""
    return seat.option if seat.person is None else f"{seat.option}:{seat.person}"


def _table(raw: object, fields: tuple[str, ...], where: str, expected: str) -> Mapping[str, Any]:
    lead = "" if where == "own_view" else f"{where}: "
    if not isinstance(raw, dict):
        raise BadOwnView(f"{lead}expected {expected}")
    for key in raw:
        if key not in fields:
            raise BadOwnView(f"{lead}unknown field {_shown(key)!r}: expected {', '.join(fields)}{_near(key, fields)}")
    return raw


def _listed(raw: object, where: str, expected: str) -> list[Any]:
    if not isinstance(raw, list):
        raise BadOwnView(f"{where}: expected {expected}")
    if len(raw) > MOST_ENTRIES:
        raise BadOwnView(f"{where}: expected at most {MOST_ENTRIES}, got {len(raw)}")
    return raw


def _text(raw: object, where: str) -> str:
    if not isinstance(raw, str):
        raise BadOwnView(f"{where}: expected text")
    if len(raw) > LONGEST_REPLY:
        raise BadOwnView(f"{where}: {len(raw):,} characters: expected at most {LONGEST_REPLY:,}")
    return clean(raw, LONGEST_REPLY).strip()


def _seat(option: str, person: str | None, where: str, people: Collection[str], guidance: Guidance) -> Seat:
    if option not in guidance.options:
        expected = f"expected one of {', '.join(guidance.options)}{_near(option, guidance.options)}"
        raise BadOwnView(f"{where}: unknown option {_shown(option)!r}: {expected}")
    if person is not None and person not in people:
        expected = f"expected the id of a [[people]] table{_near(person, people)}"
        raise BadOwnView(f"{where}: unknown person {_shown(person)!r}: {expected}")
    return Seat(option, person)


def _refuse_twice(seats: Iterable[Seat], where: str) -> None:
    seen: set[Seat] = set()
    for seat in seats:
        if seat in seen:
            raise BadOwnView(f"{where}: {seat_words(seat)} is there twice: expected every entry once")
        seen.add(seat)


def _near(word: object, words: Iterable[str]) -> str:
    near = get_close_matches(str(word), list(words), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _shown(raw: object) -> str:
    return clean_line(str(raw), 60)
