"""What the guidance says to a question, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.documents.voices import voice_words
from assistant.documents.words import bullet, paragraph
from assistant.guidance import Guidance
from assistant.language.search import Found

_WHOSE = {"own": "your council", "other_council": "another council", "dfe": "the DfE", "law": "law"}


def found_say(found: Found) -> str:
    """In a sentence or a few, how far the guidance answers, and what no document covers."""
    return f"{_answer(found)}{_uncovered(found)}{_read(found)}".strip()


def _answer(found: Found) -> str:
    if found.answered == "no" and found.not_covered:
        return ""
    if found.answered == "no":
        words = f" in these words: {', '.join(found.unfound)}" if found.unfound else ""
        return (
            f"The guidance held here does not say{words}. Other words may find it; "
            "else ask your team manager, or legal on a point of law."
        )
    if found.answered == "partly":
        return "These are the nearest passages; they may not answer the question."
    named = ", or another name for it," if found.also else ""
    return f"Every word you searched for{named} stands in the first of these; read whether it answers."


def _uncovered(found: Found) -> str:
    lead = "None of the documents covers" if found.answered == "no" else "It may be about what no document covers"
    said = "".join(f" {lead}: {one.title}. Ask {one.ask_whom}." for one in found.not_covered)
    nearest = " The passages below are only the nearest." if found.answered == "no" and found.passages else ""
    return f"{said}{nearest}" if said else ""


def _read(found: Found) -> str:
    """How the words were read, where that is not as they were typed."""
    read = "".join(f" “{wrong}” was read as “{right}”." for wrong, right in found.read_as)
    also = "".join(f" {through(typed, name)}" for typed, name in found.also)
    told = found.unfound and (found.answered != "no" or found.not_covered)
    unfound = f" Nothing was found on: {', '.join(found.unfound)}." if told else ""
    return f"{read}{also}{unfound}"


def through(typed: str, name: str) -> str:
    """That a word of the question was searched for by another name."""
    return f"“{typed}” was searched as “{name}” too."


def notes_data(found: Found, guidance: Guidance, today: date) -> list[dict[str, Any]]:
    """The law notes beside the passages, as data."""
    notes = (guidance.notes[number] for number in found.notes)
    return [
        {
            "note": note.number,
            "says": note.says,
            "starred": note.starred,
            "checked": note.checked,
            "stale": today > note.review_by,
            "signed_off": note.signed_off,
        }
        for note in notes
    ]


def found_text(found: Found, guidance: Guidance, width: int = 80) -> str:
    """The passages, whose they are and where they stand, with the law notes apart."""
    return "\n".join(_lines(found, guidance, width)) + "\n"


def _lines(found: Found, guidance: Guidance, width: int) -> Iterator[str]:
    yield paragraph(found_say(found), width)
    for silence in found.not_covered:
        yield paragraph(silence.says, width, 2)
    for passage in found.passages:
        statement = guidance.statements[passage.id]
        yield ""
        yield bullet(passage.text, width, 2, ">")
        where = f"{passage.source}, {passage.section}, {statement.locator} ({_WHOSE[passage.whose]}; {passage.id})"
        shared = voice_words(guidance, passage.id)
        yield paragraph(f"{where}; {shared}" if shared else where, width, 4)
    if found.notes:
        yield ""
        yield "LAW NOTES (not part of the guidance)"
        for number in found.notes:
            note = guidance.notes[number]
            signed = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
            yield bullet(f"{number}. {note.says} ({note.authority}; checked {note.checked}, {signed})", width, 2)
