"""What is not settled in a case, and which answers could still move it: the one place that knows what a question does.

A question is worth asking while something that bears on a live entry waits for it. Each such thing is a `Loose`; what
to ask next, why a question is asked, and what leaving it leaves open are all read from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.conditions import CHILD, Condition, Facts, Wait
from assistant.conditions.values import UNKNOWN, Dates
from assistant.guidance import Guidance
from assistant.guidance.library import SHOWN_AS_TOLD
from assistant.guidance.ready import ReadyRule
from assistant.guidance.records import Direction
from assistant.reasoning.arguments import bearings, people_of
from assistant.reasoning.entries import Placed
from assistant.reasoning.plan import ENOUGH
from assistant.reasoning.records import Asked, Due, Entry
from assistant.reasoning.standing import gates_for

Kind = Literal["standing", "route", "date", "weighs", "prompt", "support", "harm", "place", "plan", "told"]
SAID: tuple[Direction, ...] = ("supports", "cautions", "prompts")
Read = tuple[Condition, str | None]
"""A condition with the person it is read for; None: for the child."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Something unsettled. `name`: the rule, deadline, support, option or part of harm that it is of.

    It waits for what its conditions wait for, and for `answers` by themselves.
    """

    kind: Kind
    name: str
    conditions: tuple[Read, ...] = ()
    answers: tuple[Wait, ...] = ()

    def waits(self, facts: Facts) -> Iterator[Wait]:
        """The answers that could move it, given or not."""
        yield from self.answers
        for condition, person in self.conditions:
            yield from waits_of(condition, person, facts)


def waits_of(condition: Condition, person: str | None, facts: Facts) -> Iterator[Wait]:
    """What a condition waits for. One that asks whether something is known is moved by its answer, settled or not."""
    yield from condition.waits(facts, person)
    for question in facts.language.read_by(condition).known:
        about = CHILD if not facts.language.vocabulary.terms[question].per_person else person
        yield from (
            (one, question) for one in (facts.people if about is None else (about,)) if _unsaid(one, question, facts)
        )


def _unsaid(about: str, question: str, facts: Facts) -> bool:
    return facts.look(about, question) is UNKNOWN


# ---------------------------------------------------------------- one entry


def loose_standing(placed: Placed, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Loose]:
    """What the standing of an entry waits for: its gates, the law's holds on it, and its routes."""
    gates = gates_for(placed.seat, guidance, facts, authority)
    for bearing in gates.waiting:
        yield _of_rule(bearing.ready, bearing.person or placed.seat.person, "standing", facts)
    if gates.routes.missing is not None:
        yield Loose("standing", gates.routes.missing.rule, (), _pairs(gates.routes.missing.questions))
    for lacking in gates.law_waits:
        yield Loose("standing", lacking.rule, (), _pairs(lacking.questions))
    for route in gates.routes.routes:
        if route.needs:
            yield Loose("route", route.ground, (), _pairs(route.needs))


def loose_said(
    placed: Placed,
    entry: Entry,
    guidance: Guidance,
    facts: Facts,
    authority: str,
    told: set[tuple[str, str | None]] | None = None,
) -> Iterator[Loose]:
    """What is said beside a live entry's standing and waits: strengths, risks, prompts, support and harm.

    `told`: the rules, each with its person, that were told of another entry and wait no differently here: not again.
    """
    told = set() if told is None else told
    for bearing in bearings(placed.seat, guidance, facts, authority, SAID, placed.also, (None,)):
        ready = bearing.ready
        if (ready.rule.id, bearing.person) not in told:
            kind: Kind = "prompt" if ready.rule.direction == "prompts" else "weighs"
            yield _of_rule(ready, bearing.person or placed.seat.person, kind, facts)
            if ready.entries_of is None:
                told.add((ready.rule.id, bearing.person))
    for ready in guidance.ready_knowing.get(entry.option, ()):
        for person in people_of(ready, placed.seat, facts, placed.also):
            yield _of_rule(ready, person or placed.seat.person, "weighs", facts)
    for one in entry.support:
        support = guidance.supports[one.support]
        if one.needs:
            yield Loose("support", one.support, (), _pairs(one.needs))
        if support.unless is not None:
            person = entry.person if guidance.ready_supports[one.support].group is not None else None
            yield Loose("support", one.support, ((guidance.condition(support.unless, support.about), person),))
    for part in entry.harm:
        if part.asked:
            yield Loose("harm", part.part, (), _pairs(part.asked))


def _of_rule(ready: ReadyRule, person: str | None, kind: Kind, facts: Facts) -> Loose:
    """A rule on one person, or on the child, with whether it is about them at all; entries share it."""
    of = person if ready.group is not None else None
    key = ("loose", ready.rule.id, of, person if ready.entries_of is not None else None)
    if key not in facts.remembered:
        conditions: list[Read] = [(ready.when, of)]
        if ready.needs is not None:
            conditions.append((ready.needs, of))
        if ready.group is not None:
            conditions.append((ready.group, of))
        if ready.entries_of is not None and person is not None:
            conditions.append((ready.entries_of, person))
        facts.remembered[key] = Loose(kind, ready.rule.id, tuple(conditions))
    found: Loose = facts.remembered[key]
    return found


def _pairs(asked: Iterable[Asked]) -> tuple[Wait, ...]:
    return tuple((one.about, one.part or one.question) for one in asked)


# ---------------------------------------------------------------- the case


def loose_places(guidance: Guidance, facts: Facts) -> Iterator[Loose]:
    """Whether somebody has an entry of their own at all, where that is not settled."""
    for one in guidance.places_of_people:
        for person in facts.people:
            belongs = one.who is None or one.who.truth(facts, person)
            may = one.only_if is None or one.only_if.truth(facts, person)
            out = one.unless is not None and one.unless.truth(facts, person)
            if belongs is False or may is False or out is True or (belongs is True and may is True and out is False):
                continue
            read = (one.who, one.only_if, one.unless)
            yield Loose("place", one.option, tuple((condition, person) for condition in read if condition is not None))


def loose_dates(deadlines: Iterable[Due], guidance: Guidance, facts: Facts) -> Iterator[Loose]:
    """What is due, or could be, and hangs on an answer: whether it applies, from when, and whether it was done."""
    for due in deadlines:
        deadline = guidance.deadlines[due.id]
        if due.needs:
            yield Loose("date", due.id, (), _pairs(due.needs))
        if deadline.done is not None:
            yield Loose("date", due.id, ((guidance.condition(deadline.done, CHILD), None),))
        elif deadline.done_on is not None and deadline.start is not None:
            ends = (deadline.start, deadline.done_on)
            if any(isinstance(facts.look(CHILD, one), Dates) for one in ends):
                yield Loose("date", due.id, (), tuple((CHILD, one) for one in ends if _unsaid(CHILD, one, facts)))


def loose_plan(entries: Iterable[Entry], guidance: Guidance, facts: Facts) -> Iterator[Loose]:
    """Whether enough is known to name what to consider first, whether options on conditions are in sight, and what
    is shown as it was told.
    """
    enough = guidance.language.derived(ENOUGH)
    if enough.truth(facts) is not True:
        yield Loose("plan", ENOUGH, ((enough, None),))
    for option in dict.fromkeys(entry.option for entry in entries if entry.is_live):
        condition = guidance.options[option].in_plan
        if condition is not None:
            yield Loose("plan", option, ((guidance.condition(condition, CHILD), None),))
    yield Loose(
        "told", "told", (), tuple((CHILD, one) for one in sorted(SHOWN_AS_TOLD) if one not in ("authority", "role"))
    )
