"""`permanence balance`, `chair` and `welfare`: a case file as a sheet to weigh from. None of them weighs."""

from __future__ import annotations

import argparse
import shutil
import sys

from assistant.commands.casefiles import case_and_day
from assistant.commands.common import BadInput, columns, print_json, the_guidance
from assistant.conditions import Facts
from assistant.documents.balance import FEWEST, MOST, balance_sheet
from assistant.documents.balance_text import WIDE, balance_data, balance_text, fitting
from assistant.documents.browse_text import page_text
from assistant.documents.chair import chair_data, chair_page, chair_text
from assistant.documents.welfare import welfare_data, welfare_view
from assistant.guidance import Guidance
from assistant.guidance.wording import in_words_of
from assistant.reasoning import Assessment, Seat
from assistant.reasoning import assess as assessed
from assistant.text import clean_line

WIDEST = 200


def balance(options: argparse.Namespace) -> int:
    """Entries side by side: those named, or every live one."""
    assessment, guidance, facts = _laid_out(options)
    seats = _seats(options.entries, assessment, guidance)
    width = _width()
    most = MOST if options.json else min(MOST, fitting(width)) if fitting(width) > 1 else MOST
    sheet = balance_sheet(assessment, guidance, facts, seats, most)
    if options.json:
        print_json(balance_data(sheet))
    else:
        print(balance_text(sheet, width), end="")
    return 0


def chair(options: argparse.Namespace) -> int:
    """One page for whoever chairs or reviews."""
    page = chair_page(*_laid_out(options))
    if options.json:
        print_json(chair_data(page))
    else:
        print(chair_text(page, min(columns(), 80)), end="")
    return 0


def welfare(options: argparse.Namespace) -> int:
    """What was told, under the headings of the welfare checklist."""
    laid = _laid_out(options)
    if options.json:
        print_json(welfare_data(*laid))
    else:
        print(page_text(list(welfare_view(*laid)), columns(), numbered=False))
    return 0


def _laid_out(options: argparse.Namespace) -> tuple[Assessment, Guidance, Facts]:
    guidance = the_guidance(options)
    case, today = case_and_day(options, guidance)
    return assessed(guidance, case, today), in_words_of(guidance, case.authority), case.facts(guidance, today)


def _width() -> int:
    """The terminal's columns: all of a wide one, where the sheet stands in columns."""
    wide = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 0
    return min(wide, WIDEST) if wide >= WIDE else columns()


def _seats(named: list[str], assessment: Assessment, guidance: Guidance) -> tuple[Seat, ...]:
    """The entries named as option or option:person; none where none is."""
    seats = tuple(_seat(one, assessment, guidance) for one in named)
    if named and not FEWEST <= len(seats) <= MOST:
        raise BadInput(f"balance: {len(seats)} named: expected from {FEWEST} to {MOST} entries, or none for every one")
    twice = next((one for one, seat in zip(named, seats, strict=True) if seats.count(seat) > 1), None)
    if twice is not None:
        raise BadInput(f"{clean_line(twice, 60)}: named twice: expected different entries")
    return seats


def _seat(name: str, assessment: Assessment, guidance: Guidance) -> Seat:
    option, colon, person = name.strip().partition(":")
    option = option.lower()
    shown = clean_line(name, 120)
    if option not in guidance.options:
        raise BadInput(f"unknown option {shown!r}: expected one of {', '.join(guidance.options)}")
    seats = [entry.seat for entry in assessment.entries if entry.option == option]
    if not seats:
        raise BadInput(f"{option} has no entry here: run assess to see the entries")
    wanted = Seat(option, person or None)
    if wanted in seats:
        return wanted
    if not colon and len(seats) == 1:
        return seats[0]
    listed = ", ".join(f"{seat.option}:{seat.person}" if seat.person else seat.option for seat in seats)
    raise BadInput(f"{shown!r} is not laid out here: expected one of {listed}")
