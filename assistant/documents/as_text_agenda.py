"""What stands around the entries of a printed assessment: dates, things to do, gaps, and where sources differ."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.agenda import (
    DUE,
    MISSING,
    TO_DO,
    by_topic,
    due_words,
    gaps_by_whom,
    prompt_words,
)
from assistant.documents.printing import Printing
from assistant.documents.views import WHAT_TO_DO
from assistant.documents.words import bullet, paragraph
from assistant.reasoning.records import Asked
from assistant.reasoning.words import asked_label

MOST_NAMED = 3


def deadlines_part(on: Printing) -> Iterator[str]:
    if not on.of.deadlines:
        return
    yield ""
    yield DUE.upper()
    for due in on.of.deadlines:
        if due.applies:
            yield bullet(" ".join(due_words(due, on.guidance, on.of.authority)), on.width, 2)
    unsure = [due for due in on.of.deadlines if not due.applies]
    hang_on = list(dict.fromkeys(asked for due in unsure for asked in due.needs))
    if hang_on:
        names = [asked_label(asked, on.guidance, on.facts) for asked in hang_on[:MOST_NAMED]]
        words = f"Others may apply; whether they do hangs on answers not given yet, such as: {' '.join(names)}"
        yield bullet(words, on.width, 2)


def prompts_part(on: Printing) -> Iterator[str]:
    if on.of.prompts:
        yield ""
        yield TO_DO.upper()
    for topic, prompts in by_topic(on.of.prompts).items():
        yield f"  {topic}"
        yield from (bullet(prompt_words(one, on.guidance, on.of.authority), on.width) for one in prompts)


def gaps_part(on: Printing) -> Iterator[str]:
    by_whom = gaps_by_whom(on.of.gaps, on.guidance, on.facts)
    if by_whom:
        yield ""
        yield MISSING.upper()
    for who, gaps in by_whom.items():
        yield paragraph(who, on.width, 2)
        yield from (bullet(gap, on.width) for gap in gaps)


def unused_part(on: Printing) -> Iterator[str]:
    """Answers on which nothing in this knowledge turns yet: kept, and said to be unused."""
    used = on.guidance.used_questions
    unused = [
        asked_label(Asked(about, question), on.guidance, on.facts)
        for about, answers in on.facts.answers.items()
        for question in answers
        if question not in used and on.guidance.card_of[question].id == question
    ]
    if unused:
        yield ""
        yield "YOU ANSWERED THESE TOO; NOTHING IN THIS VERSION'S GUIDANCE TURNS ON THEM YET"
        yield from (bullet(words, on.width, 2) for words in unused)


def conflicts_part(on: Printing) -> Iterator[str]:
    if not on.of.conflicts:
        return
    yield ""
    yield "WHERE THE SOURCES DIFFER"
    for key in on.of.conflicts:
        conflict = on.guidance.conflicts[key]
        yield bullet(conflict.title, on.width, 2, "*")
        if not on.full:
            continue
        for side in conflict.sides:
            owner = on.guidance.authorities.get(side.whose)
            name = owner.name if owner else {"dfe": "DfE"}.get(side.whose, side.whose.capitalize())
            yield bullet(f"{name}: {side.says} [{', '.join(side.cites)}]", on.width, 4)
        yield paragraph(f"{WHAT_TO_DO}: {conflict.do}", on.width, 4)


def silences_part(on: Printing) -> Iterator[str]:
    if on.of.silences:
        yield ""
        yield "WHAT THE GUIDANCE DOES NOT COVER, AND WHOM TO ASK"
    for key in on.of.silences:
        one = on.guidance.silences[key]
        says = f" {one.says}" if on.full else ""
        yield bullet(f"{one.title}.{says} Ask {one.ask_whom}.", on.width, 2, "*")


def notes_part(on: Printing) -> Iterator[str]:
    if not on.of.notes:
        return
    yield ""
    yield "LAW NOTES (not part of the guidance)"
    for note in on.of.notes:
        if not on.full:
            yield bullet(f"{note.note}. {on.guidance.notes[note.note].title}", on.width, 2)
            continue
        signed = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
        stale = ", due to be checked again" if note.stale else ""
        yield bullet(
            f"{note.note}. {note.says} ({note.authority}; checked {note.checked}, {signed}{stale})", on.width, 2
        )
