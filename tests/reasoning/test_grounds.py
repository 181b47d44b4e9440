"""The traps of the printed grounds: what looks alike and is not, what is printed once, and what is never a no."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import AUNT, FOSTER_CARER, assessed, entry, route

STEP_FATHER: dict[str, Any] = {"relation": "step_parent", "offers": "to_care", "legal_form": ["cao"]}
AWAY: dict[str, Any] = {"living_now": "foster_carer", "living_with": ["now"], "home_safety": "no", "birth": "2014-02"}
NOW: dict[str, Any] = {"now": {"role": "carer", "relation": "foster_carer", "offers": "for_now"}}


def _finding(people: dict[str, Any], option: str, person: str, ground: str, **said: Any) -> str | None:
    found = assessed({**people, **NOW}, **{**AWAY, **said})
    shown = route(entry(found, option, person), f"{option}.{ground}")
    return None if shown is None else shown.finding


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ({"role": "parent"}, "appears_met"),
        ({"role": "carer", "cared_since": "2015-01", "cared_until": "2018-01"}, "appears_met"),
        ({"role": "carer"}, "cannot_tell"),
        ({"role": "carer", "cared_since": "does_not_apply"}, None),
    ],
)
def test_a_step_parent_who_brought_the_child_up_is_not_forgotten_after_five_years(
    said: dict[str, Any], finding: str | None
) -> None:
    step_father = {**STEP_FATHER, **said}
    assert _finding({"step": step_father}, "cao", "step", "child-of-the-family") == finding


def test_only_marriage_is_printed_and_a_partner_is_not_a_step_parent(guidance: Any) -> None:
    assert "Marriage is all that is printed" in guidance.grounds["cao.child-of-the-family"].says
    partner = {
        "role": "carer",
        **STEP_FATHER,
        "relation": "parents_partner",
        "cared_since": "2015",
        "consent": ["none"],
    }
    assert _finding({"partner": partner}, "cao", "partner", "child-of-the-family") is None


@pytest.mark.parametrize(
    ("since", "until", "finding"),
    [
        ("2023-09-01", "2026-10-01", "appears_met"),
        ("2021-12-01", "2025-12-01", None),
        ("2018-01-01", "2023-01-01", None),
        ("2016-01-01", "2026-10-01", "appears_met"),
    ],
)
def test_three_years_count_only_inside_the_last_five_and_end_no_more_than_three_months_ago(
    since: str, until: str, finding: str | None
) -> None:
    friend = {"role": "carer", "relation": "friend", "offers": "to_care", "cared_since": since, "cared_until": until}
    assert _finding({"friend": friend}, "cao", "friend", "three-years") == finding


@pytest.mark.parametrize(
    ("status", "finding"),
    [
        (["child_in_need"], "appears_met"),
        (["section_20"], None),
        (["care_order"], None),
        (["cao"], None),
        (["looked_after"], None),
    ],
)
def test_everyones_consent_is_for_any_other_case(status: list[str], finding: str | None) -> None:
    aunt = {**AUNT, "offers": "to_care", "consent": ["everyone_with_pr"]}
    assert _finding({"aunt": aunt}, "cao", "aunt", "everyones-consent", legal_status=status) == finding


@pytest.mark.parametrize(
    ("status", "cao", "sgo"),
    [
        (["section_20"], "law_differs", None),
        (["emergency_protection"], "law_differs", None),
        (["interim_care_order"], "appears_met", "appears_met"),
        (["child_in_need"], None, None),
    ],
)
def test_the_authoritys_consent_is_printed_for_cared_for_in_one_list_and_for_a_care_order_in_the_other(
    status: list[str], cao: str | None, sgo: str | None
) -> None:
    aunt = {**AUNT, "offers": "to_care", "consent": ["authority"]}
    assert _finding({"aunt": aunt}, "cao", "aunt", "authority-consent", legal_status=status) == cao
    assert _finding({"aunt": aunt}, "sgo", "aunt", "authority-consent", legal_status=status) == sgo


def test_three_years_to_adopt_are_for_a_carer_who_does_not_foster() -> None:
    years = {"offers": "to_care", "legal_form": ["adoption"], "cared_since": "2021-12-01", "cared_until": "2026-11-01"}
    grounds = {
        "informal": {"role": "carer", "relation": "friend", "carer_match": ["none"], **years},
        "connected": {"role": "carer", "relation": "friend", "carer_match": ["foster_carer"], **years},
        "fosters": {**FOSTER_CARER, **years},
    }
    found = assessed({**grounds, **NOW}, **AWAY, legal_status=["care_order"])
    met = {
        who: {one.ground for one in entry(found, "adoption", who).routes if one.finding == "appears_met"}
        for who in grounds
    }
    assert met == {
        "informal": {"adoption.other-carer-three-years"},
        "connected": {"adoption.foster-carer-one-year"},
        "fosters": {"adoption.foster-carer-one-year"},
    }
