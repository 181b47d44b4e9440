"""Harm, in parts, for one entry: what kind, how likely, how serious, what reduces it, what separating would do."""

from __future__ import annotations

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.guidance.records import HarmPart, Question
from assistant.reasoning.arguments import told
from assistant.reasoning.records import Asked, Harm, Seat, Told

SEPARATION: HarmPart = "separation"
APART = "apart_from_harm"
_SAYS_NOTHING = ("not_known", "disputed")


def harm_for(seat: Seat, guidance: Guidance, facts: Facts) -> tuple[Harm, ...]:
    """The parts of harm that bear on this entry's option, as told, with what was not asked or is not known.

    A part about which nothing was said and nothing will be asked is left out (home that is simply safe). The danger at
    home is not that of a parent who had no part in it and lives apart: of them only their own part is told.
    """
    found = (_part(part, seat.person, guidance, facts) for part in guidance.options[seat.option].harm)
    return tuple(one for one in found if one is not None)


def _part(part: HarmPart, person: str | None, guidance: Guidance, facts: Facts) -> Harm | None:
    """One part, for the household (`person` None) or for one person; entries share it."""
    key = ("harm", part, person)
    if key not in facts.remembered:
        facts.remembered[key] = _read(part, person, guidance, facts)
    found: Harm | None = facts.remembered[key]
    return found


def _read(part: HarmPart, person: str | None, guidance: Guidance, facts: Facts) -> Harm | None:
    said: list[Told] = []
    unsaid: list[Asked] = []
    cites: dict[str, None] = {}
    apart = person is not None and guidance.belongs(APART, facts, person) is True
    for question in guidance.harm_asked[part]:
        if apart and part != SEPARATION and not question.per_person:
            continue
        everybody = facts.people if person is None else (person,)
        for about in everybody if question.per_person else (CHILD,):
            answer = facts.answer(about, question.id)
            if answer is not None and answer.state not in _SAYS_NOTHING:
                said.append(told((about, question.id), facts))
            elif answer is not None or _may_come_up(question, about, facts):
                unsaid.append(Asked(about, question.id))
            else:
                continue
            cites |= dict.fromkeys(question.decides)
    return Harm(part, tuple(said), tuple(unsaid), tuple(cites)) if said or unsaid else None


def _may_come_up(question: Question, about: str, facts: Facts) -> bool:
    """Whether it is asked of them, or may be once more is known."""
    if question.per_person and question.of and facts.roles[about] not in question.of:
        return False
    person = about if question.per_person else None
    return facts.language.asked_when(question.id).truth(facts, person) is not False
