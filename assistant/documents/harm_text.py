"""Harm in its parts, in words: what was told of each, and what is not known yet."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import Facts
from assistant.documents.words import bullet, cites_label, paragraph
from assistant.guidance import Guidance
from assistant.guidance.records import HarmPart
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Assessment, Harm, Told
from assistant.reasoning.words import answer_words, asked_label

TITLE = "The harm, in its parts"
PARTS: dict[HarmPart, str] = {
    "kind": "What the worries are",
    "likelihood": "How likely",
    "seriousness": "How serious",
    "reduces": "What reduces it, or could",
    "separation": "What separating the child would itself do",
}


def harm_words(harm: Harm, guidance: Guidance, facts: Facts) -> str:
    """One part in a sentence or two: as told, and what is still to be asked."""
    told = "; ".join(told_words(one, guidance, facts) for one in harm.told)
    asked = " ".join(f"“{asked_label(one, guidance, facts)}”" for one in harm.asked)
    said = f"{told}." if told else ""
    unsaid = f"Not known yet: {asked}" if asked else ""
    return f"{PARTS[harm.part]}. {' '.join(part for part in (said, unsaid) if part)}"


def told_words(told: Told, guidance: Guidance, facts: Facts) -> str:
    """An answer in words, with of whom it is where it is not of the child."""
    answer = facts.answer(told.about, told.question)
    words = "" if answer is None else answer_words(guidance, facts, told.question, answer)
    return f"{person_label(guidance, facts, told.about)}: {words}" if told.about in facts.roles else words


def harm_section(of: Assessment, guidance: Guidance, facts: Facts, width: int) -> Iterator[str]:
    """Every part that bears on a live entry, said once, for text."""
    live = sorted((entry for entry in of.entries if entry.is_live), key=lambda entry: entry.person is None)
    parts = {harm.part: harm for entry in live for harm in entry.harm}  # of the household, where there is one
    if not parts:
        return
    yield ""
    yield TITLE.upper()
    yield paragraph(
        "The danger at home bears on staying and going back, what separating would do on every home away. Each part "
        "is weighed; none decides by itself.",
        width,
        2,
    )
    for part in PARTS:
        if part in parts:
            harm = parts[part]
            cited = f" [{cites_label(harm.cites, guidance, of.authority)}]" if harm.cites else ""
            yield bullet(f"{harm_words(harm, guidance, facts)}{cited}", width, 2)
