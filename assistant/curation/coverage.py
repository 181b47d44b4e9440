"""Which statements nothing uses, and by what the others are used."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from assistant.curation.cited import TURNS_ON, What, citing
from assistant.curation.reach import idle_choices
from assistant.guidance import Guidance

HEAVIEST = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """`used`: how many statements each kind of record cites. `idle`: ids that nothing cites.

    `unturned`: ids of weight 3 that no rule, deadline, ground, form or option sheet uses.
    `unread`: questions on which nothing turns yet, so that they are not asked. `idle_choices`: (question, choice) of
    lists on which things do turn, but not on that choice.
    """

    statements: int
    used: dict[What, int]
    idle: tuple[str, ...]
    unturned: tuple[str, ...]
    unread: tuple[str, ...]
    idle_choices: tuple[tuple[str, str], ...]


def coverage(guidance: Guidance) -> Coverage:
    """How far the statements are used."""
    by: dict[What, set[str]] = defaultdict(set)
    for one in citing(guidance):
        by[one.what].update(cite for cite in one.cites if cite in guidance.statements)
    cited = set().union(*by.values())
    turned = set().union(*(by[what] for what in TURNS_ON))
    return Coverage(
        statements=len(guidance.statements),
        used={what: len(ids) for what, ids in by.items()},
        idle=tuple(one for one in guidance.statements if one not in cited),
        unturned=tuple(
            one.id for one in guidance.statements.values() if one.weight == HEAVIEST and one.id not in turned
        ),
        unread=tuple(
            question.id
            for question in guidance.questions.values()
            if guidance.used_questions.isdisjoint((question.id, *(part.id for part in question.parts)))
        ),
        idle_choices=tuple(idle_choices(guidance)),
    )
