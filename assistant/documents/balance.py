"""The balance sheet: chosen entries side by side, row by row. It sets out; it weighs nothing and adds nothing up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.conditions import Facts
from assistant.documents.balance_cells import CELLS, Cell, Laid, lines_that_decide
from assistant.documents.views import Line
from assistant.guidance import Guidance
from assistant.reasoning.records import Assessment, Entry, Seat
from assistant.reasoning.words import TIERS, seat_label

TITLE = "Side by side"
CAPTION = (
    "This sets the options out beside each other. It does not weigh them, and the order of the columns says only what "
    "is looked at first. What is the same for several is said once. The weighing is yours."
)
LITTLE_KNOWN = "Little is known yet, so none of these is named to consider first. Asked first:"
OF_ALL = "Of all of these"
FEWEST, MOST = 2, 4
"""How many entries can be chosen to stand side by side."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What is said in the same words of several of a sheet's entries, by their places in it."""

    of: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One row: what is said alike, once; then each entry's own, in the order of the columns."""

    title: str
    alike: tuple[Alike, ...]
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Entries side by side. `title`: what they have in common, empty for chosen ones."""

    title: str
    seats: tuple[Seat, ...]
    labels: tuple[str, ...]
    rows: tuple[BalanceRow, ...]


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """Everything side by side, in groups. `leads`: what comes before them all where little is known."""

    caption: str
    leads: tuple[Line, ...]
    groups: tuple[Balance, ...]


def balance_sheet(
    assessment: Assessment, guidance: Guidance, facts: Facts, seats: Sequence[Seat] = (), most: int = MOST
) -> BalanceSheet:
    """The sheet of these entries; of every live one in the plan's order, `most` to a group, where none is named."""
    laid = Laid(assessment, guidance, facts)
    if seats:
        found = {entry.seat: entry for entry in assessment.entries}
        groups: tuple[tuple[str, tuple[Entry, ...]], ...] = (("", tuple(found[seat] for seat in seats)),)
    else:
        groups = groups_of(assessment, most)
    leads: tuple[Line, ...] = ()
    if assessment.plan.too_little_known:
        leads = (Line("text", LITTLE_KNOWN), *lines_that_decide(assessment, guidance, facts))
    return BalanceSheet(CAPTION, leads, tuple(_balance(title, entries, laid) for title, entries in groups))


def groups_of(assessment: Assessment, most: int = MOST) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Every live entry, at most so many together: as the plan has them, and within that tier by tier."""
    found: dict[str, list[Entry]] = {}
    plan = assessment.plan
    live = [entry for entry in assessment.entries if entry.is_live]
    parts: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
        (": consider first", lambda entry: entry.seat in plan.consider_first),
        (": alongside", lambda entry: entry.seat in plan.in_parallel),
        (": laid out, and not named in the plan", lambda entry: True),
    )
    if plan.too_little_known:
        parts = (("", lambda entry: True),)
    placed: set[Seat] = set()
    for words, belongs in parts:
        for tier in (1, 2, 3, None):
            here = [entry for entry in live if entry.tier == tier and entry.seat not in placed and belongs(entry)]
            placed.update(entry.seat for entry in here)
            if here:
                found[f"{TIERS[tier].capitalize()}{words}"] = here
    return tuple((title, part) for title, entries in found.items() for part in _evenly(entries, most))


def _evenly(entries: list[Entry], most: int) -> Iterator[tuple[Entry, ...]]:
    """As few parts as there can be, none much longer than another."""
    parts = -(-len(entries) // most)
    each, over = divmod(len(entries), parts)
    begin = 0
    for part in range(parts):
        end = begin + each + (part < over)
        yield tuple(entries[begin:end])
        begin = end


def _balance(title: str, entries: tuple[Entry, ...], laid: Laid) -> Balance:
    rows = tuple(row for cell in CELLS if (row := _row(cell, entries, laid)) is not None)
    labels = tuple(seat_label(entry.seat, laid.guidance, laid.facts) for entry in entries)
    return Balance(title, tuple(entry.seat for entry in entries), labels, rows)


def _row(cell: Cell, entries: tuple[Entry, ...], laid: Laid) -> BalanceRow | None:
    """One row, with what is alike taken out of the cells and said once; None where there is nothing to say at all."""
    said = [_once(cell.lines(entry, laid)) for entry in entries]
    if not any(said):
        if not cell.if_none:
            return None
        return BalanceRow(cell.title, (Alike(_all(entries), (Line("quiet", cell.if_none),)),), ((),) * len(entries))
    where: dict[object, tuple[int, ...]] = {}
    for number, lines in enumerate(said):
        for line in lines:
            where[_key(line)] = (*where.get(_key(line), ()), number)
    alike: dict[tuple[int, ...], list[Line]] = {}
    own: list[list[Line]] = [[] for _ in entries]
    for number, lines in enumerate(said):
        for line in lines:
            of = where[_key(line)]
            if len(of) == 1:
                own[number].append(line)
            elif of[0] == number:
                alike.setdefault(of, []).append(_of_several(line))
    for number, lines in enumerate(said):
        if not lines and (cell.if_none or cell.apart):
            own[number].append(Line("quiet", cell.if_none or cell.apart))
    together = tuple(Alike(of, tuple(lines)) for of, lines in sorted(alike.items(), key=lambda one: -len(one[0])))
    return BalanceRow(cell.title, together, tuple(tuple(lines) for lines in own))


def alike_words(alike: Alike, sheet: Balance) -> str:
    """Of which entries it is said: of all, or these by name."""
    if len(alike.of) == len(sheet.seats):
        return OF_ALL
    return f"Of {' and of '.join(sheet.labels[number] for number in alike.of)}"


def _all(entries: Sequence[Entry]) -> tuple[int, ...]:
    return tuple(range(len(entries)))


def _once(lines: Iterator[Line]) -> tuple[Line, ...]:
    return tuple({_key(line): line for line in lines}.values())


def _key(line: Line) -> object:
    """What makes two lines the same: their words and citations, and not which entry they open."""
    return line.style, line.text, None if isinstance(line.opens, Seat) else line.opens


def _of_several(line: Line) -> Line:
    """A line of several entries opens none of them."""
    return Line(line.style, line.text, None, line.indent) if isinstance(line.opens, Seat) else line
