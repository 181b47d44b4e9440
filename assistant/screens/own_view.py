"""The worker's own view on the screen: what they say of an entry beside it, and their order and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from assistant.documents import own_view as pages
from assistant.documents.views import Line
from assistant.interview import own_view
from assistant.interview.events import Draft
from assistant.interview.own_view import OfEntry
from assistant.interview.sitting import Sitting
from assistant.reasoning.records import OwnEntry, Seat
from assistant.reasoning.words import seat_label
from assistant.screens.choose import SayScreen
from assistant.screens.lines import LineList
from assistant.screens.look import LookScreen
from assistant.screens.palette import Offered, OfferedCommands
from assistant.screens.said import Words
from assistant.text import capital

if TYPE_CHECKING:
    from assistant.screens.talk import TalkScreen

OWN_WORDS = "In your own words, beside the assistant's"
_TITLES: dict[OfEntry, str] = {"means": pages.MEANS, "disagrees": pages.DIFFERS}


class TellScreen(SayScreen):
    """Asks for words that may have been given before; empty words take them away, None leaves them."""

    HELP = (
        "Type, then Enter. What you said before can be changed; with nothing on the line, Enter takes it away. Escape "
        "goes back and leaves it as it is."
    )

    def __init__(self, words: str, before: str) -> None:
        super().__init__(words)
        self._before = before

    def on_mount(self) -> None:
        line = self.query_one(Words)
        line.value = pages.own_words(self._before)
        line.cursor_position = len(line.value)

    def on_input_submitted(self, event: Words.Submitted) -> None:
        event.stop()
        event.prevent_default()  # what it asks for elsewhere tells nothing typed from Escape
        words = event.value.strip()
        self.dismiss(None if words == pages.own_words(self._before) else words)


MEANS = Binding("m", "say_of('means')", "What it would mean for this child")
DIFFERS = Binding("d", "say_of('disagrees')", "I see it differently")


class WritingScreen(LookScreen):
    """A view in which something can be written; it shows the case as it is now, also after a reply kept late."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {OfferedCommands}
    WRITES: ClassVar[tuple[Binding, ...]] = (MEANS, DIFFERS)
    BINDINGS: ClassVar[list[BindingType]] = [MEANS, DIFFERS]

    def offered(self) -> Iterable[Offered]:
        """The keys that write something."""
        for one in self.WRITES:
            yield one.description, OWN_WORDS, partial(self.call_later, self.run_action, one.action)

    def __init__(self, sitting: Sitting, lines_of: Callable[[Sitting], Sequence[Line]]) -> None:
        """`lines_of`: what is shown of a case."""
        self._lines_of = lines_of
        super().__init__(lines_of(sitting), sitting)

    def lines_now(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines_of(self.sitting)

    def seat_now(self) -> Seat | None:
        """The entry that is written of: the one at the bar."""
        opens = self.query_one(LineList).at_bar
        return opens if isinstance(opens, Seat) else None

    def on_screen_resume(self) -> None:
        self.show_now()

    def show_now(self) -> None:
        """Show it as it is now; what is opened from here is of the same."""
        self._sitting = self.sitting
        for lines in self.query(LineList):
            lines.show_lines(self.lines_now())

    def action_say_of(self, what: OfEntry) -> None:
        """Write what an entry would mean for the child, or where it is seen differently."""
        seat = self.seat_now()
        if seat is None:
            self.trouble("walk to an option first: this is said of one of them")
            return
        entry = self.sitting.state.own.entries.get(seat, OwnEntry())
        before = entry.means if what == "means" else entry.disagrees
        label = seat_label(seat, self.sitting.guidance, self.sitting.facts)
        self.ask(f"{label}\n\n{_TITLES[what]}?", before, lambda said: own_view.say_of(self.sitting, seat, what, said))

    def ask(self, words: str, before: str, reply: Callable[[str], Sequence[Draft]]) -> None:
        """Ask for words, in roles and without names, and keep them."""

        def said(text: str | None) -> None:
            if text is not None:
                self._take_words(text, reply)

        self.app.push_screen(TellScreen(f"{words} In your words; roles, please, and no names.", before), said)

    def _take_words(self, words: str, reply: Callable[[str], Sequence[Draft]]) -> None:
        """Keep words, once what in them could tell who somebody is was pointed out."""
        talk = _talk(self)
        if talk is not None:
            talk.take_words(words, reply, self.trouble, self.take)

    def take(self, reply: Callable[[], Sequence[Draft]]) -> None:
        """Keep it as any reply is kept, and show it."""
        talk = _talk(self)
        if talk is None:
            return
        talk.take(reply, self.trouble)
        self.show_now()

    def trouble(self, words: str) -> None:
        """Say why it was not taken."""
        self.notify(f"{capital(words)}.", severity="warning", markup=False)


class EntryScreen(WritingScreen):
    """One entry, with what the worker says of it; W explains why it stands where it does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "explain", "Why it stands so")]
    KEYS = "↑↓ walk  Enter open  w why  m what it would mean  d differ  Esc back  F1 help"
    HELP = (
        "Up and down walk through the lines. Enter opens the citation behind a line. W explains why this option stands "
        "where it does: in a line, in short with what it rests on, and part by part, with what would settle or change "
        "it. M writes what this option would mean for this child, D where you see it differently: in your own words, "
        "kept at the end of this view beside the assistant's. They move nothing in the reasoning. Escape goes back one "
        "step, F3 to the question. F8 opens the guidance."
    )

    def __init__(self, seat: Seat, sitting: Sitting) -> None:
        self._seat = seat
        super().__init__(sitting, self._entry_in)

    def _entry_in(self, sitting: Sitting) -> Sequence[Line]:
        of = sitting.assessment
        entry = next((one for one in of.entries if one.seat == self._seat), None)
        gone = (Line("text", "This option is not laid out any more."),)
        return pages.entry_with_own(entry, of, sitting.guidance, sitting.facts) if entry else gone

    def seat_now(self) -> Seat | None:
        return self._seat

    def action_explain(self) -> None:
        """Why the entry stands where it does, in three depths."""
        from assistant.documents.explained import explanation_view
        from assistant.reasoning.explain import explain

        sitting = self.sitting
        explanation = explain(sitting.guidance, sitting.case, sitting.today, self._seat)
        if explanation is not None:
            lines = explanation_view(explanation, sitting.guidance, sitting.facts, sitting.case.authority)
            self.app.push_screen(LookScreen(lines, sitting))

    def take(self, reply: Callable[[], Sequence[Draft]]) -> None:
        super().take(reply)
        self.call_after_refresh(self._show_own)

    def _show_own(self) -> None:
        """What they said, as near the top as it can be."""
        for lines in self.query(LineList):
            lines.walk_to(pages.TITLE)
            lines.scroll_to_highlight(top=True)


REASONS = Binding("r", "reasons", "Your reasons, for the view as a whole")


class OwnViewScreen(WritingScreen):
    """Their order and reasons, and what they said of each entry."""

    WRITES: ClassVar[tuple[Binding, ...]] = (REASONS, MEANS, DIFFERS)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "place", "Into your order, or out of it"),
        Binding("plus,equals_sign", "move(-1)", "Earlier in your order"),
        Binding("minus", "move(1)", "Later in your order"),
        REASONS,
    ]
    KEYS = "Space in/out  + up  - down  r reasons  m means  d differ  Esc back  F1 help"
    HELP = (
        "This is your own view, beside the assistant's; it moves nothing in the reasoning. Walk to an option: Space "
        "puts it next in your order or takes it out, + moves it earlier, - later. R writes your reasons for the view "
        "as a whole. M writes what the option would mean for this child, D where you see it differently. Enter opens "
        "the option, Escape goes back, F3 to the question."
    )

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting, _own_view_of)

    def action_place(self) -> None:
        """Into their order, or out of it; then the highlight goes on to the next entry that is not in it."""
        next_one = self._next_unplaced()
        before = self.sitting.state.own.order
        self._with_seat(lambda seat: own_view.place_or_take_out(self.sitting, seat))
        if next_one is not None and len(self.sitting.state.own.order) > len(before):
            places = [index for index, line in enumerate(self.lines_now()) if line.opens == next_one]
            self.query_one(LineList).highlighted = places[-1]

    def _next_unplaced(self) -> Seat | None:
        """The entry after the highlighted one that is not in their order yet."""
        here = self.query_one(LineList).highlighted or 0
        order = self.sitting.state.own.order
        after = [line.opens for line in self.lines_now()[here + 1 :] if line.style == "entry"]
        return next((seat for seat in after if isinstance(seat, Seat) and seat not in order), None)

    def action_move(self, by: Literal[-1, 1]) -> None:
        """Earlier or later in their order."""
        self._with_seat(lambda seat: own_view.move(self.sitting, seat, by))

    def _with_seat(self, reply: Callable[[Seat], Sequence[Draft]]) -> None:
        seat = self.seat_now()
        if seat is None:
            self.trouble("walk to an option first: this moves one of them")
            return
        self.take(lambda: reply(seat))

    def action_reasons(self) -> None:
        """Write the reasons for the view as a whole."""
        before = self.sitting.state.own.reasons
        self.ask(
            "Your reasons, for the view as a whole?", before, lambda said: own_view.give_reasons(self.sitting, said)
        )


def _own_view_of(sitting: Sitting) -> Sequence[Line]:
    return pages.own_view(sitting.assessment, sitting.guidance, sitting.facts, rest=True)


def _talk(screen: Screen[Any]) -> TalkScreen | None:
    """The conversation beneath; None where there is none."""
    from assistant.screens.talk import TalkScreen

    return next((one for one in screen.app.screen_stack if isinstance(one, TalkScreen)), None)
