"""What to ask next: only what may be put, the core first, nothing twice, and an unknown hides nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Asked
from tests.cases import AUNT, FATHER, FOSTER_CARER, MOTHER, TODAY, assessed
from tests.reasoning.random_cases import GUIDANCE, IDENTITY, Drawn, cases

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def _next(drawn: Drawn) -> tuple[Asked, ...]:
    return assess(GUIDANCE, drawn.case(), TODAY).next_questions


def _of(asked: Asked) -> str:
    return asked.part or asked.question


def test_with_nothing_said_the_first_questions_are_the_core_of_the_first_pass(guidance: Guidance) -> None:
    asked = assessed().next_questions
    assert [one.question for one in asked[:3]] == ["purpose", "birth", "living_now"]
    core = [guidance.questions[one.question].core for one in asked]
    assert core == sorted(core, reverse=True)


@SETTINGS
@given(cases())
def test_only_what_may_be_put_and_is_not_answered_is_asked_with_the_core_first(drawn: Drawn) -> None:
    facts, found = drawn.facts(), _next(drawn)
    plain = facts.plainly()
    for asked in found:
        assert may_be_put(GUIDANCE.questions[asked.question], asked.about, plain), asked
        assert facts.answer(asked.about, _of(asked)) is None, asked
    lead = {wait for asked in found if GUIDANCE.questions[asked.question].core for wait in [asked]}
    blocked = [
        wait
        for question in GUIDANCE.questions.values()
        for about in (drawn.people if question.per_person else ("child",))
        if question.core
        for wait in facts.language.asked_when(question.id).reads(plain, about if question.per_person else None)
    ]
    first = [asked in lead or (asked.about, _of(asked)) in blocked for asked in found]
    assert first[: len(lead)] == [True] * len(lead)
    assert len(set(found)) == len(found)
    assert all(asked.about == "child" or asked.about in drawn.people for asked in found)


@SETTINGS
@given(cases(), st.data())
def test_answering_not_known_never_hides_another_question(drawn: Drawn, data: st.DataObject) -> None:
    before = _next(drawn)
    unsaid = [pair for pair in drawn.pairs() if pair not in drawn.said and pair[1] not in IDENTITY]
    for pair in data.draw(st.lists(st.sampled_from(unsaid), min_size=1, max_size=6, unique=True)):
        after = _next(drawn.with_answer(pair, "not_known"))
        lost = [asked for asked in before if asked not in after and (asked.about, _of(asked)) != pair]
        assert lost == [], pair


@pytest.mark.parametrize("value", ["not_known", "disputed"])
def test_a_question_whose_when_waits_for_an_unknown_is_put_and_one_not_yet_asked_for_is_not(value: str) -> None:
    def asked(**said: Any) -> set[str]:
        return {one.question for one in assessed(**said).next_questions}

    assert "return_considered" not in asked()
    assert "return_considered" in asked(living_now=value)
    assert "return_considered" in asked(living_now="foster_carer")
    assert "return_considered" not in asked(living_now="parents")


def test_each_person_is_asked_what_their_role_is_asked() -> None:
    people = {
        "mother": {**MOTHER, "whereabouts": "apart"},
        "aunt": {**AUNT, "offers": "to_care"},
        "tom": {"role": "sibling", "relation": "brother_or_sister"},
    }
    asked = {(one.about, one.question) for one in assessed(people, home_safety="no").next_questions}
    assert ("mother", "could_care") in asked
    assert ("aunt", "viability") in asked
    assert ("aunt", "could_care") not in asked
    assert {question for about, question in asked if about == "tom"} == {"bond", "sibling_plan"}


def test_a_parent_who_died_is_asked_nothing() -> None:
    people = {"father": {**FATHER, "whereabouts": "dead"}}
    assert "father" not in {one.about for one in assessed(people, home_safety="no").next_questions}


def test_a_card_is_asked_by_the_part_that_somebody_waits_for() -> None:
    asked = assessed(legal_status=["care_order"], purpose="ppm", living_now="foster_carer").next_questions
    assert Asked("child", "meeting_dates", "ppm_last") in asked
    assert Asked("child", "meeting_dates") not in asked


def test_nothing_prefilled_or_set_by_how_somebody_was_added_is_asked_of_the_core(guidance: Guidance) -> None:
    people = {"carers": FOSTER_CARER, "mother": MOTHER}
    asked = [one.question for one in assessed(people).next_questions]
    assert "role" not in asked
    assert "authority" not in asked


def test_answered_questions_are_not_put_again() -> None:
    said: dict[str, Any] = {"birth": "2020", "living_now": "foster_carer", "legal_status": ["care_order"]}
    asked = {one.question for one in assessed(**said).next_questions}
    assert not asked & set(said)
    assert "home_safety" in asked


@pytest.mark.parametrize("value", ["not_known"])
@pytest.mark.parametrize(
    ("people", "said"),
    [
        ({}, {}),
        ({"mother": MOTHER, "aunt": AUNT, "carers": FOSTER_CARER}, {}),
        (
            {"mother": MOTHER, "aunt": {**AUNT, "offers": "to_care"}},
            {"living_now": "foster_carer", "legal_status": ["care_order"], "home_safety": "no"},
        ),
        ({"mother": MOTHER}, {"living_now": "parents", "home_safety": "not_now", "legal_status": ["child_protection"]}),
    ],
)
def test_asked_until_nothing_is_left_every_question_somebody_waits_for_has_been_put(
    value: str, people: dict[str, Any], said: dict[str, Any]
) -> None:
    people = {person: dict(answers) for person, answers in people.items()}
    for _ in range(400):
        found = assessed(people, **said)
        if not found.next_questions:
            break
        asked = found.next_questions[0]
        (said if asked.about == "child" else people[asked.about])[_of(asked)] = value
    assert found.next_questions == ()
    live = [one for one in found.entries if one.is_live]
    waited = {question for one in live for lacking in one.missing for question in lacking.questions}
    waited |= {question for due in found.deadlines for question in due.needs}
    unput = {
        (one.about, _of(one)) for one in waited if _of(one) not in (said if one.about == "child" else people[one.about])
    }
    assert unput == set()
