"""What every page of the guidance says alike: whose a document is, own council first, and a statement in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.documents.voices import voice_words
from assistant.documents.words import past_review
from assistant.guidance import Guidance
from assistant.guidance.records import Whose
from assistant.guidance.references import DFE, LAW
from assistant.guidance.sources import Statement
from assistant.guidance.wording import EVERYBODYS

_NEAREST: tuple[Whose, ...] = ("own", "dfe", "other_council")
_TOPICS = {
    "age": "The child's age",
    "approval": "Approval of carers",
    "care_leaver": "Leaving care",
    "contingency": "Contingency plans",
    "court": "Court and proceedings",
    "culture": "Culture, religion and language",
    "custody": "Young people in custody",
    "definitions": "What words mean",
    "delay": "Delay and time limits",
    "duration": "How long an arrangement lasts",
    "eligibility": "Who may apply for an order",
    "eligibility_for_tool": "When the reunification tool may be used",
    "family_time": "Family time",
    "fgc": "Family group conferences and network meetings",
    "finance": "Money",
    "genogram": "Genograms",
    "governance": "How the council runs and watches this",
    "identity": "Identity",
    "iro": "Independent reviewing officers",
    "legal": "Legal permanence and orders",
    "locality": "Living near home",
    "network": "Family, friends and the network",
    "outcomes": "What it is meant to achieve",
    "panel": "Panels",
    "parental_change": "Whether parents can change",
    "partnership": "Working with parents and partners",
    "ppm": "Permanence planning meetings",
    "pr": "Parental responsibility",
    "practice_model": "Ways of working",
    "pre_birth": "Before birth",
    "preference": "The order in which options are considered",
    "recording": "Recording",
    "relationships": "Relationships",
    "research": "What research is said to show",
    "residential_alternative": "Instead of a children's home",
    "siblings": "Brothers and sisters",
    "sufficiency": "Having enough homes",
    "transition": "Moves and introductions",
    "viability": "Viability assessments",
    "voice": "The child's wishes and feelings",
    "workforce": "Staff and their skills",
}
"""What a topic is called where its key does not read as words."""


def topic_label(topic: str) -> str:
    """A topic in words."""
    return _TOPICS.get(topic) or topic.replace("_", " ").capitalize()


def sources_in_order(guidance: Guidance, authority: str) -> tuple[str, ...]:
    """The documents' keys: one's own council's, then the DfE's, then other councils'."""
    return tuple(sorted(guidance.sources, key=lambda key: _NEAREST.index(whose_source(key, guidance, authority))))


def whose_source(source: str, guidance: Guidance, authority: str) -> Whose:
    """Whose a document is, as seen from `authority`."""
    owner = guidance.sources[source].owner
    if owner == DFE:
        return "dfe"
    return "own" if owner == authority else "other_council"


def source_label(source: str, guidance: Guidance, authority: str) -> str:
    """A document in short, with whose it is: "Devon guidance (yours)", "Tameside procedure (not yours)"."""
    short = guidance.sources[source].short
    whose = whose_source(source, guidance, authority)
    if whose == "dfe" or authority == EVERYBODYS:
        return short
    return f"{short} ({'yours' if whose == 'own' else 'not yours'})"


def whose_words(source: str, guidance: Guidance, authority: str) -> str:
    """Whose a document is, in words."""
    owner = guidance.sources[source].owner
    if owner == DFE:
        return "Department for Education"
    name = guidance.authorities[owner].name
    if authority == EVERYBODYS:
        return f"{name}'s guidance"
    return f"{name}: your council's own" if owner == authority else f"{name}: another council's, not yours"


def side_label(whose: str, guidance: Guidance) -> str:
    """Who speaks on one side of a difference."""
    if whose in guidance.authorities:
        return guidance.authorities[whose].name
    return {DFE: "DfE", LAW: "The law"}.get(whose, whose.capitalize())


def banners(guidance: Guidance, sources: Iterable[str], today: date) -> Iterator[Line]:
    """A line for each of these documents that is past its own review date, with whose it is."""
    for key in sources:
        owner = guidance.sources[key].owner
        for sentence in past_review(guidance, (key,), today):
            yield Line("law", f"{side_label(owner, guidance)}: {sentence}")


def link(text: str, page: Page | tuple[str, ...], below: str = "") -> Line:
    """A line that leads to another page, or to citations. `below`: what more to know of it, on rows of its own."""
    return Line("link", f"{text}\n{below}" if below else text, page)


def statement_line(statement: Statement, guidance: Guidance, whose: str = "") -> Line:
    """A statement in a list, opening its citation. `whose`: where the list does not say it above."""
    voice = voice_words(guidance, statement.id)
    below = f"\n{voice[:1].upper()}{voice[1:]}." if voice else ""
    return Line("link", f"{statement.says} [{f'{whose} ' if whose else ''}{statement.id}]{below}", (statement.id,))


def by_document(statements: Iterable[Statement], guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """Statements under their documents, one's own council's first."""
    listed = tuple(statements)
    for source in sources_in_order(guidance, authority):
        found = [one for one in listed if one.source == source]
        if found:
            yield Line("heading", source_label(source, guidance, authority))
            yield from banners(guidance, (source,), today)
            yield from (statement_line(one, guidance) for one in found)
