"""The address of a sheet over the whole case: what a line of the options opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.reasoning.records import Seat

SheetKind = Literal["choose", "tick", "balance", "chair", "welfare"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`choose`: what to set side by side; `tick`: one more, or one less; `balance`: these. `seats`: those meant."""

    kind: SheetKind
    seats: tuple[Seat, ...] = ()
