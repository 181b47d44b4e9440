"""Why an entry stands where it does, part by part, and which single answers would really move it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.reasoning.assess import assess
from assistant.reasoning.explain import Change, Explanation, Reason, explain
from assistant.reasoning.records import Seat
from assistant.reasoning.words import answer_label
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case, sample
from tests.reasoning.random_cases import BEGINNINGS, GUIDANCE, TERMS, Drawn, Pair, cases, drawn_from, every_value

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


def _applied(change: Change, drawn: Drawn) -> Iterator[tuple[Pair, Any]]:
    """Each answer a change names, as a case file would write it, on top of what is ticked already."""
    pair = (change.asked.about, change.asked.part or change.asked.question)
    term = TERMS[pair[1]]
    guidance = in_words_of(GUIDANCE, drawn.case().authority)
    for label in change.answers:
        if term.kind == "date":
            yield pair, label.removeprefix("for example ")
        elif term.kind == "people":
            from assistant.reasoning.case import person_label

            yield pair, [one for one in drawn.people if person_label(GUIDANCE, drawn.facts(), one) == label]
        elif term.kind == "many":
            (choice,) = [one for one in term.choices if answer_label(guidance, term.id, one) == label]
            said = drawn.said.get(pair)
            ticked = said if isinstance(said, list) and choice not in term.alone | set(term.stands_for) else []
            yield pair, [*(one for one in ticked if one not in term.alone), choice]
        else:
            choices = term.choices or ("yes", "no")
            yield pair, next(one for one in choices if answer_label(guidance, term.id, one) == label)


def _check_changes(drawn: Drawn, seat: Seat) -> None:
    """An entry that is no longer there is not about this child now."""
    found = explain(GUIDANCE, drawn.case(), TODAY, seat)
    assert found is not None
    for change in found.changes:
        assert change.standing != found.entry.standing
        for pair, raw in _applied(change, drawn):
            after = drawn.with_answer(pair, raw).standings()
            assert after.get(seat, "not_applicable") == change.standing, (seat, pair, raw)


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


def test_no_single_choice_that_would_move_the_entry_is_left_out() -> None:
    people = [
        {"id": "aunt", **AUNT, "offers": "to_care", "viability": "positive"},
        {"id": "mother", **MOTHER, "whereabouts": "apart"},
        {"id": "foster_carer", **FOSTER_CARER, "offers": "to_care", "legal_form": ["sgo"]},
    ]
    drawn = drawn_from({"answers": {**AWAY, "living_with": ["foster_carer"]}, "people": people})
    fixed = ("authority", "role", "relation", "purpose", "birth", "age_band")
    for seat in _some_seats(drawn):
        found = explain(GUIDANCE, drawn.case(), TODAY, seat)
        assert found is not None
        named = {(change.asked.about, change.asked.part or change.asked.question) for change in found.changes}
        movers = set()
        for pair in drawn.pairs():
            term = TERMS[pair[1]]
            if pair[1] in fixed or term.kind not in ("choice", "yes_no") or drawn.is_ruled_out(pair):
                continue
            for raw in every_value(term, drawn.people):
                after = drawn.with_answer(pair, raw).standings((seat.option,))
                if after.get(seat, found.entry.standing) != found.entry.standing:
                    movers.add(pair)
        assert movers <= named, (seat, movers - named)
