"""Where it begins: a new case, the recent ones, the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from assistant.copies.passages import own_passages
from assistant.documents.pages import CONTENTS
from assistant.documents.reading import Reading, reading
from assistant.documents.views import Opens
from assistant.documents.words import when_words
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.transcript import turns
from assistant.language.choosing import Meant, closest
from assistant.listening import Listening
from assistant.paths import copies_folder
from assistant.plain.asking import Asking
from assistant.plain.browsing import Browsing
from assistant.plain.commands import read_command
from assistant.plain.conversation import Conversation, Ending
from assistant.plain.explaining import word_page
from assistant.plain.kept import NO_REFERENCE, kept_words, whether_kept
from assistant.plain.terminal import Terminal
from assistant.settings import keep_authority, read_settings
from assistant.store import Kept, Store, StoreError, Unreadable
from assistant.text import capital
from assistant.training.sample import sample_sitting
from assistant.working import Clock, WorkingCase, start, take_up

MOST_LISTED = 9
WHAT_IT_IS = (
    "This assistant asks about one child, one question at a time, and lays out every option for where the child could "
    "grow up, in the order to consider them, with reasons you can look up. It never scores or decides, and nothing "
    "leaves this machine. To ask the guidance something, type ask and your question."
)


@dataclass(frozen=True)
class Place:
    """What a session works with. `settings`: their folder. `authority`: what the command line asks for."""

    guidance: Guidance
    store: Store | None
    settings: Path
    authority: str | None
    today: date
    clock: Clock


class Home:
    """The list of cases. `working`: the case that is open, if one is."""

    def __init__(self, terminal: Terminal, place: Place) -> None:
        self._terminal = terminal
        self._place = place
        self._asking = Asking()
        self.working: WorkingCase | None = None
        self._listening = Listening(lambda: place.guidance)

    def run(self) -> None:
        """Until they quit; raises EndOfInput."""
        problem = read_settings(self._place.settings).problem
        if problem:
            self._terminal.say(problem)
        while True:
            chosen = self._choose()
            if chosen is None or chosen() == "quit":
                return

    def _choose(self) -> Callable[[], Ending] | None:
        cases = self._cases()
        acts: list[tuple[str, Callable[[], Ending] | None]] = [("Start a new case", self._new)]
        acts += [(kept_words(case, self._place.clock()), self._opening(case)) for case in cases]
        acts += [("Look at the sample case, which is invented", self._sample), ("Browse the guidance", self._browse)]
        acts.append(("Quit", None))
        self._terminal.say()
        if not cases:
            self._terminal.say(WHAT_IT_IS)
        self._terminal.choices([label for label, _ in acts])
        while True:
            said = self._terminal.ask()
            if said.lower().lstrip("/:") in ("quit", "exit", "q"):
                return None
            if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= len(acts):
                return acts[int(said) - 1][1]
            asked = self._asked(said)
            if asked is not None:
                return asked
            offers = [(str(index), label) for index, (label, _) in enumerate(acts)]
            meanings, exact, _ = closest(said, offers, False) if said else Meant((), False)
            label, act = acts[int(meanings[0][0])] if meanings else ("", None)
            if meanings and (exact or self._terminal.agrees(f"I read that as “{label}”. Right?")):
                return act
            self._terminal.say(f"Type a number from 1 to {len(acts)}.")

    def _cases(self) -> tuple[Kept, ...]:
        if self._place.store is None:
            return ()
        try:
            return self._place.store.kept(MOST_LISTED)
        except StoreError as error:
            self._terminal.say(f"{error}.")
            return ()

    # ------------------------------------------------------------ opening

    def _new(self) -> Ending:
        place, authority = self._place, self._authority()
        if authority is not None:
            name = place.guidance.authorities[authority].name
            self._terminal.say(f"Working to the policy of: {name}. To use another in this case, type change.")
        working = start(place.guidance, place.today, place.store, authority, place.clock)
        return self._converse(working, keeps_authority=authority is None)

    def _authority(self) -> str | None:
        """The authority that new cases begin with; None where it is asked."""
        asked_for = self._place.authority or read_settings(self._place.settings).authority
        return asked_for if asked_for in self._place.guidance.authorities else None

    def _browse(self, first: Opens = CONTENTS) -> Ending:
        return "quit" if Browsing(self._terminal, self._book(), self._asking).run(first) == "quit" else "home"

    def _asked(self, said: str) -> Callable[[], Ending] | None:
        """What a question to the guidance, or a word of the field, opens; None for anything else."""
        command = read_command(said)
        if command is None or command.name not in ("ask", "explain"):
            return None
        book = self._book()
        try:
            page = (
                self._asking.page(command.rest, book)
                if command.name == "ask"
                else word_page(command.rest, book.guidance)
            )
        except BadReply as bad:
            problem = f"{capital(str(bad))}."
            return lambda: self._told(problem)
        return partial(self._browse, page)

    def _told(self, problem: str) -> Ending:
        self._terminal.say(problem)
        return "home"

    def _book(self) -> Reading:
        """The guidance as new cases begin."""
        place = self._place
        passage = own_passages(copies_folder(), place.guidance)
        return reading(place.guidance, self._authority() or EVERYBODYS, place.today, passage)

    def _sample(self) -> Ending:
        sitting = sample_sitting(self._place.guidance, self._place.clock())
        self._terminal.say(
            "This is a sample case. The child and everybody around her are invented. Look around, change answers and "
            "see what moves: nothing of it is kept. Type options to see where it stands."
        )
        return self._converse(WorkingCase(sitting, None, clock=self._place.clock), keeps_authority=False)

    def _opening(self, case: Kept) -> Callable[[], Ending]:
        def opening() -> Ending:
            working = self._open(case)
            if working is None:
                return "home"
            if working.recovered:
                self._terminal.say(working.recovered)
            for words in _since(working.sitting):
                self._terminal.say(words)
            self._terminal.say("Here is where you were; said reads out what was said before.")
            return self._converse(working, keeps_authority=False)

        return opening

    def _open(self, case: Kept) -> WorkingCase | None:
        """The case, opened or restored; None where it stays shut, which was said."""
        place = self._place
        if place.store is None:
            return None
        try:
            return take_up(place.guidance, place.today, place.store, place.store.open(case.key), place.clock)
        except Unreadable as error:
            self._terminal.say(f"{error}.")
            if error.last_good is None or not self._terminal.agrees("Restore the last good copy?"):
                return None
        except StoreError as error:
            self._terminal.say(f"{error}.")
            return None
        try:
            return take_up(place.guidance, place.today, place.store, place.store.restore(case.key), place.clock)
        except StoreError as error:
            self._terminal.say(f"{error}.")
            return None

    def _converse(self, working: WorkingCase, keeps_authority: bool) -> Ending:
        self.working = working
        self._terminal.say("Type a number, or your own words; help lists what else you can type.")
        on_authority = self._keep_authority if keeps_authority else _no_matter
        conversation = Conversation(self._terminal, working, on_authority, self._listening)
        ending = conversation.run()
        self._terminal.say(whether_kept(working))
        working.close()
        self.working = None
        if conversation.goes_to is not None:
            return self._converse(conversation.goes_to, keeps_authority=False)
        return ending

    def _keep_authority(self, authority: str) -> None:
        keep_authority(self._place.settings, authority)
        name = self._place.guidance.authorities[authority].name
        self._terminal.say(f"New cases will start with: {name}.")


def _no_matter(authority: str) -> None:
    """An authority chosen for one case only, when another is settled."""


def _since(sitting: Sitting) -> list[str]:
    """What has changed since the case was last open."""
    told = turns(sitting)
    last = max((index for index, turn in enumerate(told) if turn.who != "aside"), default=-1)
    return [turn.text for turn in told[last + 1 :] if turn.since]


def now_kept(working: WorkingCase | None, clock: Callable[[], datetime]) -> str:
    """What is said to somebody whose input has ended."""
    if working is None:
        return "Nothing is open. Start it again with: permanence"
    if not working.is_kept:
        return "This was not being kept. Start again with: permanence"
    if working.key is None:
        return "Nothing was answered, so nothing is kept. Start again with: permanence"
    name = working.sitting.state.reference or f"{NO_REFERENCE}, last changed {when_words(clock(), clock())}"
    return f"Everything you answered is kept. To go on, start permanence again and choose: {name}"
