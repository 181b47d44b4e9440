"""The sample case as a conversation that can be looked into and changed, and is never kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from assistant.conditions import CHILD, Answer, Span, Value
from assistant.guidance import Guidance
from assistant.guidance.shipped import shipped_folder
from assistant.interview import cards
from assistant.interview.events import Draft
from assistant.interview.sitting import Sitting
from assistant.reasoning.arguments import written
from assistant.reasoning.case import Case
from assistant.reasoning.casefile import read_case

SAMPLE = "aunt-comes-forward.toml"
REFERENCE = "The sample case"


def sample_sitting(guidance: Guidance, at: datetime) -> Sitting:
    """The shipped sample case, everything in it carried over, on the day it is written for. `at`: with its zone."""
    path = shipped_folder("transcripts") / "cases" / SAMPLE
    case = read_case(path.read_text(encoding="utf-8"), SAMPLE, guidance)
    return case_sitting(case, guidance, at, REFERENCE)


def case_sitting(case: Case, guidance: Guidance, at: datetime, reference: str, today: date | None = None) -> Sitting:
    """A case as a conversation in which it was all answered before. `today`: else the case's own, else that of `at`."""
    return Sitting(guidance, today or case.today or at.date()).then(tuple(_drafts(case, reference)), at)


def _drafts(case: Case, reference: str) -> Iterator[Draft]:
    yield Draft("opened", value={"authority": case.authority, "reference": reference})
    for person in case.people:
        yield Draft("person_added", person.id, value={"role": person.role}, origin="scripted")
    for about, answers in ((CHILD, case.answers), *((person.id, person.answers) for person in case.people)):
        for question, answer in answers.items():
            yield Draft("answered", about, question, answer_data(answer), "scripted")
    yield Draft("answered", question=cards.WHO, value=cards.NOBODY, origin="scripted")


def answer_data(answer: Answer) -> Any:
    """An answer as plain data, as a case file writes it."""
    if answer.state == "disputed" and answer.versions:
        return {"disputed": [_data(version) for version in answer.versions]}
    return answer.state if answer.value is None else _data(answer.value)


def _data(value: Value) -> Any:
    if isinstance(value, Span):
        return written(value)
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
