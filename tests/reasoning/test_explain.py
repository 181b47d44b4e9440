"""Why an entry stands where it does, part by part, and which single answers would really move it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conditions import CHILD, Answer, Span
from assistant.conditions.dates import add_days
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.changes import Change
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.explain import Explanation, Reason, explain
from assistant.reasoning.records import Seat, Standing
from assistant.reasoning.standing import gates_for
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case, sample
from tests.reasoning.random_cases import BEGINNINGS, GUIDANCE, TERMS, Drawn, Pair, cases, drawn_from

SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
AWAY: dict[str, Any] = {
    "birth": "2020",
    "living_now": "foster_carer",
    "legal_status": ["care_order"],
    "home_safety": "not_now",
    "network_search": "someone",
}


def _explained(option: str, person: str | None, people: dict[str, Any], **said: Any) -> Explanation:
    found = explain(GUIDANCE, case(people, **said), TODAY, Seat(option, person))
    assert found is not None
    return found


def _reason(found: Explanation, rule: str) -> Reason:
    (reason,) = [one for one in found.reasons if one.rule == rule]
    return reason


def test_an_entry_the_case_does_not_have_has_no_explanation(guidance: Guidance) -> None:
    assert explain(guidance, case(), TODAY, Seat("sgo", "aunt")) is None
    assert explain(guidance, case({"aunt": AUNT}), TODAY, Seat("sgo")) is None


@pytest.mark.parametrize(
    ("home", "requires", "excludes"),
    [
        (None, "waiting", "waiting"),
        ("not_known", "waiting", "waiting"),
        ("no", "not met", "not met"),
        ("with_plan", "met", "not met"),
        ("not_for_childhood", "not met", "met"),
    ],
)
def test_a_rule_and_its_parts_are_marked_met_not_met_or_waiting(home: str | None, requires: str, excludes: str) -> None:
    found = _explained("stay_home", None, {}, living_now="parents", **({"home_safety": home} if home else {}))
    needed, closing = _reason(found, "home.safe-as-it-is"), _reason(found, "home.not-in-childhood")
    assert (needed.mark, closing.mark) == (requires, excludes)
    assert [step.mark for step in needed.steps] == [requires]
    assert [step.mark for step in closing.steps] == [excludes]


def test_the_parts_of_a_condition_say_the_question_and_the_choices_in_words() -> None:
    found = _explained("stay_home", None, {}, living_now="parents", home_safety="no")
    (step,) = _reason(found, "home.safe-as-it-is").steps
    assert "Could the child be safe and well looked after at home" in step.words
    assert "“Yes” or “Yes, with a child in need or child protection plan”" in step.words


def test_a_condition_of_several_parts_marks_each() -> None:
    aunt = {**AUNT, "offers": "to_care", "viability": "full_negative", "carer_concerns": ["stretched"]}
    found = _explained("sgo", "aunt", {"aunt": aunt}, **AWAY)
    steps = _reason(found, "network.not-safe").steps
    assert [(step.depth, step.mark) for step in steps] == [(0, "waiting"), (1, "met"), (1, "waiting")]


def test_every_rule_of_the_option_that_is_about_the_entry_is_there_with_its_citations(guidance: Guidance) -> None:
    found = _explained("sgo", "aunt", {"aunt": {**AUNT, "offers": "to_care"}}, **AWAY)
    shown = {reason.rule for reason in found.reasons}
    assert {"network.assessed-able", "network.not-safe", "orders.guardian-is-adult", "orders.past-eighteen"} <= shown
    assert "network.find-them" not in shown
    for reason in found.reasons:
        assert reason.cites
        assert reason.cites == guidance.rules[reason.rule].cites
    assert "aunt" in _reason(found, "network.assessed-able").says


def test_what_would_settle_a_home_nobody_assessed_is_how_safe_it_is() -> None:
    found = _explained("stay_home", None, {}, living_now="parents")
    moves = {(change.asked.question, change.standing): change for change in found.changes}
    assert not moves["home_safety", "open"].asked_already
    assert moves["home_safety", "open"].answers == ("Yes", "Yes, with a child in need or child protection plan")
    assert moves["home_safety", "not_supported"].answers == ("Assessed: not at any point in childhood",)


def test_an_answer_already_given_is_marked_as_asked() -> None:
    found = _explained("stay_home", None, {}, living_now="parents", home_safety="not_for_childhood")
    assert {change.asked_already for change in found.changes if change.asked.question == "home_safety"} == {True}


def test_nobody_is_told_to_become_somebody_else() -> None:
    for seat in (Seat("sgo", "maternal_aunt"), Seat("sgo", "foster_carers"), Seat("adoption"), Seat("reunification")):
        found = explain(GUIDANCE, sample(), TODAY, seat)
        assert found is not None
        assert not {change.asked.question for change in found.changes} & {"relation", "role", "authority", "birth"}


# ---------------------------------------------------------------- changes, applied


def _applied(change: Change, drawn: Drawn) -> Iterator[tuple[Pair, Case]]:
    """The case with each answer that a change stands for."""
    pair = (change.asked.about, change.asked.part or change.asked.question)
    for answer in change.given:
        yield pair, with_said(drawn.case(), pair, answer)


def with_said(case: Case, pair: Pair, answer: Answer) -> Case:
    """The case with another answer."""
    about, question = pair
    if about == CHILD:
        return replace(case, answers={**case.answers, question: answer})
    people = (
        replace(one, answers={**one.answers, question: answer}) if one.id == about else one for one in case.people
    )
    return replace(case, people=tuple(people))


def _standings(case: Case, option: str) -> dict[Seat, Standing]:
    facts = case.facts(GUIDANCE, TODAY)
    seats = [placed.seat for placed in placed_entries(GUIDANCE, facts) if placed.seat.option == option]
    return {seat: gates_for(seat, GUIDANCE, facts, case.authority).standing for seat in seats}


def _check_changes(drawn: Drawn, seat: Seat) -> None:
    """An entry that is no longer there is not about this child now."""
    found = explain(GUIDANCE, drawn.case(), TODAY, seat)
    assert found is not None
    for change in found.changes:
        assert change.standing != found.entry.standing
        assert change.given
        for pair, after in _applied(change, drawn):
            stands = _standings(after, seat.option).get(seat, "not_applicable")
            assert stands == change.standing, (seat, pair, change)


def _some_seats(drawn: Drawn) -> list[Seat]:
    return [one.seat for one in assess(GUIDANCE, drawn.case(), TODAY).entries]


@pytest.mark.parametrize("number", range(len(BEGINNINGS)))
def test_each_single_answer_named_really_moves_the_entry_to_where_it_says(number: int) -> None:
    drawn = BEGINNINGS[number]
    for seat in _some_seats(drawn):
        _check_changes(drawn, seat)


@SETTINGS
@given(cases(), st.data())
def test_each_single_answer_named_really_moves_the_entry_in_any_case(drawn: Drawn, data: st.DataObject) -> None:
    _check_changes(drawn, data.draw(st.sampled_from(_some_seats(drawn))))


def _single_answers(drawn: Drawn, pair: Pair) -> list[Answer]:
    """Everything that could be said to one question, one step from what was said, found without the reasoning."""
    term = TERMS[pair[1]]
    said = drawn.case().facts(GUIDANCE, TODAY).answer(*pair)
    ticked = said.value if said and said.state == "value" and isinstance(said.value, tuple) else ()
    match term.kind:
        case "choice" | "yes_no":
            return [Answer("value", choice) for choice in term.choices or ("yes", "no")]
        case "many":
            alone = term.alone | set(term.stands_for)
            more = [(choice,) if choice in alone else (*(set(ticked) - term.alone), choice) for choice in term.choices]
            less = [tuple(one for one in ticked if one != tick) for tick in ticked] if term.closed else []
            return [Answer("value", ticks) for ticks in (*more, *less) if ticks]
        case "people":
            return [Answer("value", (person,)) for person in drawn.people]
        case "date":
            days = [add_days(TODAY, -step) for step in (*range(-300, 60, 9), *range(60, 7800, 75))]
            return [Answer("value", Span(day, day)) for day in days]
        case "number":
            return [Answer("value", float(number)) for number in (0, 3)]
        case _:
            return [Answer("value", "words")]


def _check_none_left_out(drawn: Drawn, seat: Seat, pairs: list[Pair]) -> None:
    """Every answer of these that moves the entry is among those named. What nobody could give is not."""
    found = explain(GUIDANCE, drawn.case(), TODAY, seat)
    assert found is not None
    named = {(one.asked.about, one.asked.part or one.asked.question, one.standing) for one in found.changes}
    for pair in pairs:
        for answer in _single_answers(drawn, pair):
            stands = _standings(with_said(drawn.case(), pair, answer), seat.option).get(seat, "not_applicable")
            if stands != found.entry.standing:
                assert (*pair, stands) in named, (seat, pair, answer)


def _could_be_given(drawn: Drawn) -> list[Pair]:
    facts = drawn.facts()
    fixed = {"authority", "role", "purpose"}
    settled = {"relation", "birth", "age_band"}
    return [
        pair
        for pair in drawn.pairs()
        if pair[1] not in fixed
        and not (pair[1] in settled and (facts.answer(*pair) or facts.answer(CHILD, "birth")))
        and (pair in drawn.said or not drawn.is_ruled_out(pair))
    ]


def test_no_single_answer_that_would_move_the_entry_is_left_out() -> None:
    people = [
        {"id": "aunt", **AUNT, "offers": "to_care", "viability": "positive"},
        {"id": "mother", **MOTHER, "whereabouts": "apart"},
        {"id": "foster_carer", **FOSTER_CARER, "offers": "to_care", "legal_form": ["sgo"]},
    ]
    drawn = drawn_from({"answers": {**AWAY, "living_with": ["foster_carer"]}, "people": people})
    for seat in _some_seats(drawn):
        _check_none_left_out(drawn, seat, _could_be_given(drawn))


@SETTINGS
@given(cases(), st.data())
def test_no_single_answer_is_left_out_in_any_case(drawn: Drawn, data: st.DataObject) -> None:
    seat = data.draw(st.sampled_from(_some_seats(drawn)))
    could = _could_be_given(drawn)
    pairs = data.draw(st.lists(st.sampled_from(could), min_size=1, max_size=12, unique=True))
    _check_none_left_out(drawn, seat, pairs)


@SETTINGS
@given(cases(), st.data())
def test_nothing_is_offered_that_nobody_could_say(drawn: Drawn, data: st.DataObject) -> None:
    found = explain(GUIDANCE, drawn.case(), TODAY, data.draw(st.sampled_from(_some_seats(drawn))))
    assert found is not None
    for change in found.changes:
        pair = (change.asked.about, change.asked.part or change.asked.question)
        assert pair in drawn.said or not drawn.is_ruled_out(pair), pair
