"""What stands in for a screen that has no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

SMALLEST = (50, 16)
"""Columns and rows below which a question and its choices no longer fit."""


class SmallScreen(ModalScreen[None]):
    """Shown while the window is too small; it goes by itself."""

    HELP = "Make the window larger. Nothing is lost."

    def compose(self) -> ComposeResult:
        yield Static(
            f"This window is too small to talk in. Make it at least {SMALLEST[0]} columns wide and {SMALLEST[1]} rows "
            "high; 80 by 24 is good. Nothing is lost. Ctrl+Q quits; `permanence --plain` needs no room.",
            markup=False,
        )
