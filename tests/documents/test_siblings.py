"""The picture of brothers and sisters: child by child, differences as questions, nothing merged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assistant.documents.siblings import sibling_picture
from assistant.documents.siblings_across import About
from assistant.documents.siblings_child import Child
from assistant.documents.siblings_shown import AS_GIVEN, siblings_data, siblings_view
from assistant.reasoning import assess
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, People, case, shipped

SISTER: Mapping[str, Any] = {"role": "sibling", "relation": "brother_or_sister"}
AWAY: Mapping[str, Any] = {"birth": "2019", "living_now": "foster_carer", "legal_status": ["care_order"]}


def _child(
    reference: str, people: People | None = None, links: Mapping[str, str] | None = None, **answers: Any
) -> Child:
    found = case(people, **answers)
    assessment = assess(shipped(), found, TODAY)
    return Child(reference, assessment, found.facts(shipped(), TODAY), shipped(), reference, links or {})


def _says(about: About, *children: Child) -> list[str]:
    return [one.says for one in sibling_picture(children).across if one.about == about]


def test_each_child_stands_by_themselves_in_the_order_given() -> None:
    picture = sibling_picture([_child("Wren", **AWAY, plan_now=["adoption"]), _child("Heron", **AWAY)])
    assert [one.reference for one in picture.children] == ["Wren", "Heron"]
    assert [one.plans for one in picture.children] == ["Adoption", "not answered"]
    assert picture.children[0].lives.startswith("With a foster carer")


def test_together_in_one_and_apart_in_the_other_is_asked() -> None:
    one = _child("Wren", siblings=["together"], together_or_apart="together")
    (says,) = [
        words
        for words in _says("differ", one, _child("Heron", siblings=["apart"], together_or_apart="apart_needs"))
        if "Together or apart" in words
    ]
    assert "Wren: Together. Heron: Apart: their needs cannot be met in one home." in says
    assert says.endswith("?")


@pytest.mark.parametrize("other", ["together", "not_known"])
def test_alike_or_unknown_is_no_difference(other: str) -> None:
    one = _child("Wren", siblings=["together"], together_or_apart="together")
    assert _says("differ", one, _child("Heron", siblings=["together"], together_or_apart=other)) == []


def test_one_case_says_they_share_a_home_and_the_other_does_not() -> None:
    one = _child("Wren", {"brother": {**SISTER, "sibling_plan": "with_this_child"}}, {"brother": "Heron"}, **AWAY)
    other = _child("Heron", {"sister": {**SISTER, "sibling_plan": "with_relative"}}, {"sister": "Wren"}, **AWAY)
    (says,) = _says("differ", one, other)
    assert "do not agree on whether they share a home" in says
    assert "if that is" not in says


def test_without_a_link_the_only_sibling_named_is_said_with_an_if() -> None:
    one = _child("Wren", {"brother": {**SISTER, "sibling_plan": "adoption"}}, **AWAY)
    (says,) = _says("differ", one, _child("Heron", **AWAY, plan_now=["ltfc"]))
    assert "if that is Heron" in says
    assert "Long-term foster care" in says
    third = _child("Robin", **AWAY)
    assert _says("differ", one, _child("Heron", **AWAY, plan_now=["ltfc"]), third) == []


@pytest.mark.parametrize(
    ("said", "plans"), [("adoption", ["adoption"]), ("not_decided", ["ltfc"]), ("foster_care", [])]
)
def test_what_fits_or_is_not_known_is_no_difference(said: str, plans: list[str]) -> None:
    answers: dict[str, Any] = {"plan_now": plans} if plans else {}
    one = _child("Wren", {"brother": {**SISTER, "sibling_plan": said}}, **AWAY)
    assert _says("differ", one, _child("Heron", birth="2020", living_now="foster_carer", **answers)) == []


def test_plans_that_differ_are_allowed_and_cited() -> None:
    one, other = _child("Wren", **AWAY, plan_now=["adoption"]), _child("Heron", **AWAY, plan_now=["ltfc"])
    (found,) = [each for each in sibling_picture([one, other]).across if each.about == "plans"]
    assert "Plans may differ between brothers and sisters." in found.says
    assert "TM-511a" in found.cites
    assert found.inference
    assert _says("plans", one, one) == []
    assert _says("plans", one, _child("Robin", plan_now=["not_decided"])) == []


def test_somebody_looked_at_for_both_is_asked_about_once_and_never_merged() -> None:
    offers = {"aunt": {**AUNT, "offers": "to_care"}}
    one, other = _child("Wren", offers, **AWAY), _child("Heron", offers, **AWAY)
    (says,) = _says("people", one, other)
    assert says.startswith("The aunt: options for more than one child.")
    assert "If these are the same people" in says
    (alone,) = _says("people", one, _child("Heron", **AWAY))
    assert "for one child only" in alone


def test_a_shared_answer_that_differs_is_asked_and_a_relation_is_not() -> None:
    one = _child("Wren", {"mother": {**MOTHER, "whereabouts": "apart"}}, **AWAY)
    other = _child("Heron", {"mother": {**MOTHER, "relation": "step_parent", "whereabouts": "away"}}, **AWAY)
    (says,) = _says("differ", one, other)
    assert says.startswith("The mother: Where is this parent now")
    assert says.endswith("Is that right for each child?")


def test_none_in_a_case_that_stands_beside_another_is_asked() -> None:
    (says,) = _says("differ", _child("Wren", siblings=["none"]), _child("Heron"))
    assert says == "Wren says that there are no brothers or sisters. Is Heron one of them?"


def test_the_ties_to_keep_are_said_once_with_for_whom() -> None:
    one, other = _child("Wren", **AWAY, siblings=["apart"]), _child("Heron", **AWAY, siblings=["apart"])
    ties = _says("ties", one, other)
    assert ties
    assert len(set(ties)) == len(ties)
    assert not any(words.startswith("For ") for words in ties)
    assert any(
        words.startswith("For Wren: ") for words in _says("ties", one, _child("Heron", **AWAY, siblings=["none"]))
    )


def test_every_citation_resolves_and_the_data_says_what_the_lines_say() -> None:
    children = [
        _child("", {"aunt": {**AUNT, "offers": "to_care"}}, **AWAY, siblings=["apart"], plan_now=["sgo"]),
        _child("", {"aunt": {**AUNT, "offers": "to_care"}}, **AWAY, siblings=["apart"], plan_now=["ltfc"]),
    ]
    picture = sibling_picture(children, [("Robin", "it is open elsewhere")])
    assert all(shipped().resolves(cite) for one in picture.across for cite in one.cites)
    data = json.loads(json.dumps(siblings_data(picture)))
    assert [one["reference"] for one in data["children"]] == [
        "A case without a reference",
        "A case without a reference (2)",
    ]
    lines = [line.text for line in siblings_view(picture, shipped(), "tameside")]
    for one in data["across"]:
        assert any(text.startswith(one["says"]) for text in lines)
    assert "This case cannot be read now: it is open elsewhere." in lines
    assert not any("score " in text or "%" in text for text in lines)


def test_one_child_alone_has_nothing_across() -> None:
    assert sibling_picture([_child("Wren", **AWAY, siblings=["apart"])]).across == ()


def test_cases_that_nothing_links_are_said_to_be_compared_as_they_were_given() -> None:
    def shown(*children: Child) -> list[str]:
        return [line.text for line in siblings_view(sibling_picture(children), shipped(), "tameside")]

    given = [replace(_child(name, **AWAY), key="") for name in ("Wren", "Heron")]
    assert AS_GIVEN in shown(*given)
    assert AS_GIVEN not in shown(given[0])
    assert AS_GIVEN not in shown(_child("Wren", **AWAY), _child("Heron", **AWAY))
    assert siblings_data(sibling_picture(given))["as_given"] is True


def test_several_people_under_one_name_are_spoken_of_without_a_verb_that_must_agree() -> None:
    carers = {"the_carers": {**FOSTER_CARER, "offers": "to_care"}}
    one, other = _child("Wren", carers, **AWAY), _child("Heron", carers, **AWAY)
    assert not any(re.search(r"\bis looked at\b", says) for says in _says("people", one, other))
    assert any(": options for more than one child." in says for says in _says("people", one, other))


def test_where_a_choice_of_a_pack_says_what_it_fits_it_is_read() -> None:
    question = shipped().questions["sibling_plan"]
    choices = tuple(replace(one, fits=("ltfc",)) if one.id == "adoption" else one for one in question.choices)
    moved = replace(shipped(), questions={**shipped().questions, "sibling_plan": replace(question, choices=choices)})
    one = _child("Wren", {"brother": {**SISTER, "sibling_plan": "adoption"}}, **AWAY)
    other = _child("Heron", **AWAY, plan_now=["ltfc"])
    assert _says("differ", one, other)
    assert _says("differ", replace(one, guidance=moved), other) == []


def test_family_time_is_a_tie_to_keep_and_getting_to_know_a_carer_is_not() -> None:
    people = {
        "mother": {**MOTHER, "family_time": "direct_unreliable"},
        "aunt": {**AUNT, "offers": "to_care", "bond": "none_yet"},
        "carers": FOSTER_CARER,
    }
    away = {**AWAY, "living_with": ["carers"]}
    one, other = _child("Wren", people, **away), _child("Heron", people, **away)
    carer = [prompt.what for prompt in one.assessment.prompts if prompt.about == "aunt"]
    assert carer
    ties = _says("ties", one, other)
    assert any("Visits are missed" in says for says in ties)
    assert not set(carer) & set(ties)
