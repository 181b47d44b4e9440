"""A small question over the screen: a sentence and a few things to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.screens.said import Words
from assistant.screens.words import plain

FROM_THE_APP = (
    Binding("f1", "app.help_here", "Help"),
    Binding("f9", "app.ask_guidance", "Ask the guidance"),
    Binding("f12", "app.explain_here", "Explain the words on this screen"),
)
"""What stands over a screen has none of the app's own keys, so it has these again."""


class ChooseScreen(ModalScreen[str | None]):
    """Gives back the id of what was chosen; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        *FROM_THE_APP,
    ]
    HELP = "Up and down, then Enter. Escape goes back without doing anything."

    def __init__(self, words: str, offers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words = words
        self._offers = tuple(offers)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(self._words, markup=False)
            yield OptionList(*(Option(plain(label), id=identity) for identity, label in self._offers), compact=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


class HelpScreen(ChooseScreen):
    """Help for the screen beneath."""


class SayScreen(ModalScreen[str | None]):
    """Asks for a few words; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", priority=True),
        *FROM_THE_APP,
    ]
    HELP = "Type, then Enter. Escape goes back without keeping anything."

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(self._words, markup=False)
            yield Words(compact=True, max_length=2000)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)
