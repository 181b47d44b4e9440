"""Replies of every kind: what they come to, and what cannot be taken, which says so in one line and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conditions import CHILD
from assistant.interview import cards, replies, saying
from assistant.interview.events import Draft, event_data, read_event
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.state import fold
from assistant.interview.transcript import turns
from assistant.language.choosing import closest
from assistant.text import clean_line
from tests.interview.talk import AT, answered, away, begun, changed, said, started, told, undone, until, with_people

QUESTIONS: dict[str, Callable[[], Sitting]] = {
    "authority": lambda: started(None),
    "reference": started,
    "date": begun,
    "choice": lambda: begun("2022"),
    "many": lambda: begun("2022", "parents", "settled"),
    "who": away,
    "called": lambda: away("relative_or_friend"),
    "people": lambda: until(with_people(), "living_with"),
    "yes_no": lambda: _put(with_people(), ("maternal_aunt", "adult")),
    "number": lambda: _put(with_people(), (CHILD, "reviews_held")),
    "deeper": lambda: until(away(cards.NOBODY), cards.DEEPER),
}
UNFIT: list[tuple[str, Any]] = [
    ("authority", "atlantis"),
    ("authority", ["devon"]),
    ("authority", "not_known"),
    ("date", "soon"),
    ("date", "2021-02-31"),
    ("date", ["2021"]),
    ("choice", "mars"),
    ("choice", ["parents"]),
    ("choice", None),
    ("choice", 3),
    ("choice", {"disputed": "parents"}),
    ("choice", {"disputed": ["not_known", "parents"]}),
    ("many", []),
    ("many", "care_order"),
    ("many", ["none", "care_order"]),
    ("many", ["not_known"]),
    ("who", "martian"),
    ("who", ["mother"]),
    ("who", {}),
    ("called", ""),
    ("called", "\x1b\x07 "),
    ("called", None),
    ("people", ["nobody"]),
    ("people", []),
    ("people", {"disputed": [["mother"], ["ghost"]]}),
    ("yes_no", "perhaps"),
    ("number", -1),
    ("number", "two"),
    ("number", float("nan")),
    ("number", True),
    ("deeper", "deepest"),
    ("deeper", None),
]


def _put(sitting: Sitting, pair: tuple[str, str]) -> Sitting:
    return sitting.then(replies.change(sitting, pair), AT)


def _line(reply: Callable[..., object], *given: object) -> str:
    with pytest.raises(BadReply) as bad:
        reply(*given)
    line = str(bad.value)
    assert clean_line(line) == line
    assert 10 < len(line) < 400
    return line


@pytest.mark.parametrize(("question", "value"), UNFIT)
def test_an_answer_that_does_not_fit_is_refused_in_one_line(question: str, value: Any) -> None:
    sitting = QUESTIONS[question]()
    events = sitting.events
    assert _line(replies.answer, sitting, value)
    assert sitting.events == events


@pytest.mark.parametrize("question", ["date", "choice", "many", "people", "yes_no", "number"])
@pytest.mark.parametrize("special", ["not_known", "does_not_apply", "disputed"])
def test_the_special_answers_are_there_for_every_question_of_the_case(question: str, special: str) -> None:
    sitting = QUESTIONS[question]()
    assert special in [identity for identity, _ in sitting.card.specials]
    by_choice, in_words = answered(sitting, special), told(sitting, dict(cards.SPECIALS)[special])
    for after in (by_choice, in_words):
        assert said(after)[sitting.card.pair] == special
        assert after.card.pair != sitting.card.pair


@pytest.mark.parametrize("question", ["authority", "reference", "who", "called", "deeper"])
def test_the_interviews_own_questions_take_no_special_answer_and_must_be_replied_to(question: str) -> None:
    sitting = QUESTIONS[question]()
    assert sitting.card.specials == ()
    _line(replies.leave, sitting)


@pytest.mark.parametrize(
    ("question", "versions"),
    [
        ("choice", ["parents", "relative"]),
        ("many", [["care_order"], ["section_20", "child_in_need"]]),
        ("date", ["2021", "2020..2022"]),
        ("people", [["mother"], ["maternal_aunt"]]),
        ("number", [1, 2]),
        ("yes_no", ["yes", "no"]),
    ],
)
def test_they_disagree_keeps_each_version(question: str, versions: list[Any]) -> None:
    sitting = QUESTIONS[question]()
    answer = answered(sitting, {"disputed": versions}).state.said[sitting.card.pair].answer
    assert answer.state == "disputed"
    assert len(answer.versions) == 2


def test_every_answer_on_the_record_is_chosen_or_confirmed() -> None:
    sitting = told(begun("2022"), "foster carers")
    (words, meaning) = [event for event in sitting.events if event.kind in ("told", "understood")]
    assert (words.value, meaning.origin) == ("foster carers", "understood")
    assert (CHILD, "living_now") not in sitting.state.said
    confirmed = sitting.then(replies.confirm(sitting), AT)
    assert confirmed.state.said[CHILD, "living_now"].origin == "confirmed"
    assert answered(begun(), "2022").state.said[CHILD, "birth"].origin == "chosen"


def test_words_that_are_near_wait_to_be_confirmed_and_another_meaning_can_be_chosen() -> None:
    sitting = told(QUESTIONS["many"](), "full care order")
    reading = sitting.card.reading
    assert reading is not None
    assert reading.words == "full care order"
    assert len(reading.meanings) > 1
    last = len(reading.meanings) - 1
    assert said(sitting.then(replies.confirm(sitting, last), AT))[CHILD, "legal_status"] == tuple(
        reading.meanings[last]
    )
    _line(replies.confirm, sitting, last + 1)
    _line(replies.confirm, sitting, -1)


def test_words_read_wrong_are_struck_and_the_question_stands() -> None:
    before = begun("2022")
    sitting = told(before, "foster carers")
    struck = sitting.then(replies.strike(sitting), AT)
    assert struck.card == before.card
    _line(replies.strike, struck)
    _line(replies.confirm, struck)


def test_a_choice_made_while_words_wait_takes_their_place() -> None:
    sitting = answered(told(begun("2022"), "foster carers"), "parents")
    assert said(sitting)[CHILD, "living_now"] == "parents"
    assert sitting.card.reading is None


@pytest.mark.parametrize("words", ["dunno", "not sure", "don't know", "Unknown", "no idea", "idk"])
@pytest.mark.parametrize("question", ["choice", "many", "date", "yes_no", "number", "people"])
def test_not_sure_is_never_taken_for_an_answer_of_another_kind(question: str, words: str) -> None:
    sitting = QUESTIONS[question]()
    after = told(sitting, words)
    reading = after.card.reading if after.card.pair == sitting.card.pair else None
    value = said(after).get(sitting.card.pair)
    assert (reading.meanings if reading else (value,)) == ("not_known",)


def test_several_choices_can_be_said_at_once() -> None:
    sitting = told(QUESTIONS["many"](), "care order and placement order")
    assert said(sitting)[CHILD, "legal_status"] == ("care_order", "placement_order")
    numbered = told(QUESTIONS["many"](), "5, 8")
    assert said(numbered)[CHILD, "legal_status"] == ("section_20", "care_order")


def test_words_of_which_nothing_is_near_are_refused_and_can_be_kept_as_a_note() -> None:
    sitting = begun("2022")
    assert "note" in _line(saying.say, sitting, "zzzz qqqq", closest)
    kept = sitting.then(replies.note("zzzz qqqq", sitting), AT)
    assert kept.state.notes == ("zzzz qqqq",)
    assert kept.card == sitting.card
    for nothing in ("", "  ", "\x1b[31m", "\u202e"):
        _line(replies.note, nothing, sitting)
        _line(saying.say, sitting, nothing, closest)


def test_a_date_written_as_one_is_taken_and_one_worked_out_is_confirmed() -> None:
    assert (CHILD, "birth") in told(begun(), "14 March 2021").state.said
    sitting = told(begun(), "4")
    assert sitting.card.reading is not None
    assert sitting.card.reading.meanings == ("2021-11-22..2022-11-21",)
    (meaning,) = sitting.card.reading.meanings
    assert (
        replies.meaning_words(sitting, sitting.card, meaning)
        == "aged 4, born between 22 November 2021 and 21 November 2022"
    )
    assert (CHILD, "birth") in sitting.then(replies.confirm(sitting), AT).state.said


def test_a_number_is_read_and_nothing_else_is() -> None:
    sitting = QUESTIONS["number"]()
    assert said(told(sitting, "2"))[CHILD, "reviews_held"] == 2.0
    for words in ("two", "-1", "1.5", "9999999"):
        _line(saying.say, sitting, words, closest)


def test_the_authority_is_understood_in_words_but_never_guessed() -> None:
    sitting = QUESTIONS["authority"]()
    assert told(sitting, "Devon").state.authority == "devon"
    near = told(sitting, "another authority")
    assert near.state.authority is None
    assert near.then(replies.confirm(near), AT).state.authority == "england"
    for words in ("not sure", "Atlantis"):
        _line(saying.say, sitting, words, closest)


def test_who_to_add_and_how_to_go_on_can_be_said_in_words() -> None:
    assert told(away(), "The mother").state.person("mother")
    deeper = told(QUESTIONS["deeper"](), "go deeper please")
    assert deeper.card.reading is not None
    assert deeper.then(replies.confirm(deeper), AT).card.of_case
    look = told(QUESTIONS["deeper"](), "look at options now")
    assert look.card.reading is not None
    assert look.then(replies.confirm(look), AT).card.reading is None


def test_going_to_look_or_stopping_changes_nothing() -> None:
    sitting = QUESTIONS["deeper"]()
    assert replies.answer(sitting, "look") == replies.answer(sitting, "stop") == ()


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("maternal aunt", "maternal_aunt"),
        ("Nan & Grandad", "nan_grandad"),
        ("Großtante", "grotante"),
        ("[red]x[/]", "red_x_red"),
        ("../../etc/passwd", "etc_passwd"),
        ("child", "child_2"),
        ("household", "household_2"),
        ("爷爷", "person_2"),
        ("\x1b[31mnan\x1b[0m", "nan"),
        ("x" * 300, "x" * 40),
    ],
)
def test_what_somebody_is_called_becomes_a_plain_id(words: str, identity: str) -> None:
    sitting = answered(away("relative_or_friend"), words)
    expected = identity.replace("red_x_red", "red_x")
    assert [one.id for one in sitting.state.people] == [expected]


def test_two_people_called_the_same_are_told_apart() -> None:
    sitting = answered(away(), "sibling", "brother", "sibling", "brother")
    assert [one.id for one in sitting.state.people] == ["brother", "brother_2"]


@pytest.mark.parametrize(
    ("called", "relation"),
    [
        ("maternal aunt", "aunt_or_uncle"),
        ("great aunt", "other_relative"),
        ("paternal grandmother", "grandparent"),
        ("family friend", "friend"),
        ("mother's partner", None),
        ("child minder", None),
        ("somebody", None),
    ],
)
def test_what_they_are_to_the_child_is_suggested_and_never_assumed(called: str, relation: str | None) -> None:
    sitting = answered(away("relative_or_friend"), called)
    assert sitting.card.question == "relation"
    assert sitting.card.suggested == ((relation,) if relation else ())
    assert (sitting.card.about, "relation") not in sitting.state.said


def test_a_case_takes_so_many_people_and_no_more() -> None:
    sitting = away()
    for number in range(replies.MOST_PEOPLE):
        sitting = sitting.then([Draft("person_added", f"p{number}", value={"role": "sibling"})], AT)
    sitting = sitting.then(replies.add_somebody(), AT)
    assert "60" in _line(replies.answer, sitting, "sibling")
    assert replies.answer(sitting, cards.NOBODY)


def test_what_is_not_there_cannot_be_changed_taken_out_or_taken_back() -> None:
    sitting = with_people()
    pairs = [(CHILD, "no_such"), ("ghost", "offers"), (CHILD, "meeting_dates"), (CHILD, "offers"), ("mother", "birth")]
    for pair in [*pairs, ("mother", "role")]:
        _line(replies.change, sitting, pair)
    _line(replies.take_out, sitting, "ghost")
    _line(replies.undo, started())


def test_taking_back_words_on_a_question_being_changed_leaves_it_put() -> None:
    sitting = _put(with_people(), (CHILD, "living_now"))
    worded = told(sitting, "foster carers")
    again = undone(worded)
    assert again.card == sitting.card
    assert undone(again).card == with_people().card


def test_what_was_answered_is_marked_when_it_is_put_again() -> None:
    sitting = with_people()
    assert _put(sitting, (CHILD, "living_now")).card.suggested == ("foster_carer",)
    assert _put(sitting, (CHILD, "legal_status")).card.suggested == ("care_order",)
    unknown = changed(sitting, (CHILD, "living_now"), "not_known")
    assert _put(unknown, (CHILD, "living_now")).card.suggested == ("not_known",)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(QUESTIONS)),
    st.one_of(
        st.text(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        ),
    ),
)
def test_no_reply_whatever_it_holds_does_more_than_be_refused(question: str, value: Any) -> None:
    sitting = READY[question]
    for said_so in (False, True):
        try:
            drafts = saying.say(sitting, str(value), closest) if said_so else replies.answer(sitting, value)
        except BadReply as bad:
            assert clean_line(str(bad)) == str(bad)
            continue
        after = sitting.then(drafts, AT)
        assert after.card.ask
        assert all(clean_line(offer.label) == offer.label for offer in after.card.offers)


READY = {name: put() for name, put in QUESTIONS.items()}


def test_what_found_no_place_is_said_with_the_reading_and_outlasts_a_closed_lid() -> None:
    sitting = begun("2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed")
    sitting = told(sitting, "neglect, moonbeams and domestic abuse")
    reading = sitting.card.reading
    assert reading is not None
    assert (reading.meanings, reading.unplaced) == ((["neglect", "domestic_abuse"],), ("moonbeams",))
    kept = tuple(read_event(event_data(event), event.seq) for event in sitting.events)
    assert fold(kept, sitting.guidance).reading == reading
    assert turns(sitting)[-1].text.endswith("I found no place for “moonbeams”.")
