"""Where the pins of statements stand in a text that is laid out otherwise than the one they were taken from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from math import inf

from assistant.curation.passages import words_of
from assistant.guidance.sources import Statement

LOOSE = 20
"""A pin of so many letters is known by them alone, wherever a PDF puts its spaces and hyphens."""
TELLING = 12
"""A pin of fewer letters, such as a cell that says "None", tells nothing of the document it stands in."""
MOST_PLACES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """The paragraphs, from 0, that a pin stands in: one, or those that a page turn or a wrong join runs it across."""

    first: int
    last: int


class Stream:
    """The words of paragraphs as one run of letters, so that no line end, page turn or odd space hides a pin."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        words = [words_of(paragraph) for paragraph in paragraphs]
        lengths = [len(word) for each in words for word in each]
        self._letters = "".join(word for each in words for word in each)
        self._edges = {0, *accumulate(lengths)}
        self._starts = [0, *accumulate(sum(map(len, each)) for each in words)][:-1]

    def places(self, pin: str) -> tuple[Place, ...]:
        """Where a pin stands, in order; at most `MOST_PLACES`."""
        letters = "".join(words_of(pin))
        return tuple(self._place(at, at + len(letters)) for at in self._found(letters))

    def _found(self, letters: str) -> Iterator[int]:
        at, found = -1, 0
        while letters and found < MOST_PLACES and (at := self._letters.find(letters, at + 1)) >= 0:
            if len(letters) >= LOOSE or {at, at + len(letters)} <= self._edges:
                found += 1
                yield at

    def _place(self, start: int, end: int) -> Place:
        return Place(bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1)


def is_telling(statement: Statement) -> bool:
    """Whether finding its pin says something of which document it is."""
    return len("".join(words_of(statement.pin))) >= TELLING


def places(stream: Stream, statements: Iterable[Statement]) -> Mapping[str, Place]:
    """Where the statements of one source stand, by id; those that do not are left out.

    A pin that stands in several places is meant where its neighbours stand, as the lines of the source order them: so a
    table of contents is not taken for the chapter. One that tells nothing counts between its neighbours only.
    """
    ordered = sorted(statements, key=lambda one: (one.line, one.id))
    found = {one.id: stream.places(one.pin) for one in ordered}
    sure = {one.id: found[one.id][0] for one in ordered if len(found[one.id]) == 1 and is_telling(one)}
    chosen: dict[str, Place] = {}
    for index, one in enumerate(ordered):
        if one.id in sure:
            chosen[one.id] = sure[one.id]
        elif found[one.id]:
            before = next((each for each in reversed(ordered[:index]) if each.id in sure), None)
            after = next((each for each in ordered[index + 1 :] if each.id in sure), None)
            near = [(each.line, sure[each.id].first) for each in (before, after) if each]
            possible = found[one.id] if is_telling(one) else [each for each in found[one.id] if _is_between(each, near)]
            if possible:
                chosen[one.id] = min(possible, key=partial(_away, _expected(one.line, near)))
    return chosen


def _expected(line: int, near: Sequence[tuple[int, int]]) -> float:
    """The paragraph that a line of the source should be, by the lines and paragraphs of its neighbours."""
    if not near:
        return inf
    (low_line, low), (high_line, high) = near[0], near[-1]
    if low_line == high_line:
        return (low + high) / 2 + line - low_line
    return low + (high - low) * (line - low_line) / (high_line - low_line)


def _away(expected: float, place: Place) -> float:
    """How far a place is from where it should be; where nothing says that, the last is best, after any contents."""
    return -place.first if expected == inf else abs(place.first - expected)


def _is_between(place: Place, near: Sequence[tuple[int, int]]) -> bool:
    ends = [paragraph for _, paragraph in near]
    return len(ends) > 1 and min(ends) <= place.first <= max(ends)
