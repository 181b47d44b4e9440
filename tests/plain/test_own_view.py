"""The worker's own view, line by line: written by number, read out, taken back, kept and found again."""

from __future__ import annotations

import json

import pytest

from assistant.plain.commands import read_command
from tests.plain.session import NEW_CASE, Session
from tests.plain.test_trouble import FullDisk, full_disk

HERE = (*NEW_CASE, "2021", "5")
WRITTEN = ("options", "mean 9 She keeps her [bold]room", "differ 9 I would ask more", "order 9 2", "reasons She asked")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_it_is_written_by_number_read_out_and_stands_beside_the_option(session: Session) -> None:
    text = flat(session.type(*HERE, *WRITTEN, "view", "open 9", "said", "quit"))
    said = (
        "Kept. Your own view of “Long-term foster care”, what it would mean for this child: “She keeps her [bold]room”"
    )
    assert f"{said}. It moves nothing in the reasoning." in text
    view = text.split("Your own view Your words, beside the assistant's.")[1]
    assert "1. Long-term foster care (beyond the network; find out first)" in view
    assert "2. Home with a supervision order: the family as it is now (own family; find out first)" in view
    assert "Your reasons “She asked”" in view
    opened = text.split("Where it stands: ")[1]
    assert "What it would mean for this child: “She keeps her [bold]room”" in opened
    assert "Where you see it differently: “I would ask more”" in opened
    assert text.count(said.removeprefix("Kept. ")) == 2


def test_it_is_kept_and_there_when_the_case_is_opened_again(session: Session) -> None:
    session.type(*HERE, *WRITTEN, "quit")
    text = flat(session.type("2", "view", "quit"))
    assert "Where you see it differently: “I would ask more”" in text
    assert "1. Long-term foster care" in text


def test_back_takes_the_last_word_of_it_and_a_dash_takes_one_away(session: Session) -> None:
    text = flat(session.type(*HERE, *WRITTEN, "back", "mean 9 -", "order -", "view", "quit"))
    assert "Taken back: what you wrote in your own view." in text
    view = text.split("Your own view Your words, beside the assistant's.")[-1]
    assert "She asked" not in view
    assert "[bold]room" not in view
    assert "1. Long-term" not in view
    assert "I would ask more" in view


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/order", "Type order and the numbers of the options"),
        ("order 99", "Type order and a number from 1 to"),
        ("order 3 3", "Each option stands once in your order."),
        ("/order three", "Type order and a number from 1 to"),
        ("order -", "Name at least one option."),
        ("/mean", "Type mean and a number from 1 to"),
        ("mean 99 words", "Type mean and a number from 1 to"),
        ("mean 2", "Type mean 2 and then your words; a dash takes away what you said."),
        ("differ 2 -", "Say something, or leave it as it is."),
        ("/reasons", "Type reasons and then your words; a dash takes away what you said."),
    ],
)
def test_what_cannot_be_taken_is_one_line(session: Session, typed: str, words: str) -> None:
    assert words in flat(session.type(*HERE, typed, "quit"))


@pytest.mark.parametrize("typed", ["mean", "order", "reasons", "mean things were said", "order of the court", "differ"])
def test_an_answer_that_begins_like_it_is_no_command(typed: str) -> None:
    assert read_command(typed) is None


def test_a_disk_that_is_full_takes_nothing_and_says_so(session: Session) -> None:
    full = full_disk(session.guidance, session.folder)
    text = flat(full.type("2", "mean 9 She keeps her room", "3", "view", "quit"))
    assert "Not kept: " in text
    assert "She keeps her room" not in text.split("Your reply was not taken.")[1]
    full.disk = FullDisk(saves=0, refusals=1)
    text = flat(full.type("2", "mean 9 She keeps her room", "1", "view", "quit"))
    assert "What it would mean for this child: “She keeps her room”" in text.split("Your reply was not taken.")[1]


def test_hostile_words_are_harmless(session: Session) -> None:
    session.type(*HERE, "mean 9 a\x1b[31mb\u202ec [/nope]", "reasons " + "long " * 380, "view", "said", "quit")
    (kept,) = (session.folder / "cases").glob("[!i]*.json")
    assert "abc [/nope]" in json.dumps(json.loads(kept.read_text("utf-8")))
