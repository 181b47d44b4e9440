"""Sentences line by line: what was understood is read out and settled, and nothing of it counts before that."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant import listening
from assistant.conditions import CHILD
from assistant.corrections import FILE
from assistant.language import privacy
from assistant.language.understood import Private
from tests.interview.hearing import Reader, Said
from tests.plain.session import NEW_CASE, Session
from tests.plain.test_interview import kept_sitting

HERE = (*NEW_CASE, "2022", "3", "1")
"""A child of four with foster carers; the legal status is asked next."""
ORDER: Said = ("care_order", "affirmed", CHILD, "a full order was made")
NAN: Said = ("willing", "affirmed", "maternal_grandmother", "nan would have him")
MAY: Said = ("willing", "uncertain", "maternal_grandmother", "nan might have him")
WORDS = "a full order was made, nan might have him. xyzzy"


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(autouse=True)
def found(reader: Reader) -> None:
    reader.finds(ORDER, NAN, MAY, unplaced={"xyzzy": ("drinking",)})


def test_a_sentence_is_read_out_and_what_is_clear_confirmed_in_a_letter(session: Session) -> None:
    text = flat(session.type(*HERE, WORDS, "y", "quit"))
    assert f"You said: “{WORDS}”" in text
    assert "Nothing of it counts until you confirm it." in text
    assert "1. The child, care order: Care order" in text
    assert "2. ? Maternal grandmother (new here), perhaps: would have the child. The words leave it open." in text
    assert "3. ? I could not place “xyzzy”" in text
    assert "Type y to confirm what is clear: 1." in text
    state = kept_sitting(session).state
    assert state.said[CHILD, "legal_status"].answer.value == ("care_order",)
    assert state.heard is not None
    assert len(state.heard.items) == 2
    assert not state.people


def test_one_is_opened_by_its_number_and_answered_with_its_questions_own_choices(session: Session) -> None:
    text = flat(session.type(*HERE, WORDS, "2", "1", "strike 2", "y", "quit"))
    assert "Maternal grandmother (new here): perhaps: would have the child. You said “nan might have him”." in text
    assert "Keep it as a note" in text
    assert "Strike it" in text
    sitting = kept_sitting(session)
    assert sitting.state.said["maternal_grandmother", "offers"].answer.value
    assert sitting.state.heard is None


def test_one_is_struck_and_one_kept_as_a_note_and_each_is_taken_back(session: Session) -> None:
    session.type(*HERE, WORDS, "strike 1", "n", "note 2", "quit")
    state = kept_sitting(session).state
    assert state.notes == ("xyzzy",)
    assert state.heard is not None
    assert [item.text for item in state.heard.items] == ["nan might have him"]
    text = session.type("2", "back", "back", "quit")
    assert text.count("Taken back") == 2
    state = kept_sitting(session).state
    assert not state.notes
    assert state.heard is not None
    assert len(state.heard.items) == 3


def test_what_is_left_is_kept_in_one_go_and_other_replies_wait_for_it(session: Session) -> None:
    text = flat(session.type(*HERE, WORDS, "and another thing", "change 1", "99", "strike 99", "note all", "quit"))
    assert text.count("ettle first what I understood") == 2
    assert text.count("There is no number 99") == 2
    assert kept_sitting(session).state.notes == ("a full order was made, nan might have him; xyzzy",)


def test_only_enter_goes_back_and_help_and_why_still_answer(session: Session) -> None:
    text = flat(session.type(*HERE, WORDS, "1", "zz", "", "help", "options", "", "quit"))
    assert "Or only Enter to go back." in text
    assert "You can also type:" in text
    assert kept_sitting(session).state.heard is not None


def test_one_thing_that_is_not_clear_is_opened_at_once_and_can_be_said_another_way(session: Session) -> None:
    text = flat(session.type(*HERE, "xyzzy", "nan would have him", "y", "quit"))
    assert "I could not place “xyzzy”. Is it about one of these?" in text
    assert "1. drinks or uses drugs 2. This question: " in text
    state = kept_sitting(session).state
    assert state.said["maternal_grandmother", "offers"].answer.value == "to_care"
    assert state.heard is None
    session.type("2", "back", "back", "back", "xyzzy", "3", "quit")
    assert kept_sitting(session).state.notes == ("xyzzy",)


def test_what_is_open_is_open_again_after_the_input_ended(session: Session) -> None:
    session.type(*HERE, WORDS)
    assert "3. ? I could not place “xyzzy”" in session.type("2", "quit")


def test_the_reader_is_loaded_once_and_only_for_words(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Reader] = []

    def load(_: object) -> Reader:
        loaded.append(Reader())
        return loaded[-1]

    monkeypatch.setattr(listening, "load", load)
    assert "One moment" not in session.type(*HERE, "1", "quit")
    assert not loaded
    assert session.type("2", "xyzzy plugh", "note all", "plugh xyzzy", "quit").count("One moment") == 1
    assert len(loaded) == 1


# ------------------------------------------------------------ privacy


@pytest.fixture
def kelly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kelly is a name; she is the mother."""

    def private_in(words: str, known: object = ()) -> tuple[Private, ...]:
        at = words.find("Kelly")
        return (Private("name", "Kelly", at, at + 5, "mum"),) if at >= 0 else ()

    monkeypatch.setattr(privacy, "private_in", private_in)
    monkeypatch.setattr(privacy, "with_roles", lambda words, found: words.replace("Kelly", found[0].instead))


@pytest.mark.usefixtures("kelly")
@pytest.mark.parametrize("line", ["Kelly says xyzzy", "note Kelly rang", "reasons Kelly is kind"])
@pytest.mark.parametrize(("chosen", "kept"), [("1", "mum"), ("2", "Kelly"), ("3", ""), ("", "")])
def test_a_name_is_pointed_out_before_anything_is_kept(session: Session, line: str, chosen: str, kept: str) -> None:
    text = flat(session.type(*HERE, line, chosen, "quit"))
    assert "Nothing is kept yet. This could tell who somebody is: “Kelly” (a name)." in text
    assert "a help and no guarantee" in text
    events = repr(
        [event.value for event in kept_sitting(session).events if event.kind in ("told", "noted", "own_view")]
    )
    assert ("Kelly" in events) == (kept == "Kelly")
    assert ("mum" in events) == (kept == "mum")
    if not kept:
        assert "Nothing was kept: say it another way." in text


@pytest.mark.usefixtures("kelly")
def test_a_reference_and_what_somebody_is_called_are_looked_at_too(session: Session) -> None:
    session.type("1", "1", "Kelly 7", "1", "2", "quit")
    assert kept_sitting(session).state.reference == "mum 7"


# ------------------------------------------------------------ what was understood wrongly


def test_what_was_struck_can_be_kept_as_a_test_which_is_asked_once(session: Session, home: Path) -> None:
    words = "a full order was made on 12/3/2024 by Judge Harker, nan might have him"
    text = flat(session.type(*HERE, words, "2", "strike 1", "y", "strike 1", "quit"))
    assert "This could tell who somebody is: “Harker” (a name)" in text
    assert text.count("Keep this on this machine as a test") == 1
    lines = (home / FILE).read_text("utf-8")
    assert "Harker" not in lines
    assert "2024" not in lines
    pasted = tomllib.loads(f"examples = [\n{lines}\n]")["examples"]
    assert [one["found"] for one in pasted] == ["nothing", "nothing"]
    assert pasted[0]["text"].startswith("a full order was made on [number] by [name]")
    assert pasted[1]["text"] == "nan might have him"


def test_nothing_is_kept_of_it_where_that_is_not_wanted(session: Session, home: Path) -> None:
    text = session.type(*HERE, WORDS, "strike 1", "n", "2", "1", "quit")
    assert flat(text).count("Keep this on this machine as a test") == 1
    assert not (home / FILE).exists()


def test_a_correction_says_what_it_became(session: Session, home: Path) -> None:
    session.type(*HERE, "a full order was made, nan would have him", "2", "2", "y", "quit")
    lines = (home / FILE).read_text("utf-8")
    assert "# willing, affirmed, " in lines
    assert "maternal_grandmother's offers is " in lines
    assert 'found = "asked"' in lines
