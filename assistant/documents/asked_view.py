"""What the guidance says to a question, as lines: each passage with whose it is, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from assistant.documents.asked import found_say, meaning
from assistant.documents.browse_records import BASES
from assistant.documents.browse_words import banners, link, whose_words
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.documents.voices import voice_words
from assistant.guidance import Guidance
from assistant.guidance.sheets import Conflict
from assistant.guidance.wording import EVERYBODYS
from assistant.language.follow_ups import in_context
from assistant.language.names import counting
from assistant.text import LONGEST_REPLY, capital, clean_line

if TYPE_CHECKING:
    from assistant.language.found import Found

LONGEST_QUESTION = 300
"""Characters of a question that are searched for."""
TOO_COMMON = "There is no word in that to look for: name what it is about, such as family time or a placement order."
CUT = f"Only the first {LONGEST_QUESTION} characters were looked for."


def asked_page(typed: str, before: Page | None, authority: str, guidance: Guidance) -> Page:
    """The address of the answer to what was typed, which may come from outside. `before`: the question before it."""
    typed = clean_line(typed, LONGEST_REPLY)
    subject = before.key if before is not None else ""
    whole, council = in_context(typed[:LONGEST_QUESTION], subject, authority, guidance)
    return Page("asked", whole, (council, typed))


def asked_view(page: Page, guidance: Guidance, authority: str, today: date, found: Found) -> Iterator[Line]:
    """The question, how far the guidance answers it, and the passages."""
    yield from question_lines(page, guidance, authority)
    if not counting(page.key):
        yield Line("text", TOO_COMMON)
        return
    for term in found.terms:
        yield link(meaning(term), Page("term", term.id), BASES[term.basis])
    yield Line("text", found_say(found))
    for silence in found.not_covered:
        yield link(f"Not covered: {silence.title}", Page("silence", silence.id), silence.says)
    sources = dict.fromkeys(guidance.statements[one.id].source for one in found.passages)
    said: set[str] = set()
    for passage in found.passages:
        yield _passage(passage.id, guidance, authority)
        for line in _beside(passage.id, guidance):
            if line.text not in said:
                yield line
            said.add(line.text)
    touched = {number for one in found.passages for number in _touching(one.id, guidance)}
    others = [number for number in found.notes if number not in touched]
    if others:
        yield Line("heading", "Law notes on it, not part of the guidance")
        yield from (_note(number, guidance, 0) for number in others)
    yield from banners(guidance, sources, today)


def question_lines(page: Page, guidance: Guidance, authority: str) -> Iterator[Line]:
    """The question as it was typed, and how it was read where that is not the same."""
    council, typed = page.parts
    shown = typed if len(typed) <= LONGEST_QUESTION else f"{typed[:LONGEST_QUESTION]} …"
    yield Line("title", f"You asked: {shown}")
    if len(typed) > LONGEST_QUESTION:
        yield Line("quiet", CUT)
    elif page.key != typed:
        yield Line("quiet", f"Read as: {page.key}")
    if council != authority and council in guidance.authorities:
        yield Line("quiet", f"{guidance.authorities[council].name} first, as you named it.")


def _passage(identity: str, guidance: Guidance, authority: str) -> Line:
    """A statement, whose it is in words, and where it stands."""
    one = guidance.statements[identity]
    voice = voice_words(guidance, identity)
    whose = "" if authority == EVERYBODYS else f"{whose_words(one.source, guidance, authority)}. "
    where = f"{guidance.sources[one.source].short}, {one.section}, {one.locator} [{identity}]."
    return link(one.says, (identity,), f"{whose}{where}{f' {capital(voice)}.' if voice else ''}")


def _beside(identity: str, guidance: Guidance) -> Iterator[Line]:
    """The law notes that touch a passage, and where the sources differ on it."""
    yield from (_note(number, guidance, 2) for number in _touching(identity, guidance))
    yield from (
        Line("link", f"The sources differ: {one.title}", Page("conflict", one.id), 2)
        for one in guidance.conflicts.values()
        if _is_side(identity, one)
    )


def _touching(identity: str, guidance: Guidance) -> list[int]:
    return [note.number for note in guidance.notes.values() if identity in note.touches]


def _is_side(identity: str, conflict: Conflict) -> bool:
    return any(identity in side.cites for side in conflict.sides)


def _note(number: int, guidance: Guidance, indent: int) -> Line:
    words = f"Law note {number}, not part of the guidance: {guidance.notes[number].title}"
    return Line("law", words, (f"law:{number}",), indent)
