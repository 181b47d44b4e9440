"""A question that is not asked can move nothing: whatever is answered to it, every live entry lies as it did."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conditions import CHILD
from assistant.reasoning.assess import assess
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Assessment, Seat
from tests.cases import AUNT, MOTHER, TODAY, assessed
from tests.reasoning.random_cases import GUIDANCE, TERMS, Drawn, Pair, cases, every_value

SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def _picture(assessment: Assessment) -> dict[object, Any]:
    """All that an answer could move of what is live: what stands, is said, is to do and is due."""
    found: dict[object, Any] = {
        one.seat: (
            one.standing,
            [(said.rule, said.beaten_by) for said in (*one.supports, *one.cautions, *one.harm_reduced_by)],
            [(route.ground, route.finding) for route in one.routes],
            [(support.support, support.finding) for support in one.support],
        )
        for one in assessment.entries
        if one.is_live
    }
    found["to do"] = {(one.rule, one.about, one.by) for one in assessment.prompts}
    found["due"] = {(one.id, one.state, one.due, one.alternatives, one.applies) for one in assessment.deadlines}
    found["plan"] = assessment.plan
    return found


def _unasked(drawn: Drawn, assessment: Assessment) -> list[Pair]:
    """What could be put now and is not. The interview itself asks what is shown filled in, to be confirmed."""
    asked = {(one.about, one.part or one.question) for one in assessment.next_questions}
    plain = drawn.facts().plainly()
    return [
        (about, question)
        for about, question in drawn.pairs()
        if (about, question) not in drawn.said
        and (about, question) not in asked
        and not GUIDANCE.card_of[question].prefilled
        and may_be_put(GUIDANCE.card_of[question], about, plain)
    ]


@SETTINGS
@given(cases(), st.data())
def test_no_answer_to_a_question_that_is_not_asked_moves_anything(drawn: Drawn, data: st.DataObject) -> None:
    before = assess(GUIDANCE, drawn.case(), TODAY)
    unasked = _unasked(drawn, before)
    if not unasked:
        return
    for pair in data.draw(st.lists(st.sampled_from(unasked), min_size=1, max_size=4, unique=True)):
        for raw in every_value(TERMS[pair[1]], drawn.people):
            after = assess(GUIDANCE, drawn.with_answer(pair, raw).case(), TODAY)
            assert _picture(after) == _picture(before), (pair, raw)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(), st.data())
def test_answering_whatever_is_asked_comes_to_an_end(drawn: Drawn, data: st.DataObject) -> None:
    every = len(drawn.pairs())
    for _ in range(every + 1):
        asked = assess(GUIDANCE, drawn.case(), TODAY).next_questions
        if not asked:
            return
        pair = (asked[0].about, asked[0].part or asked[0].question)
        values = every_value(TERMS[pair[1]], drawn.people)
        drawn = drawn.with_answer(pair, data.draw(st.sampled_from(values)) if values else "not_known")
    raise AssertionError("more was asked than there is to ask")


def test_somebody_who_is_out_of_it_is_asked_nothing_more_of_themselves() -> None:
    said: dict[str, Any] = {"birth": "2022", "living_now": "foster_carer", "legal_status": ["care_order"]}
    offering = assessed({"aunt": {**AUNT, "offers": "to_care"}, "mother": MOTHER}, **said)
    withdrawn = assessed({"aunt": {**AUNT, "offers": "no"}, "mother": MOTHER}, **said)
    assert Seat("sgo", "aunt") in {one.seat for one in offering.entries if one.is_live}
    assert {one.question for one in offering.next_questions if one.about == "aunt"} >= {"viability", "adult"}
    assert not {one.person for one in withdrawn.entries if one.is_live} & {"aunt"}
    assert not {one.question for one in withdrawn.next_questions if one.about == "aunt"} & {"viability", "legal_form"}


def test_what_is_settled_is_not_asked_about_and_what_waits_is() -> None:
    people = {"aunt": {**AUNT, "offers": "to_care", "viability": "full_positive", "adult": "yes"}}
    said: dict[str, Any] = {"birth": "2022", "living_now": "foster_carer", "legal_status": ["care_order"]}
    asked = {(one.about, one.question) for one in assessed(people, **said).next_questions}
    assert ("aunt", "adult") not in asked
    assert (CHILD, "child_wants") in asked or (CHILD, "child_views") in asked
