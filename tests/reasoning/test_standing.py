"""Where entries stand: unknown is never no, a failed requirement is found out first, an excluder says why."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import AUNT, FATHER, FOSTER_CARER, GRANDMOTHER, MOTHER, assessed, entry, rules

ABLE = {
    "offers": "to_care",
    "viability": "full_positive",
    "carer_concerns": ["none"],
    "adult": "yes",
    "carer_through_childhood": "with_support",
}
IN_CARE: dict[str, Any] = {
    "birth": "2024",
    "living_now": "foster_carer",
    "legal_status": ["care_order"],
    "home_safety": "not_for_childhood",
    "return_considered": "ruled_out",
}


def test_a_home_nobody_asked_about_is_to_be_found_out_and_neither_open_nor_closed() -> None:
    home = entry(assessed(living_now="parents"), "stay_home")
    assert home.standing == "find_out_first"
    (needed,) = [one for one in home.missing if one.rule == "home.safe-as-it-is"]
    assert not needed.answered
    assert [one.question for one in needed.questions] == ["home_safety"]


def test_a_home_assessed_as_safe_is_open() -> None:
    home = entry(assessed(living_now="parents", home_safety="with_plan"), "stay_home")
    assert (home.standing, home.missing, home.excluded_by) == ("open", (), ())


def test_a_requirement_answered_no_is_found_out_first_and_says_so() -> None:
    home = entry(assessed(living_now="parents", home_safety="no"), "stay_home")
    assert home.standing == "find_out_first"
    assert [one.answered for one in home.missing if one.rule == "home.safe-as-it-is"] == [True]


def test_an_excluder_names_itself_its_answer_and_its_citations() -> None:
    home = entry(assessed(living_now="parents", home_safety="not_for_childhood"), "stay_home")
    assert home.standing == "not_supported"
    (because,) = home.excluded_by
    assert [(one.question, one.value) for one in because.because] == [("home_safety", "not_for_childhood")]
    assert because.cites


def test_a_disputed_answer_leaves_its_entry_to_be_found_out() -> None:
    home = entry(assessed(living_now="parents", home_safety={"disputed": ["yes", "not_for_childhood"]}), "stay_home")
    assert home.standing == "find_out_first"


def test_what_is_not_about_the_child_says_why() -> None:
    staying = entry(assessed(living_now="foster_carer"), "stay_home")
    assert staying.standing == "not_applicable"
    assert rules(staying.defined_out_by) == {"home.lives-elsewhere"}
    assert staying.missing == ()


@pytest.mark.parametrize("today_unknown", ["not_known", "disputed"])
def test_where_the_child_lives_not_known_leaves_both_staying_and_return(today_unknown: str) -> None:
    found = assessed(living_now=today_unknown)
    assert entry(found, "stay_home").standing == entry(found, "reunification").standing == "find_out_first"


def test_a_father_assessed_as_able_is_open_beside_a_mother_who_never_could() -> None:
    people = {
        "mother": {**MOTHER, "whereabouts": "apart", "could_care": "not_for_childhood"},
        "father": {**FATHER, "whereabouts": "apart", "could_care": "yes"},
        "aunt": {**AUNT, **ABLE, "viability": "full_negative", "carer_concerns": ["risk_from_them"]},
        "carers": {**FOSTER_CARER, "offers": "to_care", "legal_form": ["sgo"]},
    }
    found = assessed(people, **IN_CARE)
    father = entry(found, "reunification", "father")
    assert (father.tier, father.standing) == (1, "open")
    assert entry(found, "reunification", "mother").standing == "not_supported"
    assert entry(found, "reunification").standing == "not_supported"
    assert entry(found, "sgo", "aunt").standing == "not_supported"
    assert entry(found, "sgo", "carers").tier == 3
    assert entry(found, "sgo", "carers").standing == "find_out_first"


def test_able_grandparents_and_a_settled_toddler_are_both_open_and_neither_is_presumed() -> None:
    people = {
        "grandmother": {**GRANDMOTHER, **ABLE, "legal_form": ["sgo"], "consent": ["authority"]},
        "carers": {"role": "carer", "relation": "adopter", "offers": "to_care", "carer_match": ["adopter"]},
    }
    answers = IN_CARE | {
        "living_now": "early_permanence",
        "living_with": ["carers"],
        "arrangement_stability": "settled",
        "network_search": "someone",
        "others_examined": "recorded",
        "plan_now": ["sgo", "adoption"],
        "early_permanence_steps": ["family_assessed_out", "carers_approved"],
        "age_band": "very_young",
    }
    found = assessed(people, **answers)
    guardian, adoption = entry(found, "sgo", "grandmother"), entry(found, "adoption", "carers")
    assert guardian.standing == adoption.standing == "open"
    assert "beyond.network-person-positive" in rules(adoption.cautions)
    assert "beyond.settled-here" in rules(adoption.supports)
    assert "network.full-positive" in rules(guardian.supports)


def test_adoption_is_not_reached_by_crossing_the_others_off() -> None:
    found = assessed({"aunt": {**AUNT, "offers": "no"}}, **IN_CARE)
    adoption = entry(found, "adoption")
    assert adoption.standing == "find_out_first"
    assert {"beyond.compared", "beyond.network-asked"} <= rules(adoption.missing)


@pytest.mark.parametrize("home", ["yes", "with_plan"])
def test_adoption_is_not_supported_where_home_is_safe(home: str) -> None:
    found = assessed(**{**IN_CARE, "home_safety": home, "return_considered": "planned"})
    assert entry(found, "adoption").standing == "not_supported"


def test_nobody_named_is_not_nobody_there() -> None:
    said: dict[str, Any] = {"home_safety": "no", "network_search": "complete_no_one"}
    assert entry(assessed(**said), "sgo").standing == "find_out_first"
    complete = assessed(**said, genogram="done", family_meeting="held_no_plan")
    assert entry(complete, "sgo").standing == "not_supported"


@pytest.mark.parametrize(
    "viability", ["positive", "conflicting", "negative", "under_way", "not_known", "full_negative"]
)
def test_kin_short_of_a_full_positive_assessment_are_to_be_found_out(viability: str) -> None:
    found = assessed({"aunt": {**AUNT, "offers": "to_care", "viability": viability}}, **IN_CARE)
    assert entry(found, "connected_foster", "aunt").standing == "find_out_first"


def test_worries_nobody_has_ruled_out_are_not_cleared_by_silence() -> None:
    person = {**AUNT, "offers": "to_care", "viability": "full_negative", "carer_concerns": ["stretched"]}
    found = entry(assessed({"aunt": person}, **IN_CARE), "connected_foster", "aunt")
    assert found.standing == "find_out_first"
    assert "network.not-safe" in rules(found.missing)


def test_a_parents_opposition_is_weighed_and_is_no_bar() -> None:
    mother = {**MOTHER, "whereabouts": "apart", "parents_position": "opposes"}
    aunt = {**AUNT, **ABLE, "legal_form": ["cao"], "consent": ["authority"]}
    found = assessed({"mother": mother, "aunt": {**aunt, "adult": "yes"}}, **IN_CARE, plan_now=["cao"])
    order = entry(found, "cao", "aunt")
    assert order.standing == "open"
    assert "orders.cao-parents-oppose" in rules(order.cautions)


def test_a_childs_home_asks_for_both_conditions_in_tameside_and_for_a_care_plan_elsewhere() -> None:
    said: dict[str, Any] = {**IN_CARE, "special_needs": ["behaviour"], "residential_case": "need_only"}
    assert entry(assessed(authority="tameside", **said), "residential").standing == "find_out_first"
    assert entry(assessed(authority="swindon", **said), "residential").standing == "open"
    said["residential_case"] = "both"
    assert entry(assessed(authority="tameside", **said), "residential").standing == "open"


def test_a_gap_is_asked_of_whoever_can_supply_it() -> None:
    found = assessed({"aunt": {**AUNT, "offers": "not_known"}}, **IN_CARE)
    gaps = {(gap.about, gap.who.lower()) for gap in found.gaps}
    assert ("aunt", "assessing social worker") in gaps
    assert any(about == "child" for about, _ in gaps)


def test_what_is_answered_not_known_or_disputed_is_a_gap() -> None:
    found = assessed(genogram="not_known", family_meeting="disputed", ppm_last="not_known")
    words = " | ".join(gap.what for gap in found.gaps)
    assert "Is there a cultural genogram?" in words
    assert "(disputed)" in words
    assert "Last Permanency Planning Meeting" in words


def test_gaps_are_said_once() -> None:
    found = assessed({"aunt": AUNT, "grandmother": GRANDMOTHER}, **IN_CARE)
    said = [(gap.what, gap.about) for gap in found.gaps]
    assert len(said) == len(set(said))


def test_only_conflicts_and_notes_that_bear_on_the_case_are_shown() -> None:
    found = assessed(living_now="parents", legal_status=["none"], home_safety="yes", birth="2018")
    assert set(found.conflicts) != set(assessed(**IN_CARE).conflicts)
    assert 7 not in {note.note for note in found.notes}
    assert 7 in {note.note for note in assessed(legal_status=["adopted"], home_safety="yes").notes}


def test_nobody_is_asked_under_two_names() -> None:
    who = {gap.who for gap in assessed({"aunt": AUNT}, **IN_CARE, genogram="not_known").gaps}
    assert len({one.lower() for one in who}) == len(who)
