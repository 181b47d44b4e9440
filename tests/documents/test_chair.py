"""The chair's page: one page whatever the case, with the weightiest on it and where the rest is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.balance_cells import Laid
from assistant.documents.chair import CAPTION, ROWS, age_words, chair_data, chair_page, chair_text
from assistant.documents.chair_bearing import bearing_lines
from assistant.documents.chair_fit import WIDTH
from assistant.documents.chair_harm import NOT_KNOWN
from assistant.documents.chair_voices import NOBODY
from assistant.documents.harm_text import PARTS
from assistant.documents.views import AGENDA, Line
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.plan import needed
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from tests.cases import AUNT, FATHER, MOTHER, TODAY, case, sample, shipped
from tests.documents.test_balance import OF_N, SETTINGS
from tests.reasoning.random_cases import Drawn, cases

OWN = OwnView(
    (Seat("sgo", "maternal_aunt"), Seat("reunification")),
    "She is settled there. " * 90,
    {
        Seat("reunification"): OwnEntry("", "It was tried " * 150),
        Seat("sgo", "maternal_aunt"): OwnEntry("", "x" * 1900),
    },
)


def _page(of: Case) -> tuple[Line, ...]:
    return chair_page(assess(shipped(), of, TODAY), shipped(), of.facts(shipped(), TODAY))


def _section(of: Case, title: str) -> str:
    (section,) = [one for one in chair_data(_page(of))["sections"] if one["title"] == title]
    return "\n".join(line["says"] for line in section["lines"])


def _case(**answers: Any) -> Case:
    return case({"mother": MOTHER, "aunt": AUNT}, **answers)


@SETTINGS
@given(cases(), st.sampled_from([OwnView(), OWN]))
def test_it_is_one_page_and_nothing_on_it_reads_like_a_score(drawn: Drawn, own: OwnView) -> None:
    text = chair_text(_page(replace(drawn.case(), own=own)))
    rows = text.splitlines()
    assert len(rows) <= ROWS
    assert all(len(row) <= WIDTH for row in rows)
    assert not OF_N.search(text)
    assert not re.search(r"and \d+ more|\d+ more", text)


@SETTINGS
@given(cases())
def test_where_little_is_known_it_says_so_and_names_no_option_to_lead(drawn: Drawn) -> None:
    found = assess(shipped(), drawn.case(), TODAY)
    plan = _section(drawn.case(), "The plan")
    assert ("Little is known yet" in plan) == found.plan.too_little_known
    if found.plan.too_little_known:
        assert not re.search("Consider first:|Alongside:", plan)


@SETTINGS
@given(cases())
def test_every_section_has_something_to_say_and_every_citation_resolves(drawn: Drawn) -> None:
    page = _page(drawn.case())
    for one in chair_data(page)["sections"]:
        assert one["lines"]
    cited = [cite for line in page if isinstance(line.opens, tuple) for cite in line.opens]
    assert all(shipped().resolves(cite) for cite in cited)


def test_overdue_comes_first_among_what_drifts() -> None:
    of = _case(legal_status=["care_order"], looked_after_since="2025-01-10", ppm_last="2025-02-01")
    found = assess(shipped(), of, TODAY)
    overdue = [due for due in found.deadlines if due.state == "overdue" and due.applies]
    assert overdue
    drift = _section(of, "What drifts, or may").splitlines()
    assert drift[0].startswith(f"{overdue[0].what}: OVERDUE since ")


def test_the_childs_wish_against_the_plan_on_the_table_is_said_and_one_that_it_meets_is_not() -> None:
    against = _case(child_views="told_us", child_wants=["home"], plan_now=["adoption"])
    assert "The child wants: To go home. The plan on the table is: Adoption." in _section(
        against, "Who sees it otherwise"
    )
    unwanted = _case(child_views="told_us", child_wants=["not_home"], plan_now=["reunification"])
    assert "The child wants: Not to go home." in _section(unwanted, "Who sees it otherwise")
    met = _case(child_views="told_us", child_wants=["home"], plan_now=["reunification", "sgo"])
    assert "wants" not in _section(met, "Who sees it otherwise")


def test_nobody_disagrees_only_where_every_parent_named_was_asked() -> None:
    agrees = {"mother": {**MOTHER, "parents_position": "supports"}}
    asked = case(agrees, living_now="foster_carer")
    assert _section(asked, "Who sees it otherwise") == NOBODY
    one_unasked = case({**agrees, "father": FATHER}, living_now="foster_carer")
    assert _section(one_unasked, "Who sees it otherwise") == "Not asked yet: the view of the father on the plan."
    assert "the view of the parents" in _section(case(), "Who sees it otherwise")


_DIRECTLY = ("home", "not_home", "relative_or_friend", "fostering", "adoption")


@pytest.mark.parametrize("plan", [one.id for one in shipped().questions["plan_now"].choices])
@pytest.mark.parametrize("want", _DIRECTLY)
def test_the_page_and_the_prompt_agree_on_which_wish_no_plan_meets(want: str, plan: str) -> None:
    of = _case(living_now="foster_carer", child_views="told_us", child_wants=[want], plan_now=[plan])
    prompts = {one.rule for one in assess(shipped(), of, TODAY).prompts}
    said = "The child wants: " in _section(of, "Who sees it otherwise")
    assert said == ("voice.not-in-the-plan" in prompts)


def test_every_wish_that_names_a_plan_is_compared_with_the_prompt() -> None:
    choices = shipped().questions["child_wants"].choices
    assert {one.id for one in choices if one.fits or one.against} == set(_DIRECTLY)


def test_parents_assessments_disputes_and_the_worker_are_heard() -> None:
    people = {
        "mother": {**MOTHER, "parents_position": "opposes"},
        "father": {**FATHER, "parents_position": "supports"},
        "aunt": {**AUNT, "offers": "to_care", "viability": "conflicting"},
    }
    of = case(people, living_now="foster_carer", home_safety={"disputed": ["no", "with_plan"]})
    own = OwnView((Seat("sgo", "aunt"), Seat("reunification")), "", {Seat("sgo", "aunt"): OwnEntry("", "Too soon.")})
    says = _section(replace(of, own=own), "Who sees it otherwise")
    assert "The mother, on the plan: Opposes it." in says
    assert "father" not in says
    assert "The assessments of the aunt disagree." in says
    assert "In dispute: Could the child be safe" in says
    assert "The worker, on Special guardianship: the aunt: “Too soon.”" in says
    assert "The worker's own order: Special guardianship: the aunt; Return to a parent" in says


def test_a_contingency_is_named_with_how_it_is_known_or_said_to_be_none() -> None:
    assert "No contingency was told" in _section(case(), "If it fails")
    assert "Another plan, named only. No second plan is known to hold." in _section(sample(), "If it fails")
    tested = _case(living_now="foster_carer", plan_now=["reunification", "ltfc"], contingency="tested")
    assert "Long-term foster care" in _section(tested, "If it fails")
    assert "work has been done to show it would hold" in _section(tested, "If it fails")


def test_what_does_not_fit_says_where_it_is() -> None:
    text = " ".join(chair_text(_page(sample())).split())
    assert "More in “What is due, to do and missing”." in text
    assert CAPTION in text
    assert any(line.opens == AGENDA for line in _page(sample()) if line.text.startswith("More in"))


def test_the_childs_age_is_as_exact_as_the_birth_given() -> None:
    ages = {
        "2022-11-21": "Aged 4",
        "2022-11-22": "Aged 3",
        "2022": "Aged 3, or 4",
        "2026-05": "Under 1",
        "2025": "Under 1, or 1",
    }
    ages |= {"2027-01-15": "Not yet born", "2008": "Aged 17, or 18"}
    for birth, words in ages.items():
        assert age_words(case(birth=birth).facts(shipped(), TODAY)) == words
    assert age_words(case(birth="2018..2022").facts(shipped(), TODAY)).startswith("Born ")
    assert age_words(case().facts(shipped(), TODAY)) == ""


HARM, OTHERS, FAILS = "The harm, in its parts", "Who sees it otherwise", "If it fails"
MISSING = ("Missing, and who can supply it", "Missing, for the plan on the table and what comes first")
MORE = "More in "


def _lines(of: Case) -> dict[str, list[str]]:
    return {one["title"]: [line["says"] for line in one["lines"]] for one in chair_data(_page(of))["sections"]}


@SETTINGS
@given(cases(), st.sampled_from([OwnView(), OWN]))
def test_each_part_of_the_harm_is_there_or_said_not_to_be_known(drawn: Drawn, own: OwnView) -> None:
    of = replace(drawn.case(), own=own)
    text = " ".join(_lines(of)[HARM])
    parts = {harm.part: harm for one in assess(shipped(), of, TODAY).entries if one.is_live for harm in one.harm}
    for part, harm in parts.items():
        assert f"{PARTS[part]}: " in text
        assert (f"{PARTS[part]}: {NOT_KNOWN}." in text) == (not harm.told)
    assert MORE not in text


@SETTINGS
@given(cases(), st.sampled_from([OwnView(), OWN]))
def test_three_of_what_is_missing_stay(drawn: Drawn, own: OwnView) -> None:
    of = replace(drawn.case(), own=own)
    found, lines = assess(shipped(), of, TODAY), _lines(of)
    first = set(found.plan.consider_first)
    waited_for = {one.needs for entry in found.entries if entry.seat in first for one in needed(entry, shipped())}
    gaps = [gap for gap in found.gaps if not first or gap.what in waited_for]
    (missing,) = (lines[title] for title in MISSING if title in lines)
    assert len([line for line in missing if not line.startswith(MORE)]) >= min(3, max(1, len(gaps)))


def test_the_workers_view_stays_however_many_see_it_otherwise() -> None:
    people = {f"parent{number}": {**MOTHER, "parents_position": "opposes"} for number in range(12)}
    of = replace(case(people, living_now="foster_carer", home_safety="not_now"), own=OWN)
    text = chair_text(_page(of))
    assert len(text.splitlines()) <= ROWS
    assert "The worker's reasons: “She is settled there." in " ".join(text.split())
    assert sum(line.startswith("Parent") for line in _lines(of)[OTHERS]) >= 3


@SETTINGS
@given(cases())
def test_more_is_said_to_be_elsewhere_only_where_something_was_cut(drawn: Drawn) -> None:
    of = drawn.case()
    prompts = [one for one in assess(shipped(), of, TODAY).prompts if one.topic == "contingency"]
    lines = _lines(of)[FAILS]
    shown = [line for line in lines if not line.startswith(MORE)]
    was_cut = len(shown) < 1 + len(prompts) or any(line.endswith("…") for line in shown)
    assert was_cut == (len(shown) < len(lines))


def test_notes_and_differences_are_those_of_what_is_considered_first_and_of_what_the_law_holds_back() -> None:
    of = sample()
    found = assess(shipped(), of, TODAY)
    options = {seat.option for seat in found.plan.consider_first}
    lines = list(bearing_lines(Laid(found, shipped(), of.facts(shipped(), TODAY))))
    titles = {line.text for line in lines}
    differ = {shipped().conflicts[key].title: set(shipped().conflicts[key].options) for key in found.conflicts}
    assert {title for title in differ if title in titles} == {title for title in differ if differ[title] & options}
    assert set(differ) - titles
    assert 0 < len([line for line in lines if line.style == "law"]) < len(found.notes)
    held = case(
        living_now="parents",
        home_safety="beyond_plan",
        support_plan="agreed",
        birth="2009-03-01",
        legal_status=["none"],
    )
    assert any(entry.law_differs for entry in assess(shipped(), held, TODAY).entries)
    assert any(line.text.startswith("Law note 35: ") for line in _page(held))


def test_what_is_not_known_of_the_harm_is_said_to_be_so() -> None:
    says = _section(_case(living_now="parents", home_safety="not_now", home_risks=["neglect"]), HARM)
    assert f"How serious: {NOT_KNOWN}." in says
    assert f"What separating the child would itself do: {NOT_KNOWN}." in says
    assert "What the worries are: Neglect" in says
