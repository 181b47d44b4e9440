"""The traps of the reasoning, over the shipped knowledge and random cases.

Information: a more exact answer never overturns what was settled. Unknown is never better than an answer. Evidence
never moves an entry in the order. One person's facts never touch another's entry. The same answers, the same output.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conditions import CHILD
from assistant.conditions.values import UNKNOWN
from assistant.curation.examples import OTHERS, SOMEBODY
from assistant.documents.as_json import assessment_data
from assistant.guidance import Guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.records import Example, Rule
from assistant.reasoning.arguments import GATES, rule_truth
from assistant.reasoning.assess import assess
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.records import Argument, Assessment, Entry, Seat, Standing
from tests.cases import TODAY
from tests.reasoning.random_cases import (
    BEGINNINGS,
    GUIDANCE,
    IDENTITY,
    SPECIAL,
    TERMS,
    Drawn,
    Pair,
    cases,
    every_value,
    other_answers,
    values,
)

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
CLOSED: tuple[Standing, ...] = ("not_supported", "not_applicable")
BEGINNING_IDS = ["nothing", "somebody", "aunt", "sample", "at home", "able people", "with the aunt"]
EXAMPLE_PEOPLE = {
    "parent": ("parent", "mother"),
    "network": ("carer", "grandparent"),
    "carer": ("carer", "grandparent"),
    "beyond": ("carer", "foster_carer"),
    "sibling": ("sibling", "brother_or_sister"),
    "applicant": ("carer", "grandparent"),
}
"""Who the person of a rule's example is, unless the example says otherwise."""


def _evidence(drawn: Drawn) -> list[Pair]:
    return [pair for pair in drawn.pairs() if pair[1] not in IDENTITY]


def _assessment(drawn: Drawn) -> Assessment:
    return assess(GUIDANCE, drawn.case(), TODAY)


# ---------------------------------------------------------------- information


@SETTINGS
@given(cases(), st.data())
def test_a_more_exact_answer_never_overturns_a_settled_standing(drawn: Drawn, data: st.DataObject) -> None:
    unsaid = [pair for pair in _evidence(drawn) if drawn.said.get(pair, "not_known") == "not_known"]
    for pair in data.draw(st.lists(st.sampled_from(unsaid), min_size=1, max_size=12, unique=True)):
        if drawn.is_ruled_out(pair):
            continue
        raw = data.draw(_plain(drawn, pair))
        _nothing_overturned(drawn.standings(), drawn.with_answer(pair, raw).standings(), (pair, raw))


@pytest.mark.parametrize("drawn", BEGINNINGS, ids=BEGINNING_IDS)
def test_no_single_answer_overturns_a_settled_standing(drawn: Drawn) -> None:
    before = drawn.standings()
    for pair in _evidence(drawn):
        if drawn.said.get(pair, "not_known") == "not_known" and not drawn.is_ruled_out(pair):
            for raw in every_value(TERMS[pair[1]], drawn.people):
                _nothing_overturned(before, drawn.with_answer(pair, raw).standings(), (pair, raw))


def _nothing_overturned(before: dict[Seat, Standing], after: dict[Seat, Standing], said: tuple[Pair, Any]) -> None:
    for seat in before.keys() & after.keys():
        if before[seat] == "open":
            assert after[seat] == "open", (seat, said)
        if before[seat] in CLOSED:
            assert after[seat] in CLOSED, (seat, said)


def _plain(drawn: Drawn, pair: Pair) -> st.SearchStrategy[Any]:
    term = TERMS[pair[1]]
    return st.none() if term.kind == "people" and not drawn.people else values(term, drawn.people)


# ---------------------------------------------------------------- the traps, over every gate


def _example_case(rule: Rule, example: Example) -> Drawn:
    """A rule's own example as a case; the rule's person is `somebody`."""
    people: dict[str, dict[str, Any]] = {}
    if rule.about not in WITHOUT_PERSON:
        role, relation = EXAMPLE_PEOPLE[rule.about]
        people[SOMEBODY] = {"role": role, "relation": relation, **example.person}
    people |= {str(person["id"]): {key: person[key] for key in person if key != "id"} for person in example.people}
    people |= {name: {"role": "carer", "relation": "foster_carer"} for name in OTHERS if name in str(example.answers)}
    said: dict[Pair, Any] = {(CHILD, question): raw for question, raw in example.answers.items()}
    for person, answers in people.items():
        said |= {(person, question): raw for question, raw in answers.items() if question != "role"}
    return Drawn(
        tuple(people), said, (rule.authorities or ("tameside",))[0], {who: p["role"] for who, p in people.items()}
    )


def _bears_on(rule: Rule, seat: Seat, person: str | None) -> bool:
    if rule.about == CHILD:
        return True
    return seat.person is None if rule.about in WITHOUT_PERSON else seat.person == person


def _reads(rule: Rule, drawn: Drawn, person: str | None) -> list[Pair]:
    facts = drawn.facts()
    texts = [text for text in (rule.when, rule.needs) if text]
    found = [pair for text in texts for pair in GUIDANCE.condition(text, rule.about).reads(facts, person)]
    return [pair for pair in dict.fromkeys(found) if pair[1] not in ("authority", "role")]


def _tried(rule: Rule) -> Iterator[tuple[Drawn, str | None]]:
    """Cases to try a rule in, with the person it is about: its own examples, and the beginnings."""
    about_person = rule.about not in WITHOUT_PERSON
    for example in rule.examples:
        yield _example_case(rule, example), SOMEBODY if about_person else None
    for drawn in BEGINNINGS:
        if not rule.authorities or drawn.authority in rule.authorities:
            facts = drawn.facts()
            people = (
                [one for one in drawn.people if GUIDANCE.belongs(rule.about, facts, one)] if about_person else [None]
            )
            yield from ((drawn, person) for person in people)


def _varied(rule: Rule, drawn: Drawn, person: str | None) -> Iterator[Drawn]:
    """The case, and the case with each answer the rule reads made each thing it could be."""
    yield drawn
    for pair in _reads(rule, drawn, person):
        if pair[1] not in IDENTITY:
            yield from (drawn.with_answer(pair, raw) for raw in every_value(TERMS[pair[1]], drawn.people))


def _only(rule: Rule) -> Guidance:
    """The guidance with this rule and nothing else that could hold an entry back."""
    options = {key: replace(option, needs_route=False) for key, option in GUIDANCE.options.items()}
    notes = {number: replace(note, holds=()) for number, note in GUIDANCE.notes.items()}
    return replace(GUIDANCE, rules={rule.id: rule}, options=options, notes=notes)


GATE_RULES = [rule for rule in GUIDANCE.rules.values() if rule.direction in GATES]
HELD: dict[str, Standing] = {
    "excludes": "not_supported",
    "defines_out": "not_applicable",
    "requires": "find_out_first",
}


@pytest.mark.parametrize("rule", GATE_RULES, ids=lambda rule: rule.id)
def test_leaving_an_answer_out_never_opens_what_an_answer_would_close(rule: Rule) -> None:
    alone, tried = _only(rule), 0
    for drawn, person in _tried(rule):
        for pair in _reads(rule, drawn, person):
            blank = drawn.with_answer(pair, None)
            if blank.facts().look(*pair) is not UNKNOWN:  # not asked, or another answer speaks for it
                continue
            without, without_alone = blank.standings(rule.options), blank.standings(rule.options, alone)
            for raw in every_value(TERMS[pair[1]], drawn.people):
                answered = drawn.with_answer(pair, raw)
                if rule_truth(rule, GUIDANCE, answered.facts(), person) is not True:
                    continue
                held, held_alone = answered.standings(rule.options), answered.standings(rule.options, alone)
                for seat in held.keys() & without.keys():
                    if _bears_on(rule, seat, person):
                        tried += 1
                        said = (seat, pair, raw)
                        assert without[seat] != "open", said
                        assert held[seat] != "open", said
                        assert held_alone[seat] == HELD[rule.direction], said
                        assert without_alone[seat] in ("find_out_first", HELD[rule.direction]), said
    assert tried, "this gate never held over an answer that could be left out"


@pytest.mark.parametrize("rule", [rule for rule in GATE_RULES if rule.needs], ids=lambda rule: rule.id)
def test_a_requirement_answered_no_never_leaves_its_entry_open(rule: Rule) -> None:
    tried = 0
    every = [(varied, person) for start, person in _tried(rule) for varied in _varied(rule, start, person)]
    for drawn, who in every:
        if rule_truth(rule, GUIDANCE, drawn.facts(), who) is not True:
            continue
        for seat, standing in drawn.standings(rule.options).items():
            if _bears_on(rule, seat, who):
                tried += 1
                assert standing != "open", seat
                if standing == "find_out_first":
                    entry = next(one for one in _assessment(drawn).entries if one.seat == seat)
                    assert [one.answered for one in entry.missing if one.rule == rule.id] == [True]
    assert tried


# ---------------------------------------------------------------- the order


@SETTINGS
@given(cases(), st.data())
def test_evidence_never_changes_a_tier_a_tie_or_the_order(drawn: Drawn, data: st.DataObject) -> None:
    before = _places(drawn)
    for pair in data.draw(st.lists(st.sampled_from(_evidence(drawn)), min_size=1, max_size=12, unique=True)):
        raw = data.draw(other_answers(drawn, pair))
        _same_order(before, _places(drawn.with_answer(pair, raw)), (pair, raw))


@pytest.mark.parametrize("drawn", BEGINNINGS, ids=BEGINNING_IDS)
def test_no_single_answer_changes_a_tier_a_tie_or_the_order(drawn: Drawn) -> None:
    before = _places(drawn)
    for pair in _evidence(drawn):
        for raw in (None, *SPECIAL, *every_value(TERMS[pair[1]], drawn.people)):
            _same_order(before, _places(drawn.with_answer(pair, raw)), (pair, raw))


def _same_order(
    before: dict[Seat, tuple[int | None, str | None]],
    after: dict[Seat, tuple[int | None, str | None]],
    said: tuple[Pair, Any],
) -> None:
    both = before.keys() & after.keys()
    assert [(seat, before[seat]) for seat in before if seat in both] == [
        (seat, after[seat]) for seat in after if seat in both
    ], said


def _places(drawn: Drawn) -> dict[Seat, tuple[int | None, str | None]]:
    return {one.seat: (one.place.tier, one.place.tie) for one in placed_entries(GUIDANCE, drawn.facts())}


# ---------------------------------------------------------------- people


ABOUT_OTHERS = frozenset(rule.id for rule in GUIDANCE.rules.values() if rule.about_others)
ALONE = replace(
    GUIDANCE,
    rules={key: rule for key, rule in GUIDANCE.rules.items() if not rule.about_others},
    supports={key: one for key, one in GUIDANCE.supports.items() if not one.about_others},
)
"""The guidance without the rules, and the support, that say they read other people's answers."""


@SETTINGS
@given(cases().filter(lambda drawn: len(drawn.people) > 1), st.data())
def test_what_is_said_of_one_person_never_touches_anothers_entry(drawn: Drawn, data: st.DataObject) -> None:
    about = data.draw(st.sampled_from(drawn.people))
    theirs = [pair for pair in drawn.pairs() if pair[0] == about]
    before_alone, before = _by_person(drawn, ALONE), _by_person(drawn, GUIDANCE)
    for pair in data.draw(st.lists(st.sampled_from(theirs), min_size=1, max_size=6, unique=True)):
        changed = drawn.with_answer(pair, data.draw(other_answers(drawn, pair)))
        after_alone, after = _by_person(changed, ALONE), _by_person(changed, GUIDANCE)
        for other in drawn.people:
            if other != about:
                assert before_alone[other] == after_alone[other], pair
                assert _own(before[other]) == _own(after[other]), pair


def _by_person(drawn: Drawn, guidance: Guidance) -> dict[str, list[Entry]]:
    entries = assess(guidance, drawn.case(), TODAY).entries
    return {person: [entry for entry in entries if entry.person == person] for person in drawn.people}


def _own(entries: list[Entry]) -> list[tuple[Any, ...]]:
    """What is said of a person's entries, without the arguments that read others."""
    return [
        (
            one.seat,
            [_alone(said) for said in (*one.supports, *one.cautions, *one.harm_reduced_by) if _is_own(said)],
            [said for said in (*one.excluded_by, *one.defined_out_by) if _is_own(said)],
            [needed for needed in one.missing if needed.rule not in ABOUT_OTHERS],
            one.routes,
            one.harm,
        )
        for one in entries
    ]


def _is_own(said: Argument) -> bool:
    return said.rule not in ABOUT_OTHERS


def _alone(said: Argument) -> Argument:
    """An argument without being beaten by one that reads others, which it may be."""
    return replace(said, beaten_by=None) if said.beaten_by in ABOUT_OTHERS else said


# ---------------------------------------------------------------- the output


@SETTINGS
@given(cases())
def test_the_same_answers_give_the_same_output_and_every_citation_resolves(drawn: Drawn) -> None:
    first, second = _assessment(drawn), _assessment(drawn)
    assert first == second
    data = assessment_data(first, GUIDANCE)
    assert json.dumps(data) == json.dumps(assessment_data(second, GUIDANCE))
    assert json.loads(json.dumps(data)) == data
    cites = list(_cites(data))
    assert cites
    assert [cite for cite in cites if not GUIDANCE.resolves(cite)] == []


def _cites(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "cites":
                yield from value
            elif key == "note":
                yield f"law:{value}"
            else:
                yield from _cites(value)
    elif isinstance(data, list):
        for item in data:
            yield from _cites(item)
