"""What a printed assessment opens with: what the child wants, answers that clash, and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import CHILD
from assistant.documents.agenda import CLASHING, clash_words
from assistant.documents.printing import Printing
from assistant.documents.words import bullet, paragraph, past_review
from assistant.reasoning.case import person_label
from assistant.reasoning.plan import in_sight
from assistant.reasoning.records import Seat
from assistant.reasoning.words import answer_label, asked_label

MOST_QUESTIONS = 8


def past_review_part(on: Printing) -> Iterator[str]:
    own = on.guidance.authorities[on.of.authority].sources
    for sentence in past_review(on.guidance, own, on.of.today):
        yield ""
        yield paragraph(sentence, on.width)


def child_part(on: Printing) -> Iterator[str]:
    """What the child wants, as the worker told it."""
    wants = on.facts.answer(CHILD, "child_wants")
    if wants is None or not isinstance(wants.value, tuple):
        return
    labels = [answer_label(on.guidance, "child_wants", want) for want in wants.value]
    yield ""
    yield "WHAT THE CHILD WANTS, AS YOU TOLD IT"
    yield from (bullet(label, on.width, 2) for label in labels)


def clashes_part(on: Printing) -> Iterator[str]:
    """Answers that can hardly all be right, before anything that rests on them."""
    if on.of.contradictions:
        yield ""
        yield CLASHING.upper()
    for one in on.of.contradictions:
        yield bullet(f"{one.says} {clash_words(one, on.guidance, on.facts)}", on.width, 2, "?")


def plan_part(on: Printing) -> Iterator[str]:
    plan = on.of.plan
    yield ""
    if plan.too_little_known:
        yield "TOO LITTLE IS KNOWN YET"
        yield paragraph("Nothing is named to consider first. These questions come first:", on.width)
    else:
        yield "CONSIDER FIRST"
        yield from (bullet(words, on.width, 2) for words in _planned(on, plan.consider_first))
        if plan.in_parallel:
            yield "ALONGSIDE, SO THAT THE CHILD DOES NOT WAIT"
            yield from (bullet(words, on.width, 2) for words in _planned(on, plan.in_parallel))
        far = [entry for entry in on.of.entries if entry.is_live and not in_sight(entry, on.guidance, on.facts)]
        if far:
            names = "; ".join(dict.fromkeys(on.guidance.options[entry.option].label for entry in far))
            words = f"Laid out below and not named here until they are being considered: {names}."
            yield paragraph(words, on.width, 2)
    if plan.contingency is not None:
        yield "CONTINGENCY"
        label = on.guidance.options[plan.contingency.option].label
        yield bullet(f"{label}. {plan.contingency.viable_because}", on.width, 2)
    if not plan.too_little_known:
        yield from _beside(on)
    if on.of.next_questions:
        if not plan.too_little_known:
            yield "NEXT QUESTIONS"
        shown = on.of.next_questions[:MOST_QUESTIONS]
        yield from (bullet(asked_label(asked, on.guidance, on.facts), on.width, 2, "?") for asked in shown)
    if plan.too_little_known:
        yield from _beside(on)


def _beside(on: Printing) -> Iterator[str]:
    """What stands outside the order and is about this child now."""
    if on.of.plan.beside:
        yield "BESIDE THE ORDER"
        yield from (bullet(words, on.width, 2) for words in _planned(on, on.of.plan.beside))


def _planned(on: Printing, seats: tuple[Seat, ...]) -> Iterator[str]:
    """The plan, a line for each person and for what is with nobody named, marked where the law holds it back."""
    held = {entry.seat for entry in on.of.entries if entry.law_differs}
    for person in dict.fromkeys(seat.person for seat in seats):
        theirs = [seat for seat in seats if seat.person == person]
        if person is None:
            yield from (on.label(seat) + _held(seat in held) for seat in theirs)
            continue
        options = (on.guidance.options[seat.option] for seat in theirs)
        labels = [
            (one.label_with or one.label) + _held(seat in held) for one, seat in zip(options, theirs, strict=True)
        ]
        name = person_label(on.guidance, on.facts, person)
        yield f"With {name}: {'; '.join(labels)}"


def _held(back: bool) -> str:
    return " (the law differs: ask legal)" if back else ""
