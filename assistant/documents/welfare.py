"""The welfare checklist as a frame: under each of its headings what was told, and what is not known or not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.conditions import CHILD, Facts
from assistant.documents.balance_cells import Laid, told_line, unknown_line
from assistant.documents.balance_text import line_data
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.records import Question, Welfare
from assistant.reasoning.questions import may_be_put
from assistant.reasoning.records import Asked, Assessment

TITLE = "The welfare checklist"
CAPTION = "A frame for what you have told. It weighs nothing, and no heading counts for more than another."
HEADINGS: dict[Welfare, str] = {
    "wishes": "What the child wishes and feels",
    "needs": "What the child needs: body, feelings and education",
    "change": "What a change would be likely to do",
    "background": "Age, sex, background and what else about the child matters",
    "harm": "Harm suffered, or a risk of it",
    "capability": "How able the parents and others are to meet the child's needs",
    "powers": "What the court can do",
}
"""The statute's own list in its own order, Children Act 1989 section 1(3)(a) to (g): no pack adds to it."""
NOTE = 46
"""The law note on the checklist, named here and nowhere else."""
_TELLS = ("value", "does_not_apply")
"""An answer that tells something: not that it is not known, or in dispute."""


@dataclass(frozen=True, slots=True)
class WelfareHeading:
    """One heading: what was told, and what is not known or not asked yet among what may be asked."""

    heading: Welfare
    title: str
    told: tuple[Line, ...]
    unknown: tuple[Line, ...]


def welfare_headings(assessment: Assessment, guidance: Guidance, facts: Facts) -> tuple[WelfareHeading, ...]:
    """The headings in their order, each with what belongs under it, of the child and then person by person."""
    laid = Laid(assessment, guidance, facts)
    return tuple(_heading(key, title, laid) for key, title in HEADINGS.items())


def _heading(key: Welfare, title: str, laid: Laid) -> WelfareHeading:
    told: list[Line] = []
    unknown: list[Line] = []
    questions = [one for one in laid.guidance.questions.values() if one.welfare == key]
    for about in (CHILD, *laid.facts.people):
        for question in questions:
            if question.per_person == (about == CHILD):
                continue
            for part in _parts(question):
                answer = laid.facts.answer(about, part or question.id)
                if answer is not None and answer.state in _TELLS:
                    told.append(told_line(about, part or question.id, laid, 2))
                elif answer is not None or _may_be_asked(question, about, laid):
                    unknown.append(unknown_line(Asked(about, question.id, part), laid, 2))
    return WelfareHeading(key, title, tuple(told), tuple(unknown))


def _may_be_asked(question: Question, about: str, laid: Laid) -> bool:
    """Whether it may be put; one that another answer fills in by itself is not missing."""
    return not question.prefilled and may_be_put(question, about, laid.facts.plainly())


def _parts(question: Question) -> tuple[str | None, ...]:
    return tuple(part.id for part in question.parts) or (None,)


def welfare_view(assessment: Assessment, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    """The checklist as lines; each opens what makes its question matter."""
    yield Line("title", TITLE)
    yield Line("quiet", CAPTION)
    note = guidance.notes.get(NOTE)
    if note is not None:
        yield Line("law", f"The headings are the law's and not the guidance's: law note {NOTE}.", (f"law:{NOTE}",))
    for one in welfare_headings(assessment, guidance, facts):
        yield Line("heading", one.title)
        yield from one.told
        if not one.told:
            yield Line("quiet", "Nothing told yet.", None, 2)
        yield from one.unknown
    if note is not None:
        yield Line("heading", f"Law note {NOTE}, not part of the guidance: {note.title}")
        yield Line("law", note.says, (f"law:{NOTE}",), 2)


def welfare_data(assessment: Assessment, guidance: Guidance, facts: Facts) -> dict[str, Any]:
    """The same as plain data for JSON."""
    return {
        "caption": CAPTION,
        "law_note": NOTE if NOTE in guidance.notes else None,
        "headings": [
            {
                "heading": one.heading,
                "title": one.title,
                "told": [line_data(line) for line in one.told],
                "not_known": [line_data(line) for line in one.unknown],
            }
            for one in welfare_headings(assessment, guidance, facts)
        ],
    }
