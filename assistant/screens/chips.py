"""What was understood of a sentence: the worker's words, and under them what each part comes to, to be settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.interview import opened, settling
from assistant.interview.events import Draft
from assistant.interview.heard import Heard
from assistant.interview.sitting import Sitting
from assistant.interview.standing import clear_places, item_words
from assistant.screens.hanging import Hanging
from assistant.screens.row_list import RowList
from assistant.screens.said import Words
from assistant.screens.words import plain, put_in
from assistant.text import LONGEST_REPLY, capital

CLEAR, REST = "clear", "rest"
_STYLES = {"?": "$accent", "!": "bold $error"}
_MOST_WORDS = 280
_AROUND = 30
Row = tuple[str, str, str]
"""(id, key, words)"""
Reply = Callable[[Sitting], Sequence[Draft]]


class ChipsCard(Vertical):
    """What is left to settle. It settles nothing itself: it says what was replied, and shows what it is given next."""

    class Settled(Message):
        """A reply to what was understood."""

        def __init__(self, reply: Reply, heard: Heard, corrected: int | None = None) -> None:
            """`heard`: what it is a reply to. `corrected`: the place of the chip that was wrong, if one was."""
            self.reply = reply
            self.heard = heard
            self.corrected = corrected
            super().__init__()

    class Anew(Message):
        """What found no place is said another way."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="chips")
        self._sitting: Sitting | None = None
        self._open: int | None = None
        self._trouble = ""

    def compose(self) -> ComposeResult:
        yield Static(id="told", markup=False)
        yield RowList("chip-rows", self._key_pressed, self._enter_nowhere)
        yield Words(id="chip-words", compact=True, max_length=LONGEST_REPLY, select_on_focus=False)

    # ------------------------------------------------------------ showing

    def put(self, sitting: Sitting) -> None:
        """Show what is left to settle in this conversation."""
        before, now = self._heard, sitting.card.heard
        goes_on = before is not None and now is not None and before.words == now.words and before != now
        self._sitting, self._trouble = sitting, ""
        self._open = 0 if opened.is_lone(sitting) and not goes_on else None
        self.query_one(Words).value = ""
        self._draw()
        self.resume()

    def resume(self) -> None:
        """Go on where it stands."""
        self.query_one(RowList).focus()

    def trouble(self, words: str) -> None:
        """Say why a reply was not taken."""
        self._trouble = words
        self._draw_told()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while rows are open is no reply to them: that is said, and nothing is taken."""
        event.stop()
        self.trouble("settle these first, or keep what is left as a note: then paste it again")

    def _enter_nowhere(self) -> None:
        """Enter while no row has the bar: it settles nothing, and says what would."""
        how = "y is yes to all that is clear, a number opens one" if self._open is None else "its number chooses a row"
        self.trouble(f"{how}; the arrows move to one")

    def back_out(self) -> bool:
        """Back to the list from one that was opened; whether there was anything to go back from."""
        typing = self.query_one(Words).has_focus
        if typing:
            self.resume()
        elif self._open is None or (self._sitting is not None and opened.is_lone(self._sitting)):
            return False
        else:
            before, self._open, self._trouble = self._open, None, ""
            self._draw(before)
        return True

    @property
    def _heard(self) -> Heard | None:
        return self._sitting.card.heard if self._sitting is not None else None

    def _rows(self) -> list[Row]:
        sitting, heard = self._sitting, self._heard
        if sitting is None or heard is None:
            return []
        if self._open is not None:
            acts = opened.acts(sitting, self._open)
            return [(act, _key(number), words) for number, (act, words) in enumerate(acts, 1)]
        clear = clear_places(sitting, heard)
        numbers = ", ".join(str(place + 1) for place in clear)
        rows = [(CLEAR, "y", f"Yes to all that is clear: {numbers}")] if clear else []
        for place, item in enumerate(heard.items):
            rows.append((str(place), _key(place + 1), item_words(sitting, item)))
        return [*rows, (REST, "n", "Keep all that is left as a note")]

    def _draw(self, at: int | None = None) -> None:
        """`at`: the place of the item that the bar goes to."""
        self._draw_told()
        rows = self._rows()
        choices = self.query_one(RowList)
        choices.set_options(Option(_row_visual(key, words), id=identity) for identity, key, words in rows)
        # Nothing has the bar at first, so that no key pressed too often settles what was not read.
        choices.highlighted = next((index for index, row in enumerate(rows) if row[0] == str(at)), None)
        line = self.query_one(Words)
        line.display = self._takes_words
        line.placeholder = "or say it another way" if self._is_unplaced else "or say which, such as March 2021"

    @property
    def _is_unplaced(self) -> bool:
        return self._sitting is not None and opened.is_unplaced(self._sitting)

    @property
    def _takes_words(self) -> bool:
        if self._sitting is None or self._open is None:
            return False
        return self._is_unplaced or opened.typed_instead(self._sitting, self._open)

    def _draw_told(self) -> None:
        sitting, heard = self._sitting, self._heard
        if sitting is None or heard is None:
            return
        parts: list[Content | tuple[str, str]] = []
        if self._open is None:
            parts += [("You said “", ""), underlined(heard), ("”", "")]
            hint = "Nothing of it counts until you confirm it. A number opens one; x strikes the one at the bar."
        else:
            parts.append(("\n".join(opened.opened_words(sitting, self._open)), "bold"))
            hint = "" if opened.is_lone(sitting) else "Escape goes back to the list."
        if hint:
            parts.append((f"\n{hint}", "$quiet"))
        if self._trouble:
            parts.append((f"\n{capital(self._trouble)}.", "bold $error"))
        put_in(self.query_one("#told", Static), Content.assemble(*parts))

    # ------------------------------------------------------------ replies

    def _key_pressed(self, event: events.Key) -> bool:
        """Whether a key is one of the rows', or strikes."""
        key = "delete" if event.key in ("delete", "backspace") else event.character or ""
        return bool(key) and key != "?" and self._key(key)

    def _key(self, key: str) -> bool:
        """Whether a key among the rows is a reply, or the beginning of words."""
        at = self.query_one(RowList).highlighted
        rows = self._rows()
        chosen = next((row[0] for row in rows if row[1] == key), None)
        if chosen is not None:
            self._chosen(chosen)
        elif key in ("x", "X", "delete") and self._open is not None and not self._takes_words:
            self._chosen(opened.STRIKE)
        elif key in ("x", "X", "delete") and self._open is None and at is not None and rows[at][0].isdigit():
            place = int(rows[at][0])
            self._settle(lambda sitting: settling.strike_item(sitting, place), place, corrects=opened.STRIKE)
        elif key.isprintable() and len(key) == 1 and self._takes_words:
            words = self.query_one(Words)
            words.focus()
            words.insert_text_at_cursor(key)
        else:
            return False
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self._chosen(event.option_id)

    def _chosen(self, identity: str) -> None:
        place = self._open
        if place is not None:
            self._settle(lambda sitting: opened.do(sitting, place, identity), place, corrects=identity)
        elif identity == CLEAR:
            self._settle(settling.confirm_clear)
        elif identity == REST:
            self._settle(settling.note_rest)
        else:
            self._open, self._trouble = int(identity), ""
            self._draw()

    def _settle(self, reply: Reply, place: int | None = None, corrects: str = "") -> None:
        sitting, heard = self._sitting, self._heard
        if sitting is None or heard is None:
            return
        wrong = place is not None and opened.corrects(sitting, place, corrects)
        self.post_message(self.Settled(reply, heard, place if wrong else None))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        words, place = event.value.strip(), self._open
        if not words or place is None:
            self.resume()
        elif self._is_unplaced:
            self.post_message(self.Anew(words))
        else:
            self._settle(lambda sitting: settling.say_instead(sitting, place, words), place, corrects=opened.STRIKE)

    def on_words_to_choices(self, event: Words.ToChoices) -> None:
        event.stop()
        self.resume()


def _key(number: int) -> str:
    """The key of a row by its number; the tenth and those after it are walked to."""
    return str(number) if number < 10 else ""


def _row_visual(key: str, words: str) -> Hanging:
    return Hanging(Content.styled(f"{key:>2} ", "$quiet"), plain(words, _STYLES.get(words[:1], "")))


def underlined(heard: Heard) -> Content:
    """The worker's words: those that an item came from are underlined, with its number after them.

    Of a long reply only the words around each.
    """
    words, items = heard.words, heard.items
    edges = sorted({0, len(words), *(edge for item in items for edge in (item.start, item.end))})
    parts: list[tuple[str, str]] = []
    for start, end in pairwise(edges):
        marked = any(item.start <= start and end <= item.end for item in items)
        text = " ".join(re.split(r"[\t\n]", words[start:end]))
        if not marked and len(words) > _MOST_WORDS and len(text) > 2 * _AROUND:
            text = f"{text[:_AROUND]} … {text[-_AROUND:]}"
        parts.append((text, "underline" if marked else ""))
        numbers = ",".join(str(place + 1) for place, item in enumerate(items) if item.end == end)
        if numbers:
            parts.append((f" [{numbers}]", "$quiet"))
    return Content.assemble(*parts)
