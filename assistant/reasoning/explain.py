"""Why an entry stands where it does, part by part, and which single answers would move it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.conditions import CHILD, Answer, Facts, Span, Term, Truth, truth_of
from assistant.conditions.dates import add_months
from assistant.conditions.tree import (
    AcrossPeople,
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
from assistant.guidance import Guidance
from assistant.guidance.library import WITHOUT_PERSON
from assistant.guidance.records import Direction, Whose
from assistant.guidance.wording import in_words_of
from assistant.reasoning.arguments import GATES, asked, bearings, spoken, whose
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case, person_label
from assistant.reasoning.entries import Placed, has_entry, placed_entries
from assistant.reasoning.records import Asked, Entry, Seat, Standing
from assistant.reasoning.standing import gates_for
from assistant.reasoning.words import answer_label

Mark = Literal["met", "not met", "waiting"]
_FIXED = ("authority", "role", "relation", "purpose")
_MONTHS_BACK = (0, 1, 6, 13, 37, 61, 120, 200)
_OPERATORS = {"<": "under", "<=": "at most", ">": "over", ">=": "at least", "==": "exactly", "!=": "other than"}


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a condition in words. `depth`: how far inside the condition it stands."""

    depth: int
    words: str
    mark: Mark


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
class Change:
    """A single answer that would settle or move the standing: something to find out, not a recipe."""

    asked: Asked
    answers: tuple[str, ...]
    standing: Standing
    asked_already: bool


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
    for bearing in bearings(placed.seat, guidance, facts, authority, directions, placed.also, silent=True):
        rule, person = bearing.rule, bearing.person
        steps: list[Step] = []
        if rule.when != "always":
            steps += _steps(guidance.condition(rule.when, rule.about).tree, guidance, facts, person, 0)
        truth = bearing.truth
        if rule.needs is not None:
            steps += _steps(guidance.condition(rule.needs, rule.about).tree, guidance, facts, person, 0)
            truth = None if truth is None else not truth
        yield Reason(
            rule=rule.id,
            direction=rule.direction,
            says=spoken(rule.says, person, guidance, facts),
            why=rule.why,
            mark=_mark(truth),
            steps=tuple(steps),
            cites=rule.cites,
            whose=whose(rule.cites, guidance, authority),
            inference=rule.inference,
        )


def _mark(truth: Truth) -> Mark:
    return "waiting" if truth is None else "met" if truth else "not met"


def _steps(node: Node, guidance: Guidance, facts: Facts, person: str | None, depth: int) -> Iterator[Step]:
    mark = _mark(truth_of(node, facts, person))
    match node:
        case And(parts) | Or(parts):
            yield Step(depth, "all of these" if isinstance(node, And) else "one of these", mark)
            for part in parts:
                yield from _steps(part, guidance, facts, person, depth + 1)
        case Not(part):
            yield Step(depth, "not", mark)
            yield from _steps(part, guidance, facts, person, depth + 1)
        case AcrossPeople(every, part):
            yield Step(
                depth,
                "everybody, with the search complete" if every else "somebody named, or the search is complete",
                mark,
            )
            for somebody in facts.people:
                yield Step(depth + 1, person_label(guidance, facts, somebody), _mark(truth_of(part, facts, somebody)))
        case Named(name):
            yield Step(depth, guidance.derived[name].says, mark)
            yield from _steps(guidance.language.derived(name).tree, guidance, facts, person, depth + 1)
        case _:
            yield Step(depth, _in_words(node, guidance), mark)


def _in_words(node: Node, guidance: Guidance) -> str:
    match node:
        case Membership(quantifier, ref, choices):
            labels = [answer_label(guidance, ref.question, choice) for choice in choices]
            joined = {"any_of": " or ", "all_of": " and ", "none_of": " nor "}[quantifier].join(
                f"“{label}”" for label in labels
            )
            return f"{_question(ref, guidance)} {'not ' if quantifier == 'none_of' else ''}{joined}"
        case Applies(ref):
            return f"{_question(ref, guidance)} (has an answer)"
        case Known(ref):
            return f"{_question(ref, guidance)} (is known)"
        case Compare(measure, ref, operator, number):
            what = {
                "age": "The child's age in years:",
                "lived_with": "Months the child has lived with them in the last five years:",
                "months_since": "Months since",
                "days_since": "Days since",
                "weeks_until": "Weeks until",
            }[measure]
            since = f" “{_question(ref, guidance)}”:" if ref else ""
            return f"{what}{since} {_OPERATORS[operator]} {number:g}"
        case LivesHere():
            return "The child lives with them now"
        case _:
            return "Always"


def _question(ref: Ref, guidance: Guidance) -> str:
    return guidance.question_text(ref.question)


def changes(guidance: Guidance, facts: Facts, authority: str, seat: Seat) -> tuple[Change, ...]:
    """Every single answer that gives this entry another standing, by re-running its gates over what may be answered."""
    now = gates_for(seat, guidance, facts, authority).standing
    found: list[Change] = []
    for about, question in _movable(guidance, facts, authority, seat):
        answered = facts.answer(about, question)
        moved: dict[Standing, list[str]] = {}
        for label, answer in _candidates(guidance, facts, about, question):
            if answer == answered:
                continue
            standing = _standing(seat, guidance, _with(facts, about, question, answer), authority)
            if standing != now:
                moved.setdefault(standing, []).append(label)
        known = answered is not None and answered.state == "value"
        found += [
            Change(asked((about, question), guidance), tuple(labels), standing, known)
            for standing, labels in moved.items()
        ]
    return tuple(found)


def _standing(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> Standing:
    """Where an entry stands under these answers; an entry that is no longer there is about this child no more."""
    return (
        gates_for(seat, guidance, facts, authority).standing if has_entry(seat, guidance, facts) else "not_applicable"
    )


def _movable(guidance: Guidance, facts: Facts, authority: str, seat: Seat) -> tuple[tuple[str, str], ...]:
    """The answers that this entry's gates and routes read."""
    seen: dict[tuple[str, str], None] = {}
    for bearing in bearings(seat, guidance, facts, authority, GATES, silent=True):
        for text in (bearing.rule.when, bearing.rule.needs):
            if text:
                seen.update(dict.fromkeys(guidance.condition(text, bearing.rule.about).reads(facts, bearing.person)))
    for text, group, person in _held_by(seat, guidance):
        seen.update(dict.fromkeys(guidance.condition(text, group).reads(facts, person)))
    fixed = (*_FIXED, *(("birth", "age_band") if facts.answer(CHILD, "birth") else ()))
    return tuple(wait for wait in seen if wait[1] not in fixed)


def _held_by(seat: Seat, guidance: Guidance) -> Iterator[tuple[str, str, str | None]]:
    """The conditions of the law's holds on an entry, and of the grounds its route turns on: text, about, person."""
    for _, hold in guidance.holds_on[seat.option]:
        if hold.about in WITHOUT_PERSON or seat.person is not None:
            yield hold.when, hold.about, None if hold.about in WITHOUT_PERSON else seat.person
    if seat.person is None or not guidance.options[seat.option].needs_route:
        return
    for ground in guidance.grounds.values():
        if ground.option == seat.option and ground.about != CHILD:
            yield ground.when, ground.about, seat.person
            if ground.law:
                yield ground.law, ground.about, seat.person


def _with(facts: Facts, about: str, question: str, answer: Answer) -> Facts:
    answers = {**facts.answers, about: {**facts.answers.get(about, {}), question: answer}}
    return Facts(facts.language, answers, facts.roles, facts.today)


def _candidates(guidance: Guidance, facts: Facts, about: str, question: str) -> Iterator[tuple[str, Answer]]:
    term = guidance.language.vocabulary.terms[question]
    match term.kind:
        case "choice":
            for choice in term.choices:
                yield answer_label(guidance, question, choice), Answer("value", choice)
        case "yes_no":
            for choice in ("yes", "no"):
                yield choice.capitalize(), Answer("value", choice)
        case "many":
            yield from _ticked(guidance, facts, about, term)
        case "people":
            for person in facts.people:
                yield person_label(guidance, facts, person), Answer("value", (person,))
        case "date":
            for months in _MONTHS_BACK:
                day = add_months(facts.today, -months)
                yield f"for example {day.isoformat()}", Answer("value", Span(day, day))
        case _:
            return


def _ticked(guidance: Guidance, facts: Facts, about: str, term: Term) -> Iterator[tuple[str, Answer]]:
    """One more tick on what is ticked, or the lonely choice by itself."""
    said = facts.answer(about, term.id)
    ticked = said.value if said and said.state == "value" and isinstance(said.value, tuple) else ()
    for choice in term.choices:
        if choice in ticked:
            continue
        alone = choice in term.alone or choice in term.stands_for
        kept = () if alone else tuple(tick for tick in ticked if tick not in term.alone)
        yield answer_label(guidance, term.id, choice), Answer("value", (*kept, choice))
