"""Options side by side: a row for every document that speaks, a column for each option, as many as there is room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.documents.browse_sheets import NOTHING, Said, TableRow, above_table, table_rows
from assistant.documents.pages import Page
from assistant.documents.reading import Reading
from assistant.documents.views import Line
from assistant.screens.browse import BrowseScreen
from assistant.screens.columns import Columns, columns_in
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.tall import TallList
from assistant.screens.words import line_visual, plain

Cell = TypeVar("Cell")


class TableList(TallList):
    """The rows of the table, to walk through. Those cells that do not fit beside the others come by turning it."""

    def __init__(self, above: Iterable[Line], rows: Iterable[TableRow]) -> None:
        super().__init__(id="look", compact=True)
        self._above = tuple(above)
        self._rows = tuple(rows)
        self._turned = 0

    def on_mount(self) -> None:
        self.turn(0)

    def turn(self, by: int) -> None:
        """Begin `by` columns further on; what stood before them comes last."""
        here = self.highlighted
        self._turned += by
        self.set_options(Option(visual) for visual in self._visuals())
        self.highlighted = here or 0

    @property
    def shown(self) -> int:
        """How many columns are in sight."""
        return columns_in(self.scrollable_content_region.width, max((len(row.cells) for row in self._rows), default=0))

    def _visuals(self) -> Iterable[Visual]:
        yield from (line_visual(line) for line in self._above)
        for row in self._rows:
            if row.silent:
                yield plain(row.title, "$quiet")
            elif not row.cells:
                yield plain(row.title, "bold $primary")
            else:
                cells = [_cell(cell) for cell in turned(row.cells, self._turned)]
                yield Columns(cells, plain(row.title, "bold"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what the cells in sight rest on."""
        event.stop()
        index = event.option_index - len(self._above)
        if index < 0:
            return
        cells = turned(self._rows[index].cells, self._turned)[: self.shown]
        cites = tuple(dict.fromkeys(cite for cell in cells for cite in (*cell.cites, *cell.notes)))
        if cites:
            self.post_message(LineList.Opened(cites))


class SideBySideScreen(BrowseScreen):
    """The table on the whole screen, with the options' names above it wherever it is scrolled to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "Back"),
        Binding("right", "turn(1)", "Other options"),
        Binding("left", "turn(-1)", "Other options"),
    ]
    HELP = (
        "Up and down walk through the rows. Where there is no room for every option, left and right bring the others "
        "in. Enter opens the statements that the cells in sight rest on. / searches. Escape goes back, F8 to the "
        "contents, F3 leaves the guidance. A cell that is not printed is not the same as one where the document says "
        "that there is none."
    )
    KEYS = "↑↓ walk  ←→ other options  Enter what it rests on  Esc back  F1 help"

    def __init__(self, book: Reading, page: Page) -> None:
        super().__init__(book, page)
        self._chosen = page.parts
        self._turned = 0

    def compose(self) -> ComposeResult:
        guidance, authority = self.book.guidance, self.book.authority
        above = above_table(self._chosen, guidance, authority, self.book.today)
        yield Static(id="status", markup=False)
        yield Static(id="names", markup=False)
        yield TableList(above, table_rows(self._chosen, guidance, authority))
        yield KeyLine(self.KEYS)

    def on_mount(self) -> None:
        self.call_after_refresh(self._name_columns)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._name_columns)

    def action_turn(self, by: int) -> None:
        """Bring other options in, where there is no room for all."""
        table = self.query_one(TableList)
        if table.shown < len(self._chosen):
            self._turned += by
            table.turn(by)
            self._name_columns()

    def _name_columns(self) -> None:
        """Name the options in sight, and how to come to the others."""
        named = [self.book.guidance.options[key].label for key in turned(self._chosen, self._turned)]
        self.query_one("#names", Static).update(Columns([plain(label, "bold $primary") for label in named]))
        shown = self.query_one(TableList).shown
        more = f" · {shown} of {len(named)} in sight, ← → for the others" if shown < len(named) else ""
        self.query_one("#status", Static).update(plain(f" Side by side{more}"))


def turned(cells: tuple[Cell, ...], by: int) -> tuple[Cell, ...]:
    """The cells, beginning `by` further on."""
    by %= max(1, len(cells))
    return (*cells[by:], *cells[:by])


def _cell(said: Said) -> Content:
    if said.says == NOTHING:
        return plain(NOTHING, "$quiet")
    return Content.assemble(plain(said.says), plain(f"\n{said.note}", "$quiet")) if said.note else plain(said.says)
