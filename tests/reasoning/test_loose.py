"""What is not settled in one case, and which answers each of it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from assistant.conditions import CHILD
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.records import Seat
from assistant.reasoning.waiting import Loose, loose_dates, loose_places, loose_plan, loose_said, loose_standing
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case
from tests.reasoning.test_laid_out import case_of
from tests.reasoning.test_turning import NAMES

SAID: dict[str, Any] = {
    "birth": "2020-05-06",
    "living_now": "foster_carer",
    "legal_status": ["care_order"],
    "home_safety": "not_now",
    "network_search": "someone",
}
PEOPLE: dict[str, Any] = {"aunt": {**AUNT, "offers": "to_care"}, "mother": MOTHER}
LIVED = ["child.living_with", "child.arrangement_since", "aunt.cared_since", "aunt.cared_until"]


class Loosened:
    """One case with what is loose in it, each as (kind, name, what it waits for)."""

    def __init__(self, of: Case, guidance: Guidance) -> None:
        self.guidance = guidance
        self.facts = of.facts(guidance, TODAY)
        self.assessment = assess(guidance, of, TODAY)
        self.authority = of.authority
        self.placed = {one.seat: one for one in placed_entries(guidance, self.facts)}
        self.entries = {one.seat: one for one in self.assessment.entries}

    def shown(self, every: Iterable[Loose]) -> list[tuple[str, str, list[str]]]:
        found: list[tuple[str, str, list[str]]] = []
        for loose in every:
            waits = dict.fromkeys(f"{about}.{question}" for about, question in loose.waits(self.facts))
            found.append((loose.kind, loose.name, list(waits)))
        return found

    def standing(self, seat: Seat) -> list[tuple[str, str, list[str]]]:
        return self.shown(loose_standing(self.placed[seat], self.guidance, self.facts, self.authority))

    def said(self, seat: Seat, told: set[tuple[str, str | None]] | None = None) -> list[tuple[str, str, list[str]]]:
        placed, entry = self.placed[seat], self.entries[seat]
        return self.shown(loose_said(placed, entry, self.guidance, self.facts, self.authority, told))

    def dates(self) -> list[tuple[str, str, list[str]]]:
        return self.shown(loose_dates(self.assessment.deadlines, self.guidance, self.facts))

    def plan(self) -> list[tuple[str, str, list[str]]]:
        return self.shown(loose_plan(self.assessment.entries, self.guidance, self.facts))


@pytest.fixture
def loose(guidance: Guidance) -> Loosened:
    return Loosened(case(PEOPLE, **SAID), guidance)


def test_a_standing_waits_for_its_gates_and_its_routes(loose: Loosened) -> None:
    one_year = ["aunt.carer_match", *LIVED]
    assert loose.standing(Seat("sgo", "aunt")) == [
        ("standing", "network.not-safe", ["aunt.viability", "aunt.carer_concerns"]),
        ("standing", "network.assessed-able", ["aunt.viability"]),
        ("standing", "orders.guardian-is-adult", ["aunt.adult"]),
        ("standing", "relationships.order-through-childhood", ["aunt.carer_through_childhood"]),
        ("standing", "sgo.route", [*one_year, "aunt.consent"]),
        ("route", "sgo.foster-carer-one-year", one_year),
        ("route", "sgo.three-years", ["child.living_with"]),
        ("route", "sgo.authority-consent", ["aunt.consent"]),
        ("route", "sgo.everyones-consent", ["aunt.consent"]),
        ("route", "sgo.relative-one-year", ["child.living_with"]),
    ]
    assert loose.standing(Seat("reunification")) == [
        ("standing", "home.return-assessed-against", ["child.return_considered"])
    ]


def test_a_law_note_that_may_hold_an_entry_is_waited_for(guidance: Guidance) -> None:
    found = Loosened(case({"jo": {"role": "carer", "offers": "to_care"}}, **SAID), guidance)
    assert ("standing", "law:39", ["jo.relation"]) in found.standing(Seat("sgo", "jo"))


def test_strengths_and_risks_weigh_and_prompts_prompt(loose: Loosened) -> None:
    seat = Seat("sgo", "aunt")
    found = loose.said(seat)
    knowing = {one.rule.id for one in loose.guidance.ready_knowing["sgo"]}
    for kind, name, waits in found:
        rule = loose.guidance.rules.get(name)
        if rule is not None and name not in knowing:
            assert kind == ("prompt" if rule.direction == "prompts" else "weighs")
            assert waits
    assert ("weighs", "relationships.close", ["aunt.bond"]) in found
    assert ("prompt", "network.start-assessing", ["aunt.viability"]) in found
    assert ("weighs", "across.no-contingency", ["child.contingency"]) in found
    assert ("support", "sgo.remuneration", ["child.living_with", "aunt.carer_match"]) in found
    assert ("harm", "separation", ["child.separation_harm"]) in found
    assert not [waits for _, _, waits in found if any(one.startswith("mother.viability") for one in waits)]


@pytest.mark.parametrize("name", NAMES)
def test_everything_loose_is_named_by_the_record_it_is_of(name: str, guidance: Guidance) -> None:
    found = Loosened(case_of(name, guidance), guidance)
    options, deadlines = set(guidance.options), set(guidance.deadlines)
    for seat, entry in found.entries.items():
        if not entry.is_live:
            continue
        for kind, of, _ in found.standing(seat):
            routes = {route.ground for route in entry.routes}
            assert kind == ("route" if of in routes else "standing")
            ways = (f"{seat.option}.route", f"{seat.option}.no-route")
            assert of in routes or of in guidance.rules or of.startswith("law:") or of in ways
        for kind, of, _ in found.said(seat):
            assert kind in (("weighs", "prompt") if of in guidance.rules else ("support", "harm"))
            assert kind != "support" or of in guidance.supports
        unless = {
            one.support: guidance.supports[one.support].about
            for one in entry.support
            if guidance.supports[one.support].unless is not None
        }
        read = {
            loose.name: loose.conditions[0][1]
            for loose in loose_said(found.placed[seat], entry, guidance, found.facts, found.authority)
            if loose.kind == "support" and loose.conditions
        }
        assert read == {of: seat.person if guidance.about_people(about) else None for of, about in unless.items()}
    assert all(kind == "date" and of in deadlines for kind, of, _ in found.dates())
    assert all(kind == "place" and of in options for kind, of, _ in found.shown(loose_places(guidance, found.facts)))
    assert all(kind == "plan" and of in {*options, "enough_to_lead"} for kind, of, _ in found.plan()[:-1])


def test_an_entry_of_nobody_in_particular_speaks_of_those_it_stands_for(loose: Loosened) -> None:
    found = loose.said(Seat("reunification"))
    assert ("weighs", "home.parent-caused-harm", ["mother.part_in_harm"]) in found
    assert not [waits for _, _, waits in found if any(one.startswith("aunt.") for one in waits)]


def test_what_was_told_of_another_entry_is_not_told_again_unless_it_waits_differently(loose: Loosened) -> None:
    told: set[tuple[str, str | None]] = set()
    first = loose.said(Seat("cao", "aunt"), told)
    assert first == loose.said(Seat("cao", "aunt"))
    again = loose.said(Seat("cao", "aunt"), told)
    left = {name for _, name, _ in again}
    assert "relationships.close" not in left
    assert ("relationships.close", "aunt") in told
    rules = {name for _, name, _ in first if name in loose.guidance.rules}
    knowing = {one.rule.id for one in loose.guidance.ready_knowing["cao"]}
    bound = {name for name in rules if loose.guidance.ready[name].entries_of is not None}
    assert {name for name in left if name in loose.guidance.rules} <= bound | knowing
    assert bound - knowing <= left


def test_who_might_have_an_entry_waits_for_what_settles_it(loose: Loosened) -> None:
    found = loose.shown(loose_places(loose.guidance, loose.facts))
    assert found == [
        ("place", "reunification", ["mother.whereabouts", "mother.could_care", "mother.offers", "child.home_risks"]),
        ("place", "stay_home_so", ["mother.whereabouts", "mother.could_care", "mother.offers", "child.home_risks"]),
        ("place", "cao", ["mother.could_care", "mother.offers", "mother.whereabouts"]),
        ("place", "adoption", ["aunt.legal_form"]),
        ("place", "staying_put", ["child.living_with"]),
    ]


def test_whoever_is_settled_waits_for_nothing(guidance: Guidance) -> None:
    people = {
        "aunt": {**AUNT, "offers": "no"},
        "carer": {**FOSTER_CARER, "offers": "to_care", "legal_form": ["foster_care"]},
    }
    said = {**SAID, "living_with": ["carer"]}
    found = Loosened(case(people, **said), guidance)
    places = found.shown(loose_places(guidance, found.facts))
    assert not [
        name for _, name, waits in places if any(one.startswith("aunt.") for one in waits) and name != "adoption"
    ]


def test_a_date_waits_for_whether_it_applies_from_when_and_whether_it_was_done(loose: Loosened) -> None:
    found = loose.dates()
    assert {kind for kind, _, _ in found} == {"date"}
    assert ("date", "tameside.first-ppm", ["child.looked_after_since"]) in found
    assert ("date", "law.second-review", ["child.review_last", "child.reviews_held"]) in found
    gateway = [waits for _, name, waits in found if name == "law.court-timetable"]
    assert gateway == [["child.proceedings"], ["child.proceedings"]]
    meeting = [waits for _, name, waits in found if name == "tameside.staying-put-at-match"]
    assert meeting == [["child.meant_for"], ["child.staying_put_talk"]]


def test_a_date_whose_beginning_is_known_waits_for_the_day_it_was_done(guidance: Guidance) -> None:
    found = Loosened(case(PEOPLE, **SAID, looked_after_since="2026-06-01"), guidance).dates()
    counted = {
        one.id: (one.start, one.done_on)
        for one in guidance.deadlines.values()
        if one.done is None and one.done_on and one.start == "looked_after_since" and one.authority == "tameside"
    }
    assert counted
    for name, (_, done_on) in counted.items():
        waits = [each for _, other, each in found if other == name]
        assert not waits or [f"child.{done_on}"] in waits


def test_the_plan_waits_for_enough_to_be_known_and_for_what_brings_an_option_into_sight(
    loose: Loosened, guidance: Guidance
) -> None:
    assert loose.plan() == [
        ("plan", "care_order_home", ["child.plan_now", "child.exceptional_reason"]),
        ("plan", "early_permanence", ["child.plan_now", "child.proceedings", "child.early_permanence_steps"]),
        ("plan", "ltfc", []),
        ("plan", "adoption", ["child.plan_now", "child.proceedings"]),
        ("plan", "residential", ["child.plan_now", "child.residential_case"]),
        ("told", "told", ["child.child_wants", "child.contingency", "child.plan_now"]),
    ]
    (first, *_) = Loosened(case({}), guidance).plan()
    assert first[:2] == ("plan", "enough_to_lead")
    assert set(first[2]) >= {f"{CHILD}.living_now"}
