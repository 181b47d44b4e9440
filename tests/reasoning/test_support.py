"""Support and money that may follow: as printed, never a promise, never in the way of where an option stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.conditions.tree import AcrossPeople
from assistant.conditions.values import UNKNOWN
from assistant.curation.examples import case_for, run_example
from assistant.curation.models import walk
from assistant.documents.as_json import assessment_data
from assistant.documents.as_text import assessment_text
from assistant.documents.views import entry_view
from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.guidance.ready import WITHOUT_PERSON
from assistant.guidance.records import Support
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.records import Assessment, Entry, Supported
from assistant.reasoning.support import support_truth
from assistant.reasoning.words import STRENGTHS
from tests.cases import AUNT, FATHER, FOSTER_CARER, MOTHER, TODAY, assessed, case, entry, sample
from tests.reasoning.random_cases import BEGINNINGS, GUIDANCE, Drawn, cases

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
EVERY = list(GUIDANCE.supports.values())
OF_PEOPLE = [one for one in EVERY if one.about not in WITHOUT_PERSON]
WITHOUT = replace(GUIDANCE.raw or GUIDANCE, supports={})
BABY: dict[str, Any] = {"birth": "2024", "home_safety": "not_for_childhood", "plan_now": ["sgo", "ltfc"]}


def _found(entry: Entry, support: str) -> Supported | None:
    return next((one for one in entry.support if one.support == support), None)


def _finding(assessment: Assessment, option: str, person: str | None, support: str) -> str | None:
    found = _found(entry(assessment, option, person), support)
    return None if found is None else found.finding


# ---------------------------------------------------------------- every record


@pytest.mark.parametrize("support", EVERY, ids=lambda one: one.id)
def test_each_fires_waits_and_stays_silent_as_its_examples_say(support: Support) -> None:
    came_out = [run_example(support, example, GUIDANCE, TODAY) for example in support.examples]
    assert came_out == [example.rule for example in support.examples]
    assert "fires" in came_out
    assert support.when == "always" or {"fires", "silent", "waits"} <= set(came_out)


@pytest.mark.parametrize("support", EVERY, ids=lambda one: one.id)
def test_each_cites_what_it_says_and_reads_others_only_where_it_says_so(support: Support) -> None:
    assert support.cites
    assert all(cite in GUIDANCE.statements for cite in support.cites)
    texts = [text for text in (support.when, support.unless) if text]
    nodes = [node for text in texts for node in walk(GUIDANCE.condition(text, support.about).tree, GUIDANCE)]
    assert any(isinstance(node, AcrossPeople) for node in nodes) == support.about_others
    assert ("{person}" in support.says) <= (support in OF_PEOPLE)


@pytest.mark.parametrize("support", [one for one in EVERY if one.when != "always"], ids=lambda one: one.id)
def test_what_is_not_answered_is_never_passed_over_in_silence(support: Support) -> None:
    ready, tried = GUIDANCE.ready_supports[support.id], 0
    for example in (one for one in support.examples if one.rule == "fires"):
        of, person = case_for((support,), example.answers, example.person, example.people).read(GUIDANCE)
        facts = of.facts(GUIDANCE, TODAY)
        for about, question in ready.when.reads(facts, person):
            if question in ("role", "authority"):
                continue
            blank = _without(of, about, question).facts(GUIDANCE, TODAY)
            if blank.look(about, question) is UNKNOWN:
                tried += 1
                assert support_truth(ready, blank, person) is not False, (about, question)
    assert tried


def _without(of: Case, about: str, question: str) -> Case:
    people = tuple(
        replace(one, answers={key: said for key, said in one.answers.items() if key != question})
        if one.id == about
        else one
        for one in of.people
    )
    answers = {key: said for key, said in of.answers.items() if about != "child" or key != question}
    return replace(of, answers=answers, people=people)


# ---------------------------------------------------------------- what it never does


def _apart_from_support(found: Assessment) -> tuple[Any, ...]:
    entries = tuple(replace(one, support=()) for one in found.entries)
    return entries, found.plan, found.gaps, found.deadlines, found.prompts, found.conflicts


@SETTINGS
@given(cases())
def test_support_never_changes_a_standing_the_plan_or_a_deadline(drawn: Drawn) -> None:
    with_it, without = (assess(guidance, drawn.case(), TODAY) for guidance in (GUIDANCE, WITHOUT))
    assert _apart_from_support(with_it) == _apart_from_support(without)
    assert not any(one.support for one in without.entries)
    asked, asked_without = with_it.to_ask, without.to_ask
    assert (asked.core, asked.waited_for) == (asked_without.core, asked_without.waited_for)
    assert set(asked_without.weighing) <= set(asked.weighing)


@SETTINGS
@given(cases())
def test_one_councils_offer_is_never_anothers_and_what_is_own_is_cited_to_it(drawn: Drawn) -> None:
    for found in _every(assess(GUIDANCE, drawn.case(), TODAY)):
        support = GUIDANCE.supports[found.support]
        assert not support.authorities or drawn.authority in support.authorities
        owners = {GUIDANCE.sources[GUIDANCE.statements[cite].source].owner for cite in support.cites}
        assert (found.whose == "own") == (drawn.authority in owners)


def test_what_only_swindon_prints_is_for_swindons_workers_alone() -> None:
    owners = {one.id: {GUIDANCE.sources[GUIDANCE.statements[cite].source].owner for cite in one.cites} for one in EVERY}
    swindons = {one.id for one in EVERY if owners[one.id] == {"swindon"}}
    assert swindons == {one.id for one in EVERY if one.authorities == ("swindon",)}
    assert len(swindons) == 9


def _every(found: Assessment) -> Iterator[Supported]:
    return (one for stands in found.entries for one in stands.support)


@SETTINGS
@given(cases())
def test_it_stands_where_it_belongs_and_says_what_it_hangs_on(drawn: Drawn) -> None:
    for stands in assess(GUIDANCE, drawn.case(), TODAY).entries:
        if stands.standing == "not_applicable":
            assert stands.support == ()
        for one in stands.support:
            support = GUIDANCE.supports[one.support]
            assert not support.options or stands.option in support.options
            assert stands.person is not None or support not in OF_PEOPLE
            assert bool(one.needs) == (one.finding == "cannot_tell")
            assert "{" not in one.says


@pytest.mark.parametrize("of", [sample(), *(drawn.case() for drawn in BEGINNINGS)])
def test_nothing_is_promised_and_nobody_is_called_eligible(of: Case, guidance: Guidance) -> None:
    found = assess(guidance, of, TODAY)
    for printed in (
        assessment_text(found, guidance, of.facts(guidance, TODAY), full=True),
        json.dumps(assessment_data(found, guidance)),
    ):
        assert "eligible" not in printed.lower()
        assert "will be paid" not in printed.lower()


# ---------------------------------------------------------------- special guardianship


@pytest.mark.parametrize(
    ("said", "must", "may"),
    [
        ({"legal_status": ["care_order"]}, "appears_met", None),
        ({"legal_status": ["child_in_need"]}, None, "appears_met"),
        ({"legal_status": ["sgo"], "previously_looked_after": "yes"}, "appears_met", None),
        ({"legal_status": ["sgo"], "previously_looked_after": "no"}, None, "appears_met"),
        ({"legal_status": ["sgo"], "previously_looked_after": "not_known"}, "cannot_tell", "cannot_tell"),
        ({"legal_status": ["section_20", "sgo"]}, "cannot_tell", "cannot_tell"),
        ({}, "cannot_tell", "cannot_tell"),
    ],
)
def test_the_duty_to_assess_turns_on_being_looked_after_before_the_order(
    said: dict[str, Any], must: str | None, may: str | None
) -> None:
    found = assessed({"aunt": {**AUNT, "offers": "to_care"}}, **BABY, **said)
    assert _finding(found, "sgo", "aunt", "sgo.support-assessment") == must
    assert _finding(found, "sgo", "aunt", "sgo.financial-assessment") == must
    assert _finding(found, "sgo", "aunt", "sgo.leaving-care") == must
    assert _finding(found, "sgo", "aunt", "sgo.support-otherwise") == may


def test_tamesides_three_sentences_on_a_guardians_money_are_all_cited_and_none_is_a_promise() -> None:
    found = _found(entry(assessed(legal_status=["care_order"], **BABY), "sgo"), "sgo.financial-assessment")
    assert found is not None
    assert {"TM-234e", "TM-443e", "TM-437g", "law:17"} <= set(found.cites)
    assert found.strength == "assessment"
    assert "differs from itself" in found.says


def test_remuneration_is_for_those_who_fostered_the_child() -> None:
    people: dict[str, Any] = {
        "carers": {**FOSTER_CARER, "offers": "to_care"},
        "aunt": {**AUNT, "offers": "to_care", "cared_since": "does_not_apply"},
    }
    found = assessed(
        people,
        living_now="foster_carer",
        living_with=["carers"],
        arrangement_since="2025-01-01",
        legal_status=["care_order"],
        **BABY,
    )
    assert _finding(found, "sgo", "carers", "sgo.remuneration") == "appears_met"
    assert _finding(found, "cao", "carers", "cao.allowance-foster-carer") == "appears_met"
    assert _finding(found, "sgo", "aunt", "sgo.remuneration") is None
    assert _finding(found, "cao", "aunt", "cao.allowance-foster-carer") is None


@pytest.mark.parametrize(
    ("made", "place", "first", "after"),
    [
        ("2024-11-21", "other_authority", "appears_met", None),
        ("2023-11-21", "other_authority", None, "appears_met"),
        ("2023-11-21", "own_community", None, None),
        ("2023-11-21", "not_known", None, "cannot_tell"),
        ("not_known", "other_authority", "cannot_tell", "cannot_tell"),
    ],
)
def test_the_duty_to_support_moves_three_years_after_the_order(
    made: str, place: str, first: str | None, after: str | None
) -> None:
    found = assessed(living_now="order_holder", legal_status=["sgo"], order_made=made, place=place)
    assert _finding(found, "sgo", None, "sgo.first-three-years") == first
    assert _finding(found, "sgo", None, "sgo.after-three-years") == after


def test_what_swindons_text_lost_is_not_made_up() -> None:
    found = entry(assessed(authority="swindon", legal_status=["care_order"], **BABY), "sgo")
    lost = _found(found, "sgo.swindon-offer-cut-off")
    assert lost is not None
    assert lost.whose == "own"
    assert "breaks off before it says what" in lost.says


# ---------------------------------------------------------------- family care, the framework, Family Safeguarding


@pytest.mark.parametrize(
    ("mother", "father", "finding"),
    [
        ("dead", "dead", "appears_met"),
        ("dead", "untraceable", "appears_met"),
        ("prison_two_years", "dead", "appears_met"),
        ("dead", "away", None),
        ("dead", "apart", None),
        ("untraceable", "prison_two_years", "cannot_tell"),
        ("dead", "not_known", "cannot_tell"),
        ("dead", None, "cannot_tell"),
    ],
)
def test_guardians_allowance_asks_what_became_of_both_parents(
    mother: str, father: str | None, finding: str | None
) -> None:
    people: dict[str, Any] = {"aunt": {**AUNT, "offers": "to_care"}, "mother": {**MOTHER, "whereabouts": mother}}
    if father is not None:
        people["father"] = {**FATHER, "whereabouts": father}
    found = assessed(people, living_now="relative", living_with=["aunt"], arranged_by="privately")
    assert _finding(found, "informal_family", "aunt", "informal.guardians-allowance") == finding


@pytest.mark.parametrize(
    ("said", "heads"),
    [
        ({"legal_status": ["section_20"]}, {"section-20"}),
        ({"legal_status": ["section_20"], "return_considered": "planned"}, {"section-20", "home-from-section-20"}),
        ({"legal_status": ["interim_care_order"]}, {"care-order"}),
        ({"legal_status": ["child_protection"], "home_safety": "no"}, {"may-come-into-care"}),
        ({"legal_status": ["child_protection"], "proceedings": ["pre_proceedings"]}, {"edge-of-care"}),
        ({"legal_status": ["child_in_need"], "support_given": ["edge_of_care"]}, {"edge-of-care"}),
    ],
)
def test_swindons_framework_may_be_used_on_each_of_its_heads(said: dict[str, Any], heads: set[str]) -> None:
    said = {"living_now": "foster_carer", "home_safety": "with_plan", **said}
    own, others = assessed(authority="swindon", **said), assessed(authority="tameside", **said)
    met = {one.support for one in entry(own, "reunification").support if one.finding == "appears_met"}
    assert {f"framework.{head}" for head in heads} <= met
    assert not [one for one in _every(others) if one.support.startswith("framework.")]


def test_family_safeguarding_asks_about_the_age_and_the_kind_of_worry() -> None:
    def finding(**said: Any) -> str | None:
        found = assessed(authority="swindon", living_now="parents", **said)
        return _finding(found, "stay_home", None, "safeguarding.remit")

    assert finding(birth="2020", home_safety="not_now", home_risks=["neglect"]) == "appears_met"
    assert finding(birth="2020", home_safety="not_now", home_risks=["alcohol_or_drugs"]) == "cannot_tell"
    assert finding(birth="2020", home_safety="not_now", home_risks=["none"]) is None
    assert finding(home_safety="not_now", home_risks=["neglect"]) == "cannot_tell"


# ---------------------------------------------------------------- what is asked for it


def test_whether_the_child_was_looked_after_before_is_asked_where_support_hangs_on_it() -> None:
    def asked(**said: Any) -> list[str]:
        return [one.question for one in assessed(**said).to_ask.weighing]

    assert "previously_looked_after" in asked(living_now="order_holder", legal_status=["sgo"])
    assert "previously_looked_after" not in asked(living_now="foster_carer", legal_status=["care_order"])


def test_only_swindons_workers_are_asked_for_what_only_swindons_framework_turns_on() -> None:
    said: dict[str, Any] = {"living_now": "parents", "legal_status": ["child_in_need"], "home_safety": "with_plan"}
    others = {key: rule for key, rule in GUIDANCE.rules.items() if "support_given" not in rule.when}
    support_alone = replace(GUIDANCE.raw or GUIDANCE, rules=others)
    for authority, expected in (("swindon", True), ("tameside", False), ("england", False)):
        questions = {
            one.question for one in assess(support_alone, case(authority=authority, **said), TODAY).to_ask.weighing
        }
        assert ("support_given" in questions) is expected


# ---------------------------------------------------------------- how it is shown


def _flat(of: Case, guidance: Guidance, full: bool = False) -> str:
    text = assessment_text(assess(guidance, of, TODAY), guidance, of.facts(guidance, TODAY), full=full)
    return " ".join(text.split())


def test_the_text_says_each_once_with_how_strongly_it_follows_and_names_what_it_leaves_out(guidance: Guidance) -> None:
    of = sample()
    text, full = _flat(of, guidance), _flat(of, guidance, full=True)
    assert text.count("SUPPORT AND MONEY THAT MAY FOLLOW") == 1
    assert text.count("the authority must assess what special guardianship support is needed") == 1
    assert "A right to be assessed; an award is a decision." in text
    assert "Printed for these too; --full shows it" in text
    assert "weekly allowance" not in text
    assert "Kinship foster care (connected carer); Long-term foster care - Printed as a right. Foster carers" in full
    assert "Printed for these too" not in full


def test_what_cannot_be_told_is_folded_into_one_line_with_what_it_hangs_on(guidance: Guidance) -> None:
    of = case(living_now="order_holder", legal_status=["sgo"])
    assert "More may follow; whether it does hangs on answers not given yet, such as: Was the child" in _flat(
        of, guidance
    )
    assert "Cannot be told yet. A right to be assessed" in _flat(of, guidance, full=True)


def test_an_entry_opens_on_its_support_with_its_citations(guidance: Guidance) -> None:
    of = sample()
    for stands in assess(guidance, of, TODAY).entries:
        lines = entry_view(stands, guidance, of.facts(guidance, TODAY), of.authority)
        headed = [line for line in lines if line.text == "Support and money that may follow"]
        assert len(headed) == bool(stands.support)
        opened = {line.text: line.opens for line in lines}
        for one in stands.support:
            (text,) = [text for text in opened if one.says in text]
            assert opened[text] == one.cites
            assert STRENGTHS[one.strength].lower() in text.lower()


def test_the_data_has_each_with_its_strength_and_finding(guidance: Guidance) -> None:
    data = assessment_data(assess(guidance, sample(), TODAY), guidance)
    shown = [one for stands in data["options"] for one in stands["support"]]
    assert shown
    for one in shown:
        assert set(one) == {"support", "kind", "strength", "finding", "says", "needs", "cites", "whose"}
        assert one["strength"] in STRENGTHS
        assert one["cites"]


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('options = ["adoption"]', 'options = ["adopt"]', "adoption.support-assessment: options: unknown 'adopt'"),
        ('about = "carer"', 'about = "carers"', "sgo.remuneration: about: unknown 'carers'"),
        ("notes = [21]", "notes = [999]", "adoption.support-assessment: notes: unknown '999'"),
        ('authorities = ["swindon"]', 'authorities = ["swinton"]', "sgo.swindon-offer: authorities: unknown 'swinton'"),
        ("when = 'fostered_the_child'", "when = 'fosters'", "cao.allowance-foster-carer: when"),
        ('strength = "entitled"', 'strength = "certain"', "foster.allowance: strength"),
    ],
)
def test_a_record_that_is_wrong_is_named_with_its_field(knowledge: Path, old: str, new: str, named: str) -> None:
    path = knowledge / "support.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadKnowledge, match=r"support\.toml") as refused:
        load_guidance(knowledge)
    assert named in str(refused.value)


def test_a_pack_can_bring_its_own_and_change_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('schema = 1\nname = "Anytown"\n', "utf-8")
    record = 'kind = "money"\nstrength = "discretion"\nsays = "Ours."\ncites = ["TM-443b"]\nexamples = []\n'
    ids = ("foster.fee", "anytown.more")
    (tmp_path / "support.toml").write_text("".join(f'[[support]]\nid = "{one}"\n{record}' for one in ids), "utf-8")
    packed = load_guidance(pack=tmp_path)
    assert [packed.supports[one].says for one in ids] == ["Ours.", "Ours."]
    assert len(packed.supports) == len(GUIDANCE.supports) + 1
