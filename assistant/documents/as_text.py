"""An assessment as text made to be read in a terminal, top to bottom, in the order of consideration."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import Facts
from assistant.documents.as_text_agenda import (
    conflicts_part,
    deadlines_part,
    gaps_part,
    notes_part,
    prompts_part,
    silences_part,
    unused_part,
)
from assistant.documents.as_text_entries import set_apart_part, tier_part
from assistant.documents.as_text_plan import child_part, clashes_part, past_review_part, plan_part
from assistant.documents.harm_text import harm_section
from assistant.documents.own_view import own_section
from assistant.documents.printing import Printing
from assistant.documents.support_text import support_section
from assistant.documents.words import paragraph
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment
from assistant.reasoning.words import day_label

CAPTION = (
    "This sets out what the guidance says about what you have answered. It does not weigh, score or decide, and it is "
    "not legal advice. The order says what to look at first; every realistic option is compared for this child."
)


def assessment_text(
    assessment: Assessment, guidance: Guidance, facts: Facts, width: int = 80, full: bool = False
) -> str:
    """The whole assessment, wrapped to `width` columns; `full`: conflicts side by side, law notes whole."""
    return "\n".join(_lines(Printing(assessment, guidance, facts, width, full))) + "\n"


def _lines(on: Printing) -> Iterator[str]:
    of = on.of
    yield "PERMANENCE OPTIONS, IN THE ORDER THEY ARE CONSIDERED"
    yield f"{on.guidance.authorities[of.authority].name}, {day_label(of.today)}. Guidance {of.knowledge}."
    yield paragraph(CAPTION, on.width)
    yield from past_review_part(on)
    yield from child_part(on)
    yield from clashes_part(on)
    yield from plan_part(on)
    yield from deadlines_part(on)
    yield from prompts_part(on)
    yield from harm_section(of, on.guidance, on.facts, on.width)
    for tier in (1, 2, 3, None):
        yield from tier_part(on, tier)
    yield from set_apart_part(on)
    yield from own_section(of, on.guidance, on.facts, on.width)
    yield from support_section(of, on.guidance, on.facts, on.width, on.full)
    yield from gaps_part(on)
    yield from unused_part(on)
    yield from conflicts_part(on)
    yield from silences_part(on)
    yield from notes_part(on)
    yield from _more(on)


def _more(on: Printing) -> Iterator[str]:
    """How to see what was left out, and that a note in free text was not read."""
    if not on.full and (on.of.conflicts or on.of.notes):
        yield ""
        yield paragraph(
            "Add --full for each side of what differs and for the law notes; `permanence knowledge show ID` for "
            "any one citation; `permanence explain` for one option.",
            on.width,
        )
