"""One case, line by line: a card, a reply, what it changed, the next card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from assistant.interview import cards, opened, replies, saying, settling
from assistant.interview.events import Draft
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.language.choosing import closest
from assistant.listening import Listening
from assistant.plain.cards import current_words, listed, numbered_value, put_card, put_reading
from assistant.plain.chips import put_heard, settles
from assistant.plain.commands import OWN_VIEW, Typed, help_lines, read_command
from assistant.plain.disagreeing import DISPUTED, disputed_value
from assistant.plain.followed import say_what_followed
from assistant.plain.kept import whether_kept
from assistant.plain.looking import Looking
from assistant.plain.meant import is_meant
from assistant.plain.own_view import put_own_view, written
from assistant.plain.revising import Revising
from assistant.plain.siblings import Siblings
from assistant.plain.telling import Telling
from assistant.plain.terminal import Terminal
from assistant.store import StoreError
from assistant.working import WorkingCase

Ending = Literal["home", "quit"]
OWN_CHOICES = (cards.DEEPER, cards.END)
AS_A_NOTE = "keep it as a note"


class Conversation:
    """The interview on one case. `on_authority` is told which authority is chosen."""

    def __init__(
        self,
        terminal: Terminal,
        working: WorkingCase,
        on_authority: Callable[[str], None],
        listening: Listening | None = None,
    ) -> None:
        self.terminal = terminal
        self.working = working
        self._on_authority = on_authority
        self._looking = Looking(terminal)
        self._revising = Revising(terminal)
        self._telling = Telling(terminal, listening or Listening())
        self._unplaced = ""
        self._ended: Ending | None = None
        self.goes_to: WorkingCase | None = None
        """The case of a brother or sister to go on with, open; None where there is none."""

    @property
    def sitting(self) -> Sitting:
        """The conversation as it stands."""
        return self.working.sitting

    def run(self) -> Ending:
        """Hold the conversation until it is left; raises EndOfInput."""
        put: tuple[int, int] | None = None
        while self._ended is None:
            now = (len(self.sitting.events), self._looking.looked)
            if now != put:
                self._put()
                put = now
            try:
                self._take(self.terminal.ask())
            except BadReply as error:
                said = with_command(str(error))
                self.terminal.say(f"{said[:1].upper()}{said[1:]}.")
        return self._ended

    def _take(self, text: str) -> None:
        """One line typed."""
        if not text:
            self._enter()
            return
        if self.sitting.card.heard is not None and settles(text):
            self._settle_heard(text)
            return
        command = read_command(text)
        if command is not None and is_meant(command, text, self.sitting.card, self.terminal):
            self._do(command)
        elif self.sitting.card.reading is not None:
            self._settle(text)
        elif self.sitting.card.heard is not None and not opened.is_unplaced(self.sitting):
            self._settle_heard(text)
        elif self.sitting.card.heard is not None:
            self.reply(settling.strike_item(self.sitting, 0))  # it is said another way
            self._answer(text)
        else:
            self._answer(text)

    def _put(self) -> None:
        """Read out what is waited for: what is to be settled of a sentence, else the question."""
        heard = self.sitting.card.heard
        if heard is not None:
            put_heard(self.terminal, self.sitting, heard)
        else:
            put_card(self.terminal, self.sitting)

    # ------------------------------------------------------------ answers

    def _enter(self) -> None:
        """Only Enter: what the card says Enter is for, and nothing else."""
        card, sitting = self.sitting.card, self.sitting
        if card.reading is not None:
            put_reading(self.terminal, sitting)
        elif card.heard is not None:
            put_heard(self.terminal, sitting, card.heard)
        elif current_words(card, sitting) is not None:
            self.reply(replies.leave(sitting))
        elif card.question == cards.REFERENCE or (card.kind == "text" and card.suggested):
            self.reply(replies.answer(sitting, ""))
        elif card.suggested and card.takes_choices:
            self.reply(replies.answer(sitting, list(card.suggested) if card.takes_several else card.suggested[0]))
        else:
            raise BadReply("type a number or your own words; help lists what else you can type")

    def _answer(self, text: str) -> None:
        card = self.sitting.card
        if cards.SIGNS.get(text) == cards.LEAVE:
            self.reply(replies.leave(self.sitting))
            return
        value = numbered_value(card, text)
        if value is not None:
            self._chosen(value)
        elif card.question in OWN_CHOICES:
            self._own_choice(text)
        else:
            self._unplaced = text
            drafts = self._telling.said(self.sitting, text)
            self._unplaced = ""
            if drafts and drafts[0].kind == "answered" and drafts[0].value == DISPUTED:
                self._chosen(DISPUTED)
            else:
                self.reply(drafts)

    def _settle_heard(self, text: str) -> None:
        """A line about what was understood of a sentence."""
        before = self.sitting
        drafts = self._telling.settled(before, text)
        self.reply(drafts)
        if not drafts:
            self._put()
        elif self.sitting is not before:
            self._telling.learn(before, drafts)

    def _chosen(self, value: Any) -> None:
        """A value of the card: an answer, or one of the ways to go on."""
        card = self.sitting.card
        if card.question in OWN_CHOICES and value == "look":
            self._looking.options(self.sitting)
        elif card.question in OWN_CHOICES and value == "stop":
            self._ended = "quit"
        else:
            if value == DISPUTED and card.specials:
                value = disputed_value(self.terminal, self.sitting)
            self.reply(replies.answer(self.sitting, value))

    def _own_choice(self, text: str) -> None:
        meanings, exact, _ = closest(text, listed(self.sitting.card), False)
        drafts = () if exact else self._telling.said(self.sitting, text)
        if not meanings or saying.has_chips(drafts):
            self.reply(drafts)
            return
        value = meanings[0][0]
        if exact or self.terminal.agrees(f"I read that as “{self.sitting.card.label(value)}”. Right?"):
            self._chosen(value)

    def _settle(self, text: str) -> None:
        """A reply to what words were read as; anything but yes, no or a number is another way to say it."""
        reading = self.sitting.card.reading
        most = len(reading.meanings) if reading else 0
        plain = text.lower().strip(" .!")
        if plain in ("n", "no", "none"):
            self.reply(replies.strike(self.sitting))
        elif plain in ("y", "yes") and most == 1:
            self._confirm(0)
        elif text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= most:
            self._confirm(int(text) - 1)
        elif plain in ("y", "yes") or (text.isascii() and text.isdigit()):
            put_reading(self.terminal, self.sitting)
        else:
            self._answer(text)

    def _confirm(self, which: int) -> None:
        drafts = replies.confirm(self.sitting, which)
        if drafts and drafts[0].value == DISPUTED:
            self._chosen(DISPUTED)
        else:
            self.reply(drafts)

    # ------------------------------------------------------------ what a reply does

    def reply(self, drafts: Sequence[Draft]) -> None:
        """Keep a reply, then say what it changed. One that cannot be kept is not taken, unless keeping is given up."""
        before = self.sitting
        while drafts:
            try:
                self.working.reply(drafts)
                break
            except StoreError as error:
                if not self._try_again(error):
                    return
        say_what_followed(self.terminal, before, self.sitting, drafts, self._on_authority)

    def _try_again(self, error: StoreError) -> bool:
        self.terminal.say(f"Not kept: {error}. Your reply was not taken.")
        self.terminal.choices(["Try again", "Go on without keeping anything more", "Leave it: the question stands"])
        while True:
            chosen = self.terminal.number(3)
            if chosen is None:
                continue
            if chosen == 2:
                self.working.stop_keeping()
                self.terminal.say("From here on nothing is kept. What was kept before stays as it is.")
            return chosen != 3

    # ------------------------------------------------------------ commands

    def _do(self, command: Typed) -> None:
        sitting, looking, revising = self.sitting, self._looking, self._revising
        match command.name:
            case "why":
                if command.rest:
                    looking.explain(sitting, command.rest)
                else:
                    looking.why(sitting)
            case "options":
                looking.options(sitting)
            case "due":
                looking.due(sitting)
            case "balance":
                looking.balance(sitting, command.rest)
            case "chair":
                looking.chair(sitting)
            case "welfare":
                looking.welfare(sitting)
            case "open":
                looking.open(sitting, command.rest)
            case "cite":
                looking.cite(sitting, command.rest)
            case "ask":
                looking.ask(sitting, command.rest)
            case "explain":
                looking.explain_word(sitting, command.rest)
            case "browse":
                self._ended = "quit" if looking.browse(sitting) == "quit" else None
            case "siblings":
                self._siblings(command.rest.lower())
            case "said":
                looking.said(sitting)
            case "again":
                put_card(self.terminal, sitting)
            case "back":
                self.reply(replies.undo(sitting))
            case "change":
                self._revise(revising.change(sitting, command.rest))
            case "out":
                self._revise(revising.take_out(sitting, command.rest))
            case "add":
                self.reply(replies.add_somebody(sitting))
            case "leave":
                self.reply(replies.leave(sitting))
            case "note":
                self._note(command.rest or self._unplaced)
            case "view":
                put_own_view(self.terminal, sitting)
                looking.looked += 1
            case name if name in OWN_VIEW:
                self._write(command)
            case "save":
                self.terminal.say(whether_kept(self.working))
            case "home" | "quit":
                self._ended = "home" if command.name == "home" else "quit"
            case _:
                self._help(command)

    def _note(self, words: str) -> None:
        self.reply(self._telling.with_care(self.sitting, words, lambda said: replies.note(said, self.sitting)))

    def _write(self, command: Typed) -> None:
        """A word of their own view."""

        def reply(rest: str) -> Sequence[Draft]:
            return written(self.sitting, replace(command, rest=rest), self._looking)

        self.reply(self._telling.with_care(self.sitting, command.rest, reply))

    def _siblings(self, what: str) -> None:
        """The cases of brothers and sisters; going on with another ends this conversation."""
        self.goes_to = Siblings(self.terminal).do(self.working, what)
        self._looking.looked += 1
        if self.goes_to is not None:
            self._ended = "home"

    def _revise(self, drafts: Sequence[Draft]) -> None:
        if not drafts:
            raise BadReply("nothing was changed; the question stands")
        self.reply(drafts)

    def _help(self, command: Typed) -> None:
        if not command.name:
            raise BadReply(f"there is no command “{command.rest}”; help lists them")
        self.terminal.say("Answer with a number, or in your own words. You can also type:")
        for line in help_lines():
            self.terminal.say(line, 2)
        self.terminal.say("A slash before it, as in /help, makes it a command wherever it could also be an answer.")


def with_command(words: str) -> str:
    """Why a reply was not taken, with what to type where it can be kept as a note."""
    return f"{words}: type note" if words.endswith(AS_A_NOTE) else words
