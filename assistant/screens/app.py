"""The app: it opens screens and hands them what they need."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from assistant.screens.choose import ChooseScreen, HelpScreen
from assistant.screens.home import BROWSE, NEW, SAMPLE, HomeScreen
from assistant.screens.small import SMALLEST, SmallScreen
from assistant.screens.theme import DARK, LIGHT
from assistant.text import Refused

if TYPE_CHECKING:
    from assistant.interview.sitting import Sitting
    from assistant.listening import Listening
    from assistant.screens.desk import Desk
    from assistant.screens.talk import TalkScreen
    from assistant.working import WorkingCase

CRASHED = 2
EVERYWHERE = "F9 asks the guidance, F12 explains the words of the field here."


class PermanenceApp(App[int]):
    """The permanence assistant on a full screen."""

    TITLE = "Permanence assistant"
    CSS_PATH = "permanence.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help_here", "Help"),
        Binding("f8", "browse", "Browse the guidance"),
        Binding("f9", "ask_guidance", "Ask the guidance"),
        Binding("f12", "explain_here", "Explain the words on this screen"),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False),
    ]

    def __init__(self, authority: str | None = None, today: date | None = None, pack: Path | None = None) -> None:
        """`authority`, `pack`: those named on the command line, which come before those in the settings."""
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.problem = ""
        """What stopped the app, in one line."""
        self._authority = authority
        self._pack = pack
        self._today = today
        self._desk: Desk | None = None
        self._desk_lock = Lock()
        self._opened: WorkingCase | None = None
        self._listening: Listening | None = None

    @property
    def listening(self) -> Listening:
        """What reads sentences; it loads once a question is up."""
        if self._listening is None:
            from assistant.listening import Listening

            self._listening = Listening(lambda: self.desk.guidance)
        return self._listening

    @property
    def desk(self) -> Desk:
        """What the screens work with; made once, by whoever needs it first. Raises BadKnowledge."""
        with self._desk_lock:
            if self._desk is None:
                from assistant.screens.desk import Desk

                self._desk = Desk(self._authority, self._today, self._pack)
            return self._desk

    # ------------------------------------------------------------ screens

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return HomeScreen()

    def on_mount(self) -> None:
        self._fit(self.size)

    def on_home_screen_shown(self) -> None:
        """Home is in front: bring its list up to date, and the first time make ready what the next screens need."""
        self.run_worker(self._list_kept, thread=True, exclusive=True, group="kept")

    def _list_kept(self) -> None:
        """In a thread, so that the keys stay quick; what a first case needs comes first."""
        import_module("assistant.screens.talk")
        from assistant.store import StoreError

        try:
            kept, trouble = self.desk.kept(), self.desk.passed_over or ""
        except StoreError as error:
            kept, trouble = (), str(error)
        except Refused as error:
            self.call_from_thread(self._end, str(error))
            return
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            last = self._opened.key if self._opened else None
            self.call_from_thread(home.show_kept, kept, self.desk.starts_with, trouble, last)

    def _end(self, problem: str) -> None:
        """End with the one line that says why."""
        self.problem = problem
        self.exit(CRASHED)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        too_small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if too_small and not self._says_too_small():
            self.push_screen(SmallScreen())
        while not too_small and self._says_too_small():
            self.pop_screen()

    def _says_too_small(self) -> bool:
        """Whether that is said; the commands may stand before it."""
        return any(isinstance(one, SmallScreen) for one in self.screen_stack)

    def on_home_screen_opened(self, event: HomeScreen.Opened) -> None:
        if event.what == BROWSE:
            self.action_browse()
        else:
            self.open_case(event.what)

    def action_browse(self) -> None:
        """The guidance to read in, as the worker of the case that is open reads it, or as new cases begin."""
        from assistant.screens.browse import BrowseScreen, open_contents

        if not isinstance(self.screen, BrowseScreen):  # Enter was pressed twice
            self._open_reading(open_contents)

    def action_ask_guidance(self) -> None:
        """Put a question to the guidance, from any screen."""
        from assistant.screens.asking import open_ask

        self._open_reading(open_ask)

    def action_explain_here(self) -> None:
        """The words of the field on the screen in front."""
        from assistant.screens.explaining import explain_here

        self._open_reading(explain_here)

    def _open_reading(self, opens: Callable[[App[int], Sitting | Desk], None]) -> None:
        """Open what reads the guidance, as the worker of the case that is open does, or as new cases begin."""
        work = self.working()
        try:
            opens(self, work.sitting if work else self.desk)
        except Refused as error:
            self._end(str(error))

    def open_case(self, what: str, restore: bool = False) -> None:
        """Open a new case, the sample, or a kept case by its key; one that is damaged offers its last good copy."""
        from assistant.screens.talk import TalkScreen
        from assistant.store import StoreError, Unreadable

        if self.working() is not None:  # Enter was pressed twice
            return
        try:
            desk = self.desk
            work = desk.new_case() if what == NEW else desk.sample() if what == SAMPLE else desk.open(what, restore)
        except Unreadable as error:
            offers = [("back", "Leave it for now")]
            if error.last_good is not None:
                offers.insert(0, ("restore", "Open the last good copy"))
            self.push_screen(ChooseScreen(str(error), offers), partial(self._restore, what))
        except StoreError as error:
            self.push_screen(ChooseScreen(str(error), (("back", "Back"),)))
        except Refused as error:
            self._end(str(error))
        else:
            self._opened = work
            self.push_screen(TalkScreen(work))

    def _restore(self, key: str, what: str | None) -> None:
        if what == "restore":
            self.open_case(key, restore=True)

    def on_home_screen_authority_wanted(self) -> None:
        offers = [(one.key, one.name) for one in self.desk.guidance.authorities.values()]
        self.push_screen(ChooseScreen("Whose policy should new cases begin with?", offers), self._set_authority)

    def _set_authority(self, authority: str | None) -> None:
        if authority is not None:
            self.desk.set_authority(authority)
            self.on_home_screen_shown()

    def on_home_screen_deleted(self, event: HomeScreen.Deleted) -> None:
        from assistant.store import StoreError

        try:
            self.desk.store.delete(event.key)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        self.on_home_screen_shown()

    def on_talk_screen_left(self) -> None:
        self.go_home()

    def on_talking_authority_chosen(self, event: TalkScreen.AuthorityChosen) -> None:
        self.desk.keep_authority(event.authority)

    def go_home(self) -> None:
        """Leave the case; it is kept."""
        self.close_case()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_siblings(self) -> None:
        """The brothers and sisters of the child whose case is open."""
        from assistant.screens.siblings import open_siblings

        open_siblings(self)

    def go_to(self, work: WorkingCase) -> None:
        """Leave the case for another that is open already."""
        from assistant.screens.talk import TalkScreen

        self.go_home()
        self._opened = work
        self.push_screen(TalkScreen(work))

    def close_case(self) -> None:
        """Let others open the case, if one is open; also once the screens are gone."""
        if self._opened is not None:
            self._opened.close()

    def working(self) -> WorkingCase | None:
        """The case that is being talked through, if there is one."""
        return next((one.work for one in self.screen_stack if hasattr(one, "work")), None)

    # ------------------------------------------------------------ help and commands

    def action_help_here(self) -> None:
        """Help for the screen in front, and for what has the focus in it."""
        if isinstance(self.screen, HelpScreen):
            return
        words = f"{getattr(self.screen, 'HELP', 'Escape goes back.')} {EVERYWHERE}"
        sentences = [f"{one.rstrip('.')}." for one in re.split(r"(?<=[\w)])\. ", words)]
        self.push_screen(HelpScreen("\n".join(["Help", *sentences]), (("back", "Back"),)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers here."""
        from assistant.screens.talk import TalkScreen

        if isinstance(screen, TalkScreen):
            yield SystemCommand(
                "Why this question", "What the answer can still change, and what says so", screen.action_why
            )
            yield SystemCommand("The options", "In the order they are considered", screen.action_options)
            yield SystemCommand(
                "Brothers and sisters", "Their cases side by side; begin or link one", self.action_siblings
            )
            yield SystemCommand("Change an answer", "An earlier one; the rest stays", screen.action_answers)
            yield SystemCommand("Add somebody", "To this case", screen.action_add)
            yield SystemCommand("Take somebody out", "With what was said of them", screen.action_take_out)
            yield SystemCommand("Keep a note", "With this case", screen.action_note)
            yield SystemCommand("Take back", "The last reply", screen.action_undo)
            yield SystemCommand("Home", "Leave this case; it is kept", self.go_home)
        elif isinstance(screen, HomeScreen):
            yield SystemCommand("New case", "Begin one", partial(self.open_case, NEW))
            yield SystemCommand("Your authority", "Whose policy new cases begin with", screen.action_authority)
            yield SystemCommand("Sample case", "Look at one; its people are invented", partial(self.open_case, SAMPLE))
        yield SystemCommand("Browse the guidance", "By document, option or topic, with search", self.action_browse)
        yield SystemCommand(
            "Ask the guidance", "In your own words: the passages that speak of it", self.action_ask_guidance
        )
        does = "What the words of the field mean that stand on this screen"
        yield SystemCommand("Explain the words on this screen", does, self.action_explain_here)
        yield SystemCommand("Light or dark", "Change the colours", self.action_other_theme)
        yield SystemCommand("Help", "For this screen", self.action_help_here)
        yield SystemCommand("Quit", "Everything answered is kept", self.action_quit)

    def action_other_theme(self) -> None:
        """Light for dark, dark for light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    # ------------------------------------------------------------ the end

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: no local variable is shown, for it could hold a child's story; the way back is said."""
        first = not self.problem
        self._return_code = CRASHED
        if first:
            self.problem = (
                f"something went wrong inside ({type(error).__name__}{_where(error)}). Everything you answered is "
                "kept: start `permanence` again to go on. Please report this line"
            )
            self._exception = error
        self._close_messages_no_wait()
        if first:
            self._exception_event.set()


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f", {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""


def run_app(authority: str | None = None, pack: Path | None = None) -> int:
    """Run the app until the worker quits; the exit code. What stopped it is said in one line."""
    app = PermanenceApp(authority, pack=pack)
    code = app.run()
    app.close_case()
    if app.problem:
        print(f"permanence: {app.problem}", file=sys.stderr)
        return CRASHED
    return code or 0
