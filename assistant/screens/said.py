"""The line to type in. What comes in by key or paste is cleaned before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from assistant.text import LONGEST_REPLY, clean_line


class Words(Input):
    """A reply in the worker's own words. What is pasted is cleaned and put on one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "to_choices", "Back to the choices", show=False),
        Binding("escape", "to_choices(True)", "Back", show=False),
    ]

    class ToChoices(Message):
        """Back to the choices."""

        def __init__(self, escaping: bool) -> None:
            """`escaping`: by Escape, which leads further back where there are no choices."""
            self.escaping = escaping
            super().__init__()

    def __init__(self, instead: Callable[[str], bool] | None = None, **options: Any) -> None:
        """`instead`: is told of a key pressed while nothing is typed, or all of it is marked to be typed over; where it
        says so, the key is not typed.

        `options`: those of `Input`.
        """
        super().__init__(**options)
        self._instead = instead

    async def _on_key(self, event: events.Key) -> None:
        fresh = sorted(self.selection) == [0, len(self.value)]
        if fresh and event.is_printable and event.character and self._instead and self._instead(event.character):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert cleaned text."""
        super().insert_text_at_cursor(_kept_spaces(text))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        start, end = self.selection
        self.replace(_kept_spaces(event.text), start, end)

    def action_to_choices(self, escaping: bool = False) -> None:
        self.post_message(self.ToChoices(escaping))


def _kept_spaces(text: str) -> str:
    return text if text == " " else clean_line(f"x{text}x", LONGEST_REPLY + 2)[1:-1]
