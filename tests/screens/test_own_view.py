"""The worker's own view on the screen: written with a key where it belongs, seen at once, kept, and taken back."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from assistant.interview.own_view import say_of
from assistant.reasoning.records import OwnEntry, Seat
from assistant.screens.lines import LineList
from assistant.screens.said import Words
from assistant.store import Store
from assistant.working import label_of, take_up
from tests.cases import TODAY
from tests.interview.talk import AT, with_people
from tests.screens.hostile import HOSTILE, assert_harmless
from tests.screens.window import SMALL, WIDE, Window, in_window, kept_store, shipped, with_sitting
from tests.store.plain import RefusingDisk, UnsyncedDisk

SGO, FOSTER, HOME = Seat("sgo", "maternal_aunt"), Seat("ltfc"), Seat("reunification", "mother")
SGO_LINE, FOSTER_LINE = "? Special guardianship: the maternal aunt", "? Long-term foster care"


async def _open(window: Window, beginning: str) -> None:
    """From the question to an entry, by its line."""
    await window.press("f3")
    for lines in window.screen.query(LineList):
        lines.walk_to(beginning)
    await window.press("enter")


async def _say(window: Window, key: str, words: str) -> None:
    await window.press(key)
    await window.type(words)
    await window.press("enter")


async def _own_view(window: Window) -> None:
    await window.press("f3", "end", "up", "enter")
    assert window.rows()[0].strip() == "Your own view"


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_an_option_would_mean_is_written_beside_it_and_seen_at_once(size: tuple[int, int]) -> None:
    async def act(window: Window) -> None:
        standing = window.work.sitting.assessment.entries
        await _open(window, SGO_LINE)
        assert "m what it would mean" in window.text()
        await _say(window, "m", "She stays near her school.")
        assert "What it would mean for this child: “She stays near her school.”" in window.text()
        await _say(window, "d", "Less needs finding out.")
        assert "Where you see it differently: “Less needs finding out.”" in window.text()
        assert "They move nothing in the reasoning." in window.text()
        own = window.work.sitting.state.own
        assert own.entries == {SGO: OwnEntry("She stays near her school.", "Less needs finding out.")}
        assert window.work.sitting.assessment.entries == standing
        await window.press("escape")
        await window.press("enter")
        assert "Less needs finding out." in _all(window)
        await window.press("f3")
        assert window.where == "talk"
        await window.press("ctrl+z")
        assert window.work.sitting.state.own.entries == {SGO: OwnEntry("She stays near her school.")}

    with_sitting(with_people(), act, size)


def _order(window: Window) -> tuple[Seat, ...]:
    return window.work.sitting.state.own.order


def _all(window: Window) -> str:
    return "\n".join(line.text for line in window.screen.query_one(LineList)._lines_shown)


def test_what_was_said_can_be_changed_and_taken_away_and_escape_leaves_it() -> None:
    async def act(window: Window) -> None:
        await _open(window, FOSTER_LINE)
        await _say(window, "m", "She keeps her room")
        await _say(window, "m", " and her school")
        assert window.work.sitting.state.own.entries[FOSTER].means == "She keeps her room and her school"
        events = len(window.work.sitting.events)
        await window.press("m")
        await window.type("x")
        await window.press("escape")
        await window.press("m", "enter")
        assert len(window.work.sitting.events) == events
        await window.press("m", "ctrl+u", "enter")
        assert window.work.sitting.state.own.is_empty
        assert "Your own view" not in _all(window)

    with_sitting(with_people(), act)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_is_half_typed_or_ticked_at_the_question_stays(size: tuple[int, int]) -> None:
    async def act(window: Window) -> None:
        asked = window.asked
        await window.type("half an answ")
        await _open(window, FOSTER_LINE)
        await _say(window, "m", "She keeps her room.")
        await window.press("escape")
        assert window.talk.query_one(Words).value == "half an answ"
        assert window.screen.query(LineList).first().has_focus
        assert window.asked == asked
        assert window.talk.query_one(Words).value == "half an answ"

    with_sitting(with_people(), act, size)


def test_their_order_is_set_one_after_another_and_moved() -> None:
    async def act(window: Window) -> None:
        await _own_view(window)
        lines = window.screen.query_one(LineList)
        for beginning in (SGO_LINE, FOSTER_LINE, "? Return to a parent: the mother"):
            lines.walk_to(beginning)
            await window.press("space")
        assert _order(window) == (SGO, FOSTER, HOME)
        assert "1. Special guardianship: the maternal aunt (family and network; find out first)" in window.text()
        lines.walk_to("3. ")
        await window.press("plus")
        assert _order(window) == (SGO, HOME, FOSTER)
        await window.press("equals_sign", "plus")
        assert _order(window) == (HOME, SGO, FOSTER)
        assert "stands first in your order" in _notified(window)
        await window.press("minus")
        assert _order(window) == (SGO, HOME, FOSTER)
        await window.press("space")
        assert _order(window) == (SGO, FOSTER)
        await _say(window, "r", "Her aunt knows her.")
        assert "“Her aunt knows her.”" in window.text()
        assert window.work.sitting.state.own.reasons == "Her aunt knows her."

    with_sitting(with_people(), act)


def _notified(window: Window) -> str:
    return " ".join(note.message for note in window.app._notifications)


def test_placing_one_goes_on_to_the_next() -> None:
    async def act(window: Window) -> None:
        await _own_view(window)
        lines = window.screen.query_one(LineList)
        lines.walk_to("? Informal family care")
        await window.press("space", "space", "space")
        placed = [seat.option for seat in window.work.sitting.state.own.order]
        laid_out = [entry.option for entry in window.work.sitting.assessment.entries if entry.person == SGO.person]
        assert placed == laid_out[:3]

    with_sitting(with_people(), act)


def test_a_line_that_is_no_option_says_so_and_an_option_opens() -> None:
    async def act(window: Window) -> None:
        await _own_view(window)
        await window.press("home", "space", "m")
        assert window.work.sitting.state.own.is_empty
        assert "Walk to an option first" in _notified(window)
        window.screen.query_one(LineList).walk_to(SGO_LINE)
        await window.press("enter")
        assert window.rows()[0].strip() == "Special guardianship: the maternal aunt"
        await _say(window, "m", "Near her school.")
        await window.press("escape")
        assert window.rows()[0].strip() == "Your own view"
        assert "“Near her school.”" in window.text()

    with_sitting(with_people(), act)


def test_it_has_commands_and_help() -> None:
    async def act(window: Window) -> None:
        await window.command("Your own view")
        assert window.rows()[0].strip() == "Your own view"
        await window.press("f1")
        assert "it moves nothing in" in window.text()
        await window.press("escape")
        await window.command("Your reasons")
        await window.type("She asked.")
        await window.press("enter")
        assert window.work.sitting.state.own.reasons == "She asked."
        window.screen.query_one(LineList).walk_to(SGO_LINE)
        await window.press("enter")
        await window.command("I see it differently")
        await window.type("Less.")
        await window.press("enter")
        assert window.work.sitting.state.own.entries[SGO].disagrees == "Less."

    with_sitting(with_people(), act)


def test_it_is_kept_and_there_when_the_case_is_opened_again(home: Path) -> None:
    async def write(window: Window) -> None:
        work = await window.put(with_people(), kept_store(home / "cases"))
        await _open(window, FOSTER_LINE)
        await _say(window, "m", "She keeps her room.")
        work.close()

    async def read(window: Window) -> None:
        store = kept_store(home / "cases")
        (kept,) = store.kept()
        await window.show(take_up(shipped(), TODAY, store, store.open(kept.key)))
        await _open(window, FOSTER_LINE)
        assert "“She keeps her room.”" in _all(window)
        window.work.close()

    in_window(write)
    in_window(read)


def test_a_word_that_could_not_be_kept_can_be_tried_again_and_is_then_seen(home: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, once=True)

    async def act(window: Window) -> None:
        await window.put(with_people(), Store(home / "cases", disk, label_of))
        await _open(window, FOSTER_LINE)
        await _say(window, "m", "She keeps her room.")
        assert "could not be kept" in window.text()
        assert window.work.sitting.state.own.is_empty
        await window.press("enter")
        assert window.work.sitting.state.own.entries[FOSTER].means == "She keeps her room."
        assert "“She keeps her room.”" in _all(window)

    in_window(act)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_harmless_wherever_they_are_shown(kind: str) -> None:
    sitting = with_people()
    sitting = sitting.then(say_of(sitting, FOSTER, "disagrees", HOSTILE[kind][:1_990]), AT)

    async def act(window: Window) -> None:
        await _own_view(window)
        assert_harmless(window)
        await window.press("r")
        await window.paste(HOSTILE[kind])
        assert_harmless(window)
        await window.press("enter")
        assert_harmless(window)
        window.screen.query_one(LineList).walk_to(FOSTER_LINE)
        await window.press("enter", "end")
        assert_harmless(window)
        await window.press("d")
        assert_harmless(window)
        await window.press("escape", "f3")
        assert_harmless(window)
        assert window.where == "talk"

    with_sitting(sitting, act)
