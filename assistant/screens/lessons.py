"""What was understood wrongly, kept on this machine as a test."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from assistant.corrections import became_of, correction_line, keep_correction
from assistant.documents.private import in_roles, private_found
from assistant.interview.events import Draft
from assistant.interview.heard import Chip, Heard
from assistant.interview.sitting import Sitting
from assistant.paths import data_folder


def lesson_line(heard: Heard, place: int, done: Sequence[Draft], sitting: Sitting) -> str:
    """The clause of a chip with what became of it; empty where there is nothing to learn."""
    chip = heard.items[place]
    if not isinstance(chip, Chip):
        return ""

    def without_names(words: str) -> str:
        return in_roles(words, private_found(words, sitting.guidance))

    return correction_line(heard, chip, became_of(done), without_names, sitting.today)


def keep_lesson(screen: Screen[None], line: str) -> None:
    """Keep it, and say where."""
    try:
        path = keep_correction(data_folder(), line)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        screen.notify(f"It could not be kept: {reason}.", severity="warning", markup=False)
        return
    screen.notify(f"Kept for whoever looks after the lexicon: {path}", markup=False)
