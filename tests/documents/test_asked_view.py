"""What the guidance says to a question, as lines: whose each passage is, what stands beside it, what is not there."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.documents.asked_view import CUT, LONGEST_QUESTION, TOO_COMMON, asked_page
from assistant.documents.browse_text import page_text
from assistant.documents.pages import Page
from assistant.documents.reading import Reading, reading
from assistant.documents.views import Line
from tests.cases import TODAY, shipped

OFTEN = "how often do we need a PPM?"


@cache
def book(authority: str) -> Reading:
    return reading(shipped(), authority, TODAY)


def answered(typed: str, authority: str = "tameside", before: Page | None = None) -> tuple[Line, ...]:
    return book(authority).behind(asked_page(typed, before, authority, book(authority).guidance))


def text(lines: tuple[Line, ...]) -> str:
    return " ".join(page_text(lines, 80, numbered=False).split())


def passages(lines: tuple[Line, ...]) -> list[Line]:
    statements = shipped().statements
    return [line for line in lines if isinstance(line.opens, tuple) and line.opens[0] in statements]


@pytest.mark.parametrize("authority", [key for key in shipped().authorities if key != "england"])
def test_each_passage_says_whose_it_is_and_where_it_stands_and_opens_it(authority: str) -> None:
    found = passages(answered(OFTEN, authority))
    assert 1 <= len(found) <= 5
    for line in found:
        assert isinstance(line.opens, tuple)
        one = shipped().statements[line.opens[0]]
        owner = shipped().sources[one.source].owner
        whose = {"dfe": "Department for Education", authority: "your council's own"}
        below = line.text.split("\n")[1]
        assert whose.get(owner, "another council's, not yours") in below
        assert one.section in below
        assert f"[{one.id}]" in below


def test_what_differs_and_law_notes_stand_beside_the_passage_they_touch_once() -> None:
    lines = answered(OFTEN)
    at = next(index for index, line in enumerate(lines) if line.opens == ("TM-490a",))
    beside = [line.text for line in lines[at + 1 : at + 3]]
    assert beside[0].startswith("Law note 22, not part of the guidance")
    assert beside[1].startswith("The sources differ: ")
    every = [line.text for line in lines]
    assert len(every) == len(set(every))


def test_a_question_that_goes_on_keeps_the_subject_and_says_how_it_was_read() -> None:
    before = asked_page(OFTEN, None, "tameside", shipped())
    lines = answered("and in Devon?", before=before)
    assert "You asked: and in Devon?" in text(lines)
    assert "Devon first, as you named it." in text(lines)
    assert passages(lines)[0].opens == ("DV-048c",)
    assert "another council's, not yours" in passages(lines)[0].text


def test_that_the_guidance_does_not_say_is_an_answer_with_whom_to_ask_and_the_words_not_found() -> None:
    lines = answered("xyzzy plugh")
    assert "does not say in these words: xyzzy, plugh" in text(lines)
    assert "ask your team manager" in text(lines)
    assert not passages(lines)
    assert "Nothing was found on: bedrooms" in text(answered("how many bedrooms must a kinship carer have"))


def test_what_no_document_covers_opens_its_own_page() -> None:
    silence = next(iter(shipped().silences.values()))
    lines = answered(silence.asks[0])
    assert Page("silence", silence.id) in [line.opens for line in lines]
    assert f"Ask {silence.ask_whom}" in text(lines)


def test_words_too_common_to_look_for_are_not_said_to_be_what_the_guidance_leaves_out() -> None:
    for typed in ("what about it", "???", "", "👩‍👧‍👦"):
        shown = text(answered(typed))
        assert TOO_COMMON in shown
        assert "does not say" not in shown


def test_a_very_long_question_is_cut_and_that_is_said() -> None:
    page = asked_page("family time " * 1_000, None, "tameside", shipped())
    assert len(page.key) <= LONGEST_QUESTION
    lines = book("tameside").behind(page)
    assert CUT in text(lines)
    assert len(lines[0].text) < LONGEST_QUESTION + 40


def test_an_id_finds_its_passage() -> None:
    assert passages(answered("TM-216f"))[0].opens == ("TM-216f",)
