"""Looking at something: an entry, a citation, why a question is asked. Each opens what is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from assistant.copies.passages import own_passages
from assistant.documents.agenda import TITLE, agenda_view
from assistant.documents.own_view import TITLE as OWN_TITLE
from assistant.documents.pages import Page
from assistant.documents.sheet_address import Sheet
from assistant.documents.siblings_shown import TITLE as BROTHERS_AND_SISTERS
from assistant.documents.views import AGENDA, OWN, SIBLINGS, Line, citation_view, options_view
from assistant.interview.sitting import Sitting
from assistant.paths import copies_folder
from assistant.reasoning.records import Seat
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.sheets import sheet_links, sheet_screen

if TYPE_CHECKING:
    from assistant.screens.app import PermanenceApp


class LinesScreen(Screen[None]):
    """A view on the whole screen; going back leads to what it was opened from, at the place that was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace", "app.pop_screen", "Back"),
        Binding("f3", "home_view", "Back to the question", show=False),
    ]
    KEYS = "↑↓ walk  Enter open  Esc back  F9 ask  F12 words  F1 help  Ctrl+P commands"

    def __init__(self, lines: Sequence[Line], note: str = "") -> None:
        """`note`: what stands above the lines, wherever they are scrolled to."""
        super().__init__()
        self._lines = tuple(lines)
        self._note = note

    def compose(self) -> ComposeResult:
        if self._note:
            yield Static(self._note, id="note", markup=False)
        yield LineList(self._lines, "look")
        yield KeyLine(self.KEYS)

    def action_home_view(self) -> None:
        """Back to what was there before the first look."""
        while isinstance(self.app.screen, LinesScreen):
            self.app.pop_screen()


class LookScreen(LinesScreen):
    """A view over a sitting."""

    HELP = (
        "Up and down walk through the lines. Enter opens what is behind a line: an entry its reasons, a reason its "
        "citation, a citation its section. The last lines of the options open them side by side, the page for the "
        "chair, the welfare checklist, your own view, brothers and sisters, and what is due, to do and missing. "
        "Escape goes back one step, F3 to the question. F8 opens the guidance."
    )

    def __init__(self, lines: Sequence[Line], sitting: Sitting, note: str = "") -> None:
        super().__init__(lines, note)
        self._sitting = sitting

    @property
    def sitting(self) -> Sitting:
        """The case as it is now, with what was written since this was opened."""
        work = cast("PermanenceApp", self.app).working()
        return work.sitting if work is not None else self._sitting

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        event.stop()
        open_behind(self, event.opens, self.sitting)


def open_behind(screen: Screen[None], opens: object, sitting: Sitting) -> None:
    """Open what is behind a line: an entry, citations, a page, a sheet, the own view, or what is due and missing."""
    guidance, facts, authority = sitting.guidance, sitting.facts, sitting.case.authority
    if isinstance(opens, Seat):
        from assistant.screens.own_view import EntryScreen

        if any(entry.seat == opens for entry in sitting.assessment.entries):
            screen.app.push_screen(EntryScreen(opens, sitting))
    elif isinstance(opens, tuple):
        passage, today = own_passages(copies_folder(), guidance), sitting.today
        lines = [line for cite in opens for line in citation_view(str(cite), guidance, authority, today, passage)]
        if lines:
            screen.app.push_screen(LookScreen(lines, sitting))
    elif opens == AGENDA:
        screen.app.push_screen(LookScreen(agenda_view(sitting.assessment, guidance, facts), sitting))
    elif opens == OWN:
        from assistant.screens.own_view import OwnViewScreen

        screen.app.push_screen(OwnViewScreen(sitting))
    elif opens == SIBLINGS:
        from assistant.screens.siblings import open_siblings

        open_siblings(screen.app)
    elif isinstance(opens, Sheet):
        screen.app.push_screen(sheet_screen(opens, sitting))
    elif isinstance(opens, Page):
        from assistant.screens.browse import open_page, reading_of

        open_page(screen.app, reading_of(sitting), opens)


def options_screen(sitting: Sitting, changed: str) -> LookScreen:
    """The options on the whole screen, with what moved last."""
    note = f"Just changed: {changed}" if changed else ""
    return LookScreen(options_lines(sitting), sitting, note)


def options_lines(sitting: Sitting) -> tuple[Line, ...]:
    """The options, and after them the ways to what else is to be seen of the case."""
    view = options_view(sitting.assessment, sitting.guidance, sitting.facts)
    more = (Line("link", BROTHERS_AND_SISTERS, SIBLINGS), Line("link", OWN_TITLE, OWN), Line("link", TITLE, AGENDA))
    return (*view, *sheet_links(), *more)
