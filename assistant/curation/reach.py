"""Whether a question can ever be put, and which choices nothing reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from assistant.conditions.tree import Membership
from assistant.curation.examples import SOMEBODY
from assistant.curation.models import answers_of, models, walk
from assistant.guidance import Guidance
from assistant.guidance.library import SHOWN_AS_TOLD
from assistant.guidance.records import Question
from assistant.guidance.wording import EVERYBODYS
from assistant.reasoning.casefile import BadCase, case_from

SETTLES = ("none", "other")
"""Choices that say that it is none of the others, which is all they are there to say."""


def can_be_put(question: Question, guidance: Guidance, today: date) -> bool:
    """Whether some answers lead to a question, or may: tried on cases made for its `when`."""
    condition = guidance.language.asked_when(question.id)
    for model in models(condition.tree, guidance):
        answers = answers_of(model, guidance)
        if answers is None:
            continue
        for role in question.of if question.per_person else ("",):
            people = [{"id": SOMEBODY, "role": role, **answers[True]}] if role else []
            try:
                case = case_from({"authority": EVERYBODYS, "answers": answers[False], "people": people}, guidance)
            except BadCase:
                continue
            if condition.truth(case.facts(guidance, today), SOMEBODY if role else None) is not False:
                return True
    return False


def idle_choices(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """(question, choice) of lists on which things turn, where nothing reads that choice: ticking it changes nothing."""
    read: dict[str, set[str]] = {}
    for _, text, about in guidance.conditions():
        for node in walk(guidance.condition(text, about).tree, guidance):
            if isinstance(node, Membership):
                read.setdefault(node.ref.question, set()).update(node.choices)
    for question in guidance.questions.values():
        if question.type == "many" and question.id in read and question.id not in SHOWN_AS_TOLD:
            yield from _idle(question, read)


def _idle(question: Question, read: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for choice in question.choices:
        if choice.id not in read[question.id] and not choice.stands_for and choice.id not in SETTLES:
            yield question.id, choice.id
