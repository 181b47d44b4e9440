"""What may be carried over from one case to another: nothing is ticked until the worker ticks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.interview.linked import Offer, groups, with_needed, without_orphans
from assistant.screens.hanging import Hanging
from assistant.screens.keys import KeyLine
from assistant.screens.tall import TallList
from assistant.screens.words import plain

ABOVE = (
    "Tick only what is as true for this child. Half-brothers and half-sisters have another parent, and who somebody is "
    "to the child may differ. What you take can be changed here; the other case stays as it is."
)
GO_ON = "go_on"


class ConsentScreen(Screen[frozenset[str] | None]):
    """Gives back the ids of what was ticked; None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("space", "tick", "Tick", show=False),
        Binding("a", "tick_all", "All of these", show=False),
    ]
    HELP = (
        "Up and down walk through what could be carried over. Space or Enter ticks one or takes the tick away; A ticks "
        "all of the group under the bar, or none of it. End goes to the last line, and Enter there carries over what "
        "is ticked. What is said of a person comes with the person. Escape goes back, and nothing is carried over."
    )

    def __init__(self, offered: Sequence[Offer]) -> None:
        super().__init__()
        self._offered = tuple(offered)
        self._ticked: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        yield Static(ABOVE, id="note", markup=False)
        yield TallList(*self._rows(), id="look", compact=True)
        yield KeyLine("↑↓ walk  Space ticks  A all of these  End Enter go on  Esc back  F1 help")

    def _rows(self) -> list[Option]:
        rows: list[Option] = []
        for heading, group in groups(self._offered).items():
            rows.append(Option(plain(heading, "bold $primary"), id=f"group:{group[0].id}"))
            rows += [Option(self._row(one), id=one.id) for one in group]
        return [*rows, Option(plain(self._go_on(), "bold"), id=GO_ON)]

    def _row(self, one: Offer) -> Visual:
        return Hanging(plain("  [x] " if one.id in self._ticked else "  [ ] "), plain(one.words))

    def _go_on(self) -> str:
        return "Go on, and carry over what is ticked" if self._ticked else "Go on, and carry nothing over"

    def _draw(self) -> None:
        rows = self.query_one(TallList)
        here = rows.highlighted
        rows.set_options(self._rows())
        rows.highlighted = here

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == GO_ON:
            self.dismiss(self._ticked)
        else:
            self.action_tick()

    def _here(self) -> str:
        option = self.query_one(TallList).highlighted_option
        return str(option.id) if option is not None else ""

    def action_tick(self) -> None:
        """Tick what is under the bar, or take its tick away; with a person goes what is said of them."""
        here = self._here()
        if here not in {one.id for one in self._offered}:
            return
        if here in self._ticked:
            self._ticked = without_orphans(self._ticked - {here}, self._offered)
        else:
            self._ticked = with_needed(self._ticked | {here}, self._offered)
        self._draw()

    def action_tick_all(self) -> None:
        """Tick the whole group under the bar; where all of it is ticked, none."""
        here = self._here().removeprefix("group:")
        group = next((found for found in groups(self._offered).values() if here in {one.id for one in found}), ())
        ids = frozenset(one.id for one in group)
        self._ticked = self._ticked - ids if ids <= self._ticked else self._ticked | ids
        self._draw()
