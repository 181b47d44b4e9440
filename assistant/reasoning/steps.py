"""A condition part by part, each met, not met or waiting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.conditions import Facts, Truth, truth_of
from assistant.conditions.tree import (
    AcrossPeople,
    And,
    Applies,
    Compare,
    Known,
    LivesHere,
    Membership,
    Named,
    Node,
    Not,
    Or,
    Ref,
)
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.words import answer_label

Mark = Literal["met", "not met", "waiting"]
_OPERATORS = {"<": "under", "<=": "at most", ">": "over", ">=": "at least", "==": "exactly", "!=": "other than"}


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a condition in words. `depth`: how far inside the condition it stands."""

    depth: int
    words: str
    mark: Mark


def mark_of(truth: Truth) -> Mark:
    """A truth in a word."""
    return "waiting" if truth is None else "met" if truth else "not met"


def steps_of(node: Node, guidance: Guidance, facts: Facts, person: str | None, depth: int = 0) -> Iterator[Step]:
    """Every part of a tree, in the order it is written."""
    mark = mark_of(truth_of(node, facts, person))
    match node:
        case And(parts) | Or(parts):
            yield Step(depth, "all of these" if isinstance(node, And) else "one of these", mark)
            for part in parts:
                yield from steps_of(part, guidance, facts, person, depth + 1)
        case Not(part):
            yield Step(depth, "not", mark)
            yield from steps_of(part, guidance, facts, person, depth + 1)
        case AcrossPeople(every, part):
            words = "everybody, with the search complete" if every else "somebody named, or the search is complete"
            yield Step(depth, "one of those named" if node.of_named else words, mark)
            for somebody in facts.people:
                yield Step(depth + 1, person_label(guidance, facts, somebody), mark_of(truth_of(part, facts, somebody)))
        case Named(name):
            yield Step(depth, guidance.derived[name].says, mark)
            yield from steps_of(guidance.language.derived(name).tree, guidance, facts, person, depth + 1)
        case _:
            yield Step(depth, _in_words(node, guidance), mark)


def _in_words(node: Node, guidance: Guidance) -> str:
    match node:
        case Membership(quantifier, ref, choices):
            labels = [answer_label(guidance, ref.question, choice) for choice in choices]
            joined = {"any_of": " or ", "all_of": " and ", "none_of": " nor "}[quantifier].join(
                f"“{label}”" for label in labels
            )
            return f"{_question(ref, guidance)} {'not ' if quantifier == 'none_of' else ''}{joined}"
        case Applies(ref):
            return f"{_question(ref, guidance)} (has an answer)"
        case Known(ref):
            return f"{_question(ref, guidance)} (is known)"
        case Compare(measure, ref, operator, number):
            what = {
                "age": "The child's age in years:",
                "lived_with": "Months the child has lived with them in the last five years:",
                "months_since": "Months since",
                "days_since": "Days since",
                "weeks_until": "Weeks until",
            }[measure]
            since = f" “{_question(ref, guidance)}”:" if ref else ""
            return f"{what}{since} {_OPERATORS[operator]} {number:g}"
        case LivesHere():
            return "The child lives with them now"
        case _:
            return "Always"


def _question(ref: Ref, guidance: Guidance) -> str:
    return guidance.question_text(ref.question)
