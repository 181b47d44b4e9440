"""How far what was found answers a question: yes, partly, or that no document covers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.language.asked_for import Read
from assistant.language.kept_questions import Likeness
from assistant.language.tables import Scores, by


@dataclass(frozen=True, slots=True)
class Near:
    """How near the statements and the silences are to a question, of whose units each says as much as its value.

    `said`: the share of it that each of the nearest says itself or is filed under; `only`: the share of it
    that no statement says or is filed under, and that a silence is about; `unmet`: the share of the
    figures asked for (an age, a time, an amount) of which none of the nearest gives one.
    """

    scores: Scores
    shares: Scores
    values: Sequence[float]
    kept: Likeness
    silent_shares: Scores
    said: Scores
    only: Scores
    unmet: float

    def covers(self, identity: str) -> float:
        """The share of the question that a statement speaks of, a rare word counting for more."""
        return self.shares.get(identity, 0.0)


LOOKED_AT = 3
"""How many of the nearest statements are looked at to judge whether they answer."""
_TOO_MANY = 2
"""Passages of one section among the first."""
_LESS = 0.8
"""What one more of the same section counts for."""


def spread(near: Near, sections: Mapping[str, object], same: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """The nearest statements, rather of several sections than of one, and one of those that share a wording."""
    left = dict.fromkeys(by(near.scores)[: most * 4])
    found: list[str] = []
    taken: dict[object, int] = {}
    while left and len(found) < most:
        full = {section for section, times in taken.items() if times >= _TOO_MANY}
        if full:
            less = {section: _LESS ** (taken[section] - _TOO_MANY + 1) for section in full}
            one = max(left, key=lambda key: near.scores[key] * less.get(sections[key], 1.0))
        else:
            one = next(iter(left))
        del left[one]
        found.append(one)
        taken[sections[one]] = taken.get(sections[one], 0) + 1
        for other in same.get(one, ()):
            left.pop(other, None)
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far it is answered, and what no document covers, the nearest first."""

    answered: Literal["yes", "partly", "no"]
    silences: tuple[str, ...]


_NO, _MAYBE = 0.8, -0.2
"""How far what speaks for a silence must outweigh what speaks for the statements: for "no", and to be named beside."""
_WHOLLY = 0.95
"""The share of the question that a statement must say itself for no silence to be named beside it."""
_LEAST = 0.2
"""The share of the question that a silence must speak of to be named at all."""
_UNKNOWN, _UNKNOWN_OF_MANY, _FEW = 0.6, 0.85, 4
"""The share of a question of a few words, or of many, that is about what nothing speaks of, from which it is "no"."""
_UNKNOWN_THING = 0.4
"""The same where it is a thing that nothing speaks of, rather than something done."""
_MOST_SILENCES, _AS_NEAR = 2, 0.7
"""How far behind the nearest silence the second may be to be named too."""
_SPOKEN_OF, _ASKED_SO, _BOTH, _ONLY, _UNMET = 3.6, 4.3, 3.9, 2.1, 1.0
_ANSWERED, _SAID, _ASKED, _FIRST_ASKED = 3.45, 2.2, 3.0, 2.0
_EVEN = 0.15
"""What each tells: fitted to the questions kept with all the statements and silences, each left out in turn."""


def judged(read: Read, near: Near) -> Verdict:
    """How far it is answered.

    A silence competes with the statements: by the share of the question that each speaks of, and by how nearly their
    kept questions are the same. What is about nothing that is known is not answered either.
    """
    first = by(near.scores)[:LOOKED_AT]
    says = max((near.said.get(one, 0.0) for one in first), default=0.0)
    asked = near.kept.statements
    answers = (
        _ANSWERED * max((near.covers(one) for one in first), default=0.0)
        + _SAID * says
        + _ASKED * max(asked.values(), default=0.0)
        + _FIRST_ASKED * max((asked.get(one, 0.0) for one in first), default=0.0)
    )
    outweighs: dict[str, float] = {}
    for one, share in near.silent_shares.items():
        if share >= _LEAST:
            so = near.kept.silences.get(one, 0.0)
            silent = _SPOKEN_OF * share + _ASKED_SO * so + _BOTH * share * so + _ONLY * near.only.get(one, 0.0)
            outweighs[one] = silent + _UNMET * near.unmet + _EVEN - answers
    least = _NO if says >= _WHOLLY else _MAYBE
    named = [one for one in by(outweighs) if outweighs[one] >= least][:_MOST_SILENCES]
    named = [one for one in named if outweighs[one] >= outweighs[named[0]] - _AS_NEAR]
    if named and outweighs[named[0]] >= _NO:
        return Verdict("no", tuple(named))
    whole = sum(near.values)
    unknown = sum(value for unit, value in zip(read.units, near.values, strict=True) if unit.typed in read.matter)
    thing = sum(value for unit, value in zip(read.units, near.values, strict=True) if unit.typed in read.things)
    if whole and thing / whole >= _UNKNOWN_THING:
        return Verdict("no", tuple(named))
    most = _UNKNOWN if len(read.units) <= _FEW else _UNKNOWN_OF_MANY
    if not near.scores or (whole and unknown / whole >= most):
        return Verdict("no", tuple(named))
    certain = first and not (read.unfound or read.read_as or named)
    return Verdict("yes" if certain else "partly", tuple(named))
