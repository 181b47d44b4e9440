"""Patterns of words as a practice lead writes them, made into those of spaCy's Matcher.

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
from itertools import product
from math import prod
from typing import Any, get_args

from assistant.language.lexicon import Of

Token = dict[str, Any]
PEOPLE: tuple[str, ...] = get_args(Of)
GAPS = {"..": 3, "...": 7}
ENDS = ("<", ">")
MOST_VARIANTS = 400
_BREAKS = "but although though because whereas unless however".split()
_GAP: Token = {"IS_PUNCT": False, "IS_SPACE": False, "NORM": {"NOT_IN": _BREAKS}, "OP": "?"}
_NUMBER = (
    r"^(?:\d{1,3}(?:\.\d)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|couple|few)$"
)
_PART = re.compile(r"\{\w+\}|=?[^?{}|]+(?:\|[^?{}]+)?|\?")


class BadPattern(ValueError):
    """A pattern that cannot be read; the message says which part and what was expected."""


class Patterns:
    """Makes patterns, given the lists they may name and how words are cut into tokens."""

    def __init__(self, lists: Mapping[str, Sequence[str]], cut: Callable[[str], list[str]]) -> None:
        """`cut`: the tokens of a text, each in its normal form."""
        self._lists = lists
        self._cut = cut

    def variants(self, pattern: str) -> tuple[tuple[list[Token], bool, bool], ...]:
        """The token patterns that a pattern stands for, each with whether it must begin, and end, its clause.

        Where one of several words is cut in two, it makes several. Raises BadPattern.
        """
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
        found = [[token for part in parts for token in part] for parts in product(*choices)]
        if not all(tokens for tokens in found):
            raise BadPattern(f"{pattern!r}: expected at least one word that must be there")
        return tuple((tokens, first, last) for tokens in found)

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

    def _choices(self, item: str, pattern: str) -> Iterator[list[Token]]:
        """The ways to match one item, each a run of tokens."""
        if item in GAPS:
            yield [_GAP] * GAPS[item]
            return
        optional = item.endswith("?")
        parts = item.removesuffix("?").split("|") if not item.startswith("=") else [item.removesuffix("?")]
        if not all(_PART.fullmatch(part) for part in parts):
            raise BadPattern(f"{pattern!r}: {item!r}: expected a word, words with | between, a {{list}}, .. or ...")
        words = [part.replace("_", " ") for part in parts if not part.startswith(("{", "="))]
        named = [part[1:-1] for part in parts if part.startswith("{")]
        for name in named:
            if name in self._lists:
                words += self._lists[name]
            elif name == "number":
                yield [{"NORM": {"REGEX": _NUMBER}}]
            elif name == "who" or name in PEOPLE:
                yield [{"ENT_TYPE": {"NOT_IN": [""]} if name == "who" else name, "OP": "+"}]
            else:
                raise BadPattern(f"{pattern!r}: {{{name}}}: no such list")
        if parts[0].startswith("="):
            yield [{"ORTH": {"IN": parts[0][1:].split("|")}}]
        if optional:
            yield []
        yield from self._any(words)

    def _any(self, words: Sequence[str]) -> Iterator[list[Token]]:
        """Any of these, each a word, the beginning of one, or several."""
        starts = [word[:-1].lower() for word in words if word.endswith("*")]
        cut = [self._cut(word) for word in words if not word.endswith("*")]
        single = [tokens[0] for tokens in cut if len(tokens) == 1]
        if starts:
            either = [*map(re.escape, single), *(f"{re.escape(start)}.*" for start in starts)]
            yield [{"NORM": {"REGEX": f"^(?:{'|'.join(either)})$"}}]
        elif single:
            yield [{"NORM": {"IN": single}}]
        for tokens in cut:
            if len(tokens) > 1:
                yield [{"NORM": token} for token in tokens]
