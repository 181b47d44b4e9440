"""Runs the examples of every rule and support: the tests that stand beside the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.conditions import CHILD, Facts
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON, ready_support
from assistant.guidance.records import Contradiction, Example, Rule, Support
from assistant.guidance.wording import EVERYBODYS
from assistant.reasoning.arguments import rule_truth
from assistant.reasoning.case import Case
from assistant.reasoning.casefile import BadCase, case_from
from assistant.reasoning.contradictions import contradiction_truth
from assistant.reasoning.support import support_truth

Tested = Rule | Support | Contradiction
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


@dataclass(frozen=True, slots=True)
class Tried:
    """A small case on which rules are tried. `person`: whom they are read for; None where they are about the child."""

    tables: Mapping[str, Any]
    person: str | None

    def read(self, guidance: Guidance) -> tuple[Case, str | None]:
        """The case, and whom to read it for. Raises BadCase for answers that are none."""
        return case_from(self.tables, guidance), self.person


def case_for(
    rules: tuple[Tested, ...],
    answers: Mapping[str, Any],
    person: Mapping[str, Any],
    people: tuple[Mapping[str, Any], ...] = (),
) -> Tried:
    """A case with these answers, and with the person that any of these rules is about."""
    everybody = [dict(one) for one in people]
    group = next((rule.about for rule in rules if rule.about not in WITHOUT_PERSON), None)
    if group is not None:
        role, relation = _PEOPLE.get(group, ("carer", "grandparent"))
        everybody.insert(0, {"id": SOMEBODY, "role": role, "relation": relation, **person})
    mentioned = [name for name in OTHERS if name in str(answers)]
    everybody += [{"id": name, "role": "carer", "relation": "foster_carer"} for name in mentioned]
    tables = {"authority": EVERYBODYS, "answers": dict(answers), "people": everybody}
    return Tried(tables, SOMEBODY if group is not None else None)


def example_problems(guidance: Guidance, today: date) -> Iterator[tuple[str, str]]:
    """(where, what) for every example that does not come out as it says, and every rule without one that fires."""
    every: list[tuple[str, Tested]] = [
        (f"{guidance.rule_files[rule.id]}: rule {rule.id}", rule) for rule in guidance.rules.values()
    ]
    every += [(f"support.toml: support {one.id}", one) for one in guidance.supports.values()]
    every += [(f"contradictions.toml: contradiction {one.id}", one) for one in guidance.contradictions.values()]
    for where, rule in every:
        if not any(example.rule == "fires" for example in rule.examples):
            yield f"{where}: examples", "none that fires: expected at least one, or the rule can never fire"
        if rule.when != "always" and not any(example.rule != "fires" for example in rule.examples):
            yield f"{where}: examples", "none that stays silent or waits: expected at least one"
        for number, example in enumerate(rule.examples, 1):
            yield from _problems(rule, example, f"{where}: example {number}", guidance, today)


def _problems(rule: Tested, example: Example, where: str, guidance: Guidance, today: date) -> Iterator[tuple[str, str]]:
    try:
        case, person = case_for((rule,), example.answers, example.person, example.people).read(guidance)
    except BadCase as error:
        yield where, str(error)
        return
    facts = case.facts(guidance, today)
    came_out = _outcome(rule, guidance, facts, person)
    if came_out != example.rule:
        yield where, f"{came_out}: expected {example.rule}"
    elif came_out == "fires":
        for question in _never_put(case, facts, guidance):
            yield where, f"answers {question!r}, which is not put in such a case: expected answers somebody could give"


def run_example(rule: Tested, example: Example, guidance: Guidance, today: date) -> str:
    """How a rule, support or contradiction comes out on one of its examples: fires, silent or waits.

    Raises BadCase for answers that are none.
    """
    case, person = case_for((rule,), example.answers, example.person, example.people).read(guidance)
    return _outcome(rule, guidance, case.facts(guidance, today), person)


def _outcome(rule: Tested, guidance: Guidance, facts: Facts, person: str | None) -> str:
    if isinstance(rule, Support):
        truth = support_truth(ready_support(rule, guidance.language), facts, person)
    elif isinstance(rule, Contradiction):
        truth = contradiction_truth(rule, guidance, facts, person)
    else:
        truth = rule_truth(rule, guidance, facts, person)
    return "waits" if truth is None else "fires" if truth else "silent"


def _never_put(case: Case, facts: Facts, guidance: Guidance) -> Iterator[str]:
    """Questions that the case answers although, with its other answers, they would not be put: a rule beyond reach."""
    everybody = [(CHILD, case.answers), *((person.id, person.answers) for person in case.people)]
    for about, answers in everybody:
        for question in answers:
            card = guidance.card_of.get(question)
            person = None if about == CHILD else about
            if card is not None and guidance.language.asked_when(card.id).truth(facts, person) is False:
                yield question
