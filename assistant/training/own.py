"""A word of the worker's own view in a scenario: of one entry, or their order, or their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.interview.events import Draft
from assistant.interview.own_view import OfEntry, give_reasons, put_in_order, say_of
from assistant.interview.sitting import Sitting
from assistant.reasoning.own_view import BadOwnView, own_view_from
from assistant.training.scenario import BadScenario

_TEXTS: tuple[OfEntry, ...] = ("means", "disagrees")


def own_replies(sitting: Sitting, table: dict[str, Any]) -> Iterator[tuple[Draft, ...]]:
    """What a step's `own` says, as replies; raises BadScenario, or BadReply as the replies do."""
    raw = {"entries": [table]} if "option" in table else table
    try:
        said = own_view_from(raw, [one.id for one in sitting.state.people], sitting.guidance)
    except BadOwnView as error:
        raise BadScenario(f"own: {str(error).replace('entries: number 1: ', '')}") from None
    if said.is_empty:
        raise BadScenario("own: expected reasons, or order, or an option with means or disagrees")
    for seat, entry in said.entries.items():
        for what in _TEXTS:
            if getattr(entry, what):
                yield say_of(sitting, seat, what, getattr(entry, what))
    if said.order:
        yield put_in_order(sitting, said.order)
    if said.reasons:
        yield give_reasons(sitting, said.reasons)
