"""Conditions in three values: true, false, or unresolved and waiting for somebody's answer.

Kleene's connectives over atoms that are true when they hold for every value an answer may still have, and
false when they hold for none. So an answer that becomes more exact never overturns what was settled.
"""

from __future__ import annotations

import math
import operator as operators
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from assistant.conditions import tracing
from assistant.conditions.dates import months_between, years_old
from assistant.conditions.facts import Facts
from assistant.conditions.tracing import Wait
from assistant.conditions.tree import (
    AcrossPeople,
    Always,
    And,
    Applies,
    Compare,
    Known,
    LivesHere,
    Membership,
    Named,
    Node,
    Not,
    Or,
    Ref,
)
from assistant.conditions.values import CHILD, NO_VALUE, UNKNOWN, Dates, Gap, OneOf, Ticks, Truth, agreed

if TYPE_CHECKING:
    from assistant.conditions.language import Language

Test: TypeAlias = Callable[[Facts, str | None], Truth]

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operators.lt,
    "<=": operators.le,
    ">": operators.gt,
    ">=": operators.ge,
}


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A condition ready to evaluate. `number` is its place among its language's conditions."""

    text: str
    tree: Node
    test: Test
    number: int

    def truth(self, facts: Facts, person: str | None = None) -> Truth:
        """True, False or None (unresolved), for the child or for one person."""
        key = (self.number, person)
        truths = facts.truths
        if key in truths:
            return truths[key]
        found = truths[key] = self.test(facts, person)
        return found

    def waits(self, facts: Facts, person: str | None = None) -> tuple[Wait, ...]:
        """What it is waiting for, in the order it reads; empty when settled."""
        if self.truth(facts, person) is not None:
            return ()
        key = ("waits", self.number, person)
        if key not in facts.remembered:
            facts.remembered[key] = tuple(dict.fromkeys(tracing.waits_of_open(self.tree, facts, person, set())))
        found: tuple[Wait, ...] = facts.remembered[key]
        return found

    def because(self, facts: Facts, person: str | None = None) -> tuple[Wait, ...]:
        """The answers given that settled it; empty when unresolved.

        Where a question was not put because its `when` is false, the answers that made it so.
        """
        key = ("because", self.number, person)
        if key not in facts.remembered:
            facts.remembered[key] = tuple(dict.fromkeys(tracing.because(self.tree, facts, person)))
        found: tuple[Wait, ...] = facts.remembered[key]
        return found

    def reads(self, facts: Facts, person: str | None = None) -> tuple[Wait, ...]:
        """Every answer it may look at for this person, through derived names, `when`s, age bands and the search."""
        seen: dict[Wait, None] = {}
        tracing.reads(self.tree, facts, person, seen)
        return tuple(seen)


def compile_node(node: Node, language: Language) -> Test:
    """A function of (facts, person) that says whether `node` holds."""
    match node:
        case Always():
            return lambda facts, person: True
        case And(parts):
            return _all([language.test(part) for part in parts])
        case Or(parts):
            return _any([language.test(part) for part in parts])
        case Not(part):
            return _negated(language.test(part))
        case Membership(quantifier, ref, choices):
            return _membership(quantifier, ref, language.meant_by(ref.question, choices))
        case Applies(ref):
            return lambda facts, person: _applies(facts, _about(ref, person), ref.question)
        case Known(ref):
            return lambda facts, person: (
                facts.look(_about(ref, person), ref.question) is not UNKNOWN
                and not _disputed(facts, _about(ref, person), ref.question)
            )
        case Compare():
            return _comparison(node)
        case LivesHere():
            return lambda facts, person: facts.lives_here(person or "")
        case Named(name):
            derived = language.derived(name)
            about_person = language.is_about_person(name)
            return lambda facts, person: derived.truth(facts, person if about_person else None)
        case AcrossPeople(part=part, of_named=True):
            return _anyone_named(language.test(part))
        case AcrossPeople(every, part):
            return _across(every, language.test(part), language)


def _about(ref: Ref, person: str | None) -> str:
    return (person or "") if ref.of_person else CHILD


def _all(tests: list[Test]) -> Test:
    def test(facts: Facts, person: str | None) -> Truth:
        settled: Truth = True
        for part in tests:
            truth = part(facts, person)
            if truth is False:
                return False
            if truth is None:
                settled = None
        return settled

    return test


def _any(tests: list[Test]) -> Test:
    def test(facts: Facts, person: str | None) -> Truth:
        settled: Truth = False
        for part in tests:
            truth = part(facts, person)
            if truth is True:
                return True
            if truth is None:
                settled = None
        return settled

    return test


def _negated(part: Test) -> Test:
    def test(facts: Facts, person: str | None) -> Truth:
        truth = part(facts, person)
        return None if truth is None else not truth

    return test


def _membership(quantifier: str, ref: Ref, wanted: frozenset[str]) -> Test:
    """The commonest test by far: what was looked at before is read here, without a call."""
    question, of_person = ref.question, ref.of_person
    of_child = (CHILD, question)
    all_of, negated = quantifier == "all_of", quantifier == "none_of"

    def test(facts: Facts, person: str | None) -> Truth:
        key = (person or "", question) if of_person else of_child
        domain = facts.domains.get(key) or facts.look(*key)
        if domain is UNKNOWN:
            return None
        if not isinstance(domain, (OneOf, Ticks)):
            return False if domain is NO_VALUE else None
        if all_of:
            return domain.all_of(wanted)
        truth = domain.any_of(wanted)
        return not truth if negated and truth is not None else truth

    return test


def _applies(facts: Facts, about: str, question: str) -> Truth:
    domain = facts.look(about, question)
    if domain is NO_VALUE:
        return False
    return None if domain is UNKNOWN else True


def _disputed(facts: Facts, about: str, question: str) -> bool:
    answer = facts.answer(about, question)
    return answer is not None and answer.state == "disputed"


def _comparison(node: Compare) -> Test:
    def test(facts: Facts, person: str | None) -> Truth:
        measured = _measured(node, facts, person)
        if isinstance(measured, Gap):
            return False if measured is NO_VALUE else None
        return agreed([_holds(node.operator, bounds, node.number) for bounds in measured])

    return test


def _measured(node: Compare, facts: Facts, person: str | None) -> list[tuple[float, float]] | Gap:
    """At least and at most how much, for each version of the date."""
    if node.measure == "lived_with":
        lived = facts.months_lived_with(person or "")
        return lived if isinstance(lived, Gap) else [lived]
    ref = node.ref or Ref("birth")
    domain = facts.look(_about(ref, person), ref.question)
    if isinstance(domain, Gap):
        return domain
    if not isinstance(domain, Dates):
        return UNKNOWN
    ends = [[_measure(node.measure, day, facts.today) for day in (span.first, span.last)] for span in domain.spans]
    return [(min(pair), max(pair)) for pair in ends]


def _measure(measure: str, day: date, today: date) -> float:
    if measure == "age":
        return math.inf if day == date.min else -math.inf if day == date.max else float(years_old(day, today))
    if measure == "months_since":
        return months_between(day, today)
    return (day - today).days / 7 if measure == "weeks_until" else float((today - day).days)


def _holds(operator: str, bounds: tuple[float, float], number: float) -> Truth:
    low, high = bounds
    if operator in ("==", "!="):
        if not low <= number <= high:
            return operator == "!="
        return (operator == "==") if low == high else None
    compare = _COMPARE[operator]
    at_low, at_high = compare(low, number), compare(high, number)
    return at_low if at_low == at_high else None


def _anyone_named(part: Test) -> Test:
    """True for one named, false where it is false of everybody named: it says nothing of anybody else."""

    def test(facts: Facts, person: str | None) -> Truth:  # noqa: ARG001
        truths = [part(facts, somebody) for somebody in facts.people]
        return True if True in truths else None if None in truths else False

    return test


def _across(every: bool, part: Test, language: Language) -> Test:
    """`someone`: true for one named, false only when the search is closed. `everyone`: the mirror of it."""

    def test(facts: Facts, person: str | None) -> Truth:  # noqa: ARG001
        truths = [part(facts, somebody) for somebody in facts.people]
        if not every and True in truths:
            return True
        if every and False in truths:
            return False
        closed = language.search_closed()
        if None in truths or closed is None or closed.truth(facts) is not True:
            return None
        return every

    return test
