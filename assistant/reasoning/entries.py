"""Which entries there are, and in which order: from data and from who is there, never from evidence."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.ready import ReadyPlace
from assistant.guidance.records import Place
from assistant.reasoning.records import Seat

LAST_TIER = 99


@dataclass(frozen=True, slots=True)
class Placed:
    """A seat with its place in the order."""

    seat: Seat
    place: Place
    also: tuple[str, ...] = ()
    """People without an entry of their own of whom this one speaks too."""


def placed_entries(guidance: Guidance, facts: Facts) -> tuple[Placed, ...]:
    """Every entry of the case in the order of consideration.

    Inside a tie, entries stand by person and then by option: with whom comes before under which order.
    """
    found = [placed for places in guidance.places.values() for placed in _of_option(places, facts)]
    first_of_tie: dict[str, int] = {}
    for placed in found:
        tie = placed.place.tie
        if tie:
            first_of_tie[tie] = min(placed.place.place, first_of_tie.get(tie, placed.place.place))
    position = {person: index for index, person in enumerate(facts.people)}

    def order(placed: Placed) -> tuple[int, int, int, int]:
        place, person = placed.place, placed.seat.person
        tier = LAST_TIER if place.tier is None else place.tier
        who = -1 if person is None else position[person]
        if place.tie:
            return tier, first_of_tie[place.tie], who, place.place
        return tier, place.place, who, 0

    return tuple(sorted(found, key=order))


def has_entry(seat: Seat, guidance: Guidance, facts: Facts) -> bool:
    """Whether a case has this entry, under these answers."""
    return any(placed.seat == seat for placed in _of_option(guidance.places[seat.option], facts))


def _of_option(places: tuple[ReadyPlace, ...], facts: Facts) -> list[Placed]:
    found: list[tuple[Seat, ReadyPlace]] = []
    seated: set[str] = set()
    for ready in places:
        people = [person for person in facts.people if person not in seated and _has_place(ready, person, facts)]
        seated.update(people)
        found += [(Seat(ready.option, person), ready) for person in people]
        if ready.place.stand_in == "always" or (ready.place.stand_in == "nobody_named" and not people):
            found.append((Seat(ready.option), ready))
    return [Placed(seat, ready.place, _also(seat, ready, seated, facts)) for seat, ready in found]


def _also(seat: Seat, ready: ReadyPlace, seated: set[str], facts: Facts) -> tuple[str, ...]:
    """The people whom an entry without a person stands for."""
    if seat.person is not None or not ready.stands_for:
        return ()
    others = (person for person in facts.people if person not in seated)
    return tuple(one for one in others if any(group.truth(facts, one) is True for group in ready.stands_for))


def _has_place(ready: ReadyPlace, person: str, facts: Facts) -> bool:
    """Unknown is never no: who might belong is in, unless something that holds for certain keeps them out."""
    if ready.who is None:
        return False
    belongs = ready.who.truth(facts, person)
    if belongs is False or (belongs is None and facts.roles[person] != ready.place.unsure):
        return False
    if ready.unless is not None and ready.unless.truth(facts, person) is True:
        return False
    return ready.only_if is None or ready.only_if.truth(facts, person) is True
