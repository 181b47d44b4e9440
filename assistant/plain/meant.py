"""A line that could be a command or an answer: asked, never guessed."""

from __future__ import annotations

import re

from assistant.interview.cards import Card
from assistant.interview.replies import BadReply
from assistant.plain.cards import listed
from assistant.plain.commands import Typed
from assistant.plain.terminal import Terminal


def is_meant(command: Typed, text: str, card: Card, terminal: Terminal) -> bool:
    """Whether the command is meant, and not an answer to the card; raises BadReply where neither is chosen."""
    if command.sure or text == "?":
        return True
    word = text.split()[0].lower()
    labels = [label for identity, label in listed(card) if word in (identity, *re.findall(r"\w+", label.lower()))]
    if card.kind != "text" and (not labels or " " in text or card.reading is not None):
        return True
    terminal.say(f"“{text}” could be your answer or a command. Which do you mean?")
    terminal.choices([f"The command {command.name}", f"My answer: “{labels[0] if labels else text}”"])
    chosen = terminal.number(2)
    if chosen is None:
        raise BadReply("neither was taken; a slash before it, as in /help, is always a command")
    return chosen == 1
