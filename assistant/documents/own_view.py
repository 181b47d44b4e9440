"""The worker's own view, in their words, beside where each entry stands: for the screen, line by line and printed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conditions import Facts
from assistant.documents.views import MARKS, Line, entry_view
from assistant.documents.words import bullet, paragraph
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment, Entry, OwnEntry, Seat
from assistant.reasoning.words import STANDINGS, TIERS, seat_label
from assistant.text import LONGEST_REPLY, clean_line

TITLE = "Your own view"
ITS_OWN = "Your words, beside the assistant's. They move nothing in the reasoning."
ORDER, REASONS = "Your order, with where each stands in the assistant's", "Your reasons"
NOT_NAMED = "The assistant names to consider first, and your order does not have"
MEANS, DIFFERS = "What it would mean for this child", "Where you see it differently"
NO_WORDS = "Nothing said yet."
NOT_LAID_OUT = "not laid out now"


def own_words(text: str) -> str:
    """The worker's words on one line, to be wrapped."""
    return clean_line(text, LONGEST_REPLY)


def beside_words(seat: Seat, assessment: Assessment) -> str:
    """Where the assistant's order has an entry: its tier, and where it stands."""
    entry = next((one for one in assessment.entries if one.seat == seat), None)
    if entry is None:
        return NOT_LAID_OUT
    return f"{TIERS[entry.tier].lower()}; {STANDINGS[entry.standing]}"


def said_of(entry: OwnEntry) -> tuple[tuple[str, str], ...]:
    """What was said of one entry, each under its title."""
    both = ((MEANS, own_words(entry.means)), (DIFFERS, own_words(entry.disagrees)))
    return tuple((title, words) for title, words in both if words)


def not_in_order(assessment: Assessment) -> tuple[Entry, ...]:
    """What the assistant names to consider first and the worker's order does not have; nothing while there is none."""
    own, plan = assessment.own, assessment.plan
    first = [entry for entry in assessment.entries if entry.seat in plan.consider_first]
    return tuple(entry for entry in first if entry.seat not in own.order) if own.order else ()


# ---------------------------------------------------------------- views


def entry_with_own(entry: Entry, assessment: Assessment, guidance: Guidance, facts: Facts) -> tuple[Line, ...]:
    """An entry as `entry_view` gives it, and after it what the worker says of it."""
    said = said_of(assessment.own.entries.get(entry.seat, OwnEntry()))
    view = entry_view(entry, guidance, facts, assessment.authority)
    return (*view, *_own_lines(said)) if said else view


def _own_lines(said: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    yield Line("heading", TITLE)
    for title, words in said:
        yield Line("text", f"{title}: “{words}”", None, 2)
    yield Line("quiet", ITS_OWN, None, 2)


def own_view(assessment: Assessment, guidance: Guidance, facts: Facts, rest: bool = False) -> tuple[Line, ...]:
    """The whole of it; `rest`: and then the entries that are not in their order, so that they can be placed."""
    return tuple(_view(assessment, guidance, facts, rest))


def _view(of: Assessment, guidance: Guidance, facts: Facts, rest: bool) -> Iterator[Line]:
    own = of.own
    yield Line("title", TITLE)
    yield Line("quiet", ITS_OWN)
    yield Line("heading", ORDER)
    for number, seat in enumerate(own.order, 1):
        yield Line("text", _ordered(number, seat, of, guidance, facts), seat, 2)
    if not own.order:
        yield Line("quiet", NO_WORDS, None, 2)
    left_out = not_in_order(of)
    if left_out:
        yield Line("quiet", f"{NOT_NAMED}: {_labels(left_out, guidance, facts)}.", None, 2)
    yield Line("heading", REASONS)
    yield Line("text", f"“{own_words(own.reasons)}”", None, 2) if own.reasons else Line("quiet", NO_WORDS, None, 2)
    if own.entries:
        yield Line("heading", "What you say of each")
    for seat in _in_order(of):
        away = f" ({NOT_LAID_OUT})" if beside_words(seat, of) == NOT_LAID_OUT else ""
        yield Line("text", f"{seat_label(seat, guidance, facts)}{away}", None if away else seat, 2)
        for title, words in said_of(own.entries[seat]):
            yield Line("text", f"{title}: “{words}”", None, 4)
    others = [entry for entry in of.entries if entry.seat not in own.order] if rest else []
    if others:
        yield Line("heading", "Not in your order")
    for entry in others:
        yield Line("entry", f"{MARKS[entry.standing]} {seat_label(entry.seat, guidance, facts)}", entry.seat, 2)


def _ordered(number: int, seat: Seat, of: Assessment, guidance: Guidance, facts: Facts) -> str:
    return f"{number}. {seat_label(seat, guidance, facts)} ({beside_words(seat, of)})"


def _in_order(of: Assessment) -> tuple[Seat, ...]:
    """The seats of which something is said: as they stand in the worker's order, then in the assistant's."""
    places = [*of.own.order, *(entry.seat for entry in of.entries), *of.own.entries]
    return tuple(seat for seat in dict.fromkeys(places) if seat in of.own.entries)


def _labels(entries: tuple[Entry, ...], guidance: Guidance, facts: Facts) -> str:
    return "; ".join(seat_label(entry.seat, guidance, facts) for entry in entries)


# ---------------------------------------------------------------- printed


def own_section(of: Assessment, guidance: Guidance, facts: Facts, width: int) -> Iterator[str]:
    """The part of a printed assessment that is the worker's own; nothing where nothing was said."""
    own = of.own
    if own.is_empty:
        return
    yield ""
    yield TITLE.upper()
    yield paragraph(ITS_OWN, width)
    if own.order:
        yield paragraph(f"{ORDER}:", width, 2)
        for number, seat in enumerate(own.order, 1):
            yield paragraph(_ordered(number, seat, of, guidance, facts), width, 4)
        left_out = not_in_order(of)
        if left_out:
            yield paragraph(f"{NOT_NAMED}: {_labels(left_out, guidance, facts)}.", width, 4)
    if own.reasons:
        yield paragraph(f"{REASONS}:", width, 2)
        yield paragraph(f"“{own_words(own.reasons)}”", width, 4)
    for seat in _in_order(of):
        away = f" ({NOT_LAID_OUT})" if beside_words(seat, of) == NOT_LAID_OUT else ""
        yield paragraph(f"{seat_label(seat, guidance, facts)}{away}", width, 2)
        for title, words in said_of(own.entries[seat]):
            yield bullet(f"{title}: “{words}”", width, 4)
