"""A case file's `told`, read as if it were typed: what it says, and the case with what is clear in it confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from assistant.conditions import CHILD
from assistant.guidance import Guidance
from assistant.interview.chips import Listens, heard_in, people_known
from assistant.interview.events import Draft
from assistant.interview.heard import heard_data
from assistant.interview.replies import BadReply
from assistant.interview.settling import confirm_clear
from assistant.interview.sitting import Sitting
from assistant.language.understood import Understood
from assistant.reasoning.case import Case, Person
from assistant.training.sample import case_sitting


def told_in(case: Case, guidance: Guidance, today: date, listens: Listens) -> Understood:
    """What the free text of a case says, of its people."""
    sitting = _sitting(case, guidance, today)
    return listens.understand(case.told, None, people_known(sitting), today)


def with_told(case: Case, understood: Understood, guidance: Guidance, today: date, listens: Listens) -> Case:
    """The case with what was understood of its free text and is clear, as if it had all been confirmed at once.

    What must be asked back, and what goes against an answer of the file, is left out: the file's answers stand.
    """
    sitting = _sitting(case, guidance, today)
    heard = heard_in(understood, listens.lexicon, sitting, sitting.card)
    at = datetime.combine(today, time(), UTC)
    drafts = (Draft("told", value=case.told), Draft("understood", value=heard_data(heard), origin="understood"))
    sitting = sitting.then(drafts, at)
    try:
        sitting = sitting.then(confirm_clear(sitting), at)
    except BadReply:  # nothing of it is clear
        return case
    return _with_confirmed(case, sitting)


def _sitting(case: Case, guidance: Guidance, today: date) -> Sitting:
    return case_sitting(case, guidance, datetime.combine(today, time(), UTC), "", today)


def _with_confirmed(case: Case, sitting: Sitting) -> Case:
    confirmed = {pair: said.answer for pair, said in sitting.state.said.items() if said.origin == "confirmed"}
    of = {
        about: {question: answer for (who, question), answer in confirmed.items() if who == about}
        for about, _ in confirmed
    }
    there = {person.id for person in case.people}
    people = [replace(person, answers={**person.answers, **of.get(person.id, {})}) for person in case.people]
    for one in sitting.state.people:
        if one.id not in there:
            said = {question: said.answer for (who, question), said in sitting.state.said.items() if who == one.id}
            people.append(Person(one.id, one.role, said))
    return replace(case, answers={**case.answers, **of.get(CHILD, {})}, people=tuple(people))
