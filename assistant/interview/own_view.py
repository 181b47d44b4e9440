"""The worker's own view as replies: drafts of events, or BadReply. It moves nothing in the reasoning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.interview.events import Draft
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.reasoning.records import OwnEntry, Seat
from assistant.text import LONGEST_REPLY, clean

OfEntry = Literal["means", "disagrees"]
AS_IT_IS = "that is what your own view says already"


def say_of(sitting: Sitting, seat: Seat, what: OfEntry, words: str) -> tuple[Draft, ...]:
    """What an entry would mean for the child, or what they see differently in it; no words take it away."""
    _refuse_not_there(sitting, seat)
    text = _words(words)
    entry = sitting.state.own.entries.get(seat, OwnEntry())
    if text == (entry.means if what == "means" else entry.disagrees):
        raise BadReply(AS_IT_IS if text else "say something, or leave it as it is")
    return _draft({"entry": _plain(seat), what: text})


def give_reasons(sitting: Sitting, words: str) -> tuple[Draft, ...]:
    """Why they see it so, for the view as a whole; no words take it away."""
    text = _words(words)
    if text == sitting.state.own.reasons:
        raise BadReply(AS_IT_IS if text else "say something, or leave it as it is")
    return _draft({"reasons": text})


def put_in_order(sitting: Sitting, seats: Sequence[Seat]) -> tuple[Draft, ...]:
    """The order in which they would consider these entries; none of them takes it away."""
    before = sitting.state.own.order
    for seat in seats:
        if seat not in before:  # one that was placed while it was laid out may stay
            _refuse_not_there(sitting, seat)
    if len(set(seats)) < len(seats):
        raise BadReply("each option stands once in your order")
    if tuple(seats) == before:
        raise BadReply(AS_IT_IS if before else "name at least one option")
    return _draft({"order": [_plain(seat) for seat in seats]})


def place_or_take_out(sitting: Sitting, seat: Seat) -> tuple[Draft, ...]:
    """Put an entry last in their order, or take it out of there."""
    order = sitting.state.own.order
    without = tuple(one for one in order if one != seat)
    return put_in_order(sitting, without if seat in order else (*order, seat))


def move(sitting: Sitting, seat: Seat, by: Literal[-1, 1]) -> tuple[Draft, ...]:
    """Move an entry one place earlier or later in their order; one that is not in it goes last."""
    order = list(sitting.state.own.order)
    if seat not in order:
        return put_in_order(sitting, (*order, seat))
    here = order.index(seat)
    if not 0 <= here + by < len(order):
        raise BadReply(f"it stands {'first' if by < 0 else 'last'} in your order already")
    order[here], order[here + by] = order[here + by], order[here]
    return put_in_order(sitting, order)


def _refuse_not_there(sitting: Sitting, seat: Seat) -> None:
    if all(entry.seat != seat for entry in sitting.assessment.entries):
        raise BadReply("that option is not laid out any more")


def _words(words: str) -> str:
    if len(words) > LONGEST_REPLY:
        raise BadReply(f"that is too long to keep: at most {LONGEST_REPLY:,} characters")
    return clean(words, LONGEST_REPLY).strip()


def _plain(seat: Seat) -> list[str | None]:
    return [seat.option, seat.person]


def _draft(value: dict[str, object]) -> tuple[Draft, ...]:
    return (Draft("own_view", value=value, origin="chosen"),)
