"""The case that a conversation's answers make, as reasoning takes it."""

from __future__ import annotations

from datetime import date

from assistant.conditions import CHILD, Answer, Condition, Facts
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.interview.state import Pair, State
from assistant.reasoning.case import Case, Person

NOBODYS = EVERYBODYS
"""The authority while none is chosen."""


def case_of(state: State, guidance: Guidance, today: date) -> tuple[Case, tuple[Pair, ...]]:
    """The case, and the answers set aside in it.

    An answer is set aside while another answer, changed since, means that its question would not be put: it is kept,
    and counts again if that is changed back.
    """
    told = {pair: said.answer for pair, said in state.said.items()}
    aside: list[Pair] = []
    while True:
        case = _case(state, told)
        facts = case.facts(guidance, today)
        out = {pair for pair in told if _when(pair, facts).truth(facts, _person(pair)) is False}
        if not out:
            return case, tuple(aside)
        # Some may be out only because of others that are: those go first, and then it is looked again.
        first = [pair for pair in out if out.isdisjoint(_when(pair, facts).reads(facts, _person(pair)))]
        gone = sorted(first or out)
        aside += gone
        told = {pair: answer for pair, answer in told.items() if pair not in gone}


def _when(pair: Pair, facts: Facts) -> Condition:
    return facts.language.asked_when(pair[1])


def _person(pair: Pair) -> str | None:
    return None if pair[0] == CHILD else pair[0]


def _case(state: State, told: dict[Pair, Answer]) -> Case:
    people = tuple(
        Person(one.id, one.role, {question: answer for (about, question), answer in told.items() if about == one.id})
        for one in state.people
    )
    about_child = {question: answer for (about, question), answer in told.items() if about == CHILD}
    return Case(state.authority or NOBODYS, about_child, people, own=state.own)
