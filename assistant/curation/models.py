"""Answers under which a condition holds, found by walking its tree: so a claim about rules can be shown, not argued.

A model says of each question, of the child or of one person, which choices are chosen and which are not. Of a
comparison of dates it says only that it holds or does not: an example's dates are needed to try it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from assistant.conditions.tree import (
    AcrossPeople,
    Always,
    And,
    Applies,
    Compare,
    Known,
    Membership,
    Named,
    Node,
    Not,
    Or,
    Ref,
)
from assistant.guidance import Guidance

MOST = 60
"""Of the models of one condition that are looked at."""
Key: TypeAlias = tuple[bool, str]
"""(of the person, question)"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of one question: choices that are chosen, choices that are not."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()


Model: TypeAlias = Mapping[Key, Chosen]
_Named: TypeAlias = dict[tuple[str, bool], tuple[Model, ...]]
"""The models of each derived name that holds, or does not, as far as they were looked for."""
SO, NOT_SO = Chosen(frozenset(("so",)), frozenset(("not so",))), Chosen(frozenset(("not so",)), frozenset(("so",)))
"""Of what is no choice of a question: a comparison, where somebody lives, whether something applies."""


def models(node: Node, guidance: Guidance) -> Iterator[Model]:
    """Up to MOST ways in which a condition can hold."""
    return islice(_models(node, guidance, True, {}), MOST)


def joined(one: Model, other: Model) -> Model | None:
    """Both at once; None where they contradict each other."""
    found = dict(one)
    for key, chosen in other.items():
        had = found.get(key, Chosen())
        both = Chosen(had.yes | chosen.yes, had.no | chosen.no)
        if both.yes & both.no:
            return None
        found[key] = both
    return found


def _models(node: Node, guidance: Guidance, holds: bool, named: _Named) -> Iterator[Model]:
    match node:
        case Always():
            yield from [{}] if holds else []
        case Not(part):
            yield from _models(part, guidance, not holds, named)
        case And(parts) | Or(parts):
            if isinstance(node, And) is holds:
                yield from _all_of(parts, guidance, holds, named)
            else:
                for part in parts:
                    yield from _models(part, guidance, holds, named)
        case Named(name):
            if (name, holds) not in named:
                found = _models(guidance.language.derived(name).tree, guidance, holds, named)
                named[name, holds] = tuple(islice(found, MOST))
            yield from named[name, holds]
        case Membership():
            yield from _of_membership(node, holds)
        case AcrossPeople(part=part):
            yield from _models(part, guidance, holds, named)
        case _:
            yield {(False, _told_apart(node)): SO if holds else NOT_SO}


def _told_apart(node: Node) -> str:
    """A name for a part of a condition that is no choice: the same for the same words, and no question's id."""
    match node:
        case Compare(measure, ref, operator, number):
            return f"{measure}({ref or ''}) {operator} {number:g}"
        case Applies(ref) | Known(ref):
            return f"{type(node).__name__.lower()}({ref})"
        case _:
            return f"{type(node).__name__.lower()}()"


def _all_of(parts: tuple[Node, ...], guidance: Guidance, holds: bool, named: _Named) -> Iterator[Model]:
    found: list[Model] = [{}]
    for part in parts:
        ways = list(islice(_models(part, guidance, holds, named), MOST))
        found = [both for one in found for way in ways if (both := joined(one, way)) is not None][:MOST]
    yield from found


def _of_membership(node: Membership, holds: bool) -> Iterator[Model]:
    key, choices = _key(node.ref), frozenset(node.choices)
    if node.quantifier == "all_of":
        if holds:
            yield {key: Chosen(yes=choices)}
        else:
            yield from ({key: Chosen(no=frozenset((one,)))} for one in node.choices)
    elif (node.quantifier == "any_of") is holds:
        yield from ({key: Chosen(yes=frozenset((one,)))} for one in node.choices)
    else:
        yield {key: Chosen(no=choices)}


def _key(ref: Ref) -> Key:
    return (ref.of_person, ref.question)


def answers_of(model: Model, guidance: Guidance) -> Mapping[bool, dict[str, Any]] | None:
    """A model as answers, of the person (True) and of the child (False); None where no answers can be so."""
    found: dict[bool, dict[str, Any]] = {True: {}, False: {}}
    for (of_person, question), chosen in model.items():
        term = guidance.language.vocabulary.terms.get(question)
        if term is None:  # a comparison: its dates come from an example
            continue
        if term.kind == "many":
            found[of_person][question] = sorted(chosen.yes) or [
                next((one for one in term.choices if one not in chosen.no), "none")
            ]
            continue
        open_to = [one for one in term.choices if one not in chosen.no and chosen.yes <= {one}]
        if not open_to:
            return None
        found[of_person][question] = open_to[0]
    return found


def walk(node: Node, guidance: Guidance, seen: set[str] | None = None) -> Iterator[Node]:
    """Every part of a condition, through derived names; what is behind a name comes once."""
    seen = set() if seen is None else seen
    yield node
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from walk(part, guidance, seen)
        case Not(part) | AcrossPeople(part=part):
            yield from walk(part, guidance, seen)
        case Named(name) if name not in seen:
            seen.add(name)
            yield from walk(guidance.language.derived(name).tree, guidance, seen)
