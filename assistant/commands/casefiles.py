"""`permanence assess` and `explain`: reasoning over a case file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.commands.common import BadInput, checked_authority, columns, print_json, the_guidance
from assistant.documents.as_json import assessment_data, explanation_data
from assistant.documents.as_text import assessment_text
from assistant.documents.explained import DEPTHS, Depth, explanation_text
from assistant.documents.heard import understood_data, understood_text
from assistant.guidance import Guidance
from assistant.guidance.shipped import shipped_folder
from assistant.guidance.wording import in_words_of
from assistant.language.understood import Understood
from assistant.reasoning import Case, Seat, read_case
from assistant.reasoning import assess as assessed
from assistant.reasoning.casefile import read_day
from assistant.reasoning.explain import explain as explained
from assistant.text import Refused, clean_line
from assistant.training.sample import SAMPLE

LARGEST_CASE = 200_000


def assess(options: argparse.Namespace) -> int:
    """Lay out every option of a case file."""
    guidance = the_guidance(options)
    case, today = case_and_day(options, guidance)
    understood = Understood(case.told)
    if case.told.strip():
        from assistant.language.not_names import field_words
        from assistant.language.privacy import private_in
        from assistant.language.reader import load_reader
        from assistant.training.free_text import told_in, with_told

        reader = load_reader(guidance)
        understood = told_in(case, guidance, today, reader)
        understood = replace(understood, private=private_in(understood.text, field_words(guidance)))
        if options.accept_told:
            case = with_told(case, understood, guidance, today, reader)
    assessment = assessed(guidance, case, today)
    if options.json:
        print_json({**assessment_data(assessment, guidance), **understood_data(understood)})
        return 0
    print(assessment_text(assessment, guidance, case.facts(guidance, today), columns(), options.full), end="")
    if case.told.strip():
        counts = "none of it counts until it is confirmed"
        if options.accept_told:
            counts = "what is clear in it, and goes against no answer of the file, was counted"
        print(f"\nWHAT YOU WROTE, AS UNDERSTOOD ({counts})")
        print(understood_text(understood, reader.lexicon, guidance, columns()), end="")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Why an option stands where it does."""
    guidance = the_guidance(options)
    depths = DEPTHS if options.depth is None else (_depth(options.depth),)
    case, today = case_and_day(options, guidance)
    options.option, _, whom = options.option.strip().partition(":")
    options.option, options.person = options.option.lower(), whom or options.person
    if options.option not in guidance.options:
        raise BadInput(
            f"unknown option {clean_line(options.option, 60)!r}: expected one of {', '.join(guidance.options)}"
        )
    seat = _seat(options, guidance, case, today)
    explanation = explained(guidance, case, today, seat)
    if explanation is None:
        raise BadInput(f"{options.option} has no entry here: run assess to see the entries")
    if options.json:
        print_json(explanation_data(explanation, in_words_of(guidance, case.authority), case.authority, case.own))
    else:
        facts = case.facts(guidance, today)
        print(explanation_text(explanation, guidance, facts, case.authority, columns(), depths), end="")
    return 0


def _depth(typed: str) -> Depth:
    found = next((depth for depth in DEPTHS if depth == typed.strip().lower()), None)
    if found is None:
        raise BadInput(f"--depth: unknown depth {clean_line(typed, 60)!r}: expected one of {', '.join(DEPTHS)}")
    return found


def case_and_day(options: argparse.Namespace, guidance: Guidance) -> tuple[Case, date]:
    """The case file that was named, and the day to reason as of."""
    return read_case_file(options.case, options, guidance)


def read_case_file(name: str, options: argparse.Namespace, guidance: Guidance) -> tuple[Case, date]:
    """The case in a file, or the shipped sample, and the day to reason as of; raises BadInput or BadCase."""
    path = shipped_folder("transcripts") / "cases" / SAMPLE if name == "sample" else Path(name)
    case = read_case(_text_of(path), clean_line(path.name, 120), guidance)
    if options.authority is not None:
        case = replace(case, authority=checked_authority(options.authority, guidance))
    today = case.today or date.today() if options.today is None else read_day(options.today, "--today")
    return case, today


def _text_of(path: Path) -> str:
    name = clean_line(str(path), 200)
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{name}: not a file: expected a case file")
        if path.stat().st_size > LARGEST_CASE:
            raise BadInput(f"{name}: over {LARGEST_CASE:,} bytes: expected a case file")
        return path.read_bytes().decode("utf-8-sig")
    except Refused:
        raise
    except FileNotFoundError:
        raise BadInput(f"{name}: no such file: expected a case file, or the word sample") from None
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise BadInput(f"{name}: not text (byte {error.start + 1} is not UTF-8): save it as UTF-8 text") from None
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise BadInput(f"{name}: cannot be read ({why}): expected a file you may open") from None


def _seat(options: argparse.Namespace, guidance: Guidance, case: Case, today: date) -> Seat:
    """The entry asked for; with no --person, the entry without one, or the only one there is."""
    seats = [entry.seat for entry in assessed(guidance, case, today).entries if entry.option == options.option]
    if options.person is not None:
        people = [person.id for person in case.people]
        if options.person not in people:
            listed = ", ".join(people) or "nobody: the case names no people"
            raise BadInput(f"--person: unknown person {clean_line(options.person, 60)!r}: expected one of {listed}")
        if Seat(options.option, options.person) not in seats:
            others = ", ".join(seat.person or "no person" for seat in seats)
            raise BadInput(f"--person: {options.option} is not laid out for {options.person}: expected one of {others}")
        return Seat(options.option, options.person)
    if Seat(options.option) in seats or len(seats) == 1:
        return Seat(options.option) if Seat(options.option) in seats else seats[0]
    listed = ", ".join(str(seat.person) for seat in seats)
    raise BadInput(f"{options.option} is laid out for several people: add --person with one of {listed}")
