"""Answers that can hardly all be right, to be put to the worker. Nothing is corrected, and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import CHILD, Facts, Truth
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.records import Contradiction
from assistant.reasoning.arguments import asked, spoken
from assistant.reasoning.records import Contradicted


def contradictions_in(guidance: Guidance, facts: Facts) -> tuple[Contradicted, ...]:
    """Every contradiction that the answers hold for certain, with the questions whose answers make it."""
    return tuple(found for one in guidance.contradictions.values() for found in _found(one, guidance, facts))


def contradiction_truth(one: Contradiction, guidance: Guidance, facts: Facts, person: str | None) -> Truth:
    """Whether it holds for the child (`person` None) or for one person."""
    if person is not None:
        belongs = guidance.belongs(one.about, facts, person)
        if belongs is not True:
            return belongs
    return guidance.condition(one.when, one.about).truth(facts, person)


def _found(one: Contradiction, guidance: Guidance, facts: Facts) -> Iterator[Contradicted]:
    people = (None,) if one.about in WITHOUT_PERSON else facts.people
    for person in people:
        if contradiction_truth(one, guidance, facts, person) is True:
            because = guidance.condition(one.when, one.about).because(facts, person)
            questions = (asked(wait, guidance) for wait in because if facts.answer(*wait) is not None)
            says = spoken(one.says, person, guidance, facts)
            yield Contradicted(one.id, person or CHILD, says, tuple(dict.fromkeys(questions)))
