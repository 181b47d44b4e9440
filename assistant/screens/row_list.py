"""A list of rows to choose from, each by its key or under the bar."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import OptionList


class RowList(OptionList):
    """Rows. A key that is one of theirs, or begins words, is handed on at once, so that fast typing stays in order."""

    def __init__(self, name: str, typed: Callable[[events.Key], bool], nowhere: Callable[[], None]) -> None:
        """`name`: the widget's id. `typed`: is told of a key, and says whether it was taken. `nowhere`: is told that
        Enter was pressed while no row has the bar.
        """
        super().__init__(id=name, compact=True)
        self._typed = typed
        self._nowhere = nowhere

    def action_select(self) -> None:
        """Choose the row that has the bar."""
        if self.highlighted is None:
            self._nowhere()
        super().action_select()

    def on_key(self, event: events.Key) -> None:
        if self._typed(event):
            event.stop()
            event.prevent_default()
