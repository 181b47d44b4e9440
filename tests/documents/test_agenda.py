"""What is due, to do and missing: everything the assessment found, in its words, each with its citations."""

from __future__ import annotations

import pytest

from assistant.documents.agenda import DUE, MAY_BE_DUE, MISSING, TO_DO, agenda_view, due_words, prompt_words
from assistant.documents.as_text import assessment_text
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.reasoning.assess import assess
from assistant.reasoning.case import Case
from assistant.reasoning.records import Assessment
from tests.cases import TODAY, case, sample
from tests.reasoning.random_cases import BEGINNINGS

CASES = [sample(), case(), *(drawn.case() for drawn in BEGINNINGS)]


def _view(of: Case, guidance: Guidance) -> tuple[Assessment, tuple[Line, ...]]:
    found = assess(guidance, of, TODAY)
    return found, agenda_view(found, guidance, of.facts(guidance, TODAY))


@pytest.mark.parametrize("of", CASES, ids=range(len(CASES)))
def test_every_deadline_prompt_and_gap_is_there_and_opens_its_citations(of: Case, guidance: Guidance) -> None:
    found, lines = _view(of, guidance)
    opens = {line.text: line.opens for line in lines}
    for due in found.deadlines:
        assert opens["\n".join(due_words(due, guidance, of.authority))] == due.cites
    for prompt in found.prompts:
        assert opens[prompt_words(prompt, guidance, of.authority)] == prompt.cites
    for gap in found.gaps:
        (line,) = [line for line in lines if line.style == "missing" and line.text.endswith(gap.what)][:1]
        assert isinstance(line.opens, tuple) or not gap.cites
        assert set(gap.cites) <= set(line.opens if isinstance(line.opens, tuple) else ())
    assert {line.opens.key for line in lines if isinstance(line.opens, Page)} == {*found.conflicts, *found.silences}
    cited = {cite for line in lines if isinstance(line.opens, tuple) for cite in line.opens}
    assert all(guidance.resolves(cite) for cite in cited)


@pytest.mark.parametrize("of", CASES, ids=range(len(CASES)))
def test_its_words_are_those_of_the_printed_assessment(of: Case, guidance: Guidance) -> None:
    found, lines = _view(of, guidance)
    text = " ".join(assessment_text(found, guidance, of.facts(guidance, TODAY)).split())
    for line in lines:
        if line.style == "item" or (line.style == "missing" and line.indent == 2):
            assert " ".join(line.text.split()) in text


def test_a_deadline_says_its_day_and_state_and_one_that_cannot_be_told_what_it_waits_for(guidance: Guidance) -> None:
    found, lines = _view(sample(), guidance)
    texts = [line.text for line in lines]
    for due in found.deadlines:
        at = texts.index("\n".join(due_words(due, guidance, found.authority)))
        waits = bool(due.needs) and due.state == "cannot_tell"
        assert texts[at + 1].startswith("Waits for: “") == waits
    assert "Next permanency planning meeting: due 30 November 2026." in "\n".join(texts)
    assert texts.index(DUE) < texts.index(TO_DO) < texts.index(MISSING)
    at = texts.index(MAY_BE_DUE)
    assert lines[at + 1].style == "missing"
    assert texts[at + 2].startswith("Waits for: “")


def test_a_case_of_which_nothing_is_known_says_that_nothing_is_due_yet(guidance: Guidance) -> None:
    _, lines = _view(case(), guidance)
    texts = [line.text for line in lines]
    assert texts[texts.index(DUE) + 1] == "Nothing that can be told yet from what has been answered."
