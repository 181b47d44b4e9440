"""One entry explained as text: why, why not, and what would settle or change it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import Facts
from assistant.documents.words import bullet, cites_label, paragraph
from assistant.guidance import Guidance
from assistant.reasoning.explain import Explanation
from assistant.reasoning.words import STANDINGS, asked_label, seat_label


def explanation_text(
    explanation: Explanation, guidance: Guidance, facts: Facts, authority: str, width: int = 80
) -> str:
    """Why and why not, condition by condition, and what would settle or change it."""
    return "\n".join(_explained(explanation, guidance, facts, authority, width)) + "\n"


_TITLES = {
    "defines_out": "When it is not about this child",
    "excludes": "When it is not supported",
    "requires": "What must exist first",
    "supports": "Strengths",
    "cautions": "Risks",
}
_SIGNS = {"met": "[x]", "not met": "[ ]", "waiting": "[?]"}


def _explained(explanation: Explanation, guidance: Guidance, facts: Facts, authority: str, width: int) -> Iterator[str]:
    entry = explanation.entry
    yield paragraph(seat_label(entry.seat, guidance, facts).upper(), width)
    law = "; the law differs: ask legal" if entry.law_differs else ""
    yield f"Stands as: {STANDINGS[entry.standing]}{law}"
    option = guidance.options[entry.option]
    yield paragraph(f"{option.sentence} {option.why_here} [{cites_label(option.basis, guidance, authority)}]", width)
    yield "[x] met   [ ] not met   [?] waiting for an answer"
    for direction, title in _TITLES.items():
        reasons = [
            reason
            for reason in explanation.reasons
            if reason.direction == direction and (direction == "requires" or reason.mark != "not met")
        ]
        if reasons:
            yield ""
            yield title.upper()
        for reason in reasons:
            yield bullet(
                f"{reason.says} [{cites_label(reason.cites, guidance, authority, reason.inference)}]",
                width,
                2,
                _SIGNS[reason.mark],
            )
            if reason.why:
                yield paragraph(reason.why, width, 6)
            for step in reason.steps:
                yield bullet(step.words, width, 6 + 2 * step.depth, _SIGNS[step.mark])
    if option.effects:
        yield ""
        yield "WHAT IT DOES, AS PRINTED"
        for effect in option.effects:
            yield bullet(
                f"{guidance.statements[effect].says} [{cites_label((effect,), guidance, authority)}]", width, 2
            )
    if entry.routes:
        yield ""
        yield "WHO MAY APPLY"
        for route in entry.routes:
            yield bullet(
                f"{_FINDINGS[route.finding]}: {route.says} [{cites_label(route.cites, guidance, authority)}]", width, 2
            )
    yield ""
    yield "WHAT WOULD SETTLE OR CHANGE IT (to find out, one answer at a time)"
    if not explanation.changes:
        yield "  - No single answer would: it takes more than one."
    for change in explanation.changes:
        answers = " / ".join(change.answers)
        yield bullet(f"{asked_label(change.asked, guidance, facts)} {answers}: {STANDINGS[change.standing]}", width, 2)


_FINDINGS = {
    "appears_met": "Appears to meet this printed ground; confirm with legal",
    "law_differs": "Meets the printed ground but the law differs: ask legal",
    "none_printed": "No printed ground met: ask legal about leave of the court",
    "cannot_tell": "Cannot tell yet",
}
