"""Rules applied to one entry: what holds, what waits, and the answers behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conditions import Facts, Span, Truth, Value, Wait
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.guidance import Guidance
from assistant.guidance.ready import ReadyRule
from assistant.guidance.records import Direction, Rule
from assistant.reasoning.case import person_label
from assistant.reasoning.entries import Placed
from assistant.reasoning.records import Argument, Asked, Missing, Seat, Told

_NOBODY: tuple[str | None, ...] = (None,)
HOLDS_OR_WAITS: tuple[Truth, ...] = (True, None)
GATES: tuple[Direction, ...] = ("excludes", "requires", "defines_out")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A rule as it bears on one entry. `truth`: it holds, does not, or waits; for `requires`, that it is unmet."""

    ready: ReadyRule
    person: str | None
    truth: Truth

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        return self.ready.rule


def bearings(
    seat: Seat,
    guidance: Guidance,
    facts: Facts,
    authority: str,
    directions: tuple[Direction, ...],
    also: tuple[str, ...] = (),
    truths: tuple[Truth, ...] = HOLDS_OR_WAITS,
) -> list[Bearing]:
    """Every rule of these directions that is about this entry and holds, waits, or either, as `truths` asks.

    `also`: people of whom an entry without a person speaks; only what is said for and against, never its gates.
    """
    found: list[Bearing] = []
    for direction in directions:
        people = (seat.person,) if seat.person is not None else () if direction in GATES else also
        here: list[Bearing] = []
        for of in (None, *people):
            said = _said_of(of, direction, guidance, facts, authority)
            for truth in truths:
                here += said[truth].get(seat.option, ())
        if seat.person is not None:
            here = [one for one in here if is_about(one.ready, seat.person, facts)]
        here.sort(key=lambda one: one.ready.number)
        found += here
    return found


def every_bearing(
    placed: Placed, guidance: Guidance, facts: Facts, authority: str, directions: tuple[Direction, ...]
) -> Iterator[Bearing]:
    """Every rule of these directions that is about this entry, also those that do not hold: to explain it."""
    for direction in directions:
        for ready in guidance.ready_for.get((placed.seat.option, direction), ()):
            if not ready.rule.authorities or authority in ready.rule.authorities:
                for person in people_of(ready, placed.seat, facts, () if direction in GATES else placed.also):
                    if is_of(ready, facts, person):
                        yield Bearing(ready, person, truth_on(ready, facts, person))


_Said = dict[Truth, dict[str, list[Bearing]]]


def _said_of(person: str | None, direction: Direction, guidance: Guidance, facts: Facts, authority: str) -> _Said:
    """What the rules of one direction say of the child (`person` None) or of one person: what holds and what waits,
    by option. Worked out once for all entries, since most rules say nothing of a case.
    """
    key = ("said of", person, direction, authority)
    found: _Said | None = facts.remembered.get(key)
    if found is None:
        found = facts.remembered[key] = {True: {}, None: {}}
        for ready in guidance.ready_about[direction, person is not None]:
            if ready.rule.authorities and authority not in ready.rule.authorities:
                continue
            truth = is_of(ready, facts, person) and truth_on(ready, facts, person)
            if truth is not False:  # most rules say nothing of a case: no record is made of those
                bearing = Bearing(ready, person, truth)
                for option in ready.rule.options:
                    found[truth].setdefault(option, []).append(bearing)
    return found


def people_of(ready: ReadyRule, seat: Seat, facts: Facts, also: tuple[str, ...]) -> tuple[str | None, ...]:
    """Whom a rule is read for on one entry; empty where it is not about that entry."""
    if seat.person is None:
        return _NOBODY if ready.group is None else also
    if not is_about(ready, seat.person, facts):
        return ()
    return _NOBODY if ready.group is None else (seat.person,)


def is_about(ready: ReadyRule, person: str, facts: Facts) -> bool:
    """Whether a rule is about the entries with this person: not only for nobody in particular, nor for others only."""
    if ready.without_person:
        return False
    return ready.entries_of is None or ready.entries_of.truth(facts, person) is not False


def is_of(ready: ReadyRule, facts: Facts, person: str | None) -> bool:
    """Whether the person is, or may be, of those whom the rule is about."""
    return ready.group is None or ready.group.truth(facts, person) is not False


def rule_truth(rule: Rule, guidance: Guidance, facts: Facts, person: str | None) -> Truth:
    """Whether a rule holds for the child (`person` None) or for one person; a `requires` holds where it is unmet."""
    return truth_on(guidance.ready[rule.id], facts, person)


def truth_on(ready: ReadyRule, facts: Facts, person: str | None) -> Truth:
    """Whether a compiled rule holds, as `rule_truth` has it."""
    truth = ready.when.truth(facts, person)
    if truth is False:
        return False
    if ready.needs is not None:
        met = ready.needs.truth(facts, person)
        if met is True:
            return False
        truth = None if met is None else truth
    if truth is True and ready.group is not None and person is not None:
        return ready.group.truth(facts, person)
    return truth


def argument(bearing: Bearing, guidance: Guidance, facts: Facts, authority: str) -> Argument:
    """What a rule that holds says of this case, and why. Entries of one person share it."""
    rule, person = bearing.rule, bearing.person
    key = ("argument", rule.id, person, authority)
    if key not in facts.remembered:
        because = bearing.ready.when.because(facts, person)
        facts.remembered[key] = Argument(
            rule=rule.id,
            says=spoken(rule.says, person, guidance, facts),
            because=tuple(told(wait, facts) for wait in because if facts.answer(*wait) is not None),
            cites=rule.cites,
            whose=guidance.nearest(rule.cites, authority),
            inference=rule.inference,
        )
    found: Argument = facts.remembered[key]
    return found


def missing(bearing: Bearing, guidance: Guidance, facts: Facts) -> Missing:
    """What a gate that waits, or a requirement answered "no", still needs. Entries of one person share it."""
    rule, person = bearing.rule, bearing.person
    key = ("missing", rule.id, person)
    if key not in facts.remembered:
        says = spoken(rule.says, person, guidance, facts)
        waits = _open_waits(bearing.ready, facts, person)
        unmet = rule.direction == "requires" and bearing.truth is True
        facts.remembered[key] = Missing(
            rule=rule.id,
            needs=says if rule.direction == "requires" else f"To settle whether this holds: “{says}”",
            questions=tuple(asked(wait, guidance) for wait in waits),
            cites=rule.cites,
            known_by=named(rule.known_by, person, guidance, facts),
            answered=unmet and any(facts.answer(*wait) is not None for wait in waits),
            inference=rule.inference,
        )
    found: Missing = facts.remembered[key]
    return found


def _open_waits(ready: ReadyRule, facts: Facts, person: str | None) -> tuple[Wait, ...]:
    """The answers a rule waits for; where it was answered "no", the answers that said so."""
    waits = ready.when.waits(facts, person)
    if ready.needs is not None:
        waits += ready.needs.waits(facts, person) or ready.needs.because(facts, person)
    if not waits:
        waits = ready.when.because(facts, person)
    return tuple(dict.fromkeys(waits))


def spoken(text: str, person: str | None, guidance: Guidance, facts: Facts) -> str:
    """A rule's words with the person named, beginning with a capital."""
    text = named(text, person, guidance, facts)
    return text[:1].upper() + text[1:]


def named(text: str, person: str | None, guidance: Guidance, facts: Facts) -> str:
    """Words with the person named in them."""
    if person is None or "{person}" not in text:
        return text
    return text.replace("{person}", person_label(guidance, facts, person))


def asked(wait: Wait, guidance: Guidance) -> Asked:
    """A wait as a question to put, with its card."""
    about, question = wait
    card = guidance.card_of[question].id
    return Asked(about, card, None if card == question else question)


def told(wait: Wait, facts: Facts) -> Told:
    """An answer in words, as the case file would write it."""
    about, question = wait
    answer = facts.answer(about, question)
    if answer is None:
        return Told(about, question, "not asked")
    if answer.state != "value" or answer.value is None:
        return Told(about, question, answer.state)
    return Told(about, question, written(answer.value))


def written(value: Value) -> str:
    """A value as the case file writes it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Span):
        if value.first == value.last:
            return value.first.isoformat()
        first = "" if value.first == EARLIEST else value.first.isoformat()
        last = "" if value.last == LATEST else value.last.isoformat()
        return f"{first}..{last}"
    return f"{value:g}" if isinstance(value, float) else value
