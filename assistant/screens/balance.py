"""Options of a case side by side on the screen: choosing them, and the sheet in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.documents.balance import CAPTION, FEWEST, MOST, TITLE, Balance, balance_sheet, groups_of
from assistant.documents.balance_text import alike_lines
from assistant.documents.sheet_address import Sheet
from assistant.documents.views import Line
from assistant.interview.sitting import Sitting
from assistant.reasoning.records import Seat
from assistant.reasoning.words import seat_label
from assistant.screens.columns import Columns, columns_in
from assistant.screens.keys import KeyLine
from assistant.screens.lines import LineList
from assistant.screens.look import LookScreen, open_behind
from assistant.screens.side_by_side import turned
from assistant.screens.tall import TallList
from assistant.screens.words import line_visual, plain, shown_text


class ChooseEntriesScreen(LookScreen):
    """Which entries to set side by side: ready-made groups first, then any two to four."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Tick", show=False)]
    HELP = (
        "Enter on a group shows it side by side. Or tick from two to four with Space or Enter, and then Enter on the "
        "last line shows those; the same again takes one out. Escape goes back, F3 to the question."
    )
    KEYS = "↑↓ walk  Enter open or tick  Space tick  End Enter show  Esc back  F1 help"

    def __init__(self, sitting: Sitting, chosen: tuple[Seat, ...] = ()) -> None:
        self._chosen = chosen
        super().__init__(tuple(_choose(sitting, chosen)), sitting, _ticked(chosen))

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Tick, or show those that are ticked."""
        event.stop()
        event.prevent_default()  # else what the line opens would be opened as well
        opens = event.opens
        if isinstance(opens, Sheet) and opens.kind == "tick":
            self._tick(opens.seats[0])
        else:
            open_behind(self, opens, self.sitting)

    def action_tick(self) -> None:
        """Tick or untick what has the bar."""
        lines = self.query_one(LineList)
        opens = lines.at_bar
        if isinstance(opens, Sheet) and opens.kind == "tick":
            self._tick(opens.seats[0])

    def _tick(self, seat: Seat) -> None:
        taken_out = tuple(one for one in self._chosen if one != seat)
        if seat not in self._chosen and len(self._chosen) == MOST:
            self.query_one("#note", Static).update(_FULL)
            return
        order = [entry.seat for entry in self.sitting.assessment.entries]
        more = taken_out if seat in self._chosen else tuple(sorted((*self._chosen, seat), key=order.index))
        self._chosen = more
        self.query_one("#note", Static).update(_ticked(more))
        self.query_one(LineList).show_lines(_choose(self.sitting, more))


_FULL = f"No more than {MOST} fit side by side: take one out to tick another."


def _ticked(chosen: tuple[Seat, ...]) -> str:
    if not chosen:
        return f"Open a group, or tick from {FEWEST} to {MOST} and go to the last line."
    if len(chosen) < FEWEST:
        return "One is ticked: now tick a second."
    return "Ticked. The last line (End, Enter) shows them side by side."


def _choose(sitting: Sitting, chosen: tuple[Seat, ...]) -> Iterator[Line]:
    """The groups of the plan, every entry to tick, and those that are ticked."""
    assessment, guidance, facts = sitting.assessment, sitting.guidance, sitting.facts
    yield Line("title", TITLE)
    yield Line("quiet", CAPTION)
    groups = groups_of(assessment)
    if groups:
        yield Line("heading", "In groups" if assessment.plan.too_little_known else "As the plan has them")
    for title, entries in groups:
        named = "; ".join(seat_label(entry.seat, guidance, facts) for entry in entries)
        yield Line("link", f"{title}\n{named}", Sheet("balance", tuple(entry.seat for entry in entries)))
    yield Line("heading", "Or choose your own")
    for entry in assessment.entries:
        tick = "x" if entry.seat in chosen else " "
        yield Line("text", f"[{tick}] {seat_label(entry.seat, guidance, facts)}", Sheet("tick", (entry.seat,)), 2)
    if len(chosen) >= FEWEST:
        named = "; ".join(seat_label(seat, guidance, facts) for seat in chosen)
        yield Line("link", f"Show these side by side: {named}", Sheet("balance", chosen))


class BalanceList(TallList):
    """The rows of the sheet to walk through, line by line. Columns that do not fit come by turning it."""

    def __init__(self, leads: Iterable[Line], sheet: Balance) -> None:
        super().__init__(id="look", compact=True)
        self._leads = tuple(leads)
        self._sheet = sheet
        self._turned = 0
        self._opens: list[tuple[Line, ...]] = []
        self._places: list[tuple[int, int]] = []

    def on_mount(self) -> None:
        self.turn(0)

    def turn(self, by: int) -> None:
        """Begin `by` columns further on; what stood before them comes last. The highlight stays in its row."""
        here = self._places[self.highlighted] if self._places and self.highlighted is not None else (0, 0)
        self._turned += by
        rows = list(self._rows())
        self._opens = [lines for _, _, lines in rows]
        numbers = [row for row, _, _ in rows]
        self._places = [(row, at - numbers.index(row)) for at, row in enumerate(numbers)]
        self.set_options(Option(visual) for _, visual, _ in rows)
        self.highlighted = max(at for at, place in enumerate(self._places) if place <= here)

    @property
    def shown(self) -> int:
        """How many columns are in sight."""
        return columns_in(self.scrollable_content_region.width, len(self._sheet.seats))

    def _rows(self) -> Iterator[tuple[int, Visual, tuple[Line, ...]]]:
        """Each with the number of its row, and the lines that it shows of the columns in sight."""
        yield from ((0, line_visual(line), (line,)) for line in self._leads)
        for number, row in enumerate(self._sheet.rows, 1):
            yield number, plain(row.title, "bold $primary"), ()
            yield from ((number, line_visual(line), (line,)) for line in alike_lines(row, self._sheet))
            for lines in zip_longest(*turned(row.cells, self._turned)[: self.shown]):
                yield number, Columns([_cell(line) for line in lines]), tuple(line for line in lines if line)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what the lines in sight rest on; an entry, where one line alone opens it."""
        event.stop()
        lines = self._opens[event.option_index]
        opens = [line.opens for line in lines if line.opens is not None]
        cites = tuple(dict.fromkeys(cite for one in opens if isinstance(one, tuple) for cite in one))
        if cites:
            self.post_message(LineList.Opened(cites))
        elif opens:
            self.post_message(LineList.Opened(opens[0]))


class BalanceScreen(LookScreen):
    """The sheet on the whole screen, with the entries' names above it wherever it is scrolled to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "Back"),
        Binding("right", "turn(1)", "Other options"),
        Binding("left", "turn(-1)", "Other options"),
    ]
    HELP = (
        "Up and down walk through the sheet line by line. Where there is no room for every option, left and right "
        "bring the others in. Enter opens what the lines in sight rest on. What is the same for several is said once, "
        "over the columns. Escape goes back, F3 to the question. The sheet sets out and does not weigh."
    )
    KEYS = "↑↓ walk  ←→ other options  Enter what it rests on  Esc back  F1 help"

    def __init__(self, sitting: Sitting, seats: tuple[Seat, ...]) -> None:
        sheet = balance_sheet(sitting.assessment, sitting.guidance, sitting.facts, seats)
        super().__init__((Line("quiet", sheet.caption), *sheet.leads), sitting)
        self._sheet = sheet.groups[0]
        self._turned = 0

    def compose(self) -> ComposeResult:
        yield Static(id="status", markup=False)
        yield Static(id="names", markup=False)
        yield BalanceList(self._lines, self._sheet)
        yield KeyLine(self.KEYS)

    def on_mount(self) -> None:
        self.call_after_refresh(self._fit_columns)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._fit_columns)

    def _fit_columns(self) -> None:
        """As many columns as there is room for now."""
        self.query_one(BalanceList).turn(0)
        self._name_columns()

    def action_turn(self, by: int) -> None:
        """Bring other options in, where there is no room for all."""
        table = self.query_one(BalanceList)
        if table.shown < len(self._sheet.seats):
            self._turned += by
            table.turn(by)
            self._name_columns()

    def _name_columns(self) -> None:
        """Name the entries in sight, and how to come to the others."""
        labels = turned(self._sheet.labels, self._turned)
        self.query_one("#names", Static).update(Columns([plain(label, "bold $primary") for label in labels]))
        shown = self.query_one(BalanceList).shown
        more = " · ← → bring the others in" if shown < len(labels) else ""
        self.query_one("#status", Static).update(plain(f" {TITLE}{more}"))


def _cell(line: Line | None) -> Content:
    """A line in a column, with its sign."""
    if line is None:
        return plain("")
    return plain(shown_text(line), "$quiet" if line.style == "quiet" else "")
