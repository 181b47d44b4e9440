"""What the guidance says to a question, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assistant.documents.browse_records import BASES
from assistant.documents.voices import voice_words
from assistant.documents.words import bullet, cites_label, paragraph
from assistant.guidance import Guidance
from assistant.guidance.sheets import Conflict, Term
from assistant.language.found import Found, Passage
from assistant.text import capital

_WHOSE = {"own": "your council", "other_council": "another council", "dfe": "the DfE", "law": "law"}
_SIDES = {"dfe": "The DfE", "law": "The law"}
_MOST_NAMED, _LONGEST_WORD = 5, 30
_ELSE = "Other words may find it; else ask your team manager, or legal on a point of law."


def found_say(found: Found) -> str:
    """In a sentence or a few, how far the guidance answers, and what no document covers."""
    cut = " Only the beginning of what you typed was read." if found.cut else ""
    return f"{_answer(found)}{_uncovered(found)}{_read(found)}{cut}".strip()


def _answer(found: Found) -> str:
    if found.answered == "no" and found.not_covered:
        return "The guidance does not say."
    if found.answered == "no":
        words = f" in these words: {_named(found.unfound)}" if found.unfound else ""
        return f"The guidance held here does not say{words}. {_ELSE}"
    if found.answered == "partly":
        missing = f" None of them speaks of: {_named(found.missing)}." if found.missing else ""
        return f"These are the nearest passages; they may not answer the question.{missing}"
    named = ", or another name for it," if found.also else ""
    return f"What you asked about{named} stands in the first of these; read whether it answers."


def _uncovered(found: Found) -> str:
    lead = "None of the documents covers" if found.answered == "no" else "It may be about what no document covers"
    leads = (lead, *["Or it is about another such matter" if found.answered == "no" else "Or"] * len(found.not_covered))
    said = "".join(
        f" {one_lead}: {one.title}. Ask {one.ask_whom}."
        for one_lead, one in zip(leads, found.not_covered, strict=False)
    )
    nearest = " The passages below are only the nearest." if found.answered == "no" and found.passages else ""
    return f"{said}{nearest}" if said else ""


def _read(found: Found) -> str:
    """How the words were read, where that is not as they were typed."""
    read = "".join(f" “{wrong}” was read as “{right}”." for wrong, right in found.read_as)
    also = "".join(f" {through(typed, name)}" for typed, name in found.also)
    told = found.unfound and (found.answered != "no" or found.not_covered)
    unfound = f" Nothing was found on: {_named(found.unfound)}." if told else ""
    return f"{read}{also}{unfound}"


def _named(words: Sequence[str]) -> str:
    """The first few, and that there are more."""
    more = len(words) - _MOST_NAMED
    short = (word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…" for word in words[:_MOST_NAMED])
    return ", ".join(short) + (f" and {more} more" if more > 0 else "")


def through(typed: str, name: str) -> str:
    """That a word of the question was searched for by another name."""
    return f"“{typed}” was searched as “{name}” too."


def meaning(term: Term) -> str:
    """A word of the field with what it means, where a question asked for that."""
    return f"{capital(term.term)}: {term.means}"


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


def whose_words(passage: Passage, found: Found, guidance: Guidance, authority: str = "") -> str:
    """Who says so. `authority`: of whoever reads it; a question may have been asked of another council."""
    owner = guidance.authorities.get(guidance.sources[guidance.statements[passage.id].source].owner)
    if owner is None:
        return _WHOSE[passage.whose]
    if owner.key == (authority or found.asked_of):
        return f"{owner.name}, {_WHOSE['own']}"
    return owner.name if owner.key == found.asked_of else f"{owner.name}, {_WHOSE['other_council']}"


def conflicts_data(found: Found, guidance: Guidance) -> list[dict[str, Any]]:
    """Where the sources differ on what the passages say, as data."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "sides": [{"whose": side.whose, "says": side.says, "cites": list(side.cites)} for side in one.sides],
            "why": one.why,
            "do": one.do,
        }
        for one in (guidance.conflicts[key] for key in found.conflicts)
    ]


def found_text(found: Found, guidance: Guidance, width: int = 80, authority: str = "") -> str:
    """The passages, whose they are and where they stand, with where the sources differ and the law notes apart.

    `authority`: of whoever reads it, where the question was asked of another council.
    """
    return "\n".join(_lines(found, guidance, width, authority)) + "\n"


def _differing(conflict: Conflict, guidance: Guidance, width: int) -> Iterator[str]:
    """A record of what the sources say differently, side by side, and what to do."""
    yield bullet(f"{conflict.title}.", width, 2)
    for side in conflict.sides:
        named = guidance.authorities.get(side.whose)
        yield paragraph(f"{named.name if named else _SIDES[side.whose]}: {side.says}", width, 4)
    yield paragraph(f"What to do: {conflict.do}", width, 4)


def _lines(found: Found, guidance: Guidance, width: int, authority: str) -> Iterator[str]:
    for term in found.terms:
        yield paragraph(meaning(term), width)
        cited = f" [{cites_label(term.cites, guidance, authority)}]" if term.cites else ""
        yield paragraph(f"{BASES[term.basis]}{cited}", width, 4)
        yield ""
    yield paragraph(found_say(found), width)
    for silence in found.not_covered:
        yield paragraph(silence.says, width, 2)
    for passage in found.passages:
        statement = guidance.statements[passage.id]
        yield ""
        yield bullet(passage.text, width, 2, ">")
        whose = whose_words(passage, found, guidance, authority)
        where = f"{passage.source}, {passage.section}, {statement.locator} ({whose}; {passage.id})"
        shared = voice_words(guidance, passage.id)
        yield paragraph(f"{where}; {shared}" if shared else where, width, 4)
    if found.conflicts:
        yield ""
        yield "WHERE THE SOURCES DIFFER"
        for key in found.conflicts:
            yield from _differing(guidance.conflicts[key], guidance, width)
    if found.notes:
        yield ""
        yield "LAW NOTES (not part of the guidance)"
        for number in found.notes:
            note = guidance.notes[number]
            signed = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
            yield bullet(f"{number}. {note.says} ({note.authority}; checked {note.checked}, {signed})", width, 2)
