"""Before words are kept: what could tell who somebody is, pointed out; and what was understood wrongly, offered to be
kept as a test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.corrections import correction_line, keep_correction
from assistant.documents.private import (
    AS_TYPED,
    NO_GUARANTEE,
    ROLES,
    in_roles,
    private_found,
    private_offers,
    private_words,
)
from assistant.guidance import Guidance
from assistant.interview.events import Draft
from assistant.interview.heard import Chip, Heard
from assistant.interview.replies import BadReply
from assistant.interview.saying import keeps_words
from assistant.paths import data_folder
from assistant.plain.terminal import Terminal

Reply = Callable[[str], Sequence[Draft]]


def with_care(terminal: Terminal, guidance: Guidance, words: str, reply: Reply) -> Sequence[Draft]:
    """What these words come to, once the worker has seen what in them could tell who somebody is. Raises BadReply."""
    drafts = reply(words)
    found = private_found(words, guidance) if keeps_words(drafts) else ()
    if not found:
        return drafts
    offers = private_offers(words, found)
    terminal.say(private_words(found))
    terminal.choices([label for _, label in offers])
    terminal.say(NO_GUARANTEE)
    chosen = terminal.number(len(offers))
    what = offers[chosen - 1][0] if chosen is not None else ""
    if what == ROLES:
        return reply(in_roles(words, found))
    if what == AS_TYPED:
        return drafts
    raise BadReply("nothing was kept: say it another way")


class Lessons:
    """What was understood wrongly. Whether to keep it is asked once; after that it is done, or left, without asking."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._wanted: bool | None = None

    def learn(self, heard: Heard, place: int, became: str, guidance: Guidance, today: date) -> None:
        """Offer to keep the clause of a chip that was struck, or corrected to what it `became`."""
        chip = heard.items[place]
        if not isinstance(chip, Chip) or self._wanted is False:
            return

        def without_names(words: str) -> str:
            return in_roles(words, private_found(words, guidance))

        line = correction_line(heard, chip, became, without_names, today)
        if self._wanted is None:
            self._terminal.say("Keep this on this machine as a test of how sentences are read? It would say:")
            for part in line.splitlines():
                self._terminal.say(part, 2)
            self._wanted = self._terminal.agrees("This one and others like it, without names or numbers?")
        if self._wanted:
            try:
                path = keep_correction(data_folder(), line)
            except OSError as error:
                self._terminal.say(f"It could not be kept: {error.strerror or type(error).__name__}.")
                return
            self._terminal.say(f"Kept for whoever looks after the lexicon: {path}")
