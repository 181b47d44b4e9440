"""Law notes and differences between sources, for the chair's page: those that bear on what is considered first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from assistant.documents.balance_cells import Laid
from assistant.documents.pages import Page
from assistant.documents.views import Line
from assistant.reasoning.records import Entry

NONE_BEARS = "None that bears on what is considered first."


def bearing_lines(laid: Laid) -> Iterator[Line]:
    """What holds an option back in law; then starred notes and differences between sources in turn.

    While nothing is named to consider first, what bears on any option.
    """
    seats = set(laid.of.plan.consider_first)
    first = [entry for entry in laid.of.entries if entry.seat in seats]
    holding = {held.note for entry in laid.of.entries for held in entry.law_differs}
    bearing = [note for note in laid.of.notes if not first or _bears(note.note, first, laid)]
    held = [_note(note.note, laid) for note in laid.of.notes if note.note in holding]
    starred = [_note(note.note, laid) for note in bearing if note.note not in holding and note.starred]
    plain = [_note(note.note, laid) for note in bearing if note.note not in holding and not note.starred]
    differ = [_differ(key, laid) for key in laid.of.conflicts if not first or _is_of(key, first, laid)]
    in_turn = [line for pair in zip_longest(starred, differ) for line in pair if line is not None]
    yield from (*held, *in_turn, *plain) or (Line("quiet", NONE_BEARS, None, 2),)


def _bears(number: int, first: list[Entry], laid: Laid) -> bool:
    """Whether it stands behind what is said of one of these entries, or of what their options are."""
    return any(f"law:{number}" in _cited(entry, laid) for entry in first)


def _cited(entry: Entry, laid: Laid) -> frozenset[str]:
    option = laid.guidance.options[entry.option]
    cites = [one.cites for one in (*entry.supports, *entry.cautions, *entry.harm_reduced_by)]
    cites += [one.cites for one in entry.missing] + [one.cites for one in entry.routes]
    return frozenset(cite for one in (*cites, option.basis, option.effects) for cite in one)


def _is_of(key: str, first: list[Entry], laid: Laid) -> bool:
    return not {entry.option for entry in first}.isdisjoint(laid.guidance.conflicts[key].options)


def _differ(key: str, laid: Laid) -> Line:
    return Line("link", laid.guidance.conflicts[key].title, Page("conflict", key), 2)


def _note(number: int, laid: Laid) -> Line:
    return Line("law", f"Law note {number}: {laid.guidance.notes[number].title}", (f"law:{number}",), 2)
