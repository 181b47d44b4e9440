"""Texts side by side, each wrapped in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

NARROWEST = 36
"""Below this many cells a column is hard to read, so fewer are shown."""
FEWEST = 2
_BETWEEN = " │ "


def columns_in(width: int, most: int) -> int:
    """How many of `most` columns there is room for."""
    return min(most, max(FEWEST, (width + len(_BETWEEN)) // (NARROWEST + len(_BETWEEN))))


class Columns(Visual):
    """As many of the cells as there is room for, from the first on, under a line that may stand above them."""

    def __init__(self, cells: Sequence[Content], above: Content | None = None) -> None:
        self._cells = tuple(cells)
        self._above = above

    @property
    def plain(self) -> str:
        """Its words, cell after cell."""
        return "\n".join(one.plain for one in (self._above, *self._cells) if one is not None)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as its widest cell needs every column to be."""
        widest = max((cell.get_optimal_width(rules, container_width) for cell in self._cells), default=0)
        return min(container_width, (widest + len(_BETWEEN)) * len(self._cells))

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at this width."""
        each = self._width(width)
        shown = self._cells[: columns_in(width, len(self._cells))]
        above = self._above.get_height(rules, width) if self._above else 0
        return above + max((cell.get_height(rules, each) for cell in shown), default=0)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, all as wide as there is room."""
        each = self._width(width)
        shown = self._cells[: columns_in(width, len(self._cells))]
        drawn = [cell.render_strips(each, None, style, options) for cell in shown]
        between = Strip([Segment(_BETWEEN, style.rich_style)], len(_BETWEEN))
        blank = Strip.blank(each, style.rich_style)
        rows = self._above.render_strips(width, None, style, options) if self._above else []
        for row in range(max(map(len, drawn), default=0)):
            cells = [strips[row] if row < len(strips) else blank for strips in drawn]
            parts = [part for cell in cells for part in (between, cell.adjust_cell_length(each, style.rich_style))]
            rows.append(Strip.join(parts[1:]))
        return rows if height is None else rows[:height]

    def _width(self, width: int) -> int:
        count = max(1, columns_in(width, len(self._cells)))
        return max(1, (width - len(_BETWEEN) * (count - 1)) // count)
