"""One chip or clause opened: what can be done about it, the same on the screen and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.interview.cards import SPECIALS, Card
from assistant.interview.events import Draft
from assistant.interview.heard import Chip, Clause
from assistant.interview.replies import BadReply
from assistant.interview.settling import (
    confirm_chip,
    heard_now,
    is_about,
    item_at,
    note_item,
    people_meant,
    strike_item,
    take_offer,
)
from assistant.interview.sitting import Sitting
from assistant.interview.standing import Standing, clear_places, ended, says_words, stand, value_words, whom_words
from assistant.text import capital

YES, EARLIER, NOTE, STRIKE = "yes", "earlier", "note", "strike"
_ANSWER, _SPECIAL, _WHO, _OFFER = "answer:", "special:", "who:", "offer:"
Act = tuple[str, str]
"""(what is done, in words)"""


def opened_words(sitting: Sitting, place: int) -> tuple[str, ...]:
    """What is asked about an item, line by line."""
    item = item_at(heard_now(sitting), place)
    if isinstance(item, Clause):
        about = " Is it about one of these?" if item.offers else ""
        return (f"I could not place “{item.text}”.{about}",)
    standing = stand(sitting, item)
    lines = [f"{whom_words(sitting, item)}: {says_words(item)}. You said “{item.text}”."]
    if standing.against:
        lines.append(f"{standing.against}. Keep which?")
    elif standing.ask is not None:
        lines.append(ended(capital(standing.ask)))
    if standing.card is not None:
        lines.append(standing.card.ask)
    elif people_meant(sitting, item):
        lines.append("Whom is it about?")
    return tuple(lines)


def acts(sitting: Sitting, place: int) -> tuple[Act, ...]:
    """What can be done about the item at this place; raises BadReply."""
    item = item_at(heard_now(sitting), place)
    last = ((NOTE, "Keep it as a note"), (STRIKE, "Strike it"))
    if isinstance(item, Clause):
        offers = ((f"{_OFFER}{number}", offer.label) for number, offer in enumerate(item.offers))
        return (*offers, *last)
    if not item.about:
        people = (
            (f"{_WHO}{one}", whom_words(sitting, replace(item, about=one))) for one in people_meant(sitting, item)
        )
        return (*people, *last)
    standing = stand(sitting, item)
    return last if standing.card is None else (*_answers(sitting, standing, standing.card), *last)


def _answers(sitting: Sitting, standing: Standing, card: Card) -> Iterator[Act]:
    if standing.value is not None:
        yield YES, f"Yes: {value_words(sitting, card, standing.value)}"
    if standing.against.startswith("Earlier"):
        yield EARLIER, "Keep what I said earlier"
    proposed = standing.value if isinstance(standing.value, list) else [standing.value]
    for offer in card.offers:
        if offer.id not in proposed or len(proposed) > 1:
            yield f"{_ANSWER}{offer.id}", offer.label
    for special, label in SPECIALS:
        if special in ("not_known", "does_not_apply"):
            yield f"{_SPECIAL}{special}", label


def is_lone(sitting: Sitting) -> bool:
    """Whether one thing is left that has to be asked about, so that it is opened at once."""
    heard = sitting.card.heard
    return heard is not None and len(heard.items) == 1 and not clear_places(sitting, heard)


def is_unplaced(sitting: Sitting) -> bool:
    """Whether all that is left is one clause without a place, so that it can as well be said another way."""
    heard = sitting.card.heard
    return heard is not None and len(heard.items) == 1 and bool(heard.unplaced)


def typed_instead(sitting: Sitting, place: int) -> bool:
    """Whether a date or a number can be typed for this item."""
    item = item_at(heard_now(sitting), place)
    card = stand(sitting, item).card if isinstance(item, Chip) else None
    return card is not None and card.kind in ("date", "number")


def do(sitting: Sitting, place: int, act: str) -> tuple[Draft, ...]:
    """What happens by one of the acts; raises BadReply."""
    if act not in {one for one, _ in acts(sitting, place)}:
        raise BadReply("choose one of these")
    if act == NOTE:
        return note_item(sitting, place)
    if act in (STRIKE, EARLIER):
        return strike_item(sitting, place)
    if act == YES:
        return confirm_chip(sitting, place)
    kind, _, which = act.partition(":")
    match f"{kind}:":
        case "who:":
            return is_about(sitting, place, which)
        case "offer:":
            return take_offer(sitting, place, int(which))
        case "special:":
            return confirm_chip(sitting, place, which)
        case _:
            return confirm_chip(sitting, place, _as_answer(sitting, place, which))


def _as_answer(sitting: Sitting, place: int, choice: str) -> Any:
    item = item_at(heard_now(sitting), place)
    card = stand(sitting, item).card if isinstance(item, Chip) else None
    return [choice] if card is not None and card.takes_several else choice


def corrects(sitting: Sitting, place: int, act: str) -> bool:
    """Whether doing this says that what was understood was wrong. To answer what was asked back says nothing of it."""
    item = item_at(heard_now(sitting), place)
    if not isinstance(item, Chip):
        return False
    return act == STRIKE or (item.value is not None and act.startswith((_ANSWER, _SPECIAL)))
