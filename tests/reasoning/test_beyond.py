"""Beyond the network and staying put: what is weighed evenly, what is nobody's short cut, and what is its own path."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reasoning.records import Assessment
from tests.cases import AUNT, FOSTER_CARER, MOTHER, assessed, entry, rules

PROTECTED: dict[str, Any] = {
    "birth": "2024",
    "living_now": "foster_carer",
    "home_safety": "no",
    "network_search": "none_yet",
    "plan_now": ["adoption"],
    "proceedings": ["care_application"],
    "legal_status": ["interim_care_order"],
}
GIVEN_UP: dict[str, Any] = {
    "birth": "2026-11-10",
    "living_now": "foster_carer",
    "home_safety": "not_assessed",
    "return_considered": "not_yet",
    "network_search": "nobody_asked",
    "plan_now": ["adoption"],
    "proceedings": ["none"],
    "legal_status": ["section_20"],
}
GIVING_UP = {**MOTHER, "parents_position": "relinquishing"}
FAMILY_FIRST = {"beyond.network-asked", "beyond.home-assessed"}
AT_SEVENTEEN: dict[str, Any] = {"birth": "2009-08", "living_now": "foster_carer", "legal_status": ["care_order"]}


def prompted(assessment: Assessment) -> set[str]:
    return {one.rule for one in assessment.prompts}


@pytest.mark.parametrize("birth", ["2026-03", "2018", "2010"])
def test_fostering_and_adoption_each_have_strengths_and_risks_at_any_age_and_neither_is_closed(birth: str) -> None:
    found = assessed(**{**PROTECTED, "birth": birth})
    fostering, adoption = entry(found, "ltfc"), entry(found, "adoption")
    assert fostering.tie == adoption.tie
    for one in (fostering, adoption):
        assert one.standing == "find_out_first"
        assert one.supports
        assert one.cautions
        assert {"beyond.network-asked", "beyond.compared"} <= rules(one.missing)


def test_family_time_that_goes_well_is_weighed_on_both_sides() -> None:
    mother = {**MOTHER, "family_time": "direct_well"}
    found = assessed({"mother": mother}, **PROTECTED)
    assert "ltfc.family-time-goes-well" in rules(entry(found, "ltfc").supports)
    assert "adoption.family-time-goes-well" in rules(entry(found, "adoption").cautions)
    assert "beyond.weigh-both" in prompted(found)


def test_adoption_and_fostering_wait_for_home_to_be_assessed_unless_return_was() -> None:
    unassessed = {**PROTECTED, "home_safety": "not_assessed", "return_considered": "not_yet"}
    for option in ("ltfc", "adoption"):
        assert "beyond.home-assessed" in rules(entry(assessed(**unassessed), option).missing)
        settled = assessed(**{**unassessed, "return_considered": "ruled_out"})
        assert "beyond.home-assessed" not in rules(entry(settled, option).missing)


def test_where_a_parent_asks_for_adoption_legal_advice_comes_before_the_family_is_asked() -> None:
    found = assessed({"mother": GIVING_UP}, **GIVEN_UP)
    adoption = entry(found, "adoption")
    assert not FAMILY_FIRST & rules(adoption.missing)
    assert "beyond.compared" in rules(adoption.missing)
    assert adoption.standing == "find_out_first"
    assert "adoption.advice-before-family" in rules(adoption.cautions)
    assert {"adoption.legal-advice-first", "adoption.six-weeks", "adoption.relinquishing"} <= prompted(found)
    assert "adoption.relinquishing" not in rules(adoption.supports)


@pytest.mark.parametrize(
    ("mother", "changed"),
    [
        (MOTHER, {}),
        ({**MOTHER, "parents_position": "opposes"}, {}),
        (GIVING_UP, {"proceedings": ["care_application"]}),
        (GIVING_UP, {"legal_status": ["care_order"]}),
        (GIVING_UP, {"plan_now": ["ltfc"]}),
    ],
    ids=["not said", "opposes", "in court", "under a care order", "no plan for adoption"],
)
def test_everywhere_else_the_family_comes_first(mother: dict[str, Any], changed: dict[str, Any]) -> None:
    found = assessed({"mother": mother}, **{**GIVEN_UP, **changed})
    assert rules(entry(found, "adoption").missing) >= FAMILY_FIRST
    assert "adoption.advice-before-family" not in rules(entry(found, "adoption").cautions)


def test_only_a_council_that_says_so_asks_that_family_be_assessed_out_before_early_permanence() -> None:
    young = {**PROTECTED, "age_band": "very_young", "early_permanence_steps": ["carers_approved", "adm_agreed"]}
    worded = {"early.family-assessed", "early.family-assessed-swindon"}
    asked = {
        authority: rules(entry(assessed(authority=authority, **young), "early_permanence").missing) & worded
        for authority in ("tameside", "swindon", "devon", "england")
    }
    assert asked == {
        "tameside": set(),
        "swindon": {"early.family-assessed-swindon"},
        "devon": set(),
        "england": set(),
    }


def test_an_early_permanence_home_decides_nothing_and_leaving_it_is_weighed() -> None:
    carers = {"role": "carer", "relation": "adopter", "offers": "to_care"}
    said = {**PROTECTED, "living_now": "early_permanence", "living_with": ["carers"], "network_search": "someone"}
    found = assessed({"carers": carers, "aunt": {**AUNT, "offers": "to_care"}}, **said)
    assert "early.not-a-decision" in rules(entry(found, "adoption").cautions)
    assert "early.move-weighed" in prompted(found)
    settled = assessed({"carers": carers}, **said, arrangement_stability="settled")
    assert "early.move-weighed" not in prompted(settled), "said by the prompt about a settled home"
    assert "across.a-settled-home" in prompted(settled)


def test_carers_asked_for_now_only_are_asked_whether_they_would_keep_the_child() -> None:
    for_now = {**FOSTER_CARER, "offers": "for_now"}
    assert "beyond.carers-asked" in prompted(assessed({"carers": for_now}, **PROTECTED))
    keeping = {**FOSTER_CARER, "offers": "to_care"}
    assert "beyond.carers-asked" not in prompted(assessed({"carers": keeping}, **PROTECTED))


def test_carers_who_declined_an_order_are_not_pressed_towards_one() -> None:
    def said_to(legal_form: list[str]) -> set[str]:
        carers = {**FOSTER_CARER, "offers": "to_care", "legal_form": legal_form}
        return prompted(assessed({"carers": carers}, **{**PROTECTED, "plan_now": ["ltfc"]}))

    assert "ltfc.consider-orders" in said_to(["foster_care"])
    declined = said_to(["foster_care", "order_declined"])
    assert "ltfc.order-declined" in declined
    assert "ltfc.consider-orders" not in declined


@pytest.mark.parametrize("broken", ["foster_or_residential", "order", "adoption", "relative_home"])
def test_a_home_that_broke_down_asks_why_and_closes_nothing(broken: str) -> None:
    found = assessed(**PROTECTED, earlier_breakdowns=[broken])
    before = assessed(**PROTECTED, earlier_breakdowns=["none"])
    assert "planning.earlier-breakdowns" in prompted(found)
    assert "planning.earlier-breakdowns" not in prompted(before)
    assert [one.standing for one in found.entries] == [one.standing for one in before.entries]
    assert ("adoption.broke-down" in prompted(found)) == (broken == "adoption")


@pytest.mark.parametrize(
    ("need", "rule"),
    [
        ("disabled", "needs.disability-or-health"),
        ("disability_or_health", "needs.disability-or-health"),
        ("autism_or_learning", "needs.autism-or-learning"),
        ("emotional", "needs.emotional"),
        ("behaviour", "needs.behaviour"),
        ("demanding_care", "needs.demanding-care"),
    ],
)
def test_each_need_asks_something_of_a_home_and_no_need_settles_which(need: str, rule: str) -> None:
    found = assessed(**PROTECTED, special_needs=[need])
    assert {one for one in prompted(found) if one.startswith("needs.")} == {rule}
    homes = ("ltfc", "adoption", "residential")
    assert {entry(found, option).standing for option in homes} == {"find_out_first"}


def test_a_childrens_home_can_be_good_and_no_match_today_is_no_need_for_it() -> None:
    said = {**PROTECTED, "living_now": "residential", "birth": "2010", "special_needs": ["behaviour"]}
    home = entry(assessed(**said, residential_case="search_only"), "residential")
    assert home.standing == "find_out_first"
    assert "residential.can-be-home" in rules(home.supports)
    assert "residential.no-match-is-no-need" in rules(home.cautions)
    found = assessed(**said, residential_case="both")
    assert entry(found, "residential").standing == "open"
    assert {"residential.review", "residential.network-kept", "residential.after-eighteen"} <= prompted(found)


def test_staying_put_needs_both_and_says_so_where_one_of_them_does_not_want_it() -> None:
    carers = {"carers": {**FOSTER_CARER, "offers": "to_care"}}
    said = {**AT_SEVENTEEN, "living_with": ["carers"], "age_band": "sixteen_seventeen"}
    refused = entry(assessed(carers, **said, staying_put_talk="not_wanted"), "staying_put", "carers")
    assert refused.standing == "find_out_first"
    assert "staying-put.not-wanted" in rules(refused.cautions)
    agreed = entry(assessed(carers, **said, staying_put_talk="agreed"), "staying_put", "carers")
    assert agreed.standing == "open"


def test_an_order_is_never_put_as_a_way_to_stay_on() -> None:
    carers = {"carers": {**FOSTER_CARER, "offers": "to_care"}}
    said = {**AT_SEVENTEEN, "living_with": ["carers"], "meant_for": "for_childhood"}
    assert "ltfc.consider-orders" not in prompted(assessed(carers, **said))
    assert "ltfc.consider-orders" in prompted(assessed(carers, **{**said, "birth": "2014"}))
    assert "staying-put.no-order" in prompted(assessed(carers, **said, plan_now=["sgo"]))


def test_staying_put_is_talked_of_at_a_long_term_match_and_by_sixteen() -> None:
    said = {**AT_SEVENTEEN, "meant_for": "for_childhood"}
    assert "staying-put.talk-early" in prompted(assessed(**{**said, "birth": "2018"}))
    assert "staying-put.talk-now" in prompted(assessed(**said))
    assert "staying-put.talk-now" not in prompted(
        assessed(**said, age_band="sixteen_seventeen", staying_put_talk="talked")
    )
