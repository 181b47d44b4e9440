"""Citations in words, and text laid out in columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date, datetime

from assistant.documents.voices import shared_with
from assistant.guidance import Guidance
from assistant.guidance.wording import EVERYBODYS
from assistant.reasoning.records import Supported
from assistant.reasoning.words import STRENGTHS, day_label


def cites_label(cites: tuple[str, ...], guidance: Guidance, authority: str, inference: bool = False) -> str:
    """Citations with whose they are, as in "Tameside TM-216f; Swindon (not yours) SS-080a; law note 8".

    One that repeats the wording of an earlier one says so: two councils with one sentence are one voice.
    """
    groups: dict[str, list[str]] = {}
    nearest = ("own", "dfe", "other_council", "law")
    said: set[str] = set()
    for cite in sorted(cites, key=lambda cite: nearest.index(guidance.whose(cite, authority))):
        again = " (same wording)" if not said.isdisjoint(shared_with(guidance, cite)) else ""
        groups.setdefault(_owner(cite, guidance, authority), []).append(cite.removeprefix("law:") + again)
        said.add(cite)
    cited = "; ".join(f"{owner} {', '.join(ids)}" for owner, ids in groups.items())
    return f"our inference from {cited}" if inference else cited


def _owner(cite: str, guidance: Guidance, authority: str) -> str:
    kind = guidance.whose(cite, authority)
    if kind == "law":
        return "law note"
    if kind == "dfe":
        return "DfE"
    owner = guidance.authorities[guidance.sources[guidance.statements[cite].source].owner].name
    return owner if kind == "own" or authority == EVERYBODYS else f"{owner} (not yours)"


def support_words(one: Supported, guidance: Guidance, authority: str) -> str:
    """A support with how strongly it follows first, because that is what is easily taken for a promise."""
    strength = STRENGTHS[one.strength]
    unsure = "Cannot be told yet. " if one.finding == "cannot_tell" else ""
    cited = cites_label(one.cites, guidance, authority)
    return f"{unsure}{strength[:1].upper()}{strength[1:]}. {one.says} [{cited}]"


def past_review(guidance: Guidance, sources: Iterable[str], today: date) -> list[str]:
    """A sentence for each of these documents that is past its own review date."""
    found = (guidance.sources[key] for key in sources)
    return [
        f"{source.title} was due for review by {day_label(source.review_by)}: ask for the current version."
        for source in found
        if source.review_by and source.review_by < today
    ]


def when_words(moment: datetime, now: datetime) -> str:
    """When, as people say it: today 14:03, 19 November. Both with their zone; said in this machine's own."""
    here, today = moment.astimezone(), now.astimezone()
    if here.date() == today.date():
        return f"today {here:%H:%M}"
    return f"{here.day} {here:%B}" + (f" {here.year}" if here.year != today.year else "")


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
