"""What an answer is: the set of values it may still have.

An `Answer` keeps what somebody said. Its *domain* is the set of values still possible: `OneOf` for a
choice, `Ticks` for a list, `Dates` for a date, `Amount` for a number. Two more states have no set:
`UNKNOWN` (not asked, or not known yet: everything is possible) and `NO_VALUE` (the question does not apply).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, TypeAlias

Truth: TypeAlias = bool | None
"""True, False, or None for unresolved."""

CHILD = "child"
"""Whom an answer is about, when it is not a person."""

State = Literal["value", "not_known", "does_not_apply", "disputed"]
SPECIAL_VALUES: tuple[str, ...] = ("not_known", "does_not_apply", "disputed")


@dataclass(frozen=True, slots=True)
class Span:
    """Every day from `first` to `last`, both included."""

    first: date
    last: date


Value: TypeAlias = str | tuple[str, ...] | Span | float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said. `value` for a value, `versions` where people disagree (empty: nobody said how)."""

    state: State
    value: Value | None = None
    versions: tuple[Value, ...] = ()


class Gap(Enum):
    """Why there is no set of values."""

    UNKNOWN = "unknown"
    NO_VALUE = "no value"


UNKNOWN = Gap.UNKNOWN
NO_VALUE = Gap.NO_VALUE


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice: exactly one of `may`."""

    may: frozenset[str]

    def any_of(self, wanted: frozenset[str]) -> Truth:
        if self.may <= wanted:
            return True
        return False if self.may.isdisjoint(wanted) else None

    def all_of(self, wanted: frozenset[str]) -> Truth:
        """A choice holds one value, so it has all of `wanted` only when `wanted` is that one value."""
        return self.any_of(wanted) if len(wanted) == 1 else False


@dataclass(frozen=True, slots=True)
class Ticked:
    """A list: everything in `surely`, nothing outside `may`, and at least one of `some_of` (if any)."""

    surely: frozenset[str]
    may: frozenset[str]
    some_of: frozenset[str] = frozenset()

    def any_of(self, wanted: frozenset[str]) -> Truth:
        if not self.surely.isdisjoint(wanted) or (self.some_of and self.some_of <= wanted):
            return True
        return False if self.may.isdisjoint(wanted) else None

    def all_of(self, wanted: frozenset[str]) -> Truth:
        if wanted <= self.surely:
            return True
        return None if wanted <= self.may else False


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list with one version, or several where it is disputed."""

    versions: tuple[Ticked, ...]

    def any_of(self, wanted: frozenset[str]) -> Truth:
        if len(self.versions) == 1:
            return self.versions[0].any_of(wanted)
        return agreed([version.any_of(wanted) for version in self.versions])

    def all_of(self, wanted: frozenset[str]) -> Truth:
        return agreed([version.all_of(wanted) for version in self.versions])


@dataclass(frozen=True, slots=True)
class Dates:
    """A date: some day in one of the spans."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: one of these."""

    may: frozenset[float]


@dataclass(frozen=True, slots=True)
class Words:
    """Free text. Conditions can only ask whether it is there."""


Domain: TypeAlias = OneOf | Ticks | Dates | Amount | Words | Gap


def agreed(found: list[Truth]) -> Truth:
    """What every version says, or None where they differ."""
    first = found[0]
    return first if all(truth is first for truth in found) else None
