"""What an assessment says of its records is what they say: words with the person named, citations, who knows, whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.conditions import Answer, Facts, Span
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.reasoning import assess
from assistant.reasoning.arguments import GATES, every_bearing, rule_truth, told
from assistant.reasoning.assess import standings
from assistant.reasoning.case import person_label
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.explain import explain
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import (
    Argument,
    Asked,
    Assessment,
    Contingency,
    Due,
    Entry,
    Gap,
    LawDiffers,
    Missing,
    Plan,
    Prompt,
    Route,
    Seat,
    Told,
)
from tests.cases import AUNT, FATHER, FOSTER_CARER, MOTHER, TODAY, assessed, case, due, entry, shipped
from tests.reasoning.test_laid_out import case_of
from tests.reasoning.test_turning import NAMES

AWAY: dict[str, Any] = {
    "birth": "2020-05-06",
    "living_now": "foster_carer",
    "legal_status": ["care_order"],
    "home_safety": "not_now",
    "network_search": "someone",
}
OFFERING: dict[str, Any] = {**AUNT, "offers": "to_care"}


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Words:
    """The words of records as they are said in one case."""

    def __init__(self, name: str, guidance: Guidance) -> None:
        self.case = case_of(name, guidance)
        assert self.case.today is not None
        self.guidance = in_words_of(guidance, self.case.authority)
        self.facts: Facts = self.case.facts(self.guidance, self.case.today)
        self.assessment: Assessment = assess(guidance, self.case, self.case.today)

    def named(self, words: str, person: str | None) -> str:
        label = person_label(self.guidance, self.facts, person) if person else "{person}"
        return words.replace("{person}", label)

    def of_whom(self, rule: str, entry: Entry) -> list[str | None]:
        """Whom a rule may name on an entry: nobody, its person, or for an entry without one anybody."""
        if self.guidance.ready[rule].group is None:
            return [None]
        return [entry.person] if entry.person else list(self.facts.people)


def arguments(entry: Entry) -> Iterator[Argument]:
    for said in (entry.supports, entry.cautions, entry.harm_reduced_by, entry.excluded_by, entry.defined_out_by):
        yield from said


@pytest.mark.parametrize("name", NAMES)
def test_everything_said_of_an_entry_is_its_records_with_the_person_named(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    for one in words.assessment.entries:
        for found in arguments(one):
            rule = words.guidance.rules[found.rule]
            assert found.says in [capital(words.named(rule.says, who)) for who in words.of_whom(found.rule, one)]
            assert (found.cites, found.inference) == (rule.cites, rule.inference)
            assert found.whose == words.guidance.nearest(rule.cites, words.case.authority)
            for answered in found.because:
                assert answered == told((answered.about, answered.question), words.facts)
                assert words.facts.answer(answered.about, answered.question) is not None
        for listed, direction in (
            (one.supports, "supports"),
            (one.cautions, "cautions"),
            (one.excluded_by, "excludes"),
            (one.defined_out_by, "defines_out"),
        ):
            assert {words.guidance.rules[found.rule].direction for found in listed} <= {direction}
            assert not [found.rule for found in listed if words.guidance.rules[found.rule].reduces_harm]
        assert all(words.guidance.rules[found.rule].reduces_harm for found in one.harm_reduced_by)
        assert not one.law_differs or one.standing == "find_out_first"
        for lacking in one.missing:
            if lacking.rule in words.guidance.rules:
                rule = words.guidance.rules[lacking.rule]
                says = [capital(words.named(rule.says, who)) for who in words.of_whom(lacking.rule, one)]
                settle = [f"To settle whether this holds: “{said}”" for said in says]
                assert lacking.needs in (says if rule.direction == "requires" else settle)
                assert (lacking.cites, lacking.inference) == (rule.cites, rule.inference)
                assert lacking.known_by in [words.named(rule.known_by, who) for who in words.of_whom(lacking.rule, one)]
        for support in one.support:
            record = words.guidance.supports[support.support]
            assert (support.kind, support.strength) == (record.kind, record.strength)
            assert support.says in [capital(words.named(record.says, who)) for who in (None, *words.facts.people)]
            assert support.cites == words.guidance.ready_supports[support.support].cites
            assert support.whose == words.guidance.nearest(support.cites, words.case.authority)
            assert bool(support.needs) == (support.finding == "cannot_tell")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_due_to_do_and_of_the_law_is_what_its_record_says(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    for found in words.assessment.deadlines:
        deadline = words.guidance.deadlines[found.id]
        assert (found.what, found.says, found.authority) == (deadline.what, deadline.says, deadline.authority)
        assert found.cites == deadline.cites
    for prompt in words.assessment.prompts:
        rule = words.guidance.rules[prompt.rule]
        who = None if prompt.about == "child" else prompt.about
        expected = capital(words.named(rule.says, who))
        assert (prompt.what, prompt.cites, prompt.inference, prompt.topic) == (
            expected,
            rule.cites,
            rule.inference,
            rule.topic,
        )
        assert type(prompt.overdue) is bool
    assert words.assessment.notes
    for note in words.assessment.notes:
        record = words.guidance.notes[note.note]
        assert (note.says, note.authority, note.starred) == (record.says, record.authority, record.starred)
        assert (note.checked, note.signed_off) == (record.checked, record.signed_off)
        assert note.stale is (words.assessment.today > record.review_by)
    for contradicted in words.assessment.contradictions:
        who = None if contradicted.about == "child" else contradicted.about
        says = words.guidance.contradictions[contradicted.contradiction].says
        assert contradicted.says == capital(words.named(says, who))
    assert words.assessment.told == words.case.told
    assert words.assessment.authority == words.case.authority
    assert words.assessment.today == words.case.today


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_is_its_rule_and_no_other_councils(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    ours = words.case.authority
    directions = ("excludes", "requires", "defines_out", "supports", "cautions")
    for one in words.assessment.entries[::4]:
        explained = explain(guidance, words.case, words.assessment.today, one.seat)
        assert explained is not None
        assert explained.entry == one
        shown = [reason.rule for reason in explained.reasons]
        for reason in explained.reasons:
            rule = words.guidance.rules[reason.rule]
            assert not rule.authorities or ours in rule.authorities
            assert one.option in rule.options
            assert (reason.direction, reason.why, reason.cites) == (rule.direction, rule.why, rule.cites)
            assert reason.inference == rule.inference
            assert reason.whose == words.guidance.nearest(rule.cites, ours)
            assert reason.says in [capital(words.named(rule.says, who)) for who in (None, *words.facts.people)]
            assert reason.mark in ("met", "not met", "waiting")
            assert bool(reason.steps) == (rule.when != "always" or rule.needs is not None)
        order = [directions.index(reason.direction) for reason in explained.reasons]
        assert order == sorted(order)
        said = {found.rule for found in arguments(one)} | {found.rule for found in one.missing}
        assert {rule for rule in said if rule in words.guidance.rules} <= set(shown)
        holding = {reason.rule for reason in explained.reasons if reason.mark == "met"}
        assert {found.rule for found in (*one.excluded_by, *one.supports, *one.cautions)} <= holding


@pytest.mark.parametrize("name", NAMES)
def test_the_standings_alone_are_those_of_the_assessment(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    found = standings(words.guidance, words.facts, words.case.authority)
    assert [(placed.seat, gates.standing) for placed, gates in found] == [
        (entry.seat, entry.standing) for entry in words.assessment.entries
    ]
    assert [(placed.place.tier, placed.place.tie) for placed, _ in found] == [
        (entry.tier, entry.tie) for entry in words.assessment.entries
    ]


def test_a_rule_of_one_council_alone_bears_on_its_own_cases_only(guidance: Guidance) -> None:
    """The same child in each council: what is said differs by the rules that name a council, and by nothing else."""
    people = {"aunt": OFFERING, "mother": MOTHER, "carer": {**FOSTER_CARER, "offers": "to_care"}}
    shown: dict[str, set[str]] = {}
    for ours in guidance.authorities:
        of = case(people, ours, **AWAY)
        facts = of.facts(guidance, TODAY)
        found = {
            bearing.rule.id
            for placed in placed_entries(guidance, facts)
            for bearing in every_bearing(placed, guidance, facts, ours, (*GATES, "supports", "cautions"))
        }
        shown[ours] = found
    every = set().union(*shown.values())
    bound = {rule for rule in every if guidance.rules[rule].authorities}
    assert bound
    for ours, found in shown.items():
        assert every - bound <= found
        assert found & bound == {rule for rule in bound if ours in guidance.rules[rule].authorities}


def test_a_law_note_is_stale_from_the_day_after_its_review(guidance: Guidance) -> None:
    number, record = next(iter(guidance.notes.items()))
    for today, stale in (
        (record.review_by, False),
        (record.review_by.fromordinal(record.review_by.toordinal() + 1), True),
    ):
        found = assess(guidance, case({"aunt": OFFERING}, **AWAY), today)
        assert {one.note: one.stale for one in found.notes}[number] is stale


# ---------------------------------------------------------------- one of each, whole


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


# ---------------------------------------------------------------- plan, gaps, what to do by when


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
