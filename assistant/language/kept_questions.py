"""The questions kept with the statements, and with what no document covers: how nearly each is what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.guidance import Guidance
from assistant.language.names import kinds_of
from assistant.language.vocabulary import Unit, Vocabulary

_KIND = 1.2
"""What asking for the same sort of answer counts for."""
_OTHERWISE = {"?lasting": "?taking", "?taking": "?lasting"}
_ANOTHER = 0.6
"""What two questions have in common counts for where one asks how long a thing lasts, the other how long it takes."""
_COUNTS = 0.5
"""A name that counts for less does not make two questions alike."""
_MOST_KEPT = 1_000
"""Of the units that were asked about before, with the questions that have them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each record's nearest question is, 0 to 1."""

    statements: Mapping[str, float]
    silences: Mapping[str, float]


class KeptQuestions:
    """The questions, each by itself. A council that one names is left out: whose it is, is reckoned elsewhere."""

    def __init__(self, guidance: Guidance, vocabulary: Vocabulary, councils: frozenset[str]) -> None:
        rows = [(one.id, ask, False) for one in guidance.statements.values() for ask in one.asks]
        rows += [(one.id, ask, True) for one in guidance.silences.values() for ask in (*one.asks, one.title)]
        self._ids = [identity for identity, _, _ in rows]
        self._first_silence = next((row for row, (_, _, silent) in enumerate(rows) if silent), len(rows))
        self._have: dict[str, dict[int, float]] = {}
        units = [[one for one in vocabulary.units(ask) if one.typed.lower() not in councils] for _, ask, _ in rows]
        counts: dict[str, int] = {}
        for row in units:
            for unit in row:
                counts[unit.terms[0][0]] = counts.get(unit.terms[0][0], 0) + 1
        self._size = len(rows)
        self._counts = counts
        self._lengths: list[float] = []
        self._rows_before: dict[tuple[tuple[str, float], ...], dict[int, float]] = {}
        for number, ((_, ask, _), row) in enumerate(zip(rows, units, strict=True)):
            length = 0.0
            for unit in row:
                value = self.value(unit)
                length += value
                for term, weight in unit.terms:
                    if weight >= _COUNTS:
                        have = self._have.setdefault(term, {})
                        have[number] = max(have.get(number, 0), weight * value)
            for kind in kinds_of(ask):
                self._have.setdefault(kind, {})[number] = _KIND
                length += _KIND
            self._lengths.append(length)

    def value(self, unit: Unit) -> float:
        """How much a unit says: the rarer, the more."""
        value = log(1 + self._size / (1 + self._counts.get(unit.terms[0][0], 0)))
        return value * (0.5 if unit.faint else 1)

    def _rows(self, unit: Unit) -> dict[int, float]:
        """The questions that have it, and how much it says there."""
        best = self._rows_before.get(unit.terms)
        if best is None:
            best = {}
            for term, counts in unit.terms:
                if counts >= _COUNTS:
                    for row, value in self._have.get(term, {}).items():
                        best[row] = max(best.get(row, 0.0), counts * value)
            if len(self._rows_before) >= _MOST_KEPT:
                self._rows_before.clear()
            self._rows_before[unit.terms] = best
        return best

    def likeness(self, units: Sequence[Unit], kinds: Sequence[str]) -> Likeness:
        """How alike the questions are to one that is asked."""
        shared: dict[int, float] = {}
        length = 0.0
        for unit in units:
            best = self._rows(unit)
            length += self.value(unit)
            for row, much in best.items():
                shared[row] = shared.get(row, 0) + much
        for kind in kinds:
            length += _KIND
            for row in self._have.get(kind, ()):
                if row in shared:
                    shared[row] += _KIND
        for kind in kinds:
            for row in self._have.get(_OTHERWISE.get(kind, ""), ()):
                if row in shared and row not in self._have.get(kind, ()):
                    shared[row] *= _ANOTHER
        ids, lengths, first_silence = self._ids, self._lengths, self._first_silence
        statements: dict[str, float] = {}
        silences: dict[str, float] = {}
        for row, much in shared.items():
            into = silences if row >= first_silence else statements
            alike = 2 * much / (length + lengths[row])
            identity = ids[row]
            if alike > into.get(identity, 0):
                into[identity] = alike if alike < 1 else 1.0
        return Likeness(statements, silences)
