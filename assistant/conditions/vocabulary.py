"""The questions a condition may speak of, and its names for what is worked out from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["choice", "many", "yes_no", "date", "number", "text", "people"]
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Term:
    """What the language needs to know of a question."""

    id: str
    kind: Kind
    choices: tuple[str, ...] = ()
    closed: bool = True
    """`many` only. Closed: a choice not ticked is out. Open: nothing was said about it."""
    alone: frozenset[str] = frozenset()
    """Choices that can only be ticked by themselves, such as `none`."""
    stands_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A choice that means "one or more of these, I do not know which"."""
    per_person: bool = False
    of: tuple[str, ...] = ()
    """The roles a person must have for this to be asked of them."""
    when: str = "always"
    band_of: str | None = None
    """A choice that is an age band: the date of birth it goes with."""
    bands: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """For each choice of an age band, the youngest and oldest age in years; -1 is before birth."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, the derived names with their conditions, and the name that says the network search is closed."""

    terms: Mapping[str, Term]
    derived: Mapping[str, str]
    search_closed: str | None = None
    _bands: Mapping[str, Term] = field(init=False, repr=False, default_factory=dict)
    as_closed: Mapping[str, Term] = field(init=False, repr=False, default_factory=dict)
    """The terms with every list closed: for answers that are read plainly."""

    def __post_init__(self) -> None:
        """Work out once what is looked up for every answer: each date of birth's age band, and the closed lists."""
        object.__setattr__(self, "_bands", {term.band_of: term for term in self.terms.values() if term.band_of})
        closed = {key: term if term.closed else replace(term, closed=True) for key, term in self.terms.items()}
        object.__setattr__(self, "as_closed", closed)

    def band_for(self, question: str) -> Term | None:
        """The age band that goes with this date of birth, if there is one."""
        return self._bands.get(question)
