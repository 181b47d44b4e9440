"""Support and money that may follow from an entry, as printed. It reads the answers and moves nothing else."""

from __future__ import annotations

from assistant.conditions import Facts, Truth
from assistant.guidance import Guidance
from assistant.guidance.ready import ReadySupport, SupportFor
from assistant.reasoning.arguments import asked, spoken
from assistant.reasoning.records import Seat, Supported


def support_for(seat: Seat, guidance: Guidance, facts: Facts, authority: str) -> tuple[Supported, ...]:
    """What the documents say may follow here: what appears met, and what cannot be told yet with what it hangs on."""
    more: SupportFor = "without_person" if seat.person is None else "of_people"
    return (
        *_of(seat.option, "every", None, guidance, facts, authority),
        *_of(seat.option, more, seat.person, guidance, facts, authority),
    )


def _of(
    option: str, entries: SupportFor, person: str | None, guidance: Guidance, facts: Facts, authority: str
) -> tuple[Supported, ...]:
    """Of one option, for the child (`person` None) or for one person. Entries share it."""
    every = guidance.supports_for.get((option, entries), ())
    if not every:
        return ()
    key = ("supports", option, entries, person, authority)
    if key not in facts.remembered:
        ours = (one for one in every if not one.support.authorities or authority in one.support.authorities)
        found = (_supported(one, person, guidance, facts, authority) for one in ours)
        facts.remembered[key] = tuple(one for one in found if one is not None)
    remembered: tuple[Supported, ...] = facts.remembered[key]
    return remembered


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
    """A support on one person, or on the child; None where it does not follow. Options share it."""
    key = ("support", ready.support.id, person, authority)
    if key not in facts.remembered:
        truth = support_truth(ready, facts, person)
        said = None
        if truth and person is None:
            said = ready.said[authority] = ready.said.get(authority) or _said(
                ready, truth, None, guidance, facts, authority
            )
        elif truth is not False:
            said = _said(ready, truth, person, guidance, facts, authority)
        facts.remembered[key] = said
    found: Supported | None = facts.remembered[key]
    return found


def _said(
    ready: ReadySupport, truth: Truth, person: str | None, guidance: Guidance, facts: Facts, authority: str
) -> Supported:
    support = ready.support
    return Supported(
        support=support.id,
        kind=support.kind,
        strength=support.strength,
        finding="appears_met" if truth else "cannot_tell",
        says=spoken(support.says, person, guidance, facts),
        needs=() if truth else tuple(asked(wait, guidance) for wait in _waits(ready, facts, person)),
        cites=ready.cites,
        whose=guidance.nearest(ready.cites, authority),
    )


def _waits(ready: ReadySupport, facts: Facts, person: str | None) -> tuple[tuple[str, str], ...]:
    waits = ready.when.waits(facts, person)
    if ready.group is not None:
        waits += ready.group.waits(facts, person)
    return tuple(dict.fromkeys(waits))
