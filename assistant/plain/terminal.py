"""Lines in and lines out: what comes in is cleaned, what goes out is plain text, wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from assistant.documents.words import paragraph
from assistant.text import clean_line
from assistant.training.printed import choice_text

LONGEST_LINE = 2_000
PROMPT = "> "
_CHUNK = 65_536


class EndOfInput(Exception):
    """Nobody is there to type any more."""


class Terminal:
    """Where the conversation is held. `width`: columns to wrap to."""

    def __init__(self, stdin: TextIO, stdout: TextIO, width: int = 80) -> None:
        self._in = stdin
        self._out = stdout
        self.width = width
        self.heard = False
        """Whether anything was ever typed."""

    def say(self, text: str = "", indent: int = 0) -> None:
        """One paragraph, or an empty line."""
        self.put(paragraph(text, self.width, indent) if text else "")

    def put(self, text: str) -> None:
        """Text that is laid out already."""
        self._out.write(f"{text}\n")

    def choices(self, labels: Sequence[str]) -> None:
        """Numbered choices, from 1."""
        for number, label in enumerate(labels, 1):
            self.put(choice_text(number, label, self.width))

    def ask(self) -> str:
        """The next line typed, cleaned; raises EndOfInput. One that is too long is cut, and that is said."""
        self._out.write(PROMPT)
        self._out.flush()
        raw = self._in.readline(_CHUNK)
        cut = False
        while raw and not raw.endswith("\n"):
            more = self._in.readline(_CHUNK)
            if not more:
                break
            raw, cut = (raw[:_CHUNK] + more[-1:]), True
        if not self._in.isatty():
            self._out.write("\n")  # nobody's Enter has ended the line of the prompt
        if not raw:
            raise EndOfInput
        self.heard = True
        if cut or len(raw) > LONGEST_LINE:
            self.say(f"That was very long: only the first {LONGEST_LINE:,} characters were taken.")
        return clean_line(raw, LONGEST_LINE)

    def agrees(self, question: str) -> bool:
        """Whether they say yes; only a plain yes is one."""
        self.say(f"{question} Type y or n.")
        while True:
            said = self.ask().lower().strip(" .!")
            if said in ("y", "yes"):
                return True
            if said in ("n", "no"):
                return False
            self.say("Type y for yes or n for no.")

    def number(self, most: int) -> int | None:
        """A number from 1 to `most`; None where only Enter is pressed, to choose none."""
        while True:
            said = self.ask()
            if not said:
                return None
            if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= most:
                return int(said)
            self.say(f"Type a number from 1 to {most}, or only Enter to choose none.")
