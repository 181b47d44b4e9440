"""The sheets over a whole case: their lines under the options, and the screen each opens."""

from __future__ import annotations

from textual.screen import Screen

from assistant.documents.balance import TITLE as SIDE_BY_SIDE
from assistant.documents.chair import TITLE as CHAIR
from assistant.documents.chair import chair_page
from assistant.documents.sheet_address import Sheet
from assistant.documents.views import Line
from assistant.documents.welfare import TITLE as WELFARE
from assistant.documents.welfare import welfare_view
from assistant.interview.sitting import Sitting

SHEETS = (
    (SIDE_BY_SIDE, "Two to four options beside each other: what is for and against each", Sheet("choose")),
    (CHAIR, "Where it stands, what drifts, who sees it otherwise", Sheet("chair")),
    (WELFARE, "What was told and what is not known, under each of its headings", Sheet("welfare")),
)
"""Each sheet with what it is called, what it is, and its address."""


def sheet_links() -> tuple[Line, ...]:
    """The way to each, to stand under the options."""
    return tuple(Line("link", title, sheet) for title, _, sheet in SHEETS)


def sheet_screen(sheet: Sheet, sitting: Sitting) -> Screen[None]:
    """The screen that shows it."""
    from assistant.screens.balance import BalanceScreen, ChooseEntriesScreen
    from assistant.screens.look import LookScreen

    laid = (sitting.assessment, sitting.guidance, sitting.facts)
    if sheet.kind == "balance":
        return BalanceScreen(sitting, sheet.seats)
    if sheet.kind == "chair":
        return LookScreen(chair_page(*laid), sitting)
    if sheet.kind == "welfare":
        return LookScreen(tuple(welfare_view(*laid)), sitting)
    return ChooseEntriesScreen(sitting, sheet.seats)
