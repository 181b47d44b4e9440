"""Brothers and sisters, line by line: the picture, a linked case begun, a kept one linked, answers carried over."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.browse_text import page_text
from assistant.documents.siblings_read import linked_lines
from assistant.interview.linked import BROTHER_OR_SISTER, Offer, brothers_and_sisters, groups, offers, with_needed
from assistant.interview.replies import BadReply
from assistant.linking import (
    Beginning,
    LinkedCase,
    begin_linked,
    can_be_linked,
    carry_from,
    link_kept,
    linked_cases,
    open_linked,
    why_not,
)
from assistant.plain.kept import kept_words
from assistant.plain.terminal import Terminal
from assistant.store import StoreError
from assistant.text import capital
from assistant.working import WorkingCase

HOW = (
    "Type sibling new to begin a brother's or sister's case, sibling link to link a kept one, sibling open to go to a "
    "linked one, sibling carry to carry answers over from one. To read a citation, type cite and its id."
)
CONSENT = (
    "What brothers and sisters often share can be carried over. Nothing is, unless you choose it. Take only what is as "
    "true for this child: half-brothers and half-sisters have another parent, and who somebody is to the child may "
    "differ. Whatever you take can be changed here, and that changes nothing in the other case."
)
PICK = "Type the numbers to carry over, as in 1 3; a for all of these; or only Enter for none of them."
MOST_OFFERED = 30


class Siblings:
    """What a worker does about the cases of brothers and sisters. Raises BadReply in a line where it cannot be done."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def do(self, work: WorkingCase, what: str) -> WorkingCase | None:
        """Do one of them; the case to go on with, where it is another."""
        refused = why_not(work)
        if refused and what:
            raise BadReply(refused)
        try:
            match what:
                case "new":
                    return self._begin(work)
                case "open":
                    return self._open(work)
                case "link":
                    self._link(work)
                case "carry":
                    self._carry(work)
                case _:
                    self._look(work)
        except StoreError as error:
            raise BadReply(str(error)) from None
        return None

    def _look(self, work: WorkingCase) -> None:
        lines = linked_lines(work.sitting, work.key, linked_cases(work))
        self._terminal.say()
        self._terminal.put(page_text(lines, self._terminal.width, numbered=False))
        self._terminal.say()
        refused = why_not(work)
        self._terminal.say(f"{capital(refused)}." if refused else HOW)

    # ------------------------------------------------------------ beginning and linking

    def _begin(self, work: WorkingCase) -> WorkingCase | None:
        say, sitting = self._terminal.say, work.sitting
        say("This begins the case of a brother or sister, linked with this one. Each child's plan stays their own.")
        person = self._which(work)
        called: str | None = None
        if not person and self._terminal.agrees("Add that child to this case too, as a brother or sister?"):
            called = self._called("What is that child to the child of this case, such as baby sister? No name.")
        first = self._called("And what is the child of this case to that child, such as older brother? No name.")
        offered = offers(sitting, without=person)
        ticked = self._consent(offered)
        if ticked is None or not self._terminal.agrees("Begin the linked case now?"):
            say("Nothing was begun, and nothing was carried over.")
            return None
        new, problem = begin_linked(work, Beginning(person, called, first, offered, ticked))
        say(f"{problem}." if problem else "The new case is kept, and each of the two names the other.")
        say("Here is the new case.")
        return new

    def _which(self, work: WorkingCase) -> str:
        """Who of the people of the case the other child is; empty for none of them."""
        named = brothers_and_sisters(work.sitting)
        if not named:
            return ""
        self._terminal.say("Is that child somebody you have named in this case?")
        self._terminal.choices([label for _, label in named])
        self._terminal.say("Type a number, or only Enter for none of these.")
        chosen = self._terminal.number(len(named))
        return named[chosen - 1][0] if chosen else ""

    def _called(self, question: str) -> str:
        self._terminal.say(f"{question} Enter for: {BROTHER_OR_SISTER}.")
        return self._terminal.ask() or BROTHER_OR_SISTER

    def _link(self, work: WorkingCase) -> None:
        cases = can_be_linked(work)[:MOST_OFFERED]
        if not cases:
            raise BadReply("no other case is kept that could be linked with this one")
        self._terminal.say("Which kept case is a brother's or sister's?")
        self._terminal.choices([kept_words(one, work.clock()) for one in cases])
        self._terminal.say("Type a number, or only Enter for none.")
        chosen = self._terminal.number(len(cases))
        if chosen is None:
            raise BadReply("nothing was linked; the question stands")
        name = link_kept(work, cases[chosen - 1].key, self._which(work))
        self._terminal.say(f"Linked with: {name}. Both cases say so. sibling carry carries answers over from it.")

    def _open(self, work: WorkingCase) -> WorkingCase:
        one = self._linked(work, "Which linked case shall I open?")
        return open_linked(work, one.link.key)

    def _linked(self, work: WorkingCase, question: str) -> LinkedCase:
        """One of the linked cases that can be read, chosen; raises BadReply where there is none."""
        found = linked_cases(work)
        for one in found:
            if one.sitting is None:
                self._terminal.say(f"{one.name} cannot be read now: {one.problem}.")
        there = [one for one in found if one.sitting is not None]
        if not there:
            raise BadReply("there is no linked case that can be read now; sibling new begins one")
        self._terminal.say(question)
        self._terminal.choices([one.name for one in there])
        self._terminal.say("Type a number, or only Enter for none.")
        chosen = self._terminal.number(len(there))
        if chosen is None:
            raise BadReply("nothing was changed; the question stands")
        return there[chosen - 1]

    # ------------------------------------------------------------ carrying over

    def _carry(self, work: WorkingCase) -> None:
        source = self._linked(work, "From which case shall answers be carried over into this one?")
        if source.sitting is None:
            return
        mine = next((one.person for one in source.sitting.state.linked if one.key == work.key), "")
        offered = offers(source.sitting, work.sitting, without=mine)
        if not offered:
            raise BadReply(f"{source.name} has nothing to carry over that this case has no answer to yet")
        ticked = self._consent(offered)
        if not ticked:
            raise BadReply("nothing was carried over; the question stands")
        carry_from(work, source, offered, ticked)
        self._terminal.say("Carried over. change lists it among your answers, where each can be changed.")

    def _consent(self, offered: Sequence[Offer]) -> frozenset[str] | None:
        """What is to be carried over, group by group and then confirmed; None where it was not confirmed."""
        if not offered:
            self._terminal.say("There is nothing in this case yet that could be carried over.")
            return frozenset()
        self._terminal.say(CONSENT)
        ticked: set[str] = set()
        for heading, group in groups(offered).items():
            self._terminal.say()
            self._terminal.say(f"{heading}:")
            self._terminal.choices([one.words for one in group])
            self._terminal.say(PICK)
            ticked |= self._picked(group)
        chosen = with_needed(ticked, offered)
        if not chosen:
            self._terminal.say("Nothing will be carried over.")
            return frozenset()
        self._terminal.say("To be carried over:")
        for one in offered:
            if one.id in chosen:
                self._terminal.say(f"- {one.group}: {one.words}", 2)
        return chosen if self._terminal.agrees("Carry these over, and nothing else?") else None

    def _picked(self, group: Sequence[Offer]) -> set[str]:
        """The ids of those whose numbers are typed; only whole, proper numbers are taken."""
        while True:
            said = self._terminal.ask().lower().strip(" .")
            if not said:
                return set()
            if said in ("a", "all"):
                return {one.id for one in group}
            parts = said.replace(",", " ").split()
            if all(part.isascii() and part.isdigit() and 1 <= int(part[:6]) <= len(group) for part in parts):
                return {group[int(part) - 1].id for part in parts}
            self._terminal.say(f"Type numbers from 1 to {len(group)}, a for all of these, or only Enter for none.")
