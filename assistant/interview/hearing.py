"""Chips as the conversation reads them out: what was understood of a reply, said once."""

from __future__ import annotations

from assistant.interview.events import Event
from assistant.interview.heard import Heard, read_heard
from assistant.interview.sitting import Sitting
from assistant.interview.standing import says_words, whom_words
from assistant.text import LONGEST_REPLY, clean_line


class Hearing:
    """One reply after another, as its events are read out."""

    def __init__(self) -> None:
        self._words = ""
        self._heard: Heard | None = None

    @property
    def is_open(self) -> bool:
        """Whether something of a reply is still to be settled."""
        return self._heard is not None

    def told(self, event: Event) -> None:
        """A reply in words."""
        self._words = str(event.value)[:LONGEST_REPLY]

    def take(self, event: Event, sitting: Sitting, first: bool) -> str:
        """What was understood, in words; empty where it is only what is left of it."""
        self._heard = read_heard(event, self._words)
        return heard_words(self._heard, sitting) if first and self._heard else ""


def heard_words(heard: Heard, sitting: Sitting) -> str:
    """What was understood of a reply, whether or not it was confirmed since."""
    found = [f"{whom_words(sitting, chip)}, {says_words(chip)} (“{clean_line(chip.text)}”)" for chip in heard.chips]
    placed = f"I understood: {'; '.join(dict.fromkeys(found))}." if found else ""
    unplaced = " or ".join(f"“{clean_line(clause.text)}”" for clause in heard.unplaced)
    lost = f"I found no place for {unplaced}." if unplaced else ""
    return f"{placed} {lost}".strip()


def struck_words(event: Event) -> str:
    """What the worker struck."""
    text = event.value.get("text") if isinstance(event.value, dict) else None
    return f"No, not “{clean_line(text, 300)}”." if isinstance(text, str) and text else "No, not that."
