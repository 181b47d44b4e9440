"""Short ways to hold an interview in a test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from assistant.guidance import Guidance
from assistant.interview import cards, replies, saying
from assistant.interview.events import Draft, Event
from assistant.interview.sitting import Sitting, opened
from assistant.interview.state import Pair
from assistant.language.choosing import closest
from tests.cases import TODAY, shipped

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def started(authority: str | None = "tameside", today: date = TODAY) -> Sitting:
    """A new interview with its first question put."""
    return opened(shipped(), today, AT, authority)


def answered(sitting: Sitting, *values: Any) -> Sitting:
    """The sitting after these values, each for the card that is put."""
    for value in values:
        sitting = sitting.then(replies.answer(sitting, value), AT)
    return sitting


def told(sitting: Sitting, words: str) -> Sitting:
    """The sitting after a reply in words."""
    return sitting.then(saying.say(sitting, words, closest), AT)


def changed(sitting: Sitting, pair: Pair, value: Any) -> Sitting:
    """The sitting after one answer, given or changed on request."""
    return answered(sitting.then(replies.change(sitting, pair), AT), value)


def undone(sitting: Sitting) -> Sitting:
    """The sitting after the last reply was taken back."""
    return sitting.then(replies.undo(sitting), AT)


def begun(*values: Any) -> Sitting:
    """A Tameside case without a reference, for a planning meeting, and then these."""
    return answered(started(), "", "ppm", *values)


def away(*more: Any) -> Sitting:
    """A child of four with foster carers, as far as the first question about people; then `more`."""
    said = ("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed", ["neglect"])
    return begun(*said, *more)


def with_people() -> Sitting:
    """The same, with the mother and an aunt who offers to care."""
    return away("mother", "apart", "to_care", "in_time", "relative_or_friend", "maternal aunt", "aunt_or_uncle")


def as_happened(drafts: list[Draft], guidance: Guidance) -> tuple[Event, ...]:
    """Drafts as events, in order."""
    return tuple(
        Event(seq, AT, "worker", guidance.fingerprint, one.kind, one.about, one.question, one.value, one.origin)
        for seq, one in enumerate(drafts)
    )


def said(sitting: Sitting) -> dict[Pair, Any]:
    """What counts as answered: the value of each, or the special answer."""
    found = {pair: one.answer for pair, one in sitting.state.said.items()}
    return {pair: answer.value if answer.state == "value" else answer.state for pair, answer in found.items()}


def until(sitting: Sitting, question: str) -> Sitting:
    """The sitting after "not known yet" to everything up to this question."""
    for _ in range(150):
        if sitting.card.question == question:
            return sitting
        if sitting.card.question == cards.WHO:
            sitting = answered(sitting, cards.NOBODY)
        elif sitting.card.question == cards.DEEPER:
            sitting = answered(sitting, "deeper")
        elif sitting.card.question == cards.END:
            break
        else:
            sitting = answered(sitting, "not_known")
    raise AssertionError(f"{question} was not put")
