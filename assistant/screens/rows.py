"""The rows of a card: what can be chosen now, each with the key that chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from textual.content import Content

from assistant.interview.cards import SIGNS, Card
from assistant.screens.hanging import Hanging
from assistant.screens.words import plain

LEAVE = "Leave it for now"
NOT_THAT, DONE = "not_that", "done"
_TICKS = {True: "[x] ", False: "[ ] "}
Row: TypeAlias = tuple[str, str, str]
"""(id, key, words)"""


def rows_of(card: Card, meanings: Sequence[str], ticked: Sequence[str], versions: Sequence[Any] | None) -> list[Row]:
    """The rows of a card as it stands: its offers, or the `meanings` to confirm, or the versions of a disagreement."""
    if meanings:
        found = [(str(index), str(index + 1), f"Yes: {words}") for index, words in enumerate(meanings)]
        return [*found, (NOT_THAT, "0", "No, that is not what I meant")]
    several = card.takes_several or versions is not None
    rows = [
        (offer.id, str(number), f"{_TICKS[offer.id in ticked] if several else ''}{offer.label}")
        for number, offer in enumerate(card.offers, 1)
    ]
    if versions is not None:
        return [*rows, (DONE, "0", "That is all they say" if versions or ticked else "They disagree; how, is not said")]
    if not card.specials:
        return rows
    keys = {special: key for key, special in SIGNS.items()}
    if card.kind == "number":
        keys["not_known"] = ""  # there 0 is a number
    return [*rows, *((identity, keys[identity], label) for identity, label in card.specials), ("leave", ".", LEAVE)]


def row_visual(key: str, words: str) -> Hanging:
    """A row as it is drawn: its words stay beside its number and its tick."""
    tick = words[:4] if words[:4] in _TICKS.values() else ""
    return Hanging(Content.assemble((f"{key:>2} ", "$quiet"), plain(tick)), plain(words.removeprefix(tick)))
