"""The health of the records themselves: whether each can be relied on, found, asked for and told from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.guidance import Guidance
from assistant.guidance.references import where_voice
from assistant.guidance.sheets import Cell
from assistant.guidance.sources import Statement

LONGEST_PIN = 8
DOCUMENTS_ALONE = "the documents themselves"
"""The authority of a law note that rests on no law, and so has no address: it compares what the documents print."""
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
FEWEST_ASKS = 2
TABLE_COLUMNS = ("private_fostering", "informal_family", "connected_foster", "ltfc", "cao", "sgo", "adoption")
TABLE_ROWS = (
    *("route", "parental_responsibility", "approval", "duration", "supervision", "review"),
    *("support", "money_entitlement", "money_discretion"),
)
"""Of Tameside's Appendices 1-3: every cell has a place on the option sheets."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: file, record, field, and what was expected. `case`: a case file that shows it, if one can."""

    where: str
    what: str
    case: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def record_problems(guidance: Guidance) -> Iterator[Problem]:
    """What is wrong with single records, whatever cites them."""
    yield from _statements(guidance)
    yield from _fingerprints(guidance)
    yield from _voices(guidance)
    yield from _sheets(guidance)
    yield from _terms(guidance)
    yield from _conflicts(guidance)
    yield from _silences(guidance)
    yield from _notes(guidance)


def _statements(guidance: Guidance) -> Iterator[Problem]:
    asked: dict[str, str] = {}
    for one in guidance.statements.values():
        where = f"statements: statement {one.id}"
        if not 0 < len(one.pin.split()) <= LONGEST_PIN:
            yield Problem(f"{where}: pin", f"{len(one.pin.split())} words: expected one to {LONGEST_PIN}")
        if one.through is not None and one.through <= one.line:
            yield Problem(f"{where}: through", f"{one.through}: expected a line after {one.line}, or to be left out")
        yield from _sentence(f"{where}: says", one.says)
        yield from _known_options(where, one, guidance)
        if len(one.asks) < FEWEST_ASKS:
            yield Problem(f"{where}: asks", f"{len(one.asks)}: expected {FEWEST_ASKS} or more ways a worker would ask")
        for ask in one.asks:
            other = asked.setdefault(ask.casefold(), one.id)
            if other != one.id:
                yield Problem(f"{where}: asks", f"{ask!r} is also asked for {other}: expected it of one of them")
        for before, after in pairwise(one.figures):
            if before == after:
                yield Problem(f"{where}: figures", f"{before.number} {before.unit} twice: expected each once")


def _sentence(where: str, text: str) -> Iterator[Problem]:
    if not text.strip().endswith((".", "?", "!")):
        yield Problem(where, "expected a sentence with its full stop")


def _known_options(where: str, one: Statement, guidance: Guidance) -> Iterator[Problem]:
    for key in one.options:
        if key not in guidance.options:
            yield Problem(f"{where}: options", f"unknown option {key!r}: expected one of {', '.join(guidance.options)}")


def _fingerprints(guidance: Guidance) -> Iterator[Problem]:
    for identity in guidance.fingerprints:
        if identity not in guidance.statements:
            yield Problem(f"fingerprints.toml: {identity}", "no such statement: run knowledge verify --accept")
    if guidance.pack is None:
        for identity in guidance.statements:
            if identity not in guidance.fingerprints:
                yield Problem(f"fingerprints.toml: {identity}", "missing: run knowledge verify --accept")


def _voices(guidance: Guidance) -> Iterator[Problem]:
    for voice in guidance.voices:
        sources = {guidance.statements[one].source for one in voice.statements}
        if len(voice.statements) < 2 or len(sources) < 2:
            yield Problem(f"{where_voice(voice)}: statements", "expected two or more, of different documents")


def _sheets(guidance: Guidance) -> Iterator[Problem]:
    seen: set[tuple[str, str, str]] = set()
    for cell in guidance.cells:
        where = f"sheets.toml: cell {cell.option}: {cell.row} ({cell.source})"
        place = (cell.option, cell.row, cell.source)
        if place in seen:
            yield Problem(where, "twice: expected one cell for an option, row and source")
        seen.add(place)
        yield from _cell(cell, where, guidance)
    if "tameside" in guidance.sources:
        for option in TABLE_COLUMNS:
            for row in TABLE_ROWS:
                if (option, row, "tameside") not in seen:
                    yield Problem(f"sheets.toml: cell {option}: {row} (tameside)", "missing: expected every table cell")


def _cell(cell: Cell, where: str, guidance: Guidance) -> Iterator[Problem]:
    if cell.printed == "not_printed":
        if cell.cites:
            yield Problem(f"{where}: cites", "expected none where nothing is printed")
        return
    if not cell.cites:
        yield Problem(f"{where}: cites", "empty: expected the statements of what is printed")
    if cell.printed in ("inferred", "cut_off") and not cell.note:
        yield Problem(f"{where}: note", f"empty: expected how a cell that is {cell.printed} was read")
    yield from _sentence(f"{where}: says", cell.says)
    owners = {guidance.statements[one].source for one in cell.cites if one in guidance.statements}
    for source in sorted(owners - {cell.source}):
        yield Problem(f"{where}: cites", f"a statement of {source}: expected those of {cell.source} alone")


def _terms(guidance: Guidance) -> Iterator[Problem]:
    called: dict[str, str] = {}
    for term in guidance.terms.values():
        where = f"glossary.toml: term {term.id}"
        if (term.basis == "ours") == bool(term.cites):
            expected = "none where the meaning is ours" if term.cites else f"what in {term.basis} it rests on"
            yield Problem(f"{where}: cites", f"expected {expected}")
        for name in (term.term, *term.also):
            other = called.setdefault(name.casefold(), term.id)
            if other != term.id:
                yield Problem(f"{where}: also", f"{name!r} also means {other}: expected it of one term, or of none")


def _conflicts(guidance: Guidance) -> Iterator[Problem]:
    for conflict in guidance.conflicts.values():
        where = f"conflicts.toml: conflict {conflict.id}"
        if len(conflict.sides) < 2:
            yield Problem(f"{where}: sides", f"{len(conflict.sides)}: expected two or more")
        for number, side in enumerate(conflict.sides, 1):
            if not side.cites:
                yield Problem(f"{where}: sides {number}: cites", "empty: expected where it says so")
            yield from _of_its_side(f"{where}: sides {number}: cites", side.whose, side.cites, guidance)


def _of_its_side(where: str, whose: str, cites: Iterable[str], guidance: Guidance) -> Iterator[Problem]:
    for cite in cites:
        statement = guidance.statements.get(cite)
        owner = guidance.sources[statement.source].owner if statement else "law"
        if owner != whose:
            yield Problem(where, f"{cite} is of {owner}: expected what {whose} says")


def _silences(guidance: Guidance) -> Iterator[Problem]:
    for one in guidance.silences.values():
        where = f"silences.toml: silence {one.id}"
        if not one.ask_whom:
            yield Problem(f"{where}: ask_whom", "empty: expected who can answer it")
        if not one.asks:
            yield Problem(f"{where}: asks", "empty: expected how a worker would ask for it")


def _notes(guidance: Guidance) -> Iterator[Problem]:
    """A law note says on what it rests, when that was looked up and when it must be again."""
    for note in guidance.notes.values():
        where = f"currency.toml: note {note.number}"
        yield from _sentence(f"{where}: says", note.says)
        if not note.authority.strip():
            yield Problem(f"{where}: authority", "empty: expected the Act, regulation or case it rests on")
        elif not note.addresses and not note.authority.casefold().startswith(DOCUMENTS_ALONE):
            yield Problem(f"{where}: addresses", "empty: expected where it can be read")
        if not _MONTH.fullmatch(note.checked):
            yield Problem(f"{where}: checked", f"{note.checked!r}: expected a month such as 2026-11")
        elif note.review_by.isoformat()[:7] <= note.checked:
            yield Problem(f"{where}: review_by", f"{note.review_by}: expected a day after {note.checked}")
