"""Brothers and sisters side by side: child by child, then what to look at across them. Nothing is merged or scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conditions import CHILD
from assistant.documents.siblings_across import Across, across
from assistant.documents.siblings_child import ASSESSMENT, PLANS, Child, lives_of, words_of
from assistant.reasoning.words import STANDINGS, seat_label

NO_REFERENCE = "A case without a reference"


@dataclass(frozen=True, slots=True)
class OneChild:
    """A child's part of the picture, in words. `first`: what stands first in their order of consideration."""

    reference: str
    lives: str
    plans: str
    first: tuple[str, ...]
    too_little_known: bool
    assessment: str
    others: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture. `unread`: the cases that cannot be read now, each with why.

    `as_given`: nothing but whoever put them side by side says that these children are brothers and sisters.
    """

    children: tuple[OneChild, ...]
    across: tuple[Across, ...]
    unread: tuple[tuple[str, str], ...] = ()
    as_given: bool = False


def sibling_picture(children: Sequence[Child], unread: Sequence[tuple[str, str]] = ()) -> Picture:
    """The picture of these children, in the order given."""
    children = _told_apart(children)
    several = len(children) > 1
    looked = tuple(dict.fromkeys(across(children))) if several else ()
    as_given = several and not any(child.key for child in children)
    return Picture(tuple(_one(child) for child in children), looked, tuple(unread), as_given)


def _told_apart(children: Sequence[Child]) -> tuple[Child, ...]:
    """The children, each under a name of its own."""
    names: list[str] = []
    for child in children:
        name = child.reference or NO_REFERENCE
        number = sum(one == name or one.startswith(f"{name} (") for one in names)
        names.append(f"{name} ({number + 1})" if number else name)
    return tuple(
        Child(name, one.assessment, one.facts, one.guidance, one.key, one.people)
        for name, one in zip(names, children, strict=True)
    )


def _one(child: Child) -> OneChild:
    plan = child.assessment.plan
    entries = {entry.seat: entry for entry in child.assessment.entries}
    first = tuple(
        f"{seat_label(seat, child.guidance, child.facts)}: {STANDINGS[entries[seat].standing]}"
        for seat in plan.consider_first
    )
    return OneChild(
        reference=child.reference,
        lives=lives_of(child),
        plans=words_of(child, CHILD, PLANS),
        first=first,
        too_little_known=plan.too_little_known,
        assessment=words_of(child, CHILD, ASSESSMENT),
        others=words_of(child, CHILD, "siblings"),
    )
