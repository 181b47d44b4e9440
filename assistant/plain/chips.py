"""What was understood of a sentence, read out and settled line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.interview import opened, settling
from assistant.interview.events import Draft
from assistant.interview.heard import Heard
from assistant.interview.replies import BadReply
from assistant.interview.sitting import Sitting
from assistant.interview.standing import clear_places, item_words
from assistant.plain.terminal import Terminal

_ONE = re.compile(r"(?:(strike|x|note) )?(\d{1,3})")
_ALL = re.compile(r"note(?: all| the rest)?|y|yes|n|no")
HOW = "type y, a number, strike and a number, note and a number, or note all"


def put_heard(terminal: Terminal, sitting: Sitting, heard: Heard) -> None:
    """Read out what is left to settle, and how."""
    terminal.say()
    terminal.say(f"You said: “{' '.join(heard.words.split())}”")
    if opened.is_lone(sitting):
        _put_opened(terminal, sitting, 0)
        return
    terminal.say("This is how I read it. Nothing of it counts until you confirm it.")
    terminal.choices([item_words(sitting, item) for item in heard.items])
    clear = clear_places(sitting, heard)
    if clear:
        terminal.say(f"Type y to confirm what is clear: {numbers_words(clear)}.")
    terminal.say(
        "Type a number to settle or correct that one, strike 2 to strike it, note 2 to keep it as a note, note all to "
        "keep everything that is left as a note."
    )


def _put_opened(terminal: Terminal, sitting: Sitting, place: int) -> None:
    """Read out one chip or clause with what can be done about it."""
    offered = opened.acts(sitting, place)
    for line in opened.opened_words(sitting, place):
        terminal.say(line)
    terminal.choices([words for _, words in offered])
    typed = opened.typed_instead(sitting, place)
    or_say = ", or say it another way" if opened.is_unplaced(sitting) else ", or say it" if typed else ""
    terminal.say(f"Type a number from 1 to {len(offered)}{or_say}.")


def numbers_words(places: Sequence[int]) -> str:
    """Places as they are numbered."""
    return ", ".join(str(place + 1) for place in places)


def settles(text: str) -> bool:
    """Whether a line is said to what was understood, rather than a command."""
    plain = _plain(text)
    return _ONE.fullmatch(plain) is not None or _ALL.fullmatch(plain) is not None


def _plain(text: str) -> str:
    return " ".join(text.lower().strip(" .!").split())


class Settling:
    """Takes a line about what was understood. `corrected`: the place of the chip last struck or corrected, if any."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.corrected: int | None = None

    def take(self, text: str, sitting: Sitting) -> Sequence[Draft]:
        """What happens by this line; nothing where the worker goes back. Raises BadReply."""
        self.corrected = None
        plain, heard = _plain(text), settling.heard_now(sitting)
        one = _ONE.fullmatch(plain)
        if opened.is_lone(sitting) and _ALL.fullmatch(plain) is None and (one is None or not one[1]):
            return self._act(sitting, 0, text)
        if plain in ("y", "yes"):
            return settling.confirm_clear(sitting)
        if plain.startswith("note") and one is None:
            return settling.note_rest(sitting)
        if one is None and plain in ("n", "no") and len(heard.items) == 1:
            self.corrected = 0
            return settling.strike_item(sitting, 0)
        if one is None:
            raise BadReply(f"settle first what I understood: {HOW}")
        place = int(one[2]) - 1
        if one[1] == "note":
            return settling.note_item(sitting, place)
        if one[1]:
            drafts = settling.strike_item(sitting, place)
            self.corrected = place
            return drafts
        return self._opened(sitting, place)

    def _opened(self, sitting: Sitting, place: int) -> Sequence[Draft]:
        terminal = self._terminal
        _put_opened(terminal, sitting, place)
        terminal.say("Only Enter goes back.")
        while True:
            said = terminal.ask()
            if not said:
                return ()
            try:
                return self._act(sitting, place, said)
            except BadReply as error:
                terminal.say(f"{str(error)[:1].upper()}{str(error)[1:]}. Or only Enter to go back.")

    def _act(self, sitting: Sitting, place: int, said: str) -> Sequence[Draft]:
        offered = opened.acts(sitting, place)
        if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= len(offered):
            act = offered[int(said) - 1][0]
            drafts: Sequence[Draft] = opened.do(sitting, place, act)
            self.corrected = place if opened.corrects(sitting, place, act) else None
            return drafts
        if not opened.typed_instead(sitting, place):
            raise BadReply(f"type a number from 1 to {len(offered)}")
        drafts = settling.say_instead(sitting, place, said)
        self.corrected = place
        return drafts
