"""Explaining the words of the field that stand on the screen in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from assistant.documents.explained_terms import explained_page
from assistant.screens.browse import open_page, reading_of
from assistant.screens.shown_text import shown_text

if TYPE_CHECKING:
    from assistant.interview.sitting import Sitting
    from assistant.screens.desk import Desk


def explain_here(app: App[Any], at: Sitting | Desk) -> None:
    """What the one word on the highlighted line means, or a list of those in sight."""
    book = reading_of(at)
    open_page(app, book, explained_page(*shown_text(app.screen), book.guidance))
