"""Repairs a misspelt word to one that the lexicon has. What was repaired is asked back, never taken as read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

SHORTEST = 5
NEAR = 84.0
MOST_EDITS, LONG = 2, 9
"""Slips in a word of so many letters; in a shorter one, one."""


class Spelling:
    """Knows the words of the lexicon."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._by_letter: dict[str, list[str]] = {}
        for word in self._known:
            if len(word) >= SHORTEST and word.isalpha():
                self._by_letter.setdefault(word[0], []).append(word)
        self._read: dict[str, str | None] = {}

    def repaired(self, words: Sequence[str]) -> dict[int, str]:
        """Which of these words are misspelt, by place, each with the word that is meant."""
        found = ((at, self._meant(word)) for at, word in enumerate(words))
        return {at: word for at, word in found if word is not None}

    def _meant(self, word: str) -> str | None:
        if len(word) < SHORTEST or not word.isalpha() or not word.islower() or word in self._known:
            return None
        if word not in self._read:
            if len(self._read) > 5_000:
                self._read.clear()
            self._read[word] = self._nearest(word)
        return self._read[word]

    def _nearest(self, word: str) -> str | None:
        near = process.extractOne(word, self._by_letter.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is None or _same_stem(word, near[0]):
            return None
        edits = DamerauLevenshtein.distance(word, near[0])
        return near[0] if edits <= (MOST_EDITS if len(word) >= LONG else 1) else None


def _same_stem(word: str, other: str) -> bool:
    """Whether two words are forms of one, so that neither is a misspelling of the other."""
    return any(
        word == f"{other}{end}" or other == f"{word}{end}" or word.removesuffix(end) == other.removesuffix(end)
        for end in ("s", "ed", "d", "ing", "er", "ly", "es")
    )
