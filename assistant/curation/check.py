"""Checks the knowledge beyond what loading does: citations, examples, reach, and the promises rules make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.conditions import CHILD
from assistant.conditions.tree import AcrossPeople, Known, Membership, Node
from assistant.curation.cited import citing
from assistant.curation.examples import example_problems
from assistant.curation.models import walk
from assistant.curation.overlap import overlaps
from assistant.curation.reach import can_be_put
from assistant.curation.records import Problem, record_problems
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.records import Rule

EXAMPLES_ON = date(2026, 11, 21)
"""The day on which a rule's examples are read, so that their dates keep meaning the same."""
FLOORS = {
    "statements": 664,
    "rules": 355,
    "grounds": 18,
    "supports": 32,
    "deadlines": 54,
    "conflicts": 41,
    "notes": 46,
    "questions": 71,
    "cells": 235,
    "forms": 13,
    "terms": 206,
    "voices": 42,
    "silences": 35,
    "contradictions": 26,
}
DIRECTIONS_EVERY_OPTION_HAS = ("requires", "supports", "cautions")


def check(guidance: Guidance) -> tuple[Problem, ...]:
    """Everything wrong with a guidance that did load; empty when it is sound."""
    return (
        *_counts(guidance),
        *record_problems(guidance),
        *_citations(guidance),
        *_options(guidance),
        *_rules(guidance),
        *_known_only_where_it_may_be(guidance),
        *_choices(guidance),
        *_reach(guidance),
        *_oppositions(guidance),
        *(Problem(where, what) for where, what in example_problems(guidance, EXAMPLES_ON)),
    )


def _counts(guidance: Guidance) -> Iterator[Problem]:
    for name, floor in FLOORS.items():
        count = len(getattr(guidance, name))
        if count < floor:
            yield Problem("knowledge", f"{count} {name}: expected at least {floor}; has something dropped out?")


def _citations(guidance: Guidance) -> Iterator[Problem]:
    for one in citing(guidance):
        for cite in one.cites:
            if not guidance.resolves(cite):
                yield Problem(
                    one.where, f"{cite!r} leads nowhere: expected a statement's id or law:N of a currency note"
                )


def _options(guidance: Guidance) -> Iterator[Problem]:
    for option in guidance.options.values():
        where = f"options.toml: option {option.key}"
        if not option.basis:
            yield Problem(f"{where}: basis", "empty: expected the statements its place rests on")
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


def _reach(guidance: Guidance) -> Iterator[Problem]:
    """A question that no answers lead to: its choices can never be given."""
    for question in guidance.questions.values():
        if not can_be_put(question, guidance, EXAMPLES_ON):
            yield Problem(
                f"questions.toml: question {question.id}: when",
                "no answers make it hold, so that its choices are beyond reach: expected a condition that can be met",
            )


def _oppositions(guidance: Guidance) -> Iterator[Problem]:
    for one in overlaps(guidance, EXAMPLES_ON):
        where = f"{guidance.rule_files[one.one]}: rule {one.one}: both_ways"
        yield Problem(
            where,
            f"{one.on} speaks for {one.option} here and against it in {one.other}: expected one of "
            f"them changed, or {one.other!r} named in beats or both_ways; both hold in this case",
            one.case_file,
        )
