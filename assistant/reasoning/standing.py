"""Where an entry stands, and why: open, to find out first, not supported, or not about this child."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.sheets import Hold
from assistant.reasoning.arguments import GATES, Bearing, asked, bearings
from assistant.reasoning.records import LawDiffers, Missing, Seat, Standing
from assistant.reasoning.routes import Routes, routes_for


@dataclass(frozen=True, slots=True)
class Gates:
    """Everything that decides a standing: the gates that hold or wait, law notes that hold it, and the routes."""

    standing: Standing
    holding: tuple[Bearing, ...]
    waiting: tuple[Bearing, ...]
    law_differs: tuple[LawDiffers, ...]
    law_waits: tuple[Missing, ...]
    routes: Routes


def gates_for(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> Gates:
    """Evaluate the gates of one entry, once for these answers. One gate that holds is enough; nothing is added up."""
    key = ("gates", seat, authority)
    if key not in facts.remembered:
        facts.remembered[key] = _gates(seat, guidance, facts, authority)
    found: Gates = facts.remembered[key]
    return found


def _gates(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> Gates:
    found = list(bearings(seat, guidance, facts, authority, GATES))
    holding = tuple(bearing for bearing in found if bearing.truth is True)
    waiting = tuple(bearing for bearing in found if bearing.truth is None)
    held, law_waits = _law_holds(seat, guidance, facts)
    routes = routes_for(seat, guidance, facts)
    law = tuple(dict.fromkeys((*held, *routes.law_differs)))
    directions = {bearing.rule.direction for bearing in holding}
    standing: Standing = "open"
    if "defines_out" in directions:
        standing = "not_applicable"
    elif "excludes" in directions:
        standing = "not_supported"
    elif found or law or law_waits or not routes.clear:
        standing = "find_out_first"
    return Gates(standing, holding, waiting, law, law_waits, routes)


def _law_holds(seat: Seat, guidance: Guidance, facts: Facts) -> tuple[tuple[LawDiffers, ...], tuple[Missing, ...]]:
    held: list[LawDiffers] = []
    waits: list[Missing] = []
    for number, hold in guidance.holds_on.get(seat.option, ()):
        person = seat.person if hold.about not in WITHOUT_PERSON else None
        if not _bears(hold, person, guidance, facts):
            continue
        condition = guidance.condition(hold.when, hold.about)
        truth = condition.truth(facts, person)
        if truth is True:
            held.append(LawDiffers(number, hold.says))
        elif truth is None:
            questions = tuple(asked(wait, guidance) for wait in condition.waits(facts, person))
            words = f"To settle whether a law note bears on this: “{hold.says}”"
            waits.append(Missing(f"law:{number}", words, questions, (f"law:{number}",), "social worker"))
    return tuple(held), tuple(waits)


def is_held(hold: Hold, person: str | None, guidance: Guidance, facts: Facts) -> bool:
    """Whether a law note's hold bears on an entry and holds, or may."""
    return _bears(hold, person, guidance, facts) and (
        guidance.condition(hold.when, hold.about).truth(facts, person) is not False
    )


def _bears(hold: Hold, person: str | None, guidance: Guidance, facts: Facts) -> bool:
    if hold.about in WITHOUT_PERSON:
        return True
    return person is not None and guidance.belongs(hold.about, facts, person) is not False
