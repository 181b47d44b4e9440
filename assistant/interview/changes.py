"""What moved between two pictures of the same case: entry by entry, never added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Seat
from assistant.reasoning.words import STANDINGS, seat_label
from assistant.text import capital

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
    """One line on what moved, the first few by name; empty where nothing worth a line did.

    Somebody new is said once, not option by option; what is outside the order is said only while it is live.
    """
    known = [change for change in changes if change.seat.option in guidance.options]
    told = [change for change in known if _is_told(change, guidance)]
    fresh = Counter(change.seat.person for change in told if change.was is None)
    new = {who: count for who, count in fresh.items() if who and count > 1}
    said = [
        f"{capital(person_label(guidance, facts, who))}: {count} options now laid out" for who, count in new.items()
    ]
    groups: dict[str, list[str]] = {}
    rest = [change for change in told if change.was is not None or change.seat.person not in new]
    for change in sorted(rest, key=lambda change: change.now not in _TELLING):
        groups.setdefault(_how(change), []).append(f"“{seat_label(change.seat, guidance, facts)}”")
    gone = dict.fromkeys(change.seat.option for change in changes if change.seat.option not in guidance.options)
    lost = [f"No longer among the options: {'; '.join(gone)}"] if gone else []
    return ". ".join((*said, *(f"{_named(labels)}: {how}" for how, labels in groups.items()), *lost))


def _is_told(change: Moved, guidance: Guidance) -> bool:
    in_order = any(place.tier is not None for place in guidance.options[change.seat.option].places)
    if not in_order and "not_applicable" in (change.was, change.now):
        return False
    if change.seat.person is None and None in (change.was, change.now):
        return False  # an entry for nobody in particular makes room for a person's, or comes back for one
    return (change.was, change.now) != (None, "not_applicable")


def _named(labels: list[str]) -> str:
    more = len(labels) - MOST_NAMED
    return "; ".join(labels[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _how(change: Moved) -> str:
    if change.now is None:
        return "no longer laid out"
    standings: dict[str, str] = {str(key): words for key, words in STANDINGS.items()}
    now = standings.get(change.now, change.now)
    if change.was is None:
        return f"now laid out: {now}"
    if "not_applicable" in (change.was, change.now):
        return now
    return f"{now} (was: {standings.get(str(change.was), str(change.was))})"
