"""The question that is put: choose, or say it in words."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from assistant.interview.cards import SIGNS, SPECIALS, Card
from assistant.interview.state import Pair
from assistant.interview.transcript import unplaced_words
from assistant.screens.row_list import RowList
from assistant.screens.rows import DONE, NOT_THAT, Row, row_visual, rows_of
from assistant.screens.said import Words
from assistant.screens.words import put_in
from assistant.text import LONGEST_REPLY

DISAGREE = dict(SPECIALS)["disputed"].lower()


class QuestionCard(Vertical):
    """One card. It holds no answer of its own: it says what was replied, and shows the next card it is given."""

    class Replied(Message):
        """A plain value was chosen."""

        def __init__(self, value: Any, card: Card) -> None:
            """`card`: the one it was chosen on; another may be put by the time this arrives."""
            self.value = value
            self.card = card
            super().__init__()

    class Said(Message):
        """A reply in words."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Confirmed(Message):
        """One of the meanings shown is right."""

        def __init__(self, which: int) -> None:
            self.which = which
            super().__init__()

    class Struck(Message):
        """None of the meanings shown is right."""

    class Left(Message):
        """The question is left for now."""

    class Wondered(Message):
        """Why the question is asked."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._card: Card | None = None
        self._meanings: tuple[str, ...] = ()
        self._trouble = ""
        self._ticked: list[str] = []
        self._unsent: dict[Pair, list[str]] = {}
        """Ticks of lists that another question came before."""
        self._sent = False
        """Whether a reply to this card is under way, so that its ticks are done with."""
        self._versions: list[Any] | None = None
        """Versions of a disputed answer, while they are being said."""

    def compose(self) -> ComposeResult:
        yield Static(id="ask", markup=False)
        yield RowList("choices", self._key_pressed, self._enter_nowhere)
        yield Words(self._instead, id="words", compact=True, max_length=LONGEST_REPLY, select_on_focus=False)

    def put(self, card: Card, meanings: tuple[str, ...] = ()) -> None:
        """Put a card. `meanings`: what the worker's words were read as, in words, to be confirmed."""
        again = not self._sent and (self._card, self._meanings) == (card, meanings)
        self._set_ticks(card)
        self._card, self._meanings, self._trouble, self._sent = card, meanings, "", False
        words = self.query_one(Words)
        words.value = card.suggested[0] if card.kind == "text" and card.suggested else ""
        words.placeholder = "" if card.kind in ("text", "date", "number") else "or say it in your own words"
        if not again:
            self._versions = None
        self._draw(first=not again)
        self.resume()

    def _set_ticks(self, card: Card) -> None:
        """The ticks of this card: those not sent when something else came between; else what is suggested."""
        before = self._card
        if before is not None and before.takes_several and self._versions is None:
            self._unsent.pop(before.pair, None)
            if not self._sent:
                self._unsent[before.pair] = self._ticked
        elif before == card and not self._sent:  # a note was kept while versions are being said
            return
        offered = {offer.id for offer in card.offers}
        self._ticked = [one for one in self._unsent.get(card.pair, card.suggested) if one in offered]

    def resume(self) -> None:
        """Go on with the card as it stands."""
        words = self.query_one(Words)
        if self._typed_in and not self._meanings:
            words.cursor_position = len(words.value)
            words.focus()
        else:
            self.query_one(RowList).focus()

    def trouble(self, words: str) -> None:
        """Say why a reply was not taken; it stays where it was typed, to be typed over."""
        self._trouble = words
        self._sent = False
        self._draw_ask()
        typed = self.query_one(Words)
        typed.selection = Selection(0, len(typed.value))

    @property
    def _typed_in(self) -> bool:
        return self._card is not None and self._card.kind in ("text", "date", "number")

    def _rows(self) -> list[Row]:
        return rows_of(self._card, self._meanings, self._ticked, self._versions) if self._card else []

    def _draw(self, first: bool = False) -> None:
        self._draw_ask()
        choices = self.query_one(RowList)
        rows = self._rows()
        here = choices.highlighted
        choices.set_options(Option(row_visual(key, words), id=identity) for identity, key, words in rows)
        choices.display = bool(rows)
        wanted = self._beginning(rows) if first else here
        choices.highlighted = None if wanted is None or not rows else min(wanted, len(rows) - 1)
        self.query_one(Words).display = not self._meanings and self._versions is None

    def _beginning(self, rows: list[Row]) -> int | None:
        """The row that Enter takes at first: what is suggested, or the one meaning; else none, so that nothing is
        answered by a key pressed too often.
        """
        if self._meanings:
            return 0 if len(self._meanings) == 1 else None
        suggested = self._card.suggested if self._card else ()
        return next((index for index, row in enumerate(rows) if row[0] in suggested), None)

    def _draw_ask(self) -> None:
        card = self._card
        if card is None:
            return
        parts: list[tuple[str, str]] = []
        if card.whom:
            parts.append((f"About {card.whom}\n", "$primary"))
        parts.append((card.ask, "bold"))
        reading = card.reading
        if reading is not None and self._meanings:
            unplaced = unplaced_words(reading.unplaced)
            parts.append((f"\nYou said “{reading.words[:200]}”.{unplaced} Is this what you mean?", "$accent"))
        hint = self._hint(card)
        if hint:
            parts.append((f"\n{hint}", "$quiet"))
        if self._trouble:
            parts.append((f"\n{self._trouble[:1].upper()}{self._trouble[1:]}.", "bold $error"))
        put_in(self.query_one("#ask", Static), Content.assemble(*parts))

    def _hint(self, card: Card) -> str:
        if self._versions is not None:
            said = f" {len(self._versions)} said." if self._versions else ""
            if card.takes_several:
                return f"Tick what one of them says and press Enter on it, then the next.{said} 0: that is all."
            return "Tick each version that somebody holds to, then 0."
        if self._meanings:
            return ""
        if card.takes_several:
            return "Space, its number or Enter ticks. Enter on a ticked one goes on."
        return card.hint

    # ------------------------------------------------------------ replies

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self._chosen(event.option_id)

    def _key_pressed(self, event: events.Key) -> bool:
        """Whether a key is no movement, and taken as a reply or as words; `?` asks why, as everywhere."""
        if not (event.character and event.is_printable and event.character != "?"):
            return False
        self._key(event.character)
        return True

    def _key(self, key: str) -> None:
        """A key typed among the choices: a number, a tick, or the beginning of the worker's own words."""
        words = self.query_one(Words)
        if self.screen.focused is words:
            words.insert_text_at_cursor(key)
            return
        if key == " ":
            here = self.query_one(RowList).highlighted
            if here is not None and self._ticks:
                self._tick(self._rows()[here][0])
        elif not self._reply_by_key(key) and words.display:
            self._say(key)

    def _reply_by_key(self, key: str) -> bool:
        """Choose or tick the row with this key, if it can be no other's beginning; whether there was one."""
        rows = self._rows()
        chosen = next((row[0] for row in rows if row[1] == key), None)
        begins_another = any(row[1].startswith(key) and row[1] != key for row in rows)
        if chosen is None or (begins_another and self.query_one(Words).display):
            return False
        if self._ticks and key not in SIGNS:
            self._tick(chosen)
            choices = self.query_one(RowList)
            choices.highlighted = next((at for at, row in enumerate(self._rows()) if row[0] == chosen), None)
        else:
            self._chosen(chosen)
        return True

    def _enter_nowhere(self) -> None:
        """Enter while no row has the bar: it answers nothing, and says what would."""
        how = "move to one with the arrows, or press its number"
        if self._ticks and self._ticked:
            how = "Enter on a ticked one goes on: move to it with the arrows"
        elif self._ticks:
            how = "Space or its number ticks one; Enter on a ticked one goes on"
        self._trouble = how
        self._draw_ask()

    def _instead(self, key: str) -> bool:
        """Whether a key pressed before anything was typed is a reply, or a question, rather than words."""
        if key == "?":
            self.post_message(self.Wondered())
            return True
        if not self._reply_by_key(key):
            return False
        if not self._typed_in:
            self.query_one(Words).value = ""
            self.query_one(RowList).focus()
        return True

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted among the choices is said in words."""
        if self.query_one(Words).display:
            event.stop()
            self._say(event.text)

    def _say(self, beginning: str) -> None:
        words = self.query_one(Words)
        self.screen.set_focus(words)
        words.insert_text_at_cursor(beginning)

    @property
    def _ticks(self) -> bool:
        """Whether what is chosen is ticked first, and sent on together."""
        return (
            self._card is not None and not self._meanings and (self._card.takes_several or self._versions is not None)
        )

    def _tick(self, identity: str) -> None:
        card = self._card
        if card is None or identity not in {offer.id for offer in card.offers}:
            if card is not None:
                self._chosen(identity)
            return
        if identity in self._ticked:
            self._ticked.remove(identity)
        elif identity in card.alone and (self._versions is None or card.takes_several):
            self._ticked = [identity]
        else:
            self._ticked = [one for one in self._ticked if one not in card.alone] + [identity]
        order = [offer.id for offer in card.offers]
        self._ticked.sort(key=order.index)
        self._trouble = ""
        self._draw()

    def _chosen(self, identity: str) -> None:
        card = self._card
        if card is None:
            return
        if self._meanings:
            self._send(self.Struck() if identity == NOT_THAT else self.Confirmed(int(identity)))
        elif identity == "leave":
            self._send(self.Left())
        elif identity == "disputed" and card.takes_choices and self._versions is None:
            self.disagree()
        elif identity in dict(SPECIALS):
            self._send(self.Replied(identity, card))
        elif self._versions is not None:
            self._version_chosen(card, identity)
        elif not card.takes_several:
            self._send(self.Replied(identity, card))
        elif identity in self._ticked:
            self._send(self.Replied(list(self._ticked), card))
        else:
            self._tick(identity)

    def _send(self, reply: Message) -> None:
        """Hand a reply on."""
        self._sent = not isinstance(reply, self.Struck)
        self.post_message(reply)

    def _version_chosen(self, card: Card, identity: str) -> None:
        """A row chosen while the versions of a disputed answer are being said."""
        versions = [*(self._versions or []), *([list(self._ticked)] if card.takes_several and self._ticked else [])]
        if identity == DONE:
            said = versions if card.takes_several else list(self._ticked)
            if len(said) == 1:
                self.trouble("one version is no disagreement: tick another, or none")
            else:
                self._send(self.Replied({"disputed": said} if said else "disputed", card))
        elif card.takes_several and identity in self._ticked:
            self._versions, self._ticked = versions, []
            self._draw(first=True)
        else:
            self._tick(identity)

    def disagree(self) -> None:
        """Ask for the versions that people hold to."""
        self._versions, self._ticked = [], []
        self._draw(first=True)
        self.query_one(RowList).focus()

    def back_out(self) -> bool:
        """Leave off saying versions; whether there was anything to leave off."""
        if self._versions is None:
            return False
        self._versions, self._ticked = None, []
        self._draw(first=True)
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        card = self._card
        words = event.value.strip()
        if card is not None and (words or card.kind == "text"):
            self._send(self.Said(words) if card.kind != "text" else self.Replied(words, card))
        elif card is not None:
            self.query_one(RowList).focus()

    def on_words_to_choices(self, event: Words.ToChoices) -> None:
        choices = self.query_one(RowList)
        if choices.display:
            event.stop()
            choices.focus()
