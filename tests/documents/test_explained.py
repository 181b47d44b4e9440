"""Why and why not in three depths: each holds what it promises, and every reason opens its citation."""

from __future__ import annotations

import pytest

from assistant.documents.explained import (
    AS_ABOVE,
    FEW,
    Depth,
    explanation_text,
    explanation_view,
    line_words,
    paragraph_words,
)
from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.reasoning.assess import assess
from assistant.reasoning.explain import explain
from assistant.reasoning.records import Seat
from assistant.reasoning.words import STANDINGS, seat_label
from tests.cases import TODAY, sample
from tests.reasoning.random_cases import BEGINNINGS, Drawn

PARTS: tuple[Depth, ...] = ("parts",)


@pytest.mark.parametrize("drawn", BEGINNINGS)
def test_the_line_says_where_it_stands_and_what_decides_that(guidance: Guidance, drawn: Drawn) -> None:
    for entry in assess(guidance, drawn.case(), TODAY).entries:
        words = line_words(entry)
        assert STANDINGS[entry.standing] in words
        deciding = {
            "open": (),
            "find_out_first": tuple(one.needs for one in entry.missing),
            "not_supported": tuple(one.says for one in entry.excluded_by),
            "not_applicable": tuple(one.says for one in entry.defined_out_by),
        }[entry.standing]
        named = [says for says in dict.fromkeys(deciding) if says.rstrip(". ") in words]
        assert bool(named) == bool(deciding)
        assert len(named) <= FEW
        assert ("the law differs: ask legal" in words) == bool(entry.law_differs and deciding)
        assert "\n" not in words


@pytest.mark.parametrize("drawn", BEGINNINGS)
def test_the_paragraph_cites_what_it_says(guidance: Guidance, drawn: Drawn) -> None:
    spoken = in_words_of(guidance, drawn.authority)
    for entry in assess(guidance, drawn.case(), TODAY).entries:
        words = paragraph_words(entry, spoken, drawn.authority)
        assert words.count("[") >= 1
        for said in (*entry.excluded_by[:1], *entry.defined_out_by[:1]):
            assert said.says.rstrip(". ") in words
        assert all(f"law note {held.note}" in words for held in entry.law_differs)


@pytest.mark.parametrize("drawn", BEGINNINGS[3:5])
def test_each_depth_is_there_when_asked_for_and_no_other(guidance: Guidance, drawn: Drawn) -> None:
    facts = drawn.case().facts(guidance, TODAY)
    for entry in assess(guidance, drawn.case(), TODAY).entries:
        found = explain(guidance, drawn.case(), TODAY, entry.seat)
        assert found is not None

        def text(*depths: str, found: object = found) -> str:
            return explanation_text(found, guidance, facts, drawn.authority, 80, depths)  # type: ignore[arg-type]

        assert " ".join(text("line").split()).startswith(seat_label(entry.seat, guidance, facts).upper())
        assert ("IN SHORT" in text("line"), "IN SHORT" in text("paragraph")) == (False, True)
        assert ("PART BY PART" in text("paragraph"), "PART BY PART" in text("parts")) == (False, True)
        assert len(text("line")) < len(text("paragraph")) < len(text("line", "paragraph", "parts"))
        for line in explanation_view(found, guidance, facts, drawn.authority):
            if isinstance(line.opens, tuple):
                assert all(guidance.resolves(cite) for cite in line.opens)


def test_what_is_worked_out_from_answers_is_taken_apart_the_first_time_only(guidance: Guidance) -> None:
    of = sample()
    found = explain(guidance, of, TODAY, Seat("adoption"))
    assert found is not None
    lines = explanation_view(found, guidance, of.facts(guidance, TODAY), of.authority, PARTS)
    says = guidance.derived["relinquished"].says
    named = [number for number, line in enumerate(lines) if says in line.text]
    steps = [step for reason in found.reasons for step in reason.steps if step.words == says]
    assert len(named) > 1
    assert len(named) <= len(steps)
    marks = {line.text.removesuffix(f" {AS_ABOVE}") for line in (lines[number] for number in named)}
    assert len(marks) == 1, "its mark stands with it every time"
    first, *later = named
    assert not lines[first].text.endswith(AS_ABOVE)
    assert lines[first + 1].indent > lines[first].indent
    for number in later:
        assert lines[number].text.endswith(AS_ABOVE)
        assert lines[number + 1].indent <= lines[number].indent


def test_no_step_is_lost_that_was_not_printed_above(guidance: Guidance) -> None:
    of = sample()
    for entry in assess(guidance, of, TODAY).entries:
        found = explain(guidance, of, TODAY, entry.seat)
        assert found is not None
        lines = explanation_view(found, guidance, of.facts(guidance, TODAY), of.authority, PARTS)
        shown = {line.text.removesuffix(f" {AS_ABOVE}").split("] ", 1)[-1] for line in lines}
        told = [one for one in found.reasons if one.mark != "not met" or one.direction == "requires"]
        assert {step.words for one in told if one.direction != "prompts" for step in one.steps} <= shown
