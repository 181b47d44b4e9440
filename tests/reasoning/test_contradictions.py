"""Answers that can hardly all be right are put to the worker; both stand, and nothing moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.documents.as_text import assessment_text
from assistant.interview.transcript import turns
from assistant.reasoning.assess import assess
from tests.cases import AUNT, FATHER, TODAY, assessed, case, shipped
from tests.interview.talk import away, changed
from tests.reasoning.random_cases import Drawn, cases

UNALLOYED = replace(shipped().raw or shipped(), contradictions={})
"""The guidance without any contradiction."""


def test_both_answers_are_named_with_the_person_they_are_about() -> None:
    people = {"maternal_aunt": {**AUNT, "offers": "to_care", "viability": "under_way"}}
    (found,) = assessed(people, home_safety="no", network_search="complete_no_one").contradictions
    assert found.contradiction == "nobody-and-somebody"
    assert found.about == "maternal_aunt"
    assert "the maternal aunt" in found.says
    assert {(one.about, one.question) for one in found.questions} >= {
        ("child", "network_search"),
        ("maternal_aunt", "offers"),
    }


def test_the_text_says_what_was_answered() -> None:
    of = case(birth="2018", living_now="foster_carer", legal_status=["none"])
    text = assessment_text(assess(shipped(), of, TODAY), shipped(), of.facts(shipped(), TODAY), 200)
    assert "ANSWERS THAT DO NOT SEEM TO GO TOGETHER" in text
    assert "“What is the child's legal status?” No order or plan" in text


@pytest.mark.parametrize("unsure", ["not_known", "disputed"])
def test_what_is_not_known_contradicts_nothing(unsure: str) -> None:
    people = {"father": {**FATHER, "offers": "to_care", "parents_position": unsure}}
    assert assessed(people, home_safety="no").contradictions == ()


def test_it_is_raised_then_and_there_and_gone_when_it_is_put_right() -> None:
    sitting = changed(away(), ("child", "home_safety"), "yes")
    sitting = changed(sitting, ("child", "return_considered"), "ruled_out")
    said = [turn.text for turn in turns(sitting)]
    assert any("do not seem to go together. Home is said to be safe" in text for text in said[-4:])
    mended = changed(sitting, ("child", "home_safety"), "no")
    assert mended.assessment.contradictions == ()
    assert mended.state.shown is not None
    assert mended.state.shown.contradictions == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_a_contradiction_moves_nothing(drawn: Drawn) -> None:
    with_them, without = assess(shipped(), drawn.case(), TODAY), assess(UNALLOYED, drawn.case(), TODAY)
    assert replace(with_them, contradictions=()) == without
