"""What there is for a question: the passages, what no document covers, and how the question was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.guidance.records import Whose
from assistant.guidance.sheets import Silence, Term


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement that answers, whose it is, and where it stands."""

    id: str
    source: str
    section: str
    text: str
    whose: Whose


@dataclass(frozen=True, slots=True)
class Found:
    """What there is for a question.

    `unfound`: words that nothing has; `read_as`: misspelt words, as they were read; `not_covered`: what no
    document covers; `also`: words that found something through another name, with that name; `conflicts`: where the
    sources differ on what the passages say; `missing`: what the question names and none of the passages does;
    `asked_of`: whose policy it was asked of; `cut`: that only the beginning of the question was read;
    `terms`: the words of the glossary whose meaning is asked for. With the answer
    "no" there are passages only beside a silence, as the nearest there is.
    """

    answered: Literal["yes", "partly", "no"]
    passages: tuple[Passage, ...]
    notes: tuple[int, ...]
    unfound: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    not_covered: tuple[Silence, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    asked_of: str = ""
    cut: bool = False
    terms: tuple[Term, ...] = ()

    @property
    def silences(self) -> tuple[str, ...]:
        """The ids of what no document covers."""
        return tuple(one.id for one in self.not_covered)
