"""Asking the guidance line by line: in a case, at home and while browsing, with further questions and hostile ones."""

from __future__ import annotations

import pytest

from tests.plain.session import NEW_CASE, Session
from tests.plain.test_hostile_input import HOSTILE
from tests.plain.test_interview import kept_sitting

HERE = (*NEW_CASE, "2021", "5")
"""A case in which the question is how it is going where they are."""
OFTEN = "how often do we need a PPM?"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_question_that_goes_on_keeps_the_subject_and_its_passages_open_by_number(session: Session) -> None:
    text = flat(session.type(*HERE, f"ask {OFTEN}", "ask and in Devon?", "cite 1", "quit"))
    assert "You asked: how often do we need a PPM?" in text
    second = text[text.index("You asked: and in Devon?") :]
    assert "Devon first, as you named it." in second
    assert "Devon: another council's, not yours." in second
    assert "DV-048c, in our words" in second
    assert second.index("DV-048c, in our words") < second.rindex("How is it going where they are?")


def test_nothing_that_was_asked_is_kept_with_the_case(session: Session) -> None:
    session.type(*HERE, "ask xyzzy plugh", "explain sgo", "quit")
    before = kept_sitting(session).events
    assert not any("xyzzy" in str(event.value) for event in before)
    assert kept_sitting(session).card.question == "arrangement_stability"


def test_a_reference_that_begins_so_is_asked_about(session: Session) -> None:
    text = flat(session.type("1", "1", "ask Heron", "2", "2", "quit", "1"))
    assert "“ask Heron” could be your answer or a command." in text
    assert kept_sitting(session).state.reference == "ask Heron"


def test_at_home_a_question_opens_the_guidance_and_done_leads_back(session: Session) -> None:
    text = flat(session.type(f"ask {OFTEN}", "ask and in Tameside?", "back", "done", "/ask", "quit", authority="devon"))
    assert "Devon: your council's own." in text
    assert "Tameside first, as you named it." in text
    assert text.count("You asked: how often do we need a PPM?") == 2
    assert "Type ask and your question" in text[text.rindex("3. Browse the guidance") - 900 :]


def test_while_browsing_a_question_is_asked_and_the_words_of_a_page_are_explained(session: Session) -> None:
    lines = ("3", f"ask {OFTEN}", "explain", "1", "back", "back", "explain SGO", "ask", "explain xyzzy", "done", "quit")
    text = flat(session.type(*lines, authority="devon"))
    assert "You asked: how often" in text
    listed = text.index("Words of the field here")
    assert "permanence planning meeting" in text[listed : listed + 600]
    assert text.count("You asked: how often") == 2
    assert "Special guardianship order Also: SGO" in text
    assert "Type ask and your question" in text
    assert "“xyzzy” is not explained here" in text


def test_a_further_question_in_the_guidance_goes_on_from_one_in_the_case(session: Session) -> None:
    text = flat(session.type(*HERE, f"ask {OFTEN}", "browse", "ask and in Devon?", "done", "quit"))
    assert "Read as: how often do we need a PPM?" in text


def test_what_is_not_quite_a_word_of_the_field_names_those_like_it(session: Session) -> None:
    text = flat(session.type(*HERE, "explain sgo then", "quit"))
    assert "is not explained here; there is: special guardianship order" in text


def test_the_words_of_the_question_are_listed_and_said_by_number(session: Session) -> None:
    text = flat(session.type(*HERE, "3", "explain", "explain 2", "quit"))
    listed = text[text.index("Words of the field in this question:") :]
    second = listed[listed.index(" 2. ") + 4 :].split(" (")[0]
    said = listed[listed.index("type explain and its number") :]
    assert second.capitalize() in said or second in said


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_asked_or_to_be_explained_is_only_words(session: Session, line: str) -> None:
    asked = (f"ask {line}", f"explain {line}")
    session.type(*HERE, *asked, "browse", *asked, "done", "home", *asked, "done", "quit", "quit")
