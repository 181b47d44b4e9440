"""What is being printed, and how wide: what every part of a printed assessment is given."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment, Seat
from assistant.reasoning.words import seat_label


@dataclass(frozen=True, slots=True)
class Printing:
    """One assessment being written out. `full`: conflicts side by side, law notes and silences whole."""

    of: Assessment
    guidance: Guidance
    facts: Facts
    width: int
    full: bool

    def label(self, seat: Seat) -> str:
        """How an entry is called."""
        return seat_label(seat, self.guidance, self.facts)

    def cites(self, cites: tuple[str, ...], inference: bool = False) -> str:
        """Citations with whose they are."""
        return cites_label(cites, self.guidance, self.of.authority, inference)
