"""Brothers and sisters in the app: begin, link, open, carry over, with nothing ticked beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.widgets import OptionList

from assistant.interview import replies
from assistant.screens.consent import ConsentScreen
from assistant.screens.lines import LineList
from assistant.screens.siblings import SiblingsScreen
from assistant.working import start
from tests.cases import TODAY
from tests.interview.talk import with_people
from tests.screens.window import WIDE, Window, in_window, kept_store, offered, shipped, with_sitting

AWAY = ("ppm", "2022", "foster_carer", "settled", ["care_order"], "not_now", "being_assessed", ["neglect"])


def _kept_case(home: Path, reference: str, *values: Any) -> str:
    work = start(shipped(), TODAY, kept_store(home / "cases"), "tameside")
    for value in (reference, *values):
        work.reply(replies.answer(work.sitting, value))
    work.close()
    return str(work.key)


async def _opened(window: Window, key: str) -> None:
    await window.home()
    window.app.open_case(key)
    await window.pilot.pause()
    await window.pilot.pause()


async def _settle(window: Window) -> None:
    for _ in range(4):
        await window.pilot.pause()


def _lines(window: Window) -> str:
    return "\n".join(line.text for line in window.screen.query_one(LineList)._lines_shown)


async def _to_consent(window: Window) -> None:
    await window.press("n")
    await _settle(window)
    labels = offered(window.screen.query_one(OptionList))
    assert [label.partition(":")[0] for label in labels] == ["Somebody not named here yet"] * 2
    await window.press("enter")
    await _settle(window)
    for words in ("baby sister", "older brother"):
        await window.type(words)
        await window.press("enter")
        await _settle(window)
    assert isinstance(window.screen, ConsentScreen)


def test_a_linked_case_is_begun_with_what_was_ticked(home: Path) -> None:
    key = _kept_case(home, "Heron", *AWAY, "mother", "apart")

    async def act(window: Window) -> None:
        await _opened(window, key)
        await window.command("Brothers and sisters")
        await _settle(window)
        assert isinstance(window.screen, SiblingsScreen)
        assert "No case of a brother or sister is linked with this one yet." in _lines(window)
        await _to_consent(window)
        assert "[x]" not in window.text()
        assert "carry nothing over" in window.text()
        rows = window.screen.query_one(OptionList)
        rows.highlighted = next(at for at, one in enumerate(rows.options) if one.id == "mother.whereabouts")
        await window.press("space")
        assert window.text().count("[x]") == 2
        await window.press("end", "enter")
        await _settle(window)
        assert window.where == "talk"
        new = window.work
        assert new.key != key
        assert [one.id for one in new.sitting.state.people] == ["older_brother", "mother"]
        assert ("mother", "whereabouts") in new.sitting.state.said
        assert ("mother", "relation") not in new.sitting.state.said
        await window.command("Brothers and sisters")
        await _settle(window)
        assert "Heron\nLives: With a foster carer" in _lines(window)
        await window.press("o")
        await _settle(window)
        await window.press("enter")
        await _settle(window)
        assert window.work.key == key
        assert window.work.sitting.state.linked[0].person == "baby_sister"

    in_window(act)


def test_escape_anywhere_on_the_way_begins_nothing(home: Path) -> None:
    key = _kept_case(home, "Heron", *AWAY)

    async def act(window: Window) -> None:
        await _opened(window, key)
        await window.command("Brothers and sisters")
        await _settle(window)
        await window.press("n")
        await _settle(window)
        await window.press("escape")
        await _settle(window)
        assert isinstance(window.screen, SiblingsScreen)
        await _to_consent(window)
        await window.press("down", "a", "escape")
        await _settle(window)
        assert isinstance(window.screen, SiblingsScreen)
        assert window.work.sitting.state.linked == ()
        assert len(kept_store(home / "cases").kept()) == 1

    in_window(act)


def test_one_key_ticks_a_whole_group_and_takes_it_back(home: Path) -> None:
    key = _kept_case(home, "Heron", *AWAY, "mother", "apart")

    async def act(window: Window) -> None:
        await _opened(window, key)
        await window.command("Brothers and sisters")
        await _settle(window)
        await _to_consent(window)
        rows = window.screen.query_one(OptionList)
        rows.highlighted = next(at for at, one in enumerate(rows.options) if one.id == "mother.relation")
        await window.press("a")
        assert window.text().count("[x]") == 3
        assert window.text().count("[ ]") == 1
        await window.press("a")
        assert "[x]" not in window.text()
        rows.highlighted = next(at for at, one in enumerate(rows.options) if one.id == "mother.relation")
        await window.press("enter", "up", "space")
        assert "[x]" not in window.text()

    in_window(act)


def test_a_kept_case_is_linked_and_answers_are_carried_from_it(home: Path) -> None:
    _kept_case(home, "Wren", *AWAY)
    key = _kept_case(home, "Heron", "ppm")

    async def act(window: Window) -> None:
        await _opened(window, key)
        await window.command("Brothers and sisters")
        await _settle(window)
        await window.press("l")
        await _settle(window)
        await window.press("enter")
        await _settle(window)
        assert "Wren\nLives: With a foster carer" in _lines(window)
        await window.press("c")
        await _settle(window)
        await window.press("enter")
        await _settle(window)
        await window.press("down", "space", "end", "enter")
        await _settle(window)
        assert window.work.sitting.state.said["child", "home_risks"].carried_from == "Wren"
        assert isinstance(window.screen, SiblingsScreen)

    in_window(act)


def test_a_linked_case_that_is_gone_is_said_and_the_rest_is_shown(home: Path) -> None:
    other = _kept_case(home, "Wren", *AWAY)
    key = _kept_case(home, "Heron", *AWAY)

    async def act(window: Window) -> None:
        await _opened(window, key)
        await window.command("Brothers and sisters")
        await _settle(window)
        await window.press("l")
        await _settle(window)
        await window.press("enter")
        await _settle(window)
        await window.press("escape")
        kept_store(home / "cases").delete(other)
        await window.command("Brothers and sisters")
        await _settle(window)
        assert "Wren\nThis case cannot be read now: it is not kept on this machine any more." in _lines(window)
        assert "Heron\nLives: With a foster carer" in _lines(window)
        await window.press("o")
        await _settle(window)
        assert "no linked case that can be read now" in window.text()

    in_window(act)


def test_the_way_there_stands_under_the_options_small_and_wide() -> None:
    async def act(window: Window) -> None:
        await window.press("f3", "end", "up", "up", "enter")
        await _settle(window)
        assert isinstance(window.screen, SiblingsScreen)
        await window.press("n")
        await _settle(window)
        assert "othing of this case is kept, so no other can be linked with it" in window.text()
        await window.press("escape", "f3")
        await _settle(window)
        assert window.where == "talk"

    with_sitting(with_people(), act)
    with_sitting(with_people(), act, WIDE)
