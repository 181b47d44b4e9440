"""The worker's own view in a conversation: kept as they said it, taken back, and never moving anything."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.interview import replies
from assistant.interview.events import Draft, event_data, read_event
from assistant.interview.own_view import OfEntry, give_reasons, move, place_or_take_out, put_in_order, say_of
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.transcript import turns
from assistant.reasoning.records import OwnEntry, OwnView, Seat
from assistant.text import LONGEST_REPLY
from tests.cases import TODAY, shipped
from tests.interview.talk import AT, answered, begun, changed, told, undone, with_people

SGO, HOME, FOSTER = Seat("sgo", "maternal_aunt"), Seat("reunification", "mother"), Seat("ltfc")


def _say(sitting: Sitting, seat: Seat, what: OfEntry, words: str) -> Sitting:
    return sitting.then(say_of(sitting, seat, what, words), AT)


def _view() -> Sitting:
    sitting = _say(with_people(), SGO, "means", "She stays near her school.")
    sitting = _say(sitting, SGO, "disagrees", "Less needs finding out.")
    sitting = sitting.then(put_in_order(sitting, (SGO, HOME, FOSTER)), AT)
    return sitting.then(give_reasons(sitting, "Her aunt knows her."), AT)


def test_what_is_said_is_kept_in_the_case_and_its_assessment_and_moves_nothing() -> None:
    before, after = with_people(), _view()
    own = OwnView(
        (SGO, HOME, FOSTER),
        "Her aunt knows her.",
        {SGO: OwnEntry("She stays near her school.", "Less needs finding out.")},
    )
    assert after.state.own == after.case.own == after.assessment.own == own
    assert replace(after.assessment, own=OwnView()) == before.assessment
    assert after.card == before.card
    assert [event.kind for event in after.events[len(before.events) :]] == ["own_view"] * 4


def test_it_is_the_same_when_it_is_read_again_from_what_was_kept() -> None:
    sitting = _view()
    data = json.loads(json.dumps([event_data(event) for event in sitting.events]))
    again = Sitting(shipped(), TODAY, tuple(read_event(one, seq) for seq, one in enumerate(data)))
    assert again.state == sitting.state
    assert again.assessment == sitting.assessment


def test_each_word_of_it_is_taken_back_by_itself_and_the_question_stands() -> None:
    sitting = _view()
    owns = [OwnView()]
    step = with_people()
    for event in sitting.events[len(step.events) :]:
        step = step.then([Draft(event.kind, value=event.value)], AT)
        owns.append(step.state.own)
    for expected in reversed(owns[:-1]):
        sitting = undone(sitting)
        assert sitting.state.own == expected
        assert sitting.card == with_people().card
    assert undone(sitting).card != with_people().card


def test_an_answer_after_it_is_taken_back_without_it() -> None:
    before = begun("2022")
    said = _say(before, FOSTER, "means", "She keeps her room.")
    after = undone(answered(said, "foster_carer"))
    assert after.state.own == said.state.own
    assert after.card == before.card


def test_a_question_put_again_is_put_away_without_it() -> None:
    asked = begun("2022", "foster_carer").then([Draft("asked", question="birth")], AT)
    said = _say(asked, FOSTER, "means", "She keeps her room.")
    away = said.then(replies.leave(said), AT)
    assert away.state.own == said.state.own
    assert away.card.question != "birth"


def test_it_can_be_said_while_words_wait_to_be_confirmed() -> None:
    waiting = told(begun("2022"), "with her foster carers")
    assert waiting.card.reading is not None
    assert _say(waiting, FOSTER, "means", "She keeps her room.").card == waiting.card


def test_no_words_take_it_away() -> None:
    sitting = _say(_view(), SGO, "means", "  ")
    assert sitting.state.own.entries == {SGO: OwnEntry("", "Less needs finding out.")}
    sitting = _say(sitting, SGO, "disagrees", "")
    sitting = sitting.then(put_in_order(sitting, ()), AT)
    assert sitting.then(give_reasons(sitting, ""), AT).state.own.is_empty


def test_somebody_taken_out_goes_from_it_and_comes_back_with_the_undoing_only() -> None:
    sitting = _view()
    gone = sitting.then(replies.take_out(sitting, "maternal_aunt"), AT)
    assert gone.state.own == OwnView((HOME, FOSTER), "Her aunt knows her.")
    assert "maternal aunt" in " ".join(turn.text for turn in turns(gone))
    assert undone(gone).state.own == sitting.state.own
    back = gone.then([Draft("person_added", "maternal_aunt", value={"role": "carer"})], AT)
    assert back.state.own == gone.state.own


def test_what_is_not_laid_out_any_more_is_kept() -> None:
    nobody = Seat("sgo")
    sitting = begun("2022", "foster_carer", "settled")
    sitting = _say(sitting, nobody, "means", "Somebody who knows her.")
    added = sitting.then([Draft("person_added", "aunt", value={"role": "carer"})], AT)
    added = changed(added, ("aunt", "relation"), "aunt_or_uncle")
    assert nobody not in [entry.seat for entry in added.assessment.entries]
    assert added.state.own.entries[nobody].means == "Somebody who knows her."
    with pytest.raises(BadReply, match="not laid out any more"):
        say_of(added, nobody, "means", "Other words.")


def test_entries_are_placed_moved_and_taken_out() -> None:
    sitting = with_people()
    for seat in (SGO, HOME, FOSTER):
        sitting = sitting.then(place_or_take_out(sitting, seat), AT)
    assert sitting.state.own.order == (SGO, HOME, FOSTER)
    sitting = sitting.then(move(sitting, FOSTER, -1), AT)
    assert sitting.state.own.order == (SGO, FOSTER, HOME)
    sitting = sitting.then(move(sitting, SGO, 1), AT)
    assert sitting.state.own.order == (FOSTER, SGO, HOME)
    with pytest.raises(BadReply, match="stands first"):
        move(sitting, FOSTER, -1)
    with pytest.raises(BadReply, match="stands last"):
        move(sitting, HOME, 1)
    sitting = sitting.then(place_or_take_out(sitting, SGO), AT)
    assert sitting.state.own.order == (FOSTER, HOME)


def test_what_cannot_be_taken_is_one_line() -> None:
    sitting, long = _view(), "x" * (LONGEST_REPLY + 1)
    refused: list[Any] = [
        lambda: say_of(sitting, Seat("sgo", "ghost"), "means", "words"),
        lambda: say_of(sitting, SGO, "means", long),
        lambda: say_of(sitting, SGO, "means", "She stays near her school."),
        lambda: say_of(sitting, HOME, "disagrees", " "),
        lambda: give_reasons(sitting, long),
        lambda: give_reasons(sitting, "Her aunt knows her."),
        lambda: put_in_order(sitting, (SGO, SGO)),
        lambda: put_in_order(sitting, (Seat("ghost"),)),
        lambda: put_in_order(sitting, sitting.state.own.order),
        lambda: put_in_order(with_people(), ()),
    ]
    for reply in refused:
        with pytest.raises(BadReply) as bad:
            reply()
        assert str(bad.value).isprintable()
        assert len(str(bad.value)) < 100


@pytest.mark.parametrize(
    "value",
    [
        None,
        "words",
        ["sgo"],
        {},
        {"entry": "sgo", "means": "x"},
        {"entry": ["sgo"], "means": "x"},
        {"entry": ["nothing", None], "means": "x"},
        {"entry": ["sgo", "ghost"], "means": "x"},
        {"entry": [["sgo"], None], "means": "x"},
        {"entry": ["sgo", 3], "means": "x"},
        {"entry": ["ltfc", None], "means": ["x"]},
        {"entry": ["ltfc", None], "means": ""},
        {"order": "ltfc"},
        {"order": [None, "ltfc", ["ltfc"], ["ghost", None], [{}, None]]},
        {"reasons": {"a": 1}},
    ],
)
def test_shapes_that_are_not_ours_are_passed_over(value: Any) -> None:
    sitting = with_people().then([Draft("own_view", value=value)], AT)
    data = json.loads(json.dumps([event_data(event) for event in sitting.events]))
    again = Sitting(shipped(), TODAY, tuple(read_event(one, seq) for seq, one in enumerate(data)))
    assert again.state.own.is_empty
    assert all(turn.text.isprintable() for turn in turns(again))


def test_hostile_words_are_cleaned_and_cut() -> None:
    words = "a\x1b[31mb\u202ec" + "x" * 5_000
    sitting = with_people().then([Draft("own_view", value={"reasons": words})], AT)
    assert sitting.state.own.reasons.startswith("abcxxx")
    assert len(sitting.state.own.reasons) <= LONGEST_REPLY
    named = [["ltfc", None]] * 500
    twice = sitting.then([Draft("own_view", value={"order": named})], AT)
    assert twice.state.own.order == (FOSTER,)


def test_the_conversation_reads_it_back_in_words() -> None:
    said = [turn.text for turn in turns(_view())][-4:]
    assert said[0].startswith("Your own view of “Special guardianship: the maternal aunt”, what it would mean for this")
    assert said[0].endswith("“She stays near her school.”")
    assert "where you see it differently: “Less needs finding out.”" in said[1]
    assert "1. Special guardianship: the maternal aunt; 2. Return to a parent: the mother; 3. Long-term" in said[2]
    assert said[3] == "Your own view, your reasons: “Her aunt knows her.”"
    taken = [turn.text for turn in turns(undone(_view()))][-1]
    assert taken == "Taken back: what you wrote in your own view"
