"""Other names for the same thing, one vocabulary for search and for choices: the lexicon's and the glossary's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.guidance.files import BadKnowledge
from assistant.guidance.lexicon import Alike, read_lexicon
from assistant.guidance.sheets import Term
from assistant.language.names import COMMON, is_faint, typed_words, words_of
from assistant.language.stems import stem

Tokens = tuple[str, ...]
MARK = "#"
"""With what the term for a named thing begins."""
_WIDER = (0.7, 0.45)
"""What a match through a wider name counts for, the nearest wider name first."""
_WITHIN = 0.4
"""What a name that stands within a longer one counts for: "care order" where "interim care order" was asked for."""
_PART = 0.2
"""What a single word of a name of several counts for."""


_SHORT = {"SO": "supervision order", "SOs": "supervision orders", "IT": "computers"}
_CAPITALS = re.compile(r"\b(SOs?|IT)\b")
"""What is a word of the field only in capitals."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a question speaks of.

    `typed`: as it was typed. `terms`: what counts as it, and for how much. `faint`: that it says little of what the
    question is about. `names`: its other names, to tell by which it was found.
    """

    typed: str
    terms: tuple[tuple[str, float], ...]
    faint: bool = False
    names: tuple[str, ...] = ()

    @property
    def word(self) -> str | None:
        """The word itself, where it is one that has no other name."""
        return self.typed if not self.names else None


@dataclass(frozen=True, slots=True)
class _Group:
    names: tuple[str, ...]
    wider: tuple[str, ...]


class Vocabulary:
    """The names of things. A text is read into terms: its words' stems, and one term for each thing that it names."""

    def __init__(self, alike: Sequence[Alike], terms: Iterable[Term] = ()) -> None:
        self._groups = _grouped(alike, terms)
        self._of: dict[Tokens, tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}
        self._named_before: dict[Tokens, Unit] = {}
        for number, group in enumerate(self._groups):
            for name in group.names:
                tokens = stems_of(name)
                if not tokens or (len(tokens) == 1 and words_of(name)[0] in COMMON):
                    continue
                have = self._of.get(tokens, ())
                key = f"{MARK}{number}"
                if key not in have:
                    self._of[tokens] = (*have, key)
                self._longest[tokens[0]] = max(self._longest.get(tokens[0], 0), len(tokens))

    @property
    def names(self) -> Iterator[str]:
        """Every name of everything."""
        return (name for group in self._groups for name in group.names)

    def terms(self, text: str) -> list[str]:
        """Everything that a text can be found by."""
        words = words_of(text)
        stems = [stem(word) for word in words]
        found = [one for one, word in zip(stems, words, strict=True) if word not in COMMON]
        for start, first in enumerate(stems):
            for end in range(start + 1, min(start + self._longest.get(first, 0), len(stems)) + 1):
                found += self._of.get(tuple(stems[start:end]), ())
        return found

    def units(self, question: str) -> list[Unit]:
        """What a question speaks of, in its order; the longest name counts, and a thing counts once."""
        question = question if question.isupper() else _CAPITALS.sub(lambda one: _SHORT[one[0]], question)
        words, typed = words_of(question), typed_words(question)
        stems = [stem(word) for word in words]
        found: dict[str, Unit] = {}
        start = 0
        while start < len(words):
            end = self._end(stems, start)
            if end > start:
                key = tuple(typed[start:end])
                unit = self._named_before.get(key) or self._named(" ".join(key), words, stems, start, end)
                self._named_before[key] = unit
                found.setdefault(unit.terms[0][0], unit)
                start = end
                continue
            word = words[start]
            if word not in COMMON:
                found.setdefault(stems[start], Unit(typed[start], ((stems[start], 1.0),), is_faint(word)))
            start += 1
        return list(found.values())

    def _end(self, stems: Sequence[str], start: int) -> int:
        """Where the longest name that starts here ends."""
        most = min(start + self._longest.get(stems[start], 0), len(stems))
        return next((end for end in range(most, start, -1) if tuple(stems[start:end]) in self._of), start)

    def _named(self, typed: str, words: Sequence[str], stems: Sequence[str], start: int, end: int) -> Unit:
        terms: dict[str, float] = {}
        names: dict[str, None] = {}
        for key in self._of[tuple(stems[start:end])]:
            group = self._groups[int(key[1:])]
            terms[key] = 1.0
            names.update(dict.fromkeys(group.names))
            for place, wider in enumerate(group.wider):
                counts = _WIDER[min(place, len(_WIDER) - 1)]
                for term in self._of.get(stems_of(wider), ()) or stems_of(wider)[:1]:
                    terms.setdefault(term, counts)
                names.setdefault(wider)
        for first in range(start, end):
            for last in range(first + 1, end + 1):
                if last - first < end - start:
                    for key in self._of.get(tuple(stems[first:last]), ()):
                        terms.setdefault(key, _WITHIN)
        plain = [place for place in range(start, end) if words[place] not in COMMON]
        for place in plain:
            terms.setdefault(stems[place], 0.9 if end - start == 1 else _PART)
        faint = all(is_faint(words[place]) for place in plain) and end - start == 1
        said = tuple(stems[start:end])
        return Unit(typed, tuple(terms.items()), faint, tuple(name for name in names if stems_of(name) != said))

    def others(self, words: Sequence[str], wider: bool = True) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """(start, end, the other names) of every name among these words, those within longer ones too."""
        stems = [stem(word) for word in words]
        for start, first in enumerate(stems):
            for end in range(start + 1, min(start + self._longest.get(first, 0), len(stems)) + 1):
                keys = self._of.get(tuple(stems[start:end]), ())
                groups = [self._groups[int(key[1:])] for key in keys]
                if groups:
                    yield (
                        start,
                        end,
                        tuple(name for group in groups for name in (*group.names, *(group.wider if wider else ()))),
                    )


@lru_cache(maxsize=20_000)
def stems_of(name: str) -> Tokens:
    """The stems of all the words of a name, in order."""
    return tuple(map(stem, words_of(name)))


def _grouped(alike: Sequence[Alike], terms: Iterable[Term]) -> list[_Group]:
    """The lexicon's groups, each with the other names of every term of the glossary that it names, and the rest."""
    groups = [_Group(one.words, one.wider) for one in alike]
    places: dict[Tokens, list[int]] = {}
    for place, group in enumerate(groups):
        for name in group.names:
            places.setdefault(stems_of(name), []).append(place)
    for term in terms:
        names = (term.term, *term.also, *term.words.values())
        shared = sorted({place for name in names for place in places.get(stems_of(name), ())})
        for place in shared:
            groups[place] = _Group(tuple(dict.fromkeys((*groups[place].names, *names))), groups[place].wider)
        if not shared:
            groups.append(_Group(names, ()))
    return groups


@cache
def shipped_alike() -> tuple[Alike, ...]:
    """What the shipped lexicon calls alike; nothing where it cannot be read, and then words are only themselves."""
    try:
        return read_lexicon().alike
    except BadKnowledge:
        return ()
