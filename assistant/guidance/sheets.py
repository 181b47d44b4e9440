"""What stands beside the statements: option sheets, forms, words, conflicts, law notes, what no document covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Row = Literal[
    "fits",
    "does_not_fit",
    "before_ruling_out",
    "route",
    "parental_responsibility",
    "approval",
    "duration",
    "supervision",
    "review",
    "support",
    "money_entitlement",
    "money_discretion",
]
"""The rows of an option sheet: when it fits and what to do before ruling it out, then as Tameside's Appendices 1-3."""
Printed = Literal["printed", "none", "merged", "inferred", "cut_off", "not_printed"]
"""How a cell stands in the document. `none`: the document says that there is none. `merged`: one cell printed for
two columns. `inferred`: an empty cell that our reading fills from its neighbour. `cut_off`: the text breaks off.
`not_printed`: the document says nothing, which is not the same as none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says on one row of an option's sheet. `note`: how the cell was read, where that matters."""

    option: str
    row: Row
    source: str
    printed: Printed
    says: str = ""
    cites: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form or item of a list. `prompts`: what to think of. `in_template`: printed on the form itself."""

    label: str
    cites: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    in_template: bool = True
    only_if: str = ""
    """In words: when the field applies, where it does not always."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form or checklist of a document. `use`: what it is for and when."""

    id: str
    title: str
    source: str
    use: str
    fields: tuple[FormField, ...]
    cites: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field. `words`: each council's own word for it, by authority. `cites`: what the meaning rests on.

    `also`: other names and abbreviations. `not_same`: terms it is easily taken for, by id.
    """

    id: str
    term: str
    means: str
    basis: Literal["guidance", "law", "ours"]
    also: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """What none of the documents covers: said as such, with whom to ask. `notes`: law notes that speak of it.

    `when`: the cases it bears on; where it is left out, it stands with its options only.
    """

    id: str
    title: str
    says: str
    ask_whom: str
    asks: tuple[str, ...]
    options: tuple[str, ...] = ()
    when: str | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict."""

    whose: str
    says: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two sources differ: who says what, why they differ, what to do."""

    id: str
    title: str
    sides: tuple[Side, ...]
    why: str
    do: str
    when: str = "always"
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """Where a law note keeps an entry at "find out first": the printed guidance would mislead."""

    option: str
    says: str
    when: str
    about: str = "child"


@dataclass(frozen=True, slots=True)
class CurrencyNote:
    """How the law has moved since a document was written. Never part of the guidance, never mixed with it."""

    number: int
    title: str
    printed: str
    says: str
    authority: str
    confidence: Literal["high", "medium", "low"]
    checked: str
    review_by: date
    owner: str
    starred: bool = False
    signed_off: str | None = None
    addresses: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    when: str | None = None
    holds: tuple[Hold, ...] = ()
