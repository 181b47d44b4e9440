"""What to ask next: only what can still move something, the core first, then what a standing waits for, then depth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.conditions import CHILD, Condition, Facts
from assistant.guidance import Guidance
from assistant.guidance.records import Question
from assistant.reasoning.arguments import asked as card
from assistant.reasoning.entries import Placed
from assistant.reasoning.records import Asked, Depths, Due, Entry
from assistant.reasoning.waiting import (
    Loose,
    loose_dates,
    loose_places,
    loose_plan,
    loose_said,
    loose_standing,
    waits_of,
)

_ANSWERED_LATER = ("not_known", "disputed")


def questions_by_depth(
    placed: Sequence[Placed],
    entries: Sequence[Entry],
    deadlines: tuple[Due, ...],
    guidance: Guidance,
    facts: Facts,
    authority: str,
) -> Depths:
    """Questions not yet put, that may be put now and that something bearing on a live entry waits for."""
    plain = facts.plainly()
    gathering = _Gathering(guidance, facts)
    live = [(one, entry) for one, entry in zip(placed, entries, strict=True) if entry.is_live]
    for one, _ in live:
        gathering.add(loose_standing(one, guidance, facts, authority))
    gathering.add(loose_places(guidance, facts))
    gathering.add(loose_dates(deadlines, guidance, facts))
    waited = gathering.take()
    told: set[tuple[str, str | None]] = set()
    for one, entry in live:
        gathering.add(loose_said(one, entry, guidance, facts, authority, told))
    gathering.add(loose_plan(entries, guidance, facts))
    weighing = {asked for asked in gathering.take() if not guidance.questions[asked.question].prefilled}
    waited |= _before(waited, guidance, plain)
    weighing |= _before(weighing, guidance, plain)
    core = {asked for asked in waited | weighing if _is_core(guidance.questions[asked.question])}
    # The child's core is the first picture, before the people are named on whom some of it will bear.
    core |= {Asked(CHILD, one.id) for one in guidance.questions.values() if _is_core(one) and not one.per_person}
    groups = (core | _before(core, guidance, plain), waited, weighing)
    found: list[list[Asked]] = [[], [], []]
    for asked in _in_order(waited | weighing | groups[0], guidance, facts):
        if facts.answer(*_pair(asked)) is None and may_be_put(guidance.questions[asked.question], asked.about, plain):
            found[next(number for number, group in enumerate(groups) if asked in group)].append(asked)
    return Depths(*(tuple(group) for group in found))


class _Gathering:
    """Adds up the answers that loose things wait for. A condition of which nothing more is wanted is not gone into."""

    def __init__(self, guidance: Guidance, facts: Facts) -> None:
        self._guidance = guidance
        self._facts = facts
        self._done = {about: self._known_of(about) for about in (CHILD, *facts.people)}
        self._seen: dict[int, Loose] = {}
        self._found: set[Asked] = set()

    def _known_of(self, about: str) -> set[str]:
        """What is answered and known. What is not is put no more, and what it hangs on still is."""
        answers = self._facts.answers.get(about, {})
        return {question for question, answer in answers.items() if answer.state not in _ANSWERED_LATER}

    def add(self, every: Iterable[Loose]) -> None:
        """Everything that these wait for and nobody knows yet."""
        for loose in every:
            if id(loose) not in self._seen:
                self._seen[id(loose)] = loose
                self._add(loose)

    def _add(self, loose: Loose) -> None:
        for about, question in loose.answers:
            self._want(about, question)
        for condition, person in loose.conditions:
            if self._is_wanted(condition, person):
                for about, question in waits_of(condition, person, self._facts):
                    self._want(about, question)

    def _is_wanted(self, condition: Condition, person: str | None) -> bool:
        read = self._facts.language.read_by(condition)
        if not read.of_child <= self._done[CHILD]:
            return True
        if not read.of_people:
            return False
        people = self._facts.people if person is None else (person,)
        return any(not read.of_people <= self._done[one] for one in people)

    def _want(self, about: str, question: str) -> None:
        done = self._done[about]
        if question not in done:
            done.add(question)
            self._found.add(card((about, question), self._guidance))

    def take(self) -> set[Asked]:
        """What was found since last time."""
        found, self._found = self._found, set()
        return found


def _is_core(question: Question) -> bool:
    return question.core and not question.prefilled


def _in_order(wanted: Iterable[Asked], guidance: Guidance, facts: Facts) -> list[Asked]:
    """In the order of the questions, and then of the people."""
    people = {about: number for number, about in enumerate((CHILD, *facts.people))}
    return sorted(wanted, key=lambda asked: (guidance.positions[asked.part or asked.question], people[asked.about]))


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


def _pair(asked: Asked) -> tuple[str, str]:
    return asked.about, asked.part or asked.question
