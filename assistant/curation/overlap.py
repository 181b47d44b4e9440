"""Rules that oppose each other on one answer: the same answer speaks for an option and against it, and nobody said so.

A strength and a risk may both hold of one family: that is weighing, and is meant. What is not meant is that one and
the same answer is read both ways. Each finding comes with a case in which both rules hold, ready for `assess`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from assistant.curation.examples import Tried, case_for
from assistant.curation.models import NOT_SO, SO, Chosen, Model, answers_of, joined, models
from assistant.guidance import Guidance
from assistant.guidance.records import Rule
from assistant.reasoning.arguments import rule_truth
from assistant.reasoning.casefile import BadCase

FOR, AGAINST = ("supports",), ("cautions", "excludes", "defines_out")
MOST_TRIED = 40


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that one answer sets off both ways. `on`: what they read. `case`: the tables of a case with both."""

    option: str
    one: str
    other: str
    on: str
    case: Mapping[str, Any]

    @property
    def case_file(self) -> str:
        """The case as a file that `permanence assess` takes."""
        lines = [f'authority = "{self.case["authority"]}"', "", "[answers]", *_fields(self.case["answers"])]
        for person in self.case["people"]:
            lines += ["", "[[people]]", *_fields(person)]
        return "\n".join(lines) + "\n"


def overlaps(guidance: Guidance, today: date) -> Iterator[Overlap]:
    """Every undeclared opposition, each pair of rules once."""
    ways = {rule.id: tuple(_ways(rule, guidance)) for rule in guidance.rules.values()}
    seen: set[tuple[str, str]] = set()
    for option, rules in guidance.rules_for.items():
        for one in rules:
            for other in rules:
                pair = (one.id, other.id)
                if one.direction in FOR and other.direction in AGAINST and pair not in seen:
                    seen.add(pair)
                    if not _declared(one, other):
                        yield from islice(_found(option, one, other, ways, guidance, today), 1)


def _fields(table: Mapping[str, Any]) -> list[str]:
    """Texts and lists of texts, which JSON and TOML write alike."""
    return [f"{key} = {json.dumps(value, ensure_ascii=False, default=str)}" for key, value in table.items()]


def _declared(one: Rule, other: Rule) -> bool:
    return other.id in (*one.beats, *one.both_ways) or one.id in (*other.beats, *other.both_ways)


def _ways(rule: Rule, guidance: Guidance) -> Iterator[Model]:
    return models(guidance.condition(rule.when, rule.about).tree, guidance)


def _found(
    option: str, one: Rule, other: Rule, ways: Mapping[str, tuple[Model, ...]], guidance: Guidance, today: date
) -> Iterator[Overlap]:
    both = ((first, second) for first in ways[one.id] for second in ways[other.id])
    read_alike = ((joined(first, second), on) for first, second in both if (on := _on(first, second)))
    for model, on in islice(read_alike, MOST_TRIED):
        answers = None if model is None else answers_of(model, guidance)
        for case in _cases(one, other, answers) if answers is not None else ():
            if _both_hold(one, other, case, guidance, today):
                yield Overlap(option, one.id, other.id, on, case.tables)


def _on(first: Model, second: Model) -> str:
    """What both read alike, in words: a choice that both need, or everything that they turn on. Empty: nothing."""
    for key, chosen in first.items():
        shared = chosen.yes & second.get(key, Chosen()).yes
        if shared and chosen not in (SO, NOT_SO):
            return f"{key[1]} = {' and '.join(repr(choice) for choice in sorted(shared))}"
    if first and first == second:
        return " and ".join(_in_words(key[1], chosen) for key, chosen in first.items())
    return ""


def _in_words(name: str, chosen: Chosen) -> str:
    if chosen in (SO, NOT_SO):
        return name if chosen == SO else f"not {name}"
    return f"{name} without {' and '.join(repr(choice) for choice in sorted(chosen.no))}"


def _cases(one: Rule, other: Rule, answers: Mapping[bool, dict[str, Any]]) -> Iterator[Tried]:
    """Cases to try: the answers alone, then with those of each rule's examples, which have the dates."""
    yield case_for((one, other), answers[False], answers[True])
    for example in (*one.examples, *other.examples):
        if example.rule == "fires":
            about_child, about_person = {**example.answers, **answers[False]}, {**example.person, **answers[True]}
            yield case_for((one, other), about_child, about_person, example.people)


def _both_hold(one: Rule, other: Rule, tried: Tried, guidance: Guidance, today: date) -> bool:
    try:
        case, person = tried.read(guidance)
    except BadCase:
        return False
    facts = case.facts(guidance, today)
    return bool(rule_truth(one, guidance, facts, person) and rule_truth(other, guidance, facts, person))
