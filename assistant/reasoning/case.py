"""A case: one child, the people around them, and what has been answered. Plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.conditions import CHILD, Answer, Facts
from assistant.guidance import Guidance
from assistant.reasoning.records import OwnView


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who matters to the child. `answers` by question id, `role` and `relation` among them."""

    id: str
    role: str
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """`answers`: what is said of the child. `told`: free text, kept as a note. `own`: the worker's own view."""

    authority: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    told: str = ""
    today: date | None = None
    own: OwnView = field(default_factory=OwnView)

    def facts(self, guidance: Guidance, today: date) -> Facts:
        """This case as conditions see it on `today`."""
        answers: dict[str, Mapping[str, Answer]] = {
            CHILD: {**self.answers, "authority": Answer("value", self.authority)}
        }
        for person in self.people:
            answers[person.id] = {**person.answers, "role": Answer("value", person.role)}
        return Facts(guidance.language, answers, {person.id: person.role for person in self.people}, today)


def person_label(guidance: Guidance, facts: Facts, person: str) -> str:
    """How a person is spoken of: their id in words, with the relation where the id does not say it."""
    key = ("label", person)
    if key not in facts.remembered:
        facts.remembered[key] = _label(guidance, facts, person)
    return str(facts.remembered[key])


def _label(guidance: Guidance, facts: Facts, person: str) -> str:
    name = person.replace("_", " ").replace("-", " ")
    said = facts.answer(person, "relation")
    labels = {choice.id: choice.short for choice in guidance.questions["relation"].choices}
    short = labels.get(str(said.value), "") if said else ""
    if any(word[:5] in name.lower() for word in short.replace("-", " ").split() if len(word) > 3):
        return f"the {name}"
    return f"{name} ({short})" if short else name
