"""The app in a window that a test can look at: keys in, rows of text out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from rich.segment import Segment
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import OptionList, Static

from assistant.interview.sitting import Sitting
from assistant.screens.app import PermanenceApp
from assistant.screens.choose import ChooseScreen
from assistant.screens.hanging import Hanging
from assistant.screens.home import HomeScreen
from assistant.screens.look import LookScreen
from assistant.screens.own_view import EntryScreen
from assistant.screens.said import Words
from assistant.screens.talk import TalkScreen
from assistant.store import Store
from assistant.working import WorkingCase, label_of
from tests.cases import TODAY, shipped

SMALL, WIDE = (80, 24), (120, 36)
_LETTERS = {"space": " ", "question_mark": "?"}


class Window:
    """One run of the app."""

    def __init__(self, app: PermanenceApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    # ------------------------------------------------------------ doing

    async def press(self, *keys: str) -> None:
        """These keys, one after the other, and then what follows from them."""
        await self.pilot.press(*keys)

    def _send(self, key: str) -> None:
        letter = _LETTERS.get(key, key if len(key) == 1 else None)
        self.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, letter))

    async def type(self, words: str) -> None:
        """Every character of `words`, one key each, faster than anything is drawn."""
        for letter in words:
            self._send("space" if letter == " " else letter)
        await self.pilot.pause()

    async def paste(self, words: str) -> None:
        """`words` as a terminal hands on what was pasted."""
        self.app.post_message(events.Paste(words))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Another size of the terminal."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def put(self, sitting: Sitting, store: Store | None = None) -> WorkingCase:
        """A conversation on the screen, as if it had been opened from home. `store`: None keeps nothing."""
        work = WorkingCase(sitting, store)
        await self.show(work)
        return work

    async def show(self, work: WorkingCase) -> None:
        """A case on the screen."""
        self.app.push_screen(TalkScreen(work))
        await self.pilot.pause()
        await self.pilot.pause()

    async def command(self, name: str) -> None:
        """A command of the palette, by its name."""
        await self.press("ctrl+p")
        await self.type(name)
        found = self.screen.query_one(OptionList)
        while not found.option_count:
            await self.pilot.pause()
        await self.press("down", "enter")

    async def home(self) -> None:
        """Until home has listed the cases."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    # ------------------------------------------------------------ looking

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def work(self) -> WorkingCase:
        """The case that is talked through."""
        found = self.app.working()
        assert found is not None
        return found

    def strips(self) -> list[Strip]:
        """What is drawn, row by row."""
        return self.screen._compositor.render_strips()

    def rows(self) -> list[str]:
        """What can be read, row by row."""
        return [strip.text.rstrip() for strip in self.strips()]

    def text(self) -> str:
        """What can be read, its lines joined as if they had not been wrapped."""
        return " ".join(" ".join(self.rows()).split())

    def segments(self) -> Iterator[Segment]:
        for strip in self.strips():
            yield from strip

    @property
    def ask(self) -> str:
        """What the card says above its choices."""
        return str(self.talk.query_one("#ask", Static).content)

    @property
    def choices(self) -> list[str]:
        """What the card offers."""
        return offered(self.talk.query_one("#choices", OptionList))

    @property
    def line(self) -> Words:
        """The line to type in."""
        return self.screen.query_one(Words)

    @property
    def talk(self) -> TalkScreen:
        """The conversation, whatever stands before it."""
        found = next(screen for screen in self.app.screen_stack if isinstance(screen, TalkScreen))
        assert isinstance(found, TalkScreen)
        return found

    @property
    def status(self) -> str:
        return str(self.talk.query_one("#status", Static).content)

    @property
    def where(self) -> str:
        """The kind of screen in front."""
        looks = {LookScreen: "look", EntryScreen: "look"}
        kinds = {HomeScreen: "home", TalkScreen: "talk", ChooseScreen: "choose", **looks}
        return kinds.get(type(self.screen), type(self.screen).__name__)

    def notes(self) -> tuple[str, ...]:
        """What is kept as notes by now."""
        return self.work.sitting.state.notes

    @property
    def asked(self) -> str:
        """The question that is waited for."""
        return self.work.sitting.card.question


def offered(choices: OptionList) -> list[str]:
    """What a list offers, not wrapped."""
    return [_words(option.prompt) for option in choices.options]


def _words(prompt: VisualType) -> str:
    return f"{prompt._lead}{prompt._body}" if isinstance(prompt, Hanging) else str(prompt)


def in_window(
    act: Callable[[Window], Awaitable[None]], size: tuple[int, int] = SMALL, app: PermanenceApp | None = None
) -> PermanenceApp:
    """Run the app and `act` in it; the app afterwards. It reads the shipped knowledge, once for all tests."""
    app = app or PermanenceApp(today=TODAY)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await act(Window(app, pilot))

    asyncio.run(run())
    return app


def with_sitting(sitting: Sitting, act: Callable[[Window], Awaitable[None]], size: tuple[int, int] = SMALL) -> None:
    """Run `act` with a conversation on the screen, of which nothing is kept."""

    async def run(window: Window) -> None:
        await window.put(sitting)
        await act(window)

    in_window(run, size)


def kept_store(folder: Any) -> Store:
    """The store of that folder."""
    return Store(folder, label=label_of)


__all__ = ["SMALL", "WIDE", "Window", "in_window", "kept_store", "offered", "shipped", "with_sitting"]
