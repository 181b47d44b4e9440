"""The questions kept with the statements, and with what no document covers: which is nearly the one that is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.guidance import Guidance
from assistant.language.names import Sought, asks_for_time, counting, words_of
from assistant.language.tables import Tables

_ALIKE = 0.75
"""The share of the words of either question that both have, from which they are nearly the same."""
_FIRST = 1.5
"""How much more a statement counts whose own question has every word of the one that is asked."""
_MOST_OF = 0.5
_MORE = 1.1
"""A silence is what a question is about if it has this share of the words, and so much more of them than any statement
has, a rare word counting for more."""
_MOST_SILENCES = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How the kept questions compare with one that is asked.

    `alike`: the share of words that each record's nearest question has in common with it; asking for a time is one.
    `silent`: the words, by place, that each silence has in its questions and its name.
    """

    alike: Mapping[str, float]
    silent: Mapping[str, tuple[int, ...]]

    def nearer(self, statement: str) -> float:
        """How much more a statement counts for having nearly this question kept with it."""
        share = self.alike.get(statement, 0)
        return 1 + _FIRST * share if share >= _ALIKE else 1

    def silences(self, matched: Sequence[set[str]], size: int) -> tuple[tuple[str, ...], bool]:
        """The silences that a question may be about, the nearest first, and whether no statement is as near as they.

        `matched`: the statements that have each word, of `size`. A rare word says more of what a question is about.
        """
        if not self.silent:
            return (), False
        weights = [log(1 + size / (1 + len(ids))) for ids in matched]
        said: dict[str, float] = {}
        for ids, weight in zip(matched, weights, strict=True):
            for one in ids:
                said[one] = said.get(one, 0) + weight
        most_said = max(said.values(), default=0)
        most_alike = max((share for one, share in self.alike.items() if one in said), default=0)
        found: dict[str, tuple[float, float]] = {}
        outright = False
        for one, places in self.silent.items():
            weight, alike = sum(weights[place] for place in places), self.alike.get(one, 0)
            about = weight >= _MOST_OF * sum(weights) and weight > _MORE * most_said
            if about or (alike >= _ALIKE and alike >= most_alike):
                found[one] = (weight, alike)
                outright = outright or about or alike > most_alike
        nearest = sorted(found, key=lambda one: found[one], reverse=True)[:_MOST_SILENCES]
        return tuple(nearest), outright


class KeptQuestions:
    """The questions, a row each in the table `asked`; the silences' names stand there too."""

    def __init__(self, guidance: Guidance, tables: Tables) -> None:
        self._tables = tables
        self._councils = {key: frozenset(words_of(f"{key} {one.name}")) for key, one in guidance.authorities.items()}
        councils = frozenset().union(*self._councils.values())
        rows = [(one.id, ask) for one in guidance.statements.values() for ask in one.asks]
        self._statements = len(rows)
        rows += [(one.id, ask) for one in guidance.silences.values() for ask in (*one.asks, one.title)]
        tables.fill("asked", rows)
        self._ids = [identity for identity, _ in rows]
        self._times = [asks_for_time(ask) for _, ask in rows]
        words = [frozenset(counting(ask)) for _, ask in rows]
        self._lengths = [len(one - councils) for one in words]
        self._naming = [one & councils for one in words]

    def likeness(self, words: Sequence[Sought], time: bool, authority: str) -> Likeness:
        """How they compare with these words, of a question that asks for a time or not, from a council's worker.

        To name one's own council, or one that the question names, makes no difference.
        """
        understood = self._councils.get(authority, frozenset()) | {word.word for word in words}
        councils = frozenset().union(*self._councils.values())
        shared: Counter[int] = Counter()
        silent: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            rows = self._tables.rows_matching("asked", word.query)
            for one in {self._ids[row - 1] for row in rows if row > self._statements}:
                silent.setdefault(one, []).append(place)
            if word.word not in councils:
                shared.update(rows)
        counted = sum(word.word not in councils for word in words) + time
        alike: dict[str, float] = {}
        for row, count in shared.items() if counted > 1 else ():
            times = self._times[row - 1]
            length = self._lengths[row - 1] + times + len(self._naming[row - 1] - understood)
            one = self._ids[row - 1]
            alike[one] = max(alike.get(one, 0), min(1, (count + (time and times)) / max(counted, length)))
        return Likeness(alike, {one: tuple(places) for one, places in silent.items()})
