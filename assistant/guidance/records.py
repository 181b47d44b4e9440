"""What the interview and the reasoning turn on, record by record. Field names are the ones a curator writes in TOML.

What the documents say is in `sources`, and what stands beside it in `sheets`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Direction = Literal["supports", "cautions", "requires", "excludes", "defines_out", "prompts"]
Whose = Literal["own", "other_council", "dfe", "law"]
QuestionType = Literal["choice", "many", "yes_no", "date", "number", "text", "people"]
HarmPart = Literal["kind", "likelihood", "seriousness", "reduces", "separation"]
"""The parts in which harm is asked and shown; `separation`: what separating the child would itself do."""
Welfare = Literal["wishes", "needs", "change", "background", "harm", "capability", "powers"]
"""The headings of the welfare checklist, Children Act 1989 section 1(3)(a) to (g)."""
Topic = Literal["harm", "voice", "siblings", "family_time", "identity", "place", "drift", "contingency", "order"]
"""What something to do is about, where it is about more than one option."""


@dataclass(frozen=True, slots=True)
class Place:
    """An option for one group of people: which tier it stands in, where in the tier, and what it ties with.

    `who`: null for the household or nobody in particular, else a group (a derived name of questions.toml).
    `unless`: nobody gets an entry for whom this holds. `only_if`: only those for whom this holds.
    `stand_in`: an entry without a person: `always`, or only while nobody is `named`, or `never`.
    """

    place: int
    tier: int | None = None
    who: str | None = None
    unsure: str | None = None
    """The role of those who are placed here while it is not known what they are to the child."""
    unless: str | None = None
    only_if: str | None = None
    stand_in: Literal["always", "nobody_named", "never"] = "never"
    stands_for: tuple[str, ...] = ()
    """Groups of people of whom the entry without a person also speaks, where they have no entry of their own."""
    tie: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A permanence option. `effects`: statements on what it does in law; `current`: when it is today's arrangement."""

    key: str
    label: str
    sentence: str
    places: tuple[Place, ...]
    basis: tuple[str, ...] = ()
    why_here: str = ""
    effects: tuple[str, ...] = ()
    current: str | None = None
    label_with: str = ""
    """How it is called with a named person, where that differs."""
    label_alone: str = ""
    """Whom an entry without a person is with."""
    on_conditions: bool = False
    """Laid out in short until its conditions are in sight."""
    in_plan: str | None = None
    """An option on conditions is named in the plan only where this holds, or where it is open."""
    needs_route: bool = False
    """Somebody must be able to apply for it: open only where a printed ground appears met."""
    no_route: str = ""
    no_route_cites: tuple[str, ...] = ()
    harm: tuple[HarmPart, ...] = ()
    """The parts of harm that bear on it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. `stands_for`: it means one or more of these, unknown which. `ages`: of an age band."""

    id: str
    label: str
    decides: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    short: str = ""
    lives_with: tuple[str, ...] = ()
    """Of where the child lives: what those they live with there are to them, to suggest who that is."""
    fits: tuple[str, ...] = ()
    """The plans (choices of plan_now) and homes (of living_now) under which the answer is so, or may be."""
    against: tuple[str, ...] = ()
    """The plans under which the contrary would be so."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several answers on one card."""

    id: str
    label: str
    type: QuestionType


@dataclass(frozen=True, slots=True)
class Question:
    """What the interview may ask. `of`: the roles it is asked of; `core`: part of the first pass."""

    id: str
    group: str
    ask: str
    type: QuestionType
    when: str = "always"
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    per_person: bool = False
    of: tuple[str, ...] = ()
    core: bool = False
    closed: bool = True
    prefilled: bool = False
    structural: bool = False
    band_of: str | None = None
    decides: tuple[str, ...] = ()
    harm: HarmPart | None = None
    welfare: Welfare | None = None
    """The heading of the welfare checklist that its answer belongs under."""
    shared: bool = False
    """As a rule the same for brothers and sisters, so that it is offered to be carried over to a linked case."""


@dataclass(frozen=True, slots=True)
class PersonKind:
    """One way somebody is added to a case: which questions are theirs, and what they are to the child where it is said.

    `called`: what they are called, where one word will do; else the worker is asked, with `ask_called` as examples.
    """

    id: str
    label: str
    role: str
    relation: str | None = None
    called: str = ""
    ask_called: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A name for what is worked out from answers."""

    id: str
    says: str
    condition: str


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's test, beside it: the answers, and whether the rule fires, stays silent or waits.

    A `requires` rule fires where what it needs is answered "no", and is silent where it is met.
    """

    rule: Literal["fires", "silent", "waits"]
    answers: Mapping[str, Any] = field(default_factory=dict)
    person: Mapping[str, Any] = field(default_factory=dict)
    people: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """An argument about one option or several.

    `about`: "child" (every entry of the option), "household" or "unnamed" (only the entry without a person), or a
    group (only that person's entries). `when`: where it holds. `needs`: for `requires` only, what must be so.
    `says` may speak of {person}.
    `about_others`: it reads other people's answers, because the option is defined by them.
    `known_by`: who can supply what is missing. `beats`: rules that are shown as beaten where this one holds.
    """

    id: str
    options: tuple[str, ...]
    direction: Direction
    says: str
    cites: tuple[str, ...]
    examples: tuple[Example, ...]
    about: str = "child"
    when: str = "always"
    needs: str | None = None
    why: str = ""
    known_by: str = ""
    authorities: tuple[str, ...] = ()
    about_others: bool = False
    entries_of: str | None = None
    """Only for entries whose person is of this group, or that have no person."""
    reduces_harm: bool = False
    beats: tuple[str, ...] = ()
    both_ways: tuple[str, ...] = ()
    """Rules that read the same answer the other way, on purpose: it is a strength and a risk."""
    inference: bool = False
    """The words go further than the records cited: our inference from them."""
    topic: Topic | None = None
    by: str | None = None
    """For `prompts` only: the deadline by which it is to be done."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A printed ground on which somebody may apply for an order. `law`: what the law asks as well (see `notes`)."""

    id: str
    order: str
    option: str
    about: str
    says: str
    when: str
    cites: tuple[str, ...]
    law: str | None = None
    notes: tuple[int, ...] = ()


SupportKind = Literal["service", "money", "tool"]
Strength = Literal["entitled", "may_be_entitled", "assessment", "discretion", "may_be_used", "responsible"]
"""What a document says follows. `entitled`: it is printed as a right. `may_be_entitled`: the document itself says
"may". `assessment`: a right to be assessed, with the award a decision. `discretion`: the authority's choice.
`may_be_used`: open to use. `responsible`: who has to give or pay, and not what is given."""


@dataclass(frozen=True, slots=True)
class Support:
    """Support, money or a tool that a document says may follow. It never bears on where an option stands.

    `options`: those it belongs to; none given, to every one. `about`, `when` and `about_others` are read as a rule's.
    `unless`: where this holds for certain, it is left out. `authorities`: whose workers it is for, where it is one
    council's own. `notes`: law notes that stand beside it.
    """

    id: str
    kind: SupportKind
    strength: Strength
    says: str
    cites: tuple[str, ...]
    examples: tuple[Example, ...]
    options: tuple[str, ...] = ()
    about: str = "child"
    when: str = "always"
    unless: str | None = None
    about_others: bool = False
    authorities: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that can hardly all be right. It moves nothing: both stand, and the worker is asked which it is.

    `about`, `when` and `about_others` are read as a rule's. `says` may speak of {person}.
    """

    id: str
    says: str
    when: str
    examples: tuple[Example, ...]
    about: str = "child"
    about_others: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due, from one authority or the law.

    `start`: the date question it counts from; `count` and `unit` how far; `before`: that far before, not after.
    `by_event`: no date can be computed; said in words. `unit = "days_unstated"`: the document says only "days".
    """

    id: str
    authority: str
    what: str
    says: str
    cites: tuple[str, ...]
    when: str = "always"
    start: str | None = None
    count: int = 0
    unit: Literal["calendar_days", "working_days", "days_unstated", "weeks", "months", "years", "event"] = "event"
    before: bool = False
    repeats: bool = False
    """Counted from the last time, so that a day gone by is a day missed."""
    done: str | None = None
    done_on: str | None = None
    """A date question whose date, on or after the start, shows that it is done."""
    counted: str | None = None
    """A number question: the deadline holds while its answer is from `at_least` to `at_most`."""
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """England's bank holidays. Before `known_from` and after `known_to` working days cannot be told."""

    known_from: date
    known_to: date
    days: tuple[date, ...]
