"""Rules that read one answer both ways without saying so: found, and shown in a case in which both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.curation.check import EXAMPLES_ON
from assistant.curation.overlap import Overlap, overlaps
from assistant.guidance import Guidance
from assistant.guidance.records import Direction, Example, Rule
from assistant.reasoning.assess import assess
from assistant.reasoning.casefile import read_case
from tests.cases import entry, rules


def _rule(name: str, direction: Direction, when: str, about: str = "child") -> Rule:
    return Rule(name, ("sgo",), direction, f"It says {name}.", ("TM-216f",), (), about, when)


def _found(guidance: Guidance, *new: Rule) -> list[Overlap]:
    """The oppositions between these rules."""
    ids = {rule.id for rule in new}
    return [one for one in overlaps(_with(guidance, *new), EXAMPLES_ON) if {one.one, one.other} <= ids]


def _with(guidance: Guidance, *new: Rule) -> Guidance:
    together = {**guidance.rules, **{rule.id: rule for rule in new}}
    return replace(guidance, rules=together, rule_files={**guidance.rule_files, **{rule.id: "new" for rule in new}})


def test_the_shipped_rules_read_no_answer_both_ways_unsaid(guidance: Guidance) -> None:
    assert list(overlaps(guidance, EXAMPLES_ON)) == []


SETTLED = 'any_of(arrangement_stability, "settled")'
SETTLED_AND_YOUNG = 'any_of(arrangement_stability, "settled", "settling") and any_of(age_band, "younger")'
ABLE = 'any_of(person.viability, "full_positive") and not away'


@pytest.mark.parametrize(
    ("strength", "risk", "about"),
    [
        (SETTLED, SETTLED, "child"),
        (SETTLED, SETTLED_AND_YOUNG, "child"),
        (
            'none_of(age_band, "unborn") and any_of(legal_status, "care_order")',
            'any_of(legal_status, "care_order")',
            "child",
        ),
        ('any_of(person.viability, "full_positive")', ABLE, "network"),
        ('not none_of(person.carer_concerns, "stretched")', 'any_of(person.carer_concerns, "stretched")', "network"),
    ],
)
def test_the_case_it_gives_is_a_case_file_in_which_both_rules_hold(
    guidance: Guidance, strength: str, risk: str, about: str
) -> None:
    new = _rule("new.strength", "supports", strength, about), _rule("new.risk", "cautions", risk, about)
    (found,) = _found(guidance, *new)
    assert (found.one, found.other) == ("new.strength", "new.risk")
    case = read_case(found.case_file, "counter-example.toml", guidance)
    assessed = assess(_with(guidance, *new), case, EXAMPLES_ON)
    person = case.people[0].id if case.people else None
    lying = entry(assessed, "sgo", person)
    assert "new.strength" in rules(lying.supports)
    assert "new.risk" in rules(lying.cautions)


STRENGTH, RISK = _rule("a", "supports", SETTLED), _rule("b", "cautions", SETTLED)
DECLARED = [
    (replace(STRENGTH, beats=("b",)), RISK),
    (STRENGTH, replace(RISK, beats=("a",))),
    (replace(STRENGTH, both_ways=("b",)), RISK),
    (STRENGTH, replace(RISK, both_ways=("a",))),
]


@pytest.mark.parametrize("pair", DECLARED, ids=["beats", "beaten", "both ways", "both ways, said by the other"])
def test_what_is_declared_is_meant(guidance: Guidance, pair: tuple[Rule, Rule]) -> None:
    assert _found(guidance, *pair) == []


@pytest.mark.parametrize(
    "when",
    ['not any_of(living_now, "connected_foster")', "not looked_after", 'none_of(legal_status, "none") and not away'],
)
def test_two_rules_with_one_condition_oppose_each_other_whatever_it_is(guidance: Guidance, when: str) -> None:
    (found,) = _found(guidance, _rule("a", "supports", when), _rule("b", "cautions", when))
    assert read_case(found.case_file, "counter-example.toml", guidance).authority == "england"


def test_a_comparison_of_dates_is_tried_on_the_dates_of_an_example(guidance: Guidance) -> None:
    young = Example("fires", {"birth": "2024"})
    new = (
        replace(_rule("a", "supports", "age() < 5"), examples=(young,)),
        _rule("b", "cautions", "age() < 5"),
    )
    (found,) = _found(guidance, *new)
    assert (found.on, found.case["answers"]) == ("age() < 5", {"birth": "2024"})


@pytest.mark.parametrize(
    ("strength", "risk"),
    [
        pytest.param("age() < 5", "age() < 12", id="another age"),
        pytest.param(SETTLED, 'any_of(arrangement_stability, "fragile")', id="another choice of one question"),
        pytest.param(SETTLED, 'any_of(legal_status, "care_order")', id="another question: that is weighing"),
        pytest.param(SETTLED, f'{SETTLED} and any_of(arrangement_stability, "ending")', id="what cannot hold at all"),
        pytest.param(SETTLED, f"not {SETTLED}", id="the opposite"),
    ],
)
def test_a_strength_and_a_risk_that_turn_on_different_answers_are_no_opposition(
    guidance: Guidance, strength: str, risk: str
) -> None:
    assert _found(guidance, _rule("a", "supports", strength), _rule("b", "cautions", risk)) == []
