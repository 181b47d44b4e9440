"""What one entry's standing turns on, piece by piece, so that a changed answer re-reads only what reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.conditions import Answer, Condition, Facts, Wait
from assistant.guidance import Guidance
from assistant.guidance.ready import ReadyRule
from assistant.guidance.records import Option
from assistant.guidance.sheets import Hold
from assistant.reasoning.arguments import GATES, is_of, people_of, truth_on
from assistant.reasoning.entries import has_entry
from assistant.reasoning.records import Seat, Standing
from assistant.reasoning.standing import is_held

Held = frozenset[str]
"""What a piece does to an entry: any of "gone", "defines_out", "excludes", "held"; "needs_route", and "route" that
answers it; nothing where it does not hold.
"""
NOT: Held = frozenset()
_ROUTE: Held = frozenset(("route",))


@dataclass(frozen=True, slots=True)
class Piece:
    """One gate, law hold, place or route: the conditions it reads, and how it holds the entry under some answers."""

    conditions: tuple[tuple[Condition, str | None], ...]
    held: Callable[[Facts], Held]


class Turning:
    """An entry under some answers, with every piece of its standing worked out; `moved_to` tries another answer."""

    def __init__(self, seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> None:
        self.facts = facts
        self.pieces = tuple(_pieces(seat, guidance, facts, authority))
        self._held = [piece.held(facts) for piece in self.pieces]
        self.read_in: dict[Wait, list[int]] = {}
        """The pieces that read each answer, by their number."""
        for number, piece in enumerate(self.pieces):
            read = (wait for condition, person in piece.conditions for wait in _reads(condition, person, facts))
            for wait in dict.fromkeys(read):  # in the order they are read: the same answers, the same page
                self.read_in.setdefault(wait, []).append(number)
        self._others: dict[Wait, Held] = {}
        self.now = _standing(NOT.union(*self._held))

    def moved_to(self, wait: Wait, answer: Answer) -> Standing:
        """Where the entry stands with this answer: only the pieces that read it are read again."""
        numbers = self.read_in.get(wait, [])
        if wait not in self._others:
            skip = set(numbers)
            self._others[wait] = NOT.union(*(held for at, held in enumerate(self._held) if at not in skip))
        held = self._others[wait]
        facts = self.facts.with_answer(*wait, answer)
        for number in numbers:
            held |= self.pieces[number].held(facts)
        return _standing(held)


def _standing(held: Held) -> Standing:
    """As `gates_for` has it; an entry that is no longer there is about this child no more."""
    if "gone" in held or "defines_out" in held:
        return "not_applicable"
    if "excludes" in held:
        return "not_supported"
    waits = "held" in held or ("needs_route" in held and "route" not in held)
    return "find_out_first" if waits else "open"


def _reads(condition: Condition, person: str | None, facts: Facts) -> tuple[Wait, ...]:
    key = ("reads", condition.number, person)
    if key not in facts.remembered:
        facts.remembered[key] = condition.reads(facts, person)
    found: tuple[Wait, ...] = facts.remembered[key]
    return found


def _pieces(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Piece]:
    option = guidance.options[seat.option]
    yield _placed(seat, option, guidance, facts)
    for direction in GATES:
        for ready in guidance.ready_for.get((seat.option, direction), ()):
            if (ready.rule.authorities and authority not in ready.rule.authorities) or (
                ready.without_person and seat.person is not None
            ):
                continue
            person = None if ready.group is None else seat.person
            if person is None and ready.group is not None:
                continue
            read = [(one, person) for one in (ready.when, ready.needs, ready.group) if one is not None]
            if ready.entries_of is not None and seat.person is not None:
                read.append((ready.entries_of, seat.person))
            yield Piece(tuple(read), _gate(ready, seat))
    for _, hold in guidance.holds_on.get(seat.option, ()):
        in_person = guidance.about_people(hold.about)
        if in_person and seat.person is None:
            continue
        person = seat.person if in_person else None
        read = [(guidance.condition(hold.when, hold.about), person)]
        if in_person:
            read.append((guidance.language.derived(hold.about), person))
        yield Piece(tuple(read), _law(hold, person, guidance))
    if option.needs_route and seat.person is not None:
        yield Piece((), lambda _: frozenset(("needs_route",)))
        for ground in guidance.grounds_for.get((seat.option, True), ()):
            grounds = tuple((one, seat.person) for one in (ground.when, ground.law) if one is not None)
            yield Piece(grounds, _route(grounds))


def _route(grounds: tuple[tuple[Condition, str | None], ...]) -> Callable[[Facts], Held]:
    """A printed ground clears the way where it is met in print and in law."""

    def held(facts: Facts) -> Held:
        return _ROUTE if all(condition.truth(facts, person) is True for condition, person in grounds) else NOT

    return held


def _law(hold: Hold, person: str | None, guidance: Guidance) -> Callable[[Facts], Held]:
    return lambda facts: frozenset(("held",)) if is_held(hold, person, guidance, facts) else NOT


def _gate(ready: ReadyRule, seat: Seat) -> Callable[[Facts], Held]:
    def held(facts: Facts) -> Held:
        for person in people_of(ready, seat, facts, ()):
            truth = is_of(ready, facts, person) and truth_on(ready, facts, person)
            if truth is not False:
                settles = truth is True and ready.rule.direction != "requires"
                return frozenset((ready.rule.direction if settles else "held",))
        return NOT

    return held


def _placed(seat: Seat, option: Option, guidance: Guidance, facts: Facts) -> Piece:
    """Whether the entry is there: for a person by what is said of them; for nobody in particular by everybody."""
    read: dict[tuple[Condition, str | None], None] = {}
    always = any(place.stand_in == "always" for place in option.places)
    people = (seat.person,) if seat.person is not None else () if always else facts.people
    for ready in guidance.places[seat.option]:
        for condition in (ready.who, ready.unless, ready.only_if):
            if condition is not None:
                read.update(((condition, person), None) for person in people)
    return Piece(tuple(read), lambda one: NOT if has_entry(seat, guidance, one) else frozenset(("gone",)))
