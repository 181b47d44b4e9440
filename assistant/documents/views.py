"""What can be looked at, as lines: the options, one entry, one citation. The same on the screen and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.conditions import Facts
from assistant.documents.beside import beside
from assistant.documents.harm_text import TITLE as HARM
from assistant.documents.harm_text import harm_words
from assistant.documents.pages import Page
from assistant.documents.sheet_address import Sheet
from assistant.documents.voices import differences, voice_words
from assistant.documents.words import cites_label, past_review, support_words
from assistant.guidance import Guidance
from assistant.guidance.sheets import CurrencyNote
from assistant.guidance.sources import Statement
from assistant.guidance.wording import EVERYBODYS
from assistant.reasoning.plan import needed
from assistant.reasoning.records import Argument, Asked, Assessment, Entry, Missing, Seat
from assistant.reasoning.words import STANDINGS, TIERS, asked_label, day_label, seat_label
from assistant.text import clean_line

if TYPE_CHECKING:
    from assistant.copies.passages import OwnPassage, Passages

Style = Literal["title", "heading", "text", "quiet", "entry", "for", "against", "missing", "law", "link", "item"]
MARKS = {"open": "o", "find_out_first": "?", "not_supported": "x", "not_applicable": "-"}
"""A sign for each standing, always with its words."""
WHY_THEY_DIFFER, WHAT_TO_DO = "Why they differ, in our reading", "What to do, in our reading"
"""Over what we say of a difference: no document says it."""
Agenda = Literal["agenda"]
AGENDA: Agenda = "agenda"
"""What is due, to do and missing in the case."""
Own = Literal["own_view"]
OWN: Own = "own_view"
"""The worker's own view."""
Siblings = Literal["siblings"]
SIBLINGS: Siblings = "siblings"
"""The brothers and sisters with cases of their own."""
Opens = Seat | tuple[str, ...] | Page | Agenda | Own | Siblings | Sheet | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view, not yet wrapped. `indent`: in columns.

    `opens`: the entry, the citations, the page of the guidance, the agenda, a sheet over the case, the own view or the
    brothers and sisters behind it.
    """

    style: Style
    text: str
    opens: Opens = None
    indent: int = 0


def options_view(assessment: Assessment, guidance: Guidance, facts: Facts) -> tuple[Line, ...]:
    """Every entry in the order of consideration, with where it stands."""
    return tuple(_options(assessment, guidance, facts))


def _options(assessment: Assessment, guidance: Guidance, facts: Facts) -> Iterator[Line]:
    yield Line("title", "Options, in the order they are considered")
    own = guidance.authorities[assessment.authority].sources
    for sentence in past_review(guidance, own, assessment.today):
        yield Line("law", sentence)
    if assessment.plan.too_little_known:
        yield Line("quiet", "Too little is known yet to name any to consider first.")
    apart = [entry for entry in assessment.entries if entry.standing == "not_applicable"]
    for tier in (1, 2, 3, None):
        entries = [entry for entry in assessment.entries if entry.tier == tier and entry not in apart]
        alike = len(entries) > 1 and len({entry.standing for entry in entries}) == 1
        if entries:
            shared = f". All: {STANDINGS[entries[0].standing]}" if alike else ""
            yield Line("heading", f"{_tier_words(tier, entries, assessment)}{shared}")
        for entry in entries:
            yield _entry_line(entry, guidance, facts, say=not alike)
    if apart:
        yield Line("heading", STANDINGS["not_applicable"].capitalize())
        for entry in apart:
            yield _entry_line(entry, guidance, facts, say=False)
    yield Line("quiet", "The order says what to look at first. It does not weigh, score or decide.")


def _tier_words(tier: int | None, entries: list[Entry], assessment: Assessment) -> str:
    """A tier's name, and whether it is looked at first or alongside."""
    name = TIERS[tier].capitalize()
    seats = {entry.seat for entry in entries}
    when = ""
    if seats.intersection(assessment.plan.consider_first):
        when = ": consider first"
    elif seats.intersection(assessment.plan.in_parallel):
        when = ": alongside"
    return f"{tier}. {name}{when}" if tier else name


def _entry_line(entry: Entry, guidance: Guidance, facts: Facts, say: bool) -> Line:
    """An entry; `say`: where it stands in words, too, because its heading does not say it for all."""
    label = seat_label(entry.seat, guidance, facts)
    said = [STANDINGS[entry.standing]] if say else []
    said += ["the law differs: ask legal"] if entry.law_differs else []
    said += ["where the child is today"] if entry.current else []
    below = f"\n{'; '.join(said)}" if said else ""
    return Line("entry", f"{MARKS[entry.standing]} {label}{below}", entry.seat)


def entry_view(entry: Entry, guidance: Guidance, facts: Facts, authority: str) -> tuple[Line, ...]:
    """One entry: where it stands and why, each reason opening the citations behind it."""
    return tuple(_entry(entry, guidance, facts, authority))


def _entry(entry: Entry, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Line]:
    option = guidance.options[entry.option]
    yield Line("title", seat_label(entry.seat, guidance, facts))
    yield Line("text", option.sentence, (*option.basis, *option.effects))
    today = " Where the child is today." if entry.current else ""
    yield Line("heading", f"Where it stands: {STANDINGS[entry.standing]}.{today}")
    for held in entry.law_differs:
        yield Line("law", f"The law differs: ask legal. {held.says}", (f"law:{held.note}",), 2)
    groups: tuple[tuple[str, Style, tuple[Argument, ...]], ...] = (
        ("Not supported, because", "against", entry.excluded_by),
        ("Not about this child now, because", "against", entry.defined_out_by),
        ("Strengths", "for", entry.supports),
        ("Risks", "against", entry.cautions),
        ("What could reduce the risk", "for", entry.harm_reduced_by),
    )
    for title, style, arguments in groups:
        if arguments:
            yield Line("heading", title)
        for one in arguments:
            beaten = f" Beaten by: “{guidance.rules[one.beaten_by].says}”" if one.beaten_by else ""
            cited = cites_label(one.cites, guidance, authority, one.inference)
            yield Line(style, f"{one.says}{beaten} [{cited}]", one.cites, 2)
    if entry.harm:
        yield Line("heading", HARM)
    yield from (Line("text", harm_words(one, guidance, facts), one.cites or None, 2) for one in entry.harm)
    lacking = needed(entry, guidance)
    if lacking:
        yield Line("heading", "To find out first")
    for missing in lacking:
        yield from _missing(missing, guidance, facts, authority)
    yield from _routes(entry, guidance, authority, {missing.needs for missing in lacking})
    yield from _support(entry, guidance, facts, authority)
    for title, lines in beside(entry, guidance, facts):
        yield Line("heading", title)
        yield from (Line("link", text, page, 2) for text, page in lines)


def _missing(missing: Missing, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Line]:
    cited = cites_label(missing.cites, guidance, authority, missing.inference)
    yield Line("missing", f"{missing.needs} [{cited}]", missing.cites, 2)
    if missing.questions:
        named = " ".join(_asked(asked, guidance, facts) for asked in missing.questions[:3])
        yield Line("quiet", f"Hangs on: {named}", None, 4)


def _asked(asked: Asked, guidance: Guidance, facts: Facts) -> str:
    return f"“{asked_label(asked, guidance, facts)}”"


def _routes(entry: Entry, guidance: Guidance, authority: str, said: set[str]) -> Iterator[Line]:
    """Who may apply, without what was `said` already."""
    titles = {
        "appears_met": "May apply: appears to meet this printed ground; confirm with legal",
        "law_differs": "Meets the printed ground, but the law differs: ask legal",
        "none_printed": "No printed ground met: ask legal about leave of the court",
        "cannot_tell": "Whether they may apply cannot be told yet",
    }
    for finding, title in titles.items():
        found = [route for route in entry.routes if route.finding == finding and route.says not in said]
        if not found:
            continue
        yield Line("heading", title)
        for route in found:
            yield Line("text", f"{route.says} [{cites_label(route.cites, guidance, authority)}]", route.cites, 2)


def _support(entry: Entry, guidance: Guidance, facts: Facts, authority: str) -> Iterator[Line]:
    """Support and money that may follow, what appears met before what cannot be told."""
    if entry.support:
        yield Line("heading", "Support and money that may follow")
    for one in sorted(entry.support, key=lambda one: one.finding):
        style: Style = "text" if one.finding == "appears_met" else "missing"
        yield Line(style, support_words(one, guidance, authority), one.cites, 2)
        if one.needs:
            named = " ".join(_asked(asked, guidance, facts) for asked in one.needs[:3])
            yield Line("quiet", f"Hangs on: {named}", None, 4)


def citation_view(
    cite: str,
    guidance: Guidance,
    authority: str,
    today: date,
    passage: Passages | None = None,
) -> tuple[Line, ...]:
    """One citation: our words, whose they are and where to find them; law notes and conflicts apart from it.

    `passage`: what the user's own copy has of a statement; it is said to be theirs, and quoted.
    """
    statement = guidance.statements.get(cite)
    if statement is not None:
        own = passage(statement) if passage else None
        return tuple(_statement(statement, guidance, authority, today, own))
    note = guidance.note_of(cite)
    return tuple(_note(note, today)) if note else (Line("text", f"{clean_line(cite, 60)} is not in this knowledge."),)


def _statement(
    statement: Statement, guidance: Guidance, authority: str, today: date, own: OwnPassage | None
) -> Iterator[Line]:
    source = guidance.sources[statement.source]
    owner = guidance.authorities.get(source.owner)
    whose = {
        "own": f"{owner.name if owner else ''}: your council's own guidance",
        "other_council": f"{owner.name if owner else ''}: another council's guidance, not yours",
        "dfe": "Department for Education",
        "law": "",
    }[guidance.whose(statement.id, authority)]
    if authority == EVERYBODYS and owner:
        whose = f"{owner.name}'s guidance"
    yield Line("title", f"{statement.id}, in our words")
    yield Line("text", statement.says, None, 2)
    yield Line("heading", "Whose it is")
    yield Line("text", whose, None, 2)
    voice = voice_words(guidance, statement.id)
    if voice:
        parts = " ".join(differences(guidance, statement.id))
        yield Line("text", f"{voice[:1].upper()}{voice[1:]}.{f' {parts}' if parts else ''}", None, 2)
    yield Line("heading", "Where to find it")
    yield Line("text", f"{source.title} ({source.edition})", None, 2)
    section = Page("section", statement.source, (statement.section,))
    yield Line("text", f"{statement.section}; {statement.locator}", section, 2)
    yield Line("text", f"Look for: “{statement.pin}”", None, 2)
    if source.review_by and source.review_by < today:
        yield Line("law", f"Due for review by {day_label(source.review_by)}: ask for the current version.", None, 2)
    if own is not None:
        yield from _own_copy(own)
    touching = [note for note in guidance.notes.values() if statement.id in note.touches]
    for note in touching:
        yield from _note(note, today)
    for conflict in guidance.conflicts.values():
        if any(statement.id in side.cites for side in conflict.sides):
            yield Line("heading", f"Where the sources differ: {conflict.title}")
            for side in conflict.sides:
                named = guidance.authorities.get(side.whose)
                name = named.name if named else {"dfe": "DfE"}.get(side.whose, side.whose.capitalize())
                yield Line("text", f"{name}: {side.says} [{', '.join(side.cites)}]", side.cites, 2)
            yield Line("text", f"{WHY_THEY_DIFFER}: {conflict.why}", None, 2)
            yield Line("text", f"{WHAT_TO_DO}: {conflict.do}", None, 2)


def _own_copy(own: OwnPassage) -> Iterator[Line]:
    """The passage in quotation, or why there is none."""
    if own.problem or own.added is None:
        yield Line("quiet", f"{own.problem[:1].upper()}{own.problem[1:]}.", None, 2)
        return
    added = f"added on {day_label(own.added)}"
    if own.passage is None:
        yield Line("text", f"Not found in your copy, {added}: it may be another edition.", None, 2)
        return
    yield Line("heading", "The passage itself, from your own copy")
    if own.passage.before:
        yield Line("quiet", f"Just before it: “{own.passage.before}”", None, 2)
    yield Line("text", f"“{own.passage.says}”", None, 2)
    if own.passage.after:
        yield Line("quiet", f"Just after it: “{own.passage.after}”", None, 2)
    yield Line("quiet", f"Your copy: {own.kind}, {added}.", None, 2)


def _note(note: CurrencyNote, today: date) -> Iterator[Line]:
    yield Line("heading", f"Law note {note.number}, not part of the guidance: {note.title}")
    yield Line("law", note.says, None, 2)
    signed = f"signed off {note.signed_off}" if note.signed_off else "not yet signed off"
    stale = "; due to be checked again" if today > note.review_by else ""
    yield Line("quiet", f"{note.authority}. Checked {note.checked}, {signed}{stale}.", None, 2)
