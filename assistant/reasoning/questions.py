"""What to ask next: only what can still move something, the core first, then depth."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.guidance.library import SHOWN_AS_TOLD
from assistant.guidance.records import Question
from assistant.reasoning.arguments import asked as card
from assistant.reasoning.records import Asked, Depths, Due, Entry

_ANSWERED_LATER = ("not_known", "disputed")


def questions_by_depth(
    entries: tuple[Entry, ...], deadlines: tuple[Due, ...], guidance: Guidance, facts: Facts
) -> Depths:
    """Questions not yet put, that may be put now and can still move something."""
    plain = facts.plainly()
    every = [
        (question, about)
        for question in guidance.questions.values()
        for about in (facts.people if question.per_person else (CHILD,))
    ]
    first = {Asked(about, one.id) for one, about in every if one.core and not one.prefilled}
    waited = _waited_for(entries, deadlines)
    weighing = _weighed_by(entries, guidance)
    settled = _settled_carers(entries, facts)
    groups = (
        first | _before(first, guidance, plain),
        waited | _before(waited, guidance, plain),
        {
            Asked(about, one.id)
            for one, about in every
            if one.id in weighing and not one.prefilled and about not in settled
        }
        | _support_hangs_on(entries, guidance),
    )
    found: list[list[Asked]] = [[] for _ in groups]
    for question, about in every:
        for asked in _cards(question, about):
            if not _unput(asked, facts):
                continue
            group = 0 if asked in groups[0] else 1 if asked in groups[1] else 2 if asked in groups[2] else None
            if group is not None and may_be_put(question, about, plain):
                found[group].append(asked)
    return Depths(*(tuple(group) for group in found))


def _before(wanted: Iterable[Asked], guidance: Guidance, plain: Facts) -> set[Asked]:
    """The questions whose answers decide whether these may be put at all, and theirs in turn."""
    found: set[Asked] = set()
    left = list(wanted)
    while left:
        asked = left.pop()
        question = guidance.questions[asked.question]
        person = asked.about if question.per_person else None
        condition = plain.language.asked_when(question.id)
        if condition.truth(plain, person) is not None:
            continue
        new = {card(wait, guidance) for wait in condition.waits(plain, person)} - found
        found |= new
        left += new
    return found


def may_be_put(question: Question, about: str, plain: Facts) -> bool:
    """Whether a question can be asked now: its `when` holds, or waits only for what was asked and is not known.

    `plain`: the answers read plainly (see `Facts.plainly`).
    """
    if question.structural or (question.per_person and question.of and plain.roles.get(about) not in question.of):
        return False
    person = about if question.per_person else None
    condition = plain.language.asked_when(question.id)
    truth = condition.truth(plain, person)
    if truth is not None:
        return truth
    answers = (plain.answer(*wait) for wait in condition.waits(plain, person))
    return all(answer is not None and answer.state in _ANSWERED_LATER for answer in answers)


def _weighed_by(entries: tuple[Entry, ...], guidance: Guidance) -> frozenset[str]:
    """The questions that strengths and risks of live options turn on, and those whose answers are shown as told."""
    live = {entry.option for entry in entries if entry.is_live}
    return SHOWN_AS_TOLD.union(*(guidance.weighed_by[option] for option in live))


def _settled_carers(entries: tuple[Entry, ...], facts: Facts) -> frozenset[str]:
    """Carers with no live entry left: nothing more said of them moves anything."""
    live = {entry.person for entry in entries if entry.is_live}
    return frozenset(person for person, role in facts.roles.items() if role == "carer" and person not in live)


def _waited_for(entries: tuple[Entry, ...], deadlines: tuple[Due, ...]) -> frozenset[Asked]:
    missing = {asked for entry in entries if entry.is_live for lacking in entry.missing for asked in lacking.questions}
    routes = {asked for entry in entries if entry.is_live for route in entry.routes for asked in route.needs}
    return frozenset(missing | routes | {asked for due in deadlines for asked in due.needs})


def _support_hangs_on(entries: tuple[Entry, ...], guidance: Guidance) -> set[Asked]:
    """The answers that support which may follow from a live entry hangs on."""
    needs = {asked for entry in entries if entry.is_live for one in entry.support for asked in one.needs}
    return {asked for asked in needs if not guidance.questions[asked.question].prefilled}


def _cards(question: Question, about: str) -> list[Asked]:
    """A question as it is put: whole, or each part of its card."""
    return [Asked(about, question.id, part.id) for part in question.parts] or [Asked(about, question.id)]


def _unput(asked: Asked, facts: Facts) -> bool:
    return facts.answer(asked.about, asked.part or asked.question) is None
