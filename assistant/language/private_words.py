"""The words of a text, as what looks for names needs them: capitals, where a sentence opens, what is whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED = re.compile(r"['’]s?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:\n\r•*|>])[\s\"'‘’“”(\[–—-]*$|(?:^|\s)[\"‘“'](?:\s)?$")
_ABBREVIATED = re.compile(r"[^\W\d_a-z]+(?:[A-Z]s)?(?:[-&][A-Z]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands. `base`: in small letters, without what says that something is theirs."""

    text: str
    base: str
    start: int
    end: int
    """Past the last letter of the word without its "'s"."""
    whole: int
    """Past its "'s"."""
    opens: bool
    """Whether a sentence opens with it."""
    next_to: bool
    """Whether only a space is between the word before and it."""

    @property
    def capital(self) -> bool:
        """Whether it is written like a name, and not like several of what has an abbreviation: "SGOs"."""
        return self.text[0].isupper() and not _ABBREVIATED.fullmatch(self.text)

    @property
    def shouted(self) -> bool:
        """Whether it is in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def owns(self) -> bool:
        """Whether something is said to be theirs."""
        return self.whole > self.end


def words_of(text: str, taken: Sequence[tuple[int, int]]) -> list[Word]:
    """The words that stand in none of the places `taken`, nor among figures."""
    words: list[Word] = []
    before, at = -1, 0
    for match in _WORD.finditer(text):
        start, whole = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        inside = at < len(taken) and taken[at][0] < whole
        joined = start > 0 and (text[start - 1].isdigit() or text[start - 1] in "@_#")
        joined = joined or (whole < len(text) and (text[whole].isdigit() or text[whole] in "@_"))
        if not inside and not joined:
            owned = _OWNED.search(match[0])
            end = start + owned.start() if owned else whole
            if end > start:
                opens = _OPENS.search(text[max(0, start - 12) : start] if start > 12 else text[:start]) is not None
                base = text[start:end].lower().replace("’", "'")
                next_to = before >= 0 and text[before:start] == " "
                words.append(Word(text[start:end], base, start, end, whole, opens, next_to))
                before = whole
                continue
        before = -1
    return words
