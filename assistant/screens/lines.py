"""A view on the screen: lines to walk through with the arrows, some of which open what is behind them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.documents.views import Line, Opens
from assistant.screens.tall import TallList
from assistant.screens.words import line_visual, shown_text

NEAR_TOP = 5
"""The highlight begins on a line that opens something only if that is near the top, so that nothing is passed over."""


class LineList(TallList):
    """Lines of a view. Every line can be walked to, so that all of it can be read from the keyboard."""

    class Opened(Message):
        """Enter on a line that opens something."""

        def __init__(self, opens: Opens) -> None:
            self.opens = opens
            super().__init__()

    def __init__(self, lines: Iterable[Line], name: str) -> None:
        """`name`: the widget's id."""
        super().__init__(id=name, compact=True)
        self._lines_shown: tuple[Line, ...] = ()
        self._first = tuple(lines)

    def on_mount(self) -> None:
        self.show_lines(self._first)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these; the highlight stays on the line that opens the same, where it is still there."""
        lines = tuple(lines)
        if lines == self._lines_shown:
            return
        here = self.highlighted
        kept = self._lines_shown[here].opens if here is not None and here < len(self._lines_shown) else None
        self._lines_shown = lines
        self.set_options(Option(line_visual(line)) for line in lines)
        same = [index for index, line in enumerate(lines) if kept is not None and line.opens == kept]
        near = [index for index, line in enumerate(lines[:NEAR_TOP]) if line.opens is not None]
        first = (same or near or [0])[0]
        self.highlighted = first if lines else None
        if not same:
            self.scroll_home(animate=False)

    @property
    def at_bar(self) -> Opens:
        """What the highlighted line opens."""
        here = self.highlighted
        return None if here is None else self._lines_shown[here].opens

    def walk_to(self, beginning: str) -> None:
        """Highlight the first line that begins so, as shown with its sign."""
        for index, line in enumerate(self._lines_shown):
            if shown_text(line).startswith(beginning):
                self.highlighted = index
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        opens = self._lines_shown[event.option_index].opens
        if opens is not None:
            self.post_message(self.Opened(opens))
