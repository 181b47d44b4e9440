"""By document: each document, its sections, and the statements of a section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.browse_words import banners, link, sources_in_order, statement_line, whose_words
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.guidance.sources import Source
from assistant.reasoning.words import day_label


def sections(source: str, guidance: Guidance) -> tuple[str, ...]:
    """A document's sections, in its own order."""
    found = (one.section for one in guidance.statements.values() if one.source == source)
    return tuple(dict.fromkeys(found))


def section_page(source: str, section: str) -> Page:
    """The address of a section."""
    return Page("section", source, (section,))


def section_label(section: str) -> str:
    """A section in a list, where the number of its line must not be taken for its own."""
    return f"Section {section}" if section[:1].isdigit() else section


def sources_view(guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """Every document."""
    yield Line("title", "By document")
    for key in sources_in_order(guidance, authority):
        source = guidance.sources[key]
        told = f"{source.title}. {whose_words(key, guidance, authority)}. {_dated(source)}"
        yield link(source.short, Page("source", key), told)
        yield from banners(guidance, (key,), today)


def _dated(source: Source) -> str:
    """Its edition and date in words, once where they are the same."""
    both = dict.fromkeys(said for said in (source.edition, source.dated) if said)
    told = list(both)[-1:] if source.dated.startswith(source.edition) else list(both)
    return " ".join(f"{said[:1].upper()}{said[1:]}." for said in told)


def source_view(key: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One document: what it is, and its sections."""
    source = guidance.sources[key]
    yield Line("title", source.title)
    yield Line("text", f"{whose_words(key, guidance, authority)}.")
    yield from banners(guidance, (key,), today)
    yield Line("text", f"{_dated(source)} Read for this app on {day_label(source.read_on)}.")
    if source.note:
        yield Line("quiet", source.note)
    yield Line("heading", "Sections")
    for section in sections(key, guidance):
        yield link(section_label(section), section_page(key, section))
    forms = [form for form in guidance.forms.values() if form.source == key]
    if forms:
        yield Line("heading", "Forms and checklists in it")
        yield from (link(form.title, Page("form", form.id)) for form in forms)
    if source.owner in guidance.authorities:
        yield Line("heading", "Whose it is")
        yield link(guidance.authorities[source.owner].name, Page("authority", source.owner))


def section_view(key: str, section: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One section: what it says, in our words, in its own order."""
    source = guidance.sources[key]
    yield Line("title", section)
    yield Line("quiet", f"{source.title}. {whose_words(key, guidance, authority)}. In our words; each opens its place.")
    yield from banners(guidance, (key,), today)
    for statement in guidance.statements.values():
        if statement.source == key and statement.section == section:
            yield statement_line(statement, guidance)
    every = sections(key, guidance)
    at = every.index(section)
    beside = [("Before it", at - 1), ("After it", at + 1)]
    there = [(words, every[index]) for words, index in beside if 0 <= index < len(every)]
    if there:
        yield Line("heading", "Beside this section")
        yield from (link(f"{words}: {section_label(other)}", section_page(key, other)) for words, other in there)
