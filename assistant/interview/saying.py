"""From a reply in words to what happened: an answer, what it may mean, or chips to settle; else BadReply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from assistant.interview import cards
from assistant.interview.cards import Card
from assistant.interview.chips import Listens, heard_in, people_known
from assistant.interview.events import Draft
from assistant.interview.heard import Heard, heard_data
from assistant.interview.replies import BadReply, answer, refuse_unsettled
from assistant.interview.sitting import Sitting
from assistant.language.said_dates import BadDate, SaidDate, read_said_date
from assistant.reasoning.arguments import written
from assistant.text import LONGEST_REPLY, clean

Meanings: TypeAlias = tuple[tuple[tuple[str, ...], ...], bool, tuple[str, ...]]
"""What words may mean, each a group of offers' ids, likeliest first; whether they are one of them word for word; and
which parts of a list found no place.
"""
Closest: TypeAlias = Callable[[str, Sequence[tuple[str, str]], bool], Meanings]
"""Matches words against (id, label) offers; the last argument: whether several may be meant at once."""

_NUMBER = r"\d{1,6}"

SHORT_REPLY = 8
"""A reply of no more words is as a rule about the question that was put."""


def is_plain(sitting: Sitting, words: str, closest: Closest) -> bool:
    """Whether a reply needs no reading: it is one of the choices word for word, or a date, a number or a name."""
    card, text = sitting.card, clean(words, LONGEST_REPLY).strip()
    match card.kind:
        case "text":
            return True
        case "date":
            return _special(text) is not None or _date_in(sitting, card, text) is not None
        case "number":
            return _special(text) is not None or re.fullmatch(_NUMBER, text) is not None
        case _:
            return not text or closest(text, _offers(card), card.takes_several)[1]


def keeps_words(drafts: Sequence[Draft]) -> bool:
    """Whether these keep something in the worker's own words."""
    return any(
        draft.kind in ("told", "noted")
        or (draft.kind == "person_added" and draft.origin == "chosen")
        or (draft.kind == "answered" and draft.question == cards.REFERENCE and bool(draft.value))
        or (draft.kind == "own_view" and isinstance(draft.value, dict) and _has_words(draft.value))
        for draft in drafts
    )


def has_chips(drafts: Sequence[Draft]) -> bool:
    """Whether something was found in the words, beyond a choice of the card."""
    values = [draft.value for draft in drafts if draft.kind == "understood"]
    return any(isinstance(value, dict) and bool(value.get("chips")) for value in values)


def _has_words(view: dict[str, Any]) -> bool:
    return any(view.get(key) for key in ("means", "disagrees", "reasons"))


def say(sitting: Sitting, words: str, closest: Closest, listens: Listens | None = None) -> tuple[Draft, ...]:
    """A reply in words: an answer where it is one word for word, else what it may mean, to be confirmed.

    `listens`: reads whole sentences; None where nothing does, and then only what is near on the card is offered. Raises
    BadReply where nothing is to be made of the words; nothing is assumed.
    """
    refuse_unsettled(sitting)
    card = sitting.card
    text = clean(words, LONGEST_REPLY).strip()
    if not text:
        raise BadReply("say something, or choose one of these")
    if card.kind == "text":
        return answer(sitting, text)
    if card.kind in ("date", "number"):
        try:
            return _special_said(sitting, text) or _amount_said(sitting, card, text, closest)
        except BadReply:
            heard = _listened(sitting, card, text, listens) if listens else None
            if heard is None or not heard.chips:
                raise
            return _told(card, heard)
    meanings, exact, unplaced = closest(text, _offers(card), card.takes_several)
    values = [_as_value(meaning, card) for meaning in meanings]
    if exact:
        return answer(sitting, values[0])
    reads = listens is not None and card.question != "authority"  # whose policy applies is chosen, and nothing else
    heard = _listened(sitting, card, text, listens) if listens and reads else None
    if heard is not None and (not values or _says_more(heard, card, values)):
        return _told(card, heard)
    if not values:
        raise BadReply("I could not place that. Choose one of these, or keep it as a note")
    return _understood(card, text, values, unplaced)


def _offers(card: Card) -> list[tuple[str, str]]:
    return [*((offer.id, offer.label) for offer in card.offers), *card.specials]


def _listened(sitting: Sitting, card: Card, text: str, listens: Listens) -> Heard | None:
    """The chips and clauses in words; None where there is nothing in them to place, such as no letter."""
    question = card.question if card.of_case else None
    understood = listens.understand(text, question, people_known(sitting), sitting.today)
    heard = heard_in(understood, listens.lexicon, sitting, card)
    return heard if heard.items else None


def _says_more(heard: Heard, card: Card, values: list[Any]) -> bool:
    """Whether an answer was understood beyond what is near on the card.

    In a short reply what only has to be asked back comes after what is near among the answers of a question of the
    case; a card of the interview's own answers nothing of the case.
    """
    clear = [chip for chip in heard.chips if chip.value is not None and chip.ask is None]
    if not clear:
        return bool(heard.chips) and (not card.of_case or len(heard.words.split()) > SHORT_REPLY)
    (chip, *others) = clear
    is_near = (chip.about, chip.question) == card.pair and values == [chip.value]
    return bool(others or heard.unplaced) or not is_near


def _told(card: Card, heard: Heard) -> tuple[Draft, ...]:
    return (
        Draft("told", card.about, card.question, heard.words),
        Draft("understood", card.about, card.question, heard_data(heard), "understood"),
    )


def _as_value(meaning: tuple[str, ...], card: Card) -> Any:
    """A plain value; one of the special answers stands alone, so that beside others it is not meant."""
    special = {identity for identity, _ in cards.SPECIALS}
    chosen = [identity for identity in meaning if identity not in special]
    return chosen if card.takes_several and chosen else meaning[0]


def _understood(card: Card, text: str, values: list[Any], unplaced: tuple[str, ...] = ()) -> tuple[Draft, ...]:
    read: Any = {"meanings": values, "unplaced": list(unplaced)} if unplaced else values
    return (
        Draft("told", card.about, card.question, text),
        Draft("understood", card.about, card.question, read, "understood"),
    )


def _special_said(sitting: Sitting, text: str) -> tuple[Draft, ...]:
    special = _special(text)
    return answer(sitting, special) if special else ()


def _amount_said(sitting: Sitting, card: Card, text: str, closest: Closest) -> tuple[Draft, ...]:
    return (_date_said if card.kind == "date" else _number_said)(sitting, card, text, closest)


def _date_in(sitting: Sitting, card: Card, text: str) -> SaidDate | None:
    try:
        return read_said_date(text, sitting.today, of_birth=card.question == "birth")
    except BadDate:
        return None


def _date_said(sitting: Sitting, card: Card, text: str, closest: Closest) -> tuple[Draft, ...]:
    try:
        said = read_said_date(text, sitting.today, of_birth=card.question == "birth")
    except BadDate as error:
        return _special_meant(card, text, closest, str(error))
    value = written(said.span)
    return answer(sitting, value) if said.exact else _understood(card, text, [value])


def _number_said(sitting: Sitting, card: Card, text: str, closest: Closest) -> tuple[Draft, ...]:
    if re.fullmatch(_NUMBER, text):
        return answer(sitting, int(text))
    return _special_meant(card, text, closest, "expected a number, such as 2")


def _special_meant(card: Card, text: str, closest: Closest, expected: str) -> tuple[Draft, ...]:
    """One of the special answers in other words, to be confirmed; raises BadReply with `expected` where it is none."""
    meanings: tuple[tuple[str, ...], ...] = ()
    if not re.search(r"\d", text):
        meanings, _, _ = closest(text, card.specials, False)
    if not meanings:
        raise BadReply(expected)
    return _understood(card, text, [meaning[0] for meaning in meanings])


def _special(text: str) -> str | None:
    plain = text.lower().strip(" .?!")
    if plain in ("?", "not known", "don't know", "dont know", "unknown"):
        return "not_known"
    return next((identity for identity, label in cards.SPECIALS if plain in (identity, label.lower())), None)
