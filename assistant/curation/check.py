"""Checks the knowledge beyond what loading does: citations, examples, reach, and the promises rules make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.conditions import CHILD
from assistant.conditions.tree import AcrossPeople, And, Known, Membership, Named, Node, Not, Or
from assistant.curation.examples import example_problems
from assistant.guidance import Guidance
from assistant.guidance.library import WITHOUT_PERSON
from assistant.guidance.records import Rule

LONGEST_PIN = 8
EXAMPLES_ON = date(2026, 11, 21)
"""The day on which a rule's examples are read, so that their dates keep meaning the same."""
FLOORS = {
    "statements": 159,
    "rules": 140,
    "grounds": 18,
    "deadlines": 28,
    "conflicts": 20,
    "notes": 28,
    "questions": 69,
}
DIRECTIONS_EVERY_OPTION_HAS = ("requires", "supports", "cautions")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: file, record, field, and what was expected."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(guidance: Guidance) -> tuple[Problem, ...]:
    """Everything wrong with a guidance that did load; empty when it is sound."""
    return (
        *_counts(guidance),
        *_statements(guidance),
        *_citations(guidance),
        *_options(guidance),
        *_rules(guidance),
        *_known_only_where_it_may_be(guidance),
        *_choices(guidance),
        *(Problem(where, what) for where, what in example_problems(guidance, EXAMPLES_ON)),
    )


def _counts(guidance: Guidance) -> Iterator[Problem]:
    for name, floor in FLOORS.items():
        count = len(getattr(guidance, name))
        if count < floor:
            yield Problem("knowledge", f"{count} {name}: expected at least {floor}; has something dropped out?")


def _statements(guidance: Guidance) -> Iterator[Problem]:
    for one in guidance.statements.values():
        where = f"statements: statement {one.id}"
        if not 0 < len(one.pin.split()) <= LONGEST_PIN:
            yield Problem(f"{where}: pin", f"{len(one.pin.split())} words: expected one to {LONGEST_PIN}")
        if not one.says.strip().endswith((".", "?", "!")):
            yield Problem(f"{where}: says", "expected a sentence with its full stop")
        yield from _known_options(where, one.options, guidance)


def _known_options(where: str, options: Iterable[str], guidance: Guidance) -> Iterator[Problem]:
    for key in options:
        if key not in guidance.options:
            yield Problem(f"{where}: options", f"unknown option {key!r}: expected one of {', '.join(guidance.options)}")


def _citations(guidance: Guidance) -> Iterator[Problem]:
    for where, cites in _cited(guidance):
        for cite in cites:
            if not guidance.resolves(cite):
                yield Problem(where, f"{cite!r} leads nowhere: expected a statement's id or law:N of a currency note")


def _cited(guidance: Guidance) -> Iterator[tuple[str, tuple[str, ...]]]:
    for rule in guidance.rules.values():
        yield f"{guidance.rule_files[rule.id]}: rule {rule.id}: cites", rule.cites
    for option in guidance.options.values():
        yield f"options.toml: option {option.key}: basis", option.basis
        yield f"options.toml: option {option.key}: effects", option.effects
        yield f"options.toml: option {option.key}: no_route_cites", option.no_route_cites
    for ground in guidance.grounds.values():
        notes = tuple(f"law:{number}" for number in ground.notes)
        yield f"eligibility.toml: ground {ground.id}: cites", (*ground.cites, *notes)
    for deadline in guidance.deadlines.values():
        yield f"deadlines.toml: deadline {deadline.id}: cites", deadline.cites
    for conflict in guidance.conflicts.values():
        for side in conflict.sides:
            yield f"conflicts.toml: conflict {conflict.id}: side {side.whose}: cites", side.cites
    for note in guidance.notes.values():
        yield f"currency.toml: note {note.number}: touches", note.touches
    for question in guidance.questions.values():
        yield f"questions.toml: question {question.id}: decides", question.decides
        for choice in question.choices:
            yield f"questions.toml: question {question.id}: choice {choice.id}: decides", choice.decides


def _options(guidance: Guidance) -> Iterator[Problem]:
    for option in guidance.options.values():
        where = f"options.toml: option {option.key}"
        if not option.basis:
            yield Problem(f"{where}: basis", "empty: expected the statements its place rests on")
        if not any(place.stand_in != "never" for place in option.places):
            yield Problem(
                f"{where}: places",
                'expected one with stand_in = "always" or "nobody_named", so that it is always listed',
            )
        directions = {rule.direction for rule in guidance.rules_for[option.key]}
        for direction in DIRECTIONS_EVERY_OPTION_HAS:
            if direction not in directions:
                yield Problem(where, f"no rule that {direction} it: expected at least one")


def _rules(guidance: Guidance) -> Iterator[Problem]:
    for rule in guidance.rules.values():
        where = f"{guidance.rule_files[rule.id]}: rule {rule.id}"
        if not rule.cites:
            yield Problem(f"{where}: cites", "empty: expected at least one statement or law note")
        if (rule.direction == "requires") != (rule.needs is not None):
            yield Problem(f"{where}: needs", "expected on a rule that requires, and on no other")
        if "{person}" in rule.says and rule.about in WITHOUT_PERSON:
            yield Problem(f"{where}: says", "speaks of {person} and is about nobody: expected a group in `about`")
        yield from _promises(rule, where, guidance)


def _promises(rule: Rule, where: str, guidance: Guidance) -> Iterator[Problem]:
    """A rule that reads other people's answers says so; one that decides does not turn on what is merely known."""
    trees = [guidance.condition(text, rule.about).tree for text in (rule.when, rule.needs) if text]
    nodes = [node for tree in trees for node in walk(tree, guidance)]
    across = any(isinstance(node, AcrossPeople) and node is not _search(guidance) for node in nodes)
    if across != rule.about_others:
        expected = "true: it speaks of someone or everyone" if across else "left out: it speaks of nobody else"
        yield Problem(f"{where}: about_others", f"expected {expected}")


def _known_only_where_it_may_be(guidance: Guidance) -> Iterator[Problem]:
    """known(…) breaks the promise that a more exact answer overturns nothing; only prompts and `when`s may use it."""
    prompts = {rule.id for rule in guidance.rules.values() if rule.direction == "prompts"}
    for where, text, about in guidance.conditions():
        if any(f": rule {name}: " in where for name in prompts):
            continue
        if any(isinstance(node, Known) for node in walk(guidance.condition(text, about).tree, guidance)):
            yield Problem(
                where, "known(…) belongs in prompts and in a question's when: expected a condition on the answer"
            )


def _search(guidance: Guidance) -> Node | None:
    closed = guidance.language.search_closed()
    return closed.tree if closed else None


def walk(node: Node, guidance: Guidance) -> Iterator[Node]:
    """Every part of a condition, through derived names."""
    yield node
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from walk(part, guidance)
        case Not(part) | AcrossPeople(part=part):
            yield from walk(part, guidance)
        case Named(name):
            yield from walk(guidance.language.derived(name).tree, guidance)


def _choices(guidance: Guidance) -> Iterator[Problem]:
    """A `stands_for` names real choices; a question can be put at all."""
    for question in guidance.questions.values():
        where = f"questions.toml: question {question.id}"
        ids = {choice.id for choice in question.choices}
        for choice in question.choices:
            for other in choice.stands_for:
                if other not in ids:
                    yield Problem(f"{where}: choice {choice.id}: stands_for", f"unknown choice {other!r}")
        if question.per_person and not question.of:
            yield Problem(f"{where}: of", "empty: expected the roles that are asked")
        condition = guidance.language.asked_when(question.id)
        for node in walk(condition.tree, guidance):
            if isinstance(node, Membership) and node.ref.question == question.id:
                yield Problem(f"{where}: when", "turns on its own answer: expected another question")
        if question.per_person is False and condition.text != "always" and CHILD in question.of:
            yield Problem(f"{where}: of", "belongs to questions about a person")
