"""How answers, days, people and entries are said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.conditions import Answer, Facts, Span
from assistant.conditions.dates import EARLIEST, LATEST
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Asked, Seat
from assistant.reasoning.words import answer_label, answer_words, asked_label, seat_label, span_words
from tests.cases import AUNT, FOSTER_CARER, TODAY, case


def facts_of(guidance: Guidance, people: dict[str, Any]) -> Facts:
    return case(people).facts(guidance, TODAY)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 1, 5), date(2026, 1, 5), "5 January 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        (date(2026, 2, 1), date(2026, 2, 27), "between 1 February 2026 and 27 February 2026"),
        (date(2026, 2, 2), date(2026, 2, 28), "between 2 February 2026 and 28 February 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "between 1 January 2026 and 31 March 2026"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 1, 1), date(2025, 12, 31), "between 2024 and 2025"),
        (date(2025, 1, 2), date(2025, 12, 31), "between 2 January 2025 and 31 December 2025"),
        (date(2025, 1, 1), date(2025, 12, 30), "between 1 January 2025 and 30 December 2025"),
        (EARLIEST, date(2025, 3, 4), "by 4 March 2025"),
        (date(2025, 3, 4), LATEST, "4 March 2025 or later"),
    ],
)
def test_a_day_a_month_a_year_or_a_span_is_said_as_people_write_it(first: date, last: date, words: str) -> None:
    assert span_words(Span(first, last)) == words


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("home_safety", Answer("not_known"), "Not known yet"),
        ("home_safety", Answer("does_not_apply"), "Does not apply"),
        ("home_safety", Answer("disputed"), "They disagree"),
        ("home_safety", Answer("value", None), ""),
        ("home_safety", Answer("value", "yes"), "Yes"),
        ("living_now", Answer("disputed", versions=("custody", "unborn")), None),
        ("reviews_held", Answer("value", 2.0), "2"),
        ("reviews_held", Answer("value", 2.5), "2.5"),
        ("birth", Answer("value", Span(date(2020, 5, 6), date(2020, 5, 6))), "6 May 2020"),
        ("living_with", Answer("value", ("aunt", "carers")), "the aunt; the carers"),
        ("proceedings", Answer("value", ("none",)), None),
        ("adult", Answer("value", "yes"), "Yes"),
    ],
)
def test_an_answer_is_read_back_in_words(question: str, answer: Answer, words: str | None, guidance: Guidance) -> None:
    facts = facts_of(guidance, {"aunt": AUNT, "carers": FOSTER_CARER})
    choices = {choice.id: choice.label for choice in guidance.card_of[question].choices}
    expected = {
        "living_now": f"They disagree: {choices.get('custody')} / {choices.get('unborn')}",
        "proceedings": choices.get("none"),
    }
    assert answer_words(guidance, facts, question, answer) == (expected[question] if words is None else words)


def test_several_ticks_are_said_one_after_the_other(guidance: Guidance) -> None:
    labels = {choice.id: choice.label for choice in guidance.questions["home_risks"].choices}
    said = answer_words(
        guidance, facts_of(guidance, {}), "home_risks", Answer("value", ("neglect", "alcohol_or_drugs"))
    )
    assert said == f"{labels['neglect']}; {labels['alcohol_or_drugs']}"


def test_a_choice_that_no_question_lists_is_said_by_its_own_name(guidance: Guidance) -> None:
    assert answer_label(guidance, "exceptional_reason", "no") == "No"


@pytest.mark.parametrize(
    ("person", "said", "label"),
    [
        ("maternal_aunt", AUNT, "the maternal aunt"),
        ("auntie-jo", AUNT, "the auntie jo"),
        ("anna", {"role": "carer", "relation": "friend"}, "anna (family friend)"),
        ("carers", FOSTER_CARER, "the carers"),
        ("jo", FOSTER_CARER, "jo (foster carer)"),
        ("anna_k", {"role": "other"}, "anna k"),
        ("anna", {"role": "carer", "relation": "not_known"}, "anna"),
        ("my-gran", {"role": "carer", "relation": "grandparent"}, "my gran (grandparent)"),
        ("GRANDPARENTS", {"role": "carer", "relation": "grandparent"}, "the GRANDPARENTS"),
    ],
)
def test_a_person_is_spoken_of_by_their_name_with_the_relation_where_the_name_does_not_say_it(
    person: str, said: dict[str, Any], label: str, guidance: Guidance
) -> None:
    facts = facts_of(guidance, {person: said})
    assert person_label(guidance, facts, person) == label


def test_a_question_about_a_person_names_them_and_one_about_the_child_does_not(guidance: Guidance) -> None:
    facts = facts_of(guidance, {"aunt": AUNT})
    offers, home = guidance.question_text("offers"), guidance.question_text("home_safety")
    assert asked_label(Asked("aunt", "offers"), guidance, facts) == f"the aunt: {offers}"
    assert asked_label(Asked("child", "home_safety"), guidance, facts) == home
    part = asked_label(Asked("child", "meeting_dates", "panel_on"), guidance, facts)
    assert part == guidance.question_text("panel_on") != guidance.question_text("meeting_dates")


def test_an_entry_is_said_with_the_person_or_with_who_it_might_be(guidance: Guidance) -> None:
    facts = facts_of(guidance, {"aunt": AUNT})
    for option in guidance.options.values():
        somebody = seat_label(Seat(option.key, "aunt"), guidance, facts)
        assert somebody == f"{option.label_with or option.label}: the aunt"
        nobody = seat_label(Seat(option.key), guidance, facts)
        assert nobody == (f"{option.label}: {option.label_alone}" if option.label_alone else option.label)
