"""What bears on more than one option: the child's voice, brothers and sisters, family time, place, drift, planning."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment
from tests.cases import FATHER, FOSTER_CARER, assessed, entry, rules

FILES = frozenset(
    f"rules/{name}.toml"
    for name in ("childs-voice", "siblings", "family-time", "identity-and-place", "drift", "planning")
)
UNSAID = {"across.tax-credit-ended"}
"""What is about money and not about a topic."""


def prompts(found: Assessment) -> set[str]:
    return {one.rule for one in found.prompts}


def test_everything_to_do_across_options_says_what_it_is_about(guidance: Guidance) -> None:
    ours = {name: rule for name, rule in guidance.rules.items() if guidance.rule_files[name] in FILES}
    assert {guidance.rule_files[name] for name in ours} == FILES
    assert {name for name, rule in ours.items() if rule.topic is None} == UNSAID


def test_a_sparse_case_is_given_little_to_do() -> None:
    assert prompts(assessed(living_now="foster_carer")) == {"across.no-contingency", "across.parallel"}


OWN_DRIFT = {
    "tameside": "drift.second-review",
    "devon": "drift.four-months-devon",
    "swindon": "drift.four-months-swindon",
}


@pytest.mark.parametrize("authority", [*OWN_DRIFT, "england"])
def test_drift_is_told_by_ones_own_councils_rule_and_no_other(authority: str) -> None:
    found = prompts(
        assessed(
            authority=authority,
            living_now="foster_carer",
            legal_status=["care_order"],
            looked_after_since="2025-01-01",
            plan_now=["not_decided"],
        )
    )
    own = {rule for council, rule in OWN_DRIFT.items() if council == authority}
    assert found & set(OWN_DRIFT.values()) == own
    assert "drift.no-plan" in found


def test_a_plan_on_the_table_is_no_drift() -> None:
    found = prompts(
        assessed(
            living_now="foster_carer",
            legal_status=["care_order"],
            looked_after_since="2025-01-01",
            plan_now=["ltfc"],
        )
    )
    assert not [one for one in found if one.startswith("drift.")]


def test_a_wish_that_no_plan_follows_is_to_be_written_down_and_one_that_a_plan_follows_is_not() -> None:
    said: dict[str, Any] = {"living_now": "foster_carer", "child_views": "told_us", "child_wants": ["home"]}
    assert "voice.not-in-the-plan" in prompts(assessed(**said, plan_now=["ltfc"]))
    assert "voice.not-in-the-plan" not in prompts(assessed(**said, plan_now=["ltfc", "reunification"]))
    assert "voice.not-in-the-plan" not in prompts(assessed(**said))


def test_what_the_child_wants_stands_with_the_option_and_moves_no_standing() -> None:
    said: dict[str, Any] = {"living_now": "foster_carer", "home_safety": "not_now", "child_views": "told_us"}
    wants_home = entry(assessed(**said, child_wants=["home"]), "reunification")
    wants_other = entry(assessed(**said, child_wants=["not_home"]), "reunification")
    assert "voice.wants-home" in rules(wants_home.supports)
    assert "voice.does-not-want-home" in rules(wants_other.cautions)
    assert wants_home.standing == wants_other.standing


def test_staying_with_a_carer_speaks_for_the_carer_the_child_lives_with_alone() -> None:
    people = {"carer": FOSTER_CARER, "aunt": {"role": "carer", "relation": "aunt_or_uncle", "offers": "to_care"}}
    found = assessed(
        people, living_now="foster_carer", living_with=["carer"], child_views="told_us", child_wants=["stay"]
    )
    assert "voice.wants-to-stay-with-carer" in rules(entry(found, "ltfc", "carer").supports)
    assert "voice.wants-to-stay-with-carer" not in rules(entry(found, "sgo", "aunt").supports)


def test_a_brother_elsewhere_is_kept_in_touch_and_an_assessment_that_says_apart_ends_the_reminder() -> None:
    people = {"tom": {"role": "sibling", "relation": "brother_or_sister", "sibling_plan": "adoption"}}
    said: dict[str, Any] = {"living_now": "foster_carer", "siblings": ["apart"]}
    before = prompts(assessed(people, **said))
    assert {"siblings.family-time", "siblings.adopted-elsewhere", "across.brothers-and-sisters-apart"} <= before
    after = prompts(assessed(people, **said, together_or_apart="apart_needs"))
    assert {"siblings.family-time", "siblings.apart-as-assessed"} <= after
    assert not {"across.brothers-and-sisters-apart", "across.assess-brothers-and-sisters"} & after


def test_trouble_in_family_time_asks_for_support_and_takes_nothing_away() -> None:
    def with_father(goes: str) -> Assessment:
        return assessed({"father": {**FATHER, "family_time": goes}}, living_now="foster_carer", home_safety="not_now")

    missed, well = with_father("direct_unreliable"), with_father("direct_well")
    assert "family-time.unreliable" in prompts(missed)
    assert "family-time.unreliable" not in prompts(well)
    assert [one.standing for one in missed.entries] == [one.standing for one in well.entries]


def test_twenty_miles_is_swindons_alone() -> None:
    far: dict[str, Any] = {"living_now": "foster_carer", "place": "other_authority"}
    assert "place.twenty-miles" in prompts(assessed(authority="swindon", **far))
    for authority in ("tameside", "devon", "england"):
        found = prompts(assessed(authority=authority, **far))
        assert "place.twenty-miles" not in found
        assert "place.far" in found
