"""The guidance as pages to read in: by document, option and topic, each line leading on to what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.documents.asked_view import asked_view
from assistant.documents.browse_councils import authorities_view, authority_view, deadline_view
from assistant.documents.browse_options import option_view, options_view, topic_view, topics, topics_view
from assistant.documents.browse_records import (
    conflict_view,
    conflicts_view,
    form_view,
    forms_view,
    note_view,
    notes_view,
    silence_view,
    silences_view,
    term_view,
    terms_view,
)
from assistant.documents.browse_search import search_view
from assistant.documents.browse_sheets import FEWEST, MOST, compare_view, table_view
from assistant.documents.browse_sources import section_view, sections, source_view, sources_view
from assistant.documents.browse_words import banners, link
from assistant.documents.explained_terms import beside_lines, words_here_view
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.text import clean_line

if TYPE_CHECKING:
    from assistant.language.search import Index

_CONTENTS = (
    ("By document", Page("sources")),
    ("By option", Page("options")),
    ("Options side by side", Page("compare")),
    ("By topic", Page("topics")),
    ("Forms and checklists", Page("forms")),
    ("Words of the field", Page("terms")),
    ("Where the sources differ", Page("conflicts")),
    ("Law notes, not part of the guidance", Page("notes")),
    ("What the guidance does not cover, and whom to ask", Page("silences")),
    ("Councils", Page("authorities")),
)


def page_view(
    page: Page, guidance: Guidance, authority: str, today: date, index: Callable[[], Index] | None = None
) -> tuple[Line, ...]:
    """A page as lines, each opening what is behind it. `index`: what to search; made anew where it is left out."""
    if not is_page(page, guidance):
        return (Line("text", f"{clean_line(page.key or page.kind, 60)} is not in this knowledge."),)
    return tuple(_page(page, guidance, authority, today, index or (lambda: index_of(guidance))))


def index_of(guidance: Guidance) -> Index:
    """The search index. The database's library is loaded here and not before."""
    from assistant.language.search import Index

    return Index(guidance)


def is_page(page: Page, guidance: Guidance) -> bool:
    """Whether there is such a page."""
    if page.kind == "section":
        return page.key in guidance.sources and page.parts[0] in sections(page.key, guidance)
    if page.kind in ("compare", "table"):
        fewest = FEWEST if page.kind == "table" else 0
        return fewest <= len(page.parts) <= MOST and guidance.options.keys() >= set(page.parts)
    if page.kind == "topic":
        return page.key in topics(guidance)
    if page.kind == "asked":
        return len(page.parts) == 2
    if page.kind in ("term", "words_here") and not guidance.terms.keys() >= set(page.parts):
        return False
    if page.kind == "note":
        return guidance.note_of(f"law:{page.key}") is not None
    known = records_of(guidance).get(page.kind)
    return known is None or page.key in known


def records_of(guidance: Guidance) -> Mapping[str, Mapping[str, Any]]:
    """The records that have a page of their own, by the kind of page and by key."""
    return {
        "option": guidance.options,
        "form": guidance.forms,
        "term": guidance.terms,
        "conflict": guidance.conflicts,
        "silence": guidance.silences,
        "authority": guidance.authorities,
        "source": guidance.sources,
        "deadline": guidance.deadlines,
    }


def contents_view(guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """Where reading begins."""
    yield Line("title", "The guidance in this app")
    held = f"{len(guidance.statements)} statements of {len(guidance.sources)} documents, in our own words."
    yield Line("quiet", f"{held} Every page says whose they are; {_first(guidance, authority)}.")
    yield from banners(guidance, guidance.sources, today)
    yield from (link(words, page) for words, page in _CONTENTS)


def _first(guidance: Guidance, authority: str) -> str:
    if any(source.owner == authority for source in guidance.sources.values()):
        return f"{guidance.authorities[authority].name}'s own come first"
    return "none of them is your own council's"


def _page(page: Page, guidance: Guidance, authority: str, today: date, index: Callable[[], Index]) -> Iterator[Line]:
    key = page.key
    match page.kind:
        case "contents":
            return contents_view(guidance, authority, today)
        case "sources":
            return sources_view(guidance, authority, today)
        case "source":
            return source_view(key, guidance, authority, today)
        case "section":
            return section_view(key, page.parts[0], guidance, authority, today)
        case "options":
            return options_view(guidance)
        case "option":
            return option_view(key, guidance, authority, today)
        case "compare":
            return compare_view(page.parts, guidance)
        case "table":
            return table_view(page.parts, guidance, authority, today)
        case "topics":
            return topics_view(guidance)
        case "topic":
            return topic_view(key, guidance, authority, today)
        case "forms":
            return forms_view(guidance, authority)
        case "form":
            return form_view(guidance.forms[key], guidance, authority, today)
        case "terms":
            return terms_view(guidance)
        case "term":
            return chain(term_view(guidance.terms[key], guidance, authority), beside_lines(page, guidance))
        case "words_here":
            return words_here_view(page, guidance)
        case "conflicts":
            return conflicts_view(guidance, authority)
        case "conflict":
            return conflict_view(guidance.conflicts[key], guidance, authority)
        case "notes":
            return notes_view(guidance)
        case "note":
            return note_view(guidance.notes[int(key)], guidance, authority, today)
        case "silences":
            return silences_view(guidance)
        case "silence":
            return silence_view(guidance.silences[key], guidance)
        case "authorities":
            return authorities_view(guidance, authority)
        case "authority":
            return authority_view(key, guidance, authority, today)
        case "deadline":
            return deadline_view(guidance.deadlines[key], guidance, authority)
        case "search":
            return search_view(key, guidance, authority, today, index)
        case "asked":
            return asked_view(page, guidance, authority, today, index().ask(key, page.parts[0]))
