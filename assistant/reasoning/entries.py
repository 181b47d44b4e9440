"""Which entries there are, and in which order: from data and from who is there, never from evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.records import Option, Place
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
    found = [placed for option in guidance.options.values() for placed in _of_option(option, guidance, facts)]
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
    return any(placed.seat == seat for placed in _of_option(guidance.options[seat.option], guidance, facts))


def _of_option(option: Option, guidance: Guidance, facts: Facts) -> list[Placed]:
    found: list[Placed] = []
    seated: set[str] = set()
    for place in option.places:
        people = [
            person for person in facts.people if person not in seated and _has_place(place, person, guidance, facts)
        ]
        seated.update(people)
        found += [Placed(Seat(option.key, person), place) for person in people]
        if place.stand_in == "always" or (place.stand_in == "nobody_named" and not people):
            found.append(Placed(Seat(option.key), place))
    return [_speaking(placed, seated, guidance, facts) for placed in found]


def _speaking(placed: Placed, seated: set[str], guidance: Guidance, facts: Facts) -> Placed:
    """An entry without a person, with the people it stands for."""
    groups = placed.place.stands_for if placed.seat.person is None else ()
    also = (
        person
        for person in facts.people
        if person not in seated and any(guidance.belongs(group, facts, person) is True for group in groups)
    )
    return replace(placed, also=tuple(also)) if groups else placed


def _has_place(place: Place, person: str, guidance: Guidance, facts: Facts) -> bool:
    """Unknown is never no: who might belong is in, unless something that holds for certain keeps them out."""
    if place.who is None:
        return False
    belongs = guidance.belongs(place.who, facts, person)
    if belongs is False or (belongs is None and facts.roles[person] != place.unsure):
        return False
    if place.unless and guidance.condition(place.unless, place.who).truth(facts, person) is True:
        return False
    return place.only_if is None or guidance.condition(place.only_if, place.who).truth(facts, person) is True
