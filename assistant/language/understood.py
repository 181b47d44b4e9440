"""What was understood of a worker's words: findings, clauses that found no place, and what could tell who the child is.

Plain records, so that the interview can hold them without loading what reads words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Polarity = Literal["affirmed", "negated", "uncertain", "past", "other_person", "hypothetical"]
"""`past`: it was so once; `other_person`: of somebody whom it does not count of; `hypothetical`: if it were so."""
PrivateKind = Literal["name", "birth", "postcode", "telephone", "email", "number", "address"]


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the case, as what reads words is told of them. `label`: how they are spoken of."""

    id: str
    role: str
    relation: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that words say.

    `finding`: the id of a concept of the lexicon. `about`: a person's id where the case has them, else a role
    ("mother", "maternal_grandmother", "child", "parents", "family"). `ask`: why it must be asked back; None where it is
    plain enough to be shown as understood. `start`, `end`: where it stands in what was typed, `text`. `value`: what was
    read with it, as a case file writes it: a date, an interval, a number; None where there is none.
    """

    finding: str
    polarity: Polarity
    about: str
    ask: str | None
    text: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A clause in which nothing was found. `offers`: what it may be about, likeliest first: ids of concepts of the
    question that was put, or of its choices. `beside`: something was found, to be asked back; this is what else it may
    be about.
    """

    text: str
    start: int
    end: int
    offers: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Private:
    """Something that could tell who somebody is. `instead`: what to write for it; empty where it is best left out."""

    kind: PrivateKind
    text: str
    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of one reply, in the order in which it was said. Offsets are into the cleaned text."""

    text: str
    findings: tuple[Finding, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    private: tuple[Private, ...] = ()
