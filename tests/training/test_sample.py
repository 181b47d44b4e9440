"""The sample case as a conversation."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.guidance import Guidance
from assistant.interview import replies
from assistant.interview.sitting import Sitting
from assistant.reasoning import assess
from assistant.training.sample import sample_sitting
from tests.cases import sample

AT = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def sitting(guidance: Guidance) -> Sitting:
    return sample_sitting(guidance, AT)


def test_it_comes_to_what_the_case_file_comes_to(guidance: Guidance) -> None:
    found = sitting(guidance)
    assert found.assessment == assess(guidance, sample(), found.today)
    assert found.today == sample().today
    assert not found.state.unfit


def test_every_answer_is_scripted_and_no_workers(guidance: Guidance) -> None:
    assert {said.origin for said in sitting(guidance).state.said.values()} == {"scripted"}


def test_an_answer_can_be_changed_and_taken_back(guidance: Guidance) -> None:
    before = sitting(guidance)
    put = before.then(replies.change(before, ("maternal_aunt", "viability")), AT)
    after = put.then(replies.answer(put, "full_negative"), AT)
    assert after.assessment != before.assessment
    back = after.then(replies.undo(after), AT)
    assert back.card.pair == ("maternal_aunt", "viability")
    again = back.then(replies.leave(back), AT)
    assert again.assessment == before.assessment
