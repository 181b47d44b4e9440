"""What is answered about relatives, friends and carers, and what it does and does not do. The people are invented."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment
from tests.cases import AUNT, FOSTER_CARER, GRANDMOTHER, assessed, entry, rules

KIN_OPTIONS = ("informal_family", "connected_foster", "cao", "sgo")
IN_CARE: dict[str, Any] = {
    "birth": "2022-03",
    "living_now": "foster_carer",
    "living_with": ["carers"],
    "arrangement_since": "2026-06",
    "legal_status": ["care_order"],
    "home_safety": "not_for_childhood",
    "return_considered": "ruled_out",
    "network_search": "someone",
}
ABLE: dict[str, Any] = {
    "offers": "to_care",
    "viability": "full_positive",
    "carer_concerns": ["none"],
    "adult": "yes",
    "consent": ["authority"],
    "carer_through_childhood": "yes",
}
CARERS: dict[str, Any] = {**FOSTER_CARER, "offers": "to_care", "consent": ["none"]}


def to_do(found: Assessment) -> dict[str, str | None]:
    return {prompt.rule: prompt.about for prompt in found.prompts}


def aunt(**answers: Any) -> Assessment:
    return assessed({"aunt": {**AUNT, **ABLE, **answers}, "carers": CARERS}, **IN_CARE)


@pytest.mark.parametrize("option", ["cao", "sgo"])
@pytest.mark.parametrize("answer", ["no", "not_assessed", "not_known", "disputed"])
def test_a_carer_who_might_not_see_the_child_grow_up_is_to_be_found_out_and_never_set_aside(
    option: str, answer: str
) -> None:
    assert entry(aunt(), option, "aunt").standing == "open"
    order = entry(aunt(carer_through_childhood=answer), option, "aunt")
    assert order.standing == "find_out_first"
    assert "relationships.order-through-childhood" in rules(order.missing)
    assert not order.excluded_by


@pytest.mark.parametrize("option", KIN_OPTIONS)
def test_age_or_health_is_a_worry_with_a_name_to_find_and_excludes_nothing(option: str) -> None:
    found = entry(aunt(carer_concerns=["age_or_health"], carer_through_childhood="with_support"), option, "aunt")
    assert "network.age-or-health" in rules(found.cautions)
    assert "relationships.through-childhood" in rules(found.supports)
    assert not found.excluded_by


@pytest.mark.parametrize(
    "wish", [["foster_care"], ["no_order"], ["order_declined"], ["adoption"], ["cao"], ["undecided"], ["not_discussed"]]
)
def test_what_a_carer_wants_is_weighed_and_never_hides_an_option(wish: list[str]) -> None:
    before, after = aunt(), aunt(legal_form=wish)
    for option in KIN_OPTIONS:
        assert entry(after, option, "aunt").standing == entry(before, option, "aunt").standing


def test_an_order_thought_about_and_declined_is_said_once_and_asks_for_nothing_now() -> None:
    found = aunt(legal_form=["order_declined", "foster_care"])
    order = entry(found, "sgo", "aunt")
    assert "wishes.order-declined" in rules(order.cautions)
    assert "wishes.rather-not" not in rules(order.cautions)
    assert "wishes.talk-it-through" not in to_do(found)


def test_a_danger_between_carer_and_parents_is_said_in_the_same_words_of_every_footing() -> None:
    found = aunt(gets_on_with_parents="unsafe")
    words = {
        one.says
        for option in KIN_OPTIONS
        for one in entry(found, option, "aunt").cautions
        if one.rule == "network.unsafe-with-parents"
    }
    assert len(words) == 1
    assert all("network.unsafe-with-parents" in rules(entry(found, key, "aunt").cautions) for key in KIN_OPTIONS)


def test_a_risk_from_a_carer_and_a_carer_who_may_not_protect_are_two_worries() -> None:
    theirs = entry(aunt(carer_concerns=["risk_from_them"]), "sgo", "aunt")
    others = entry(aunt(carer_concerns=["cannot_protect"]), "sgo", "aunt")
    assert "network.risk-from-them" in rules(theirs.cautions)
    assert "network.safety-worry" not in rules(theirs.cautions)
    assert "network.safety-worry" in rules(others.cautions)
    assert "network.risk-from-them" not in rules(others.cautions)


def test_the_two_orders_are_shown_with_as_much_for_and_against_where_nothing_is_known_of_the_people(
    guidance: Guidance,
) -> None:
    found = assessed(home_safety="no", network_search="none_yet")
    for side in ("supports", "cautions"):
        lives_with, guardian = (getattr(entry(found, key), side) for key in ("cao", "sgo"))
        own = [rules(lives_with) - rules(guardian), rules(guardian) - rules(lives_with)]
        assert len(own[0]) == len(own[1]) > 0, side
    assert "law:1" in {cite for one in entry(found, "cao").supports for cite in guidance.rules[one.rule].cites}


@pytest.mark.parametrize(
    ("carers", "since", "told"),
    [
        (CARERS, "2026-06", True),
        (CARERS, "2024-06", False),
        ({**CARERS, "consent": ["authority"]}, "2026-06", False),
        ({**GRANDMOTHER, "offers": "to_care", "consent": ["none"], "carer_match": ["foster_carer"]}, "2026-06", False),
        ({**CARERS, "relation": "friend", "carer_match": ["temporary"]}, "2026-06", True),
    ],
)
def test_a_councils_foster_carer_of_under_a_year_is_told_that_leave_needs_consent(
    carers: dict[str, Any], since: str, told: bool
) -> None:
    found = assessed({"carers": carers}, **{**IN_CARE, "arrangement_since": since})
    for option in ("cao", "sgo"):
        cautions = rules(entry(found, option, "carers").cautions)
        assert ("orders.fosters-under-a-year" in cautions) is told


def test_coming_late_is_a_matter_of_time_and_never_a_mark_against_anybody() -> None:
    court = {**IN_CARE, "proceedings": ["care_application"], "issued_on": "2026-09-01"}
    told = {**AUNT, **ABLE, "viability": "under_way", "came_forward": "late_not_told"}
    found = assessed({"aunt": told, "carers": CARERS}, **court)
    assert {"network.came-forward-in-court", "network.late-because-not-told"} <= set(to_do(found))
    on_time = assessed({"aunt": {**told, "came_forward": "before_court"}, "carers": CARERS}, **court)
    assert "network.waiting-since-before-court" in to_do(on_time)
    for option in KIN_OPTIONS:
        late, early = entry(found, option, "aunt"), entry(on_time, option, "aunt")
        assert (late.standing, rules(late.cautions)) == (early.standing, rules(early.cautions))


@pytest.mark.parametrize("arranged", ["authority_asked", "not_known"])
def test_who_asked_the_family_leaves_fostering_and_family_care_both_to_find_out(arranged: str) -> None:
    said_now: dict[str, Any] = {
        "living_now": "relative",
        "living_with": ["aunt"],
        "legal_status": ["none"],
        "arranged_by": arranged,
    }
    found = assessed({"aunt": {**AUNT, **ABLE, "viability": "not_known"}}, **said_now)
    for option in ("connected_foster", "informal_family"):
        assert entry(found, option, "aunt").standing == "find_out_first"
    assert entry(found, "private_fostering", "aunt").standing == "not_applicable"


@pytest.mark.parametrize("held", ["as_parent", "as_guardian", "sgo", "cao"])
def test_somebody_with_parental_responsibility_is_neither_family_care_nor_private_fostering(held: str) -> None:
    friend = {"role": "carer", "relation": "step_parent", "offers": "to_care", "parental_responsibility": [held]}
    found = assessed({"friend": friend}, legal_status=["cao"], living_now="relative", living_with=["friend"])
    for option in ("informal_family", "private_fostering"):
        assert entry(found, option, "friend").standing == "not_applicable"


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"network_search": "nobody_asked"}, "network.ask-round"),
        ({"network_search": "one_side_only"}, "network.ask-the-other-side"),
        ({"network_search": "help_only"}, "network.help-only"),
        ({"network_search": "complete_no_one"}, "network.show-the-search"),
        ({"network_search": "complete_no_one", "genogram": "done"}, "network.show-the-search"),
    ],
)
def test_a_search_that_is_not_shown_to_be_finished_says_what_comes_next(answers: dict[str, Any], rule: str) -> None:
    found = assessed(home_safety="no", **answers)
    assert rule in to_do(found)
    assert {entry(found, option).standing for option in KIN_OPTIONS} == {"find_out_first"}


def test_a_home_the_child_does_not_know_is_met_with_introductions_and_is_no_bar() -> None:
    found = aunt(bond="none_yet")
    assert to_do(found)["relationships.introductions"] == "aunt"
    assert entry(found, "sgo", "aunt").standing == "open"
    assert "relationships.introductions" not in to_do(aunt(bond="close"))
