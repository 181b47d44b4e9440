"""Councils: their documents, their own words, who is who, what is due, and what is named and not held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.browse_words import banners, link, side_label
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.guidance.records import Deadline
from assistant.guidance.sources import Authority
from assistant.guidance.wording import EVERYBODYS, words_of

_KINDS = {"panel": "Panels", "agency": "Agencies", "team": "Teams", "service": "Services", "meeting": "Meetings"}
_UNITS = {
    "calendar_days": "calendar days",
    "working_days": "working days",
    "days_unstated": "days, of a kind that is not stated",
}


def authorities_view(guidance: Guidance, authority: str) -> Iterator[Line]:
    """Every council, one's own first."""
    yield Line("title", "Councils")
    for one in sorted(guidance.authorities.values(), key=lambda one: (one.key != authority, one.key == EVERYBODYS)):
        yield link(f"{one.name}{_yours(one, authority)}", Page("authority", one.key))


def _yours(one: Authority, authority: str) -> str:
    return " (yours)" if one.key == authority != EVERYBODYS else ""


def authority_view(key: str, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One council: its documents, its words, who is who in them, what is due, and what is not held."""
    one = guidance.authorities[key]
    yield Line("title", f"{one.name}{_yours(one, authority)}")
    if one.sources:
        yield Line("heading", "Its documents")
    else:
        yield Line("text", "None of its own documents is held here. What follows stands where a council has no word.")
    yield from (link(guidance.sources[source].title, Page("source", source)) for source in one.sources)
    yield from banners(guidance, one.sources, today)
    yield from _words(one, guidance)
    for kind, title in _KINDS.items():
        bodies = [body for body in one.bodies if body.kind == kind]
        if bodies:
            yield Line("heading", f"{title} that its documents name")
        for body in bodies:
            cited = f" [{cites_label(body.cites, guidance, authority)}]" if body.cites else ""
            yield Line("text", f"{body.name}: {body.says}{cited}", body.cites or None, 2)
    due = [deadline for deadline in guidance.deadlines.values() if deadline.authority == key]
    if due:
        yield Line("heading", "What is due, and when")
        yield from (link(deadline.what, Page("deadline", deadline.id), deadline.says) for deadline in due)
    if one.unheld:
        yield Line("heading", "Named in its documents, and not held here")
    for unheld in one.unheld:
        cited = f" [{cites_label(unheld.cites, guidance, authority)}]" if unheld.cites else ""
        yield Line("text", f"{unheld.title}{cited}", unheld.cites or None, 2)


def _words(one: Authority, guidance: Guidance) -> Iterator[Line]:
    """A council's own words beside everybody's."""
    everybodys = words_of(guidance, EVERYBODYS)
    if one.words:
        yield Line("heading", "Its words" if one.key != EVERYBODYS else "The words used where a council has none")
    for key, word in one.words.items():
        usual = everybodys.get(key, key.replace("_", " "))
        own = f": “{word}”" if one.key != EVERYBODYS else ""
        yield Line("text", f"{usual}{own}", None, 2)


def deadline_view(deadline: Deadline, guidance: Guidance, authority: str) -> Iterator[Line]:
    """One thing that is due: when, and who says so."""
    yield Line("title", deadline.what)
    yours = " (yours)" if deadline.authority == authority else ""
    yield Line("quiet", f"{side_label(deadline.authority, guidance)}{yours}.")
    cited = f" [{cites_label(deadline.cites, guidance, authority)}]" if deadline.cites else ""
    yield Line("text", f"{deadline.says}{cited}", deadline.cites or None)
    yield Line("quiet", _counted(deadline, guidance))
    if deadline.authority in guidance.authorities:
        yield link(guidance.authorities[deadline.authority].name, Page("authority", deadline.authority))


def _counted(deadline: Deadline, guidance: Guidance) -> str:
    """How its day is counted, in words."""
    if deadline.start is None or deadline.unit == "event":
        return "No date can be worked out from it."
    start = f"the answer to “{guidance.question_text(deadline.start)}”"
    unit = _UNITS.get(deadline.unit, deadline.unit)
    far = f"{deadline.count} {unit} " if deadline.count else ""
    again = " It is due again and again." if deadline.repeats else ""
    return f"In a case it is counted {far}{'before' if deadline.before else 'from'} {start}.{again}"
