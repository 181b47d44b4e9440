"""Asking the guidance from any screen: the answer below the line, further questions at once, and back again."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from textual.theme import Theme

from assistant.documents.asked_view import TOO_COMMON
from assistant.documents.browse import index_of
from assistant.guidance import Guidance
from assistant.language.search import Index
from assistant.screens.app import PermanenceApp
from assistant.screens.asking import BEFORE, LOOKING, AnswerList, AskScreen
from assistant.screens.choose import ChooseScreen
from assistant.screens.theme import DARK, LIGHT
from tests.cases import TODAY
from tests.interview.talk import begun, started, with_people
from tests.screens.hostile import HOSTILE, assert_harmless
from tests.screens.test_browsing import follow, under_bar
from tests.screens.test_looks import _faint
from tests.screens.window import SMALL, WIDE, Window, in_window, kept_store, with_sitting

OFTEN = "how often do we need a PPM"
SMALLEST = (50, 16)
MADE = "assistant.screens.searching.index_of"


async def ask(window: Window, question: str) -> None:
    """Type a question and wait for its answer."""
    await window.type(question)
    await window.press("enter")
    await window.app.workers.wait_for_complete()
    await window.pilot.pause()


def answers(window: Window) -> list[str]:
    """Every line below the line that is typed in."""
    return [line.text for line in window.screen.query_one(AnswerList)._lines_shown]


# ---------------------------------------------------------------- there and back


def test_from_the_question_to_a_passage_on_to_a_further_question_and_back_with_nothing_lost() -> None:
    async def act(window: Window) -> None:
        events = window.work.sitting.events
        await window.type("with nan")
        await window.press("f9")
        assert isinstance(window.screen, AskScreen)
        assert "Ask · Tameside first" in window.rows()[0]
        await ask(window, OFTEN)
        assert f"You asked: {OFTEN}" in window.text()
        assert under_bar(window).startswith("Between one statutory review and the next")
        assert "Tameside: your council's own. Tameside procedure" in window.text()
        await window.press("enter")
        assert "TM-490a, in our words" in window.text()
        await window.press("escape")
        assert under_bar(window).startswith("Between one statutory review and the next")
        await ask(window, "and in Devon?")
        shown = answers(window)
        assert shown[0] == "You asked: and in Devon?"
        assert "Devon first, as you named it." in shown
        assert shown.index(BEFORE) < shown.index(f"You asked: {OFTEN}")
        assert "[DV-048c]" in under_bar(window)
        await window.press("escape")
        assert window.where == "talk"
        assert window.line.value == "with nan"
        assert window.work.sitting.events == events

    with_sitting(begun("2022"), act)


def test_what_was_asked_is_gone_once_it_is_left() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await ask(window, OFTEN)
        await window.press("escape", "f9")
        assert OFTEN not in window.text()
        await ask(window, "and in Devon?")
        assert "Read as" not in window.text()

    with_sitting(begun("2022"), act)


def test_nothing_that_is_asked_is_kept_with_the_case(home: Any) -> None:
    async def act(window: Window) -> None:
        await window.put(begun("2022"), kept_store(home / "cases"))
        await window.type("ask xyzzy plugh")
        await window.press("enter")
        await window.app.workers.wait_for_complete()
        await window.press("f9")
        await ask(window, "plugh xyzzy")
        await window.press("escape")

    in_window(act)
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"plugh" not in kept


@pytest.mark.parametrize("keys", [(), ("f3",), ("f3", "enter"), ("f4",), ("f7",), ("f1",), ("question_mark",), ("f8",)])
def test_it_stands_before_every_screen_and_escape_goes_back_there(keys: tuple[str, ...]) -> None:
    async def act(window: Window) -> None:
        await window.press(*keys)
        before = window.screen
        await window.press("f9")
        assert isinstance(window.screen, AskScreen)
        await ask(window, OFTEN)
        await window.press("escape")
        assert window.screen is before

    with_sitting(with_people(), act)


def test_at_home_it_is_asked_as_new_cases_begin_and_it_is_a_command_of_the_palette() -> None:
    async def act(window: Window) -> None:
        await window.home()
        await window.command("Ask the guidance")
        assert "Ask · Devon first" in window.rows()[0]
        await ask(window, OFTEN)
        assert "Devon: your council's own" in window.text()
        await window.press("escape")
        assert window.where == "home"

    in_window(act, SMALL, PermanenceApp("devon", today=TODAY))


def test_from_what_was_opened_the_key_goes_back_to_the_questions() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await ask(window, OFTEN)
        asking = window.screen
        await follow(window, "› Between one", "  1")
        await window.press("f8")
        assert window.screen is not asking
        await window.press("f9")
        assert window.screen is asking
        assert window.line.has_focus
        await window.press("escape")
        assert window.where == "talk"

    with_sitting(begun("2022"), act)


# ---------------------------------------------------------------- at the line of the conversation


@pytest.mark.parametrize("typed", [f"ask {OFTEN}", f"Ask {OFTEN}", f":ask {OFTEN}"])
def test_asked_at_the_line_of_the_conversation(typed: str) -> None:
    async def act(window: Window) -> None:
        asked, events = window.asked, window.work.sitting.events
        await window.type(typed)
        await window.press("enter")
        assert isinstance(window.screen, AskScreen)
        await window.app.workers.wait_for_complete()
        await window.pilot.pause()
        assert f"You asked: {OFTEN}" in window.text()
        await window.press("escape")
        assert window.where == "talk"
        assert (window.asked, window.work.sitting.events) == (asked, events)
        await window.type("x")
        assert window.line.value == "x"

    with_sitting(begun("2022"), act)


def test_a_reference_may_begin_so_and_with_a_slash_it_is_asked() -> None:
    async def act(window: Window) -> None:
        await window.type(f"/ask {OFTEN}")
        await window.press("enter")
        assert isinstance(window.screen, AskScreen)
        await window.press("escape")
        await window.type("ask for 12")
        await window.press("enter")
        assert window.work.sitting.state.reference == "ask for 12"

    with_sitting(started(), act)


def test_a_bare_ask_is_no_question() -> None:
    async def act(window: Window) -> None:
        await window.type("ask")
        await window.press("enter")
        assert window.where == "talk"
        await window.type(":ask")
        await window.press("enter")
        assert isinstance(window.screen, AskScreen)

    with_sitting(begun("2022"), act)


# ---------------------------------------------------------------- the keys


def test_letters_typed_among_the_answers_are_the_next_question_and_up_leads_to_the_line() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await ask(window, OFTEN)
        assert window.screen.query_one(AnswerList).has_focus
        await window.type("and in Devon")
        assert window.line.value == "and in Devon"
        await window.press("down")
        assert window.screen.query_one(AnswerList).has_focus
        await window.press("home", "up")
        assert window.line.has_focus
        await window.paste(" please")
        assert window.line.value == "and in Devon please"
        await window.press("escape")
        assert window.where == "talk"

    with_sitting(begun("2022"), act)


def test_enter_with_nothing_typed_asks_nothing() -> None:
    async def act(window: Window) -> None:
        await window.press("f9", "enter", "space", "enter")
        assert not any(line.startswith("You asked") for line in answers(window))
        await ask(window, OFTEN)
        await window.press("home", "up", "enter")
        assert len([line for line in answers(window) if line.startswith("You asked")]) == 1

    with_sitting(begun("2022"), act)


# ---------------------------------------------------------------- looking, and what is not there


def test_while_it_looks_it_says_so_and_keys_go_on_being_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    go_on = Event()

    def slowly(guidance: Guidance) -> Index:
        made.append(guidance)
        assert go_on.wait(60)
        return index_of(guidance)

    monkeypatch.setattr(MADE, slowly)

    async def act(window: Window) -> None:
        await window.press("f9")
        await window.type(OFTEN)
        await window.press("enter")
        await window.type("and in Devon?")
        assert LOOKING in window.text()
        assert window.line.value == "and in Devon?"
        go_on.set()
        await window.app.workers.wait_for_complete()
        await window.pilot.pause()
        assert LOOKING not in window.text()
        assert window.line.has_focus
        assert window.line.value == "and in Devon?"
        await ask(window, "")
        assert len(made) == 1
        await window.press("escape", "f9")
        await ask(window, OFTEN)
        assert len(made) == 1

    with_sitting(begun("2022"), act)


def test_leaving_while_it_looks_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def slowly(guidance: Guidance) -> Index:
        assert go_on.wait(60)
        return index_of(guidance)

    monkeypatch.setattr(MADE, slowly)

    async def act(window: Window) -> None:
        await window.press("f9")
        await window.type(OFTEN)
        await window.press("enter", "escape")
        assert window.where == "talk"
        go_on.set()
        await window.pilot.pause(0.4)
        assert window.where == "talk"

    with_sitting(begun("2022"), act)


def test_that_the_guidance_does_not_say_is_an_answer() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await ask(window, "what is it")
        assert TOO_COMMON in window.text()
        await ask(window, "xyzzy")
        assert "The guidance held here does not say in these words: xyzzy." in window.text()
        assert "ask your team manager" in window.text()

    with_sitting(begun("2022"), act)


# ---------------------------------------------------------------- what it looks like, and what is not acted on


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_nothing_of_it_is_too_faint_to_be_read(theme: Theme) -> None:
    app = PermanenceApp("tameside", today=TODAY)
    app.theme = theme.name

    async def act(window: Window) -> None:
        await window.home()
        await window.press("f9")
        assert _faint(window) == []
        await ask(window, "how many bedrooms must a kinship carer have")
        for _ in range(8):
            assert _faint(window) == []
            await window.press("down")
        await window.type("and")
        assert _faint(window) == []

    in_window(act, SMALL, app)


@pytest.mark.parametrize("size", [SMALLEST, SMALL, WIDE], ids=str)
def test_every_word_of_an_answer_can_be_read_with_the_arrows(size: tuple[int, int]) -> None:
    seen: list[str] = []

    async def act(window: Window) -> None:
        await window.press("f9")
        await ask(window, "can a grandparent get an allowance after an SGO")
        listed = window.screen.query_one(AnswerList)
        listed.highlighted = 0
        walked = False
        while not walked or listed.highlighted:
            walked = True
            seen.extend(window.rows())
            await window.press("down")
        words = {word for row in seen for word in row.split()}
        for line in answers(window):
            assert set(line.split()) <= words

    with_sitting(begun("2022"), act, size)


def test_help_names_its_keys_and_the_key_line_fits() -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        assert window.rows()[-1].endswith("F1 help")
        await window.press("f1")
        assert isinstance(window.screen, ChooseScreen)
        assert "Back" in window.text()
        assert "F9 asks the guidance" in window.text()

    with_sitting(begun("2022"), act)


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_asked_is_only_words(kind: str) -> None:
    async def act(window: Window) -> None:
        await window.press("f9")
        await window.paste(HOSTILE[kind])
        assert_harmless(window)
        await window.press("enter")
        await window.app.workers.wait_for_complete()
        await window.pilot.pause()
        assert answers(window)[0].startswith("You asked: ")
        assert_harmless(window)
        await window.paste(HOSTILE[kind])
        await window.press("enter")
        await window.app.workers.wait_for_complete()
        assert_harmless(window)
        await window.press("escape")
        assert window.where == "talk"

    with_sitting(begun("2022"), act)
