"""Who may apply for an order, ground by ground, as printed and as the law has it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.ready import ReadyGround
from assistant.reasoning.arguments import asked
from assistant.reasoning.records import LawDiffers, Missing, Route, Seat


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes of one entry, whether one appears met, and what holds the entry back if none does."""

    routes: tuple[Route, ...]
    clear: bool
    law_differs: tuple[LawDiffers, ...] = ()
    missing: Missing | None = None


def routes_for(seat: Seat, guidance: Guidance, facts: Facts) -> Routes:
    """Every printed ground that is met, may be met, or is met in print and not in law."""
    option = guidance.options[seat.option]
    person = seat.person
    found: list[Route] = []
    law: list[LawDiffers] = []
    for ready in guidance.grounds_for.get((seat.option, person is not None), ()):
        route = _route(ready, guidance, facts, person)
        if route is not None:
            found.append(route)
            if route.finding == "law_differs":
                law += [LawDiffers(number, guidance.notes[number].says) for number in ready.ground.notes]
    if not option.needs_route or person is None:
        return Routes(tuple(found), clear=True)
    if any(route.finding == "appears_met" for route in found):
        return Routes(tuple(found), clear=True)
    if not found:
        none = Route("none", option.no_route, "none_printed", (), option.no_route_cites)
        lacking = Missing(f"{option.key}.no-route", option.no_route, (), option.no_route_cites, "legal", answered=True)
        return Routes((none,), clear=False, missing=lacking)
    if law:
        return Routes(tuple(found), clear=False, law_differs=tuple(dict.fromkeys(law)))
    needs = tuple(dict.fromkeys(question for route in found for question in route.needs))
    cites = tuple(dict.fromkeys(cite for route in found for cite in route.cites))
    grounds = " ".join(route.says for route in found)
    words = f"A printed ground to apply, confirmed with legal. Not settled yet whether one of these is met: {grounds}"
    return Routes(tuple(found), clear=False, missing=Missing(f"{option.key}.route", words, needs, cites, "legal"))


def _route(ready: ReadyGround, guidance: Guidance, facts: Facts, person: str | None) -> Route | None:
    ground = ready.ground
    truth = ready.when.truth(facts, person)
    if truth is False:
        return None
    if truth is None:
        needs = tuple(asked(wait, guidance) for wait in ready.when.waits(facts, person))
        return Route(ground.id, ground.says, "cannot_tell", needs, ground.cites)
    if ready.law is not None:
        agrees = ready.law.truth(facts, person)
        if agrees is False:
            return Route(ground.id, ground.says, "law_differs", (), ready.cites_law)
        if agrees is None:
            needs = tuple(asked(wait, guidance) for wait in ready.law.waits(facts, person))
            return Route(ground.id, ground.says, "cannot_tell", needs, ready.cites_law)
    return Route(ground.id, ground.says, "appears_met", (), ground.cites)
