"""Who may apply: as printed, and as the law has it. Where they part, ask legal. Never "not eligible"."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.documents.as_json import assessment_data
from assistant.documents.as_text import assessment_text
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment, Finding
from tests.cases import AUNT, FATHER, FOSTER_CARER, GRANDMOTHER, MOTHER, TODAY, assessed, case, entry, route

ABLE: dict[str, Any] = {
    "offers": "to_care",
    "viability": "full_positive",
    "carer_concerns": ["none"],
    "adult": "yes",
    "carer_through_childhood": "with_support",
}
ELSEWHERE: dict[str, Any] = {
    "birth": "2018-03",
    "living_now": "foster_carer",
    "living_with": ["now"],
    "arrangement_since": "2026-05-21",
    "legal_status": ["care_order"],
    "home_safety": "not_for_childhood",
}
NOW: dict[str, Any] = {"now": {"role": "carer", "relation": "foster_carer", "offers": "for_now"}}


def _finding(found: Assessment, option: str, person: str, ground: str) -> Finding | None:
    shown = route(entry(found, option, person), ground)
    return None if shown is None else shown.finding


def test_three_years_that_ended_six_months_ago_meet_the_print_and_not_the_law_for_special_guardianship() -> None:
    friend = {"role": "carer", "relation": "friend", **ABLE, "legal_form": ["sgo"], "consent": ["none"]}
    friend |= {"cared_since": "2022-05-01", "cared_until": "2026-05-20"}
    found = assessed({"friend": friend, **NOW}, **ELSEWHERE)
    guardian = entry(found, "sgo", "friend")
    assert _finding(found, "sgo", "friend", "sgo.three-years") == "law_differs"
    assert (guardian.standing, {held.note for held in guardian.law_differs}) == ("find_out_first", {41})


def test_three_years_that_ended_two_months_ago_meet_print_and_law() -> None:
    friend = {"role": "carer", "relation": "friend", **ABLE, "legal_form": ["sgo"], "consent": ["none"]}
    friend |= {"cared_since": "2022-05-01", "cared_until": "2026-09-25"}
    found = assessed({"friend": friend, **NOW}, **{**ELSEWHERE, "arrangement_since": "2026-09-25"})
    assert _finding(found, "sgo", "friend", "sgo.three-years") == "appears_met"
    assert entry(found, "sgo", "friend").standing == "open"


def test_three_years_with_the_child_still_there_meet_print_and_law() -> None:
    friend = {"role": "carer", "relation": "friend", **ABLE, "consent": ["none"], "cared_since": "does_not_apply"}
    said: dict[str, Any] = {
        **ELSEWHERE,
        "living_now": "connected_foster",
        "living_with": ["friend"],
        "arrangement_since": "2023-11-21",
    }
    assert _finding(assessed({"friend": friend}, **said), "sgo", "friend", "sgo.three-years") == "appears_met"
    said["arrangement_since"] = "2023-11-22"
    assert _finding(assessed({"friend": friend}, **said), "sgo", "friend", "sgo.three-years") is None


def test_about_three_years_cannot_be_told_and_says_what_it_needs() -> None:
    friend = {"role": "carer", "relation": "friend", **ABLE, "consent": ["none"], "cared_since": "does_not_apply"}
    said: dict[str, Any] = {
        **ELSEWHERE,
        "living_now": "connected_foster",
        "living_with": ["friend"],
        "arrangement_since": "2023",
    }
    shown = route(entry(assessed({"friend": friend}, **said), "sgo", "friend"), "sgo.three-years")
    assert shown is not None
    assert shown.finding == "cannot_tell"
    assert ("child", "arrangement_since") in {(one.about, one.question) for one in shown.needs}


@pytest.mark.parametrize(
    ("status", "finding", "standing"),
    [
        (["section_20"], "law_differs", "find_out_first"),
        (["looked_after"], "cannot_tell", "find_out_first"),
        (["interim_care_order"], "appears_met", "open"),
        (["care_order"], "appears_met", "open"),
    ],
)
def test_the_authoritys_consent_opens_a_lives_with_order_only_under_a_care_order(
    status: list[str], finding: str, standing: str
) -> None:
    aunt = {**AUNT, **ABLE, "legal_form": ["cao"], "consent": ["authority"], "cared_since": "does_not_apply"}
    found = assessed({"aunt": aunt, **NOW}, **{**ELSEWHERE, "legal_status": status})
    order = entry(found, "cao", "aunt")
    assert _finding(found, "cao", "aunt", "cao.authority-consent") == finding
    assert order.standing == standing
    assert bool(order.law_differs) is (finding == "law_differs")


def test_a_relatives_year_not_up_to_now_differs_in_law() -> None:
    grandmother = {**GRANDMOTHER, **ABLE, "consent": ["none"], "legal_form": ["sgo"]}
    grandmother |= {"cared_since": "2023-01-01", "cared_until": "2024-06-30"}
    found = assessed({"grandmother": grandmother, **NOW}, **ELSEWHERE)
    for option in ("cao", "sgo"):
        assert _finding(found, option, "grandmother", f"{option}.relative-one-year") == "law_differs"
        assert entry(found, option, "grandmother").standing == "find_out_first"
        assert {held.note for held in entry(found, option, "grandmother").law_differs} == {2}


def test_a_close_relatives_year_up_to_now_meets_print_and_law() -> None:
    grandmother = {**GRANDMOTHER, **ABLE, "consent": ["none"], "cared_since": "does_not_apply"}
    said: dict[str, Any] = {**ELSEWHERE, "living_now": "connected_foster", "living_with": ["grandmother"]}
    found = assessed({"grandmother": grandmother}, **{**said, "arrangement_since": "2025-11-21"})
    assert _finding(found, "sgo", "grandmother", "sgo.relative-one-year") == "appears_met"
    assert entry(found, "sgo", "grandmother").standing == "open"


def test_a_cousins_year_meets_the_print_and_not_the_law() -> None:
    cousin = {
        "role": "carer",
        "relation": "other_relative",
        **ABLE,
        "consent": ["none"],
        "cared_since": "does_not_apply",
    }
    said: dict[str, Any] = {
        **ELSEWHERE,
        "living_now": "connected_foster",
        "living_with": ["cousin"],
        "arrangement_since": "2025-01-01",
    }
    assert _finding(assessed({"cousin": cousin}, **said), "sgo", "cousin", "sgo.relative-one-year") == "law_differs"


@pytest.mark.parametrize("parent", [MOTHER, FATHER])
def test_a_parent_as_special_guardian_is_held_for_the_law(parent: dict[str, Any]) -> None:
    them = {
        **parent,
        "whereabouts": "apart",
        "could_care": "yes",
        "legal_form": ["sgo"],
        "consent": ["everyone_with_pr"],
    }
    found = assessed({"them": them, **NOW}, **ELSEWHERE)
    guardian = entry(found, "sgo", "them")
    assert guardian.standing == "find_out_first"
    assert 39 in {held.note for held in guardian.law_differs}


def test_a_supervision_order_at_seventeen_is_held_for_the_law() -> None:
    said: dict[str, Any] = {
        "living_now": "parents",
        "home_safety": "beyond_plan",
        "support_plan": "agreed",
        "legal_status": ["none"],
    }
    held = entry(assessed(**said, birth="2009-03-01"), "stay_home_so")
    assert (held.standing, {one.note for one in held.law_differs}) == ("find_out_first", {35})
    assert entry(assessed(**said, birth="2012-03-01"), "stay_home_so").standing == "open"


def test_a_supervision_order_at_an_age_nobody_said_waits() -> None:
    said: dict[str, Any] = {
        "living_now": "parents",
        "home_safety": "beyond_plan",
        "support_plan": "agreed",
        "legal_status": ["none"],
    }
    waiting = entry(assessed(**said), "stay_home_so")
    assert waiting.standing == "find_out_first"
    assert waiting.law_differs == ()
    assert "law:35" in {cite for one in waiting.missing for cite in one.cites}


def test_a_supervision_order_already_made_is_not_held_at_seventeen() -> None:
    said: dict[str, Any] = {"living_now": "parents", "home_safety": "beyond_plan", "support_plan": "agreed"}
    held = entry(assessed(**said, legal_status=["supervision_order"], birth="2009-03-01"), "stay_home_so")
    assert held.law_differs == ()


def test_where_no_printed_ground_is_met_leave_of_the_court_comes_next() -> None:
    aunt = {**AUNT, **ABLE, "consent": ["none"], "legal_form": ["cao"], "cared_since": "does_not_apply"}
    order = entry(assessed({"aunt": aunt, **NOW}, **ELSEWHERE), "cao", "aunt")
    assert [one.finding for one in order.routes] == ["none_printed"]
    assert order.standing == "find_out_first"
    assert "leave of the court" in order.routes[0].says
    assert any(one.answered and "leave of the court" in one.needs for one in order.missing)


def test_nobody_asked_about_consent_leaves_the_route_to_be_told() -> None:
    order = entry(assessed({"aunt": {**AUNT, **ABLE}, **NOW}, **ELSEWHERE), "cao", "aunt")
    assert {one.finding for one in order.routes} == {"cannot_tell"}
    assert order.standing == "find_out_first"


@pytest.mark.parametrize("since", ["2025-11-21", "2025-11-22"])
def test_a_foster_carers_year_is_counted_by_the_calendar(since: str) -> None:
    carer = {**FOSTER_CARER, "offers": "to_care", "consent": ["none"], "cared_since": "does_not_apply"}
    said: dict[str, Any] = {
        **ELSEWHERE,
        "living_with": ["carer"],
        "arrangement_since": since,
        "arrangement_stability": "settled",
    }
    found = assessed({"carer": carer}, **said)
    met = "appears_met" if since == "2025-11-21" else None
    assert _finding(found, "sgo", "carer", "sgo.foster-carer-one-year") == met
    assert entry(found, "sgo", "carer").tier == 3


def test_nothing_is_ever_called_not_eligible(guidance: Guidance) -> None:
    people = {
        "aunt": {**AUNT, **ABLE, "consent": ["none"], "legal_form": ["sgo"]},
        "mother": {**MOTHER, "whereabouts": "apart", "legal_form": ["sgo"]},
        **NOW,
    }
    found = assessed(people, **ELSEWHERE)
    text = assessment_text(found, guidance, case(people, **ELSEWHERE).facts(guidance, TODAY), full=True)
    for printed in (text, json.dumps(assessment_data(found, guidance))):
        assert "eligible" not in printed.lower()
        assert "ineligible" not in printed.lower()
