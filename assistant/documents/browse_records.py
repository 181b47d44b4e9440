"""Forms, words of the field, differences, law notes, and what the guidance does not cover."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.browse_words import (
    banners,
    link,
    side_label,
    source_label,
    sources_in_order,
    statement_line,
    whose_words,
)
from assistant.documents.pages import Page
from assistant.documents.views import WHAT_TO_DO, WHY_THEY_DIFFER, Line, citation_view
from assistant.documents.words import cites_label
from assistant.guidance import Guidance
from assistant.guidance.references import LAW
from assistant.guidance.sheets import Conflict, CurrencyNote, Form, FormField, Silence, Term

BASES = {
    "guidance": "A document carries this meaning.",
    "law": "A law note carries this meaning; it is not part of the guidance.",
    "ours": "Our own plain explanation: it cites nothing and is not advice.",
}


# ---------------------------------------------------------------- forms


def forms_view(guidance: Guidance, authority: str) -> Iterator[Line]:
    """Every form and checklist, one's own council's first."""
    yield Line("title", "Forms and checklists")
    for source in sources_in_order(guidance, authority):
        found = [form for form in guidance.forms.values() if form.source == source]
        if found:
            yield Line("heading", source_label(source, guidance, authority))
            yield from (link(form.title, Page("form", form.id), form.use) for form in found)


def form_view(form: Form, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One form: what it is for, and its fields in printed order."""
    yield Line("title", form.title)
    yield Line("quiet", f"{guidance.sources[form.source].title}. {whose_words(form.source, guidance, authority)}.")
    yield from banners(guidance, (form.source,), today)
    yield Line("text", f"{form.use}{_cited(form.cites, guidance, authority)}", form.cites or None)
    if form.note:
        yield Line("quiet", form.note)
    printed = [field for field in form.fields if field.in_template]
    asked = [field for field in form.fields if not field.in_template]
    for title, fields in (("What it asks, in printed order", printed), ("Asked for, but not printed on it", asked)):
        if fields:
            yield Line("heading", title)
        for field in fields:
            yield from _field(field, guidance, authority)


def _field(field: FormField, guidance: Guidance, authority: str) -> Iterator[Line]:
    yield Line("text", f"{field.label}{_cited(field.cites, guidance, authority)}", field.cites or None, 2)
    if field.only_if:
        yield Line("quiet", f"Only where this is so: {field.only_if}", None, 4)
    for prompt in field.prompts:
        yield Line("quiet", prompt, None, 4)


# ---------------------------------------------------------------- words of the field


def terms_view(guidance: Guidance) -> Iterator[Line]:
    """Every word of the field, from A."""
    yield Line("title", "Words of the field")
    letter = ""
    for term in sorted(guidance.terms.values(), key=lambda term: term.term.casefold()):
        if term.term[:1].upper() != letter:
            letter = term.term[:1].upper()
            yield Line("heading", letter)
        yield term_link(term)


def term_link(term: Term) -> Line:
    """A word of the field, in a list."""
    also = f" ({', '.join(term.also)})" if term.also else ""
    return link(f"{term.term}{also}", Page("term", term.id))


def term_view(term: Term, guidance: Guidance, authority: str) -> Iterator[Line]:
    """One word: what it means and on what that rests."""
    yield Line("title", f"{term.term[:1].upper()}{term.term[1:]}")
    if term.also:
        yield Line("quiet", f"Also: {', '.join(term.also)}.")
    yield Line("text", f"{term.means}{_cited(term.cites, guidance, authority)}", term.cites or None)
    yield Line("quiet", BASES[term.basis])
    if term.words:
        yield Line("heading", "What councils call it")
        for key in sorted(term.words, key=lambda key: key != authority):
            yours = " (yours)" if key == authority else ""
            yield Line("text", f"{guidance.authorities[key].name}{yours}: “{term.words[key]}”", None, 2)
    if term.not_same:
        yield Line("heading", "Not the same as")
        yield from (term_link(guidance.terms[other]) for other in term.not_same)


# ---------------------------------------------------------------- where the sources differ


def conflict_link(conflict: Conflict) -> Line:
    """A difference, in a list."""
    return link(conflict.title, Page("conflict", conflict.id))


def conflicts_view(guidance: Guidance, authority: str) -> Iterator[Line]:
    """Every difference, those that one's own council is a side of first."""
    yield Line("title", "Where the sources differ")
    yield Line("quiet", "Two councils' rules are never merged. Follow your own council's, and ask where it is silent.")
    for conflict in sorted(guidance.conflicts.values(), key=lambda one: authority not in _sides(one)):
        who = ", ".join(side_label(side, guidance) for side in dict.fromkeys(_sides(conflict)))
        yield link(conflict.title, Page("conflict", conflict.id), who)


def _sides(conflict: Conflict) -> list[str]:
    return [side.whose for side in conflict.sides]


def conflict_view(conflict: Conflict, guidance: Guidance, authority: str) -> Iterator[Line]:
    """One difference: who says what, why they differ, what to do."""
    yield Line("title", conflict.title)
    for side in sorted(conflict.sides, key=lambda side: side.whose != authority):
        yours = " (yours)" if side.whose == authority else ""
        cited = cites_label(side.cites, guidance, authority)
        yield Line("text", f"{side_label(side.whose, guidance)}{yours}: {side.says} [{cited}]", side.cites or None, 2)
    yield Line("heading", WHY_THEY_DIFFER)
    yield Line("text", conflict.why, None, 2)
    yield Line("heading", WHAT_TO_DO)
    yield Line("text", conflict.do, None, 2)
    yield from _about(conflict.options, guidance, "Any option.")


# ---------------------------------------------------------------- law notes


def note_link(note: CurrencyNote) -> Line:
    """A law note, in a list."""
    return Line("law", f"Law note {note.number}: {note.title}", Page("note", str(note.number)))


def notes_view(guidance: Guidance) -> Iterator[Line]:
    """Every law note."""
    yield Line("title", "Law notes, not part of the guidance")
    yield Line("quiet", "Where the law has moved since a document was written. They stand beside it, never in it.")
    yield from (note_link(note) for note in guidance.notes.values())
    due = [deadline for deadline in guidance.deadlines.values() if deadline.authority == LAW]
    if due:
        yield Line("heading", "What the law says is due")
        yield from (link(deadline.what, Page("deadline", deadline.id), deadline.says) for deadline in due)


def note_view(note: CurrencyNote, guidance: Guidance, authority: str, today: date) -> Iterator[Line]:
    """One law note, what is printed, and the statements beside which it stands."""
    yield from citation_view(f"law:{note.number}", guidance, authority, today)
    yield Line("heading", "What is printed")
    yield Line("text", note.printed, None, 2)
    if note.addresses:
        yield Line("heading", "Where it was read")
        yield from (Line("quiet", address, None, 2) for address in note.addresses)
    touched = [guidance.statements[one] for one in note.touches if one in guidance.statements]
    if touched:
        yield Line("heading", "It stands beside")
    for source in sources_in_order(guidance, authority):
        whose = source_label(source, guidance, authority)
        yield from (statement_line(one, guidance, whose) for one in touched if one.source == source)
    yield from _about(note.options, guidance)


# ---------------------------------------------------------------- what is not covered


def silence_link(silence: Silence) -> Line:
    """What is not covered, in a list."""
    return link(silence.title, Page("silence", silence.id))


def silences_view(guidance: Guidance) -> Iterator[Line]:
    """Everything that is known not to be covered."""
    yield Line("title", "What the guidance does not cover, and whom to ask")
    if not guidance.silences:
        yield Line("quiet", "Nothing is listed here yet. That a topic is not listed does not mean that it is covered.")
    yield from (silence_link(silence) for silence in guidance.silences.values())


def silence_view(silence: Silence, guidance: Guidance) -> Iterator[Line]:
    """One topic that no document covers, and whom to ask."""
    yield Line("title", silence.title)
    yield Line("text", silence.says)
    yield Line("heading", "Whom to ask")
    yield Line("text", f"{silence.ask_whom[:1].upper()}{silence.ask_whom[1:].rstrip('.')}.", None, 2)
    if silence.notes:
        yield Line("heading", "Law notes that speak of it, not part of the guidance")
        yield from (note_link(guidance.notes[number]) for number in silence.notes)
    yield from _about(silence.options, guidance)


# ---------------------------------------------------------------- for all of them


def _about(options: tuple[str, ...], guidance: Guidance, none: str = "") -> Iterator[Line]:
    """The options that something bears on. `none`: what it means that none is named, where it means something."""
    if options or none:
        yield Line("heading", "It bears on")
    if not options and none:
        yield Line("text", none, None, 2)
    yield from (link(guidance.options[key].label, Page("option", key)) for key in options)


def _cited(cites: tuple[str, ...], guidance: Guidance, authority: str) -> str:
    return f" [{cites_label(cites, guidance, authority)}]" if cites else ""
