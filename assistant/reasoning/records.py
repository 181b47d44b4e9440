"""What reasoning gives back: an assessment, entry by entry. Nothing in it is added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.guidance.records import HarmPart, Strength, SupportKind, Topic, Whose

Standing = Literal["open", "find_out_first", "not_supported", "not_applicable"]
Finding = Literal["appears_met", "law_differs", "none_printed", "cannot_tell"]
SupportFinding = Literal["appears_met", "cannot_tell"]
DeadlineState = Literal["done", "due", "overdue", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Seat:
    """An option for a named person, or for nobody in particular."""

    option: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that an argument rests on; `value` as the case file writes it."""

    about: str
    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to put, about the child or a person; `part` where one card holds several answers."""

    about: str
    question: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A strength or a risk, with the answers and the guidance behind it. `beaten_by` names what beat it."""

    rule: str
    says: str
    because: tuple[Told, ...]
    cites: tuple[str, ...]
    whose: Whose
    beaten_by: str | None = None
    inference: bool = False
    """The words go further than what is cited: our inference from it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that must exist before an option can be relied on or set aside, and the questions that settle it."""

    rule: str
    needs: str
    questions: tuple[Asked, ...]
    cites: tuple[str, ...]
    known_by: str = ""
    answered: bool = False
    """It was answered, and the answer is no or not yet."""
    inference: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A printed ground on which somebody may apply, and how it looks. Never "not eligible"."""

    ground: str
    says: str
    finding: Finding
    needs: tuple[Asked, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supported:
    """Support, money or a tool that a document says may follow. `needs`: what it hangs on, where it cannot be told."""

    support: str
    kind: SupportKind
    strength: Strength
    finding: SupportFinding
    says: str
    needs: tuple[Asked, ...]
    cites: tuple[str, ...]
    whose: Whose


@dataclass(frozen=True, slots=True)
class LawDiffers:
    """A law note that holds an entry at "find out first": ask legal."""

    note: int
    says: str


@dataclass(frozen=True, slots=True)
class Harm:
    """One part of the harm to be weighed for an entry. `told`: what was answered; `asked`: what is not known yet."""

    part: HarmPart
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """What the worker says of one entry. `means`: what it would mean for the child; `disagrees`: what with, and why."""

    means: str = ""
    disagrees: str = ""


@dataclass(frozen=True, slots=True)
class OwnView:
    """The worker's own view, in their words, kept beside the assistant's. It moves nothing.

    `order`: the order in which they would consider the entries; `reasons`: why, and for the view as a whole.
    """

    order: tuple[Seat, ...] = ()
    reasons: str = ""
    entries: Mapping[Seat, OwnEntry] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was said."""
        return not (self.order or self.reasons or self.entries)


@dataclass(frozen=True, slots=True)
class Entry:
    """One option for one person in the order of consideration, with everything said for and against it."""

    option: str
    person: str | None
    tier: int | None
    tie: str | None
    standing: Standing
    current: bool
    law_differs: tuple[LawDiffers, ...]
    supports: tuple[Argument, ...]
    cautions: tuple[Argument, ...]
    excluded_by: tuple[Argument, ...]
    defined_out_by: tuple[Argument, ...]
    harm_reduced_by: tuple[Argument, ...]
    missing: tuple[Missing, ...]
    routes: tuple[Route, ...]
    support: tuple[Supported, ...] = ()
    """What may follow from it. It bears neither on the standing nor on the plan."""
    harm: tuple[Harm, ...] = ()
    """The harm to be weighed for it, part by part."""

    @property
    def seat(self) -> Seat:
        """Which option, for whom."""
        return Seat(self.option, self.person)

    @property
    def is_live(self) -> bool:
        """Open, or to find out first."""
        return self.standing in ("open", "find_out_first")


@dataclass(frozen=True, slots=True)
class Contingency:
    """The plan named in case the first fails, and how it is known that it would hold."""

    option: str
    person: str | None
    viable_because: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look at first and alongside. `too_little_known`: no option is named, the questions come first.

    `beside`: what stands outside the order and is about this child now.
    """

    consider_first: tuple[Seat, ...]
    in_parallel: tuple[Seat, ...]
    contingency: Contingency | None
    too_little_known: bool
    beside: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something nobody knows yet, about whom, and who can supply it."""

    what: str
    about: str
    who: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due when. `due` is None where no single day can be told; `alternatives` holds the readings."""

    id: str
    what: str
    says: str
    authority: str
    due: date | None
    alternatives: tuple[date, ...]
    state: DeadlineState
    needs: tuple[Asked, ...]
    cites: tuple[str, ...]
    applies: bool = True
    """False where it cannot be told yet whether it applies at all."""
    not_done: bool = False
    """It is told that it has not been done."""


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Answers that can hardly all be right: what to ask about them, and the questions they answer."""

    contradiction: str
    about: str
    says: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to do, ask, record or tell."""

    rule: str
    what: str
    about: str
    by: date | None
    cites: tuple[str, ...]
    inference: bool = False
    topic: Topic | None = None
    overdue: bool = False
    """Its day has gone by, and it has not been done."""


@dataclass(frozen=True, slots=True)
class Note:
    """A law note that bears on this case, dated and apart from the guidance."""

    note: int
    says: str
    authority: str
    starred: bool
    checked: str
    stale: bool
    signed_off: str | None


@dataclass(frozen=True, slots=True)
class Depths:
    """What may be asked now and was not: `core`, then what a standing or a deadline waits for, then what could still
    add a strength or a risk, or show what support may follow.
    """

    core: tuple[Asked, ...]
    waited_for: tuple[Asked, ...]
    weighing: tuple[Asked, ...]

    @property
    def all(self) -> tuple[Asked, ...]:
        """Every question, in this order."""
        return (*self.core, *self.waited_for, *self.weighing)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every entry in the order of consideration, the plan, and what is missing and due. `told` is kept unread."""

    authority: str
    today: date
    knowledge: str
    entries: tuple[Entry, ...]
    plan: Plan
    gaps: tuple[Gap, ...]
    deadlines: tuple[Due, ...]
    prompts: tuple[Prompt, ...]
    conflicts: tuple[str, ...]
    notes: tuple[Note, ...]
    to_ask: Depths
    told: str = ""
    silences: tuple[str, ...] = ()
    """What bears on this case and no document covers, by id."""
    own: OwnView = field(default_factory=OwnView)
    """What the worker holds, as they said it."""
    contradictions: tuple[Contradicted, ...] = ()

    @property
    def next_questions(self) -> tuple[Asked, ...]:
        """What to ask next, core questions first."""
        return self.to_ask.all
