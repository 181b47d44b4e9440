"""One key explains the words of the field in sight, those where the worker is first."""

from __future__ import annotations

import pytest
from textual.screen import Screen
from textual.theme import Theme

from assistant.documents.explained_terms import AT, BESIDE, NONE_HERE
from assistant.documents.pages import Page
from assistant.interview.sitting import Sitting
from assistant.screens.app import PermanenceApp
from assistant.screens.browse import BrowseScreen
from assistant.screens.lines import LineList
from assistant.screens.theme import DARK, LIGHT
from tests.cases import TODAY
from tests.interview.talk import begun, with_people
from tests.screens.hostile import MARKUP, assert_harmless
from tests.screens.test_browsing import _pack, _written, follow, under_bar
from tests.screens.test_looks import _faint
from tests.screens.window import SMALL, WIDE, Window, in_window, with_sitting


def page(window: Window) -> Page:
    """The page in front."""
    front: Screen[object] = window.screen
    assert isinstance(front, BrowseScreen)
    assert isinstance(front.opens, Page)
    return front.opens


def lines(window: Window) -> list[str]:
    return [line.text for line in window.screen.query_one(LineList)._lines_shown]


def asked_legal_status() -> Sitting:
    """A case in which the question names several words of the field among its choices."""
    return begun("2022", "foster_carer", "settled")


def test_the_one_word_on_the_highlighted_line_is_explained_at_once_and_the_others_stand_beside_it() -> None:
    async def act(window: Window) -> None:
        await window.press("f3")
        window.screen.query_one(LineList).walk_to("? Special guardianship: the maternal aunt")
        await window.press("f12")
        assert page(window) == Page("term", "special_guardianship_order", page(window).parts)
        assert "A document carries this meaning." in window.text()
        assert BESIDE in lines(window)
        await follow(window, "A court order that makes")
        assert "in our words" in window.text()
        await window.press("escape", "escape")
        assert window.where == "look"
        assert under_bar(window) == "? Special guardianship: the maternal aunt"

    with_sitting(with_people(), act)


def test_at_a_question_its_own_words_come_before_those_of_the_choices_and_of_what_was_said() -> None:
    async def act(window: Window) -> None:
        assert window.asked == "legal_status"
        await window.press("f12")
        shown = lines(window)
        assert "interim care order (ICO)" in " ".join(shown)
        assert AT not in shown
        await window.press("escape")
        listed = window.talk.query_one("#choices")
        assert listed.has_focus
        await window.press("down")
        while "care order" not in window.choices[window.talk.query_one("#choices").highlighted or 0].lower():  # type: ignore[attr-defined]
            await window.press("down")
        await window.press("f12")
        assert page(window).kind == "term"
        assert page(window).key in ("interim_care_order", "care_order")
        await window.press("escape")
        assert window.asked == "legal_status"

    with_sitting(asked_legal_status(), act)


def test_only_what_is_in_sight_is_explained() -> None:
    async def act(window: Window) -> None:
        await window.press("f8")
        await follow(window, "› Words of the field")
        await window.press("f12")
        near_a = page(window).parts
        assert "advocate" in near_a
        assert "written_agreement" not in near_a
        await window.press("escape", "end", "f12")
        assert "written_agreement" in (page(window).key, *page(window).parts)
        assert "advocate" not in page(window).parts

    with_sitting(begun("2022"), act)


def test_where_there_is_none_that_is_said_and_all_of_them_are_a_key_away() -> None:
    async def act(window: Window) -> None:
        await window.home()
        await window.press("a", "f12")
        assert NONE_HERE in window.text()
        await follow(window, "› All the words of the field")
        assert "Words of the field" in window.rows()[1]
        await window.press("f3")
        assert window.where == "choose"

    in_window(act)


@pytest.mark.parametrize("keys", [("f3",), ("f3", "enter"), ("f4",), ("f7",), ("f1",), ("question_mark",), ("f9",)])
def test_it_stands_before_every_screen_and_escape_goes_back_there(keys: tuple[str, ...]) -> None:
    async def act(window: Window) -> None:
        await window.press(*keys)
        before = window.screen
        await window.press("f12")
        assert page(window).kind in ("term", "words_here")
        await window.press("escape")
        assert window.screen is before

    with_sitting(with_people(), act)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_on_the_sheets_in_columns_too(size: tuple[int, int]) -> None:
    async def act(window: Window) -> None:
        await window.press("f8")
        await follow(window, "› Options side by side", "› [ ] Adoption", "› [ ] Special", "› Show these")
        await window.press("down", "f12")
        assert page(window).kind in ("term", "words_here")
        assert "adoption" in (page(window).key, *page(window).parts)

    with_sitting(with_people(), act, size)


def test_what_is_typed_stays_and_it_is_a_command_of_the_palette() -> None:
    async def act(window: Window) -> None:
        await window.type("an SGO with nan")
        await window.command("Explain the words")
        assert page(window).kind in ("term", "words_here")
        await window.press("escape")
        assert window.line.value == "an SGO with nan"

    with_sitting(asked_legal_status(), act)


def test_a_word_in_an_answer_of_the_guidance_is_explained() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await window.type("how often do we need a PPM")
        await window.press("enter")
        await window.app.workers.wait_for_complete()
        await window.press("f12")
        assert "ppm" in (page(window).key, *page(window).parts)
        await window.press("f9")
        assert "You asked: how often" in window.text()

    with_sitting(begun("2022"), act)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_nothing_of_it_is_too_faint_to_be_read(theme: Theme) -> None:
    app = PermanenceApp("tameside", today=TODAY)
    app.theme = theme.name

    async def act(window: Window) -> None:
        await window.press("s", "f3", "f12")
        assert _faint(window) == []
        await window.press("down", "down", "enter")
        for _ in range(5):
            assert _faint(window) == []
            await window.press("down")

    in_window(act, SMALL, app)


def test_what_a_pack_calls_things_is_never_acted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _pack(_written(MARKUP), monkeypatch)

    async def act(window: Window) -> None:
        await window.press("f8")
        await follow(window, "› Words of the field", "› sgo")
        await window.press("f12")
        assert_harmless(window)
        await window.press("enter")
        assert_harmless(window)

    in_window(act)
