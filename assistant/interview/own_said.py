"""What the events of a conversation say of the worker's own view. Shapes that are not ours are passed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from assistant.guidance import Guidance
from assistant.reasoning.own_view import MOST_ENTRIES
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from assistant.text import LONGEST_REPLY, clean

TEXTS = ("means", "disagrees")
"""What is said of one entry."""


class OwnSaid:
    """One own view being folded together; `take` reads the value of one event."""

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._order: tuple[Seat, ...] = ()
        self._reasons = ""
        self._entries: dict[Seat, OwnEntry] = {}

    def take(self, value: Mapping[str, Any], people: Collection[str]) -> None:
        """One change; what names an option or a person that is not there is passed over."""
        seat = self._there(seat_in(value.get("entry")), people)
        if isinstance(value.get("reasons"), str):
            self._reasons = _words(value["reasons"])
        elif isinstance(value.get("order"), list):
            seats = (self._there(seat_in(one), people) for one in value["order"])
            self._order = tuple(dict.fromkeys(seat for seat in seats if seat is not None))[:MOST_ENTRIES]
        elif seat is not None:
            said = {key: _words(value[key]) for key in TEXTS if isinstance(value.get(key), str)}
            entry = replace(self._entries.get(seat, OwnEntry()), **said)
            self._entries.pop(seat, None)
            if entry != OwnEntry() and len(self._entries) < MOST_ENTRIES:
                self._entries[seat] = entry

    def gone(self, person: str) -> None:
        """Somebody was taken out of the case: what was said of an entry with them goes too, as their answers do."""
        self._order = tuple(seat for seat in self._order if seat.person != person)
        self._entries = {seat: entry for seat, entry in self._entries.items() if seat.person != person}

    def view(self) -> OwnView:
        """What it comes to."""
        return OwnView(self._order, self._reasons, self._entries)

    def _there(self, seat: Seat | None, people: Collection[str]) -> Seat | None:
        if seat is None or seat.option not in self._guidance.options:
            return None
        return seat if seat.person is None or seat.person in people else None


def seat_in(value: object) -> Seat | None:
    """The seat in [option, person or null]; None for anything else."""
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        return None
    return Seat(value[0], value[1]) if value[1] is None or isinstance(value[1], str) else None


def _words(text: str) -> str:
    return clean(text, LONGEST_REPLY).strip()
