"""The line of keys at the foot of a screen."""

from __future__ import annotations

from textual.widgets import Static


class KeyLine(Static):
    """What the keys do here, in one line."""

    def __init__(self, words: str) -> None:
        super().__init__(words, classes="keys", markup=False)
