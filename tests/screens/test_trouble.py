"""What goes wrong with the disk, the cases kept, and the app itself: said in words, nothing lost, a way on."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from assistant.conditions import CHILD
from assistant.interview import cards, replies
from assistant.screens.app import CRASHED, PermanenceApp, run_app
from assistant.screens.talk import TalkScreen
from assistant.store import Store
from assistant.working import label_of, start, take_up
from tests.cases import TODAY
from tests.interview.talk import begun, said
from tests.screens.window import Window, in_window, kept_store, shipped
from tests.store.plain import RefusingDisk, UnsyncedDisk

SECRET = "the-secret-of-a-child"


def _kept_case(home: Path) -> Path:
    """A case on the disk with three answers and the save before it; its file."""
    work = start(shipped(), TODAY, kept_store(home / "cases"), "tameside")
    for value in ("Heron", "ppm", "2022"):
        work.reply(replies.answer(work.sitting, value))
    work.close()
    return home / "cases" / f"{work.key}.json"


def test_a_reply_that_could_not_be_kept_does_not_count_and_can_be_tried_again(home: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, once=True)

    async def act(window: Window) -> None:
        await window.put(begun("2022"), Store(home / "cases", disk, label_of))
        await window.press("2")
        assert window.where == "choose"
        assert "could not be kept" in window.text()
        assert "the disk is full" in window.text()
        assert (CHILD, "living_now") not in said(window.work.sitting)
        await window.press("escape")
        assert window.asked == "living_now"
        disk.calls = 0
        await window.press("2")
        assert window.where == "choose"
        await window.press("enter")
        assert window.where == "talk"
        assert said(window.work.sitting)[CHILD, "living_now"] == "relative"
        assert "kept as you answer" in window.status

    in_window(act)
    (kept,) = kept_store(home / "cases").kept()
    assert kept.problem is None or not kept.problem


def test_going_on_without_keeping_is_a_choice_and_is_said(home: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.EACCES, once=False)

    async def act(window: Window) -> None:
        await window.put(begun("2022"), Store(home / "cases", disk, label_of))
        await window.press("2", "enter")
        assert window.where == "choose"
        assert (CHILD, "living_now") not in said(window.work.sitting)
        await window.press("down", "enter")
        assert window.where == "talk"
        assert said(window.work.sitting)[CHILD, "living_now"] == "relative"
        assert "nothing is kept" in window.status
        await window.press("0")
        assert window.where == "talk"

    in_window(act)
    assert not list((home / "cases").glob("*.json"))


def test_words_typed_into_a_case_that_cannot_be_kept_stay_on_the_line(home: Path) -> None:
    disk = RefusingDisk(UnsyncedDisk(), errno.ENOSPC, once=False)

    async def act(window: Window) -> None:
        await window.put(begun("2022"), Store(home / "cases", disk, label_of))
        await window.type("foster carer they did not know")
        await window.press("enter", "escape")
        assert window.where == "talk"
        assert window.line.value == "foster carer they did not know"

    in_window(act)


def _damage_both(path: Path) -> None:
    path.write_bytes(b"{ not a case")
    path.with_suffix(".bak").write_bytes(b"")


def _of_a_newer_version(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"schema":1', '"schema":99'), encoding="utf-8")


def _something_else(path: Path) -> None:
    path.write_text(json.dumps({"shopping": ["milk"]}), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_damage_both, "cannot be read"),
        (_of_a_newer_version, "newer version"),
        (_something_else, "not a case of this app"),
    ],
)
def test_a_case_that_cannot_be_opened_says_why_and_leads_back(
    change: Callable[[Path], None], expected: str, home: Path
) -> None:
    path = _kept_case(home)
    change(path)

    async def act(window: Window) -> None:
        await window.home()
        await window.press("down", "enter")
        assert window.where == "choose"
        words = window.text().replace("│ ", "")
        assert expected in words
        await window.press("end", "enter")
        assert window.where == "home"
        await window.press("s")
        assert window.where == "talk"

    in_window(act)


def test_a_damaged_case_opens_from_its_last_good_copy_when_told_to(home: Path) -> None:
    path = _kept_case(home)
    path.write_bytes(b"{ not a case")

    async def act(window: Window) -> None:
        await window.home()
        await window.press("down", "enter")
        assert window.where == "choose"
        assert "good copy" in window.text()
        await window.press("enter")
        assert window.where == "talk"
        assert window.asked == "birth"
        assert window.work.sitting.state.reference == "Heron"

    in_window(act)


def test_a_case_that_is_open_elsewhere_says_so(home: Path) -> None:
    path = _kept_case(home)

    async def act(window: Window) -> None:
        with kept_store(home / "cases").open(path.stem):
            await window.home()
            await window.press("down", "enter")
            assert "already open" in window.text()
            await window.press("enter")
            assert window.where == "home"
            await window.press("home", "down", "delete", "down", "enter")
            await window.home()
            assert path.exists()
        await window.press("home", "down", "enter")
        assert window.where == "talk"

    in_window(act)


def test_no_folder_for_cases_is_said_on_home_and_the_app_can_be_used(home: Path) -> None:
    home.mkdir()
    (home / "cases").write_text("a file where the folder should be", encoding="utf-8")

    async def act(window: Window) -> None:
        await window.home()
        assert str(window.screen.query_one("#trouble").render()).strip()
        await window.press("s")
        assert window.where == "talk"
        await window.press("escape", "n", "1")
        assert window.where == "choose"
        assert "could not be kept" in window.text()
        await window.press("down", "enter")
        assert window.asked == cards.REFERENCE
        assert "nothing is kept" in window.status

    in_window(act)


def test_settings_that_cannot_be_written_do_not_end_the_app(home: Path) -> None:
    (home / "settings.json").mkdir(parents=True)
    for name in ("settings.toml", "settings"):
        (home / name).mkdir()

    async def act(window: Window) -> None:
        await window.press("n", "1")
        assert window.asked == cards.REFERENCE

    in_window(act)


def _runs(act: Callable[[Window], Awaitable[None]], monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the app as the command does, without a terminal; its exit code."""

    async def pilot(pilot: Pilot[object]) -> None:
        app = pilot.app
        assert isinstance(app, PermanenceApp)
        await pilot.pause()
        await act(Window(app, pilot))

    run = partial(App.run, headless=True, size=(80, 24), auto_pilot=pilot)
    monkeypatch.setattr(PermanenceApp, "run", lambda app: run(app))
    return run_app("tameside")


def _fault(screen: TalkScreen) -> None:
    story = SECRET
    raise RuntimeError(story)


def test_a_fault_of_ours_ends_in_one_line_without_the_case_and_loses_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(TalkScreen, "action_why", _fault)

    async def act(window: Window) -> None:
        await window.press("n", "enter", "2", "escape")
        window.app.post_message(Key("question_mark", "?"))
        while not window.app.problem:
            await asyncio.sleep(0.01)

    assert _runs(act, monkeypatch) == CRASHED
    shown = capfd.readouterr()
    assert SECRET not in shown.out + shown.err
    assert "Traceback" not in shown.out + shown.err
    (line,) = shown.err.strip().splitlines()
    assert line.startswith("permanence: something went wrong inside (RuntimeError, _fault:")
    (kept,) = kept_store(home / "cases").kept()
    with kept_store(home / "cases").open(kept.key) as file:
        again = take_up(shipped(), TODAY, kept_store(home / "cases"), file)
        assert (CHILD, "purpose") in said(again.sitting)


def test_the_app_ends_without_a_word_when_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    async def act(window: Window) -> None:
        await window.press("q")

    assert _runs(act, monkeypatch) == 0
    assert capfd.readouterr().err == ""
