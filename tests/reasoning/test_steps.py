"""A condition taken apart: every part in words, how deep it stands, and whether it is met."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.guidance import Guidance
from assistant.reasoning.steps import Step, steps_of
from tests.cases import AUNT, TODAY, case

PEOPLE: dict[str, Any] = {
    "aunt": {**AUNT, "offers": "to_care", "viability": "full_positive", "cared_since": "2023-01-15"},
    "mother": {"role": "parent", "relation": "mother"},
}
SAID: dict[str, Any] = {
    "birth": "2020-05-06",
    "living_now": "relative",
    "living_with": ["aunt"],
    "home_safety": "no",
    "network_search": "someone",
    "proceedings": ["placement_application"],
    "final_hearing_on": "2026-12-20",
    "arrangement_since": "2025-01-05",
}


def parts(condition: str, guidance: Guidance, about: str = "child", person: str | None = None) -> list[Step]:
    facts = case(PEOPLE, **SAID).facts(guidance, TODAY)
    return list(steps_of(guidance.condition(condition, about).tree, guidance, facts, person))


def choice(question: str, identity: str, guidance: Guidance) -> str:
    return next(one.label for one in guidance.questions[question].choices if one.id == identity)


def test_all_one_and_not_stand_above_their_parts(guidance: Guidance) -> None:
    home = guidance.question_text("home_safety")
    no, yes = choice("home_safety", "no", guidance), choice("home_safety", "yes", guidance)
    views = guidance.question_text("child_views")
    told = choice("child_views", "told_us", guidance)
    found = parts(
        'any_of(home_safety, "no") and not (any_of(child_views, "told_us") or any_of(home_safety, "yes"))', guidance
    )
    assert found == [
        Step(0, "all of these", "waiting"),
        Step(1, f"{home} “{no}”", "met"),
        Step(1, "not", "waiting"),
        Step(2, "one of these", "waiting"),
        Step(3, f"{views} “{told}”", "waiting"),
        Step(3, f"{home} “{yes}”", "not met"),
    ]


@pytest.mark.parametrize(
    ("condition", "words", "mark"),
    [
        ("age() < 6", "The child's age in years: under 6", "not met"),
        ("age() <= 6", "The child's age in years: at most 6", "met"),
        ("age() > 6", "The child's age in years: over 6", "not met"),
        ("age() >= 6", "The child's age in years: at least 6", "met"),
        ("months_since(arrangement_since) >= 12", "Months since “{arrangement_since}”: at least 12", "met"),
        ("weeks_until(final_hearing_on) < 3", "Weeks until “{final_hearing_on}”: under 3", "not met"),
        ("days_since(arrangement_since) > 28", "Days since “{arrangement_since}”: over 28", "met"),
        ("known(home_safety)", "{home_safety} (is known)", "met"),
        ("applies(home_safety)", "{home_safety} (has an answer)", "met"),
        ("always", "Always", "met"),
    ],
)
def test_every_part_is_said_in_words(condition: str, words: str, mark: str, guidance: Guidance) -> None:
    said = {one: guidance.question_text(one) for one in ("arrangement_since", "final_hearing_on", "home_safety")}
    assert [(one.depth, one.words, one.mark) for one in parts(condition, guidance)] == [(0, words.format(**said), mark)]


@pytest.mark.parametrize(
    ("quantifier", "joined"),
    [("any_of", "“{0}” or “{1}”"), ("all_of", "“{0}” and “{1}”"), ("none_of", "not “{0}” nor “{1}”")],
)
def test_choices_are_joined_as_they_are_meant(quantifier: str, joined: str, guidance: Guidance) -> None:
    labels = [choice("proceedings", one, guidance) for one in ("care_application", "placement_application")]
    (step,) = parts(f'{quantifier}(proceedings, "care_application", "placement_application")', guidance)
    assert step.words == f"{guidance.question_text('proceedings')} {joined.format(*labels)}"


def test_of_one_person_it_says_how_long_they_cared_and_whether_the_child_lives_with_them(guidance: Guidance) -> None:
    (lives,) = parts("lives_here()", guidance, "network", "aunt")
    assert lives == Step(0, "The child lives with them now", "met")
    (months,) = parts("lived_with(person) >= 36", guidance, "network", "aunt")
    assert months.words == "Months the child has lived with them in the last five years: at least 36"
    assert months.mark == "met"


def test_of_several_people_each_is_named_with_how_it_stands_with_them(guidance: Guidance) -> None:
    found = parts('someone(any_of(person.viability, "full_positive"))', guidance)
    assert found == [
        Step(0, "somebody named, or the search is complete", "met"),
        Step(1, "the aunt", "met"),
        Step(1, "the mother", "not met"),
    ]
    assert parts('everyone(any_of(person.viability, "full_positive"))', guidance)[0].words == (
        "everybody, with the search complete"
    )


def test_a_name_for_a_condition_stands_above_what_it_is_made_of(guidance: Guidance) -> None:
    found = parts("home_in_doubt", guidance)
    inside = guidance.language.derived("home_in_doubt").tree
    facts = case(PEOPLE, **SAID).facts(guidance, TODAY)
    assert found[0] == Step(0, guidance.derived["home_in_doubt"].says, "met")
    assert found[1:] == list(steps_of(inside, guidance, facts, None, 1))
    assert {one.depth for one in found[1:]} >= {1}


def test_a_name_read_for_one_person_is_taken_apart_for_that_person(guidance: Guidance) -> None:
    inside = guidance.language.derived("kin").tree
    facts = case(PEOPLE, **SAID).facts(guidance, TODAY)
    found = parts("kin", guidance, "network", "aunt")
    assert found[0] == Step(0, guidance.derived["kin"].says, "met")
    assert found[1:] == list(steps_of(inside, guidance, facts, "aunt", 1))
    assert {one.mark for one in found[1:]} == {"met"}
