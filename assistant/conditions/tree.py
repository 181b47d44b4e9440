"""A condition, parsed: what it asks of which answers. Frozen data, nothing evaluated here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Quantifier = Literal["any_of", "none_of", "all_of"]
Measure = Literal["age", "months_since", "weeks_until", "days_since", "lived_with"]
Operator = Literal["<", "<=", ">", ">=", "==", "!="]


@dataclass(frozen=True, slots=True)
class Ref:
    """A question: about the child, or (`of_person`) about the person whose rule this is."""

    question: str
    of_person: bool = False
    column: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"person.{self.question}" if self.of_person else self.question


@dataclass(frozen=True, slots=True)
class Always:
    """True, whatever is answered."""


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class Membership:
    """`any_of`, `none_of` or `all_of` of the named choices."""

    quantifier: Quantifier
    ref: Ref
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applies:
    ref: Ref


@dataclass(frozen=True, slots=True)
class Known:
    ref: Ref


@dataclass(frozen=True, slots=True)
class Compare:
    """A length of time against a number; `ref` is the date it is counted from, or None for `age` and `lived_with`."""

    measure: Measure
    ref: Ref | None
    operator: Operator
    number: float
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class LivesHere:
    """This person is one of those the child lives with."""

    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A derived name, worked out from other answers."""

    name: str
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class AcrossPeople:
    """`someone` or `everyone`; `of_named`: only of those who are named, whoever else there may be."""

    every: bool
    part: Node
    column: int = field(default=1, compare=False)
    of_named: bool = False


Node: TypeAlias = Always | And | Or | Not | Membership | Applies | Known | Compare | LivesHere | Named | AcrossPeople
