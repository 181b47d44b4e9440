"""The printed assessment and explanation: within their width, in words, cited, and nothing that reads like a score."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.documents.as_text import CAPTION, assessment_text
from assistant.documents.explained import explanation_text
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.explain import explain
from assistant.reasoning.records import Seat
from assistant.reasoning.words import day_label, seat_label
from tests.cases import AUNT, FOSTER_CARER, MOTHER, TODAY, case, sample
from tests.reasoning.random_cases import BEGINNINGS, Drawn, cases

SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
SCORES = re.compile(
    r"%|per ?cent|\bscored?\b|\bscoring\b|\bpoints\b|\bout of \d|\b\d+ of \d+\b|\b\d+/\d+\b"
    r"|\bbest option|\brecommend|\bverdict|\bwinner|\blikelihood of success",
    re.IGNORECASE,
)
LONG = "a" * 60
LONG_NAMES: dict[str, Any] = {
    LONG: {"role": "carer", "relation": "friend", "offers": "to_care", "legal_form": ["sgo"]},
    "b" * 60: {**MOTHER, "whereabouts": "apart", "could_care": "in_time"},
    "c" * 60: FOSTER_CARER,
}


def _text(of: Case, guidance: Guidance, width: int = 80, full: bool = False) -> str:
    return assessment_text(assess(guidance, of, TODAY), guidance, of.facts(guidance, TODAY), width, full)


def _too_wide(text: str, width: int = 80) -> list[str]:
    return [line for line in text.splitlines() if len(line) > width]


@pytest.mark.parametrize("drawn", BEGINNINGS)
@pytest.mark.parametrize("full", [False, True])
def test_the_assessment_fits_eighty_columns(guidance: Guidance, drawn: Drawn, full: bool) -> None:
    assert _too_wide(_text(drawn.case(), guidance, full=full)) == []


@SETTINGS
@given(cases())
def test_any_assessment_fits_eighty_columns_and_shows_every_entry(guidance: Guidance, drawn: Drawn) -> None:
    of = drawn.case()
    text = _text(of, guidance, full=True)
    assert _too_wide(text) == []
    flat = " ".join(text.split())
    for entry in assess(guidance, of, TODAY).entries:
        assert " ".join(seat_label(entry.seat, guidance, of.facts(guidance, TODAY)).split()) in flat


def test_the_longest_ids_fit_eighty_columns(guidance: Guidance) -> None:
    of = case(LONG_NAMES, living_now="foster_carer", home_safety="not_now", legal_status=["care_order"])
    assert _too_wide(_text(of, guidance, full=True)) == []
    for entry in assess(guidance, of, TODAY).entries:
        explanation = explain(guidance, of, TODAY, entry.seat)
        assert explanation is not None
        text = explanation_text(explanation, guidance, of.facts(guidance, TODAY), of.authority)
        assert _too_wide(text) == [], entry.seat


def test_every_explanation_of_the_sample_fits_eighty_columns(guidance: Guidance) -> None:
    of = sample()
    for entry in assess(guidance, of, TODAY).entries:
        explanation = explain(guidance, of, TODAY, entry.seat)
        assert explanation is not None
        text = explanation_text(explanation, guidance, of.facts(guidance, TODAY), of.authority)
        assert _too_wide(text) == []
        assert SCORES.findall(text) == []
        assert "WHAT WOULD SETTLE OR CHANGE IT" in text
        assert "[x] met" in text


@pytest.mark.parametrize("drawn", BEGINNINGS)
def test_nothing_reads_like_a_score(guidance: Guidance, drawn: Drawn) -> None:
    text = " ".join(_text(drawn.case(), guidance, full=True).split()).replace(CAPTION, "")
    assert [match.group() for match in SCORES.finditer(text)] == []


def test_the_caption_says_that_it_does_not_weigh_score_or_decide(guidance: Guidance) -> None:
    text = " ".join(_text(case(), guidance).split())
    assert CAPTION in text
    assert "not legal advice" in CAPTION


def test_what_is_not_supported_says_because_and_cites(guidance: Guidance) -> None:
    of = case(living_now="parents", legal_status=["none"], home_safety="not_for_childhood")
    lines = _text(of, guidance).splitlines()
    start = next(
        number
        for number, line in enumerate(lines)
        if line.strip() == "Staying at home: the family as it is now (where the child is today)".replace(" (", "  (")
    )
    block = " ".join(" ".join(lines[start : start + 8]).split())
    assert "considered, and not supported by what you have told me" in block
    assert "Not supported, because" in block
    assert "could not be safe at any point in this childhood" in block
    assert re.search(r"\[[^\]]*(TM|SF|SS)-\d", block)


@SETTINGS
@given(cases())
def test_whatever_is_not_supported_or_set_apart_says_why_with_a_citation(guidance: Guidance, drawn: Drawn) -> None:
    for entry in assess(guidance, drawn.case(), TODAY).entries:
        if entry.standing == "not_supported":
            assert entry.excluded_by
        if entry.standing == "not_applicable":
            assert entry.defined_out_by
        assert all(one.says and one.cites for one in (*entry.excluded_by, *entry.defined_out_by))


def test_another_councils_policy_is_marked_as_not_yours(guidance: Guidance) -> None:
    text = " ".join(_text(case(authority="devon"), guidance).split())
    assert "Tameside (not yours) TM-" in text
    assert "Devon (not yours)" not in text


def test_a_tie_is_said_to_be_one(guidance: Guidance) -> None:
    text = " ".join(_text(case({"aunt": AUNT}), guidance).split())
    assert "Side by side, none before another" in text


def test_an_entry_the_law_holds_says_ask_legal(guidance: Guidance) -> None:
    of = case(
        living_now="parents",
        home_safety="beyond_plan",
        support_plan="agreed",
        birth="2009-03-01",
        legal_status=["none"],
    )
    text = " ".join(_text(of, guidance).split())
    assert "find out first; the law differs: ask legal" in text
    assert "No new supervision order can be made once a child is 17. [law note 35]" in text


def test_a_sparse_referral_names_no_option_first_and_asks(guidance: Guidance) -> None:
    text = _text(case(birth="2020"), guidance)
    assert "TOO LITTLE IS KNOWN YET" in text
    assert "CONSIDER FIRST" not in text
    assert text.count("\n  ? ") >= 4


def test_each_heading_is_there_once(guidance: Guidance) -> None:
    of = case({"aunt": AUNT}, living_now="foster_carer", legal_status=["care_order"], home_safety="not_now")
    lines = _text(of, guidance).splitlines()
    headings = [line for line in lines if line.isupper() and not line.startswith(" ")]
    assert len(headings) == len(set(headings))
    start = lines.index("WHAT IS MISSING, AND WHO CAN SUPPLY IT")
    end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
    who = [line for line in lines[start + 1 : end] if re.match(r"  \S", line)]
    assert len(who) == len(set(who))


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_label(TODAY) == "21 November 2026"


def test_what_holds_of_a_person_as_of_their_option_is_named_again_and_cited_once(
    guidance: Guidance,
) -> None:
    of = sample()
    text = " ".join(_text(of, guidance).split())
    entries = {entry.seat: entry for entry in assess(guidance, of, TODAY).entries}
    alone, mother = (
        {one.says for one in (*entry.supports, *entry.cautions, *entry.harm_reduced_by)}
        for entry in (entries[Seat("reunification")], entries[Seat("reunification", "mother")])
    )
    (said,) = re.findall(r"Return to a parent: the mother .*?Here too: (.*?)\. To find out first", text)[:1]
    again = said.split("; ")
    assert again
    for one in again:
        (full,) = [says for says in alone & mother if says.startswith(one)]
        assert text.count(f"{full} [") == 1
    assert not any(says.startswith(one) for says in alone - mother for one in again)
    assert "holds here too" not in text
