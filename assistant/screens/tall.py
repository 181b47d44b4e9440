"""A list whose lines may be taller than the window."""

from __future__ import annotations

from textual.widgets import OptionList


class TallList(OptionList):
    """Up and down scroll within a line that is taller than the window before they leave it, so that all is read."""

    def action_cursor_down(self) -> None:
        """Further down in the line, or else to the next."""
        if not self._scrolled(1):
            super().action_cursor_down()
            if self._is_tall():
                self.scroll_to_highlight(top=True)

    def action_cursor_up(self) -> None:
        """Further up in the line, or else to the end of the one before."""
        if not self._scrolled(-1):
            super().action_cursor_up()
            if self._is_tall():
                _, bottom = self._rows_of_highlight()
                self.scroll_to(y=bottom - self._window, animate=False, immediate=True)

    @property
    def _window(self) -> int:
        return self.scrollable_content_region.height

    def _rows_of_highlight(self) -> tuple[int, int]:
        """The first row of the highlighted line, and the row after its last."""
        here = self.highlighted
        if here is None:
            return 0, 0
        first = self._index_to_line[here]
        return first, first + self._heights[here]

    def _is_tall(self) -> bool:
        first, after = self._rows_of_highlight()
        return after - first > self._window

    def _scrolled(self, way: int) -> bool:
        """Whether there was more of the highlighted line that way, which is now in sight."""
        if not self._is_tall():
            return False
        first, after = self._rows_of_highlight()
        beyond = after - (self.scroll_offset.y + self._window) if way > 0 else self.scroll_offset.y - first
        if beyond <= 0:
            return False
        self.scroll_relative(y=way * min(beyond, max(1, self._window - 1)), animate=False, immediate=True)
        return True
