"""What the councils and their documents are, and what the documents say, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal[
    "preference_order",
    "option_description",
    "option_criterion_for",
    "option_criterion_against",
    "eligibility_rule",
    "legal_effect",
    "finance",
    "support_entitlement",
    "timescale",
    "review",
    "evidence_required",
    "process_step",
    "role_duty",
    "record_keeping",
    "template_field",
    "tool",
    "training",
    "contact_rule",
    "sibling_rule",
    "child_voice",
    "contingency",
    "principle",
    "value",
    "definition",
    "reference",
]
"""What sort of thing a statement says."""
Unit = Literal[
    "years",
    "months",
    "weeks",
    "days",
    "working_days",
    "days_unstated",
    "years_of_age",
    "year",
    "month",
    "times",
    "rank",
    "review",
    "miles",
    "people",
    "section",
]
"""What a figure counts. `days_unstated`: the document says only "days". `rank`: first, second. `section`: of an Act."""


@dataclass(frozen=True, slots=True)
class Body:
    """A panel, agency, team, service or meeting that a council's documents name."""

    name: str
    kind: Literal["panel", "agency", "team", "service", "meeting"]
    says: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unheld:
    """A document that a council's guidance points to and that is not in this knowledge."""

    title: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """A council, or England for everybody else. `words`: its own words for the field's terms."""

    key: str
    name: str
    sources: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    bodies: tuple[Body, ...] = ()
    unheld: tuple[Unheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A guidance document: what it is, which edition was read, and when it says it is due for review."""

    key: str
    title: str
    short: str
    owner: str
    """An authority's key, or `dfe`."""
    file: str
    edition: str
    dated: str
    read_on: date
    review_by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a statement carries, with what it counts and, in a few words, of what."""

    number: int
    unit: Unit
    of: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing one document says, in our own words.

    `pin`: at most eight words of the passage, by which `knowledge verify` finds it on `line` of the source.
    `through`: the last line of the passage, where a page turn breaks it. `asks`: how a worker would ask for it.
    `weight`: 3 where something turns on it, 2 where it bears on practice, 1 for background.
    """

    id: str
    source: str
    says: str
    section: str
    locator: str
    line: int
    pin: str
    kind: Kind
    weight: Literal[1, 2, 3] = 2
    through: int | None = None
    options: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Statements that share one wording: cited together they are one voice, not several.

    `differs`: where the wordings part, in our words, if it matters.
    """

    statements: tuple[str, ...]
    differs: str = ""
