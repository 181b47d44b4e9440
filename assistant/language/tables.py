"""What can be searched, ready to be searched: which records have a term, and how well. In memory, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from assistant.language.vocabulary import MARK, Unit

_SOON_ENOUGH = 1.2
"""How soon more of the same word says no more."""
_LENGTH = 0.45
"""How much a long text has to say a thing more often than a short one."""
BESIDE = 0.2
"""The weight of a field that is not the record's own, up to which it says nothing of how rare a term is."""
HARDLY = 0.35
"""A fit up to this comes from such a field or from a part of a name: a record does not speak of a thing for that."""
_SELDOM = 3
"""A name that fewer records have says less of how rare a thing is than its other names do."""
_MOST_KEPT = 1_000
"""Of the units that were searched for before, with what has them."""
Scores = dict[str, float]


class Table:
    """Records of one kind: an id and the terms of each field, which counts for as much as its weight."""

    def __init__(self, weights: Sequence[float], rows: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> None:
        rows = list(rows)
        self.size = len(rows)
        self._have: dict[str, dict[str, float]] = {}
        self._times: Counter[str] = Counter()
        self._matched_before: dict[tuple[tuple[str, float], ...], dict[str, float]] = {}
        lengths = [sum(_length(fields[at]) for _, fields in rows) / max(self.size, 1) for at in range(len(weights))]
        for identity, fields in rows:
            found: dict[str, float] = {}
            self._times.update({term for at, terms in enumerate(fields) if weights[at] > BESIDE for term in terms})
            for weight, terms, usual in zip(weights, fields, lengths, strict=True):
                long = 1 - _LENGTH + _LENGTH * _length(terms) / max(usual, 1)
                for term, times in Counter(terms).items():
                    found[term] = found.get(term, 0) + weight * times / long
            for term, much in found.items():
                fit = much * (_SOON_ENOUGH + 1) / (_SOON_ENOUGH + much)
                self._have.setdefault(term, {})[identity] = fit

    def naming(self, unit: Unit) -> set[str]:
        """The records that name it, by a name of its own."""
        return {one for term, counts in unit.terms if counts == 1 for one in self._have.get(term, ())}

    def has(self, unit: Unit, least: float = 0.0) -> bool:
        """Whether any record has it, by a name that counts for at least so much."""
        return any(counts >= least and term in self._have for term, counts in unit.terms)

    def rarity(self, unit: Unit) -> float:
        """How much it says that a record has this: the rarer, the more. What nothing has is rarest."""
        most: float = max((self._times[term] for term, counts in unit.terms if counts == 1), default=0)
        if most < _SELDOM:
            most = max((self._times[term] * counts for term, counts in unit.terms), default=0)
        return log(1 + (self.size - most + 0.5) / (most + 0.5))

    def matching(self, unit: Unit) -> Mapping[str, float]:
        """The records that have it, by the name that fits each best."""
        if len(unit.terms) == 1:
            return self._have.get(unit.terms[0][0], {})
        before = self._matched_before.get(unit.terms)
        if before is not None:
            return before
        found: dict[str, float] = {}
        for term, counts in unit.terms:
            for identity, fit in self._have.get(term, {}).items():
                value = fit * counts
                if value > found.get(identity, 0):
                    found[identity] = value
        if len(self._matched_before) >= _MOST_KEPT:
            self._matched_before.clear()
        self._matched_before[unit.terms] = found
        return found

    def scores(
        self, units: Sequence[Unit], values: Sequence[float]
    ) -> tuple[Scores, Scores, list[Mapping[str, float]]]:
        """How well each record fits; the share of all the units that it has; and those that have each unit.

        `values`: what each unit counts for.
        """
        found: Scores = {}
        share: Scores = {}
        whole = sum(values) or 1.0
        matched = [self.matching(unit) for unit in units]
        for value, records in zip(values, matched, strict=True):
            part = value / whole
            for identity, fit in records.items():
                if identity in found:
                    found[identity] += value * fit
                    share[identity] += part if fit >= 1 else part * fit if fit > HARDLY else 0.0
                else:
                    found[identity] = value * fit
                    share[identity] = part if fit >= 1 else part * fit if fit > HARDLY else 0.0
        return found, share, matched


def _length(terms: Sequence[str]) -> int:
    """How many words a text has; that they are names makes it no longer."""
    return sum(not term.startswith(MARK) for term in terms)


def by(scores: Mapping[str, float]) -> list[str]:
    """The best first."""
    return sorted(scores, key=scores.__getitem__, reverse=True)


def counted(matched: Sequence[Mapping[str, float]]) -> Counter[str]:
    """How many of the units each record has."""
    return Counter(one for ids in matched for one, fit in ids.items() if fit > HARDLY)


def near(scores: Mapping[str, float], matched: Sequence[Mapping[str, float]]) -> list[str]:
    """The records that have half of the units, or as many as any has where that is fewer, best first."""
    have = counted(matched)
    enough = min((len(matched) + 1) // 2, max(have.values(), default=0))
    return [one for one in by(scores) if have[one] >= enough]
