"""Home: help given, fair warning, harm in its parts, what separation would do, and the three care orders at home."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reasoning.records import Assessment
from tests.cases import AUNT, FATHER, FOSTER_CARER, MOTHER, assessed, entry, rules, shipped

AWAY: dict[str, Any] = {"living_now": "foster_carer", "legal_status": ["care_order"], "home_safety": "not_now"}
HOME: dict[str, Any] = {"living_now": "parents", "legal_status": ["child_protection"], "home_safety": "not_now"}
HOME_OPTIONS = {"stay_home", "reunification", "stay_home_so", "care_order_home"}


def to_do(found: Assessment) -> set[str]:
    """The rules behind what there is to do."""
    return {one.rule for one in found.prompts}


@pytest.mark.parametrize("said", [["none"], ["promised"], ["family_support", "promised"]])
def test_home_is_not_set_aside_on_help_that_was_never_given(said: list[str]) -> None:
    assert "home.help-not-started" in to_do(assessed(**AWAY, support_given=said))


def test_help_that_nobody_was_asked_about_is_not_called_never_given() -> None:
    found = to_do(assessed(**AWAY, support_given=["therapy"]))
    assert "home.what-came-of-help" in found
    assert "home.help-not-started" not in found


def test_help_not_taken_up_is_a_risk_to_be_understood_and_closes_nothing() -> None:
    without, with_it = (assessed(**AWAY, support_given=said) for said in (["therapy"], ["therapy", "not_taken_up"]))
    assert "home.help-not-taken-up" in rules(entry(with_it, "reunification").cautions)
    assert [one.standing for one in without.entries] == [one.standing for one in with_it.entries]


@pytest.mark.parametrize(("said", "asked"), [("no", True), ("told", True), ("written", False)])
def test_the_family_is_to_be_told_in_writing_what_has_to_change(said: str, asked: bool) -> None:
    found = assessed(**AWAY, told_what_must_change=said)
    assert ("home.tell-what-must-change" in to_do(found)) is asked
    assert ("home.told-what-must-change" in rules(entry(found, "reunification").supports)) is not asked


def test_every_answer_about_home_is_read() -> None:
    homes = {one.id for one in shipped().questions.values() if one.group in ("home", "parents")}
    read = " ".join(
        (*(rule.when for rule in shipped().rules.values()), *(r.needs or "" for r in shipped().rules.values()))
    )
    assert {question for question in homes if question not in read} <= {"parental_responsibility"}


def test_the_parent_who_was_hurt_is_told_apart_from_the_one_who_did_it() -> None:
    people = {
        "mother": {**MOTHER, "whereabouts": "apart", "part_in_harm": "hurt_too"},
        "father": {**FATHER, "whereabouts": "apart", "part_in_harm": "caused"},
    }
    found = assessed(people, **AWAY, home_risks=["domestic_abuse"])
    assert [one.about for one in found.prompts if one.rule == "harm.parent-hurt-too"] == ["mother"]
    assert "home.parent-caused-harm" in rules(entry(found, "reunification", "father").cautions)
    assert "home.parent-caused-harm" not in rules(entry(found, "reunification", "mother").cautions)


def test_that_the_danger_has_left_is_no_strength_of_the_parent_who_was_the_danger() -> None:
    people = {"father": {**FATHER, "whereabouts": "apart", "part_in_harm": "caused"}}
    found = assessed(people, **AWAY, risk_reduced_by=["person_gone", "order"])
    said = {"home.danger-gone", "home.order-keeps-danger-away"}
    assert said <= rules(entry(found, "reunification").harm_reduced_by)
    assert not said & rules(entry(found, "reunification", "father").harm_reduced_by)


def test_harm_that_is_happening_while_the_child_is_at_home_asks_for_something_today() -> None:
    assert "harm.at-home-now" in to_do(assessed(**HOME, risk_likelihood="happening"))
    assert "harm.at-home-now" not in to_do(assessed(**AWAY, risk_likelihood="happening"))
    assert "harm.at-home-now" not in to_do(assessed(**HOME, risk_likelihood="feared"))


@pytest.mark.parametrize("part", ["risk_likelihood", "risk_seriousness"])
def test_a_part_of_the_harm_that_nobody_worked_out_is_to_be_worked_out(part: str) -> None:
    assert "harm.worked-out" in to_do(assessed(**{**HOME, part: "not_assessed"}))


def test_going_home_and_moving_to_somebody_else_would_lose_the_carers_and_staying_with_them_would_not() -> None:
    people = {"carers": {**FOSTER_CARER, "offers": "to_care"}, "aunt": {**AUNT, "offers": "to_care"}}
    found = assessed(people, **AWAY, living_with=["carers"], separation_harm=["carers"])
    assert "harm.home-leaves-carers" in rules(entry(found, "reunification").cautions)
    assert "harm.moving-leaves-carers" in rules(entry(found, "sgo", "aunt").cautions)
    for one in found.entries:
        if one.seat.person == "carers":
            assert "harm.moving-leaves-carers" not in rules(one.cautions)


def test_whom_the_child_lives_with_not_known_accuses_nobody_of_a_move() -> None:
    people = {"carers": {**FOSTER_CARER, "offers": "to_care"}, "aunt": {**AUNT, "offers": "to_care"}}
    found = assessed(people, **AWAY, living_with="not_known", separation_harm=["carers"])
    assert not [one for one in found.entries if "harm.moving-leaves-carers" in rules(one.cautions)]


def test_what_leaving_home_would_cost_is_said_of_a_child_who_is_there() -> None:
    staying = entry(assessed(**HOME, separation_harm=["siblings", "community"]), "stay_home")
    assert {"harm.lose-brothers-and-sisters", "harm.lose-community"} <= rules(staying.supports)


def test_return_is_looked_at_even_where_nobody_plans_it() -> None:
    assert "home.ask-whether-or-not" in to_do(assessed(**AWAY, return_considered="not_yet", plan_now=["ltfc"]))


def test_a_parent_who_cannot_be_found_is_to_be_looked_for_even_where_return_is_ruled_out() -> None:
    people = {"father": {**FATHER, "whereabouts": "untraceable"}}
    said = {**AWAY, "home_safety": "not_for_childhood", "return_considered": "ruled_out"}
    assert "home.find-the-parent" in to_do(assessed(people, **said))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"living_now": "parents", "legal_status": ["care_order"]}, "home.final-order-exceptional"),
        ({"living_now": "parents", "legal_status": ["interim_care_order"]}, "home.interim-order"),
        (
            {"living_now": "foster_carer", "legal_status": ["interim_care_order"], "return_considered": "planned"},
            "home.interim-order",
        ),
        (
            {"living_now": "foster_carer", "legal_status": ["care_order"], "return_considered": "planned"},
            "home.staged-return",
        ),
    ],
)
def test_three_kinds_of_care_order_at_home_are_told_apart(said: dict[str, Any], kind: str) -> None:
    kinds = {"home.final-order-exceptional", "home.interim-order", "home.staged-return"}
    assert rules(entry(assessed(**said, home_safety="beyond_plan"), "care_order_home").cautions) & kinds == {kind}


def test_a_final_order_planned_while_an_interim_one_is_in_force_needs_its_exceptional_reason() -> None:
    said: dict[str, Any] = {
        "living_now": "parents",
        "legal_status": ["interim_care_order"],
        "home_safety": "beyond_plan",
        "support_plan": "agreed",
        "exceptional_reason": "no",
    }
    planned = entry(assessed(**said, plan_now=["care_order_home"]), "care_order_home")
    assert "home.exception-written-down" in rules(planned.missing)
    unplanned = entry(assessed(**said, plan_now=["stay_home"]), "care_order_home")
    assert "home.exception-written-down" not in rules(unplanned.missing)


def test_what_the_family_first_order_says_comes_after_the_childs_own_facts() -> None:
    people = {"mother": {**MOTHER, "whereabouts": "with_other_parent", "works_with_us": "openly"}}
    found = assessed(people, **HOME, risk_reduced_by=["plan_kept"], told_what_must_change="written")
    staying = [one.rule for one in entry(found, "stay_home").supports]
    assert len(staying) > 1
    assert staying[-1] == "home.family-first"


def test_what_is_said_of_help_and_of_harm_never_moves_where_anything_stands() -> None:
    bare = assessed(**AWAY)
    full = assessed(
        **AWAY,
        support_given=["promised"],
        told_what_must_change="no",
        risk_seriousness="grave",
        separation_harm=["carers"],
    )
    assert [(one.seat, one.tier, one.standing) for one in bare.entries] == [
        (one.seat, one.tier, one.standing) for one in full.entries
    ]
    assert HOME_OPTIONS & {one.seat.option for one in full.entries}
