"""The plan whole, its contingency, what nobody knows yet, and what is to be done by which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.arguments import rule_truth
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import (
    Contingency,
    Due,
    Gap,
    Plan,
    Prompt,
    Seat,
)
from tests.cases import FATHER, MOTHER, TODAY, assessed, case, due, shipped
from tests.reasoning.test_turning import NAMES
from tests.reasoning.test_whole_records import AWAY, OFFERING, Words


def test_a_plan_whole() -> None:
    mother = {**MOTHER, "could_care": "not_for_childhood"}
    said = {**AWAY, "home_safety": "not_for_childhood", "plan_now": ["sgo", "ltfc"], "contingency": "tested"}
    found = assessed({"aunt": OFFERING, "mother": mother}, **said)
    names = "informal_family", "connected_foster", "cao", "sgo"
    assert found.plan == Plan(
        consider_first=tuple(Seat(one, "aunt") for one in names),
        in_parallel=tuple(
            Seat(one.option, one.person)
            for one in found.entries
            if one.tier == 3 and one.is_live and one.seat in found.plan.in_parallel
        ),
        contingency=Contingency("ltfc", None, "You say that work has been done to show it would hold."),
        too_little_known=False,
        beside=(),
    )
    assert Seat("ltfc") in found.plan.in_parallel


@pytest.mark.parametrize(
    ("plans", "tested", "named"),
    [
        (["reunification", "sgo"], "tested", Contingency("sgo", "aunt", "")),
        (["reunification", "not_decided", "sgo"], "tested", Contingency("sgo", "aunt", "")),
        (["sgo"], "tested", None),
        (["reunification", "sgo"], "named", None),
        (["reunification", "sgo"], None, None),
        (None, "tested", None),
        ("not_known", "tested", None),
    ],
)
def test_the_contingency_is_the_second_plan_whose_work_was_done(
    plans: Any, tested: str | None, named: Contingency | None
) -> None:
    said = {**AWAY, **({"plan_now": plans} if plans else {}), **({"contingency": tested} if tested else {})}
    found = assessed({"aunt": OFFERING}, **said).plan.contingency
    assert (found and replace(found, viable_because="")) == named


def test_with_two_who_could_the_contingency_names_neither() -> None:
    said = {**AWAY, "plan_now": ["reunification", "sgo"], "contingency": "tested"}
    found = assessed({"aunt": OFFERING, "uncle": OFFERING}, **said).plan.contingency
    assert found
    assert (found.option, found.person) == ("sgo", None)


def test_gaps_are_named_with_whom_they_are_about_and_who_knows(guidance: Guidance) -> None:
    found = assessed({"aunt": {**OFFERING, "gets_on_with_parents": "disputed"}}, **{**AWAY, "child_views": "not_known"})
    rule = guidance.rules["network.assessed-able"]
    views, ties = guidance.questions["child_views"], guidance.questions["gets_on_with_parents"]
    about_aunt = Gap(
        "A full assessment that the aunt can care for the child safely.", "aunt", "assessing social worker", rule.cites
    )
    assert found.gaps.count(about_aunt) == 1
    assert Gap(guidance.question_text("child_views"), "child", "social worker", views.decides) in found.gaps
    words = f"{guidance.question_text('gets_on_with_parents')} (disputed)"
    assert Gap(words, "aunt", "social worker", ties.decides) in found.gaps
    assert len(set(found.gaps)) == len(found.gaps)


def test_a_birth_and_an_age_band_that_do_not_agree_are_one_gap() -> None:
    words = "The date of birth and the age band given for the child do not agree: which is right?"
    said = {**AWAY, "birth": "2020-05-06"}
    assert Gap(words, "child", "social worker", ()) in assessed({}, **{**said, "age_band": "very_young"}).gaps or (
        Gap(words, "child", "social worker", ()) in assessed({}, **{**said, "age_band": "sixteen_seventeen"}).gaps
    )
    assert words not in [one.what for one in assessed({}, **said).gaps]


def test_what_is_to_be_done_by_a_day_says_the_day_until_it_is_done(guidance: Guidance) -> None:
    dated = [rule for rule in guidance.rules.values() if rule.direction == "prompts" and rule.by]
    assert dated
    seen: dict[str, set[str]] = {}
    for name in NAMES:
        words = Words(name, guidance)
        days: dict[str, Due] = {one.id: one for one in words.assessment.deadlines}
        for prompt in words.assessment.prompts:
            of = words.guidance.rules[prompt.rule].by
            deadline = days.get(of) if of else None
            if deadline is None or deadline.due is None or deadline.state == "done":
                assert (prompt.by, prompt.overdue) == (None, False)
            else:
                assert (prompt.by, prompt.overdue) == (deadline.due, deadline.state == "overdue")
                seen.setdefault(prompt.rule, set()).add(name)


@pytest.mark.parametrize(
    ("issued", "proceedings", "by", "late"),
    [
        ("2026-08-03", ["care_application"], date(2027, 2, 1), False),
        ("2026-03-02", ["care_application"], date(2026, 8, 31), True),
        ("2026-08-03", ["care_application", "ended"], None, False),
        ("2026-03-02", ["care_application", "ended"], None, False),
        ("not_known", ["care_application"], None, False),
    ],
)
def test_what_is_to_be_done_by_the_courts_day_says_so_until_court_is_over(
    issued: str, proceedings: list[str], by: date | None, late: bool
) -> None:
    aunt = {**OFFERING, "came_forward": "during_court", "viability": "under_way"}
    found = assessed({"aunt": aunt}, **AWAY, issued_on=issued, proceedings=proceedings).prompts
    (one,) = [prompt for prompt in found if prompt.rule == "network.came-forward-in-court"]
    assert (one.about, one.by, one.overdue) == ("aunt", by, late)


def test_what_is_due_at_an_event_has_no_day() -> None:
    said = {**AWAY, "looked_after_since": "2026-10-01", "proceedings": ["none"]}
    found = due(assessed({}, "devon", **{**said, "legal_status": ["section_20"]}), "devon.first-ppm-other")
    assert found is not None
    assert (found.due, found.alternatives, found.state, found.needs) == (None, (), "cannot_tell", ())


def test_what_somebody_is_in_the_case_is_never_a_question(guidance: Guidance) -> None:
    plain = case({"aunt": OFFERING}, **AWAY).facts(guidance, TODAY).plainly()
    assert not may_be_put(guidance.questions["role"], "aunt", plain)
    assert may_be_put(guidance.questions["viability"], "aunt", plain)
    assert not may_be_put(guidance.questions["could_care"], "aunt", plain)


def test_a_prompt_about_the_child_and_one_about_a_person_say_so() -> None:
    found = assessed({"aunt": {**OFFERING, "viability": "positive"}}, **AWAY).prompts
    about = {one.rule: one.about for one in found}
    assert about["network.full-assessment-next"] == "aunt"
    assert about["across.parallel"] == "child"
    assert all(isinstance(one, Prompt) for one in found)


def test_where_the_child_lives_now_is_marked_on_that_entry_alone() -> None:
    people = {"aunt": OFFERING, "uncle": OFFERING}
    found = assessed(people, **{**AWAY, "living_now": "connected_foster", "living_with": ["aunt"]})
    assert {one.seat for one in found.entries if one.current} == {Seat("connected_foster", "aunt")}
    parents = {"mother": {**MOTHER, "could_care": "yes"}, "father": {**FATHER, "could_care": "yes"}}
    home: dict[str, Any] = {"birth": "2020", "living_now": "parents", "living_with": ["mother"]}
    at_home = assessed(parents, **home, legal_status=["none"])
    assert {one.seat for one in at_home.entries if one.current} == {Seat("stay_home"), Seat("stay_home", "mother")}


def test_a_rule_waits_where_it_is_not_known_whether_somebody_is_of_those_it_is_about(guidance: Guidance) -> None:
    facts = case({"jo": {"role": "carer", "offers": "to_care"}, "aunt": OFFERING}, **AWAY).facts(guidance, TODAY)
    rule = guidance.rules["network.second-preference"]
    assert rule_truth(rule, guidance, facts, "aunt") is True
    assert rule_truth(rule, guidance, facts, "jo") is None


def test_an_entry_of_nobody_in_particular_speaks_of_the_parents_without_one_of_their_own(guidance: Guidance) -> None:
    people = {"mother": MOTHER, "aunt": OFFERING, "father": {**FATHER, "could_care": "yes"}}
    placed = placed_entries(guidance, case(people, **AWAY).facts(guidance, TODAY))
    also = {one.seat: one.also for one in placed}
    assert also[Seat("reunification")] == ("mother",)
    assert also[Seat("reunification", "father")] == ()
    assert not any(one for seat, one in also.items() if seat.person)


def test_a_rule_about_a_person_is_read_for_that_person(guidance: Guidance) -> None:
    people = {"aunt": {**OFFERING, "viability": "positive"}, "uncle": OFFERING}
    facts = case(people, **AWAY).facts(guidance, TODAY)
    rule = guidance.rules["network.viability-positive"]
    assert rule_truth(rule, guidance, facts, "aunt") is True
    assert rule_truth(rule, guidance, facts, "uncle") is None


def test_a_deadline_whole() -> None:
    found = due(assessed({}, **{**AWAY, "looked_after_since": "2026-11-02"}), "law.first-review")
    record = shipped().deadlines["law.first-review"]
    assert found is not None
    assert replace(found, not_done=False) == Due(
        id="law.first-review",
        what=record.what,
        says=record.says,
        authority="law",
        due=date(2026, 11, 30),
        alternatives=(),
        state="due",
        needs=(),
        cites=record.cites,
        applies=True,
    )


@pytest.mark.parametrize(
    ("held", "state"), [("2026-11-01", "due"), ("2026-11-02", "done"), ("2026-11-03", "done"), ("not_known", "due")]
)
def test_a_meeting_on_the_day_it_counts_from_is_done_and_one_before_is_not(held: str, state: str) -> None:
    found = due(assessed({}, **{**AWAY, "looked_after_since": "2026-11-02", "ppm_last": held}), "tameside.first-ppm")
    assert found is not None
    assert (found.state, found.not_done) == (state, held == "2026-11-01")
