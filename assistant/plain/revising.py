"""Going back to an earlier answer, and taking somebody out of the case."""

from __future__ import annotations

from assistant.interview import replies
from assistant.interview.events import Draft
from assistant.interview.given import given
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.state import Pair
from assistant.plain.terminal import Terminal
from assistant.reasoning.case import person_label


class Revising:
    """Lists what can be gone back to, and remembers how it was numbered."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._pairs: tuple[Pair, ...] = ()

    def change(self, sitting: Sitting, said: str) -> tuple[Draft, ...]:
        """Put an earlier question again: the one at a number, else one chosen from a list; raises BadReply."""
        answers = given(sitting)
        pairs = self._pairs if said and self._pairs else tuple(pair for pair, _ in answers)
        if said:
            number = int(said[:6]) if said.isascii() and said.isdigit() else 0
            if not 1 <= number <= len(pairs):
                raise BadReply("type change by itself to see the answers you gave, each with its number")
            return replies.change(sitting, pairs[number - 1])
        self._pairs = pairs
        self._terminal.say("What you answered so far:")
        self._terminal.choices([words for _, words in answers])
        self._terminal.say("Type the number of the one to change, or only Enter to change none.")
        chosen = self._terminal.number(len(pairs))
        return () if chosen is None else replies.change(sitting, pairs[chosen - 1])

    def take_out(self, sitting: Sitting, said: str) -> tuple[Draft, ...]:
        """Take somebody out, once that is confirmed; raises BadReply."""
        people = sitting.state.people
        labels = [person_label(sitting.guidance, sitting.facts, one.id) for one in people]
        if not people:
            raise BadReply("there is nobody in this case yet")
        chosen = int(said[:6]) if said.isascii() and said.isdigit() else None
        if chosen is None:
            self._terminal.say("Whom shall I take out of this case?")
            self._terminal.choices(labels)
            self._terminal.say("Type a number, or only Enter for nobody.")
            chosen = self._terminal.number(len(people))
        if chosen is None:
            return ()
        if not 1 <= chosen <= len(people):
            raise BadReply(f"type out and a number from 1 to {len(people)}")
        if not self._terminal.agrees(f"Take out {labels[chosen - 1]}, with what was said about them?"):
            return ()
        return replies.take_out(sitting, people[chosen - 1].id)
