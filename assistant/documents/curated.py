"""What a practice lead asks of the knowledge as a whole: what is used, and where the sources differ. As text."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.curation.coverage import Coverage
from assistant.documents.words import bullet, cites_label, paragraph
from assistant.guidance import Guidance
from assistant.guidance.sheets import Conflict
from assistant.guidance.wording import EVERYBODYS


def coverage_text(found: Coverage, width: int = 80) -> str:
    """How far the statements are used, and which are not."""
    return "\n".join(_coverage(found, width)) + "\n"


def _coverage(found: Coverage, width: int) -> Iterator[str]:
    yield f"{found.statements} statements. Used by:"
    yield from (bullet(f"{what}: {count}", width, 2) for what, count in found.used.items())
    yield ""
    if found.unturned:
        yield paragraph(f"Of weight 3, but turning nothing ({len(found.unturned)}): {', '.join(found.unturned)}", width)
    else:
        yield "Every statement of weight 3 is used by a rule, deadline, ground, support, form, option or option sheet."
    if found.idle:
        yield ""
        yield paragraph(
            f"Only to be found by browsing and searching ({len(found.idle)}): {', '.join(found.idle)}", width
        )
    if found.unread:
        yield ""
        yield paragraph(f"Questions on which nothing turns yet, so not asked: {', '.join(found.unread)}", width)
    if found.idle_choices:
        yield ""
        listed = ", ".join(f"{question}={choice}" for question, choice in found.idle_choices)
        yield paragraph(f"Choices that nothing reads yet: {listed}", width)


def conflicts_text(guidance: Guidance, width: int = 80) -> str:
    """Every conflict: who says what, why they differ, what to do."""
    return "\n".join(line for one in guidance.conflicts.values() for line in _conflict(one, guidance, width))


def _conflict(conflict: Conflict, guidance: Guidance, width: int) -> Iterator[str]:
    yield paragraph(f"{conflict.title} ({conflict.id})", width)
    for side in conflict.sides:
        yield bullet(f"{side.says} [{cites_label(side.cites, guidance, EVERYBODYS)}]", width, 2)
    yield paragraph(f"Why they differ, in our reading: {conflict.why}", width, 2)
    yield paragraph(f"What to do, in our reading: {conflict.do}", width, 2)
    yield ""
