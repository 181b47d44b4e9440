"""`knowledge check`: nothing on the shipped knowledge, and each kind of problem on a broken copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.curation.check import FLOORS, check
from assistant.curation.examples import run_example
from assistant.curation.records import LONGEST_PIN, Problem
from assistant.guidance import Guidance, load_guidance
from tests.cases import TODAY


def _problems(folder: Path) -> tuple[Problem, ...]:
    return check(load_guidance(folder))


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_knowledge_has_nothing_to_mend(guidance: Guidance) -> None:
    assert check(guidance) == ()


SAFE = "rules/home.toml: rule home.safe-as-it-is"
OFFERS = "orders.carer-offers"


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "what"),
    [
        pytest.param(
            "rules/home.toml",
            'cites = ["TM-073d", "TM-204a", "TM-515a"]',
            'cites = ["TM-073d", "TM-204z"]',
            f"{SAFE}: cites",
            "'TM-204z' leads nowhere",
            id="a citation to nowhere",
        ),
        pytest.param(
            "rules/home.toml",
            'cites = ["TM-073d", "TM-204a", "TM-515a"]',
            'cites = ["law:999"]',
            f"{SAFE}: cites",
            "'law:999' leads nowhere",
            id="a citation to no law note",
        ),
        pytest.param(
            "rules/home.toml",
            'cites = ["TM-073d", "TM-204a", "TM-515a"]',
            'cites = ["law:²"]',
            f"{SAFE}: cites",
            "leads nowhere",
            id="a citation to a law note in small print",
        ),
        pytest.param(
            "rules/home.toml",
            'cites = ["TM-073d", "TM-204a", "TM-515a"]',
            "cites = []",
            f"{SAFE}: cites",
            "empty",
            id="a rule that cites nothing",
        ),
        pytest.param(
            "options.toml",
            'basis = ["SS-078a",',
            'basis = ["SS-999",',
            "options.toml: option stay_home: basis",
            "'SS-999' leads nowhere",
            id="a basis that leads nowhere",
        ),
        pytest.param(
            "rules/home.toml",
            '{ rule = "fires", answers = { home_safety = "not_now" } }',
            '{ rule = "silent", answers = { home_safety = "not_now" } }',
            f"{SAFE}: example 1",
            "fires: expected silent",
            id="an example that comes out differently",
        ),
        pytest.param(
            "rules/home.toml",
            '{ rule = "fires", answers = { home_safety = "not_now" } }',
            '{ rule = "waits", answers = { home_safety = "not_known" } }',
            f"{SAFE}: examples",
            "none that fires",
            id="no example that fires",
        ),
        pytest.param(
            "rules/home.toml",
            '{ rule = "fires", answers = { home_safety = "not_now" } }',
            '{ rule = "fires", answers = { home_safety = "never" } }',
            f"{SAFE}: example 1",
            "unknown choice 'never'",
            id="an example with an answer that is none",
        ),
        pytest.param(
            "rules/home.toml",
            'needs = \'any_of(home_safety, "yes", "with_plan")\'',
            "needs = 'known(home_safety)'",
            f"{SAFE}: needs",
            "known(…) belongs in prompts",
            id="a gate that turns on what is merely known",
        ),
        pytest.param(
            "rules/home.toml",
            'needs = \'any_of(home_safety, "yes", "with_plan")\'',
            'needs = \'any_of(home_safety, "yes", "with_plan") or enough_to_lead\'',
            f"{SAFE}: needs",
            "known(…) belongs in prompts",
            id="a gate that turns on what is known by another name",
        ),
        pytest.param(
            "eligibility.toml",
            "when = 'lived_with(person) >= 36'",
            "when = 'lived_with(person) >= 36 and known(person.cared_since)'",
            "eligibility.toml: ground sgo.three-years: when",
            "known(…)",
            id="a ground that turns on what is known",
        ),
        pytest.param(
            "rules/orders.toml",
            "about_others = true\n",
            "",
            "rules/orders.toml: rule orders.cao-parents-agree: about_others",
            "expected true",
            id="a rule that reads others and does not say so",
        ),
        pytest.param(
            "rules/home.toml",
            'id = "home.safe-as-it-is"\n',
            'id = "home.safe-as-it-is"\nabout_others = true\n',
            f"{SAFE}: about_others",
            "expected left out",
            id="a rule that says it reads others and does not",
        ),
        pytest.param(
            "rules/home.toml",
            'needs = \'any_of(home_safety, "yes", "with_plan")\'\n',
            "",
            f"{SAFE}: needs",
            "expected on a rule that requires",
            id="a requirement that needs nothing",
        ),
        pytest.param(
            "rules/orders.toml",
            'says = "The young person is 18 or over',
            'says = "{person} is 18 or over',
            "rules/orders.toml: rule orders.past-eighteen: says",
            "is about nobody",
            id="a person named where there is none",
        ),
        pytest.param(
            "statements/swindon-framework.toml",
            'pin = "the decision for a child not to return"',
            'pin = "one two three four five six seven eight nine"',
            "statements: statement SF-031b: pin",
            "9 words: expected one to 8",
            id="a pin of nine words",
        ),
        pytest.param(
            "statements/swindon-framework.toml",
            'pin = "the decision for a child not to return"',
            'pin = " "',
            "statements: statement SF-031b: pin",
            "0 words: expected one to 8",
            id="an empty pin",
        ),
        pytest.param(
            "options.toml",
            'label = "Children\'s home"',
            'label = "Children\'s home"\nno_route_cites = ["TM-000"]',
            "options.toml: option residential: no_route_cites",
            "'TM-000' leads nowhere",
            id="a citation on an option that leads nowhere",
        ),
        pytest.param(
            "currency.toml",
            'authority = "Universal Credit (Removal of Two Child Limit) Act 2026"',
            'authority = " "',
            "currency.toml: note 4: authority",
            "the Act",
            id="a law note with no law",
        ),
        pytest.param(
            "currency.toml",
            'authority = "The documents themselves"',
            'authority = "Some regulation"',
            "currency.toml: note 37: addresses",
            "where it can be read",
            id="a law note with no address",
        ),
        pytest.param(
            "currency.toml",
            'checked = "2026-11"',
            'checked = "lately"',
            "currency.toml: note 1: checked",
            "a month such as 2026-11",
            id="a law note with words for a month",
        ),
        pytest.param(
            "currency.toml",
            "review_by = 2027-05-31",
            "review_by = 2026-11-30",
            "currency.toml: note 1: review_by",
            "a day after 2026-11",
            id="a law note with a review before it was looked up",
        ),
        pytest.param(
            "questions.toml",
            'stands_for = ["section_20",',
            'stands_for = ["section_twenty",',
            "questions.toml: question legal_status: choice looked_after: stands_for",
            "unknown choice 'section_twenty'",
            id="a choice that stands for none",
        ),
    ],
)
def test_each_kind_of_problem_is_found_and_named(
    knowledge: Path, name: str, old: str, new: str, where: str, what: str
) -> None:
    _edit(knowledge, name, old, new)
    found = [problem for problem in _problems(knowledge) if problem.where == where]
    assert any(what in problem.what for problem in found), [str(one) for one in _problems(knowledge)][:5]
    assert all("\n" not in str(problem) for problem in found)


@pytest.mark.parametrize("counted", sorted(FLOORS))
def test_no_count_is_under_its_floor(guidance: Guidance, counted: str) -> None:
    assert len(getattr(guidance, counted)) >= FLOORS[counted]


def test_a_file_that_dropped_out_is_noticed_by_the_counts(knowledge: Path) -> None:
    (knowledge / "rules" / "home.toml").unlink()
    (knowledge / "statements" / "swindon-framework.toml").unlink()
    found = {problem.what for problem in _problems(knowledge) if problem.where == "knowledge"}
    assert any("statements: expected at least 664; has something dropped out?" in what for what in found)
    assert any("rules: expected at least" in what for what in found)


def test_the_floors_hold_every_statement_that_was_curated() -> None:
    assert FLOORS["statements"] == 664
    assert LONGEST_PIN == 8


def test_every_example_of_every_rule_comes_out_as_it_says(guidance: Guidance) -> None:
    tried = [
        (rule.id, number, run_example(rule, example, guidance, TODAY), example.rule)
        for rule in guidance.rules.values()
        for number, example in enumerate(rule.examples, 1)
    ]
    assert len(tried) > 300
    assert [one for one in tried if one[2] != one[3]] == []


def test_every_gate_has_an_example_for_each_way_it_can_come_out(guidance: Guidance) -> None:
    gates = [rule for rule in guidance.rules.values() if rule.direction in ("excludes", "requires", "defines_out")]
    thin = [rule.id for rule in gates if not {"fires", "silent"} <= {example.rule for example in rule.examples}]
    assert thin == []
