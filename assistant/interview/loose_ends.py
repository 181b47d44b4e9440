"""What each answer that is not there leaves unsettled: entries, what is said of them, things to do, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.interview.state import Pair
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.records import Assessment, Seat
from assistant.reasoning.waiting import Loose, loose_dates, loose_places, loose_said, loose_standing
from assistant.reasoning.words import seat_label

MOST_NAMED = 2


@dataclass(slots=True)
class LooseEnds:
    """What waits for one answer. Each is kept in the order of consideration, and once.

    `settles`: live entries whose standing waits; `weighs`: options whose strengths, risks, routes, support or harm do;
    `prompts`: rules that may be things to do; `dates`: deadlines; `places`: people whose own entries turn on it.
    """

    settles: dict[Seat, None] = field(default_factory=dict)
    weighs: dict[str, None] = field(default_factory=dict)
    prompts: dict[str, None] = field(default_factory=dict)
    dates: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)


def loose_ends(guidance: Guidance, facts: Facts, assessment: Assessment) -> Mapping[Pair, LooseEnds]:
    """By the answer that is waited for."""
    found: dict[Pair, LooseEnds] = {}

    def ends(loose: Loose) -> list[LooseEnds]:
        return [found.setdefault(wait, LooseEnds()) for wait in dict.fromkeys(loose.waits(facts))]

    authority = assessment.authority
    for placed, entry in zip(placed_entries(guidance, facts), assessment.entries, strict=True):
        if not entry.is_live:
            continue
        for loose in loose_standing(placed, guidance, facts, authority):
            for one in ends(loose):
                if loose.kind == "standing":
                    one.settles[entry.seat] = None
                else:
                    one.weighs[entry.option] = None
        for loose in loose_said(placed, entry, guidance, facts, authority):
            for one in ends(loose):
                if loose.kind == "prompt":
                    one.prompts[loose.name] = None
                else:
                    one.weighs[entry.option] = None
    for loose in loose_dates(assessment.deadlines, guidance, facts):
        for one in ends(loose):
            one.dates[guidance.deadlines[loose.name].what] = None
    for loose in loose_places(guidance, facts):
        for wait in loose.waits(facts):
            found.setdefault(wait, LooseEnds()).places[loose.name] = None
    return found


def left_words(pair: Pair, ends: Mapping[Pair, LooseEnds], guidance: Guidance, facts: Facts) -> str:
    """What leaving this question leaves open, in a line; empty where nothing waits for it."""
    one = ends.get(pair)
    if one is None:
        return ""
    settled = [seat_label(seat, guidance, facts) for seat in one.settles]
    options = [option for option in one.weighs if option not in {seat.option for seat in one.settles}]
    also = [guidance.options[option].label for option in options]
    said = []
    if settled:
        said.append(f"Without it these stay to find out: {_named(settled)}")
    if also:
        said.append(f"{'it also' if said else 'It'} bears on {_named(also)}")
    hanging = [words for words, there in (("dates", one.dates), ("things to do", one.prompts)) if there]
    if hanging:
        what = " and ".join(hanging)
        said.append(f"{what} hang on it" if said else f"{what[:1].upper()}{what[1:]} hang on it")
    return f"{'; '.join(said)}." if said else ""


def _named(labels: list[str]) -> str:
    more = len(labels) - MOST_NAMED
    return "; ".join(labels[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def end_words(left: list[Pair], ends: Mapping[Pair, LooseEnds], guidance: Guidance, facts: Facts) -> str:
    """What everything left for now keeps open, in short."""
    seats = {seat: None for pair in left if pair in ends for seat in ends[pair].settles}
    if not seats:
        return "What you left bears on strengths, risks, dates or things to do." if left else ""
    return f"What you left keeps these to find out: {_named([seat_label(one, guidance, facts) for one in seats])}."
