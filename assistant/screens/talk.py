"""The conversation: the question that is put, what was said, and how the options lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from assistant.documents.agenda import TITLE as AGENDA_TITLE
from assistant.documents.own_view import TITLE as OWN_TITLE
from assistant.documents.reasons_to_ask import why_view
from assistant.documents.views import AGENDA, OWN
from assistant.interview import replies, settling
from assistant.interview.cards import CALLED
from assistant.interview.given import given
from assistant.interview.replies import meaning_words
from assistant.interview.transcript import turns
from assistant.reasoning.case import person_label
from assistant.screens.ask_from import ask_from
from assistant.screens.chips import ChipsCard
from assistant.screens.choose import ChooseScreen, SayScreen
from assistant.screens.conversation import Conversation
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.look import LookScreen, open_behind, options_lines, options_screen
from assistant.screens.palette import Offered, OfferedCommands
from assistant.screens.question import QuestionCard
from assistant.screens.said import Words
from assistant.screens.sheets import SHEETS
from assistant.screens.talking import Talking
from assistant.screens.words import plain, put_in

if TYPE_CHECKING:
    from assistant.documents.sheet_address import Sheet
    from assistant.working import WorkingCase

WIDE = 110


class TalkScreen(Talking):
    """One case being talked through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f2", "why", "Why this question"),
        Binding("f3", "options", "The options"),
        Binding("f4", "answers", "Change an answer"),
        Binding("f5", "add", "Add somebody"),
        Binding("f6", "read_back", "Read back"),
        Binding("f7", "note", "Keep a note"),
        Binding("ctrl+z", "undo", "Take back"),
        Binding("escape", "back", "Back"),
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {OfferedCommands}
    HELP = (
        "Choose with the arrows and Enter, or by its number. In a list, Space or its number ticks; Enter on a ticked "
        "one goes on. Letters go to the line below: say it in your own words, Enter, and confirm what was understood. "
        "Of a sentence each part is a row: Enter on the first confirms what is clear, a number opens one to correct "
        "it, x strikes it, n keeps what is left as a note. 0 not known yet, - does not apply, / they disagree, . leave "
        "it for now. ? says why it is asked. F3 shows the options and what is due, F4 changes an earlier answer, F5 "
        "adds somebody, F6 goes to what was said, F7 keeps a note, F8 opens the guidance to read in, Ctrl+Z takes the "
        "last reply back, Ctrl+P has every command. Escape goes home; everything is kept as you answer."
    )

    class Left(Message):
        """The worker leaves this case for home."""

    def __init__(self, work: WorkingCase) -> None:
        super().__init__(work, self._bring_in)
        self._changed = ""

    def compose(self) -> ComposeResult:
        yield Static(id="status", markup=False)
        with Horizontal(id="middle"), Vertical(id="talk"):
            yield Conversation()
            yield QuestionCard()
            yield ChipsCard()
        yield KeyLine("? why  F3 options  F4 change  F8 read  F9 ask  F12 words  Ctrl+Z undo  F1 help")

    def on_mount(self) -> None:
        self._put()
        self.call_after_refresh(self._rest)

    def _rest(self) -> None:
        """What comes after the first frame: the conversation so far, and the options where there is room."""
        self._show_said()
        self._fit()
        self.begin_listening()
        if self.work.recovered:
            self.notify(self.work.recovered, severity="warning", timeout=20, markup=False)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The options stand beside the conversation where the window is wide enough."""
        beside = self.query("#options")
        if self.size.width >= WIDE and not beside:
            self.query_one("#middle").mount(LineList(options_lines(self.work.sitting), "options"))
        elif self.size.width < WIDE and beside:
            beside.remove()

    # ------------------------------------------------------------ showing

    def _put(self) -> None:
        sitting = self.work.sitting
        card = sitting.card
        self.query_one(ChipsCard).display = card.heard is not None
        self.query_one(QuestionCard).display = card.heard is None
        if card.heard is not None:
            self.query_one(ChipsCard).put(sitting)
            self._show_status()
            return
        meant = card.reading.meanings if card.reading else ()
        self.query_one(QuestionCard).put(card, tuple(meaning_words(sitting, card, value) for value in meant))
        self._show_status()

    def _show_status(self) -> None:
        sitting, state = self.work.sitting, self.work.sitting.state
        authority = sitting.guidance.authorities[state.authority].name if state.authority else "no authority yet"
        kept = "kept as you answer" if self.work.is_kept else "nothing is kept"
        put_in(
            self.query_one("#status", Static),
            plain(f" {state.reference or 'A case without a reference'} · {authority} · {kept}"),
        )

    def _show_said(self) -> None:
        self.query_one(Conversation).show(turns(self.work.sitting))

    def _bring_in(self, beside: bool) -> None:
        """Everything brought up to date after a reply, in one frame; `beside`: what is typed at the card stays."""
        with self.app.batch_update():
            if beside:
                self._show_status()
            else:
                self._put()
            self._bring_up_to_date()

    def show_again(self) -> None:
        """The case was changed from another screen."""
        self._bring_in(beside=False)

    def _bring_up_to_date(self) -> None:
        said = turns(self.work.sitting)
        self.query_one(Conversation).show(said)
        self._changed = next((turn.changed for turn in reversed(said[-3:]) if turn.changed), self._changed)
        for options in self.query("#options").results(LineList):
            options.show_lines(options_lines(self.work.sitting))

    # ------------------------------------------------------------ replies

    def on_question_card_replied(self, event: QuestionCard.Replied) -> None:
        if ask_from(self, event.value, sure=True):
            return
        card = self.work.sitting.card
        if event.card.pair != card.pair:  # a key pressed twice is no reply to a question not yet seen
            return
        if not card.of_case and event.value == "look":
            self.action_options()
        elif not card.of_case and event.value == "stop":
            self.post_message(self.Left())
        elif card.kind == "text":
            self.take_words(str(event.value), lambda words: replies.answer(self.work.sitting, words))
        else:
            self.take(lambda: replies.answer(self.work.sitting, event.value))

    def on_question_card_confirmed(self, event: QuestionCard.Confirmed) -> None:
        self.take(lambda: replies.confirm(self.work.sitting, event.which))

    def on_question_card_struck(self) -> None:
        self.take(lambda: replies.strike(self.work.sitting))

    def on_question_card_wondered(self) -> None:
        self.action_why()

    def on_question_card_left(self) -> None:
        self.take(lambda: replies.leave(self.work.sitting))

    # ------------------------------------------------------------ actions

    def action_why(self) -> None:
        """Why the question is asked."""
        sitting = self.work.sitting
        self.app.push_screen(LookScreen(why_view(sitting.card, sitting), sitting))

    def action_options(self) -> None:
        """The options: beside the conversation, go to them; else on the whole screen."""
        for options in self.query("#options").results(LineList):
            if not options.has_focus:
                options.focus()
            else:
                self.in_front.resume()
            return
        self.app.push_screen(options_screen(self.work.sitting, self._changed))

    def action_due(self) -> None:
        """What is due, to do and missing."""
        open_behind(self, AGENDA, self.work.sitting)

    def offered(self) -> Iterable[Offered]:
        """What there is to see of the case beyond the keys."""
        yield (
            AGENDA_TITLE,
            "Deadlines with their dates, what to do, and who can supply what is missing",
            self.action_due,
        )
        does = "Your order and reasons, what you see differently, and what each would mean for this child"
        yield OWN_TITLE, does, self.action_own_view
        for title, does, sheet in SHEETS:
            yield title, does, partial(self.open_sheet, sheet)

    def action_own_view(self) -> None:
        """The worker's own view."""
        open_behind(self, OWN, self.work.sitting)

    def open_sheet(self, sheet: Sheet) -> None:
        """A sheet over the case."""
        open_behind(self, sheet, self.work.sitting)

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        event.stop()
        open_behind(self, event.opens, self.work.sitting)

    def action_undo(self) -> None:
        """Take back the last reply."""
        self.take(lambda: replies.undo(self.work.sitting))

    def action_add(self) -> None:
        """Add somebody to the case."""
        self.take(lambda: replies.add_somebody(self.work.sitting))

    def action_note(self) -> None:
        """Keep a note; where something is left to settle, that."""
        if self.work.sitting.card.heard is not None:
            self.take(lambda: settling.note_rest(self.work.sitting))
            return

        def said(words: str | None) -> None:
            if words:
                self.take_words(words, lambda said: replies.note(said, self.work.sitting))

        typed = self.query_one("#words", Words)
        if typed.value.strip():
            said(typed.value)
            return
        self.app.push_screen(SayScreen("A note to keep with this case. Roles, please, and no names."), said)

    def action_read_back(self) -> None:
        """Go to what was said, to scroll in it; again, back to the question."""
        said = self.query_one(Conversation)
        if said.has_focus:
            self.in_front.resume()
        else:
            said.focus()

    def action_answers(self) -> None:
        """Choose an earlier answer to change."""
        answers = given(self.work.sitting)
        offers = [(str(number), words) for number, (_, words) in enumerate(answers)]

        def chosen(what: str | None) -> None:
            if what is not None:
                self.take(lambda: replies.change(self.work.sitting, answers[int(what)][0]))

        self.app.push_screen(ChooseScreen("Which answer do you want to change? The rest stays.", offers), chosen)

    def action_take_out(self) -> None:
        """Take somebody out of the case."""
        sitting = self.work.sitting
        offers = [(one.id, person_label(sitting.guidance, sitting.facts, one.id)) for one in sitting.state.people]

        def chosen(what: str | None) -> None:
            if what is not None:
                self.take(lambda: replies.take_out(self.work.sitting, what))

        words = "Whom do you want to take out, with what was said of them?" if offers else "Nobody is in this case yet."
        self.app.push_screen(ChooseScreen(words, offers), chosen)

    def action_back(self) -> None:
        """Back to the question; from the question, home."""
        if self.in_front.back_out():
            return
        if self.focused is None or self.in_front not in self.focused.ancestors:
            self.in_front.resume()
        elif self._waiting:
            self.trouble("one moment: what you said still waits to be read")
        elif self.work.sitting.card.heard is None and self._is_beside():
            self.take(lambda: (replies.leave if self.work.sitting.card.of_case else replies.undo)(self.work.sitting))
        else:
            self.post_message(self.Left())

    def _is_beside(self) -> bool:
        """Whether what is put can be put away, so that Escape does that first."""
        return self.work.sitting.card.question == CALLED or replies.is_on_request(self.work.sitting)

    def on_words_to_choices(self, event: Words.ToChoices) -> None:
        """There were no choices to go to."""
        event.stop()
        if event.escaping:
            self.action_back()
