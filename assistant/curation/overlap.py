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

from assistant.curation.examples import case_for
from assistant.curation.models import Chosen, Key, Model, answers_of, joined, models
from assistant.guidance import Guidance
from assistant.guidance.records import Rule
from assistant.reasoning.arguments import rule_truth
from assistant.reasoning.casefile import BadCase

FOR, AGAINST = ("supports",), ("cautions", "excludes", "defines_out")
MOST_TRIED = 40


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that one answer sets off both ways. `case`: a case file's tables in which both hold."""

    option: str
    one: str
    other: str
    question: str
    choices: tuple[str, ...]
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
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]


def _declared(one: Rule, other: Rule) -> bool:
    return other.id in (*one.beats, *one.both_ways) or one.id in (*other.beats, *other.both_ways)


def _ways(rule: Rule, guidance: Guidance) -> Iterator[Model]:
    return models(guidance.condition(rule.when, rule.about).tree, guidance)


def _found(
    option: str, one: Rule, other: Rule, ways: Mapping[str, tuple[Model, ...]], guidance: Guidance, today: date
) -> Iterator[Overlap]:
    both = ((first, second) for first in ways[one.id] for second in ways[other.id])
    shared = ((first, second, key) for first, second in both for key in _shared(first, second))
    for first, second, key in islice(shared, MOST_TRIED):
        model = joined(first, second)
        answers = None if model is None else answers_of(model, guidance)
        if answers is None:
            continue
        case = case_for((one, other), answers[False], answers[True])
        try:
            read, person = case.read(guidance)
        except BadCase:
            continue
        facts = read.facts(guidance, today)
        if rule_truth(one, guidance, facts, person) and rule_truth(other, guidance, facts, person):
            choices = tuple(sorted(first[key].yes & second[key].yes))
            yield Overlap(option, one.id, other.id, key[1], choices, case.tables)


def _shared(first: Model, second: Model) -> Iterator[Key]:
    """The questions of which both need the same choice."""
    return (key for key, chosen in first.items() if chosen.yes & second.get(key, Chosen()).yes)
