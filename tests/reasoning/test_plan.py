"""The plan: nothing is named while little is known; else the first tier with anything alive comes first."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reasoning.assess import assess
from assistant.reasoning.records import Assessment, Seat
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, assessed, entry, sample, shipped

KNOWN: dict[str, Any] = {"birth": "2020", "living_now": "parents", "legal_status": ["none"], "home_safety": "with_plan"}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"birth": "2020"},
        {"living_now": "parents"},
        {"living_now": "parents", "legal_status": ["none"]},
        {**KNOWN, "living_now": "not_known"},
        {**KNOWN, "legal_status": "not_known"},
        {**KNOWN, "home_safety": "not_known"},
        {**KNOWN, "living_now": {"disputed": ["parents", "relative"]}},
    ],
)
def test_while_little_is_known_no_option_is_named_and_questions_come(said: dict[str, Any]) -> None:
    found = assessed({"aunt": AUNT}, **said)
    assert found.plan.too_little_known
    assert (found.plan.consider_first, found.plan.in_parallel) == ((), ())
    assert found.next_questions


@pytest.mark.parametrize("dropped", ["living_now", "legal_status", "home_safety"])
def test_each_of_the_three_things_to_know_is_needed(dropped: str) -> None:
    assert not assessed(**KNOWN).plan.too_little_known
    assert assessed(**{key: value for key, value in KNOWN.items() if key != dropped}).plan.too_little_known


def test_a_question_that_does_not_apply_says_nothing_of_how_home_stands() -> None:
    said: dict[str, Any] = {"living_now": "foster_carer", "legal_status": ["section_20"]}
    assert assessed(**said).plan.too_little_known
    assert assessed({"aunt": AUNT}, **said).plan.too_little_known
    assert not assessed(**said, return_considered="planned").plan.too_little_known


def _first_tier_alive(found: Assessment) -> int | None:
    return min((one.tier for one in found.entries if one.is_live and one.tier is not None), default=None)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ({}, KNOWN),
        ({"aunt": AUNT}, KNOWN),
        ({"aunt": AUNT}, {**KNOWN, "living_now": "foster_carer", "home_safety": "not_now"}),
        (
            {"aunt": AUNT, "carers": FOSTER_CARER},
            {
                **KNOWN,
                "living_now": "foster_carer",
                "home_safety": "not_for_childhood",
                "return_considered": "ruled_out",
                "legal_status": ["care_order"],
            },
        ),
    ],
)
def test_the_first_tier_with_anything_alive_is_considered_first(people: dict[str, Any], said: dict[str, Any]) -> None:
    found = assessed(people, **said)
    tiers = {entry(found, seat.option, seat.person).tier for seat in found.plan.consider_first}
    assert tiers == {_first_tier_alive(found)}
    later = [entry(found, seat.option, seat.person).tier or 9 for seat in found.plan.in_parallel]
    assert later == sorted(later)
    assert all(tier > min(one for one in tiers if one) for tier in later)


def test_only_what_is_alive_and_in_the_order_is_in_the_plan() -> None:
    found = assess(shipped(), sample(), TODAY)
    planned = [*found.plan.consider_first, *found.plan.in_parallel]
    entries = [entry(found, seat.option, seat.person) for seat in planned]
    assert all(one.is_live and one.tier is not None for one in entries)
    assert len(planned) == len(set(planned))


def test_what_is_open_is_always_in_the_plan() -> None:
    found = assess(shipped(), sample(), TODAY)
    planned = {*found.plan.consider_first, *found.plan.in_parallel}
    assert {one.seat for one in found.entries if one.standing == "open" and one.tier is not None} <= planned


def test_family_comes_first_even_where_an_aunt_is_open() -> None:
    able = {**AUNT, "offers": "to_care", "viability": "full_positive", "carer_concerns": ["none"], "adult": "yes"}
    mother = {**MOTHER, "whereabouts": "apart", "could_care": "time_unsure"}
    said: dict[str, Any] = {
        **KNOWN,
        "living_now": "foster_carer",
        "legal_status": ["care_order"],
        "home_safety": "not_now",
    }
    found = assessed({"aunt": able, "mother": mother}, **said)
    assert entry(found, "connected_foster", "aunt").standing == "open"
    assert Seat("reunification", "mother") in found.plan.consider_first
    assert Seat("connected_foster", "aunt") in found.plan.in_parallel


def test_a_contingency_is_named_only_where_its_work_was_done() -> None:
    said: dict[str, Any] = {**KNOWN, "plan_now": ["stay_home", "sgo"]}
    assert assessed({"aunt": AUNT}, **said).plan.contingency is None
    assert assessed({"aunt": AUNT}, **said, contingency="named").plan.contingency is None
    tested = assessed({"aunt": AUNT}, **said, contingency="tested").plan.contingency
    assert tested is not None
    assert (tested.option, tested.person) == ("sgo", "aunt")
    assert tested.viable_because


def test_a_contingency_that_is_not_supported_is_not_named() -> None:
    said: dict[str, Any] = {**KNOWN, "plan_now": ["stay_home", "adoption"], "contingency": "tested"}
    said["proceedings"] = ["care_application"]  # so that this is no parent who asks for adoption
    assert entry(assessed(**said), "adoption").standing == "not_supported"
    assert assessed(**said).plan.contingency is None
