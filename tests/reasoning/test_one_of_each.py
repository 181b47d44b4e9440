"""One argument, requirement, route, law hold and part of harm, each compared whole with what it should be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.conditions import Answer, Span
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.guidance import Guidance
from assistant.reasoning.arguments import told
from assistant.reasoning.case import person_label
from assistant.reasoning.records import (
    Argument,
    Asked,
    LawDiffers,
    Missing,
    Route,
    Told,
)
from tests.cases import FOSTER_CARER, MOTHER, TODAY, assessed, case, entry, shipped
from tests.reasoning.test_whole_records import AWAY, OFFERING


def test_one_argument_whole() -> None:
    rule = shipped().rules["network.viability-positive"]
    found = entry(assessed({"aunt": {**OFFERING, "viability": "positive"}}, **AWAY), "sgo", "aunt")
    (one,) = [said for said in found.supports if said.rule == rule.id]
    assert one == Argument(
        rule=rule.id,
        says=rule.says.replace("{person}", "the aunt"),
        because=(Told("aunt", "viability", "positive"),),
        cites=rule.cites,
        whose="own",
        beaten_by=None,
        inference=True,
    )


def test_one_requirement_that_waits_and_one_answered_no() -> None:
    rule = shipped().rules["network.assessed-able"]
    waits = Missing(
        rule=rule.id,
        needs="A full assessment that the aunt can care for the child safely.",
        questions=(Asked("aunt", "viability"),),
        cites=rule.cites,
        known_by="assessing social worker",
        answered=False,
        inference=rule.inference,
    )
    for said, expected in (
        ({}, waits),
        ({"viability": "not_known"}, waits),
        ({"viability": "positive"}, replace(waits, answered=True)),
    ):
        found = entry(assessed({"aunt": {**OFFERING, **said}}, **AWAY), "sgo", "aunt")
        assert [one for one in found.missing if one.rule == rule.id] == [expected]


def test_two_people_are_told_apart_in_what_is_said_of_them() -> None:
    people = {"aunt": {**OFFERING, "viability": "positive"}, "uncle": {**OFFERING, "viability": "under_way"}}
    found = assessed(people, **AWAY)
    needs = {
        who: [one.needs for one in entry(found, "sgo", who).missing if one.rule == "network.assessed-able"]
        for who in people
    }
    assert needs == {
        "aunt": ["A full assessment that the aunt can care for the child safely."],
        "uncle": [f"A full assessment that {_label(people, 'uncle')} can care for the child safely."],
    }


def _label(people: dict[str, Any], person: str) -> str:
    return person_label(shipped(), case(people).facts(shipped(), TODAY), person)


def test_a_route_that_waits_names_its_ground_and_its_question() -> None:
    found = entry(assessed({"aunt": OFFERING}, **AWAY), "sgo", "aunt")
    grounds = {one.ground.id: one.ground for one in shipped().grounds_for["sgo", True]}
    ground = grounds["sgo.everyones-consent"]
    (one,) = [route for route in found.routes if route.ground == ground.id]
    assert one == Route(ground.id, ground.says, "cannot_tell", (Asked("aunt", "consent"),), ground.cites)
    (lacking,) = [one for one in found.missing if one.rule == "sgo.route"]
    assert lacking.known_by == "legal"
    assert lacking.needs.startswith("A printed ground to apply, confirmed with legal. Not settled yet whether")
    assert ground.says in lacking.needs
    assert set(lacking.cites) >= set(ground.cites)
    assert len(lacking.cites) == len(set(lacking.cites))
    assert Asked("aunt", "consent") in lacking.questions
    assert not lacking.answered


def test_without_any_printed_ground_leave_of_the_court_is_said_whole() -> None:
    option = shipped().options["sgo"]
    aunt = {**OFFERING, "relation": "friend", "consent": ["none"], "cared_since": "does_not_apply"}
    said = {**AWAY, "living_with": ["carer"]}
    found = entry(assessed({"aunt": aunt, "carer": FOSTER_CARER}, **said), "sgo", "aunt")
    assert found.routes == (Route("none", option.no_route, "none_printed", (), option.no_route_cites),)
    (lacking,) = [one for one in found.missing if one.rule == "sgo.no-route"]
    assert lacking == Missing("sgo.no-route", option.no_route, (), option.no_route_cites, "legal", answered=True)


def test_a_law_note_that_may_hold_an_entry_is_something_to_settle(guidance: Guidance) -> None:
    found = assessed({"mother": MOTHER}, living_now="parents", proceedings="not_known", legal_status="not_known")
    waits = [one for each in found.entries for one in each.missing if one.rule.startswith("law:")]
    assert waits
    for one in waits:
        number = int(one.rule.removeprefix("law:"))
        holds = [hold.says for holds in guidance.holds_on.values() for note, hold in holds if note == number]
        assert one.needs in [f"To settle whether a law note bears on this: “{says}”" for says in holds]
        assert (one.cites, one.known_by, one.answered) == ((one.rule,), "social worker", False)
        assert one.questions


def test_a_parent_as_special_guardian_is_held_by_the_note_in_its_own_words(guidance: Guidance) -> None:
    found = entry(assessed({"mother": {**MOTHER, "legal_form": ["sgo"]}}, **AWAY), "sgo", "mother")
    says = {hold.says for number, hold in guidance.holds_on["sgo"] if number == 39}
    assert [one for one in found.law_differs if one.note == 39] == [LawDiffers(39, one) for one in says]


def test_harm_is_told_part_by_part_and_what_nobody_knows_is_asked(guidance: Guidance) -> None:
    said = {**AWAY, "home_risks": ["neglect"], "risk_likelihood": "likely_again", "risk_seriousness": "not_known"}
    found = entry(assessed({"mother": MOTHER}, **said), "reunification")
    parts = {one.part: one for one in found.harm}
    assert list(parts) == [part for part in guidance.options["reunification"].harm if part in parts]
    asked = {question.id: question for each in guidance.harm_asked.values() for question in each}
    every = [one for part in found.harm for one in part.told]
    assert Told("child", "home_risks", "neglect") in every
    assert Told("child", "risk_likelihood", "likely_again") in every
    unknown = [one for part in found.harm for one in part.asked]
    assert Asked("child", "risk_seriousness") in unknown
    assert Asked("child", "risk_reduced_by") in unknown
    assert Asked("child", "home_risks") not in unknown
    for part in found.harm:
        questions = {one.question for one in part.told} | {one.question for one in part.asked}
        assert set(part.cites) == {cite for question in questions for cite in asked[question].decides}
        assert len(part.cites) == len(set(part.cites))


def test_what_makes_home_safer_stands_apart_from_what_speaks_for_it(guidance: Guidance) -> None:
    safer = {rule.id for rule in guidance.rules.values() if rule.reduces_harm}
    said = {**AWAY, "home_risks": ["domestic_abuse"], "risk_reduced_by": ["order", "treatment"]}
    found = entry(assessed({"mother": MOTHER}, **said), "reunification")
    assert {one.rule for one in found.harm_reduced_by} & safer
    assert {one.rule for one in found.harm_reduced_by} <= safer
    assert not {one.rule for one in found.supports} & safer


def test_an_entry_that_is_closed_is_not_held_by_the_law_as_well() -> None:
    said: dict[str, Any] = {
        "birth": "2009-03-01",
        "living_now": "parents",
        "legal_status": ["none"],
        "network_search": "someone",
    }
    held = entry(assessed({}, **said, home_safety="with_plan"), "stay_home_so")
    closed = entry(assessed({}, **said, home_safety="not_for_childhood"), "stay_home_so")
    assert (held.standing, bool(held.law_differs)) == ("find_out_first", True)
    assert (closed.standing, closed.law_differs) == ("not_supported", ())


def test_harm_of_which_nothing_is_said_and_nothing_will_be_asked_is_left_out() -> None:
    found = entry(assessed({}, birth="2020", living_now="parents", home_safety="yes"), "stay_home")
    assert all(part.told or part.asked for part in found.harm)
    assert "kind" not in {part.part for part in found.harm}


def test_what_is_told_is_written_as_a_case_file_has_it() -> None:
    said: dict[str, Any] = {
        "birth": "2020-05-06",
        "arrangement_since": "2025-03",
        "looked_after_since": "..2025-01-02",
        "final_hearing_on": "2026-12-01..",
        "reviews_held": 2,
        "legal_status": ["section_20", "child_protection"],
        "home_safety": "disputed",
        "genogram": "not_known",
        "living_now": "relative",
    }
    facts = case({}, **said).facts(shipped(), TODAY)
    assert {question: told(("child", question), facts).value for question in (*said, "plan_now")} == {
        **{key: value for key, value in said.items() if isinstance(value, str)},
        "arrangement_since": "2025-03-01..2025-03-31",
        "reviews_held": "2",
        "legal_status": "section_20, child_protection",
        "plan_now": "not asked",
    }
    assert told(("child", "plan_now"), facts) == Told("child", "plan_now", "not asked")


def test_an_open_end_is_left_empty() -> None:
    day = date(2025, 1, 2)
    for span, words in (
        (Span(EARLIEST, day), "..2025-01-02"),
        (Span(day, LATEST), "2025-01-02.."),
        (Span(day, day), "2025-01-02"),
    ):
        facts = case({}).facts(shipped(), TODAY).with_answer("child", "birth", Answer("value", span))
        assert told(("child", "birth"), facts).value == words
