"""Passages of a document: found by a pin, whatever the spacing, quotes or dashes; known again by a fingerprint."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from assistant.guidance.sources import Statement

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?p>")
_CELL = "\t"


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: case, accents' form, quotes, dashes and spacing do not count."""
    return tuple(_WORD.findall(_TAG.sub(" ", unicodedata.normalize("NFKC", text).casefold())))


def fingerprint(passage: str) -> str:
    """Twelve characters that stay the same while a passage's words do."""
    return hashlib.sha256(" ".join(words_of(passage)).encode()).hexdigest()[:12]


def holds(words: Sequence[str], pin: Sequence[str]) -> bool:
    """Whether these words stand there one after the other."""
    return f" {' '.join(pin)} " in f" {' '.join(words)} "


class Lines:
    """A document's text, line by line, as the knowledge counts them: a paragraph, or a row of a table, to a line."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each line."""
        return tuple(words_of(line) for line in self._lines)

    def with_pin(self, pin: str) -> tuple[int, ...]:
        """The lines, from 1, on which a pin stands."""
        found = words_of(pin)
        return tuple(number for number, words in enumerate(self.words, 1) if holds(words, found))

    def passage(self, line: int, pin: str, through: int | None = None) -> str | None:
        """The passage in which a pin stands: its paragraph, or in a table its part of a cell. None: it is not there.

        `through`: the last line, where a page turn breaks the passage.
        """
        if not 1 <= line <= len(self._lines) or not holds(self.words[line - 1], words_of(pin)):
            return None
        if through is not None:
            return " ".join(self._lines[line - 1 : through])
        whole = self._lines[line - 1]
        parts = [part for cell in whole.split(_CELL) for part in cell.split("</p>")]
        return next((part for part in parts if holds(words_of(part), words_of(pin))), whole)


def passage_of(statement: Statement, lines: Lines) -> str | None:
    """The passage that a statement restates, where its record says it stands; None where its pin is not there."""
    return lines.passage(statement.line, statement.pin, statement.through)
