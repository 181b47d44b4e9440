"""What moved between two pictures of the same case: entry by entry, never added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.reasoning.records import Seat
from assistant.reasoning.words import STANDINGS, seat_label

MOST_NAMED = 2
_TELLING = ("open", "not_supported")
"""Told first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry that stands elsewhere; `was` is None for a new one, `now` for one that is gone."""

    seat: Seat
    was: str | None
    now: str | None


def moved(before: Mapping[Seat, str], after: Mapping[Seat, str]) -> tuple[Moved, ...]:
    """Every entry whose standing differs, in the order of consideration; those that are gone come last."""
    found = [Moved(seat, before.get(seat), now) for seat, now in after.items() if before.get(seat) != now]
    return (*found, *(Moved(seat, was, None) for seat, was in before.items() if seat not in after))


def moved_words(changes: tuple[Moved, ...], guidance: Guidance, facts: Facts) -> str:
    """One line on what moved, the first few by name; empty where nothing did."""
    known = [change for change in changes if change.seat.option in guidance.options]
    groups: dict[str, list[str]] = {}
    for change in sorted(known, key=lambda change: change.now not in _TELLING):
        groups.setdefault(_how(change), []).append(seat_label(change.seat, guidance, facts))
    return ". ".join(f"{_named(labels)}: {how}" for how, labels in groups.items())


def _named(labels: list[str]) -> str:
    more = len(labels) - MOST_NAMED
    return "; ".join(labels[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _how(change: Moved) -> str:
    if change.now is None:
        return "no longer laid out"
    standings: dict[str, str] = {str(key): words for key, words in STANDINGS.items()}
    now = standings.get(change.now, change.now)
    if change.was in (None, "not_applicable") or change.now == "not_applicable":
        return now
    return f"{now} (was: {standings.get(str(change.was), str(change.was))})"
