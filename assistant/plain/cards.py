"""A card as it is read out, and the value that a line of numbers means for it."""

from __future__ import annotations

import re
from typing import Any

from assistant.interview import cards
from assistant.interview.cards import Card
from assistant.interview.replies import BadReply, meaning_words
from assistant.interview.sitting import Sitting
from assistant.interview.transcript import unplaced_words
from assistant.plain.terminal import Terminal
from assistant.reasoning.words import answer_words

_NUMBERS = re.compile(r"\d{1,4}(?:\s*(?:[,;&+ ]|\band\b)\s*\d{1,4})*[.,]?")
Listed = list[tuple[str, str]]
"""(id, label), in the order in which they are numbered"""


def listed(card: Card) -> Listed:
    """What is numbered on the card: its offers, then the special answers."""
    if not card.takes_choices:
        return []
    offers = [(offer.id, offer.label) for offer in card.offers]
    return offers + list(card.specials)


def current_words(card: Card, sitting: Sitting) -> str | None:
    """The answer that stands, in words; None where there is none."""
    if card.question == "authority" and sitting.state.authority is not None:
        return sitting.guidance.authorities[sitting.state.authority].name
    said = sitting.state.said.get(card.pair)
    return answer_words(sitting.guidance, sitting.facts, card.question, said.answer) if said else None


def put_card(terminal: Terminal, sitting: Sitting) -> None:
    """Read the card out."""
    card = sitting.card
    current = current_words(card, sitting)
    terminal.say()
    if card.whom:
        terminal.say(f"About {card.whom}.")
    terminal.say(card.ask)
    if card.hint:
        terminal.say(card.hint)
    ticked = "your answer now" if current else "suggested"
    terminal.choices(
        [f"{label} ({ticked})" if identity in card.suggested else label for identity, label in listed(card)]
    )
    if card.takes_several:
        terminal.say("More than one can be true: type their numbers, such as 1, 3.")
    if not card.takes_choices and card.specials:
        terminal.say("You can also say: not known yet; does not apply; they disagree.")
    if current:
        terminal.say(f"Your answer now: {current}. Enter for: leave it as it is.")
    elif card.suggested and (card.takes_choices or card.kind == "text"):
        terminal.say(f"Enter for: {card.label(list(card.suggested))}")
    if card.reading is not None:
        put_reading(terminal, sitting)


def put_reading(terminal: Terminal, sitting: Sitting) -> None:
    """Read out what the words were taken to mean."""
    card = sitting.card
    if card.reading is None:
        return
    meanings = [meaning_words(sitting, card, value) for value in card.reading.meanings]
    if card.reading.unplaced:
        terminal.say(f"{unplaced_words(card.reading.unplaced).strip()} Type note and the words to keep them.")
    if len(meanings) == 1:
        terminal.say(f"I read that as “{meanings[0]}”. Right? Type y or n, or say it another way.")
        return
    terminal.say("I could read that as:")
    terminal.choices(meanings)
    terminal.say(f"Which is right? Type a number from 1 to {len(meanings)}, or n for none of them.")


def numbered_value(card: Card, text: str) -> Any | None:
    """The value that a line of numbers means; None for a line that is words. Raises BadReply."""
    labels = listed(card)
    special = cards.SIGNS.get(text)
    if special in dict(card.specials) and (card.kind != "number" or special != "not_known"):
        return special
    if not labels or not _NUMBERS.fullmatch(text):
        return None
    return value_at([int(number) for number in re.findall(r"\d+", text)], card, labels)


def value_at(numbers: list[int], card: Card, labels: Listed) -> Any:
    """The value of the choices at these numbers; raises BadReply."""
    if not numbers or not all(1 <= number <= len(labels) for number in numbers):
        raise BadReply(f"there are {len(labels)} to choose from: type a number from 1 to {len(labels)}")
    chosen = list(dict.fromkeys(labels[number - 1][0] for number in numbers))
    by_itself = [one for one in chosen if one in card.alone or one in dict(cards.SPECIALS)]
    if len(chosen) > 1 and not card.takes_several:
        raise BadReply("choose one of these")
    if len(chosen) > 1 and by_itself:
        label = dict(labels)[by_itself[0]]
        raise BadReply(f"“{label}” stands by itself: choose it alone, or the others without it")
    return chosen if card.takes_several and chosen[0] not in dict(cards.SPECIALS) else chosen[0]
