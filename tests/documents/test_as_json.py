"""The JSON that others read: every key of the interface, in every part."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.documents.as_json import assessment_data, explanation_data, found_data
from assistant.documents.asked import conflicts_data, found_say, found_text, notes_data
from assistant.documents.health import health_data, health_text
from assistant.documents.shown import shown_data, shown_text
from assistant.guidance import Guidance
from assistant.guidance.shipped import shipped_folder
from assistant.language.search import Index
from assistant.reasoning.assess import assess
from assistant.reasoning.explain import explain
from assistant.reasoning.records import Seat
from tests.cases import AUNT, FATHER, FOSTER_CARER, MOTHER, TODAY, assessed, sample

ASSESSMENT = {
    "authority",
    "today",
    "knowledge",
    "options",
    "plan",
    "gaps",
    "deadlines",
    "prompts",
    "conflicts",
    "currency",
    "next_questions",
    "own_view",
    "understood",
}
PARTS: dict[str, set[str]] = {
    "options": {
        "option",
        "person",
        "tier",
        "tie",
        "standing",
        "current",
        "law_differs",
        "for",
        "against",
        "excluded_by",
        "harm_reduced_by",
        "means_for_child",
        "disagreement",
        "missing",
        "routes",
        "support",
    },
    "gaps": {"what", "about", "who", "cites"},
    "deadlines": {"what", "due", "alternatives", "state", "cites"},
    "prompts": {"what", "about", "by", "cites"},
    "conflicts": {"id", "sides", "why", "do"},
    "currency": {"note", "says", "starred", "checked", "stale", "signed_off"},
    "next_questions": {"about", "question"},
}
INSIDE: dict[str, set[str]] = {
    "for": {"rule", "says", "because", "cites", "whose", "beaten_by"},
    "against": {"rule", "says", "because", "cites", "whose", "beaten_by"},
    "excluded_by": {"rule", "says", "because", "cites", "whose", "beaten_by"},
    "missing": {"needs", "questions", "cites"},
    "routes": {"ground", "finding", "needs", "cites"},
    "support": {"support", "kind", "strength", "finding", "says", "cites", "whose"},
    "law_differs": {"note", "says"},
}
ABLE: dict[str, Any] = {"offers": "to_care", "viability": "full_positive", "carer_concerns": ["none"]}


@pytest.fixture(scope="module")
def data(guidance: Guidance) -> dict[str, Any]:
    """A case that fills every part."""
    people = {
        "mother": {**MOTHER, "whereabouts": "apart", "could_care": "not_for_childhood", "offers": "to_care"},
        "father": {**FATHER, "whereabouts": "apart", "could_care": "yes", "offers": "to_care", "legal_form": ["sgo"]},
        "aunt": {**AUNT, **ABLE, "legal_form": ["cao"], "consent": ["authority"]},
        "carers": {**FOSTER_CARER, "offers": "to_care"},
    }
    said: dict[str, Any] = {
        "purpose": "ppm",
        "living_now": "foster_carer",
        "living_with": ["carers"],
        "legal_status": ["section_20"],
        "looked_after_since": "2026-11-10",
        "home_safety": "not_now",
        "home_risks": ["neglect"],
        "risk_likelihood": "likely_again",
        "risk_reduced_by": ["treatment"],
        "return_considered": "being_assessed",
        "plan_now": ["reunification", "cao"],
        "contingency": "tested",
        "ppm_last": "does_not_apply",
    }
    return assessment_data(assessed(people, **said), guidance)


def test_the_assessment_has_every_key(data: dict[str, Any]) -> None:
    assert data.keys() >= ASSESSMENT
    assert (data["authority"], data["today"], data["understood"]) == ("tameside", "2026-11-21", [])


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_is_there_with_every_key(data: dict[str, Any], part: str) -> None:
    assert data[part]
    for one in data[part]:
        assert one.keys() >= PARTS[part]


@pytest.mark.parametrize("part", sorted(INSIDE))
def test_every_part_of_an_option_is_there_with_every_key(data: dict[str, Any], part: str) -> None:
    found = [one for option in data["options"] for one in option[part]]
    assert found
    for one in found:
        assert one.keys() >= INSIDE[part]


def test_harm_that_is_reduced_stands_apart_from_strengths(data: dict[str, Any]) -> None:
    reduced = {one["rule"] for option in data["options"] for one in option["harm_reduced_by"]}
    strengths = {one["rule"] for option in data["options"] for one in option["for"]}
    assert "home.treatment" in reduced
    assert not reduced & strengths


def test_the_plan_names_options_and_people(data: dict[str, Any]) -> None:
    plan = data["plan"]
    assert plan.keys() >= {"consider_first", "in_parallel", "contingency"}
    assert {"option": "reunification", "person": "father", "law_differs": []} in plan["consider_first"]
    assert plan["contingency"].keys() == {"option", "person", "viable_because"}
    assert all(
        seat.keys() == {"option", "person", "law_differs"} for seat in plan["consider_first"] + plan["in_parallel"]
    )


def test_because_names_whom_what_and_the_answer(data: dict[str, Any]) -> None:
    found = [one for option in data["options"] for argument in option["for"] for one in argument["because"]]
    assert all(one.keys() == {"about", "question", "value"} for one in found)
    assert {"about": "aunt", "question": "viability", "value": "full_positive"} in found


def test_closed_sets_hold_only_their_values(data: dict[str, Any]) -> None:
    options = data["options"]
    assert {one["standing"] for one in options} <= {"open", "find_out_first", "not_supported", "not_applicable"}
    assert {one["state"] for one in data["deadlines"]} <= {"done", "due", "overdue", "cannot_tell"}
    assert {one["whose"] for option in options for one in option["for"] + option["against"]} <= {
        "own",
        "other_council",
        "dfe",
        "law",
    }
    findings = {one["finding"] for option in options for one in option["routes"]}
    assert findings <= {"appears_met", "law_differs", "none_printed", "cannot_tell"}


def test_days_are_written_year_first(data: dict[str, Any]) -> None:
    first = next(one for one in data["deadlines"] if one["id"] == "tameside.first-ppm")
    assert (first["due"], first["alternatives"]) == (None, ["2026-11-30", "2026-12-08"])
    assert next(one for one in data["deadlines"] if one["id"] == "law.first-review")["due"] == "2026-12-08"


def test_a_question_on_a_card_names_its_part(data: dict[str, Any]) -> None:
    parts = [one for one in data["next_questions"] if one["question"] == "meeting_dates"]
    assert parts
    assert all(one.keys() == {"about", "question", "part"} for one in parts)


def test_every_option_is_listed_and_those_outside_the_order_come_last(data: dict[str, Any], guidance: Guidance) -> None:
    assert {one["option"] for one in data["options"]} == set(guidance.options)
    tiers = [one["tier"] or 9 for one in data["options"]]
    assert tiers == sorted(tiers)


def test_nothing_in_it_is_added_up(data: dict[str, Any]) -> None:
    text = json.dumps(data)
    assert not any(f'"{word}"' in text for word in ("score", "weight", "total", "count", "rank", "percent"))


def test_an_explanation_has_its_entry_its_reasons_and_what_would_change_it(guidance: Guidance) -> None:
    found = explain(guidance, sample(), TODAY, Seat("sgo", "maternal_aunt"))
    assert found is not None
    data = explanation_data(found, guidance, "tameside")
    assert json.loads(json.dumps(data)) == data
    assert data.keys() == {"entry", "line", "paragraph", "reasons", "would_change"}
    assert data["entry"].keys() >= PARTS["options"]
    assert {one["mark"] for one in data["reasons"]} <= {"met", "not met", "waiting"}
    assert all(one["condition"] or guidance.rules[one["rule"]].when == "always" for one in data["reasons"])
    assert all(one.keys() >= {"about", "question", "answers", "standing"} for one in data["would_change"])


def test_search_results_have_their_keys(guidance: Guidance) -> None:
    found = Index(guidance).ask("who can apply for a special guardianship order?", "tameside")
    data = found_data(found, found_say(found), notes_data(found, guidance, TODAY))
    assert data.keys() == {
        "answered",
        "terms",
        "passages",
        "not_covered",
        "currency",
        "conflicts",
        "asked_of",
        "not_found",
        "say",
    }
    assert data["passages"]
    assert all(one.keys() == {"id", "source", "section", "text", "whose"} for one in data["passages"])
    text = found_text(found, guidance)
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("question", ["xyzzy plugh", "?", "the and of", "“”", "\x1b[31m", "NEAR OR AND NOT", '"', "*"])
def test_what_the_guidance_does_not_say_is_said(guidance: Guidance, question: str) -> None:
    found = Index(guidance).ask(question, "tameside")
    if not found.passages:
        assert found.answered == "no"
        assert "does not say" in found_say(found)


@pytest.mark.parametrize("identity", ["TM-216f", "law:8", "home.safe-as-it-is", "SF-031b"])
def test_a_record_is_shown_as_text_and_as_data(guidance: Guidance, identity: str) -> None:
    data = shown_data(identity, guidance)
    assert data is not None
    assert json.loads(json.dumps(data))["id"] == identity
    assert all(len(line) <= 80 for line in shown_text(data).splitlines())


def test_every_statement_rule_and_note_can_be_shown(guidance: Guidance) -> None:
    ids = [*guidance.statements, *guidance.rules, *(f"law:{number}" for number in guidance.notes)]
    for identity in ids:
        data = shown_data(identity, guidance)
        assert data is not None
        json.dumps(data)
        assert all(len(line) <= 80 for line in shown_text(data).splitlines()), identity


@pytest.mark.parametrize("identity", ["", "TM-999", "law:999", "law:x", "home"])
def test_an_unknown_record_is_none(guidance: Guidance, identity: str) -> None:
    assert shown_data(identity, guidance) is None


def test_health_says_what_wants_attention(guidance: Guidance) -> None:
    data = health_data(guidance, shipped_folder("knowledge"), TODAY, "0.0")
    assert data["ready"] is True
    assert data["knowledge"]["hash"] == guidance.fingerprint
    assert any("review" in one for one in data["attention"])
    assert "Ready." in health_text(data)
    assert json.loads(json.dumps(data)) == data


def test_the_same_assessment_gives_the_same_data(guidance: Guidance) -> None:
    first, second = (assessment_data(assess(guidance, sample(), TODAY), guidance) for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


def test_whose_passage_it_is_is_said_from_where_the_reader_stands(guidance: Guidance) -> None:
    found = Index(guidance).ask("how often are PPMs held in Devon?", "tameside")
    text = " ".join(found_text(found, guidance, authority="tameside").split())
    assert "(Devon; DV-048c)" in text
    assert "Tameside, your council;" in text
    assert "Devon, your council" not in text


def test_where_the_sources_differ_stands_beside_the_passages(guidance: Guidance) -> None:
    found = Index(guidance).ask("how often are PPMs held?", "tameside")
    assert "WHERE THE SOURCES DIFFER" in found_text(found, guidance)
    (first, *_) = conflicts_data(found, guidance)
    assert first.keys() == {"id", "title", "sides", "why", "do"}
    assert len(first["sides"]) > 1


def test_with_no_answer_whom_to_ask_is_said_and_long_words_are_cut_short(guidance: Guidance) -> None:
    index = Index(guidance)
    say = found_say(index.ask("can nan change his surname?", "tameside"))
    assert say.startswith("The guidance does not say.")
    assert "Ask the council's children's solicitor" in say
    say = found_say(index.ask("q" * 10_000, "tameside"))
    assert "team manager" in say
    assert "Only the beginning" in say
    assert max(map(len, say.split())) < 40
