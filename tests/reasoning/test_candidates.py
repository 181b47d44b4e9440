"""What might be answered instead, one step from what was said, and the days on which something could turn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.conditions import Answer, Span
from assistant.guidance import Guidance
from assistant.reasoning.candidates import choices_for, days_for, on
from tests.cases import AUNT, MOTHER, TODAY, case

PEOPLE: dict[str, Any] = {"aunt": AUNT, "mother": MOTHER}


def tried(question: str, guidance: Guidance, about: str = "child", **said: Any) -> dict[str, object]:
    """Every other answer by how it is said."""
    facts = case(PEOPLE, **said).facts(guidance, TODAY)
    term = guidance.language.vocabulary.terms[question]
    found: dict[str, object] = {}
    for label, answer in choices_for(guidance, facts, about, term):
        assert answer.state == "value"
        found[label] = answer.value
    return found


def ids(question: str, guidance: Guidance) -> dict[str, str]:
    return {choice.id: choice.label for choice in guidance.questions[question].choices}


def test_of_one_choice_every_other_is_tried(guidance: Guidance) -> None:
    labels = ids("contingency", guidance)
    assert tried("contingency", guidance, contingency="named") == {
        labels["tested"]: "tested",
        labels["none"]: "none",
    }
    assert list(tried("contingency", guidance).values()) == ["tested", "named", "none"]
    assert list(tried("contingency", guidance, contingency="not_known").values()) == ["tested", "named", "none"]


def test_a_yes_or_no_is_tried_both_ways(guidance: Guidance) -> None:
    assert tried("exceptional_reason", guidance) == {"Yes": "yes", "No": "no"}
    assert tried("exceptional_reason", guidance, exceptional_reason="yes") == {"No": "no"}


def test_one_more_tick_is_tried_and_on_a_closed_list_one_less(guidance: Guidance) -> None:
    labels = ids("consent", guidance)
    people = {"aunt": {**AUNT, "consent": list(labels)[:2]}}
    facts = case(people).facts(guidance, TODAY)
    first, second, *more = labels
    found = {
        label: answer.value
        for label, answer in choices_for(guidance, facts, "aunt", guidance.language.vocabulary.terms["consent"])
    }
    expected: dict[str, object] = {
        f"without “{labels[first]}”": (second,),
        f"without “{labels[second]}”": (first,),
    }
    for one in more:
        expected[labels[one]] = (one,) if one == "none" else (first, second, one)
    assert found == expected


def test_the_only_tick_is_not_taken_away_and_an_open_list_loses_none(guidance: Guidance) -> None:
    labels = ids("proceedings", guidance)
    assert not any(label.startswith("without") for label in tried("proceedings", guidance, proceedings=["none"]))
    risks = ids("home_risks", guidance)
    found = tried("home_risks", guidance, home_risks=["neglect", "alcohol_or_drugs"])
    assert not any(label.startswith("without") for label in found)
    assert found[risks["none"]] == ("none",)
    assert set(found) == {label for one, label in risks.items() if one not in ("neglect", "alcohol_or_drugs")}
    assert tried("proceedings", guidance, proceedings=["none"])[labels["care_application"]] == ("care_application",)


def test_what_stands_for_others_is_ticked_alone(guidance: Guidance) -> None:
    labels = ids("legal_status", guidance)
    found = tried("legal_status", guidance, legal_status=["section_20"])
    assert found[labels["looked_after"]] == ("looked_after",)
    assert found[labels["care_order"]] == ("section_20", "care_order")


def test_each_person_alone_one_more_and_one_less(guidance: Guidance) -> None:
    assert tried("living_with", guidance) == {"the aunt": ("aunt",), "the mother": ("mother",)}
    assert tried("living_with", guidance, living_with=["aunt"]) == {
        "the mother": ("mother",),
        "the mother too": ("aunt", "mother"),
    }
    assert tried("living_with", guidance, living_with=["aunt", "mother"]) == {
        "the aunt": ("aunt",),
        "the mother": ("mother",),
        "without the aunt": ("mother",),
        "without the mother": ("aunt",),
    }


def test_any_number_stands_for_all(guidance: Guidance) -> None:
    assert tried("reviews_held", guidance) == {"any number": 1.0}
    assert tried("birth", guidance) == {}


# ---------------------------------------------------------------- days


def around(*days: str) -> set[date]:
    """Each day with the one before and the one after."""
    found = set()
    for day in days:
        number = date.fromisoformat(day).toordinal()
        found |= {date.fromordinal(number + step) for step in (-1, 0, 1)}
    return found


@pytest.mark.parametrize(
    ("condition", "question", "about", "lines"),
    [
        ("age() < 5", "birth", "child", ("2021-11-21", "2020-11-21")),
        ("age() < 5", "order_made", "child", ()),
        ("months_since(arrangement_since) >= 12", "arrangement_since", "child", ("2025-11-21",)),
        ("months_since(arrangement_since) >= 12", "order_made", "child", ()),
        ("days_since(arrangement_since) > 28", "arrangement_since", "child", ("2026-10-24",)),
        ("weeks_until(final_hearing_on) < 3", "final_hearing_on", "child", ("2026-12-12",)),
        ("lived_with(person) >= 36", "cared_since", "aunt", ("2023-11-21", "2021-02-10", "2024-02-10")),
        ("lived_with(person) >= 36", "order_made", "aunt", ()),
    ],
)
def test_a_day_is_tried_on_either_side_of_every_line(
    condition: str, question: str, about: str, lines: tuple[str, ...], guidance: Guidance
) -> None:
    people = {"aunt": {**AUNT, "cared_since": "2024-02-10"}}
    facts = case(people).facts(guidance, TODAY)
    read = guidance.condition(condition, "child" if about == "child" else "network")
    found = set(days_for([read], facts, about, question))
    always = around("2026-11-21", "2021-11-21")
    every = around(*lines) | always
    middle = [date.fromisoformat(line) for line in lines] + [date(2026, 11, 21), date(2021, 11, 21)]
    first, last = min(middle), max(middle)
    ends = {first.replace(year=first.year - 1), max(found)}
    assert found == every | ends
    assert (max(found).year - last.year) * 12 + max(found).month - last.month == 9
    assert sorted(found) == list(days_for([read], facts, about, question))


def test_a_day_is_named_as_a_span_of_one(guidance: Guidance) -> None:
    assert on(date(2026, 1, 2)) == Answer("value", Span(date(2026, 1, 2), date(2026, 1, 2)))
