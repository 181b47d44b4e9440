"""The guidance open to be read: what is behind a line, for the screen and line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.documents.browse import index_of, page_view
from assistant.documents.browse_sources import section_label, section_page
from assistant.documents.browse_words import link, source_label, topic_label
from assistant.documents.pages import Page
from assistant.documents.views import Line, Opens, citation_view
from assistant.documents.voices import shared_with
from assistant.guidance import Guidance
from assistant.guidance.sources import Statement
from assistant.guidance.wording import in_words_of

if TYPE_CHECKING:
    from assistant.copies.passages import OwnPassage
    from assistant.language.search import Index


@dataclass(frozen=True)
class Reading:
    """The guidance as one council's worker reads it. `passage`: what the user's own copy has of a statement."""

    guidance: Guidance
    authority: str
    today: date
    passage: Callable[[Statement], OwnPassage | None] | None = None

    @cached_property
    def index(self) -> Index:
        """What is searched; made when it is first asked for."""
        return index_of(self.guidance)

    def behind(self, opens: Opens) -> tuple[Line, ...]:
        """A page, or citations with where they are filed; empty for anything else."""
        if isinstance(opens, Page):
            return page_view(opens, self.guidance, self.authority, self.today, lambda: self.index)
        cites = opens if isinstance(opens, tuple) else ()
        return tuple(line for cite in cites for line in self._cited(cite))

    def _cited(self, cite: str) -> Iterator[Line]:
        yield from citation_view(cite, self.guidance, self.authority, self.today, self.passage)
        statement = self.guidance.statements.get(cite)
        if statement is not None:
            yield from filed_under(statement, self.guidance, self.authority)


def reading(
    guidance: Guidance,
    authority: str,
    today: date,
    passage: Callable[[Statement], OwnPassage | None] | None = None,
) -> Reading:
    """The guidance in the words of `authority`, open to be read."""
    return Reading(in_words_of(guidance, authority), authority, today, passage)


def filed_under(statement: Statement, guidance: Guidance, authority: str) -> Iterator[Line]:
    """The section, options and topics under which a statement is to be found."""
    yield Line("heading", "Filed under")
    label = source_label(statement.source, guidance, authority)
    section = section_label(statement.section)
    yield link(f"{label}: {section}", section_page(statement.source, statement.section))
    for other in shared_with(guidance, statement.id):
        yield Line("link", f"{source_label(guidance.statements[other].source, guidance, authority)}: {other}", (other,))
    if not statement.options:
        yield Line("text", "It is about any option.", None, 2)
    yield from (link(f"Option: {guidance.options[key].label}", Page("option", key)) for key in statement.options)
    yield from (link(f"Topic: {topic_label(topic)}", Page("topic", topic)) for topic in statement.topics)
