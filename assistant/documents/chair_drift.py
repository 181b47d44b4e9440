"""What drifts in a case, for the chair's page: overdue first, then what is to be done, then dates not to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.agenda import due_words
from assistant.documents.balance_cells import Laid
from assistant.documents.views import Line
from assistant.reasoning.records import Due, Prompt

DRIFT = "drift"


def drift_lines(laid: Laid) -> Iterator[Line]:
    """What is overdue, may have passed, is to be done or is coming, each in a line; in one, what has no date."""
    sure = [due for due in laid.of.deadlines if due.applies]
    overdue = [due for due in sure if due.state == "overdue"]
    coming = sorted((due for due in sure if due.state == "due" and due.due), key=_day)
    unsure = [due for due in sure if due.state == "cannot_tell"]
    passed = [due for due in unsure if due.alternatives and min(due.alternatives) < laid.of.today]
    undated = [due for due in unsure if due not in passed]
    to_do = [one for one in laid.of.prompts if one.topic == DRIFT]
    yield from (_due(due, laid) for due in overdue)
    yield from (_due(due, laid) for due in passed)
    yield from (_prompt(one, laid) for one in to_do)
    yield from (_due(due, laid) for due in coming)
    if undated:
        cites = tuple(dict.fromkeys(cite for due in undated for cite in due.cites))
        named = "; ".join(due.what for due in undated)
        yield Line("missing", f"No date can be told yet: {named}.", cites or None, 2)
    if not (overdue or to_do or coming or unsure):
        yield Line("quiet", "Nothing that can be told yet from what has been answered.", None, 2)


def _day(due: Due) -> date:
    return due.due or date.max


def _due(due: Due, laid: Laid) -> Line:
    words, _ = due_words(due, laid.guidance, laid.of.authority)
    return Line("item", f"{words}{laid.short(due.cites)}", due.cites or None, 2)


def _prompt(one: Prompt, laid: Laid) -> Line:
    return Line("item", f"{one.what}{laid.short(one.cites, one.inference)}", one.cites or None, 2)
