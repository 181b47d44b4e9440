"""Everything that can be typed beside an answer."""

from __future__ import annotations

import pytest

from assistant import listening
from assistant.plain.commands import COMMANDS, help_lines, read_command
from tests.plain.session import NEW_CASE, Session, Worker
from tests.plain.test_interview import PEOPLE, kept_sitting

HERE = (*NEW_CASE, "2021", "5")
"""A case in which the question is how it is going where they are."""


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("help", "Answer with a number, or in your own words."),
        ("?", "Why I ask: How is it going where they are?"),
        ("why", "The guidance that makes it matter"),
        ("again", "How is it going where they are?"),
        ("options", "Options, in the order they are considered"),
        ("due", "What is missing, and who can supply it"),
        ("open 1", "Where it stands: "),
        ("balance 1 3", "Side by side This sets the options out beside each other."),
        ("balance 1, 2 and 3", "Little is known yet, so none of these is named to consider first."),
        ("chair", "For the chair: one page"),
        ("welfare", "The headings are the law's and not the guidance's: law note 46."),
        ("cite TM-216f", "TM-216f, in our words"),
        ("cite law 8", "Law note 8"),
        ("ask how often do we need a PPM?", "Tameside: your council's own. Tameside procedure, 14. Appendix 4"),
        ("ask xyzzy", "The guidance held here does not say in these words: xyzzy."),
        ("/ask", "Type ask and your question, as in ask how often is a planning meeting held."),
        ("explain", "None of the words of the field stands in this question. browse lists all of them."),
        ("explain SGO", "Also: SGO, special guardianship."),
        ("explain xyzzy", "“xyzzy” is not explained here; browse lists those there are, under words of the field."),
        ("explain 99", "Type explain by itself for the words here and their numbers."),
        ("back", "Taken back: your reply to “Where does the child live at the moment?”"),
        ("undo", "Taken back: "),
        ("change", "What you answered so far: 1. Which authority's policy do you work to? Tameside"),
        ("change 3", "Your answer now: 2021. Enter for: leave it as it is."),
        ("leave", "What is the child's legal status?"),
        ("note gran rang", "Kept as a note."),
        ("add", "Whom should we think about first?"),
        ("out", "There is nobody in this case yet."),
        ("said", "> With a foster carer they did not know before"),
        ("save", "Everything you answered is kept already"),
        ("home", "1. Start a new case 2. AB-1, last changed"),
        ("quit", "Goodbye."),
        ("/nonsense", "There is no command “nonsense”; help lists them."),
        ("/open", "Type open and a number from 1 to"),
        ("open 999", "Type open and a number from 1 to"),
        ("balance 1", "Type balance and from 2 to 4 numbers from 1 to"),
        ("balance 1 999", "Type balance and from 2 to 4 numbers from 1 to"),
        ("balance 1 2 3 4 5", "Type balance and from 2 to 4 numbers from 1 to"),
        ("/balance", "Type balance and from 2 to 4 numbers from 1 to"),
        ("cite 9", "Type cite and a number from what was read out last"),
        ("cite TM-999z", "There is no such citation"),
        ("/cite", "There is no such citation"),
        ("change 99", "Type change by itself"),
        ("/note", "There is nothing to keep."),
    ],
)
@pytest.mark.parametrize("before", ["", "/", ":"])
def test_every_command_does_what_help_says(session: Session, typed: str, words: str, before: str) -> None:
    line = typed if typed.startswith("/") or typed == "?" else f"{before}{typed}"
    text = session.type(*HERE, line, "quit")
    assert words in flat(text)


def test_every_command_is_in_help(session: Session) -> None:
    text = flat(session.type(*HERE, "help", "quit"))
    assert all(flat(line) in text for line in help_lines())
    assert len(help_lines()) == len(COMMANDS)


def test_a_citation_is_opened_by_the_number_it_was_given(session: Session) -> None:
    text = session.type(*HERE, "why", "cite 1", "quit")
    assert "To read a citation, type cite and its number: 1. TM-249a" in flat(text)
    assert "TM-249a, in our words" in text


def test_an_option_is_opened_by_the_number_it_was_read_out_with(session: Session) -> None:
    text = session.type(*HERE, "options", "open 2", "quit")
    second = next(line for line in text.splitlines() if line.startswith("2. "))
    assert second.removeprefix("2. ") in text[text.rindex("open and its number") :]


def test_options_are_set_side_by_side_by_the_numbers_they_were_read_out_with(session: Session) -> None:
    text = session.type(*HERE, "options", "balance 2 4", "quit")
    sheet = text[text.rindex("Side by side") :]
    for number in (2, 4):
        named = next(line for line in text.splitlines() if line.startswith(f"{number}. ")).removeprefix(f"{number}. ")
        assert named in flat(sheet)
    assert "To read a citation, type cite and its number" in flat(sheet)


def test_somebody_is_taken_out_only_when_that_is_confirmed(session: Session) -> None:
    worker = Worker(
        {
            **PEOPLE,
            "What are they offering?": ["out"],
            "Whom shall I take out": ["1"],
            "Take out": ["n"],
            "Nothing was changed": ["quit"],
        }
    )
    session.run(worker)
    assert len(kept_sitting(session).state.people) == 1
    session.type("2", "out 1", "y", "quit")
    assert not kept_sitting(session).state.people


def test_an_answer_being_changed_is_left_as_it_is_by_enter(session: Session) -> None:
    text = session.type(*HERE, "change 4", "", "quit")
    assert "(your answer now)" in text
    assert "Left as it was." in text
    assert kept_sitting(session).state.said["child", "living_now"].answer.value == "foster_carer"


def test_an_answer_is_changed_and_the_rest_stays(session: Session) -> None:
    session.type(*HERE, "change", "4", "2", "quit")
    said = kept_sitting(session).state.said
    assert said["child", "living_now"].answer.value == "relative"
    assert ("child", "birth") in said


def test_the_authority_can_be_changed_or_left(session: Session) -> None:
    session.type(*HERE, "change 1", "", "change 1", "devon", "quit")
    assert kept_sitting(session).state.authority == "devon"


def test_a_word_that_is_also_an_answer_is_asked_about(session: Session) -> None:
    worker = Worker(
        {**PEOPLE, "could be your answer or a command": ["2"], "What are they offering?": ["help", "y", "quit"]}
    )
    text = session.run(worker)[1]
    assert "“help” could be your answer or a command. Which do you mean?" in text
    assert kept_sitting(session).state.said["mother", "offers"].answer.value == "help"


def test_a_reference_may_be_a_commands_word_once_that_is_said(session: Session) -> None:
    session.type("1", "1", "out", "2", "quit")
    assert kept_sitting(session).state.reference == "out"


def test_with_a_slash_it_is_never_an_answer(session: Session) -> None:
    text = session.type("1", "1", "/help", "quit", "1")
    assert "Answer with a number, or in your own words." in text
    assert "could be your answer" in text
    assert session.store.kept()[0].label == ""


@pytest.mark.parametrize("words", ["open door policy", "leave to remain", "out of area", "help with money", "add nan"])
def test_words_that_only_begin_like_a_command_are_words(words: str) -> None:
    assert read_command(words) is None


def test_what_found_no_place_names_the_command_that_keeps_it(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(_: object) -> None:
        raise ImportError

    monkeypatch.setattr(listening, "load", cannot)
    text = flat(session.type(*HERE, "xyzzy plugh", "note", "xyzzy", "quit"))
    assert text.count("Sentences cannot be read on this machine just now (ImportError).") == 1
    assert "Choose one of these, or keep it as a note: type note." in text
    assert "Kept as a note." in text


def test_what_is_due_is_read_out_and_its_citations_opened_by_number(session: Session) -> None:
    text = flat(session.type(*HERE, "options", "due", "cite 1", "quit"))
    assert "For what is due, to do and missing, type due." in text
    after = text[text.index("As of 21 November 2026") :]
    for heading in ("What is due", "To do, ask, record or tell", "What is missing, and who can supply it"):
        assert heading in after
    assert "1. " in after[after.index("type cite and its number") :]
    assert ", in our words" in after


def test_why_with_a_number_explains_that_option_and_alone_the_question(session: Session) -> None:
    text = flat(session.type(*HERE, "options", "why 1", "why 99", "quit"))
    assert "Stands as: " in text
    assert "In short, with what it rests on" in text
    assert "What would settle or change it" in text
    assert "ype why and a number from 1 to " in text
    assert "Why I ask: " not in text
    assert "Why I ask: " in flat(session.type(*HERE, "why", "quit"))
