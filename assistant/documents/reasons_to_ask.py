"""Why a question is asked, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.views import Line
from assistant.documents.words import cites_label
from assistant.interview.cards import Card
from assistant.interview.sitting import Sitting
from assistant.interview.why import why_asked
from assistant.reasoning.words import seat_label

MOST_ENTRIES = 6


def why_view(card: Card, sitting: Sitting) -> tuple[Line, ...]:
    """What the answer to this card decides, and the guidance that makes it matter, each opening its citation."""
    return tuple(_lines(card, sitting))


def _lines(card: Card, sitting: Sitting) -> Iterator[Line]:
    guidance, facts, authority = sitting.guidance, sitting.facts, sitting.case.authority
    yield Line("title", f"Why I ask: {card.ask}")
    if not card.of_case:
        yield Line("text", "This one is about our conversation, not about the case: no option turns on it.")
        return
    why = why_asked(card, sitting)
    if why.settles:
        yield Line("heading", "These wait for it")
        for entry in why.settles[:MOST_ENTRIES]:
            yield Line("entry", seat_label(entry.seat, guidance, facts), entry.seat, 2)
        if len(why.settles) > MOST_ENTRIES:
            yield Line("quiet", f"and {len(why.settles) - MOST_ENTRIES} more", None, 2)
    if why.weighs:
        yield Line("heading", "It bears on" if not why.settles else "It bears on these too")
        yield Line("text", "; ".join(guidance.options[option].label for option in why.weighs), None, 2)
    if why.places and not (why.settles or why.weighs):
        yield Line("heading", "Whether they are laid out on their own turns on it")
        yield Line("text", "; ".join(guidance.options[option].label for option in why.places), None, 2)
    if why.dates:
        yield Line("heading", "Dates that hang on it")
        yield Line("text", "; ".join(why.dates), None, 2)
    if why.cites:
        yield Line("heading", "The guidance that makes it matter")
    for cite in why.cites:
        statement, note = guidance.statements.get(cite), guidance.note_of(cite)
        words = statement.says if statement else note.title if note else ""
        yield Line("text", f"{words} [{cites_label((cite,), guidance, authority)}]", (cite,), 2)
    if why.prompts:
        yield Line("heading", "Things to do that hang on it")
        for rule in why.prompts[:MOST_ENTRIES]:
            found = guidance.rules[rule]
            yield Line("text", _plainly(found.says), found.cites, 2)
    if not (why.settles or why.weighs or why.dates or why.cites or why.prompts or why.places):
        yield Line("text", "Other questions hang on it: whether they are asked at all depends on this answer.")


def _plainly(says: str) -> str:
    """A rule's words where it is not known yet of whom."""
    text = says.replace("{person}", "this person")
    return text[:1].upper() + text[1:]
