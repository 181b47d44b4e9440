"""The worker's own view, line by line: read out, and written by the numbers of the options."""

from __future__ import annotations

import re

from assistant.documents.own_view import own_view
from assistant.interview.events import Draft
from assistant.interview.own_view import give_reasons, put_in_order, say_of
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.plain.commands import Typed
from assistant.plain.looking import Looking
from assistant.plain.terminal import Terminal
from assistant.training.printed import view_text

NOTHING = "-"
"""Typed for no words: takes away what was said."""


def put_own_view(terminal: Terminal, sitting: Sitting) -> None:
    """Read it out, and say how to write in it."""
    terminal.say()
    terminal.put(view_text(own_view(sitting.assessment, sitting.guidance, sitting.facts), terminal.width))
    terminal.say()
    terminal.say("Type options for the numbers. Then: order 3 1 4; reasons WORDS; mean 3 WORDS; differ 3 WORDS.")
    terminal.say("A dash for the words takes them away.")


def written(sitting: Sitting, command: Typed, looking: Looking) -> tuple[Draft, ...]:
    """What a command writes in the view; raises BadReply."""
    if command.name == "order":
        numbers = re.findall(r"[^\s,]+", command.rest)
        if not numbers:
            raise BadReply("type order and the numbers of the options, such as order 3 1 4; options lists them")
        if numbers == [NOTHING]:
            return put_in_order(sitting, ())
        return put_in_order(sitting, [looking.seat(sitting, number, "order") for number in numbers])
    if command.name == "reasons":
        return give_reasons(sitting, _words(command.rest, "reasons"))
    number, _, words = command.rest.partition(" ")
    seat = looking.seat(sitting, number, command.name)
    what = _words(words, f"{command.name} {number}")
    return say_of(sitting, seat, "means" if command.name == "mean" else "disagrees", what)


def _words(said: str, before: str) -> str:
    said = said.strip()
    if not said:
        raise BadReply(f"type {before} and then your words; a dash takes away what you said")
    return "" if said == NOTHING else said
