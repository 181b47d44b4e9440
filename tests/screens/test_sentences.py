"""Sentences on the screen: what was understood is settled from the keyboard, at 80 by 24, and only then counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.widgets import OptionList, Static

from assistant import listening
from assistant.conditions import CHILD
from assistant.corrections import FILE
from assistant.interview.sitting import Sitting
from assistant.language import privacy
from assistant.language.understood import Private
from assistant.screens.chips import ChipsCard
from tests.interview.hearing import Reader, Said, told
from tests.interview.talk import away, begun, said, with_people
from tests.screens.window import SMALL, Window, in_window, offered, with_sitting

DRINKS: Said = ("drinking", "affirmed", "mother", "mum drinks")
NAN: Said = ("willing", "affirmed", "maternal_grandmother", "nan would have him")
MAY: Said = ("willing", "uncertain", "maternal_grandmother", "nan might have him")
KIN: Said = ("with_relative", "affirmed", CHILD, "he is with kin")
WORDS = "mum drinks, nan might have him, zzzz"
AWAY = away()


@pytest.fixture(autouse=True)
def found(reader: Reader) -> None:
    reader.finds(DRINKS, NAN, MAY, KIN, unplaced={"zzzz": ("drinking",)})


def rows(window: Window) -> list[str]:
    """What the card of chips offers."""
    assert window.talk.query_one(ChipsCard).display
    return offered(window.talk.query_one("#chip-rows", OptionList))


def told_words(window: Window) -> str:
    return str(window.talk.query_one("#told", Static).content)


async def say(window: Window, words: str) -> None:
    await window.type(words)
    await window.press("enter")
    await window.pilot.pause()


def test_a_sentence_is_shown_underlined_with_a_row_for_each_part() -> None:
    async def act(window: Window) -> None:
        before = said(window.work.sitting)
        await say(window, WORDS)
        listed = rows(window)
        assert [row[:3].strip() for row in listed] == ["y", "1", "2", "3", "n"]
        assert "Yes to all that is clear: 1" in listed[0]
        assert "The child, drinks or uses drugs (mother): A parent's alcohol or drug use" in listed[1]
        assert "The words leave it open" in listed[2]
        assert "I could not place “zzzz”" in listed[3]
        assert "mum drinks [1], nan might have him [2], zzzz [3]" in told_words(window)
        underlined = {one.text for one in window.segments() if one.style is not None and one.style.underline}
        assert {"mum drinks", "nan might have him", "zzzz"} <= underlined
        assert "Nothing of it counts until you confirm it" in window.text()
        assert said(window.work.sitting) == before

    with_sitting(AWAY, act)


def test_enter_on_the_first_row_confirms_what_is_clear_and_the_rest_stays() -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        before = said(window.work.sitting)
        await window.press("enter")
        assert said(window.work.sitting) == before, "a key pressed too often settles nothing"
        assert "a number opens one" in told_words(window)
        await window.press("down", "enter")
        assert said(window.work.sitting)[CHILD, "home_risks"] == ("neglect", "alcohol_or_drugs")
        assert len(rows(window)) == 3
        await window.press("1")
        assert "What are they offering?" in told_words(window)
        assert "Maternal grandmother (new here)" in told_words(window)
        await window.press("1")
        assert said(window.work.sitting)["maternal_grandmother", "offers"]
        await window.press("1")
        assert "I could not place “zzzz”" in told_words(window)
        await window.press("2")
        assert not window.talk.query_one(ChipsCard).display
        assert window.notes() == ("zzzz",)

    with_sitting(AWAY, act)


def test_what_is_pasted_while_rows_are_open_is_not_taken_and_that_is_said() -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        before = rows(window)
        window.app.post_message(events.Paste("a whole e-mail"))
        await window.pilot.pause()
        assert "paste it again" in told_words(window)
        assert rows(window) == before

    with_sitting(AWAY, act)


@pytest.mark.parametrize("key", ["x", "delete"])
def test_the_one_at_the_bar_is_struck(key: str) -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        await window.press("down", "down", key, "down", "enter")
        assert len(window.work.sitting.card.heard.items) == 2  # type: ignore[union-attr]
        assert said(window.work.sitting) == said(AWAY)
        await window.press("ctrl+z")
        assert len(window.work.sitting.card.heard.items) == 3  # type: ignore[union-attr]
        await window.press("ctrl+z")
        assert window.work.sitting.card == AWAY.card
        assert window.talk.query_one("#card").display

    with_sitting(AWAY, act)


def test_one_is_opened_corrected_and_gone_back_from() -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        await window.press("1")
        assert rows(window)[0].endswith("Yes: A parent's alcohol or drug use")
        await window.press("escape")
        assert len(rows(window)) == 5
        await window.press("1", "2", "escape")
        assert said(window.work.sitting)[CHILD, "home_risks"] != said(AWAY).get((CHILD, "home_risks"))
        assert window.where == "talk"

    with_sitting(AWAY, act)


def test_what_was_said_earlier_is_put_beside_it() -> None:
    async def act(window: Window) -> None:
        await say(window, "he is with kin and more")
        assert "Earlier you said: " in told_words(window)
        assert "Keep which?" in told_words(window)
        assert "Keep what I said earlier" in rows(window)[1]
        await window.press("2")
        assert said(window.work.sitting) == said(AWAY)

    with_sitting(AWAY, act)


def test_n_and_f7_keep_what_is_left_as_a_note() -> None:
    for key in ("n", "f7"):

        async def act(window: Window, key: str = key) -> None:
            await say(window, WORDS)
            await window.press(key)
            assert window.notes() == (WORDS,)
            assert window.talk.query_one("#card").display

        with_sitting(AWAY, act)


def test_what_found_no_place_can_be_said_another_way_at_once() -> None:
    async def act(window: Window) -> None:
        await say(window, "zzzz")
        assert "Is it about one of these?" in told_words(window)
        assert "This question: " in " ".join(rows(window))
        await say(window, "mum drinks")
        assert "Yes to all that is clear: 1" in rows(window)[0]

    with_sitting(begun("2022"), act)


def test_other_keys_wait_until_it_is_settled_and_those_that_only_show_do_not() -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        await window.press("f5")
        assert "Settle first what I understood" in told_words(window)
        for key in ("f3", "question_mark", "f1"):
            await window.press(key)
            assert window.where != "talk"
            await window.press("escape")
            assert window.where == "talk"
        await window.press("f6", "f6", "enter")
        assert said(window.work.sitting)[CHILD, "home_risks"]
        await window.press("escape")
        await window.pilot.pause()
        assert window.where == "home"

    with_sitting(AWAY, act)


EIGHT = ("mum drinks", "dad hits", "nan would have him", "he is with kin", "both gone", "a care order", "footy", "zzzz")


def test_eight_of_them_can_all_be_read_and_reached_on_a_small_screen(reader: Reader) -> None:
    reader.finds(
        DRINKS,
        ("violence", "uncertain", "father", "dad hits"),
        NAN,
        KIN,
        ("dead", "affirmed", "mother", "both gone"),
        ("care_order", "affirmed", CHILD, "a care order"),
        ("likes_football", "affirmed", CHILD, "footy"),
        unplaced={"zzzz": ("drinking", "willing")},
    )

    async def act(window: Window) -> None:
        await say(window, ", ".join(EIGHT))
        listed = window.talk.query_one("#chip-rows", OptionList)
        assert listed.option_count == 10
        seen = ""
        for index in range(10):
            listed.highlighted = index
            await window.pilot.pause()
            seen += window.text()
            await window.press("down")
        for words in EIGHT:
            assert f"“{words}”" in seen
        assert listed.size.height >= 8
        await window.press("8")
        assert "could not place “zzzz”" in told_words(window)

    with_sitting(AWAY, act, SMALL)


def test_a_long_reply_shows_the_words_around_what_was_understood(reader: Reader) -> None:
    words = f"{'so it goes on and on ' * 40}mum drinks {'and so it goes on ' * 40}"

    async def act(window: Window) -> None:
        await window.paste(words)
        await window.press("enter")
        await window.pilot.pause()
        assert "mum drinks" in told_words(window)
        assert " … " in told_words(window)
        assert len(rows(window)) == 3
        assert window.talk.query_one("#chip-rows").size.height >= 5

    with_sitting(AWAY, act)


def test_what_is_open_is_there_again_when_the_case_is_opened(tmp_path: Path) -> None:
    async def act(window: Window) -> None:
        assert "Yes to all that is clear: 1" in rows(window)[0]
        await window.press("enter")
        assert said(window.work.sitting)[CHILD, "home_risks"]

    reader = Reader(DRINKS, MAY)
    with_sitting(told(AWAY, WORDS, reader), act)


# ------------------------------------------------------------ loading


def held(monkeypatch: pytest.MonkeyPatch, reader: Reader, fails: bool = False) -> Event:
    """What reads sentences is there once the event is set."""
    there = Event()

    def load(_: object) -> Reader:
        there.wait(20)
        if fails:
            raise ImportError
        return reader

    monkeypatch.setattr(listening, "load", load)
    return there


async def until(window: Window, true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        await window.pilot.pause(0.02)
    raise AssertionError("it never came to be")


def test_words_wait_until_they_can_be_read_and_choices_do_not(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    there = held(monkeypatch, reader)

    async def act(window: Window) -> None:
        await say(window, "mum drinks")
        assert "One moment" in window.ask
        assert window.work.sitting.card.heard is None
        await window.press("escape", "escape")
        assert window.where == "talk", "what was said is not lost by leaving"
        await window.press("up", "2")
        there.set()
        await until(window, lambda: window.work.sitting.card.heard is not None)
        await until(window, lambda: bool(window.talk.query_one(ChipsCard).display))
        assert said(window.work.sitting)[CHILD, "living_now"] == "relative"
        assert "mum drinks [1]" in told_words(window)

    with_sitting(begun("2022"), act)


def test_several_that_waited_are_taken_one_after_the_other(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    there = held(monkeypatch, reader)

    async def act(window: Window) -> None:
        await say(window, "mum drinks")
        await say(window, "nan would have him")
        there.set()
        await until(window, lambda: bool(window.talk.query_one(ChipsCard).display))
        await window.press("y")
        assert "nan would have him" in told_words(window)
        await window.press("y")
        assert said(window.work.sitting)["maternal_grandmother", "offers"] == "to_care"

    with_sitting(AWAY, act)


def test_where_it_cannot_be_loaded_words_are_matched_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    there = held(monkeypatch, reader, fails=True)
    notified: list[str] = []

    async def act(window: Window) -> None:
        monkeypatch.setattr(window.talk, "notify", lambda words, **_: notified.append(words))
        await say(window, "mum drinks")
        there.set()
        await until(window, lambda: bool(notified))
        assert "I could not place that" in window.ask
        await say(window, "a relativ")
        assert "Yes: " in window.choices[0]
        assert len(notified) == 1
        assert "Sentences cannot be read on this machine just now (ImportError)" in notified[0]

    with_sitting(begun("2022"), act)


def test_a_reader_that_fails_costs_nothing_but_its_reading(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reader, "understand", fails)

    async def act(window: Window) -> None:
        await say(window, "zzzz")
        assert "I could not place “zzzz”" in told_words(window)

    with_sitting(AWAY, act)


# ------------------------------------------------------------ privacy and corrections


@pytest.fixture
def kelly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kelly is a name; she is the mother."""

    def private_in(words: str, known: object = ()) -> tuple[Private, ...]:
        at = words.find("Kelly")
        return (Private("name", "Kelly", at, at + 5, "mum"),) if at >= 0 else ()

    monkeypatch.setattr(privacy, "private_in", private_in)
    monkeypatch.setattr(privacy, "with_roles", lambda words, found: words.replace("Kelly", found[0].instead))


def kept(sitting: Sitting) -> str:
    return repr([event.value for event in sitting.events if event.kind in ("told", "noted", "own_view", "answered")])


@pytest.mark.usefixtures("kelly")
@pytest.mark.parametrize(("keys", "word"), [(("enter",), "mum"), (("down", "enter"), "Kelly"), (("escape",), "")])
def test_a_name_in_a_sentence_is_pointed_out_before_it_is_kept(keys: tuple[str, ...], word: str) -> None:
    async def act(window: Window) -> None:
        await say(window, "Kelly zzzz")
        await until(window, lambda: "no guarantee" in window.text())
        assert "This could tell who somebody is: “Kelly” (a" in window.text()
        assert "Put roles instead: “mum zzzz”" in window.text()
        assert "Kelly" not in kept(window.work.sitting)
        await window.press(*keys)
        assert ("Kelly" in kept(window.work.sitting)) == (word == "Kelly")
        assert ("mum" in kept(window.work.sitting)) == (word == "mum")
        if not word:
            assert "Nothing was kept: say it another way." in window.ask
            assert window.line.value == "Kelly zzzz"

    with_sitting(AWAY, act)


@pytest.mark.usefixtures("kelly")
def test_notes_references_and_their_own_view_are_looked_at_too() -> None:
    async def act(window: Window) -> None:
        await window.press("f7")
        await say(window, "Kelly rang")
        await window.press("enter")
        assert window.notes() == ("mum rang",)
        await window.command("Your own view")
        await window.press("r")
        await say(window, "Kelly is kind")
        assert "This could tell who somebody is" in window.text()
        await window.press("enter")
        assert window.work.sitting.state.own.reasons == "mum is kind"
        assert "mum is kind" in window.text()

    with_sitting(with_people(), act)

    async def begin(window: Window) -> None:
        await window.press("n", "1")
        await say(window, "Kelly 7")
        await window.press("enter")
        assert window.work.sitting.state.reference == "mum 7"

    async def new(window: Window) -> None:
        await window.home()
        await begin(window)

    in_window(new)


def test_what_was_struck_can_be_kept_as_a_test_and_that_is_asked_once(home: Path) -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        await window.press("down", "down", "x")
        assert "Keep this on this machine as a test of how sentences are read?" in window.text()
        assert 'text = "mum drinks", found = "nothing"' in window.text()
        await window.press("enter", "down", "x")
        assert window.where == "talk"

    with_sitting(AWAY, act)
    lines = (home / FILE).read_text("utf-8")
    assert lines.count("found = ") == 2
    assert 'text = "nan might have him"' in lines


def test_it_is_not_asked_again_where_it_was_not_wanted(home: Path) -> None:
    async def act(window: Window) -> None:
        await say(window, WORDS)
        await window.press("down", "down", "x", "down", "enter", "down", "x")
        assert window.where == "talk"

    with_sitting(AWAY, act)
    assert not (home / FILE).exists()
