"""What of the knowledge is used, and by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.conditions import Language, Term
from assistant.curation.cited import citing
from assistant.curation.coverage import coverage
from assistant.curation.reach import can_be_put
from assistant.documents.curated import conflicts_text, coverage_text
from assistant.guidance import Guidance
from assistant.guidance.records import Question

TODAY = date(2026, 11, 21)


def test_every_statement_of_weight_three_is_used_by_what_turns_a_decision(guidance: Guidance) -> None:
    assert coverage(guidance).unturned == ()


def test_a_statement_that_loses_its_last_use_is_named(guidance: Guidance) -> None:
    def without(cites: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cite for cite in cites if cite != "TM-087a")

    fewer = replace(
        guidance,
        rules={key: replace(one, cites=without(one.cites)) for key, one in guidance.rules.items()},
        deadlines={key: replace(one, cites=without(one.cites)) for key, one in guidance.deadlines.items()},
        cells=tuple(replace(one, cites=without(one.cites)) for one in guidance.cells),
        forms={
            key: replace(
                one,
                cites=without(one.cites),
                fields=tuple(replace(field, cites=without(field.cites)) for field in one.fields),
            )
            for key, one in guidance.forms.items()
        },
    )
    found = coverage(fewer)
    assert found.unturned == ("TM-087a",)
    assert "Of weight 3, but turning nothing (1): TM-087a" in coverage_text(found)


def test_what_is_idle_and_what_is_used_make_up_all_the_statements(guidance: Guidance) -> None:
    found = coverage(guidance)
    used = {cite for one in citing(guidance) for cite in one.cites if cite in guidance.statements}
    assert used.isdisjoint(found.idle)
    assert len(used) + len(found.idle) == found.statements == len(guidance.statements)


def test_every_citation_anywhere_leads_somewhere(guidance: Guidance) -> None:
    assert [cite for one in citing(guidance) for cite in one.cites if not guidance.resolves(cite)] == []


def test_every_conflict_is_told_side_by_side_with_whose_each_side_is(guidance: Guidance) -> None:
    text = " ".join(conflicts_text(guidance).split())
    for conflict in guidance.conflicts.values():
        assert " ".join(conflict.title.split()) in text
        for side in conflict.sides:
            assert " ".join(side.says.split()) in text


@pytest.mark.parametrize(
    ("when", "reached"),
    [
        ("always", True),
        ('any_of(home, "with_mum")', True),
        ('none_of(home, "with_mum", "with_dad")', False),
        ('any_of(home, "with_mum") and any_of(home, "with_dad")', False),
        ('any_of(home, "with_mum") or (any_of(home, "with_dad") and none_of(home, "with_dad"))', True),
    ],
)
def test_a_question_can_be_put_if_some_answers_lead_to_it(guidance: Guidance, when: str, reached: bool) -> None:
    terms = dict(guidance.language.vocabulary.terms)
    terms["home"] = Term("home", "choice", ("with_mum", "with_dad"))
    terms["pets"] = Term("pets", "yes_no", when=when)
    language = Language(replace(guidance.language.vocabulary, terms=terms))
    asked = Question("pets", "child", "Is there a dog?", "yes_no", when)
    assert can_be_put(asked, replace(guidance, language=language), TODAY) is reached
