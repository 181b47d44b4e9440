"""The welfare checklist as a frame: all that was told under its heading, what is not known, the law note apart."""

from __future__ import annotations

from hypothesis import given

from assistant.conditions import CHILD
from assistant.documents.browse_text import page_text
from assistant.documents.welfare import HEADINGS, welfare_data, welfare_headings, welfare_view
from assistant.reasoning.assess import assess
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Asked
from assistant.reasoning.words import asked_label
from tests.cases import TODAY, case, sample, shipped
from tests.documents.test_balance import OF_N, SETTINGS
from tests.reasoning.random_cases import Drawn, cases


@SETTINGS
@given(cases())
def test_every_question_of_a_heading_is_told_or_not_known_once_and_only_if_it_may_be(drawn: Drawn) -> None:
    facts = drawn.facts()
    found = welfare_headings(assess(shipped(), drawn.case(), TODAY), shipped(), facts)
    for one in found:
        told, unknown = [line.text for line in one.told], [line.text for line in one.unknown]
        for question in shipped().questions.values():
            for about in facts.people if question.per_person else (CHILD,):
                if question.welfare != one.heading:
                    continue
                asked = asked_label(Asked(about, question.id), shipped(), facts)
                answer = facts.answer(about, question.id)
                known = answer is not None and answer.state not in ("not_known", "disputed")
                assert sum(text.startswith(asked) for text in told) == known
                if not known:
                    wanted = answer is not None or (
                        may_be_put(question, about, facts.plainly()) and not question.prefilled
                    )
                    assert sum(text.partition(": ")[2].startswith(asked) for text in unknown) == wanted


@SETTINGS
@given(cases())
def test_it_has_its_seven_headings_and_nothing_reads_like_a_score(drawn: Drawn) -> None:
    lines = list(welfare_view(assess(shipped(), drawn.case(), TODAY), shipped(), drawn.facts()))
    titles = [line.text for line in lines if line.style == "heading"]
    assert titles[: len(HEADINGS)] == list(HEADINGS.values())
    assert not OF_N.search(page_text(lines, 80, numbered=False))
    assert all(shipped().resolves(cite) for line in lines if isinstance(line.opens, tuple) for cite in line.opens)


def test_the_law_note_stands_apart_from_the_guidance() -> None:
    of = sample()
    lines = list(welfare_view(assess(shipped(), of, TODAY), shipped(), of.facts(shipped(), TODAY)))
    assert lines[-1].opens == ("law:46",)
    assert lines[-2].text.startswith("Law note 46, not part of the guidance")


def test_an_empty_case_says_that_nothing_is_told() -> None:
    of = case()
    data = welfare_data(assess(shipped(), of, TODAY), shipped(), of.facts(shipped(), TODAY))
    assert [one["heading"] for one in data["headings"]] == list(HEADINGS)
    assert not any(one["told"] for one in data["headings"])
