"""Fits the sections of a page to its rows: what weighs least goes first, and each section says that it was cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.documents.browse_text import page_text
from assistant.documents.views import Line

WIDTH = 80
_ITEM_ROWS = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines, the weightiest first. `rest`: where what does not fit is to be found.

    `least`: so many lines stay. `item_rows`: no line is longer. `whole`: all its lines stay, whatever else gives way.
    `stays`: lines that stand below the others and stay.
    """

    title: str
    lines: tuple[Line, ...]
    rest: str
    cut: bool = False
    whole: bool = False
    least: int = 1
    item_rows: int = _ITEM_ROWS
    stays: tuple[Line, ...] = ()

    @property
    def shown(self) -> tuple[Line, ...]:
        """Its lines, those that stay below the others."""
        return (*self.lines, *self.stays)


def fitted(sections: Sequence[Section], rows: int) -> list[Section]:
    """The sections, together no longer than so many rows."""
    found = [_short(section, rows) for section in sections]
    while sum(map(_height, found)) > rows:
        longest = max(range(len(found)), key=lambda number: _weight(found[number]))
        found[longest] = _shorter(found[longest])
    return found


def rows_of(lines: tuple[Line, ...]) -> int:
    """How many rows these lines take."""
    return sum(map(_rows_of, lines))


@lru_cache(maxsize=1024)
def _rows_of(line: Line) -> int:
    return len(page_text((line,), WIDTH, numbered=False).splitlines())


def _height(section: Section) -> int:
    """A section's rows, with the empty one and its heading above, and where the rest is below."""
    return 2 + rows_of(section.shown) + section.cut


def _can_drop(section: Section) -> bool:
    return not section.whole and len(section.lines) > section.least


def _weight(section: Section) -> tuple[bool, int, int]:
    """How many rows can be saved on it: by leaving out lines, then by cutting lines short, whole ones last."""
    rows = rows_of(section.shown)
    longer = rows > len(section.shown)
    can_drop = _can_drop(section)
    return (not section.whole and (can_drop or longer), rows if can_drop else 0, rows - len(section.shown))


def _shorter(section: Section) -> Section:
    if _can_drop(section):
        return replace(section, lines=section.lines[:-1], cut=True)
    longest = max(section.shown, key=_rows_of)
    less = clipped(longest, max(1, _rows_of(longest) - 1))
    lines, stays = (
        tuple(less if line is longest else line for line in part) for part in (section.lines, section.stays)
    )
    return replace(section, lines=lines, stays=stays, cut=True)


def _short(section: Section, most: int) -> Section:
    """With no line over so many rows."""
    lines, stays = (
        tuple(clipped(line, section.item_rows) for line in part) for part in (section.lines[:most], section.stays)
    )
    cut = section.cut or (lines, stays) != (section.lines, section.stays)
    return replace(section, lines=lines, stays=stays, cut=cut)


def clipped(line: Line, rows: int) -> Line:
    """A line cut at a word so that it takes no more rows."""
    words = line.text.split(" ")
    while _rows_of(line) > rows and len(words) > 1:
        words = words[: min(len(words) - 1, max(1, len(words) * 9 // 10))]
        line = Line(line.style, f"{' '.join(words).rstrip(' .,;')} …", line.opens, line.indent)
    return line
