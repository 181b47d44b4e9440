"""By option and by topic: each with everything that bears on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.browse_records import conflict_link, note_link, silence_link
from assistant.documents.browse_sheets import sheet_lines
from assistant.documents.browse_words import by_document, link, topic_label
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.guidance.records import Option
from assistant.reasoning.words import TIERS


def options_view(guidance: Guidance) -> Iterator[Line]:
    """Every option, in the order of consideration."""
    yield Line("title", "Options, in the order they are considered")
    for option in guidance.options.values():
        yield link(option.label, Page("option", option.key), f"{_tiers(option)}. {option.sentence}")
    yield Line(
        "quiet",
        "The order says what to look at first. It does not weigh, score or decide. On what an option's place rests is "
        "said on its page; not every document ranks them.",
    )
    yield link("Options side by side", Page("compare"))


def _tiers(option: Option) -> str:
    """Where an option stands, by whom it would be with."""
    tiers = dict.fromkeys(TIERS[place.tier].lower() for place in option.places)
    return "; ".join(tiers).capitalize() or "Outside the order"


def option_view(key: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One option: what it is, why it stands where it does, its sheet, and what bears on it."""
    option = guidance.options[key]
    yield Line("title", option.label)
    yield Line("text", option.sentence, (*option.basis, *option.effects) or None)
    yield Line("heading", f"Why it stands where it does: {_tiers(option).lower()}")
    cited = f" [{cites_label(option.basis, guidance, authority)}]" if option.basis else ""
    yield Line("text", f"{option.why_here}{cited}", option.basis or None)
    yield from sheet_lines(key, guidance, authority, today)
    yield from _beside(option, guidance)
    about = [one for one in guidance.statements.values() if key in one.options]
    if about:
        yield Line("title", "What each document says of it, in our words")
        yield from by_document(about, guidance, authority, today)


def _beside(option: Option, guidance: Guidance) -> Iterator[Line]:
    """The differences, law notes and silences that bear on an option."""
    conflicts = [one for one in guidance.conflicts.values() if option.key in one.options]
    yield Line("heading", "Where the sources differ on it")
    yield from (conflict_link(one) for one in conflicts)
    yield link("Every difference, those on any option among them", Page("conflicts"))
    notes = [one for one in guidance.notes.values() if option.key in one.options]
    if notes:
        yield Line("heading", "Law notes, not part of the guidance")
        yield from (note_link(one) for one in notes)
    silences = [one for one in guidance.silences.values() if option.key in one.options]
    if silences:
        yield Line("heading", "What no document covers")
        yield from (silence_link(one) for one in silences)
    yield link("Beside other options, in a table", Page("compare", "", (option.key,)))


def topics(guidance: Guidance) -> tuple[str, ...]:
    """Every topic, in the order of their words."""
    found = {topic for one in guidance.statements.values() for topic in one.topics}
    return tuple(sorted(found, key=lambda topic: topic_label(topic).casefold()))


def topics_view(guidance: Guidance) -> Iterator[Line]:
    """Every topic."""
    yield Line("title", "By topic")
    yield from (link(topic_label(topic), Page("topic", topic)) for topic in topics(guidance))


def topic_view(key: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """What each document says on one topic."""
    yield Line("title", topic_label(key))
    yield Line("quiet", "What each document says on it, in our words; each opens its place.")
    about = [one for one in guidance.statements.values() if key in one.topics]
    yield from by_document(about, guidance, authority, today)
