"""Home: a new case, the cases kept, the sample."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.screens.choose import ChooseScreen
from assistant.screens.keys import KeyLine
from assistant.screens.words import plain

if TYPE_CHECKING:
    from assistant.store import Kept

WELCOME = (
    "I help you think through where a child will live for the rest of childhood. I ask one thing at a time, lay out "
    "every option in the order it is considered, and say whose guidance each reason comes from. I do not score and I "
    "do not decide. Everything stays on this computer: use a reference and roles, no names."
)
NEW, BROWSE, SAMPLE, QUIT = "new", "browse", "sample", "quit"
MOST_SHOWN = 30


class HomeScreen(Screen[None]):
    """Where the app opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "open('new')", "New case"),
        Binding("b", "open('browse')", "Browse the guidance"),
        Binding("s", "open('sample')", "Sample case"),
        Binding("delete", "delete", "Delete a case"),
        Binding("q", "app.quit", "Quit"),
        Binding("a", "authority", "Your authority"),
    ]
    HELP = (
        "Up and down, then Enter. N starts a new case, B or F8 opens the guidance to read in, A sets the authority "
        "that new cases begin with, S opens the sample (nothing of it is kept), Delete removes the case under the bar, "
        "Q quits. A case is kept as you answer, and opens where you left off."
    )

    class Shown(Message):
        """Home is in front: the list of cases wants to be brought up to date."""

    class Opened(Message):
        """Something was chosen: `NEW`, `BROWSE`, `SAMPLE`, or the key of a case."""

        def __init__(self, what: str) -> None:
            self.what = what
            super().__init__()

    class AuthorityWanted(Message):
        """The worker wants to set the authority that new cases begin with."""

    class Deleted(Message):
        """A case is to be deleted."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, Kept] = {}

    def compose(self) -> ComposeResult:
        yield Static("Permanence assistant", id="title", markup=False)
        yield Static(WELCOME, id="welcome", markup=False)
        yield Static("What shall we work on?", id="first", markup=False)
        yield OptionList(*self._offers(), id="home", compact=True)
        yield Static(id="trouble", markup=False)
        yield KeyLine("↑↓ Enter  N new  B browse  F9 ask  A authority  S sample  F1 help  Q quit")

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.post_message, self.Shown())

    def show_kept(self, kept: tuple[Kept, ...], starts_with: str, trouble: str = "", at: str | None = None) -> None:
        """Show the cases that are kept.

        `starts_with`: the authority of new cases, in words. `trouble`: why the cases cannot be looked at.
        `at`: the case that was open last.
        """
        self._kept = {one.key: one for one in kept}
        listed = self.query_one("#home", OptionList)
        here = at or (listed.highlighted_option.id if listed.highlighted_option else None)
        listed.set_options(self._offers())
        ids = [option.id for option in listed.options]
        listed.highlighted = ids.index(here) if here in ids else 0
        self.query_one("#trouble", Static).update(trouble)
        self.query_one("#first", Static).update(f"What shall we work on?{starts_with}")

    def _offers(self) -> list[Option | None]:
        shown = list(self._kept.values())[:MOST_SHOWN]
        found: list[Option | None] = [Option(plain("Start a new case"), id=NEW)]
        if shown:
            found.append(None)
        found += [Option(_kept_words(one), id=one.key) for one in shown]
        found.append(None)
        found.append(Option(plain("Browse the guidance"), id=BROWSE))
        found.append(Option(plain("Look at the sample case (its people are invented)"), id=SAMPLE))
        found.append(Option(plain("Quit"), id=QUIT))
        return found

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.action_open(event.option_id)

    def action_open(self, what: str) -> None:
        """Open what was chosen."""
        if what == QUIT:
            self.app.exit()
        else:
            self.post_message(self.Opened(what))

    def action_authority(self) -> None:
        """Set the authority that new cases begin with."""
        self.post_message(self.AuthorityWanted())

    def action_delete(self) -> None:
        """Delete the case under the bar, after asking."""
        option = self.query_one("#home", OptionList).highlighted_option
        kept = self._kept.get(option.id or "") if option else None
        if kept is None:
            return

        def chosen(what: str | None) -> None:
            if what == "delete":
                self.post_message(self.Deleted(kept.key))

        words = f"Delete “{_reference(kept)}” from this computer? It cannot be brought back."
        self.app.push_screen(ChooseScreen(words, (("keep", "Keep it"), ("delete", "Delete it"))), chosen)


def _reference(kept: Kept) -> str:
    return kept.label or f"A case without a reference ({kept.key[:4]})"


def _kept_words(kept: Kept) -> Content:
    from assistant.documents.words import when_words  # with the cases, so after the first frame

    if kept.problem:
        return Content.assemble((f"{_reference(kept)}  ", ""), (kept.problem, "$error"))
    return Content.assemble(
        (f"{_reference(kept)}  ", ""),
        (f"last changed {when_words(kept.changed, datetime.now().astimezone())}", "$quiet"),
    )
