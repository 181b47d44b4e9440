"""The app: it opens screens and hands them what they need."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.guidance import BadKnowledge, Guidance, load_guidance
from assistant.paths import cache_folder, cases_folder, data_folder
from assistant.screens.choose import ChooseScreen
from assistant.screens.home import NEW, SAMPLE, HomeScreen
from assistant.screens.small import SMALLEST, SmallScreen
from assistant.screens.talk import TalkScreen
from assistant.screens.theme import DARK, LIGHT
from assistant.settings import Settings, keep_settings, read_settings

if TYPE_CHECKING:
    from assistant.store import Store
    from assistant.working import WorkingCase

CRASHED = 2


class PermanenceApp(App[int]):
    """The permanence assistant on a full screen."""

    TITLE = "Permanence assistant"
    CSS_PATH = "permanence.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help_here", "Help"),
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False),
    ]

    def __init__(self, authority: str | None = None, today: date | None = None) -> None:
        """`authority`: the one named on the command line, which comes before the one in the settings."""
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.problem = ""
        """What stopped the app, in one line."""
        self._today = today
        self._authority = authority
        self._guidance: Guidance | None = None
        self._store: Store | None = None

    # ------------------------------------------------------------ what screens need

    @property
    def guidance(self) -> Guidance:
        """The guidance, loaded when it is first needed; where it cannot be, the app ends with the reason."""
        if self._guidance is None:
            self._guidance = load_guidance(cache=cache_folder())
        return self._guidance

    @property
    def store(self) -> Store:
        """Where cases are kept."""
        if self._store is None:
            from assistant.store import Store
            from assistant.working import label_of

            self._store = Store(cases_folder(), label=label_of)
        return self._store

    @property
    def day(self) -> date:
        """The day that is reasoned as of."""
        return self._today or date.today()

    def keep_authority(self, authority: str) -> None:
        """Remember whose policy the worker works to, so that it need not be asked for every case."""
        self._authority = authority
        keep_settings(data_folder(), Settings(authority))

    def _known_authority(self) -> str | None:
        named = self._authority or read_settings(data_folder()).authority
        return named if named in self.guidance.authorities else None

    # ------------------------------------------------------------ screens

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return HomeScreen()

    def on_mount(self) -> None:
        self._fit()
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        """After the first frame: what the next screens will need."""
        self._sure(lambda: self.guidance)

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        too_small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        shown = isinstance(self.screen, SmallScreen)
        if too_small and not shown:
            self.push_screen(SmallScreen())
        elif shown and not too_small:
            self.pop_screen()

    def _sure(self, work: Callable[[], object]) -> bool:
        """Do it; where the knowledge cannot be used, end with the one line that says why."""
        try:
            work()
        except BadKnowledge as error:
            self.problem = str(error)
            self.exit(CRASHED)
            return False
        return True

    def on_home_screen_shown(self) -> None:
        self.list_kept()

    def on_home_screen_opened(self, event: HomeScreen.Opened) -> None:
        if event.what == NEW:
            self.new_case()
        elif event.what == SAMPLE:
            self.sample_case()
        else:
            self.open_case(event.what)

    def on_home_screen_deleted(self, event: HomeScreen.Deleted) -> None:
        self.delete_case(event.key)

    def on_talk_screen_left(self) -> None:
        self.go_home()

    def on_talk_screen_authority_chosen(self, event: TalkScreen.AuthorityChosen) -> None:
        self.keep_authority(event.authority)

    def new_case(self) -> None:
        """Begin a new case."""
        from assistant.working import start

        if self._sure(lambda: self.guidance):
            self.push_screen(TalkScreen(start(self.guidance, self.day, self.store, self._known_authority())))

    def sample_case(self) -> None:
        """Look at the sample; nothing of it is kept."""
        from assistant.training.sample import sample_sitting
        from assistant.working import WorkingCase, now

        if self._sure(lambda: self.guidance):
            self.push_screen(TalkScreen(WorkingCase(sample_sitting(self.guidance, now()), None)))

    def open_case(self, key: str, restore: bool = False) -> None:
        """Take up a kept case; one that is damaged offers its last good copy."""
        from assistant.store import StoreError, Unreadable
        from assistant.working import take_up

        if not self._sure(lambda: self.guidance):
            return
        try:
            file = self.store.restore(key) if restore else self.store.open(key)
            work = take_up(self.guidance, self.day, self.store, file)
        except Unreadable as error:
            offers = [("back", "Leave it for now")]
            if error.last_good is not None:
                offers.insert(0, ("restore", "Open the last good copy"))
            self.push_screen(ChooseScreen(str(error), offers), partial(self._restore, key))
            return
        except StoreError as error:
            self.push_screen(ChooseScreen(str(error), (("back", "Back"),)))
            return
        self.push_screen(TalkScreen(work))

    def _restore(self, key: str, what: str | None) -> None:
        if what == "restore":
            self.open_case(key, restore=True)

    def delete_case(self, key: str) -> None:
        """Delete a kept case."""
        from assistant.store import StoreError

        try:
            self.store.delete(key)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        self.list_kept()

    def list_kept(self) -> None:
        """Bring the list of cases up to date."""
        from assistant.store import StoreError

        home = self.screen
        if not isinstance(home, HomeScreen):
            return
        try:
            home.show_kept(self.store.kept())
        except StoreError as error:
            home.show_kept((), str(error))

    def go_home(self) -> None:
        """Leave the case; it is kept."""
        while len(self.screen_stack) > 1:
            screen = self.screen
            if isinstance(screen, TalkScreen):
                screen.work.close()
            self.pop_screen()

    def working(self) -> WorkingCase | None:
        """The case that is being talked through, if there is one."""
        return next((one.work for one in self.screen_stack if isinstance(one, TalkScreen)), None)

    # ------------------------------------------------------------ help and commands

    def action_help_here(self) -> None:
        """Help for the screen in front, and for what has the focus in it."""
        from assistant.documents.views import Line

        words = str(getattr(self.screen, "HELP", "Escape goes back."))
        offers = (("back", "Back"),)
        lines = [Line("title", "Help"), *(Line("text", f"{one.rstrip('.')}.") for one in words.split(". "))]
        self.push_screen(ChooseScreen("\n".join(line.text for line in lines), offers))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers here."""
        if isinstance(screen, TalkScreen):
            yield SystemCommand(
                "Why this question", "What the answer can still change, and what says so", screen.action_why
            )
            yield SystemCommand("The options", "In the order they are considered", screen.action_options)
            yield SystemCommand("Change an answer", "An earlier one; the rest stays", screen.action_answers)
            yield SystemCommand("Add somebody", "To this case", screen.action_add)
            yield SystemCommand("Take somebody out", "With what was said of them", screen.action_take_out)
            yield SystemCommand("Keep a note", "With this case", screen.action_note)
            yield SystemCommand("Take back", "The last reply", screen.action_undo)
            yield SystemCommand("Home", "Leave this case; it is kept", self.go_home)
        elif isinstance(screen, HomeScreen):
            yield SystemCommand("New case", "Begin one", self.new_case)
            yield SystemCommand("Sample case", "Look at one; its people are invented", self.sample_case)
        yield SystemCommand("Light or dark", "Change the colours", self.action_other_theme)
        yield SystemCommand("Help", "For this screen", self.action_help_here)
        yield SystemCommand("Quit", "Everything answered is kept", self.action_quit)

    def action_other_theme(self) -> None:
        """Light for dark, dark for light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    # ------------------------------------------------------------ the end

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: no local variable is shown, for it could hold a child's story; the way back is said."""
        self._return_code = CRASHED
        if not self._exception_event.is_set():
            self._exception = error
            self._exception_event.set()
            self.problem = (
                f"something went wrong inside ({type(error).__name__}{_where(error)}). Everything you answered is "
                "kept: start `permanence` again to go on. Please report this line"
            )
        self._close_messages_no_wait()


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f", {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""


def run_app(authority: str | None = None) -> int:
    """Run the app until the worker quits; the exit code. What stopped it is said in one line."""
    app = PermanenceApp(authority)
    code = app.run()
    work = app.working()
    if work is not None:
        work.close()
    if app.problem:
        print(f"permanence: {app.problem}", file=sys.stderr)
        return CRASHED
    return code or 0
