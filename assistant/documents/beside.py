"""What stands beside an entry and is no reason: where the sources differ on it, and what none of them covers."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import Facts
from assistant.documents.pages import Page
from assistant.guidance import Guidance
from assistant.reasoning.bearing import bears_on_option
from assistant.reasoning.records import Entry


def beside(entry: Entry, guidance: Guidance, facts: Facts) -> Iterator[tuple[str, tuple[tuple[str, Page], ...]]]:
    """(heading, what stands under it with the page it opens), for what bears on this option in this case."""
    differing = tuple(
        (one.title, Page("conflict", one.id))
        for one in guidance.conflicts.values()
        if bears_on_option(one, entry.option, guidance, facts)
    )
    silent = tuple(
        (f"{one.title}. Ask {one.ask_whom}.", Page("silence", one.id))
        for one in guidance.silences.values()
        if bears_on_option(one, entry.option, guidance, facts)
    )
    if differing:
        yield "Where the sources differ", differing
    if silent:
        yield "What no document covers, and whom to ask", silent
