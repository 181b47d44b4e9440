"""Support and money that may follow from an entry, as printed. It reads the answers and moves nothing else."""

from __future__ import annotations

from assistant.conditions import Facts, Truth
from assistant.guidance import Guidance
from assistant.guidance.library import ReadySupport
from assistant.reasoning.arguments import asked, spoken, whose
from assistant.reasoning.records import Seat, Supported


def support_for(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> tuple[Supported, ...]:
    """What the documents say may follow here: what appears met, and what cannot be told yet with what it hangs on."""
    found: list[Supported] = []
    for ready in guidance.supports_for[seat.option]:
        only_for = ready.support.authorities
        if only_for and authority not in only_for:
            continue
        if ready.group is not None and seat.person is None:
            continue
        if ready.without_person and seat.person is not None:
            continue
        one = _supported(ready, seat.person if ready.group is not None else None, guidance, facts, authority)
        if one is not None:
            found.append(one)
    return tuple(found)


def support_truth(ready: ReadySupport, facts: Facts, person: str | None) -> Truth:
    """Whether a support follows for the child (`person` None) or for one person."""
    if ready.unless is not None and ready.unless.truth(facts, person) is True:
        return False
    truth = ready.when.truth(facts, person)
    if truth is False or ready.group is None:
        return truth
    belongs = ready.group.truth(facts, person)
    return truth if belongs is True else belongs


def _supported(
    ready: ReadySupport, person: str | None, guidance: Guidance, facts: Facts, authority: str
) -> Supported | None:
    """A support on one person, or on the child; None where it does not follow. Entries share it."""
    support = ready.support
    key = ("support", support.id, person, authority)
    try:
        found: Supported | None = facts.remembered[key]
    except KeyError:
        truth = support_truth(ready, facts, person)
        found = facts.remembered[key] = (
            None
            if truth is False
            else Supported(
                support=support.id,
                kind=support.kind,
                strength=support.strength,
                finding="appears_met" if truth else "cannot_tell",
                says=spoken(support.says, person, guidance, facts),
                needs=() if truth else tuple(asked(wait, guidance) for wait in _waits(ready, facts, person)),
                cites=ready.cites,
                whose=whose(ready.cites, guidance, authority),
            )
        )
    return found


def _waits(ready: ReadySupport, facts: Facts, person: str | None) -> tuple[tuple[str, str], ...]:
    waits = ready.when.waits(facts, person)
    if ready.group is not None:
        waits += ready.group.waits(facts, person)
    return tuple(dict.fromkeys(waits))
