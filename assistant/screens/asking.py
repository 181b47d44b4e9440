"""Asking the guidance: a line to type a question in, and the answers below it, the last one first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from assistant.documents.asked_view import asked_page, question_lines
from assistant.documents.pages import Page
from assistant.documents.reading import Reading
from assistant.documents.views import Line
from assistant.screens.browse import open_page, reading_of, reads_as
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.look import LinesScreen
from assistant.screens.said import Words
from assistant.screens.words import plain
from assistant.text import LONGEST_REPLY

if TYPE_CHECKING:
    from assistant.interview.sitting import Sitting
    from assistant.screens.app import PermanenceApp
    from assistant.screens.desk import Desk

LOOKING = "Looking…"
BEFORE = "Asked before that"
FURTHER = "Type a further question, then Enter"
_ABOUT = (
    Line("text", "Ask in your own words, as in: how often is a permanence planning meeting held?"),
    Line(
        "quiet",
        "You get the passages that speak of it, with whose each is, or that the guidance does not say. Then ask on: "
        "“and in Devon?” keeps the subject. Nothing you ask is kept.",
    ),
)


class QuestionLine(Words):
    """The line to type a question in. It is empty as soon as Enter is pressed, so that the next can be typed."""

    async def action_submit(self) -> None:
        """Hand the question on."""
        await super().action_submit()
        self.value = ""


class AnswerList(LineList):
    """The answers. A letter typed here goes to the line above, so that a further question can be typed at once."""

    def __init__(self, lines: tuple[Line, ...], typed: Callable[[str], None]) -> None:
        """`typed`: is told of a letter; of nothing where Up leaves the first line."""
        super().__init__(lines, "look")
        self._typed = typed

    def show_anew(self, lines: tuple[Line, ...]) -> None:
        """Show these from the top, wherever the highlight was."""
        self.highlighted = None
        self.show_lines(lines)

    def action_cursor_up(self) -> None:
        """Up, or from the first line to the line above."""
        if self.highlighted in (None, 0) and self.scroll_offset.y == 0:
            self._typed("")
        else:
            super().action_cursor_up()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self._typed(event.character)


class AskScreen(LinesScreen):
    """Questions and their answers; they are gone with the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,pagedown", "to_answers", "To the answers", show=False)]
    KEYS = "Type, Enter asks   ↑↓ walk   Enter open   Esc back   F12 words   F1 help"
    HELP = (
        "Type a question in your own words, then Enter. Up and down walk through the answer, Enter opens the passage, "
        "law note or difference under the bar. Each passage says whose it is and where it stands. To ask on, just "
        "type: “and in Devon?” or “what about friends?” keeps the subject. An id such as TM-216f finds that passage. "
        "Escape goes back to where you were, with everything as you left it. Nothing you ask is kept. At a question, "
        "ask and your words asks at once."
    )

    def __init__(self, book: Reading, question: str = "") -> None:
        """`question`: asked at once."""
        super().__init__(_ABOUT)
        self.book = book
        self._first = question
        self._asked: list[tuple[Page, tuple[Line, ...]]] = []
        """Every question with its answer, which has no lines while it is looked for."""

    def compose(self) -> ComposeResult:
        yield Static(plain(f" Ask · {reads_as(self.book).removeprefix('The guidance · ')}"), id="status", markup=False)
        yield QuestionLine(
            id="question",
            compact=True,
            max_length=LONGEST_REPLY,
            placeholder="Type your question, then Enter",
            select_on_focus=False,
        )
        yield AnswerList(self._lines, self._type)
        yield KeyLine(self.KEYS)

    def on_mount(self) -> None:
        self.query_one(Words).focus()
        if self._first:
            self.ask(self._first)

    # ------------------------------------------------------------ asking

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        question = event.value.strip()
        if question:
            self.ask(question)
        elif self._asked:
            self.query_one(AnswerList).focus()

    def ask(self, question: str) -> None:
        """Put a question; one that goes on from the last keeps its subject."""
        before = self._asked[-1][0] if self._asked else None
        page = asked_page(question, before, self.book.authority, self.book.guidance)
        self._asked.append((page, ()))
        self.query_one(Words).placeholder = FURTHER
        self._show()
        self.run_worker(self._look_for(page, len(self._asked) - 1), group="ask")

    async def _look_for(self, page: Page, at: int) -> None:
        searching = cast("PermanenceApp", self.app).desk.searching
        self._asked[at] = (page, await searching.answer(page, self.book))
        self._show()

    def _show(self) -> None:
        answers = self.query_one(AnswerList)
        answers.show_anew(tuple(self._answers()))
        if self._asked[-1][1] and not self.query_one(Words).value and self.app.screen is self:
            answers.focus()

    def _answers(self) -> Iterator[Line]:
        for number, (page, lines) in enumerate(reversed(self._asked)):
            if number == 1:
                yield Line("heading", BEFORE)
            yield from lines or (
                *question_lines(page, self.book.guidance, self.book.authority),
                Line("quiet", LOOKING),
            )

    # ------------------------------------------------------------ going about

    def _type(self, letter: str) -> None:
        """Go to the line, with a letter that was typed below it."""
        line = self.query_one(Words)
        if letter == " " and self.focused is not line:
            return
        self.set_focus(line)
        if letter:
            line.insert_text_at_cursor(letter)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted among the answers is a question."""
        event.stop()
        self._type(event.text)

    def action_to_answers(self) -> None:
        """From the line to the answers."""
        self.query_one(AnswerList).focus()

    def to_line(self) -> None:
        """Back to the line to type in."""
        self.query_one(Words).focus()

    def on_words_to_choices(self, event: Words.ToChoices) -> None:
        event.stop()
        if event.escaping:
            self.app.pop_screen()

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        event.stop()
        open_page(self.app, self.book, event.opens)


def open_ask(app: App[Any], at: Sitting | Desk, question: str = "") -> None:
    """Ask the guidance; where that is done already, go back to it from what was opened there."""
    if any(isinstance(one, AskScreen) for one in app.screen_stack):
        while not isinstance(app.screen, AskScreen):
            app.pop_screen()
        app.screen.to_line()
    else:
        app.push_screen(AskScreen(reading_of(at), question))
