"""Why an entry stands where it does, part by part, and which single answers would move it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.records import Direction, Whose
from assistant.guidance.wording import in_words_of
from assistant.reasoning.arguments import GATES, every_bearing, spoken
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.changes import Change, changes
from assistant.reasoning.entries import Placed, placed_entries
from assistant.reasoning.records import Entry, Seat
from assistant.reasoning.steps import Mark, Step, mark_of, steps_of


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule as it bears on the entry, whether or not it holds."""

    rule: str
    direction: Direction
    says: str
    why: str
    mark: Mark
    steps: tuple[Step, ...]
    cites: tuple[str, ...]
    whose: Whose
    inference: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one entry's standing."""

    entry: Entry
    reasons: tuple[Reason, ...]
    changes: tuple[Change, ...]


def explain(guidance: Guidance, case: Case, today: date, seat: Seat) -> Explanation | None:
    """Why and why not, and what would settle or change it; None where the case has no such entry."""
    entry = next((entry for entry in assess(guidance, case, today).entries if entry.seat == seat), None)
    if entry is None:
        return None
    guidance = in_words_of(guidance, case.authority)
    facts = case.facts(guidance, today)
    placed = next(placed for placed in placed_entries(guidance, facts) if placed.seat == seat)
    reasons = tuple(_reasons(placed, guidance, facts, case.authority))
    return Explanation(entry, reasons, changes(guidance, facts, case.authority, seat))


def _reasons(placed: Placed, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Reason]:
    directions = (*GATES, "supports", "cautions")
    for bearing in every_bearing(placed, guidance, facts, authority, directions):
        rule, person = bearing.rule, bearing.person
        steps: list[Step] = []
        if rule.when != "always":
            steps += steps_of(guidance.condition(rule.when, rule.about).tree, guidance, facts, person)
        truth = bearing.truth
        if rule.needs is not None:
            steps += steps_of(guidance.condition(rule.needs, rule.about).tree, guidance, facts, person)
            truth = None if truth is None else not truth
        yield Reason(
            rule=rule.id,
            direction=rule.direction,
            says=spoken(rule.says, person, guidance, facts),
            why=rule.why,
            mark=mark_of(truth),
            steps=tuple(steps),
            cites=rule.cites,
            whose=guidance.nearest(rule.cites, authority),
            inference=rule.inference,
        )
