"""A reply in sentences, line by line: read, looked through for what is private, settled, and learnt from."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corrections import became_of
from assistant.interview import saying
from assistant.interview.chips import Listens
from assistant.interview.events import Draft
from assistant.interview.sitting import Sitting
from assistant.language.choosing import closest
from assistant.listening import Listening
from assistant.plain.chips import Settling
from assistant.plain.keeping import Lessons, Reply, with_care
from assistant.plain.terminal import Terminal


class Telling:
    """One conversation's sentences."""

    def __init__(self, terminal: Terminal, listening: Listening) -> None:
        self._terminal = terminal
        self._listening = listening
        self._settling, self._lessons = Settling(terminal), Lessons(terminal)

    def said(self, sitting: Sitting, text: str) -> Sequence[Draft]:
        """What words come to; raises BadReply. What reads sentences is loaded the first time that there is one."""
        listens = None if saying.is_plain(sitting, text, closest) else self._listens()
        return self.with_care(sitting, text, lambda words: saying.say(sitting, words, closest, listens))

    def _listens(self) -> Listens | None:
        if not self._listening.is_settled:
            self._terminal.say("One moment: getting ready to read sentences.")
        found = self._listening.load()
        trouble = self._listening.trouble_once()
        if trouble:
            self._terminal.say(trouble)
        return found

    def with_care(self, sitting: Sitting, words: str, reply: Reply) -> Sequence[Draft]:
        """What words come to, once what in them could tell who somebody is was pointed out; raises BadReply."""
        return with_care(self._terminal, sitting.guidance, words, reply)

    def settled(self, sitting: Sitting, text: str) -> Sequence[Draft]:
        """What a line about what was understood comes to; nothing where the worker goes back. Raises BadReply."""
        return self._settling.take(text, sitting)

    def learn(self, before: Sitting, drafts: Sequence[Draft]) -> None:
        """Offer to keep what was just struck or corrected by these, as a test."""
        place, heard = self._settling.corrected, before.card.heard
        if place is not None and heard is not None:
            self._lessons.learn(heard, place, became_of(drafts), before.guidance, before.today)
