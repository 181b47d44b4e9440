"""The words of a text as patterns see them, and a pattern matched at a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.patterns import SHORTEST_START, Step, Variant

_NUMBER = re.compile(
    r"\d{1,3}(?:\.\d)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|several|couple|few"
)
MOST_BETWEEN = 2
LONGEST_NAME = 8
"""Words that speak of one person, at most."""
_BREAKS = frozenset("but although though because whereas unless however".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One token. `norm`: its normal form; `who`: what somebody it speaks of is to the child; `plain`: no mark.

    `between`: it may stand between any two words of a pattern: "still", "not".
    """

    norm: str
    text: str
    who: str = ""
    plain: bool = True
    between: bool = False

    @property
    def keys(self) -> Iterator[str]:
        """By what patterns look it up."""
        yield self.norm
        yield f"={self.text}"
        yield f"{self.norm[:SHORTEST_START]}*"
        if self.who:
            yield f"{{{self.who}}}"
            yield "{who}"
        if _NUMBER.fullmatch(self.norm):
            yield "{number}"

    def fits(self, step: Step) -> bool:
        """Whether a step takes this word."""
        if step.who:
            return self.who == step.who or (step.who == "who" and bool(self.who))
        if step.number:
            return _NUMBER.fullmatch(self.norm) is not None
        return (
            self.norm in step.words
            or self.text in step.capitals
            or (bool(step.starts) and self.norm.startswith(step.starts))
        )

    @property
    def can_be_passed(self) -> bool:
        """Whether a gap may hold it."""
        return self.plain and self.norm not in _BREAKS


@dataclass(frozen=True, slots=True)
class Match:
    """Words `start` to `end` (past the last). `literal`: those that the pattern names, not those in a gap."""

    start: int
    end: int
    literal: frozenset[int] = frozenset()


def matched(variant: Variant, anchor: int, words: Sequence[Word], at: int) -> Match | None:
    """The match of a variant whose step `anchor` takes the word at `at`; None where there is none."""
    if not words[at].fits(variant.steps[anchor]):
        return None
    right = _along(variant.steps[anchor:], words, at, 1)
    if right is None:
        return None
    left = _along(variant.steps[anchor::-1], words, at, -1)
    if left is None:
        return None
    literal = frozenset((*left, *right))
    return Match(min(literal), max(literal) + 1, literal)


def _past_between(step: Step, words: Sequence[Word], at: int, way: int) -> int:
    """The place past words that may stand between any two, where a step does not take them; at most two."""
    for _ in range(MOST_BETWEEN):
        if not 0 <= at < len(words) or words[at].fits(step) or not words[at].between:
            break
        at += way
    return at


def _along(steps: Sequence[Step], words: Sequence[Word], at: int, way: int) -> list[int] | None:
    """The places that steps take, from `at` on in this direction; None where they do not fit."""
    if not steps:
        return []
    step, rest = steps[0], steps[1:]
    if step.gap:
        for passed in range(step.gap + 1):
            found = _along(rest, words, at + way * passed, way)
            if found is not None:
                return found
            here = at + way * passed
            if not 0 <= here < len(words) or not words[here].can_be_passed:
                return None
        return None
    at = _past_between(step, words, at, way)
    if not 0 <= at < len(words) or not words[at].fits(step):
        return None
    taken = [at]
    if step.who:
        while len(taken) < LONGEST_NAME and 0 <= at + way < len(words) and words[at + way].fits(step):
            at += way
            taken.append(at)
    found = _along(rest, words, at + way, way)
    return None if found is None else taken + found
