"""The guidance to read in, page by page. Every page is a screen of its own, so that going back keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from assistant.copies.passages import own_passages
from assistant.documents.browse_search import search_page
from assistant.documents.browse_sheets import ticked_words
from assistant.documents.pages import CONTENTS, Page, replaces
from assistant.documents.reading import Reading, reading
from assistant.documents.views import Opens
from assistant.guidance.wording import EVERYBODYS
from assistant.interview.sitting import Sitting
from assistant.paths import copies_folder
from assistant.screens.choose import SayScreen
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.look import LinesScreen
from assistant.screens.words import plain

if TYPE_CHECKING:
    from assistant.screens.desk import Desk

SEARCH = "Search the guidance: a few words, or an id such as TM-216f."


class BrowseScreen(LinesScreen):
    """One page of the guidance, or the citations behind a line of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search"),
        Binding("f8", "contents", "Contents", show=False),
        Binding("space", "tick", "Tick", show=False),
    ]
    HELP = (
        "Up and down walk through the lines, Page Up, Page Down, Home and End further. Enter opens what is behind a "
        "line; Space ticks where options are ticked. / searches: type a few words, or an id such as TM-216f, then "
        "Enter. Escape or Backspace goes back one page, to where you were on it. F8 goes to the contents, F3 back to "
        "where you came from. What is yours is your own council's; everything else says whose it is."
    )
    KEYS = "↑↓ walk  Enter open  / search  Esc back  F8 contents  F3 leave  F1 help"
    TICKING = "Space or Enter ticks  End Enter shows those ticked  Esc back  F1 help"
    """The keys where options are ticked."""

    def __init__(self, book: Reading, opens: Opens) -> None:
        super().__init__(book.behind(opens))
        self.book = book
        self.opens = opens

    def compose(self) -> ComposeResult:
        yield Static(self._status(), id="status", markup=False)
        yield LineList(self._lines, "look")
        yield KeyLine(self.TICKING if _is_ticked(self.opens) else self.KEYS)

    def _status(self) -> Content:
        """As whose worker it is read; or how many are ticked, in sight wherever the page is scrolled to."""
        if isinstance(self.opens, Page) and _is_ticked(self.opens):
            return plain(f" {ticked_words(self.opens.parts)}")
        return plain(f" {reads_as(self.book)}")

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        event.stop()
        if replaces(event.opens, self.opens):
            self._put_in_place(event.opens)
        else:
            open_page(self.app, self.book, event.opens)

    def _put_in_place(self, opens: Opens) -> None:
        """Another page in place of this one, with the highlight where it is."""
        self.opens = opens
        self.query_one("#status", Static).update(self._status())
        lines = self.query_one(LineList)
        here = lines.highlighted
        lines.show_lines(self.book.behind(opens))
        lines.highlighted = here

    def action_tick(self) -> None:
        """Tick or untick what has the bar, where things are ticked."""
        if _is_ticked(self.opens):
            self.query_one(LineList).action_select()

    def action_search(self) -> None:
        """Ask what to search for, and show what has it."""

        def typed(words: str | None) -> None:
            if words:
                open_page(self.app, self.book, search_page(words))

        self.app.push_screen(SayScreen(SEARCH), typed)

    def action_contents(self) -> None:
        """The contents, from wherever this is."""
        if self.opens != CONTENTS:
            open_page(self.app, self.book, CONTENTS)


def _is_ticked(opens: Opens) -> bool:
    """Whether the lines of a page are ticked."""
    return isinstance(opens, Page) and opens.kind == "compare"


def reads_as(book: Reading) -> str:
    """For the line above a page: as whose worker the guidance is read."""
    if book.authority == EVERYBODYS or book.authority not in book.guidance.authorities:
        return "The guidance · no council of your own is set"
    return f"The guidance · {book.guidance.authorities[book.authority].name} first"


def open_page(app: App[Any], book: Reading, opens: Opens) -> None:
    """Show a page, or the citations behind a line, on a screen of its own."""
    if isinstance(opens, Page) and opens.kind == "table":
        from assistant.screens.side_by_side import SideBySideScreen

        app.push_screen(SideBySideScreen(book, opens))
    else:
        app.push_screen(BrowseScreen(book, opens))


def open_contents(app: App[Any], at: Sitting | Desk) -> None:
    """Show where reading begins."""
    open_page(app, reading_of(at), CONTENTS)


def reading_of(at: Sitting | Desk) -> Reading:
    """The guidance as the worker of a case reads it, or as new cases begin; the user's own copies beside it."""
    authority = at.case.authority if isinstance(at, Sitting) else at.authority or EVERYBODYS
    return reading(at.guidance, authority, at.today, own_passages(copies_folder(), at.guidance))
