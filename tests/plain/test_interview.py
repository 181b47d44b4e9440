"""A case, line by line, from home to the options."""

from __future__ import annotations

import pytest

from assistant.interview.events import read_event
from assistant.interview.sitting import Sitting
from tests.cases import TODAY
from tests.plain.session import NEW_CASE, Session, Worker, a_card

PEOPLE = {
    "Start a new case": ["1"],
    "Whom should we think about first?": ["1"],
    "Who else is there to think about?": ["a relative or friend who cares for them, or might", "nobody else for now"],
    "What shall I call them?": ["maternal grandmother"],
    "Where does the child live at the moment?": ["5"],
    "home, with the family as it is now?": ["4"],
    "Nothing more that I can ask": ["1", "3"],
}


def kept_sitting(session: Session) -> Sitting:
    """The one kept case, read back from the disk."""
    (kept,) = session.store.kept()
    with session.store.open(kept.key) as file:
        events = tuple(read_event(data, seq) for seq, data in enumerate(file.events))
    return Sitting(session.guidance, TODAY, events)


def test_a_whole_case_from_home_to_the_options(session: Session) -> None:
    worker = Worker({**PEOPLE, "How would you like to go on?": ["2"]})
    code, text = session.run(worker)
    assert code == 0
    assert "Options, in the order they are considered" in text
    sitting = kept_sitting(session)
    assert [one.id for one in sitting.state.people] == ["mother", "maternal_grandmother"]
    assert len(sitting.state.said) > 25
    assert "Everything you answered is kept already" in " ".join(text.split())
    assert text.rstrip().endswith("Goodbye.")


def test_a_first_picture_can_be_looked_at_and_left(session: Session) -> None:
    worker = Worker({**PEOPLE, "How would you like to go on?": ["look at the options", "4"]})
    text = session.run(worker)[1]
    assert text.count("That is enough for a first picture.") == 2
    assert text.index("in the order they are considered") > text.index("That is enough for a first picture.")


def test_home_says_what_this_is_where_no_case_is_kept(session: Session) -> None:
    text = session.type("quit")
    assert "It never scores or decides" in text
    assert text.index("1. Start a new case") < text.index("2. Look at the sample case") < text.index("4. Quit")


def test_a_card_says_whom_it_is_about_and_numbers_its_choices(session: Session) -> None:
    text = session.run(Worker(PEOPLE, most=30))[1]
    card = a_card(text, "About the mother. What are they offering?")
    assert (
        card.index("About the mother.") < card.index("What are they offering?") < card.index("  1. To have the child")
    )
    assert card.index("Not offering") < card.index("Not known yet") < card.index("They disagree")


def test_enter_takes_a_suggestion_only_where_the_card_says_so(session: Session) -> None:
    worker = Worker({**PEOPLE, "What are they to the child?": [""]}, most=40)
    card = a_card(session.run(worker)[1], "What are they to the child?")
    assert "(suggested)" in card
    assert "Enter for: Grandparent" in card
    said = kept_sitting(session).state.said["maternal_grandmother", "relation"]
    assert said.answer.value == "grandparent"


def test_enter_alone_answers_no_question_without_a_suggestion(session: Session) -> None:
    text = session.type(*NEW_CASE, "", "")
    assert text.count("Type a number or your own words") == 2
    assert set(kept_sitting(session).state.said) == {("child", "purpose")}


def test_several_choices_are_taken_by_their_numbers(session: Session) -> None:
    worker = Worker({"Start a new case": ["1"], "legal status": ["2 and 3", "x"]}, most=12)
    session.run(worker)
    said = kept_sitting(session).state.said["child", "legal_status"]
    assert said.answer.value == ("child_in_need", "child_protection")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("99", "There are 20 to choose from: type a number from 1 to 20."),
        ("21", "There are 20 to choose from"),
        ("1, 7", "“No order or plan, and not cared for by the local authority” stands by itself"),
        ("7, 18", "“Not known yet” stands by itself"),
        ("xyzzy plugh", "I could not place “xyzzy plugh”."),
    ],
)
def test_a_reply_that_cannot_be_taken_is_said_and_the_question_stands(session: Session, typed: str, words: str) -> None:
    worker = Worker({"Start a new case": ["1"], "legal status": [typed]}, most=8)
    assert words in " ".join(session.run(worker)[1].split())


def test_words_that_are_near_are_read_back_and_confirmed(session: Session) -> None:
    text = session.type(*NEW_CASE, "2021", "foster carer she did not know", "y")
    assert "I read that as “With a foster carer they did not know before”. Right?" in " ".join(text.split())
    assert kept_sitting(session).state.said["child", "living_now"].origin == "confirmed"


def test_words_read_wrongly_are_struck_and_asked_again(session: Session) -> None:
    text = session.type(*NEW_CASE, "2021", "foster carer she did not know", "n")
    assert text.count("Where does the child live at the moment?") >= 3
    assert not kept_sitting(session).state.said.get(("child", "living_now"))


def test_words_read_wrongly_can_be_said_another_way(session: Session) -> None:
    session.type(*NEW_CASE, "2021", "foster carer she did not know", "with a relative")
    assert kept_sitting(session).state.said["child", "living_now"].answer.value == "relative"


def test_words_that_fit_nothing_can_be_kept_as_a_note(session: Session) -> None:
    text = session.type(*NEW_CASE, "2021", "xyzzy plugh", "note")
    assert "Kept as a note." in text
    assert kept_sitting(session).state.notes == ("xyzzy plugh",)


@pytest.mark.parametrize(
    ("question", "typed", "versions"),
    [
        ("home, with the family as it is now?", "4, 6", ("not_now", "not_for_childhood")),
        ("legal status", "2 3 / 8", (("child_in_need", "child_protection"), ("care_order",))),
        ("home, with the family as it is now?", "", ()),
        ("legal status", "", ()),
    ],
)
def test_they_disagree_keeps_every_version(
    session: Session, question: str, typed: str, versions: tuple[object, ...]
) -> None:
    worker = Worker({"Start a new case": ["1"], "Which versions are there?": [typed], question: ["they disagree"]}, 14)
    session.run(worker)
    said = kept_sitting(session).state.said
    (answer,) = [one.answer for one in said.values() if one.answer.state == "disputed"]
    assert answer.versions == versions


def test_two_dates_can_disagree_and_a_bad_one_is_said(session: Session) -> None:
    text = session.type(*NEW_CASE, "they disagree", "2021 / whenever", "2021 / 2022")
    assert "Or only Enter for “They disagree”." in " ".join(text.split())
    assert len(kept_sitting(session).state.said["child", "birth"].answer.versions) == 2


def test_what_an_answer_changed_is_said_in_a_line(session: Session) -> None:
    text = session.type(*NEW_CASE, "2021", "5")
    assert "\nChanged: " in text


def test_the_first_authority_is_kept_for_later_cases(session: Session) -> None:
    first = session.type("1", "2", "AB-1", "home", "quit")
    assert "New cases will start with: Devon." in first
    later = session.type("1", "AB-2", "quit")
    assert "Working to the policy of: Devon." in later
    assert "Which authority's policy" not in later


def test_an_authority_asked_for_is_for_this_time_only(session: Session) -> None:
    assert "Working to the policy of: Swindon." in session.type("1", "AB-1", "quit", authority="swindon")
    assert "Which authority's policy" in session.type("1", "quit")


def test_the_sample_can_be_changed_and_is_never_kept(session: Session) -> None:
    text = session.type("look at the sample case, which is invented", "options", "change 2", "", "save", "home", "quit")
    assert "The child and everybody around her are invented" in " ".join(text.split())
    assert "Special guardianship: the maternal aunt" in text
    assert "Nothing of this is kept." in text
    assert session.store.kept() == ()


def test_the_list_says_when_each_case_was_changed(session: Session) -> None:
    session.type(*NEW_CASE, "home", "quit")
    session.type("1", "", "quit")
    text = session.type("quit")
    assert "AB-1, last changed " in text
    assert "No reference, last changed " in text
