"""Runs every rule's examples: the tests that stand beside the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from assistant.guidance import Guidance
from assistant.guidance.library import WITHOUT_PERSON
from assistant.guidance.records import Example, Rule
from assistant.reasoning.arguments import rule_truth
from assistant.reasoning.casefile import BadCase, case_from

SOMEBODY = "somebody"
OTHERS = ("carers", "others")
_PEOPLE: Mapping[str, tuple[str, str]] = {
    "parent": ("parent", "mother"),
    "network": ("carer", "grandparent"),
    "carer": ("carer", "grandparent"),
    "beyond": ("carer", "foster_carer"),
    "other_adult": ("other", "parents_partner"),
    "sibling": ("sibling", "brother_or_sister"),
    "applicant": ("carer", "grandparent"),
}
"""Who an example's person is unless it says otherwise: role and relation, by the group a rule is about."""


def example_problems(guidance: Guidance, today: date) -> Iterator[tuple[str, str]]:
    """(where, what) for every example that does not come out as it says, and every rule without one that fires."""
    for rule in guidance.rules.values():
        where = f"{guidance.rule_files[rule.id]}: rule {rule.id}"
        if not any(example.rule == "fires" for example in rule.examples):
            yield f"{where}: examples", "none that fires: expected at least one, or the rule can never fire"
        if rule.when != "always" and not any(example.rule != "fires" for example in rule.examples):
            yield f"{where}: examples", "none that stays silent or waits: expected at least one"
        for number, example in enumerate(rule.examples, 1):
            try:
                came_out = run_example(rule, example, guidance, today)
            except BadCase as error:
                yield f"{where}: example {number}", str(error)
                continue
            if came_out != example.rule:
                yield f"{where}: example {number}", f"{came_out}: expected {example.rule}"


def run_example(rule: Rule, example: Example, guidance: Guidance, today: date) -> str:
    """How a rule comes out on one of its examples: fires, silent or waits. Raises BadCase for answers that are none."""
    people = [dict(person) for person in example.people]
    about_person = rule.about not in WITHOUT_PERSON
    if about_person:
        people.insert(0, _somebody(rule, example))
    mentioned = [name for name in OTHERS if name in str(example.answers)]
    people += [{"id": name, "role": "carer", "relation": "foster_carer"} for name in mentioned]
    case = case_from({"authority": "england", "answers": dict(example.answers), "people": people}, guidance)
    truth = rule_truth(rule, guidance, case.facts(guidance, today), SOMEBODY if about_person else None)
    return "waits" if truth is None else "fires" if truth else "silent"


def _somebody(rule: Rule, example: Example) -> dict[str, Any]:
    role, relation = _PEOPLE.get(rule.about, ("carer", "grandparent"))
    return {"id": SOMEBODY, "role": role, "relation": relation, **example.person}
