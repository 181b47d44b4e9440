"""The balance sheet written out: row by row, in columns where there is room, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from assistant.documents.balance import TITLE, Balance, BalanceRow, BalanceSheet, alike_words
from assistant.documents.browse_text import page_text
from assistant.documents.views import Line
from assistant.documents.words import paragraph

WIDE, NARROWEST = 100, 36
"""From so many cells on it is in columns, where each has at least the second."""
_BETWEEN = " | "


def balance_lines(sheet: BalanceSheet) -> Iterator[Line]:
    """The sheet row by row, each entry's words under its name."""
    yield from _above(sheet)
    for group in sheet.groups:
        yield Line("title", group.title or "; ".join(group.labels))
        if group.title:
            yield from (Line("text", label, seat, 2) for label, seat in zip(group.labels, group.seats, strict=True))
        for row in group.rows:
            yield Line("heading", row.title)
            yield from alike_lines(row, group)
            for label, lines in zip(group.labels, row.cells, strict=True):
                if lines:
                    yield Line("text", f"{label}:", None, 2)
                yield from (moved(line, 4) for line in lines)


def _above(sheet: BalanceSheet) -> Iterator[Line]:
    yield Line("title", TITLE)
    yield Line("quiet", sheet.caption)
    yield from sheet.leads


def alike_lines(row: BalanceRow, group: Balance) -> Iterator[Line]:
    """What is said once of several, under the names of those it is said of; of one alone, no name is needed."""
    for alike in row.alike:
        if len(group.seats) > 1:
            yield Line("text", f"{alike_words(alike, group)}:", None, 2)
        yield from (moved(line, 4) for line in alike.lines)


def moved(line: Line, by: int) -> Line:
    """A line further in."""
    return Line(line.style, line.text, line.opens, line.indent + by)


def fitting(width: int) -> int:
    """How many entries stand in columns at this width."""
    return (width + len(_BETWEEN)) // (NARROWEST + len(_BETWEEN)) if width >= WIDE else 1


def balance_text(sheet: BalanceSheet, width: int) -> str:
    """The sheet as text: each group in columns where it fits, else row by row."""
    if all(len(group.seats) > fitting(width) for group in sheet.groups):
        return page_text(list(balance_lines(sheet)), width, numbered=False) + "\n"
    out = [page_text(list(_above(sheet)), width, numbered=False)]
    for group in sheet.groups:
        out.append("")
        if 1 < len(group.seats) <= fitting(width):
            out += _in_columns(group, width)
        else:
            alone = BalanceSheet("", (), (group,))
            out.append(page_text(list(balance_lines(alone))[2:], width, numbered=False))
    return "\n".join(out) + "\n"


def _in_columns(group: Balance, width: int) -> Iterator[str]:
    each = (width - len(_BETWEEN) * (len(group.seats) - 1)) // len(group.seats)
    if group.title:
        yield group.title
    yield "=" * width
    yield from _beside([paragraph(label, each).splitlines() for label in group.labels], each)
    yield "=" * width
    for row in group.rows:
        yield row.title.upper()
        shared = list(alike_lines(row, group))
        if shared:
            yield page_text(shared, width, numbered=False)
        if any(row.cells):
            yield from _beside([page_text(lines, each, numbered=False).splitlines() for lines in row.cells], each)
        yield "-" * width


def _beside(cells: list[list[str]], each: int) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        yield _BETWEEN.join(part.ljust(each) for part in parts).rstrip()


def balance_data(sheet: BalanceSheet) -> dict[str, Any]:
    """The sheet as plain data for JSON."""
    return {
        "caption": sheet.caption,
        "leads": [line_data(line) for line in sheet.leads],
        "groups": [
            {
                "title": group.title or None,
                "entries": [
                    {"option": seat.option, "person": seat.person, "label": label}
                    for seat, label in zip(group.seats, group.labels, strict=True)
                ],
                "rows": [
                    {
                        "title": row.title,
                        "alike": [
                            {
                                "of": [_seat(group, number) for number in alike.of],
                                "says": [line_data(line) for line in alike.lines],
                            }
                            for alike in row.alike
                        ],
                        "each": [[line_data(line) for line in lines] for lines in row.cells],
                    }
                    for row in group.rows
                ],
            }
            for group in sheet.groups
        ],
    }


def _seat(group: Balance, number: int) -> dict[str, str | None]:
    return {"option": group.seats[number].option, "person": group.seats[number].person}


def line_data(line: Line) -> dict[str, Any]:
    """A line as data: what kind it is of, its words, its citations."""
    cites = line.opens if isinstance(line.opens, tuple) else ()
    return {"kind": line.style, "says": line.text, "cites": list(cites)}
