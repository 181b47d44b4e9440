"""Option sheets: what each document prints on an option, row by row; alone, and side by side with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.documents.browse_words import banners, link, side_label, source_label, sources_in_order, whose_source
from assistant.documents.pages import Page
from assistant.documents.views import Line, Style
from assistant.guidance import Guidance
from assistant.guidance.references import DFE
from assistant.guidance.sheets import Cell, Printed, Row

ROWS: dict[Row, str] = {
    "fits": "When it fits",
    "does_not_fit": "When it does not fit",
    "before_ruling_out": "Before ruling it out",
    "route": "How it comes about",
    "parental_responsibility": "Parental responsibility",
    "approval": "Approval",
    "duration": "How long it lasts",
    "supervision": "Supervision",
    "review": "Review",
    "support": "Support",
    "money_entitlement": "Money: what there is a right to",
    "money_discretion": "Money: what the authority may choose to pay",
}
STATES: dict[Printed, str] = {
    "printed": "",
    "none": "None: the document says that there is none. ",
    "merged": "One cell is printed for two options. ",
    "inferred": "Not in its words. ",
    "cut_off": "The text breaks off. ",
    "not_printed": "Not printed: the document does not say, which is not the same as none. ",
}
"""How a cell stands in its document, in words."""
OUR_NOTE = "Our note: "
"""Before what we say of how a cell was read: no document says it."""
NOTHING = "Nothing on this is held here, which is not the same as none."
TWO_SILENCES = (
    "“Not printed”: the document has a place for it and does not say. “Nothing held”: nothing on it from that document "
    "is held here. Neither is the same as none."
)
"""Said once on a sheet."""
CAPTION = "This sets out what the documents print. It weighs nothing, and the order of the columns says nothing."
_NOTES = re.compile(r"\blaw notes? ([0-9]{1,4}(?:(?:, | and )[0-9]{1,4})*)")
FEWEST, MOST = 2, 4
"""How many options stand side by side."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of an option on one row, its citations in the words too.

    `note`: how the cell was read. `notes`: the law notes that it points to, as citations.
    """

    says: str
    note: str = ""
    cites: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's title, without cells; or what one document says there of each option in turn. `title`: whose it is.

    `silent`: it is neither; its title names the documents that say nothing on the row.
    """

    title: str
    cells: tuple[Said, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class Sheets:
    """The option sheets as one council's worker reads them."""

    guidance: Guidance
    authority: str

    @cached_property
    def _cells(self) -> dict[tuple[str, str], dict[str, list[Cell]]]:
        found: dict[tuple[str, str], dict[str, list[Cell]]] = {}
        for cell in self.guidance.cells:
            found.setdefault((cell.option, cell.row), {}).setdefault(cell.source, []).append(cell)
        return found

    def speaking(self, options: Sequence[str]) -> list[str]:
        """The documents that have a cell on any of these options, one's own council's first."""
        found = {cell.source for cell in self.guidance.cells if cell.option in options}
        return [source for source in sources_in_order(self.guidance, self.authority) if source in found]

    def row(self, row: Row, options: Sequence[str]) -> Iterator[TableRow]:
        """A row of these options: a document in turn, one's own council's first; then those that are silent, named."""
        there = {source for option in options for source in self._at(option, row)}
        order = sources_in_order(self.guidance, self.authority)
        for source in order:
            if source in there:
                said = tuple(self._said(self._at(option, row).get(source, [])) for option in options)
                yield TableRow(source_label(source, self.guidance, self.authority), said)
        silent = [source for source in order if source not in there]
        if silent:
            yield TableRow(self._nothing_from(silent, there), silent=True)

    def _nothing_from(self, silent: Sequence[str], there: set[str]) -> str:
        """These documents named: by whose they are where nothing else of theirs speaks on the row."""
        if not there:
            return "Nothing held from any document on this."
        sources = self.guidance.sources
        speaking = {sources[source].owner for source in there}
        named: dict[str, None] = {}
        for key in silent:
            owner = sources[key].owner
            name = f"the {side_label(owner, self.guidance)}" if owner == DFE else side_label(owner, self.guidance)
            yours = " (yours)" if whose_source(key, self.guidance, self.authority) == "own" else ""
            named[f"the {sources[key].short}" if owner in speaking else f"{name}{yours}"] = None
        return f"Nothing held from {', '.join(named)} on this."

    def _at(self, option: str, row: Row) -> dict[str, list[Cell]]:
        return self._cells.get((option, row), {})

    def _said(self, cells: list[Cell]) -> Said:
        if not cells:
            return Said(NOTHING)
        cites = tuple(dict.fromkeys(cite for cell in cells for cite in cell.cites))
        says = " ".join(f"{STATES[cell.printed]}{cell.says}{_cited(cell)}" for cell in cells)
        notes = " ".join(cell.note for cell in cells if cell.note)
        note = f"{OUR_NOTE}{notes}" if notes else ""
        named = dict.fromkeys(f"law:{number}" for said in _NOTES.findall(note) for number in re.findall("[0-9]+", said))
        return Said(says, note, cites, tuple(one for one in named if self.guidance.resolves(one)))


def _cited(cell: Cell) -> str:
    """A cell's citations; whose they are is said before it."""
    if not cell.cites:
        return ""
    listed = ", ".join(cell.cites).replace("law:", "law note ")
    return f" [{'our inference from ' if cell.printed == 'inferred' else ''}{listed}]"


def sheet_lines(option: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """An option's sheet, row by row, each document's cell apart and named, one's own council's first."""
    sheets = Sheets(guidance, authority)
    yield Line("title", "What the documents print on it, row by row")
    yield Line("quiet", TWO_SILENCES)
    yield from banners(guidance, sheets.speaking((option,)), today)
    for row, title in ROWS.items():
        yield Line("heading", title)
        for told in sheets.row(row, (option,)):
            yield from (
                _cell_lines(told.title, told.cells[0], 2) if told.cells else (Line("quiet", told.title, None, 2),)
            )


def _cell_lines(whose: str, said: Said, indent: int) -> Iterator[Line]:
    style: Style = "quiet" if said.says == NOTHING else "text"
    yield Line(style, f"{whose}: {said.says}", said.cites or None, indent)
    if said.note:
        yield Line("quiet", said.note, said.notes or None, indent + 2)


def compare_view(chosen: tuple[str, ...], guidance: Guidance) -> Iterator[Line]:
    """Choose options to set side by side: a line ticks or unticks one, and the last shows those ticked.

    Every option keeps its line, so that none has another number than before.
    """
    yield Line("title", "Options side by side")
    yield Line("quiet", CAPTION)
    yield Line("text", ticked_words(chosen))
    for key, option in guidance.options.items():
        after = tuple(one for one in guidance.options if (one in chosen) != (one == key))
        if key in chosen or len(chosen) < MOST:
            yield link(f"[{'x' if key in chosen else ' '}] {option.label}", Page("compare", "", after))
        else:
            yield Line("quiet", f"[ ] {option.label}", Page("compare", "", chosen), 2)
    if len(chosen) >= FEWEST:
        named = ", ".join(guidance.options[key].label for key in chosen)
        yield link(f"Show these side by side: {named}", Page("table", "", chosen))


def ticked_words(chosen: tuple[str, ...]) -> str:
    """How many are ticked, and what to do next."""
    if not chosen:
        return f"Tick from {FEWEST} to {MOST} options; the same again takes one out."
    if len(chosen) < FEWEST:
        return "One is ticked: now choose a second."
    more = "You can tick more, or g" if len(chosen) < MOST else "No more fit: take one out to choose another, or g"
    return f"{len(chosen)} are ticked. {more}o on to “Show these”, the last line."


def table_view(chosen: tuple[str, ...], guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """Options side by side as lines: row by row, each option's words under it."""
    sheets = Sheets(guidance, authority)
    yield Line("title", " and ".join(guidance.options[key].label for key in chosen))
    yield Line("quiet", CAPTION)
    yield Line("quiet", TWO_SILENCES)
    yield from banners(guidance, sheets.speaking(chosen), today)
    for row, title in ROWS.items():
        yield Line("heading", title)
        found = list(sheets.row(row, chosen))
        for at, option in enumerate(chosen if any(told.cells for told in found) else ()):
            yield Line("text", f"{guidance.options[option].label}:", None, 2)
            for told in found:
                if told.cells:
                    yield from _cell_lines(told.title, told.cells[at], 4)
        yield from (Line("quiet", told.title, None, 2) for told in found if told.silent)


def table_rows(chosen: tuple[str, ...], guidance: Guidance, authority: str) -> Iterator[TableRow]:
    """Options side by side as rows of a table: under each row's title one row for every document that speaks on it."""
    sheets = Sheets(guidance, authority)
    for row, title in ROWS.items():
        yield TableRow(title)
        yield from sheets.row(row, chosen)


def above_table(chosen: tuple[str, ...], guidance: Guidance, authority: str, today: date) -> tuple[Line, ...]:
    """What stands above a table: what it is, and which of the documents that speak in it are past their review date."""
    past = banners(guidance, Sheets(guidance, authority).speaking(chosen), today)
    return (Line("quiet", CAPTION), Line("quiet", TWO_SILENCES), *past)
