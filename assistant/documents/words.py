"""The field's words for what reasoning says in keys: standings, options, people, citations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

from assistant.conditions import Facts
from assistant.guidance import Guidance
from assistant.reasoning.case import person_label
from assistant.reasoning.records import Asked, Seat, Standing

STANDINGS: dict[Standing, str] = {
    "open": "open",
    "find_out_first": "find out first",
    "not_supported": "considered, and not supported by what you have told me",
    "not_applicable": "not about this child now",
}
TIERS = {1: "OWN FAMILY", 2: "FAMILY AND NETWORK", 3: "BEYOND THE NETWORK", None: "OUTSIDE THE ORDER"}


def seat_label(seat: Seat, guidance: Guidance, facts: Facts) -> str:
    """An option and whom it would be with."""
    option = guidance.options[seat.option]
    if seat.person is not None:
        return f"{option.label_with or option.label}: {person_label(guidance, facts, seat.person)}"
    return f"{option.label}: {option.label_alone}" if option.label_alone else option.label


def cites_label(cites: tuple[str, ...], guidance: Guidance, authority: str, inference: bool = False) -> str:
    """Citations with whose they are, as in "Tameside TM-216f; Swindon, not your council, SS-080a; law note 8"."""
    groups: dict[str, list[str]] = {}
    nearest = ("own", "dfe", "other_council", "law")
    for cite in sorted(cites, key=lambda cite: nearest.index(guidance.whose(cite, authority))):
        groups.setdefault(_owner(cite, guidance, authority), []).append(cite.removeprefix("law:"))
    cited = "; ".join(f"{owner} {', '.join(ids)}" for owner, ids in groups.items())
    return f"our inference from {cited}" if inference else cited


def _owner(cite: str, guidance: Guidance, authority: str) -> str:
    kind = guidance.whose(cite, authority)
    if kind == "law":
        return "law note"
    if kind == "dfe":
        return "DfE"
    owner = guidance.authorities[guidance.sources[guidance.statements[cite].source].owner].name
    return owner if kind == "own" or authority == "england" else f"{owner} (not yours)"


def asked_label(asked: Asked, guidance: Guidance, facts: Facts) -> str:
    """A question in words, with the person it is about."""
    words = guidance.question_text(asked.part or asked.question)
    if asked.about in facts.roles:
        return f"{person_label(guidance, facts, asked.about)}: {words}"
    return words


def day_label(day: date) -> str:
    """A day as people write it: 5 January 2027."""
    return f"{day.day} {day:%B %Y}"


def past_review(guidance: Guidance, sources: Iterable[str], today: date) -> list[str]:
    """A sentence for each of these documents that is past its own review date."""
    found = (guidance.sources[key] for key in sources)
    return [
        f"{source.title} was due for review by {day_label(source.review_by)}: ask for the current version."
        for source in found
        if source.review_by and source.review_by < today
    ]


def bullet(text: str, width: int, indent: int = 4, mark: str = "-") -> str:
    """One wrapped bullet."""
    lead = " " * indent
    return textwrap.fill(
        text,
        width,
        initial_indent=f"{lead}{mark} ",
        subsequent_indent=f"{lead}  ",
        break_long_words=True,
        break_on_hyphens=False,
    )


def paragraph(text: str, width: int, indent: int = 0) -> str:
    """A wrapped paragraph."""
    return textwrap.fill(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * indent, break_on_hyphens=False
    )
