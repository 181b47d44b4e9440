"""What might be answered: every value of a question one step from what was said, and for dates the days that matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.conditions import CHILD, Answer, Condition, Facts, Span, Term
from assistant.conditions.dates import EARLIEST, LATEST, add_days, add_months
from assistant.conditions.tree import Compare
from assistant.conditions.values import Dates
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.words import answer_label

Candidate = tuple[str, Answer]
"""An answer with how it is said."""
WINDOW_YEARS = 5
_DATES = ("birth", "arrangement_since", "cared_since", "cared_until")


def choices_for(guidance: Guidance, facts: Facts, about: str, term: Term) -> Iterator[Candidate]:
    """Every answer to a question that is no date, other than the one it has."""
    said = facts.answer(about, term.id)
    for label, answer in _choices(guidance, facts, about, term):
        if answer != said:
            yield label, answer


def _choices(guidance: Guidance, facts: Facts, about: str, term: Term) -> Iterator[Candidate]:
    match term.kind:
        case "choice" | "yes_no":
            for choice in term.choices or ("yes", "no"):
                yield answer_label(guidance, term.id, choice), Answer("value", choice)
        case "many":
            yield from _ticked(guidance, facts, about, term)
        case "people":
            yield from _named(guidance, facts, about, term)
        case "number":
            yield "any number", Answer("value", 1.0)
        case "text":
            yield "any words", Answer("value", "said")
        case _:
            return


def _ticks(facts: Facts, about: str, term: Term) -> tuple[str, ...]:
    said = facts.answer(about, term.id)
    return said.value if said and said.state == "value" and isinstance(said.value, tuple) else ()


def _ticked(guidance: Guidance, facts: Facts, about: str, term: Term) -> Iterator[Candidate]:
    """One more tick on what is ticked, or the lonely choice by itself; on a closed list, one tick less, too."""
    ticked = _ticks(facts, about, term)
    for choice in term.choices:
        label = answer_label(guidance, term.id, choice)
        if choice not in ticked:
            alone = choice in term.alone or choice in term.stands_for
            kept = () if alone else tuple(tick for tick in ticked if tick not in term.alone)
            yield label, Answer("value", (*kept, choice))
        elif term.closed and len(ticked) > 1:
            yield f"without “{label}”", Answer("value", tuple(tick for tick in ticked if tick != choice))


def _named(guidance: Guidance, facts: Facts, about: str, term: Term) -> Iterator[Candidate]:
    """Each person alone, one more beside those named, and one less."""
    named = _ticks(facts, about, term)
    for person in facts.people:
        label = person_label(guidance, facts, person)
        yield label, Answer("value", (person,))
        if named and person not in named:
            yield f"{label} too", Answer("value", (*named, person))
        elif len(named) > 1:
            yield f"without {label}", Answer("value", tuple(one for one in named if one != person))


# ---------------------------------------------------------------- dates


def days_for(conditions: Iterable[Condition], facts: Facts, about: str, question: str) -> tuple[date, ...]:
    """Days on either side of every line that these conditions draw for a date, with the ends of what is likely."""
    today = facts.today
    lines = {today, add_months(today, -12 * WINDOW_YEARS)}
    for compare in _lengths(conditions, facts):
        lines.update(_lines(compare, facts, about, question))
    found = {add_days(line, step) for line in lines for step in (-1, 0, 1)}
    found |= {add_months(min(lines), -12), add_months(max(lines), 9)}
    return tuple(sorted(day for day in found if day not in (EARLIEST, LATEST)))


def _lengths(conditions: Iterable[Condition], facts: Facts) -> Iterator[Compare]:
    """Every length of time that these conditions, or what they are made of, compare."""
    for condition in dict.fromkeys(conditions):
        yield from facts.language.lengths_in(condition)


def _lines(compare: Compare, facts: Facts, about: str, question: str) -> Iterator[date]:
    """The days at which a comparison of this date may turn."""
    today, number = facts.today, compare.number
    months = int(number)
    if compare.measure == "lived_with":
        if question in _DATES:
            yield from (add_months(end, -months) for end in (today, *_days_said(facts, about)))
            yield from _days_said(facts, about)
    elif compare.measure == "age":
        if question == "birth":
            yield from (add_months(today, -12 * years) for years in (months, months + 1))
    elif compare.ref is None or compare.ref.question != question:
        return
    elif compare.measure == "months_since":
        yield add_months(today, -months)
    else:
        yield add_days(today, int(number * 7) if compare.measure == "weeks_until" else -months)


def _days_said(facts: Facts, about: str) -> Iterator[date]:
    for whose, question in ((about, one) for one in _DATES):
        domain = (
            facts.look(whose, question)
            if facts.language.vocabulary.terms[question].per_person == (whose != CHILD)
            else None
        )
        if isinstance(domain, Dates):
            for span in domain.spans:
                yield from (day for day in (span.first, span.last) if day not in (EARLIEST, LATEST))


def on(day: date) -> Answer:
    """The answer that names this day."""
    return Answer("value", Span(day, day))
