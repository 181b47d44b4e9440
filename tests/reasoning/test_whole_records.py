"""What an assessment says of its records is what they say: words with the person named, citations, who knows, whose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.reasoning import assess
from assistant.reasoning.arguments import GATES, every_bearing, told
from assistant.reasoning.assess import standings
from assistant.reasoning.case import person_label
from assistant.reasoning.entries import placed_entries
from assistant.reasoning.explain import explain
from assistant.reasoning.records import (
    Argument,
    Assessment,
    Entry,
)
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case
from tests.reasoning.test_laid_out import case_of
from tests.reasoning.test_turning import NAMES

AWAY: dict[str, Any] = {
    "birth": "2020-05-06",
    "living_now": "foster_carer",
    "legal_status": ["care_order"],
    "home_safety": "not_now",
    "network_search": "someone",
}
OFFERING: dict[str, Any] = {**AUNT, "offers": "to_care"}


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Words:
    """The words of records as they are said in one case."""

    def __init__(self, name: str, guidance: Guidance) -> None:
        self.case = case_of(name, guidance)
        assert self.case.today is not None
        self.guidance = in_words_of(guidance, self.case.authority)
        self.facts: Facts = self.case.facts(self.guidance, self.case.today)
        self.assessment: Assessment = assess(guidance, self.case, self.case.today)

    def named(self, words: str, person: str | None) -> str:
        label = person_label(self.guidance, self.facts, person) if person else "{person}"
        return words.replace("{person}", label)

    def of_whom(self, rule: str, entry: Entry) -> list[str | None]:
        """Whom a rule may name on an entry: nobody, its person, or for an entry without one anybody."""
        if self.guidance.ready[rule].group is None:
            return [None]
        return [entry.person] if entry.person else list(self.facts.people)


def arguments(entry: Entry) -> Iterator[Argument]:
    for said in (entry.supports, entry.cautions, entry.harm_reduced_by, entry.excluded_by, entry.defined_out_by):
        yield from said


@pytest.mark.parametrize("name", NAMES)
def test_everything_said_of_an_entry_is_its_records_with_the_person_named(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    for one in words.assessment.entries:
        for found in arguments(one):
            rule = words.guidance.rules[found.rule]
            assert found.says in [capital(words.named(rule.says, who)) for who in words.of_whom(found.rule, one)]
            assert (found.cites, found.inference) == (rule.cites, rule.inference)
            assert found.whose == words.guidance.nearest(rule.cites, words.case.authority)
            for answered in found.because:
                assert answered == told((answered.about, answered.question), words.facts)
                assert words.facts.answer(answered.about, answered.question) is not None
        for listed, direction in (
            (one.supports, "supports"),
            (one.cautions, "cautions"),
            (one.excluded_by, "excludes"),
            (one.defined_out_by, "defines_out"),
        ):
            assert {words.guidance.rules[found.rule].direction for found in listed} <= {direction}
            assert not [found.rule for found in listed if words.guidance.rules[found.rule].reduces_harm]
        assert all(words.guidance.rules[found.rule].reduces_harm for found in one.harm_reduced_by)
        assert not one.law_differs or one.standing == "find_out_first"
        for lacking in one.missing:
            if lacking.rule in words.guidance.rules:
                rule = words.guidance.rules[lacking.rule]
                says = [capital(words.named(rule.says, who)) for who in words.of_whom(lacking.rule, one)]
                settle = [f"To settle whether this holds: “{said}”" for said in says]
                assert lacking.needs in (says if rule.direction == "requires" else settle)
                assert (lacking.cites, lacking.inference) == (rule.cites, rule.inference)
                assert lacking.known_by in [words.named(rule.known_by, who) for who in words.of_whom(lacking.rule, one)]
        grounds = words.guidance.grounds_for.get((one.option, one.person is not None), ())
        printed = {ready.ground.id: ready.ground.says for ready in grounds}
        for route in one.routes:
            assert route.says == printed.get(route.ground, words.guidance.options[one.option].no_route)
            assert route.needs == () or route.finding == "cannot_tell"
        for support in one.support:
            record = words.guidance.supports[support.support]
            assert (support.kind, support.strength) == (record.kind, record.strength)
            assert support.says in [capital(words.named(record.says, who)) for who in (None, *words.facts.people)]
            assert support.cites == words.guidance.ready_supports[support.support].cites
            assert support.whose == words.guidance.nearest(support.cites, words.case.authority)
            assert bool(support.needs) == (support.finding == "cannot_tell")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_due_to_do_and_of_the_law_is_what_its_record_says(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    for found in words.assessment.deadlines:
        deadline = words.guidance.deadlines[found.id]
        assert (found.what, found.says, found.authority) == (deadline.what, deadline.says, deadline.authority)
        assert found.cites == deadline.cites
    for prompt in words.assessment.prompts:
        rule = words.guidance.rules[prompt.rule]
        who = None if prompt.about == "child" else prompt.about
        expected = capital(words.named(rule.says, who))
        assert (prompt.what, prompt.cites, prompt.inference, prompt.topic) == (
            expected,
            rule.cites,
            rule.inference,
            rule.topic,
        )
        assert type(prompt.overdue) is bool
    assert words.assessment.notes
    for note in words.assessment.notes:
        record = words.guidance.notes[note.note]
        assert (note.says, note.authority, note.starred) == (record.says, record.authority, record.starred)
        assert (note.checked, note.signed_off) == (record.checked, record.signed_off)
        assert note.stale is (words.assessment.today > record.review_by)
    for contradicted in words.assessment.contradictions:
        who = None if contradicted.about == "child" else contradicted.about
        says = words.guidance.contradictions[contradicted.contradiction].says
        assert contradicted.says == capital(words.named(says, who))
    assert words.assessment.told == words.case.told
    assert words.assessment.authority == words.case.authority
    assert words.assessment.today == words.case.today
    assert words.assessment.knowledge == guidance.fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_is_its_rule_and_no_other_councils(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    ours = words.case.authority
    directions = ("excludes", "requires", "defines_out", "supports", "cautions")
    for one in words.assessment.entries[::4]:
        explained = explain(guidance, words.case, words.assessment.today, one.seat)
        assert explained is not None
        assert explained.entry == one
        shown = [reason.rule for reason in explained.reasons]
        for reason in explained.reasons:
            rule = words.guidance.rules[reason.rule]
            assert not rule.authorities or ours in rule.authorities
            assert one.option in rule.options
            assert (reason.direction, reason.why, reason.cites) == (rule.direction, rule.why, rule.cites)
            assert reason.inference == rule.inference
            assert reason.whose == words.guidance.nearest(rule.cites, ours)
            assert reason.says in [capital(words.named(rule.says, who)) for who in (None, *words.facts.people)]
            assert reason.mark in ("met", "not met", "waiting")
            assert bool(reason.steps) == (rule.when != "always" or rule.needs is not None)
        order = [directions.index(reason.direction) for reason in explained.reasons]
        assert order == sorted(order)
        said = {found.rule for found in arguments(one)} | {found.rule for found in one.missing}
        assert {rule for rule in said if rule in words.guidance.rules} <= set(shown)
        holding = {reason.rule for reason in explained.reasons if reason.mark == "met"}
        assert {found.rule for found in (*one.excluded_by, *one.supports, *one.cautions)} <= holding


@pytest.mark.parametrize("name", NAMES)
def test_the_standings_alone_are_those_of_the_assessment(name: str, guidance: Guidance) -> None:
    words = Words(name, guidance)
    found = standings(words.guidance, words.facts, words.case.authority)
    assert [(placed.seat, gates.standing) for placed, gates in found] == [
        (entry.seat, entry.standing) for entry in words.assessment.entries
    ]
    assert [(placed.place.tier, placed.place.tie) for placed, _ in found] == [
        (entry.tier, entry.tie) for entry in words.assessment.entries
    ]


def test_a_rule_of_one_council_alone_bears_on_its_own_cases_only(guidance: Guidance) -> None:
    """The same child in each council: what is said differs by the rules that name a council, and by nothing else."""
    people = {"aunt": OFFERING, "mother": MOTHER, "carer": {**FOSTER_CARER, "offers": "to_care"}}
    shown: dict[str, set[str]] = {}
    for ours in guidance.authorities:
        of = case(people, ours, **AWAY)
        facts = of.facts(guidance, TODAY)
        found = {
            bearing.rule.id
            for placed in placed_entries(guidance, facts)
            for bearing in every_bearing(placed, guidance, facts, ours, (*GATES, "supports", "cautions"))
        }
        shown[ours] = found
    every = set().union(*shown.values())
    bound = {rule for rule in every if guidance.rules[rule].authorities}
    assert bound
    for ours, found in shown.items():
        assert every - bound <= found
        assert found & bound == {rule for rule in bound if ours in guidance.rules[rule].authorities}


def test_a_law_note_is_stale_from_the_day_after_its_review(guidance: Guidance) -> None:
    number = assess(guidance, case({"aunt": OFFERING}, **AWAY), TODAY).notes[0].note
    record = guidance.notes[number]
    for today, stale in (
        (record.review_by, False),
        (record.review_by.fromordinal(record.review_by.toordinal() + 1), True),
    ):
        found = assess(guidance, case({"aunt": OFFERING}, **AWAY), today)
        assert {one.note: one.stale for one in found.notes}[number] is stale
