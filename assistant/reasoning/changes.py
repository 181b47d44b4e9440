"""Which single answers would settle or move an entry: something to find out, not a recipe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.conditions import CHILD, Answer, Facts, Span, Wait
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.guidance import Guidance
from assistant.reasoning.arguments import asked
from assistant.reasoning.candidates import choices_for, days_for, on
from assistant.reasoning.records import Asked, Seat, Standing
from assistant.reasoning.turning import Turning
from assistant.reasoning.words import span_words

_GIVEN = ("authority", "role", "purpose")
_WHO_THEY_ARE = ("relation", "birth", "age_band")
"""Asked while it is not known; nobody is told to be somebody else."""


@dataclass(frozen=True, slots=True)
class Change:
    """A single answer that would settle or move the standing: something to find out, not a recipe.

    `answers`: in words, with `given` the answers they stand for; of a span of days its first and its last.
    """

    asked: Asked
    answers: tuple[str, ...]
    standing: Standing
    asked_already: bool
    given: tuple[Answer, ...] = ()


def changes(guidance: Guidance, facts: Facts, authority: str, seat: Seat) -> tuple[Change, ...]:
    """Every single answer that gives this entry another standing, by re-reading what turns on it."""
    turning = Turning(seat, guidance, facts, authority)
    found: list[Change] = []
    for wait in movable(turning, facts):
        moved: dict[Standing, list[tuple[str, tuple[Answer, ...]]]] = {}
        for label, standing, given in _tried(wait, turning, guidance, facts):
            if standing != turning.now:
                moved.setdefault(standing, []).append((label, given))
        said = facts.answer(*wait)
        known = said is not None and said.state == "value"
        for standing, ways in moved.items():
            given = tuple(dict.fromkeys(answer for _, answers in ways for answer in answers))
            labels = tuple(label for label, _ in ways)
            found.append(Change(asked(wait, guidance), labels, standing, known, given))
    return tuple(found)


def movable(turning: Turning, facts: Facts) -> tuple[Wait, ...]:
    """The answers this entry turns on that somebody could give, or has given."""
    return tuple(wait for wait in turning.read_in if _could_be_given(wait, facts))


def _could_be_given(wait: Wait, facts: Facts) -> bool:
    about, question = wait
    if facts.answer(about, question) is not None:
        return question not in (*_GIVEN, *_WHO_THEY_ARE)
    if question in _GIVEN or (question == "age_band" and facts.answer(CHILD, "birth") is not None):
        return False
    term = facts.language.vocabulary.terms[question]
    person = about if term.per_person else None
    return facts.is_asked_of(about, term) and facts.language.asked_when(question).truth(facts, person) is not False


Tried = tuple[str, Standing, tuple[Answer, ...]]


def _tried(wait: Wait, turning: Turning, guidance: Guidance, facts: Facts) -> Iterator[Tried]:
    about, question = wait
    term = guidance.language.vocabulary.terms[question]
    if term.kind == "date":
        yield from _days_tried(wait, turning, facts)
        return
    for label, answer in choices_for(guidance, facts, about, term):
        yield label, turning.moved_to(wait, answer), (answer,)


def _days_tried(wait: Wait, turning: Turning, facts: Facts) -> Iterator[Tried]:
    """Spans of days with one standing each. Where it turns is found to the day."""
    conditions = [one for number in turning.read_in[wait] for one, _ in turning.pieces[number].conditions]
    days = days_for(conditions, facts, *wait)
    stands = [(day, turning.moved_to(wait, on(day))) for day in days]
    spans: list[tuple[date, date, Standing]] = []
    for day, standing in stands:
        if spans and spans[-1][2] == standing:
            spans[-1] = (spans[-1][0], day, standing)
            continue
        if spans:
            first, last, before = spans[-1]
            last, day = _turns(wait, turning, last, day, before)
            spans[-1] = (first, last, before)
        spans.append((day, day, standing))
    for number, (first, last, standing) in enumerate(spans):
        open_first, open_last = number == 0, number == len(spans) - 1
        if standing == turning.now:
            continue
        shown = Span(EARLIEST if open_first else first, LATEST if open_last else last)
        label = "any day" if open_first and open_last else span_words(shown)
        yield label, standing, tuple(dict.fromkeys((on(first), on(last))))


def _turns(wait: Wait, turning: Turning, low: date, high: date, before: Standing) -> tuple[date, date]:
    """The last day that stands as `low` does and the first that does not."""
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        if turning.moved_to(wait, on(middle)) == before:
            low = middle
        else:
            high = middle
    return low, high
