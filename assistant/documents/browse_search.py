"""What has the words that were searched for, of every kind, one's own council's first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from assistant.documents.asked import through
from assistant.documents.browse_records import conflict_link, note_link, silence_link, term_link
from assistant.documents.browse_words import banners, link, source_label, statement_line, whose_source
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.text import clean_line

if TYPE_CHECKING:
    from assistant.language.filed import Listed
    from assistant.language.search import Index

NOTHING = "Nothing in this guidance has these words."
LONGEST = 300
"""Characters of what is searched for."""


def search_page(words: str) -> Page:
    """The address of what has these words, which may come from outside."""
    return Page("search", clean_line(words, LONGEST))


def search_view(
    words: str, guidance: Guidance, authority: str, today: date, index: Callable[[], Index]
) -> Iterator[Line]:
    """What has these words; that nothing has them is said."""
    yield Line("title", f"Search: {words}" if words else "Search")
    if not words:
        yield Line("text", "Nothing was typed to search for.")
        return
    listed = index().everything(words, authority)
    yield from _told(listed)
    more = dict(listed.more)
    options = [link(guidance.options[key].label, Page("option", key)) for key in listed.options]
    yield from _group("Options", options, more.get("option", 0))
    terms = [term_link(guidance.terms[key]) for key in listed.terms]
    yield from _group("Words of the field", terms, more.get("term", 0))
    yield from _statements(listed, guidance, authority, today)
    yield from _more("passage", more.get("statement", 0))
    silent = [silence_link(guidance.silences[key]) for key in listed.silences]
    yield from _group("What no document covers, and whom to ask", silent, more.get("silence", 0))
    forms = [link(guidance.forms[key].title, Page("form", key)) for key in listed.forms]
    yield from _group("Forms and checklists", forms, more.get("form", 0))
    conflicts = [conflict_link(guidance.conflicts[key]) for key in listed.conflicts]
    yield from _group("Where the sources differ", conflicts, more.get("conflict", 0))
    notes = [note_link(guidance.notes[key]) for key in listed.notes]
    yield from _group("Law notes, not part of the guidance", notes, more.get("note", 0))


def _told(listed: Listed) -> Iterator[Line]:
    """How far the words were found."""
    listed_of = (listed.statements, listed.options, listed.terms, listed.silences, listed.forms, listed.conflicts)
    if not any((*listed_of, listed.notes)):
        yield Line("text", NOTHING if listed.searched else "These words are too common to search for.")
        yield Line("quiet", "Other words may find it; else ask your team manager, or legal on a point of law.")
        return
    for wrong, right in listed.read_as:
        yield Line("text", f"“{wrong}” is nowhere here, and was read as “{right}”.")
    for typed, name in listed.also:
        yield Line("text", through(typed, name))
    if listed.unfound:
        yield Line("text", f"Nothing was found on: {', '.join(listed.unfound)}.")
    yield Line("quiet", "The nearest first. That a word is not found does not mean that the guidance is silent.")


def _statements(listed: Listed, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    statements = [guidance.statements[key] for key in listed.statements]
    own = [one for one in statements if whose_source(one.source, guidance, authority) == "own"]
    rest = [one for one in statements if one not in own]
    others = "In the DfE's and other councils' documents" if authority != EVERYBODYS else "In the documents"
    for title, found in (("In your council's own documents", own), (others, rest)):
        lines = [statement_line(one, guidance, source_label(one.source, guidance, authority)) for one in found]
        past = banners(guidance, dict.fromkeys(one.source for one in found), today)
        yield from _group(title, [*past, *lines] if lines else [])


def _group(title: str, lines: list[Line], more: int = 0) -> Iterator[Line]:
    if lines:
        yield Line("heading", title)
        yield from lines
        yield from _more("", more)


def _more(what: str, more: int) -> Iterator[Line]:
    """That there are more than are listed."""
    if more:
        named = f"{what}{'s' * (more > 1)}" if what else ""
        yield Line("quiet", " ".join(f"And {more} more {named}".split()) + "; add a word.")
