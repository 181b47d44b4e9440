"""Patterns of words as a practice lead writes them, read into steps that are matched one after another.

word        that word, in any case; n't and nt are "not", 's is a word of its own
=CO         that word, in just these capitals
use*        a word that begins so
a|b|c       any of these; each may end in *; a_b is two words in one of them
word?       it may be left out
{drug}      any entry of that list; {drug}? where it may be left out
{parent}    somebody who is that to the child (see Of in lexicon.py); {who} for anybody
{number}    a number in figures or words
..  ...     up to three, up to seven other words of the same clause
<  >        nothing before it, nothing after it, in its clause
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import get_args

from spacy.lang.en.stop_words import STOP_WORDS

from assistant.guidance.lexicon import Of

PEOPLE: tuple[str, ...] = get_args(Of)
GAPS = {"..": 3, "...": 7}
ENDS = ("<", ">")
MOST_VARIANTS = 400
SHORTEST_START = 2
"""A word that is only begun is begun with at least so many letters."""
_PART = re.compile(r"\{\w+\}|=?[^?{}|]+|\?")


def _usual(key: str) -> int:
    """How usual it is for a word of a text to be looked up by this."""
    return 40 if key in STOP_WORDS else 15 if key.endswith("*") else 1


class BadPattern(ValueError):
    """A pattern that cannot be read; the message says which part and what was expected."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern: any of `words`, one beginning with any of `starts`, or one of `capitals`.

    `who`: one or more words that speak of somebody, with this label, or of anybody. `number`: a number. `gap`: up to so
    many words of any kind, the fewest that will do.
    """

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()
    who: str = ""
    number: bool = False
    gap: int = 0

    @property
    def keys(self) -> frozenset[str]:
        """Of the keys of a word (see tokens.py), one of these is among those of every word that this step takes."""
        starts = (f"{start[:SHORTEST_START]}*" for start in self.starts)
        others = [f"{{{self.who}}}"] if self.who else ["{number}"] if self.number else []
        return frozenset((*self.words, *starts, *(f"={one}" for one in self.capitals), *others))


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to match a pattern. `first`, `last`: it must begin, and end, its clause."""

    steps: tuple[Step, ...]
    first: bool
    last: bool

    @property
    def anchor(self) -> int:
        """The place of the step that fewest words of a text take, by which it is looked up."""
        found = [(sum(map(_usual, step.keys)), at) for at, step in enumerate(self.steps) if step.keys]
        words = [one for one in found if not self.steps[one[1]].who and not self.steps[one[1]].number]
        return min(words or found)[1]


class Patterns:
    """Reads patterns, given the lists they may name and how words are cut into tokens."""

    def __init__(self, lists: Mapping[str, Sequence[str]], cut: Callable[[str], list[str]]) -> None:
        """`cut`: the tokens of a text, each in its normal form."""
        self._lists = lists
        self._cut = cut

    def variants(self, pattern: str) -> tuple[Variant, ...]:
        """The ways to match a pattern: several, where one of several words is cut in two. Raises BadPattern."""
        items = pattern.split()
        first, last = items[:1] == ["<"], items[-1:] == [">"]
        items = items[first : len(items) - last]
        if not items or any(item in ENDS for item in items):
            raise BadPattern(f"{pattern!r}: expected words, with < only first and > only last")
        if items[0] in GAPS or items[-1] in GAPS:
            raise BadPattern(f"{pattern!r}: expected words before and after a gap")
        choices = [list(self._choices(item, pattern)) for item in items]
        count = prod(map(len, choices))
        if count > MOST_VARIANTS:
            raise BadPattern(f"{pattern!r}: stands for {count} patterns: expected at most {MOST_VARIANTS}; split it")
        found = [tuple(step for part in parts for step in part) for parts in product(*choices)]
        if not all(any(step.keys for step in steps) for steps in found):
            raise BadPattern(f"{pattern!r}: expected at least one word that must be there")
        return tuple(Variant(steps, first, last) for steps in found)

    def words(self, pattern: str) -> Iterator[str]:
        """Every whole word that stands in a pattern, and in the lists that it names."""
        for item in pattern.split():
            if item in GAPS or item in ENDS:
                continue
            for word in item.rstrip("?").lstrip("=").split("|"):
                if word.startswith("{"):
                    for entry in self._lists.get(word[1:-1], ()):
                        yield from self._cut(entry)
                elif not word.endswith("*"):
                    yield from self._cut(word.replace("_", " "))

    def _choices(self, item: str, pattern: str) -> Iterator[list[Step]]:
        """The ways to match one item, each a run of steps."""
        if item in GAPS:
            yield [Step(gap=GAPS[item])]
            return
        optional = item.endswith("?")
        parts = item.removesuffix("?").split("|")
        if not all(_PART.fullmatch(part) for part in parts):
            raise BadPattern(f"{pattern!r}: {item!r}: expected a word, words with | between, a {{list}}, .. or ...")
        if parts[0].startswith("="):
            yield [Step(capitals=frozenset(part.removeprefix("=") for part in parts))]
            parts = []
        words = [part.replace("_", " ") for part in parts if not part.startswith("{")]
        for name in [part[1:-1] for part in parts if part.startswith("{")]:
            if name in self._lists:
                words += self._lists[name]
            elif name == "number":
                yield [Step(number=True)]
            elif name == "who" or name in PEOPLE:
                yield [Step(who=name)]
            else:
                raise BadPattern(f"{pattern!r}: {{{name}}}: no such list")
        if optional:
            yield []
        yield from self._any(words, pattern)

    def _any(self, words: Sequence[str], pattern: str) -> Iterator[list[Step]]:
        """Any of these, each a word, the beginning of one, or several."""
        starts = tuple(word[:-1].lower() for word in words if word.endswith("*"))
        if any(len(start) < SHORTEST_START for start in starts):
            raise BadPattern(f"{pattern!r}: expected at least {SHORTEST_START} letters before *")
        cut = [self._cut(word) for word in words if not word.endswith("*")]
        single = frozenset(tokens[0] for tokens in cut if len(tokens) == 1)
        if single or starts:
            yield [Step(words=single, starts=starts)]
        for tokens in cut:
            if len(tokens) > 1:
                yield [Step(words=frozenset((token,))) for token in tokens]
