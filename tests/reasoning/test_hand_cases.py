"""Cases made by hand for the places where a naive tool goes wrong. The people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.guidance import Guidance
from assistant.reasoning import Assessment, Entry, assess, read_case

FOLDER = Path(__file__).parent / "hand_cases"


def assessed(name: str, guidance: Guidance) -> Assessment:
    case = read_case((FOLDER / f"{name}.toml").read_text("utf-8"), name, guidance)
    assert case.today is not None
    return assess(guidance, case, case.today)


def entry(assessment: Assessment, option: str, person: str | None) -> Entry:
    return next(one for one in assessment.entries if (one.option, one.person) == (option, person))


def said_of(one: Entry) -> str:
    arguments = (*one.supports, *one.cautions, *one.excluded_by, *one.defined_out_by, *one.harm_reduced_by)
    return " ".join((*(argument.says for argument in arguments), *(lacking.needs for lacking in one.missing)))


def test_a_father_an_aunt_and_a_carer_are_three_entries_and_none_colours_another(guidance: Guidance) -> None:
    assessment = assessed("father-aunt-and-carer", guidance)
    father = entry(assessment, "cao", "father")
    aunt = entry(assessment, "cao", "aunt")
    carer = entry(assessment, "sgo", "foster_carer")
    assert (father.tier, aunt.tier, carer.tier) == (1, 2, 3)
    assert father.standing == "open"
    assert aunt.standing == "not_supported"
    assert carer.standing == "open"
    for one, others in (
        (father, ("aunt", "foster carer")),
        (aunt, ("father", "foster carer")),
        (carer, ("father", "aunt")),
    ):
        assert not [other for other in others if f"the {other}" in said_of(one).lower()]
    assert not [one for one in assessment.entries if one.person == "foster_carer" and one.tier == 2]


def test_grandparents_and_the_settled_carers_are_both_open_and_neither_is_presumed(guidance: Guidance) -> None:
    assessment = assessed("grandparents-and-early-permanence", guidance)
    family = entry(assessment, "sgo", "grandparents")
    carers = entry(assessment, "adoption", "early_permanence_carers")
    assert (family.standing, carers.standing) == ("open", "open")
    assert "settled with" in said_of(carers)
    assert "strong argument against" in said_of(carers)
    assert "leaving carers the child is settled with" in said_of(family)


@pytest.mark.parametrize(
    ("name", "seats", "note"),
    [
        ("mother-asks-for-special-guardianship", [("sgo", "mother")], 39),
        ("section-20-with-the-authoritys-consent", [("cao", "friend")], 40),
        ("three-years-ended-six-months-ago", [("sgo", "friend")], 41),
        (
            "supervision-order-at-seventeen",
            [("stay_home_so", None), ("stay_home_so", "mother"), ("care_order_home", None)],
            35,
        ),
    ],
)
def test_where_the_law_differs_the_entry_is_held_and_says_ask_legal(
    guidance: Guidance, name: str, seats: list[tuple[str, str | None]], note: int
) -> None:
    assessment = assessed(name, guidance)
    for option, person in seats:
        held = entry(assessment, option, person)
        assert held.standing == "find_out_first"
        assert note in [law.note for law in held.law_differs]


@pytest.mark.parametrize("name", ["section-20-with-the-authoritys-consent", "three-years-ended-six-months-ago"])
def test_the_order_whose_printed_list_agrees_with_the_law_is_not_open_either(guidance: Guidance, name: str) -> None:
    assessment = assessed(name, guidance)
    for option in ("cao", "sgo"):
        assert entry(assessment, option, "friend").standing == "find_out_first"


def test_a_sparse_referral_is_mainly_questions_and_names_no_lead(guidance: Guidance) -> None:
    assessment = assessed("sparse-referral", guidance)
    assert assessment.plan.too_little_known
    assert not assessment.plan.consider_first
    assert not assessment.plan.in_parallel
    assert not [one for one in assessment.entries if one.standing == "open"]
    assert len(assessment.next_questions) > 5
